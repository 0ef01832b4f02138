// title: Since when, and until when, do filings name a customer?
// topic: customers
// description: Day of the first and of the last filing that states the relationship, how many do, and the day of the
//     supplier's next annual report that names customers but not this one.
// parameter: supplier | company | | American Locker | Who sells: name, ticker, CIK or identifier
// column: supplierId | id | Identifier of the supplier
// column: customerId | id | Identifier of the customer
// column: supplier | text | Who sells
// column: customer | text | Who buys
// column: firstSeen | date | Day of the first filing that says so
// column: lastSeen | date | Day of the last one
// column: filings | integer | How many filings say so
// column: noLongerNamed | date | Day of the next annual report without it; none where there is no such report
// order: supplier, -lastSeen, customer, customerId
MATCH (s:Party)<-[:SUPPLIER]-(r:CustomerRelationship)-[:CUSTOMER]->(k:Party)
WHERE $supplierId = '' OR s.id = $supplierId
MATCH (r)<-[:ABOUT]-(a:Assertion)-[:SUPPORTED_BY]->(:Evidence)-[:IN_DOCUMENT]->(:Document)-[:PART_OF]->(f:Filing)
WHERE a.negated = false AND a.modality <> 'forwardLooking' AND f.filingDate IS NOT NULL
WITH s, k, min(f.filingDate) AS firstSeen, max(f.filingDate) AS lastSeen, count(DISTINCT f.id) AS filings
OPTIONAL MATCH (s)<-[:FILED_BY]-(g:Filing)<-[:PART_OF]-(:Document)<-[:IN_DOCUMENT]-(:Evidence)<-[:SUPPORTED_BY]-
  (b:Assertion)-[:ABOUT]->(:CustomerRelationship)-[:SUPPLIER]->(s)
WHERE g.filingDate > lastSeen AND b.negated = false AND b.modality <> 'forwardLooking' AND
  (g.formType STARTS WITH '10-K' OR g.formType STARTS WITH '20-F' OR g.formType STARTS WITH '40-F')
RETURN s.id AS supplierId, k.id AS customerId, s.name AS supplier, k.name AS customer, firstSeen, lastSeen, filings,
  min(g.filingDate) AS noLongerNamed
