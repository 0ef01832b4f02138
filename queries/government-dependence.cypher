// title: Which suppliers depend on one government body?
// topic: customers
// description: Suppliers for which one government body makes up at least the given share of sales in some period,
//     with the largest share and how many periods.
// parameter: share | number | 10 | 50 | Least share of sales, in per cent
// column: supplierId | id | Identifier of the supplier
// column: customerId | id | Identifier of the customer
// column: supplier | text | Who sells
// column: customer | text | Who buys
// column: percent | percent | The largest share stated
// column: periods | integer | Periods with such a share
// order: -percent, supplier, customer
MATCH (s:Party)<-[:SUPPLIER]-(r:CustomerRelationship)-[:CUSTOMER]->(k:Party), (s)-[:HAS_CUSTOMER]->(k)
WHERE k.kind = 'GovernmentBody'
MATCH (r)<-[:ABOUT_RELATIONSHIP]-(h:RevenueShare)
WHERE h.sharePercent >= $share AND (h.shareBase CONTAINS 'sales' OR h.shareBase CONTAINS 'revenue')
OPTIONAL MATCH (h)-[:`WHEN`]->(t:TimeValue)
RETURN s.id AS supplierId, k.id AS customerId, s.name AS supplier, k.name AS customer,
  max(h.sharePercent) AS percent, count(DISTINCT t.timeText) AS periods
