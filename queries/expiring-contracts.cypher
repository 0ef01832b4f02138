// title: Which contracts end within a window, with whom, and where does it say so?
// topic: contracts
// description: Contracts whose last day falls into the window, with the share of sales that hangs on them and the
//     words that say so. A row for each contract and filing.
// parameter: from | date | 1900-01-01 | 2005-01-01 | First day of the window
// parameter: within | days | 73000 | 90 | Length of the window in days
// let: until = from + within
// select: expires >= from
// select: expires <= until
// parameter: known | date | 9999-12-31 | 2005-02-08 | Only what filings up to this day say
// column: contract | id | Identifier of the contract
// column: supplierId | id | Identifier of the supplier
// column: customerId | id | Identifier of the customer
// column: expires | date | Last day of the contract
// column: supplier | text | Who sells
// column: customer | text | Who buys
// column: percent | percent | Share of the supplier's sales that the customer makes up, as stated for the newest
//     period
// column: comparator | code | Whether the true share is equal, more or less
// column: noticeBy | date | Last day for notice against renewal
// column: kind | code | Kind of contract
// column: customerKind | code | What the customer is
// column: precision | code | How exactly the end is stated
// column: parties | list | Everyone who takes part
// column: partyIds | ids | Identifier and name of each of them
// column: accession | text | Filing that says so
// column: filed | date | Day of that filing
// column: quote | quote | The words that say so
// order: expires, -percent, supplier, customer
MATCH (t:TimeValue)<-[:OBJECT]-(a:Assertion)-[:ABOUT]->(c:Contract),
      (a)-[:SUPPORTED_BY]->(e:Evidence)-[:IN_DOCUMENT]->(:Document)-[:PART_OF]->(f:Filing)
WHERE t.latest >= $from AND t.latest <= $until AND a.predicate = 'expiryDate' AND a.negated = false
  AND a.modality <> 'forwardLooking' AND (f.filingDate IS NULL OR f.filingDate <= $known)
OPTIONAL MATCH (c)<-[:ABOUT]-(b:Assertion)-[:OBJECT]->(u:TimeValue),
      (b)-[:SUPPORTED_BY]->(:Evidence)-[:IN_DOCUMENT]->(:Document)-[:PART_OF]->(g:Filing)
WHERE b.predicate = 'expiryDate' AND b.negated = false AND u.id <> t.id AND g.filingDate > f.filingDate
  AND g.filingDate <= $known
WITH c, t, f, e, count(b) AS later
WHERE later = 0
WITH c, t, f, min(e.quote) AS quote
OPTIONAL MATCH (c)-[:SUPPLIER]->(s:Party)
OPTIONAL MATCH (c)-[:CUSTOMER]->(k:Party)
WITH c, t, f, quote, s, k
WHERE s.id IS NULL OR k.id IS NULL OR s.id <> k.id
OPTIONAL MATCH (s)<-[:SUPPLIER]-(r:CustomerRelationship)-[:CUSTOMER]->(k)
OPTIONAL MATCH (r)<-[:ABOUT_RELATIONSHIP]-(h:RevenueShare)-[:`WHEN`]->(p:TimeValue)
WHERE h.shareBase CONTAINS 'sales' OR h.shareBase CONTAINS 'revenue'
WITH c, t, f, quote, s, k, r, max(p.latest) AS newest
OPTIONAL MATCH (r)<-[:ABOUT_RELATIONSHIP]-(h:RevenueShare)-[:`WHEN`]->(p:TimeValue)
WHERE p.latest = newest AND (h.shareBase CONTAINS 'sales' OR h.shareBase CONTAINS 'revenue')
WITH c, t, f, quote, s, k, r, newest, max(h.sharePercent) AS percent
OPTIONAL MATCH (r)<-[:ABOUT_RELATIONSHIP]-(h:RevenueShare)-[:`WHEN`]->(p:TimeValue)
WHERE p.latest = newest AND h.sharePercent = percent
  AND (h.shareBase CONTAINS 'sales' OR h.shareBase CONTAINS 'revenue')
OPTIONAL MATCH (c)-[:HAS_PARTY]->(n:Party)
RETURN c.id AS contract, s.id AS supplierId, k.id AS customerId, t.latest AS expires, s.name AS supplier,
  k.name AS customer, collect(DISTINCT n.name) AS parties,
  collect(DISTINCT n.id + ' ' + n.name) AS partyIds, percent,
  max(h.comparator) AS comparator, c.noticeBy AS noticeBy, c.contractKind AS kind, k.kind AS customerKind, min(t.precision) AS precision, f.accessionNumber AS accession, f.filingDate AS filed,
  min(quote) AS quote
