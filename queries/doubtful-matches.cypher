// title: Which names may belong to one body?
// topic: companies
// description: Doubtful matches, the surest first, with the passages that name either side. None is taken for sure;
//     decide them by an overrides file, as `filinggraph review` says.
// parameter: least | number | 0.4 | 0.5 | Lowest score
// column: one | text | A name
// column: other | text | Another name, which may be the same body's
// column: score | number | How much speaks for it
// column: ground | text | What speaks for it
// column: oneId | id | Identifier of the one
// column: otherId | id | Identifier of the other; none for a company of the reference list that no filing names
// column: cik | text | Central index key of that company
// column: accession | text | Filing
// column: quote | quote | Words that name one of them
// order: -score, one, other, oneId, otherId, accession, quote
MATCH (c:CandidateMatch)-[:MAY_DENOTE]->(one:Party)
WHERE c.candidateScore >= $least
OPTIONAL MATCH (c)-[:MAY_DENOTE]->(other:Party) WHERE other.id > one.id
WITH c, one, other, coalesce(other.name, c.listedName) AS name
WHERE name IS NOT NULL
OPTIONAL MATCH (c)-[:SUPPORTED_BY]->(e:Evidence)-[:IN_DOCUMENT]->(:Document)-[:PART_OF]->(f:Filing)
RETURN DISTINCT one.name AS one, name AS other, c.candidateScore AS score, c.ground AS ground, one.id AS oneId,
  other.id AS otherId, c.listedCik AS cik, f.accessionNumber AS accession, e.quote AS quote
