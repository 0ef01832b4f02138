// title: Find companies
// description: Companies, government bodies and other parties whose name, other name, former name, ticker or CIK
//     holds the words.
// parameter: text | text | | locker | Words to look for
// column: organizationId | id | Identifier
// column: organization | text | Name
// column: kind | code | What it is
// column: cik | text | Central index key
// column: matched | text | The name or number that holds the words
// order: organization, organizationId, matched
MATCH (o:Party)
WHERE toLower(o.name) CONTAINS toLower($text)
RETURN o.id AS organizationId, o.name AS organization, o.kind AS kind, o.cik AS cik, o.name AS matched
UNION ALL
MATCH (o:Party)
WHERE o.cik CONTAINS $text
RETURN o.id AS organizationId, o.name AS organization, o.kind AS kind, o.cik AS cik, o.cik AS matched
UNION ALL
MATCH (o:Party)
UNWIND o.altNames AS matched
WITH o, matched WHERE toLower(matched) CONTAINS toLower($text)
RETURN o.id AS organizationId, o.name AS organization, o.kind AS kind, o.cik AS cik, matched
UNION ALL
MATCH (o:Party)
UNWIND o.formerName AS matched
WITH o, matched WHERE toLower(matched) CONTAINS toLower($text)
RETURN o.id AS organizationId, o.name AS organization, o.kind AS kind, o.cik AS cik, matched
UNION ALL
MATCH (s:Security)-[:ISSUED_BY]->(o:Party)
WHERE toLower(s.ticker) CONTAINS toLower($text)
RETURN o.id AS organizationId, o.name AS organization, o.kind AS kind, o.cik AS cik, s.ticker AS matched
