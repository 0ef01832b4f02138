// title: Which filings say nothing about customers or contracts?
// topic: evidence
// description: Filings from which no passage was taken.
// column: filing | id | Identifier of the filing
// column: accession | text | Accession number
// column: form | text | Form
// column: filed | date | Day of filing
// column: filer | text | Who filed
// order: filed, accession, filer
MATCH (f:Filing)
WHERE NOT EXISTS { MATCH (f)<-[:PART_OF]-(:Document)<-[:IN_DOCUMENT]-(:Evidence) }
OPTIONAL MATCH (f)-[:FILED_BY]->(o:Party)
RETURN f.id AS filing, f.accessionNumber AS accession, f.formType AS form, f.filingDate AS filed, o.name AS filer
