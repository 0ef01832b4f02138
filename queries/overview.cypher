// title: What does the graph hold?
// topic: companies
// description: Counts of filings, parties, contracts, shares and quotes, and the first and last day of filing.
// column: filings | integer | Filings
// column: organizations | integer | Companies, government bodies and other parties
// column: contracts | integer | Contracts
// column: shares | integer | Shares of sales or of another total
// column: evidence | integer | Quotes
// column: first | date | Day of the first filing
// column: last | date | Day of the last filing
// order: filings
OPTIONAL MATCH (f:Filing)
WITH count(f) AS filings, min(f.filingDate) AS first, max(f.filingDate) AS last
OPTIONAL MATCH (o:Party)
WITH filings, first, last, count(o) AS organizations
OPTIONAL MATCH (c:Contract)
WITH filings, first, last, organizations, count(c) AS contracts
OPTIONAL MATCH (s:RevenueShare)
WITH filings, first, last, organizations, contracts, count(s) AS shares
OPTIONAL MATCH (e:Evidence)
RETURN filings, organizations, contracts, shares, count(e) AS evidence, first, last
