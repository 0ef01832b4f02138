// title: Which harms does a company warn of, tied to which customer?
// topic: customers
// description: Statements that the loss of a customer or of a contract would hurt, or that sales depend on few
//     customers.
// parameter: company | company | | American Locker | One of the parties: name, ticker, CIK or identifier
// column: risk | id | Identifier of the statement
// column: supplierId | id | Identifier of the supplier
// column: customerId | id | Identifier of the customer
// column: supplier | text | Who sells
// column: customer | text | Who buys
// column: kind | code | What harm
// column: filed | date | Day of the filing
// column: accession | text | Filing that says so
// column: quote | quote | The words
// order: supplier, customer, filed, kind, accession, quote
MATCH (s:Party)<-[:SUPPLIER]-(r:CustomerRelationship)-[:CUSTOMER]->(k:Party)
WHERE $companyId = '' OR s.id = $companyId OR k.id = $companyId
MATCH (r)<-[:ABOUT_RELATIONSHIP]-(x:RiskStatement)
MATCH (a:Assertion)-[:ABOUT]->(x),
      (a)-[:SUPPORTED_BY]->(e:Evidence)-[:IN_DOCUMENT]->(:Document)-[:PART_OF]->(f:Filing)
WHERE a.negated = false
RETURN x.id AS risk, s.id AS supplierId, k.id AS customerId, s.name AS supplier, k.name AS customer,
  x.riskKind AS kind, f.filingDate AS filed, f.accessionNumber AS accession, e.quote AS quote
