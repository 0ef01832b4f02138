"""Word lists of the field: legal forms, government bodies, how customers are counted, what only looks like a name."""


def _listed(words: str) -> frozenset[str]:
    """Words between bars."""
    return frozenset(filter(None, (word.strip() for word in words.split("|"))))


SUFFIX = (
    r"S\.A\.? de C\.V|Inc|Incorporated|Corp|Corporation|Co|Company|Companies|Ltd|Limited|L\.?L\.?C|L\.?P|L\.?L\.?P"
    r"|P\.?L\.?C|plc|N\.?V|S\.?A|"
    r"S\.?A\.?S|A\.?G|GmbH|B\.?V|S\.?p\.?A|S\.?r\.?l|K\.?K|Pty|Pte|Oyj?|A/?B|A/S|ASA|S\.?E|KGaA"
    r"|Holdings?|Group|Bhd|Sdn|S\.?A\.? de C\.?V|N\.?A|PBC|P\.?C"
)
SUFFIX = "(?:" + SUFFIX + r")\.?"

GOVERNMENT = (
    r"\b(?:the\s+)?(?:U\.?\s?S\.?|United\s+States|Federal|federal|Canadian|British|Israeli|Australian"
    r"|State|state|local)\s+(?:[Ff]ederal\s+)?[Gg]overnments?\b"
    r"|\b(?:U\.?\s?S\.?|United\s+States|Royal|Israeli?|British|Australian"
    r"|Canadian)\s+(?:(?:Department|Dept\.?|Ministry|Office|Bureau"
    r"|Agency)\s+of\s+(?:the\s+)?[A-Z]\w+(?:(?:\s+(?:and|(?:of|for)(?:\s+the)?))?\s+[A-Z]\w+)*"
    r"|(?:[A-Z]\w+\s+){0,3}(?:Army|Navy|Air\s+Force|Marine\s+Corps|Coast\s+Guard|Space\s+Force"
    r"|Postal\s+Service|Customs|Treasury|Mint|Census\s+Bureau|Forest\s+Service|Secret\s+Service"
    r"|Marshals\s+Service|Special\s+Operations\s+Command)(?:\s+(?:[A-Z][\w-]+\s*){0,4}(?:Command|Center"
    r"|Agency|Corps(?:\s+of\s+Engineers)?|Directorate))?)"
    r"|\bBoard\s+of\s+Education\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s+(?:of\s+)?[A-Z]\w+){0,5}"
    r"|\b(?:[A-Z][\w.]+(?:['’]s)?\s+)?(?:Department|Ministry|Office"
    r"|Bureau)\s+of\s+(?:the\s+)?[A-Z]\w+(?:(?:\s*,?\s+(?:and|&|(?:of|for)(?:\s+the)?))?\s+[A-Z]\w+)*"
    r"|\b(?:(?:U\.?\s?S\.?|National)\s+)?(?:Food\s+and\s+Drug|Oceanic\s+and\s+Atmospheric|Aeronautics\s+and\s+Space)\s+Administration"
    r"|\b(?:U\.?\s?S\.?\s+)?Customs\s+and\s+Border\s+Protection"
    r"|\bCenters\s+for\s+(?:Disease\s+Control\s+and\s+Prevention|Medicare\s+(?:and|&)\s+Medicaid\s+Services)"
    r"|\b(?:[A-Z][a-z]+\s+){1,2}Ministry\b"
    r"|\b(?:(?:U\.?\s?S\.?|United\s+States)\s+)?Immigration\s+and\s+Naturalization\s+Service\b"
    r"|\b(?:Internal\s+Revenue|National\s+(?:Park|Weather|Marine\s+Fisheries)|Forest|Secret|Indian\s+Health"
    r"|Public\s+Health|Fish\s+and\s+Wildlife|U\.?S\.?\s+Marshals|Postal)\s+Service\b"
    r"|\bCensus\s+Bureau\b|\b(?:[A-Z][a-z]+\s+){1,2}(?:Space|Flight|Space\s+Flight)\s+Center\b"
    r"|\b(?:[A-Z][a-z]+\s+){1,3}(?:Police\s+Department|Sheriff[’']s\s+(?:Office|Department)|School\s+District)\b"
    r"|\b(?:[A-Z][a-z]+(?:-[A-Z][a-z]+)?\s+){1,5}(?:Administration|Authority|Commission|Agency)\b"
    r"|\b(?:[Cc]ity|[Cc]ounty|[Tt]own|[Vv]illage|[Pp]ort)\s+of\s+[A-Z]\w+(?:\s+[A-Z]\w+)?"
    r"|\b(?:State|Commonwealth|City|County|Province|Government|Kingdom|Republic"
    r"|Town)\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)?(?:['’]s\s+Department\s+of\s+[A-Z]\w+(?:\s+(?:and\s+)?[A-Z]\w+)*)?"
    r"|\b(?:[A-Z][a-z]+\s+){1,3}(?:County|Public\s+Schools|School\s+District|Transit(?:\s+(?:District|System))?|Police\s+Department)\b"
    r"|\b(?:[A-Z][a-z]+\s+){1,4}(?:Water|Irrigation|Sanitation|Sanitary|Sewer|Utility|Hospital|Fire|Park|Reclamation"
    r"|Conservation|Transportation|College)\s+District\b(?:\s+of\s+[A-Z]\w+(?:\s+[A-Z]\w+)?)?"
    r"|\b(?:NASA|DARPA|FEMA|USPS|NATO|CMS|BARDA|DoD|USDA|FAA|GSA|NIH)\b"
)

LETTERED = (
    r"\b(?:[Cc]ustomer|[Dd]istributor|[Cc]lient|[Ss]upplier|[Vv]endor|[Ww]holesaler|[Pp]artner"
    r"|[Pp]ayor|[Ll]icensee|Company)\s+(?:#?\d{1,2}|[A-Z])\b(?!\.\w|['’])"
)

_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|twenty|twenty-five|fifty|\d{1,3})"
)
BUYER = (
    r"(?:customers?|clients?|distributors?|wholesalers?|retailers?|resellers?|licensees?|payors?"
    r"|payers?|purchasers?|buyers?|tenants?|end[- ]users?|"
    r"OEMs?|partners?|subscribers?|dealers?|accounts|suppliers?|vendors?|contract manufacturers?"
    r"|pharmacies|hospitals|banks|carriers?|utilities)"
)
_QUALITY = (
    r"(?:(?:single|largest|major|significant|principal|other|different|individual|separate|top|key"
    r"|main|biggest|next|external|unaffiliated|unrelated|"
    r"third[- ]party|commercial|domestic|foreign|international|government|governmental|wholesale"
    r"|retail|direct|large|new|specialty|pharmaceutical|drug|"
    r"these|those|said|certain|customer|such|active|remaining|combined|independent|drug|logistics"
    r"|semiconductor|electronics?|national|industrial|"
    r"healthcare|automotive|non-US|U\.S\.|of|its|our|their|the)\s+)"
)
COUNTED = (
    rf"\b(?:(?:our|its|their|the)\s+(?:Company['’]s\s+)?)?(?:top|largest|next|other|single"
    rf"|biggest)?\s*\b{_COUNT}\s+(?:\([^)]{{1,6}}\)\s+)?{_QUALITY}{{0,4}}{BUYER}\b"
    rf"|\b(?:a|an|another|our|its|the|one|this|each)\s+(?:single|largest|major|significant|principal"
    rf"|top|main|biggest|second[- ]largest|individual)\s+{_QUALITY}{{0,3}}{BUYER}\b"
    rf"|\b(?:our|its|the|these|those|such|the\s+Company['’]s|the\s+Group['’]s)\s+(?:(?:\w+\s+)?largest"
    rf"|top|major|significant|principal)\s+(?:{_COUNT}\s+)?{_QUALITY}{{0,2}}{BUYER}\b"
    rf"|\b(?:these|those|such|this|that|the\s+same|both)\s+(?:{_COUNT}\s+)?{_QUALITY}{{0,2}}{BUYER}\b"
    rf"|\b(?:a|one|another)\s+{_QUALITY}{{0,2}}(?:customer|client|distributor|wholesaler|retailer"
    rf"|reseller|licensee|payor|purchaser|buyer|supplier|vendor)\b"
)

THE_COMPANY = r"(?:the\s+)?(?:company|registrant|corporation|group|issuer|we|us|our|partnership|trust|firm)"

NOT_A_NAME = _listed(
    """
    business wire | pr newswire | prnewswire | globe newswire | globenewswire | newsfile | accesswire |
    accessnewswire | marketwire | market wire | newswire | safe harbor | sec |
    securities and exchange commission | u.s. securities and exchange commission | nasdaq | nyse |
    new york stock exchange | nyse american | nyse arca | tsx | tsxv | tsx-v | tsx venture |
    tsx venture exchange | toronto stock exchange | london stock exchange | otc markets | otcqb | otcqx | otc |
    gaap | u.s. gaap | ifrs | fasb | asc | asu | irs |
    chief executive officer | ceo | president | chairman | item | note | table | exhibit | form | part |
    section | board of directors | board | management | agreement | contract | amendment | common stock |
    class a | annual report | united states | u.s | us | usa | internet | japan | china | europe | asia |
    north america | latin america | america | americas | emea | asia pacific | apac | monday | tuesday |
    wednesday | thursday | friday | saturday | sunday | customer | customers | net sales | sales | revenue |
    revenues | company | fiscal | inc | corp | llc | co | ltd | no | the | our | we | it | in | on | as | at |
    filer | issuer | supplier | vendor | distributor | wholesaler | reseller | clients | buyers | purchasers |
    suppliers | vendors | distributors | wholesalers | retailers | resellers | dealers | brokers | manufacturers |
    contractors | subcontractors | builders | developers | producers | growers | refiners | schools | colleges |
    universities | clinics | hospitals | pharmacies | physicians | patients | banks | lenders | insurers | utilities |
    airlines | railroads | carriers | shippers | automakers | governments | agencies | municipalities | cities |
    counties | hotels | grocers | restaurants | supermarkets | hyperscalers | oems | original equipment manufacturers
    | transit agencies | public schools | federal agencies | state agencies | government agencies | school districts |
    ended | years | year | months | total | products | services | segment | segments | accounts receivable |
    concentration | concentrations | credit risk | major customers | significant customers |
    significant customer | customer concentration | business | general | overview | competition | backlog |
    marketing | manufacturing | research | development | employees | government regulation | dollars |
    thousands | millions | q1 | q2 | q3 | q4 | fy | these | this | each | one | two | three | four | however |
    although | because | during | since | none | january | february | march | april | may | june | july |
    august | september | october | november | december | private securities litigation reform act |
    first quarter | second quarter | third quarter | fourth quarter | percent | approximately | cr | n/a | na |
    risk factors | new york | california | texas | washington | london | i | ii | iii |
    iv | v | a | b | c | d | e
    """
)

PLACES = _listed(
    """
    united states | u.s | us | usa | united kingdom | uk | canada | mexico | japan | china | germany | france |
    italy | spain | india | brazil | korea | south korea | taiwan | singapore | hong kong | malaysia |
    australia | israel | ireland | switzerland | netherlands | europe | asia | africa | middle east |
    latin america | north america | south america | americas | emea | apac | asia pacific | asia-pacific |
    asia/pacific | rest of world | rest of the world | puerto rico | new york | california | texas | florida |
    illinois | washington | va | ny | ca | tx | fl | ma | nj | md | il | pa | oh | ga | nc | co | wa | az |
    mn | mi | ct | nh | ut | d.c | dc | quebec | ontario | toronto | vancouver | calgary | montreal | houston |
    dallas | austin | boston | chicago | atlanta | denver | seattle | phoenix | san diego | san francisco |
    los angeles | palo alto | san jose | mass | calif | conn | tulsa | arlington | mclean | reston |
    huntsville | tel aviv | hamburg | munich | berlin | sydney | perth | melbourne | london | paris | tokyo |
    american | national | general | first | international | global | north | south | new | federal | great |
    west | east |
    alabama | alaska | arizona | arkansas | colorado | connecticut | delaware | georgia | hawaii | idaho |
    indiana | iowa | kansas | kentucky | louisiana | maine | maryland | massachusetts | michigan | minnesota |
    mississippi | missouri | montana | nebraska | nevada | new hampshire | new jersey | new mexico | north
    carolina | north dakota | ohio | oklahoma | oregon | pennsylvania | rhode island | south carolina | south
    dakota | tennessee | utah | vermont | virginia | west virginia | wisconsin | wyoming | alberta | british
    columbia | manitoba | saskatchewan | nova scotia
    """
)

GENERIC_HEADS = _listed(
    """
    segment | segments | division | divisions | product | products | service | services | sales | revenue | revenues |
    net | total | americas | europe | asia | pacific | emea | japan | china | international | domestic | north | south |
    east | west | region | regions | group | business | systems | solutions | technology | technologies | commercial |
    government | defense | industrial | consumer | retail | wholesale | medical | specialty | equipment | software |
    hardware | licensing | other | customer | customers | year | years | fiscal | quarter | months | ended | item | note
    | table | operations | income | company | the | of | and | for | inc
    """
)

# What makes one name of two halves around an "and".
SECOND_HALF = (
    r"(?:Co|Company|Sons?|Bros|Brothers|Partners|Associates|Gamble|Johnson|Decker|Young|Power|Light|Medicaid"
    r"|Company,? Inc|Electric|Gas|Noble|Poor|Taylor|Whitney|Allied)\b"
)
# "Our largest customer", not the second, the next or the former one.
LARGEST = (
    r"(?<!second[ -])(?<!third[ -])(?<!fourth[ -])(?<!fifth[ -])(?<!next[ -])(?<!formerly our )"
    r"\blargest\s+(?:single\s+)?"
)
# Trade unions and their locals: their contracts are of employment.
UNION = (
    r"^(?!.*\b(?:Funds?|Plan|Trust|Inc|Corp|Company)\b).*(?:\b(?:Teamsters|Steelworkers|Machinists|Auto\s+Workers|Autoworkers|Mine\s+Workers"
    r"|Commercial\s+Workers|Electrical\s+Workers|Boilermakers|Longshoremen|Operating\s+Engineers|Flight\s+Attendants|Brotherhood\s+of"
    r"|Workers\s+(?:Union|of\s+America|International)|(?:Labou?r|Trade|Workers)\s+Union|IBEW|UAW|UFCW|SEIU|USWA|AFL-CIO|ILWU)\b"
    r"|\b(?:Local|Lodge)\s+(?:No\.?\s*)?\d+$)"
)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
# Words that "and" joins to one field in names of agencies and institutes.
FIELDS = (
    ("Research", "Development"), ("Research", "Engineering"), ("Research", "Education"), ("Science", "Technology"),
    ("Parks", "Recreation"), ("Health", "Human"), ("Health", "Safety"), ("Health", "Welfare"),
    ("Health", "Environment"),
    ("Fish", "Wildlife"), ("Fish", "Game"), ("Housing", "Urban"), ("Water", "Power"), ("Water", "Sewer"),
    ("Water", "Wastewater"), ("Customs", "Border"), ("Immigration", "Customs"), ("Immigration", "Naturalization"),
    ("Citizenship", "Immigration"), ("Trade", "Industry"),
    ("Defense", "Security"), ("Food", "Drug"), ("Oil", "Gas"), ("Telephone", "Telegraph"), ("Children", "Families"),
    ("Corrections", "Rehabilitation"), ("Mental", "Behavioral"), ("Transit", "Transportation"), ("Bridge", "Tunnel"),
    ("Standards", "Technology"), ("Information", "Technology"), ("Arts", "Sciences"), ("Medicare", "Medicaid"),
    ("Disease", "Prevention"), ("Labor", "Industries"), ("Labor", "Workforce"), ("Agriculture", "Consumer"),
    ("Chemical", "Biological"),
    ("Patent", "Trademark"), ("Standards", "Safety"), ("Aviation", "Missile"), ("Fire", "Rescue"), ("Light", "Power"),
)  # fmt: skip
# Verbs of titles, in which every word is capitalised: a name ends before one, and another begins after it.
TITLE_VERBS = (
    r"(?:Selects?|Chooses|Picks|Taps|Names|Awards|Signs|Inks|Extends|Renews|Expands|Enters|Wins|Receives|Secures"
    r"|Lands|Books|Loses|Orders|Purchases|Buys|Acquires|Announces|Reports|Completes|Launches|Partners|Teams|Provides"
    r"|Supplies|Delivers|Deploys|Implements|Adopts|Appoints|Begins|Starts|Terminates|Ends|Cancels|Exercises|Amends"
    r"|Agrees|Joins|Unveils|Reaches|Gets|Has|Is|Will|Was|Were|Are|Of|With|From|By|To|As|Its|Over|Under|Through|Into)"
)
# What takes " for " into a name ("Centers for Medicare"); after any other word " for " says what a deal is about.
FOR_WHOM = (
    r"(?:Academy|Administration|Agency|Alliance|Association|Authority|Bank|Board|Bureau|Cent(?:er|re)s?|Coalition"
    r"|College|Commission|Committee|Consortium|Corporation|Council|Department|Directorate|Forum|Foundation|Fund"
    r"|Hospital|Institutes?|League|Ministry|Network|Office|Organi[sz]ation|Partnership|Partners|Program|School|Service"
    r"|Society|Transport|Transportation|Trust|Union|University)"
)

# What a capitalised phrase with such a head or part names is no party: papers, programmes, titles, events, places.
NOT_A_PARTY = (
    r"\b(?:Agreements?|Contracts?|Amendments?|Act|Plans?|Programs?|Projects?|Orders?|Awards?|Report"
    r"|Reports|Form|Rule|Section|Article|Exhibit|Schedule|Notes?|Item|"
    r"Statement|Statements|Policy|Initiative|Strategy|Conference|Summit|Week|Day|Show|Tour|Season"
    r"|Championships?|Stadium|Arena|Street|Avenue|Road|Suite|Building|"
    r"Officer|CEO|COO|CFO|President|Chairman|Director|Manager|Secretary|Board|Committee|Stock|Shares"
    r"|Securities\s+Act|Exchange\s+Act|Level|Phase|Milestone|Purity|Tests?|"
    r"Safety|Disease|Syndrome|Release|Relations|Contacts?|Opportunit\w+|Obligations?|Revenues?|Sales"
    r"|Quarter|Year|Fiscal|EBITDA|EBIT|Wins|Secures|Receives|Awarded|"
    r"Announces|Signs|Selected|Extends|Renews|Expands|Enters|Platform|Standard|Index|Clause|Option"
    r"|Facility\s+Agreement|Harbor|Reform|Fund\s+Rate|Certificate|Certification|"
    r"Vehicle|Protocol|Small\s+Business|Women-Owned|Minority|Veteran|Airspace)$"
    r"|^(?:CEO|COO|CFO|President)\s+of\b|^(?:Current|Annual|Quarterly|Under|Pursuant|Additionally"
    r"|Finally|Further|Furthermore|Moreover|With|When|While|Also|Today|Press|Contact|For|From|About"
    r"|According|Under)\b"
    r"|\w(?:Wire|Newswire|NewsWire|NewsBreaks|NewsWires|Network\s+News)\b|^IBN$|^(?:About|Contact)\b"
    r"|\bJoint\s+Venture\s+of\b"
    r"|\b(?:Wins|Secures|Announces|Awarded|Signs|Receives)\b|^[A-Z]\d+$"
    r"|^\d[\d.,]*(?![\w&’'-])|^\d+(?:st|nd|rd|th)\b(?!\s+Century)|^\d+-(?:[a-z]|Year|Month|Day)"
)

# Companies and bodies that write themselves in capitals; other lone capitals are products, terms or abbreviations.
ACRONYMS = frozenset(
    [
        "ibm",
        "nasa",
        "usps",
        "at&t",
        "ups",
        "bp",
        "ge",
        "gm",
        "hp",
        "hpe",
        "sap",
        "amd",
        "nvidia",
        "intel",
        "lg",
        "bmw",
        "basf",
        "dhl",
        "kfc",
        "cvs",
        "hca",
        "rtx",
        "l3harris",
        "bae",
        "mci",
        "emc",
        "ncr",
        "arm",
        "abb",
        "3m",
        "tsmc",
        "asml",
        "smic",
        "boe",
        "tcl",
        "zte",
        "eads",
        "ikea",
        "ieso",
        "bbc",
        "abc",
        "nbc",
        "cbs",
        "espn",
        "nfl",
        "nba",
        "mlb",
        "nhl",
        "fda",
        "nih",
        "cms",
        "gsa",
        "faa",
        "fema",
        "doe",
        "dod",
        "dhs",
        "usda",
        "darpa",
        "barda",
        "nspa",
        "nato",
        "epa",
        "va",
        "irs",
        "mit",
        "ucla",
        "kpmg",
        "aws",
        "dsc",
        "sci",
        "aol",
        "rca",
        "ibm",
        "itt",
        "tci",
        "pg&e",
        "mgm",
        "amc",
        "nec",
        "kla",
        "asm",
        "dtra",
        "dla",
        "cbp",
        "tsa",
        "noaa",
        "nsa",
        "cia",
        "fbi",
        "usaf",
        "boc",
        "icbc",
        "hsbc",
        "ubs",
        "ing",
        "bnp",
        "axa",
        "aig",
    ]
)

# Adjectives of nations, which are nobody's name by themselves.
NATIONALITIES = (
    r"Japanese|Chinese|Korean|German|French|Italian|Indian|Canadian|British|European|Israeli|Swiss|Dutch"
    r"|Spanish|Danish|Norwegian|Swedish|Finnish|Nordic|Belgian|Austrian|Polish|Czech|Russian|Ukrainian|Turkish"
    r"|Greek|Irish|Scottish|Welsh|English|Portuguese|Brazilian|Mexican|Chilean|Argentine|Peruvian|Colombian"
    r"|Australian|Asian|African|American|Arab|Saudi|Thai|Vietnamese|Indonesian|Malaysian|Taiwanese|Egyptian"
    r"|Nigerian|South African|Walloon|Flemish|Scandinavian"
)
