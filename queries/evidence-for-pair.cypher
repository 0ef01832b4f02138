// title: What proves the tie between two companies?
// topic: evidence
// description: Every passage about the relationship, the shares, the contracts, the events and the risks between a
//     supplier and a customer, with its place in the filing.
// parameter: supplier | company | | American Locker | Who sells: name, ticker, CIK or identifier
// parameter: customer | company | | United States Postal Service | Who buys: name, ticker, CIK or identifier
// column: node | id | Identifier of the node that the claim is about
// column: supplierId | id | Identifier of the supplier
// column: customerId | id | Identifier of the customer
// column: supplier | text | Who sells
// column: customer | text | Who buys
// column: about | code | What the claim is about
// column: predicate | text | Property that is claimed; none for the node as a whole
// column: quote | quote | The words
// column: start | integer | First character, from 0
// column: end | integer | Character after the last
// column: document | text | Document that holds the words
// column: exhibit | text | Type of the document
// column: form | text | Form of the filing
// column: accession | text | Accession number of the filing
// column: filed | date | Day of filing
// column: filer | text | Who filed
// column: url | text | The filing on EDGAR
// column: sha | text | Fingerprint of the document's text
// column: rule | text | Rule that found the words
// column: confidence | number | Calibrated probability that the text says this
// column: modality | code | Mode of the claim
// column: negated | boolean | Whether the text denies it
// column: inferred | boolean | Whether it was worked out, not printed
// order: supplier, customer, filed, accession, document, start, about, predicate
MATCH (s:Party)<-[:SUPPLIER]-(n:CustomerRelationship|Contract|ContractEvent)-[:CUSTOMER]->(k:Party)
WHERE ($supplierId = '' OR s.id = $supplierId) AND ($customerId = '' OR k.id = $customerId) AND s.id <> k.id
MATCH (a:Assertion)-[:ABOUT]->(n)
MATCH (a)-[:SUPPORTED_BY]->(e:Evidence)-[:IN_DOCUMENT]->(d:Document)-[:PART_OF]->(f:Filing)
OPTIONAL MATCH (f)-[:FILED_BY]->(w:Party)
RETURN n.id AS node, s.id AS supplierId, k.id AS customerId, s.name AS supplier, k.name AS customer, n.kind AS about,
  a.predicate AS predicate, e.quote AS quote, e.charStart AS start, e.charEnd AS `end`, d.title AS document,
  d.formType AS exhibit, f.formType AS form, f.accessionNumber AS accession, f.filingDate AS filed, w.name AS filer,
  f.url AS url, d.textSha256 AS sha, e.rule AS rule, a.confidence AS confidence, a.modality AS modality,
  a.negated AS negated, a.inferred AS inferred
UNION ALL
MATCH (s:Party)<-[:SUPPLIER]-(r:CustomerRelationship)-[:CUSTOMER]->(k:Party)
WHERE ($supplierId = '' OR s.id = $supplierId) AND ($customerId = '' OR k.id = $customerId) AND s.id <> k.id
MATCH (r)<-[:ABOUT_RELATIONSHIP]-(n:RevenueShare|RiskStatement)
MATCH (a:Assertion)-[:ABOUT]->(n)
MATCH (a)-[:SUPPORTED_BY]->(e:Evidence)-[:IN_DOCUMENT]->(d:Document)-[:PART_OF]->(f:Filing)
OPTIONAL MATCH (f)-[:FILED_BY]->(w:Party)
RETURN n.id AS node, s.id AS supplierId, k.id AS customerId, s.name AS supplier, k.name AS customer, n.kind AS about,
  a.predicate AS predicate, e.quote AS quote, e.charStart AS start, e.charEnd AS `end`, d.title AS document,
  d.formType AS exhibit, f.formType AS form, f.accessionNumber AS accession, f.filingDate AS filed, w.name AS filer,
  f.url AS url, d.textSha256 AS sha, e.rule AS rule, a.confidence AS confidence, a.modality AS modality,
  a.negated AS negated, a.inferred AS inferred
