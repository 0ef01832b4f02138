// title: Which facts are forward-looking, denied or of low confidence?
// topic: evidence
// description: Claims that a reader should check before relying on them, least certain first.
// parameter: below | number | 0.7 | 0.5 | Confidence below which a claim is doubtful
// column: node | id | Identifier of the node that the claim is about
// column: about | code | What the claim is about
// column: predicate | text | Property that is claimed; none for the node as a whole
// column: modality | code | Mode of the claim
// column: negated | boolean | Whether the text denies it
// column: confidence | number | Calibrated probability that the text says this
// column: rule | text | Rule that found the words
// column: accession | text | Filing
// column: quote | quote | The words
// order: confidence, accession, quote, predicate, node
MATCH (a:Assertion)-[:ABOUT]->(n),
      (a)-[:SUPPORTED_BY]->(e:Evidence)-[:IN_DOCUMENT]->(:Document)-[:PART_OF]->(f:Filing)
WHERE a.confidence < $below OR a.negated = true OR a.modality = 'forwardLooking'
RETURN n.id AS node, n.kind AS about, a.predicate AS predicate, a.modality AS modality, a.negated AS negated,
  a.confidence AS confidence, e.rule AS rule, f.accessionNumber AS accession, e.quote AS quote
