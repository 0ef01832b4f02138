// title: What proves this node?
// topic: evidence
// description: Every claim about one node of the graph, such as a contract, a share, an event or a company, with its
//     words and their place in the filing.
// parameter: id | id | | https://w3id.org/filinggraph/id/contract/0 | Identifier of the node
// column: node | id | Identifier of the node that the claim is about
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
// order: filed, accession, document, start, node, predicate
MATCH (a:Assertion)-[:ABOUT]->(n)
WHERE n.id = $id
MATCH (a)-[:SUPPORTED_BY]->(e:Evidence)-[:IN_DOCUMENT]->(d:Document)-[:PART_OF]->(f:Filing)
OPTIONAL MATCH (f)-[:FILED_BY]->(w:Party)
RETURN n.id AS node, n.kind AS about,
  a.predicate AS predicate, e.quote AS quote, e.charStart AS start, e.charEnd AS `end`, d.title AS document,
  d.formType AS exhibit, f.formType AS form, f.accessionNumber AS accession, f.filingDate AS filed, w.name AS filer,
  f.url AS url, d.textSha256 AS sha, e.rule AS rule, a.confidence AS confidence, a.modality AS modality,
  a.negated AS negated, a.inferred AS inferred
UNION ALL
MATCH (o:Party)<-[:SUPPLIER|CUSTOMER]-(n:CustomerRelationship|Contract|ContractEvent)
WHERE o.id = $id
MATCH (a:Assertion)-[:ABOUT]->(n)
MATCH (a)-[:SUPPORTED_BY]->(e:Evidence)-[:IN_DOCUMENT]->(d:Document)-[:PART_OF]->(f:Filing)
OPTIONAL MATCH (f)-[:FILED_BY]->(w:Party)
RETURN n.id AS node, n.kind AS about,
  a.predicate AS predicate, e.quote AS quote, e.charStart AS start, e.charEnd AS `end`, d.title AS document,
  d.formType AS exhibit, f.formType AS form, f.accessionNumber AS accession, f.filingDate AS filed, w.name AS filer,
  f.url AS url, d.textSha256 AS sha, e.rule AS rule, a.confidence AS confidence, a.modality AS modality,
  a.negated AS negated, a.inferred AS inferred
