// title: Whom does a company sell to, year by year, and how much?
// topic: customers
// description: Relationships with every stated share of sales or of another total; without a share where none is
//     stated.
// parameter: supplier | company | | American Locker | Who sells: name, ticker, CIK or identifier
// parameter: customer | company | | United States Postal Service | Who buys: name, ticker, CIK or identifier
// column: share | id | Identifier of the share
// column: relationship | id | Identifier of the relationship
// column: supplierId | id | Identifier of the supplier
// column: customerId | id | Identifier of the customer
// column: supplier | text | Who sells
// column: customer | text | Who buys
// column: customerKind | code | What the customer is
// column: period | text | Period of the share
// column: year | integer | Fiscal year, where it is one
// column: ends | date | Last day of the period
// column: percent | percent | Share of the total
// column: comparator | code | Whether the true figure is equal, more or less
// column: basis | text | The total
// column: rank | integer | Place of the customer by size
// order: supplier, -ends, -percent, customer, basis
MATCH (s:Party)<-[:SUPPLIER]-(r:CustomerRelationship)-[:CUSTOMER]->(k:Party), (s)-[:HAS_CUSTOMER]->(k)
WHERE ($supplierId = '' OR s.id = $supplierId) AND ($customerId = '' OR k.id = $customerId)
OPTIONAL MATCH (r)<-[:ABOUT_RELATIONSHIP]-(h:RevenueShare)
OPTIONAL MATCH (h)-[:`WHEN`]->(t:TimeValue)
RETURN h.id AS share, r.id AS relationship, s.id AS supplierId, k.id AS customerId, s.name AS supplier,
  k.name AS customer, k.kind AS customerKind, t.timeText AS period, t.fiscalYear AS year, t.latest AS `ends`,
  h.sharePercent AS percent, h.comparator AS comparator, h.shareBase AS basis, h.customerRank AS rank
