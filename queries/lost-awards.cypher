// title: Who lost an award or a renewal from whom?
// topic: contracts
// description: Refused awards, refused renewals and terminations.
// parameter: company | company | | American Locker | One of the parties: name, ticker, CIK or identifier
// column: event | id | Identifier of the event
// column: supplierId | id | Identifier of the supplier
// column: customerId | id | Identifier of the customer
// column: kind | code | What happened
// column: supplier | text | Who sells
// column: customer | text | Who buys
// column: subject | text | What it is about
// column: date | date | Last day consistent with the stated date
// column: precision | code | How exactly the date is stated
// column: announced | date | Day on which it was made known
// column: modality | code | Mode of the claim
// column: quote | quote | The words that say so
// order: date, kind, supplier, customer, event
MATCH (v:ContractEvent)-[:HAS_PARTY]->(x:Party)
WHERE v.eventKind IN ['NonAward', 'NonRenewal', 'Termination'] AND ($companyId = '' OR x.id = $companyId)
WITH DISTINCT v
MATCH (a:Assertion)-[:ABOUT]->(v), (a)-[:SUPPORTED_BY]->(e:Evidence)
WHERE a.negated = false
OPTIONAL MATCH (v)-[:SUPPLIER]->(s:Party)
OPTIONAL MATCH (v)-[:CUSTOMER]->(k:Party)
OPTIONAL MATCH (v)-[:`WHEN`]->(t:TimeValue)
OPTIONAL MATCH (v)-[:ANNOUNCED]->(n:TimeValue)
RETURN v.id AS event, s.id AS supplierId, k.id AS customerId, v.eventKind AS kind, s.name AS supplier,
  k.name AS customer, v.subject AS subject, t.latest AS date, t.precision AS precision, min(n.latest) AS announced,
  a.modality AS modality, min(e.quote) AS quote
