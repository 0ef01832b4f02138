// title: Who sells to whom around a company, how much, and until when?
// topic: customers
// description: Every relationship of the company with the newest stated share of sales and the last day of the last
//     contract.
// parameter: company | company | | American Locker | One of the parties: name, ticker, CIK or identifier
// column: relationship | id | Identifier of the relationship
// column: supplierId | id | Identifier of the supplier
// column: customerId | id | Identifier of the customer
// column: supplier | text | Who sells
// column: customer | text | Who buys
// column: percent | percent | Share of the supplier's sales, newest period
// column: comparator | code | Whether the true share is equal, more or less
// column: expires | date | Last day of the last contract between them
// column: supplierKind | code | What the supplier is
// column: customerKind | code | What the customer is
// order: -percent, supplier, customer
MATCH (s:Party)<-[:SUPPLIER]-(r:CustomerRelationship)-[:CUSTOMER]->(k:Party), (s)-[:HAS_CUSTOMER]->(k)
WHERE $companyId = '' OR s.id = $companyId OR k.id = $companyId
OPTIONAL MATCH (s)<-[:SUPPLIER]-(c:Contract)-[:CUSTOMER]->(k), (c)-[:EXPIRY_DATE]->(t:TimeValue)
WITH s, r, k, max(t.latest) AS expires
OPTIONAL MATCH (r)<-[:ABOUT_RELATIONSHIP]-(h:RevenueShare)-[:`WHEN`]->(p:TimeValue)
WHERE (h.shareBase CONTAINS 'sales' OR h.shareBase CONTAINS 'revenue')
WITH s, r, k, expires, max(p.latest) AS newest
OPTIONAL MATCH (r)<-[:ABOUT_RELATIONSHIP]-(h:RevenueShare)-[:`WHEN`]->(p:TimeValue)
WHERE p.latest = newest AND (h.shareBase CONTAINS 'sales' OR h.shareBase CONTAINS 'revenue')
WITH s, r, k, expires, newest, max(h.sharePercent) AS percent
OPTIONAL MATCH (r)<-[:ABOUT_RELATIONSHIP]-(h:RevenueShare)-[:`WHEN`]->(p:TimeValue)
WHERE p.latest = newest AND h.sharePercent = percent
  AND (h.shareBase CONTAINS 'sales' OR h.shareBase CONTAINS 'revenue')
RETURN r.id AS relationship, s.id AS supplierId, k.id AS customerId, s.name AS supplier, k.name AS customer, percent,
  max(h.comparator) AS comparator, expires, s.kind AS supplierKind, k.kind AS customerKind
