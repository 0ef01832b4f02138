// title: How concentrated are a company's sales, year by year?
// topic: customers
// description: Sum of the squared shares of sales of named customers (Herfindahl, 0 to 1; a lower bound, since
//     customers that are not named are not in it), their number and the largest share, by company and fiscal year.
// parameter: supplier | company | | American Locker | Who sells: name, ticker, CIK or identifier
// column: supplierId | id | Identifier of the supplier
// column: supplier | text | Who sells
// column: year | integer | Fiscal year
// column: herfindahl | number | Sum of squared shares, 0 to 1
// column: customers | integer | Customers with a stated share
// column: largest | percent | The largest share
// order: -herfindahl, supplier, year
MATCH (s:Party)<-[:SUPPLIER]-(r:CustomerRelationship)-[:CUSTOMER]->(k:Party), (s)-[:HAS_CUSTOMER]->(k)
WHERE ($supplierId = '' OR s.id = $supplierId) AND k.kind <> 'CustomerGroup'
MATCH (r)<-[:ABOUT_RELATIONSHIP]-(h:RevenueShare)-[:`WHEN`]->(t:TimeValue)
WHERE t.precision = 'fiscalYear' AND t.fiscalYear IS NOT NULL
  AND (h.shareBase CONTAINS 'sales' OR h.shareBase CONTAINS 'revenue')
WITH s, k, t.fiscalYear AS year, max(h.sharePercent) AS share
RETURN s.id AS supplierId, s.name AS supplier, year, sum(share * share) / 10000 AS herfindahl,
  count(k) AS customers, max(share) AS largest
