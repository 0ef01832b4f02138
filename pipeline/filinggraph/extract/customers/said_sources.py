"""What is said outright of where goods, work and rights come from: single sources, makers, orders, licences."""

from filinggraph.extract.customers.phrases import (
    ADVERBS,
    ANY,
    ASIDE,
    OUR,
    OWN,
    SELLER,
    SHARE,
    SIGNS,
    WORD,
    A,
    F,
    X,
)

# What comes from a customer, an investor or a source of news, not from a supplier.
NOT_INPUTS = (
    r"(?:revenues?|sales|orders?|incomes?|growth|demand|competition|business|customers?|clients?|earnings|profits?|f"
    r"unds?|"
    r"funding|financing|money|cash|capital|proceeds|fees|royalt\w+|increases?|decreases?|declines?|gains?|loss(?:es)?|"
    r"information|quotations?|estimates?|figures?|director|officer|president|he|she|they|it|who|which|complaints?|"
    r"challenges?|support|interest|bids?|offers?|proposals?|pressure|passengers|bookings|traffic|tenants?|volumes?|"
    r"backlog|receivables?|payments?|referrals|patients|students|members|visitors|not|no|never|news|letters?|comments?|"
    r"their|subscribers|dividends?|rent|name|idea|inspiration|employees|staff|executives?|people|opposition|notice|a"
    r"pproval|wins?|successes|upside|contributions?|share|shares|bonds?|suggestions?|recommendations?|requests?|"
    r"strength|weakness|cancellations?|returns|insurance|coverage|shortfall|improvement|difference|remainder|rest|me"
    r"mbers|ones|questions?|caller)"
)
_STARTS = (
    r"(?:^|(?<!\bm[rs])(?<!\bmrs)(?<!\bdr)[.;]\s+)"
    r"(?!(?:mr|ms|mrs|dr)\b|[^.;]{0,80}?\b(?:of|of\s+the|in)\s+(?:increase|decrease|growth|decline)|[^.;]{0,60}?\b"
    r"(?:sales|revenues?)\b)"
)
# The subject of a clause that names nobody: "the pressure sensors", "most of our coal for the two plants".
_THINGS = rf"(?:(?!{NOT_INPUTS}\b)(?:{WORD}|{OUR}|from|that\s+we\s+(?:use|burn|sell))\s+|,\s*){{1,12}}?"
_NO_TRADE = (
    r"(?:business(?:es)?|compan(?:y|ies)|subsidiar(?:y|ies)|division|shares|stock|securities|stake|interests?|assets?|"
    r"land|building|property|properties|premises|space|offices?|headquarters|acres|site|operations?|loans?|funds|notes|"
    r"mine|mines|ranch(?:es)?|farms?|houses?|vineyards?|fields?|tracts?|terminals?|lots?|yards?|hangars?|slots|hotel"
    r"s?|stores?|restaurants?|licen[cs]es?|product\s+lines?|brands?|plant|facility|warehouse)"
)
_BOUGHT = rf"(?:(?!{_NO_TRADE}\b)(?!{NOT_INPUTS}\b)(?:{WORD}|{OUR}|for\s+it)\s+|,\s*){{1,12}}?"
_SOLE = r"(?:sole|single|only|one|qualified|approved|primary|principal|main|limited|available)"
_SOURCE = r"(?:sources?|suppliers?|vendors?|manufacturers?|makers?|producers?|foundr(?:y|ies)|mills?)"
_NO_SOURCE = (
    r"(?!\s+(?:of|for)\s+(?:\w+\s+)?(?:revenues?|income|sales|financing|funds|funding|capital|liquidity|cash|credit|"
    r"growth|orders)\b)"
)
_LONE = (
    rf"(?:(?:only\s+)?(?:one|an?|two|three|single)\s+(?:{WORD}\s+){{0,4}}?(?:compan"
    rf"(?:y|ies)|firms?|plants?|{_SOURCE})\s*,\s*)?"
)
_SEVERAL = (
    rf"(?:{ANY}\s+){{0,5}}?(?:suppliers|vendors|dealers|brokers|sources|mills|makers|manufacturers|producers|companies|"
    r"firms|distributors|growers|foundries|traders)\s*,?\s*(?:including|such\s+as|principally|primarily|among\s+them)\s+"
)
_WORKED = (
    r"(?:servic(?:es|ed)|maintains?|maintained|repairs?|repaired|cleans?|cleaned|process"
    r"(?:es|ed)|prints?|printed|hauls?|"
    r"hauled|transports?|transported|warehouses?|warehoused|manages?|managed|operates?|operated|staff"
    r"(?:s|ed)|installs?|"
    r"installed|refurbish(?:es|ed)|overhauls?|overhauled|packs?|packed|sterilizes?|sterilized|assembled|brews?|brewed|"
    r"calibrates?|calibrated|hosted|builds?|built|bottles?|bottled)"
)
_RIGHTS = (
    r"(?:patents?|technology|technologies|compounds?|trademarks?|software|rights|know-how|characters?|brands?|designs?|"
    r"process|formulas?|formulations?|inventions?|molecules?|methods?)"
)
_LICENSE = r"(?:sub)?licen[cs]es?"
_HOLDER = r"(?:licensee|sublicensee|franchisee|distributor|dealer|reseller|bottler|importer)s?"

RULES = {
    "said-lone-source": (
        rf"(?:{F}|\bthere)\s+(?:{ANY}\s+){{0,3}}?(?:has|have|had|uses?|used|is|are|was|employs?|from)\s+"
        rf"(?:{ANY}\s+){{0,3}}?{_SOLE}\s+"
        rf"(?:{WORD}\s+){{0,3}}?{_SOURCE}{_NO_SOURCE}\s*(?:(?:of|for)\s+[^.;:,(—–{SIGNS}]{{1,60}})?[,—–(:]\s*{A}{X}"
    ),
    "said-our-lone-source": (
        rf"{X}\s*,?\s*(?:(?:which\s+)?(?:is|was|are|were|remains?)\s+)(?:currently\s+)?(?:{OUR}|the)\s+{_SOLE}\s+"
        rf"(?:{WORD}\s+){{0,3}}?"
        rf"(?:source|supplier|vendor|manufacturer|maker|producer)s?{_NO_SOURCE}\s+(?:of|for)\s+[^.;{SIGNS}]{{0,80}}?"
        rf"(?<!\w)our\b"
    ),
    "said-made-by-only": (
        r"\b(?:manufactured|supplied|produced|assembled|fabricated|hosted|packaged|made|built|printed)\s+"
        rf"(?:{ANY}\s+){{0,2}}?(?:for\s+"
        rf"{F}|to\s+{OUR}\s+(?:designs?|specifications?|order|drawings))\s+"
        rf"(?:[^.;{SIGNS}]{{0,50}}?\s)?by\s+{_LONE}{A}{X}"
    ),
    "said-comes-from": (
        rf"{_STARTS}{_THINGS}(?:now\s+)?(?:comes?|came)\s+(?:(?!to\s+{F}){ANY}\s+){{0,4}}?"
        rf"(?:from|out\s+of)\s+{_LONE}{A}{X}"
    ),
    "said-is-bought-from": (
        rf"{_STARTS}{_BOUGHT}(?:is|are|was|were|has\s+been|have\s+been)\s+(?:{ANY}\s+){{0,2}}?"
        rf"(?:bought|purchased|ordered|"
        rf"obtained|procured|sourced|chartered|licensed|in-licensed)\s+(?:{ANY}\s+){{0,3}}?(?:from|at)\s+(?:{_LONE}|{_SEVERAL}){A}{X}"
    ),
    "said-of-what-we-bought": (
        rf"(?:\bof\s+(?:{ANY}\s+){{1,5}}?(?:purchase[sd]|bought|requirements|purchases)|{OUR}\s+"
        rf"(?:{WORD}\s+){{0,3}}?(?:purchases|"
        rf"requirements|supply))\b[^.;{SIGNS}]{{0,80}}?{SHARE}\s+"
        rf"(?:came|comes|was\s+obtained|were\s+obtained)\s+from\s+{A}{X}"
    ),
    "said-needs-met-by": (
        rf"{OUR}\s+(?:{WORD}\s+){{0,3}}?(?:requirements|needs|demand\s+for\s+{ANY}|supply)\s+(?:{ANY}\s+){{0,4}}?"
        rf"(?:is|are|was|were|has\s+been|"
        rf"have\s+been)\s+(?:{ANY}\s+){{0,2}}?(?:met|supplied|furnished|filled|covered|satisfied|provided)\s+"
        rf"(?:{ANY}\s+){{0,2}}?by\s+{_LONE}{A}{X}"
    ),
    "said-gave-what-we-took": (
        rf"{X}\s+(?:(?:has|have|had|also)\s+)*(?:provided|supplied|furnished|delivered|sold)\s+(?:{ANY}\s+)?"
        rf"(?:{SHARE}|half|most|all)\s+"
        rf"of\s+(?:the|all)\s+(?:(?!{NOT_INPUTS}\b)\w+\s+){{1,3}}?(?:(?:that\s+)?we\s+)?"
        rf"(?:received|purchased|bought|burned|consumed|used|processed)\b"
    ),
    "said-does-our": (
        rf"{X}{ASIDE}\s+{ADVERBS}(?:{_WORKED})\s+(?:(?:all|most|some|many|\w+)\s+of\s+)?(?<!\w)our\b"
        r"(?!\s+(?:own|customers?|clients?|competit\w+|rivals?|applications?|requests?|petitions?|claims?|former|pro"
        r"ducts\s+in)\b)"
    ),
    "said-all-of-ours": (
        rf"{X}{ASIDE}\s+{ADVERBS}(?:furnish(?:es|ed)?|suppl(?:y|ies|ied)|provides?|provided|delivers?|manufactures?|"
        rf"makes?|produces?)\s+"
        rf"(?:(?:substantially\s+)?all|most|part|half|{SHARE})\s+(?:of\s+)?(?<!\w)our\s+"
        r"(?!(?:\S+\s+){0,4}?(?:revenues?|sales|incomes?|turnover|receivables?|business|orders|profits?|earnings|bil"
        r"lings|shipments)\b)"
    ),
    "said-work-by-under": (
        r"\b(?:handled|done|carried\s+out|undertaken|managed|operated|serviced|cleaned|processed|run)\s+by\s+"
        rf"{A}{X}\s+(?:under|through|pursuant\s+to)\s+(?:{ANY}\s+){{0,6}}?(?:contract|agreement)"
    ),
    "said-from-whom-we": (
        rf"{X}{ASIDE}\s*,?\s*(?:from|of)\s+(?:whom|which)\s+{F}\s+{ADVERBS}"
        rf"(?:buys?|bought|purchase[sd]?|obtains?|obtained|draws?|drew|drawn|"
        r"licen[cs]e[sd]?|orders?|ordered|sources?|sourced|gets?|rents?|rented|charters?|chartered|acquires?|takes?)\b"
        rf"(?!\s+(?:{WORD}\s+){{0,2}}?{_NO_TRADE}\b)"
    ),
    "said-own-supplier-of": (
        rf"{OWN}(?:{SELLER}|(?:manufacturer|provider|producer)s?)\s+(?:of|for)\s+[^.;:,{SIGNS}]{{1,50}}[,—–]\s*"
        rf"(?:the\s+)?{X}"
    ),
    "said-the-supplier-is": (
        rf"(?:^|[.;]\s+)the\s+(?:{WORD}\s+){{0,2}}?(?:supplier|vendor|contractor|builder|manufacturer|licensor|print"
        rf"er|hauler|shipyard)\s+"
        rf"(?:is|was|will\s+be)\s+{A}{X}"
    ),
    "said-orders-with-them": (
        rf"{F}\s+(?:{ANY}\s+){{0,2}}?(?:has|have|had|placed?|places)\s+(?:{ANY}\s+){{0,3}}?orders?\s+"
        rf"(?:{ANY}\s+){{0,3}}?(?:with|at)\s+{A}{X}\s+for\b"
    ),
    "said-licensee-of": (
        rf"{F}\s+(?:{ANY}\s+){{0,12}}?(?:are|is|was|were|been|as|became|become|remains?)\s+"
        rf"(?:an?|the|its|one\s+of\s+the)\s+(?:{WORD}\s+){{0,5}}?{_HOLDER}\s+"
        rf"(?:of|for)\s+{A}{X}"
    ),
    "said-license-on-theirs": (
        rf"{F}\s+{ADVERBS}(?:holds?|held|have|has|had|obtain(?:s|ed)?|acquired?|received?|took)\s+"
        rf"(?:{ANY}\s+){{0,4}}?{_LICENSE}\s+"
        rf"(?:[^.;{SIGNS}]{{0,60}}?\s)?(?:to|under|for|in|on)\s+(?:{ANY}\s+){{0,6}}?{_RIGHTS}\s+"
        rf"(?:of|owned\s+by|held\s+by|from|belonging\s+to)\s+{A}{X}"
    ),
    "said-under-license-from": (
        rf"(?:{F}|(?<!\w)our)\s[^.;{SIGNS}]{{0,140}}?\bunder\s+(?:an?\s+|the\s+)?(?:{WORD}\s+){{0,3}}?{_LICENSE}\s+"
        rf"(?:agreements?\s+)?"
        rf"(?:from|granted\s+by|given\s+by)\s+{A}{X}"
    ),
    "said-license-given": (
        rf"{X}\s+(?:(?:has|have|had|also)\s+)*(?:awarded|gave|given|granted|extended|assigned)\s+{F}\s+"
        rf"(?:an?|the|certain|its)\s+(?:{WORD}\s+){{0,4}}?"
        rf"(?:{_LICENSE}|franchises?|(?<!award\s)rights|distributorship|dealership)\b"
    ),
    "said-was-licensed-by": (
        rf"{F}\s+(?:{ANY}\s+){{0,2}}?(?:was|were|been|is|are)\s+(?:granted|given|awarded)\s+(?:an?|the|certain)\s+"
        rf"(?:{WORD}\s+){{0,4}}?"
        rf"(?:{_LICENSE}|franchises?|rights|distributorship|dealership)\s+(?:[^.;{SIGNS}]{{0,60}}?\s)?"
        rf"(?:by|from)\s+{A}{X}"
    ),
    "said-we-carry-theirs": (
        rf"{X}[^.;{SIGNS}]{{0,80}}?\b(?:agreements?|contracts?|{_LICENSE})\s*,?\s*"
        rf"(?:under|pursuant\s+to)\s+which\s+{F}\s+{ADVERBS}(?:make\s+and\s+)?"
        r"(?:distribute[sd]?|sells?|sold|markets?|marketed|bottles?|bottled|imports?|imported|resells?|resold)\s+"
        r"(?:its|their|such|"
        r"those|the\s+latter[’']s)\b"
    ),
}
