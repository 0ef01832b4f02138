// title: Where do filings contradict one another?
// topic: evidence
// description: Contracts for which two different last days are stated, and shares of the same total in the same
//     period that differ by more than one point, with the words of both.
// column: node | id | The contract or the relationship
// column: about | text | What is contradicted
// column: supplierId | id | Identifier of the supplier
// column: customerId | id | Identifier of the customer
// column: supplier | text | Who sells
// column: customer | text | Who buys
// column: period | text | Period of the share
// column: one | text | One statement of the end
// column: other | text | The other statement of the end
// column: onePercent | percent | One statement of the share
// column: otherPercent | percent | The other statement of the share
// order: about, supplier, customer, period, one, other, onePercent, otherPercent, node
MATCH (x:TimeValue)<-[:OBJECT]-(a:Assertion)-[:ABOUT]->(n:Contract)<-[:ABOUT]-(b:Assertion)-[:OBJECT]->(y:TimeValue)
WHERE x.latest < y.latest AND a.predicate = 'expiryDate' AND a.negated = false AND b.predicate = 'expiryDate'
  AND b.negated = false
OPTIONAL MATCH (n)-[:SUPPLIER]->(s:Party)
OPTIONAL MATCH (n)-[:CUSTOMER]->(k:Party)
RETURN n.id AS node, 'expiry' AS about, s.id AS supplierId, k.id AS customerId, s.name AS supplier,
  k.name AS customer, '' AS period, x.timeText AS one, y.timeText AS other,
  CASE WHEN x.latest IS NULL THEN 0.0 END AS onePercent, CASE WHEN x.latest IS NULL THEN 0.0 END AS otherPercent
UNION ALL
MATCH (n:CustomerRelationship)<-[:ABOUT_RELATIONSHIP]-(g:RevenueShare)-[:`WHEN`]->(t:TimeValue),
      (n)<-[:ABOUT_RELATIONSHIP]-(h:RevenueShare)-[:`WHEN`]->(t)
WHERE h.shareBase = g.shareBase AND g.comparator = '=' AND h.comparator = '='
  AND h.sharePercent - g.sharePercent > 1
OPTIONAL MATCH (n)-[:SUPPLIER]->(s:Party)
OPTIONAL MATCH (n)-[:CUSTOMER]->(k:Party)
RETURN n.id AS node, 'share' AS about, s.id AS supplierId, k.id AS customerId, s.name AS supplier,
  k.name AS customer, t.timeText AS period, '' AS one, '' AS other, g.sharePercent AS onePercent,
  h.sharePercent AS otherPercent
