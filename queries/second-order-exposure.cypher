// title: Who depends on a customer at second hand?
// topic: customers
// description: Chains of two sales (first sells to second, second sells to third) with the newest stated share of
//     each and their product.
// parameter: third | company | | United States Postal Service | The customer at the end: name, ticker, CIK or
//     identifier
// column: firstId | id | Identifier of the first company
// column: secondId | id | Identifier of the company between
// column: thirdId | id | Identifier of the customer at the end
// column: first | text | Who sells to the second
// column: second | text | Who sells to the third
// column: third | text | Who buys at the end
// column: firstShare | percent | Share of the first's sales that the second makes up
// column: secondShare | percent | Share of the second's sales that the third makes up
// column: exposure | percent | Product of both
// order: -exposure, first, second, third
MATCH (x:Party)-[:HAS_CUSTOMER]->(y:Party)-[:HAS_CUSTOMER]->(z:Party)
WHERE x.id <> z.id AND ($thirdId = '' OR z.id = $thirdId)
OPTIONAL MATCH (x)<-[:SUPPLIER]-(r:CustomerRelationship)-[:CUSTOMER]->(y), (r)<-[:ABOUT_RELATIONSHIP]-(h:RevenueShare)
WHERE (h.shareBase CONTAINS 'sales' OR h.shareBase CONTAINS 'revenue')
WITH x, y, z, max(h.sharePercent) AS a
OPTIONAL MATCH (y)<-[:SUPPLIER]-(q:CustomerRelationship)-[:CUSTOMER]->(z), (q)<-[:ABOUT_RELATIONSHIP]-(i:RevenueShare)
WHERE (i.shareBase CONTAINS 'sales' OR i.shareBase CONTAINS 'revenue')
WITH x, y, z, a, max(i.sharePercent) AS b
RETURN x.id AS firstId, y.id AS secondId, z.id AS thirdId, x.name AS first, y.name AS second, z.name AS third,
  a AS firstShare, b AS secondShare, a * b / 100 AS exposure
