// title: Which filings did a company make, and what do they hold?
// topic: evidence
// description: Filings by day, with their documents and how many passages were taken from them.
// parameter: company | company | | American Locker | Who filed: name, ticker, CIK or identifier
// column: filing | id | Identifier of the filing
// column: companyId | id | Identifier of the filer
// column: accession | text | Accession number
// column: form | text | Form
// column: filed | date | Day of filing
// column: company | text | Who filed
// column: quotes | integer | Passages that prove something
// column: url | text | The filing on EDGAR
// order: -filed, accession, company
MATCH (f:Filing)-[:FILED_BY]->(o:Party)
WHERE $companyId = '' OR o.id = $companyId
OPTIONAL MATCH (f)<-[:PART_OF]-(:Document)<-[:IN_DOCUMENT]-(e:Evidence)
RETURN f.id AS filing, o.id AS companyId, f.accessionNumber AS accession, f.formType AS form, f.filingDate AS filed,
  o.name AS company, count(DISTINCT e) AS quotes, f.url AS url
