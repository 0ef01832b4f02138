// title: Which large customers have a contract that ends within a window?
// topic: contracts
// description: Pairs where the newest stated share of sales is at least the given one and a contract between them
//     ends in the window.
// parameter: share | number | 10 | 10 | Least share of the supplier's sales, in per cent
// parameter: from | date | 1900-01-01 | 2005-01-01 | First day of the window
// parameter: within | days | 73000 | 90 | Length of the window in days
// let: until = from + within
// select: percent >= share
// select: expires >= from
// select: expires <= until
// column: contract | id | Identifier of the contract
// column: supplierId | id | Identifier of the supplier
// column: customerId | id | Identifier of the customer
// column: supplier | text | Who sells
// column: customer | text | Who buys
// column: percent | percent | Share of the supplier's sales, newest period
// column: comparator | code | Whether the true share is equal, more or less
// column: period | text | That period
// column: expires | date | Last day of the contract
// column: quote | quote | The words that state the end
// order: -percent, expires, supplier, customer
MATCH (s:Party)<-[:SUPPLIER]-(c:Contract)-[:CUSTOMER]->(k:Party), (c)-[:EXPIRY_DATE]->(t:TimeValue)
WHERE t.latest >= $from AND t.latest <= $until
MATCH (s)<-[:SUPPLIER]-(r:CustomerRelationship)-[:CUSTOMER]->(k)
MATCH (r)<-[:ABOUT_RELATIONSHIP]-(h:RevenueShare)-[:`WHEN`]->(p:TimeValue)
WHERE (h.shareBase CONTAINS 'sales' OR h.shareBase CONTAINS 'revenue')
WITH c, t, s, k, r, max(p.latest) AS newest
MATCH (r)<-[:ABOUT_RELATIONSHIP]-(h:RevenueShare)-[:`WHEN`]->(p:TimeValue)
WHERE p.latest = newest AND h.sharePercent >= $share
  AND (h.shareBase CONTAINS 'sales' OR h.shareBase CONTAINS 'revenue')
WITH c, t, s, k, r, newest, p.timeText AS period, max(h.sharePercent) AS percent
MATCH (r)<-[:ABOUT_RELATIONSHIP]-(h:RevenueShare)-[:`WHEN`]->(p:TimeValue)
WHERE p.latest = newest AND p.timeText = period AND h.sharePercent = percent
  AND (h.shareBase CONTAINS 'sales' OR h.shareBase CONTAINS 'revenue')
WITH c, t, s, k, period, percent, max(h.comparator) AS comparator
MATCH (a:Assertion)-[:ABOUT]->(c), (a)-[:OBJECT]->(t), (a)-[:SUPPORTED_BY]->(e:Evidence)
WHERE a.predicate = 'expiryDate' AND a.negated = false
RETURN c.id AS contract, s.id AS supplierId, k.id AS customerId, s.name AS supplier, k.name AS customer,
  percent, comparator, period, t.latest AS expires, min(e.quote) AS quote
