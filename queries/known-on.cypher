// title: What was known about a company on a given day?
// topic: evidence
// description: Claims about its relationships, shares, contracts, events and risks in filings up to that day, newest
//     first.
// parameter: company | company | | American Locker | Supplier or customer: name, ticker, CIK or identifier
// parameter: day | date | 9999-12-31 | 2005-02-08 | The day
// column: node | id | Identifier of the node that the claim is about
// column: filed | date | Day of the filing
// column: about | code | What the claim is about
// column: supplierId | id | Identifier of the supplier
// column: customerId | id | Identifier of the customer
// column: supplier | text | Who sells
// column: customer | text | Who buys
// column: accession | text | Filing that says so
// column: quote | quote | The words
// order: -filed, about, supplier, customer, node, accession, quote
MATCH (n:CustomerRelationship|Contract|ContractEvent)-[:SUPPLIER|CUSTOMER]->(x:Party)
WHERE $companyId = '' OR x.id = $companyId
WITH DISTINCT n
OPTIONAL MATCH (n)-[:SUPPLIER]->(s:Party)
OPTIONAL MATCH (n)-[:CUSTOMER]->(k:Party)
WITH n, s, k
MATCH (a:Assertion)-[:ABOUT]->(n),
      (a)-[:SUPPORTED_BY]->(e:Evidence)-[:IN_DOCUMENT]->(:Document)-[:PART_OF]->(f:Filing)
WHERE a.negated = false AND f.filingDate <= $day
RETURN n.id AS node, f.filingDate AS filed, n.kind AS about, s.id AS supplierId, k.id AS customerId,
  s.name AS supplier, k.name AS customer, f.accessionNumber AS accession, e.quote AS quote
UNION ALL
MATCH (s:Party)<-[:SUPPLIER]-(r:CustomerRelationship)-[:CUSTOMER]->(k:Party)
WHERE $companyId = '' OR s.id = $companyId OR k.id = $companyId
MATCH (r)<-[:ABOUT_RELATIONSHIP]-(n:RevenueShare|RiskStatement)
MATCH (a:Assertion)-[:ABOUT]->(n),
      (a)-[:SUPPORTED_BY]->(e:Evidence)-[:IN_DOCUMENT]->(:Document)-[:PART_OF]->(f:Filing)
WHERE a.negated = false AND f.filingDate <= $day
RETURN n.id AS node, f.filingDate AS filed, n.kind AS about, s.id AS supplierId, k.id AS customerId,
  s.name AS supplier, k.name AS customer, f.accessionNumber AS accession, e.quote AS quote
