// title: Find companies
// topic: companies
// description: Companies, government bodies and other parties whose name, other name, former name, ticker or CIK
//     holds the words.
// parameter: text | text | | locker | Words to look for; without any, everyone
// column: organizationId | id | Identifier
// column: organization | text | Name
// column: kind | code | What it is
// column: cik | text | Central index key
// column: matched | text | The name or number that holds the words
// order: organization, organizationId, matched
MATCH (o:Party)
WHERE $text = '' OR toLower(o.name) CONTAINS toLower($text)
RETURN o.id AS organizationId, o.name AS organization, o.kind AS kind, o.cik AS cik,
  o.name + '' AS matched // Ladybug takes the same property twice for one column of a union
UNION ALL
MATCH (o:Party)
WHERE o.cik IS NOT NULL AND ($text = '' OR o.cik CONTAINS $text)
RETURN o.id AS organizationId, o.name AS organization, o.kind AS kind, o.cik AS cik, o.cik + '' AS matched
UNION ALL
MATCH (o:Party)
UNWIND o.altNames AS matched
WITH o, matched WHERE $text = '' OR toLower(matched) CONTAINS toLower($text)
RETURN o.id AS organizationId, o.name AS organization, o.kind AS kind, o.cik AS cik, matched
UNION ALL
MATCH (o:Party)
UNWIND o.formerName AS matched
WITH o, matched WHERE $text = '' OR toLower(matched) CONTAINS toLower($text)
RETURN o.id AS organizationId, o.name AS organization, o.kind AS kind, o.cik AS cik, matched
UNION ALL
MATCH (s:Security)-[:ISSUED_BY]->(o:Party)
WHERE $text = '' OR toLower(s.ticker) CONTAINS toLower($text)
RETURN o.id AS organizationId, o.name AS organization, o.kind AS kind, o.cik AS cik, s.ticker AS matched
