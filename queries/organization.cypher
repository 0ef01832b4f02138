// title: Who is this company?
// topic: companies
// description: Names, kind and identifiers of one party.
// parameter: company | company | | American Locker | Name, ticker, CIK or identifier
// column: companyId | id | Identifier
// column: name | text | Name
// column: kind | code | What it is
// column: cik | text | Central index key
// column: lei | text | ISO 17442 identifier
// column: aliases | list | Other names
// column: tickers | list | Tickers
// column: matchMethod | code | By which step, the weakest, its names were brought together
// column: matchScore | number | How sure that step is, from 0 to 1
// order: name, companyId
MATCH (o:Party)
WHERE $companyId = '' OR o.id = $companyId
OPTIONAL MATCH (s:Security)-[:ISSUED_BY]->(o)
RETURN o.id AS companyId, o.name AS name, o.kind AS kind, o.cik AS cik, o.lei AS lei, o.altNames AS aliases,
  collect(DISTINCT s.ticker) AS tickers, o.matchMethod AS matchMethod, o.matchScore AS matchScore
