// title: Which contracts does a company have?
// topic: contracts
// description: Contracts with their parties, terms and ends, whether or not a date is stated.
// parameter: company | company | | American Locker | One of the parties: name, ticker, CIK or identifier
// column: contract | id | Identifier of the contract
// column: supplierId | id | Identifier of the supplier
// column: customerId | id | Identifier of the customer
// column: supplier | text | Who sells
// column: customer | text | Who buys
// column: parties | list | Everyone who takes part
// column: partyIds | ids | Identifier and name of each of them
// column: kind | code | Kind of contract
// column: title | text | Its heading
// column: subject | text | What is supplied
// column: signed | date | Day on which it was made
// column: effective | date | First day
// column: expires | date | Last day
// column: precision | code | How exactly the end is stated
// column: how | code | How the end is known
// column: term | text | Length, ISO 8601
// column: renewal | code | Whether it goes on after its term
// column: noticeBy | date | Last day for notice against renewal
// column: value | number | Stated worth
// column: currency | text | Currency of the worth
// order: expires, supplier, customer, title, contract
MATCH (c:Contract)-[:HAS_PARTY]->(x:Party)
WHERE $companyId = '' OR x.id = $companyId
WITH DISTINCT c
MATCH (a:Assertion)-[:ABOUT]->(c)
WHERE a.negated = false
WITH DISTINCT c
MATCH (c)-[:HAS_PARTY]->(n:Party)
WITH c, collect(DISTINCT n.name) AS parties, collect(DISTINCT n.id + ' ' + n.name) AS partyIds
OPTIONAL MATCH (c)-[:SUPPLIER]->(s:Party)
OPTIONAL MATCH (c)-[:CUSTOMER]->(k:Party)
WITH c, parties, partyIds, s, k
WHERE s.id IS NULL OR k.id IS NULL OR s.id <> k.id
OPTIONAL MATCH (c)-[:SIGNED_DATE]->(m:TimeValue)
OPTIONAL MATCH (c)-[:EFFECTIVE_DATE]->(b:TimeValue)
OPTIONAL MATCH (c)-[:EXPIRY_DATE]->(t:TimeValue)
RETURN c.id AS contract, s.id AS supplierId, k.id AS customerId, s.name AS supplier, k.name AS customer, parties, partyIds,
  c.contractKind AS kind, c.contractTitle AS title, c.subject AS subject, min(m.latest) AS signed,
  min(b.earliest) AS effective, max(t.latest) AS expires, min(t.precision) AS precision, c.expiresHow AS how,
  c.termLength AS term, c.renewal AS renewal, c.noticeBy AS noticeBy, c.contractValue AS value, c.currency AS currency
