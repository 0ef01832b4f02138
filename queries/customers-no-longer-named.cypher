// title: Which customers does a company no longer name?
// topic: customers
// description: Customers with a share of sales in an earlier year but with none in the newest year for which the
//     company states any.
// parameter: supplier | company | | American Locker | Who sells: name, ticker, CIK or identifier
// column: supplierId | id | Identifier of the supplier
// column: customerId | id | Identifier of the customer
// column: supplier | text | Who sells
// column: customer | text | Who buys
// column: lastYear | integer | The last fiscal year with a share
// column: newest | integer | The company's newest fiscal year with any share
// column: percent | percent | The largest share it had
// order: supplier, -lastYear, -percent, customer
MATCH (s:Party)<-[:SUPPLIER]-(:CustomerRelationship)<-[:ABOUT_RELATIONSHIP]-(:RevenueShare)-[:`WHEN`]->(t:TimeValue)
WHERE $supplierId = '' OR s.id = $supplierId
WITH s, max(t.fiscalYear) AS newest
MATCH (s)<-[:SUPPLIER]-(r:CustomerRelationship)-[:CUSTOMER]->(k:Party)
WHERE k.kind <> 'CustomerGroup'
MATCH (r)<-[:ABOUT_RELATIONSHIP]-(h:RevenueShare)-[:`WHEN`]->(t:TimeValue)
WHERE t.fiscalYear IS NOT NULL
WITH s, k, newest, max(t.fiscalYear) AS lastYear, max(h.sharePercent) AS percent
WHERE lastYear < newest
RETURN s.id AS supplierId, k.id AS customerId, s.name AS supplier, k.name AS customer, lastYear, newest, percent
