// title: Against which renewals must notice be given within a window?
// topic: contracts
// description: Contracts that go on unless notice is given, or whose notice deadline falls into the window.
// parameter: from | date | 1900-01-01 | 2005-01-01 | First day of the window
// parameter: within | days | 73000 | 90 | Length of the window in days
// let: until = from + within
// column: contract | id | Identifier of the contract
// column: supplierId | id | Identifier of the supplier
// column: customerId | id | Identifier of the customer
// column: supplier | text | Who sells
// column: customer | text | Who buys
// column: noticeBy | date | Last day for notice against renewal
// column: expires | date | Last day of the term then running
// column: renewal | code | Whether it goes on after its term
// column: renewalTerm | text | By how much, ISO 8601
// column: noticePeriod | text | How long before the end, ISO 8601
// column: parties | list | Everyone who takes part
// column: partyIds | ids | Identifier and name of each of them
// order: noticeBy, supplier, customer, contract
MATCH (c:Contract)-[:HAS_PARTY]->(n:Party)
WHERE c.noticeBy >= $from AND c.noticeBy <= $until
WITH c, collect(DISTINCT n.name) AS parties, collect(DISTINCT n.id + ' ' + n.name) AS partyIds
OPTIONAL MATCH (c)-[:SUPPLIER]->(s:Party)
OPTIONAL MATCH (c)-[:CUSTOMER]->(k:Party)
RETURN c.id AS contract, s.id AS supplierId, k.id AS customerId, s.name AS supplier, k.name AS customer,
  c.noticeBy AS noticeBy, c.nextExpiry AS expires, c.renewal AS renewal, c.renewalTerm AS renewalTerm,
  c.noticePeriod AS noticePeriod, parties, partyIds
