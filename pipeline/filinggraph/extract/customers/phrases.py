"""Parts of statements about selling and buying, as patterns over sentences that hold a sign for each party."""

from filinggraph.extract.masking import ANOTHER, FILER, PARTY

SIGNS = PARTY[1:-1]
X = rf"(?P<who>{ANOTHER})"
F = rf"(?:{FILER}|\bwe\b|\bus\b)"
OUR = rf"(?:(?<!\w)our|(?<!\w)its|{FILER})"
STOP = (
    r"(?:who|whose|which|that|than|use[sd]?|using|uses|can|could|may|might|will|would|should|shall|is|are|was|were"
    r"|be|been|has|have|had|to|by|if|when|while|where|as|or|but|not|no|include[sd]?|including|includes|such|accoun"
    r"ted|represent\w*|through|choose|rely|require\w*|need|want|often|typically|generally|from|with|via|like|into|"
    r"between|compet\w*|purchas\w+|sell\w*|buy\w*|offer\w*|provid(?:e|es|ed)|help\w*|creat\w+|access|deploy\w*|ope"
    r"rat(?:e|es|ed))"
)
# One word of a noun phrase; verbs, relatives and prepositions end the phrase.
WORD = rf"(?:U\.S\.|(?!{STOP}\b)[^\s{SIGNS}.;:()]+(?:\.\d+)?)"
ANY = rf"[^\s{SIGNS}.;:()]+"
ADJ = rf"(?:(?!(?:potential|prospective|target\w*|future|former|past|possible|competitors?[’']?|other|no)\b){WORD}\s+)"
BUYERS = (
    r"(?:customers|clients|clientele|client\s+(?:roster|base|list)|customer\s+(?:roster|base|list)|licensees|distr"
    r"ibutors|resellers|wholesalers|dealers|retailers|retail\s+(?:partners|accounts)|off-?takers|subscribers|purch"
    r"asers|charterers|OEMs)"
)
BUYER = (
    r"(?:customers?|clients?|licensees?|distributors?|resellers?|wholesalers?|dealers?|retailers?|off-?takers?"
    r"|subscribers?|purchasers?|charterers?|accounts?)"
)
SELLERS = (
    r"(?:suppliers|vendors|contract\s+manufacturers|manufacturing\s+partners|foundries|licensors|subcontractors"
    r"|sub-contractors|co-?packers)"
)
SELLER = (
    r"(?:suppliers?|vendors?|contract\s+manufacturers?|manufacturing\s+partners?|foundr(?:y|ies)|licensors?"
    r"|subcontractors?|sub-contractors?|co-?packers?)"
)
LISTS = r"(?:include[sd]?|including|includes|such\s+as|spans?|namely|comprised?|consist(?:s|ed)?\s+of|like)"
A = (
    r"(?:(?:the|an?|our|its|such|certain|one|two|three|four|five|of|each|both|all|largest|major|leading|top|well-k"
    r"nown|global|large|other|companies|organi[sz]ations|firms|names|brands|entities|following|currently|also|but|"
    r"are|not|limited|to|as|such|like|single|agencies|affiliates|subsidiaries|affiliated|with)\s+|(?:and|,)\s+)*"
)
KIND = rf"(?:{WORD}\s+){{0,6}}?(?:,?\s*(?:such\s+as|like|including)\s+)?"
SHARE = r"(?:\d[\d.]*\s?(?:%|percent|per\s+cent)|majority|substantially\s+all|most\s+of)"
SALES = r"(?:sales|revenues?|turnover|billings|shipments|receivables?|purchases)"
TOTAL = (
    r"(?:(?:the|total|net|consolidated|gross|fiscal|annual|aggregate|all|operating|product|contract|combined|overall"
    r"|worldwide|full[- ]year|trade|accounts|outstanding|\d{4})\s+){0,4}"
)
TIME = (
    r"(?:\s*,?\s*(?:and\s+(?:(?:its|their)\s+\w+|affiliates|subsidiaries)|each|both|alone|together|collective"
    rf"ly|individually|also|who|which|(?:in|for|during|at|as\s+of)\s+[^.;{SIGNS}]{{0,50}}?),?)*"
)
ACCOUNTS = (
    r"(?:(?:has|have|had)\s+)?(?:accounted\s+for|accounts?\s+for|accounting\s+for|represent(?:s|ed|ing)|compris(?:"
    r"es|ed)|constitut(?:es|ed)|contributed|generated|provided|purchased|was\s+responsible\s+for|were\s+responsibl"
    r"e\s+for|made\s+up)"
)
BE = r"(?:is|was|are|were|has\s+been|have\s+been|remains?|remained|became|becomes|being)"
OWN = rf"(?:(?:one|two|three|some|several|each|part)\s+of\s+)?{OUR}\s+(?:{WORD}\s+){{0,5}}?"
ADVERBS = (
    r"(?:(?:also|currently|primarily|directly|has|have|had|principally|now|generally|\w+ly|will|agreed\s+to|shall|"
    r"is|are|to|been|obligated|committed|expected|required)\s+)*"
)
DEAL = (
    r"(?:orders?|contracts?|subcontracts?|awards?|agreements?|renewals?|extensions?|subscriptions?|deals?|engageme"
    r"nts?|licen[cs]es?|modifications?|mandates?|BPA|IDIQ|MSA|PO|partnerships?|alliance|arrangements?)"
)
ASIDE = r"(?:\s*,[^.;,]{0,100},)?"
CAPITAL = (
    r"(?:business(?:es)?|operations?|stakes?|interests?|shares|stock|assets|brands?|subsidiar(?:y|ies)|divisions?|"
    r"segments?|facilit(?:y|ies)|plants?|half|property|notes|securities|warrants|portfolio|center|receivables?|land"
    r"|(?:buildings?|offices?)(?!\s+(?:products|materials|supplies|systems|components|furniture|chairs|equipment|paper))|clinics?"
    r"|restaurants?(?!\s+(?:equipment|supplies)))"
)
# "X products", "X operations": the name only tells which.
THING = (
    r"(?!\s+(?:operations|subsidiar\w+|segments?|products?|product\s+lines?|brands?|business(?:es)?|divisions?|fra"
    r"grances|customers|government|stores?)\b)"
)
HAVE = (
    r"(?:has|have|had|signed?|signs|inks?|inked|entered\s+into|enters\s+into|announce[sd]?|closed|won|wins|secure["
    r"sd]?|received|receives|completed|executed|amended|renewed|renews|extend(?:s|ed)|expand(?:s|ed)|concluded|rea"
    r"ched|finali[sz]ed|formali[sz]ed|agreed\s+to|under|into)"
)
GIVES = (
    r"(?:suppl(?:y|ies|ied|ying)|provid(?:es?|ed|ing)|manufactur(?:es?|ed|ing)|deliver(?:s|ed|ing)?|produc(?:es?|e"
    r"d|ing)|sell(?:s|ing)?|sold|build|install|perform|host|develop\s+and\s+supply|manage|operate)"
)
TAKES = (
    r"(?:purchas(?:es?|ed|ing)|buy(?:s|ing)?|bought|order(?:s|ed)?|distribut(?:es?|ed|ing)|market(?:s|ed)?|resell("
    r"?:s)?|use[sd]?|deploy(?:s|ed)?|licens(?:es?|ed)|acquire[sd]?)"
)
OTHER_PAPER = (
    r"(?:supply|purchase|licen[cs]\w+|credit|loan|lease|sublease|employment|merger|collaboration|collective|manufa"
    r"ctur\w+|labor|union|insurance|consulting|advisory|hosting|outsourcing|construction|services?\s+from|option|f"
    r"utures?|forward|swap|derivative|hedg\w+|underwriting|administrat\w+|research|management|guarantee|investment"
    r"|severance|sponsorship)"
)
MOVED = r"(?:increased|decreased|declined|rose|fell|grew|dropped)"
# Why purchases from somebody moved, where its own doings are told: "as it opened new stores".
OWN_REASON = r"[^.;]{0,120}?\b(?:as|because|since|when|after|its|their|they|stores?|customers?|demand)\b"
