"""What is said outright of who sells to the filer: lists, purchases, makers, hired firms. "who", or "theirs", sells."""

from filinggraph.extract.customers.phrases import (
    ADJ,
    ADVERBS,
    ANY,
    ASIDE,
    BE,
    DEAL,
    GIVES,
    KIND,
    LISTS,
    MOVED,
    OUR,
    OWN,
    OWN_REASON,
    SELLER,
    SELLERS,
    SHARE,
    SIGNS,
    WORD,
    A,
    F,
    X,
)
from filinggraph.extract.masking import ANOTHER

# What is taken from somebody otherwise than as goods: parts of a business, money, papers.
NO_GOODS = (
    r"(?:business(?:es)?|operations?|assets?|stakes?|interests?|shares|stock|securities|notes|loans?|licen[cs]es?|land"
    r"|hotels?|extensions?|contracts?|orders?|awards?)"
)

# What is sold, not bought, though it is named by what is bought: "our coal shipments", "our merchandise orders".
_TRADE = (
    r"(?:sales|revenues?|business|income|shipments?|shipped|orders?|backlog|output|volumes?|segment|receivables?|production"
    r"|contracts?|gallons|tons|tonnage|bookings|margins?|profits?)"
)
_PHRASE_ENDS = (
    r"(?:\s+(?:purchases|requirements|needs|supply|supplies|costs))?(?=\s*(?:[.,;:()]|$)|\s+(?:in|during|for|from|at|on|by|over|under"
    r"|through|as|used|purchased|bought|consumed|that|which|we|respectively)\b"
    rf"|\s+(?:of|and|or)\b(?!\s+(?:[\w-]+\s+){{0,3}}?{_TRADE}\b))"
)

RULES = {
    "said-we-distribute-for": (
        rf"{F}\s+(?:is|was|are|were|acts?\s+as|serves?\s+as)\s+(?:also\s+)?(?:the|an?)\s+(?:{WORD}\s+){{0,4}}?("
        rf"?:distributor|reseller|licensee|dealer|franchisee|agent)s?\s+(?:for|of)\s+(?:the\s+)?{X}"
    ),
    "said-they-appoint-us": (
        rf"{X}\s*,?\s*(?:(?:which|who|has|have|had|also)\s+)*(?:appointed|named|engaged|authorized|designated)"
        rf"\s+{F}\s+(?:as|to\s+be)\s+(?:its|their|the|an?)\s+(?:{WORD}\s+){{0,3}}?(?:distributor|reseller|licen"
        r"see|dealer|agent)"
    ),
    "said-we-distribute-theirs": (
        rf"{F}\s+{ADVERBS}(?:(?:began|continue[sd]?)\s+to\s+)?(?:distributes?|distributed|resells?)\s+(?:[^.;]"
        rf"{{0,60}}?(?:and|,)\s+(?:{WORD}\s+){{0,2}})?{X}(?:[’']s?)?\s+(?:(?:energy\s+|soft\s+)?drinks?|brands?"
        r"|products?|equipment|beverages?|systems)\b"
    ),
    "said-will-deliver-under": (
        rf"(?:^|[.;]\s+|[—–]\s+){X}\s+(?:will|shall|is\s+to|agreed\s+to|has\s+agreed\s+to)\s+(?:provide|deliver"
        rf"|supply|perform|build|conduct|execute)\b[^{SIGNS}]{{10,220}}?\bunder\s+(?:an?|the|this)\s+(?:{ANY}\s"
        rf"+){{0,6}}?(?:contract|agreement)"
    ),
    "said-own-suppliers": (
        rf"(?:{OUR}|\b(?:key|major|principal|primary|following))\s+{ADJ}{{0,5}}?{SELLERS}(?![’'])\s*,?\s*(?:\(?"
        rf"(?:of|for|in|at|to)\s+(?:{ANY}\s+){{1,10}}?,?\s*)?(?:(?:currently|today|also)\s+)?(?:{LISTS}\s*:?\s*"
        rf"{A}{KIND}{A}|(?:are|were)\s*,?\s*(?:in\s+\w+\s+order\s*)?:?\s*{A}|(?:,?\s*in\s+\w+\s+order\s*)?:\s*"
        rf"{A}|[—–]\s*{A}){X}"
    ),
    "said-suppliers-include": (
        rf"(?:^|[.;:•]\s+|\b(?:the|such|these|those|and)\s+){ADJ}{{0,3}}?(?:suppliers|vendors)\b(?:\s+(?:whose|"
        rf"of|that|which|to)\s+(?:(?!compet)[^.;:{ANOTHER[1:-1]}]){{0,140}}?)?\s+(?:include[sd]?|are|were)\s*,?"
        rf"\s*(?:at\s+this\s+time\s*|in\s+alphabetical\s+order\s*)?[:,]?\s*{A}{X}"
    ),
    "said-alphabetical-suppliers": (
        rf"\b{SELLERS}\s+(?:of\s+[^.;:]{{1,60}}?)?(?:are|were|include[sd]?)?\s*,?\s*in\s+alphabetical\s+order\s"
        rf"*,?\s*:?\s*{A}{X}"
    ),
    "said-own-supplier-is": (
        rf"{X}\s*,?\s*(?:which\s+|who\s+)?(?:{BE}|acts\s+as|serves\s+as)\s+(?:also\s+|each\s+|currently\s+|now"
        rf"\s+)?{OWN}(?:{SELLER}|(?:manufacturer|provider|producer)s?)\b(?![’'-])"
    ),
    "said-sole-supplier": (
        rf"{X}\s*,?\s*(?:(?:which\s+)?{BE}\s+)?(?:currently\s+)?the\s+(?:{WORD}\s+){{0,2}}?(?:{SELLER}|provider"
        rf")\s+(?:of|for)\s+[^.;{SIGNS}]{{0,110}}?{OUR}\s"
    ),
    "said-own-supplier-named": (rf"{OWN}{SELLER}\s*,?\s*(?:the\s+)?{X}"),
    "said-relies-on-suppliers": (
        rf"{F}\s+(?:{ANY}\s+){{0,2}}?(?:rely|relies|relied|depends?|depended)\s+(?:{ANY}\s+){{0,2}}?(?:up)?on\s"
        rf"+(?:{ANY}\s+){{0,12}}?(?:suppliers|vendors|manufacturers|third\s+parties|providers|foundries|partner"
        rf"s)\s*,?\s*(?:such\s+as|including|like)\s+{A}{X}"
    ),
    "said-relies-on": (
        rf"{F}\s+(?:{ANY}\s+){{0,2}}?(?:rely|relies|relied|depends?|depended)\s+(?:{ANY}\s+){{0,2}}?(?:up)?on\s"
        r"+(?:(?:an?|one|single|sole|third-party|outside)\s+)*(?:(?:source|supplier|vendor|manufacturer|foundr"
        rf"y)\s*,\s*)?{A}{X}{ASIDE}\s*,?\s+(?:to\s+(?:supply|provide|manufacture|produce|make|host|deliver|pack"
        rf"age)|for\s+(?:the\s+|all\s+|substantially\s+all\s+)*(?:of\s+)?(?:{OUR}(?!\s+(?:\w+\s+){{0,3}}?(?:sales|"
        rf"revenues?|turnover|orders)\b)|supply|manufactur\w+|producti"
        r"on|hosting|components?|services?|raw))"
    ),
    "said-buys-from": (
        rf"{F}\s+{ADVERBS}(?:purchas(?:es?|ed)|buys?|bought|sources?|sourced|single-sources|procures?|procured|"
        rf"obtains?|obtained)\s+(?:{WORD}\s+|,\s*|and\s+){{0,16}}?from\s+{A}{KIND}(?:{SELLERS}\s*,?\s*(?:in\s+"
        rf"\w+\s+order\s*)?:?\s*)?{A}{X}"
    ),
    "said-made-for-us": (
        rf"(?:{F}|(?<!\w)our)[^.;{SIGNS}]{{0,90}}?\b(?:is|are|was|were|being|been)\s+(?:\w+\s+){{0,2}}?(?:manuf"
        rf"actured|supplied|produced|assembled|fabricated|hosted|packaged|made)\s+(?:[^.;{SIGNS}]{{0,60}}?\s)?b"
        rf"y\s+{A}{KIND}{X}"
    ),
    "said-made-for-us-by": (
        rf"\b(?:manufactured|supplied|produced|assembled|fabricated|hosted|packaged|made)\s+(?:{ANY}\s+){{0,2}}"
        rf"?(?:for\s+{F}|to\s+{OUR}\s+specifications)(?:\s+[^.;{SIGNS}]{{0,50}}?)?\s*by\s+{A}{X}"
    ),
    "said-worked-for-us-by": (rf"\b\w{{3,}}(?:ed|wn|ught|ilt|ade|ut)\s+for\s+{F}\s+by\s+{A}{X}"),
    "said-buys-made-by": (
        rf"{F}\s+[^.;{SIGNS}]{{0,50}}?\b(?:purchase[sd]?|buys?|distributes?)\s+[^.;]{{0,80}}?\b(?:manufactured|"
        rf"produced|supplied|made)(?:\s+and\s+\w+)?\s+by\s+{A}{X}"
    ),
    "said-makes-ours": (
        rf"{X}{ASIDE}\s+{ADVERBS}(?:manufactur(?:es?|ed)|produces?|assembles?|packages?|packaged|suppl(?:y|ies|"
        rf"ied)|makes?|hosts?|builds?|fabricates?)\s+(?:{WORD}\s+){{0,3}}?(?<!\w)our\b"
    ),
    "said-parts-bought-from": (
        r"\b(?:components?|materials?|parts|supplies|wafers?|chips|goods|equipment|ingredients?|resins?|steel|"
        rf"inventor(?:y|ies)|packaging)\s+(?:{ANY}\s+){{0,3}}?(?:is|are|was|were)\s+(?:{ANY}\s+){{0,2}}?(?:purc"
        rf"hased|bought|obtained|sourced|procured)\s+(?:{ANY}\s+){{0,3}}?from\s+{A}{X}"
    ),
    "said-we-use-them": (
        rf"{F}\s+(?:also\s+|currently\s+|primarily\s+)?(?:uses?|used|utilizes?|utilized)\s+{A}{X}\s+(?:to\s+(?:"
        rf"deliver|ship|manufactur\w+|host|process|distribute|print|provide|assemble|store)|for\s+(?:{OUR}|the|"
        r"all|most|shipping|delivery|hosting|manufactur\w+|distribution|processing))\b"
    ),
    "said-sole-source-is": (
        rf"{OUR}\s+(?:{WORD}\s+)?(?:sole|only|single|primary|principal|main)\s+(?:source|supplier|provider|manu"
        rf"facturer|producer)\s+(?:of|for)\s+[^.;{SIGNS}]{{1,60}}?\s(?:is|was)\s+{A}{X}"
    ),
    "said-makes-what-we-use": (
        rf"{X}{ASIDE}\s+{ADVERBS}(?:manufactur(?:es?|ed)|produces?|makes?|suppl(?:y|ies|ied))\s+[^.;{SIGNS}]{{1"
        rf",60}}?\b(?:used|contained|included|incorporated|sold)\s+in\s+{OUR}\b"
    ),
    "said-supplies-us": (
        rf"{X}{ASIDE}\s+(?!(?:is|are|was|were)\s+(?:\w+\s+)?\w+ed\b){ADVERBS}{GIVES}\s+(?:{F}\s[^.;{SIGNS}]{{0,"
        rf"60}}?\bwith\b|(?:{WORD}\s+){{0,12}}?(?:to|for)\s+{F}(?=[\s.,;]|$))"
    ),
    "said-under-ours": (rf"\b{DEAL}\s+with\s+{F}\s*,\s*{X}\s+{ADVERBS}{GIVES}\b"),
    "said-made-agreement": (
        r"\b(?:manufacturing|contract\s+manufacturing|manufacture|supply\s+and\s+manufactur\w+|development\s+a"
        r"nd\s+manufactur\w+|outsourcing|hosting|co-?packing|tolling|consulting|advisory|advisor|marketing\s+s"
        r"ervices|media|awareness|communications|investor\s+relations|advertising|construction)\s+(?:and\s+\w+"
        rf"\s+)?(?:services?\s+)?(?:contract|agreement)s?\s+(?:{WORD}\s+){{0,3}}?(?:for\s+(?:{ANY}\s+){{1,6}}?)"
        rf"?with\s+{A}{X}"
    ),
    "said-contract-to-buy": (
        rf"\b{DEAL}\b\s*(?:\w+\s+){{0,3}}?with\s+{A}{X}{ASIDE}\s*,?\s*(?:to\s+(?:purchase|buy|procure|televise|"
        rf"source|in-?license|distribute\s+(?!{OUR}))|for\s+(?:the\s+)?(?:purchase|construction|manufacture)\s+"
        rf"of|(?:to|for\s+\S+\s+to)\s+(?:{WORD}\s+){{0,2}}?(?:televise|telecast|broadcast))\b"
    ),
    "said-under-which-they": (
        rf"\b{DEAL}\b[^.;{SIGNS}]{{0,60}}?(?:with|from|between\s+{F}\s+and)\s+{A}{X}[^.;{SIGNS}]{{0,60}}?(?:und"
        rf"er|pursuant\s+to|in|whereby)\s+(?:which\s+)?{ANOTHER}\s+{ADVERBS}{GIVES}\b"
    ),
    "said-rights-from": (
        rf"{F}\s+{ADVERBS}(?:acquired?|obtain(?:s|ed)?|licen[cs]e[sd]?|in-?licensed?|holds?)\s+(?:{WORD}\s+){{0"
        rf",8}}?(?:rights?|licen[cs]es?|programming|content|trademarks?|technology|patents?|brands?)\s+(?:"
        rf"{WORD}\s+){{0,6}}?(?:from\s+{A}{X}|to\s+(?P<theirs>{ANOTHER})[’']s?\s)"
    ),
    "said-we-hire": (
        rf"{F}{ASIDE}\s+(?:(?:has|have|today|also|recently|announced\s+(?:that\s+)?it\s+has|is|are|pleased|prou"
        r"d|to|announce)\s+)*(?:selects?|selected|chooses?|chose|chosen|hires?|hired|engage[sd]?|retain(?:s|ed"
        rf")?|taps|tapped|contracted(?:\s+with)?|appoint(?:s|ed)?|commissioned|(?:awarded|let)\s+[^.;{SIGNS}]{{0,60}}?"
        rf"\bto)\s+(?:(?:(?!(?:in|of|on|for|at)\b){WORD}\s+){{0,5}}?|(?:{ANY}\s+){{0,14}}?{ANY}\s*:\s*){X}(?=\s*(?:,|to"
        r"\b|as\b|for\b|of\b|and\b|\(|$|\.))(?!\s+(?:to\s+(?:deliver|sell|supply|provide)\s+(?:to\s+)?it\b|as\s+(?:\w+\s+){0,4}?(?:distributor"
        r"|licensee|reseller|dealer|accountants?|auditors?)\b))"
    ),
    "said-awardees": (
        rf"\b(?:companies|firms|contractors|vendors|businesses|awardees|offerors)\b[^.;:{SIGNS}]{{0,60}}?\b(?:a"
        rf"warded|selected|chosen)\b[^.;:]{{0,140}}?:\s*[•●*-]?\s*{A}{X}"
    ),
    "said-work-under": (
        rf"\b(?:executed|performed|managed|supplied|provided|delivered|constructed|built|installed|filled|printed|made|hauled|maintained)\s+by\s+{A}"
        rf"{X}\s+(?:under|through|pursuant\s+to)\s+(?:{ANY}\s+){{0,6}}?(?:contract|agreement)"
    ),
    "said-granted-by": (
        rf"(?:{OUR}|{F})[^.;]{{0,120}}?\b(?:licen[cs]es?|franchises?|rights|appointments?)\b[^.;{SIGNS}]{{0,80}}?\bgranted\s+"
        rf"(?:to\s+{F}\s+)?by\s+{A}{X}"
    ),
    "said-they-grant-us": (
        rf"{X}\s+(?:(?:has|have|had|also)\s+)*(?:granted|given|gave|grants|licensed)\s+(?:to\s+)?{F}\s+(?:an?|the|certain)\s+"
        rf"(?:{WORD}\s+){{0,4}}?(?:licen[cs]es?|rights?|franchise)\b"
    ),
    "said-under-patents": (
        rf"{F}\s+{ADVERBS}(?:obtain(?:s|ed)?|holds?|have|has)\s+(?:an?\s+|the\s+)?(?:{WORD}\s+|,\s*){{0,5}}?(?:licen[cs]es?"
        rf"|franchises?)\s+(?:under\s+(?:the\s+)?(?:{WORD}\s+)?(?:patents?|technology)\s+(?:of|from)|from)\s+{A}{X}"
    ),
    "said-franchise-from": (
        rf"(?:{F}\s+(?:{ANY}\s+){{0,3}}?|{OUR}\s+(?:{WORD}\s+){{1,4}}?)under\s+(?:an?\s+|exclusive\s+)*(?:franchises?|"
        rf"licen[cs]es?|sublicen[cs]es?)\s+(?:{WORD}\s+)?(?:from|granted\s+by)\s+{A}{X}"
    ),
    "said-we-host-with": (
        rf"{F}\s+{ADVERBS}(?:hosts?|hosted|stores?|colocates?|warehouses?|ships?|prints?)\s+(?<!\w)(?:our|its)\s+(?:{WORD}\s+)"
        rf"{{1,4}}?with\s+{A}{X}"
    ),
    "said-ships-over": (
        rf"{F}\s+{ADVERBS}(?:ships?|shipped|transports?|moves?)\s+(?:(?<!\w)(?:our|its)\s+(?:{WORD}\s+){{1,4}}?)?(?:over|via|"
        rf"aboard)\s+{A}{X}"
    ),
    "said-inputs-come-from": (
        r"\b(?:components?|materials?|parts|supplies|wafers?|chips|goods|equipment|ingredients?|resins?|steel|fuel|paper|drinks"
        rf"|inventor(?:y|ies)|packaging|merchandise|power|feedstock|requirements)\s+(?:comes?|came)\s+(?:{ANY}\s+){{0,3}}?from\s+"
        rf"(?:{A}(?:{WORD}\s+){{0,2}}?(?:suppliers?|distributors?|vendors?|sources?|manufacturers?|mills?|makers?)\s*[,:]\s*)?{A}{X}"
    ),
    "said-gets-from": (
        rf"{F}\s+{ADVERBS}(?:gets?|draws?|obtains?|obtained|purchases?|purchased|buys?|acquires?)\s+(?:(?!{NO_GOODS}\b){WORD}\s+|,\s*"
        rf"|of\s+){{1,10}}?from\s+(?:(?:{ANY}\s+){{1,3}}?(?:distributors?|sources?|makers?|mills|growers|factories|companies|"
        rf"wholesalers|dealers)\s*[,:]\s*|,?\s*among\s+others,?\s+)?{A}{X}"
    ),
    "said-maker-of-ours": (
        rf"{X}\s*,\s*(?:which\s+is\s+)?(?:the|an?)\s+(?:{WORD}\s+){{0,2}}?(?:maker|manufacturer|producer|fabricator|publisher|"
        rf"licensor|lessor|builder|operator)\s+of\s+(?:{WORD}\s+){{0,2}}?(?<!\w)our\b"
    ),
    "said-agreed-to-buy": (
        rf"{F}\s+(?:(?:has|have|had|also|recently|today)\s+)*(?:agreed|contracted|arranged)\s+with\s+{A}{X}{ASIDE}\s*,?\s+"
        rf"(?:to\s+(?:buy|purchase|obtain|take|lease|license)\b|for\s+(?:the\s+)?(?:supply|purchase)\s+of)"
    ),
    "said-appointed-by": (
        rf"{F}\s+(?:(?:has|have|had|also|recently)\s+)*(?:was|were|been|is|are)\s+(?:\w+ly\s+)?(?:appointed|named|designated|"
        rf"authorized)\s+by\s+{A}{X}\s+(?:as|to\s+be|to\s+act\s+as)\s+(?:{WORD}\s+){{0,5}}?(?:distributor|reseller|licensee|"
        r"dealer|bottler|franchisee|agent)\b"
    ),
    "said-run-for-us-by": (
        rf"{OUR}\s+(?:{WORD}\s+){{1,5}}?(?:is|are|was|were|has\s+been|have\s+been|being)\s+(?:{ANY}\s+){{0,2}}?(?:run|operated|"
        r"managed|administered|processed|filled|printed|stored|warehoused|maintained|cleaned|staffed|serviced|conducted|hauled|"
        rf"transported|sterilized|tested|monitored|brewed|refined)\s+(?:for\s+{F}\s+)?by\s+{A}{X}"
    ),
    "said-brought-to-us-by": (
        rf"\b(?:is|are|was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:brought|delivered|hauled|shipped|provided|supplied|"
        rf"furnished)\s+to\s+(?:{F}|(?<!\w)our\s+(?:{WORD}\s+){{1,4}}?)\s*by\s+{A}{X}"
    ),
    "said-our-inputs-supplied": (
        r"(?:^|[.;]\s+)(?!(?:it|they|he|she|which|this|that|financing|funding)\b)(?:(?!(?:loan|letter|insurance|bond|guarantee|"
        rf"testimony|evidence|opinion)s?\b){WORD}\s+|and\s+|at\s+|in\s+|for\s+){{1,8}}?(?:is|are|has\s+been|have\s+been)\s+"
        r"(?:now\s+|also\s+|\w+ly\s+)?(?:(?:picked|packed|printed|cut),?\s+(?:\w+,?\s+)?(?:and\s+)?)?(?:supplied|furnished|hauled|"
        rf"shipped|done|performed|printed|transported|assembled|packed|maintained)\s+(?:{ANY}\s+){{0,3}}?by\s+{A}{X}"
    ),
    "said-furnished-under": (
        rf"(?:^|[.;]\s+)(?:{WORD}\s+){{1,5}}?(?:is|are)\s+(?:\w+ly\s+)?(?:supplied|furnished|purchased|bought|obtained|leased)\s+"
        rf"under\s+(?:an?|the)\s+(?:{ANY}\s+){{0,5}}?(?:agreements?|contracts?|leases?)\s+with\s+{A}{X}"
    ),
    "said-share-of-our-supply": (
        rf"{X}\s*,?\s+{ADVERBS}(?:made|produced|manufactured|supplied|provided|account(?:ed|s)\s+for|represent(?:ed|s))\s+(?:{ANY}\s+)"
        rf"{{0,8}}?(?:{SHARE}|(?:most|all|roughly\s+\w+)\b)[^.;{SIGNS}]{{0,40}}?\bof\s+(?:(?:all|the)\s+)?(?:(?<!\w)our|(?<!\w)its)\s+"
        rf"(?:(?!{_TRADE}\b){WORD}\s+){{0,3}}?(?:(?:purchases|purchased(?:\s+(?!{_TRADE}\b){WORD})?|components|materials|goods|inventory"
        rf"|supplies|supply|requirements|steel|coal|fuel|merchandise|milk){_PHRASE_ENDS}|cost\s+of\b)"
    ),
    "said-purchases-from": (
        rf"(?:^|[.;]\s+|(?:^|\.\s+)(?:in|during|for)\s+(?:[^\s,.;{SIGNS}]+\s+){{0,4}}?[^\s,.;{SIGNS}]+,\s+)(?:(?:{OUR}\s+|total\s+|inventory\s+|(?:raw\s+)?materials?\s+)+purchases|purchases"
        rf"(?!\s+from\s+{A}{ANOTHER}\s+{MOVED}\b{OWN_REASON}))\s+"
        rf"(?:of\s+(?:{WORD}\s+){{1,4}}?)?from\s+{A}{X}\s+(?:were|was|accounted|represented|amounted|totall?ed|comprised|constituted"
        rf"|made\s+up|increased|decreased|rose|fell)\b"
    ),
    "said-supplied-what-we-use": (
        rf"{X}\s+{ADVERBS}(?:makes?|made|produce[sd]?|manufactured|supplied|supplies|provide[sd]?)\s+(?:(?:substantially|all|most|the|"
        rf"much|some|part|roughly|about|half|of)\s+){{1,4}}(?:{WORD}\s+){{0,5}}?(?:that|which)\s+{F}\s+(?:uses?|used|buys?|bought|"
        r"purchase[sd]?|sells?|sold|needs?|needed|requires?)\b"
    ),
    "said-paper-on-ours": (
        rf"\b{DEAL}\s+(?:{ANY}\s+){{0,3}}?with\s+{A}{X}{ASIDE}\s*,?\s*to\s+(?:build|construct|convert|manufacture|produce|process|"
        rf"print|operate|manage|refurbish|host|transport|haul|clean|staff|operate|renovate|expand|repair)\s+(?:{WORD}\s+){{0,3}}?(?<!\w)our\b"
    ),
    "said-deal-to-supply-us": (
        rf"\b{DEAL}\s+(?:{ANY}\s+){{0,3}}?with\s+{A}{X}{ASIDE}\s*,?\s*to\s+(?:supply|provide|furnish)\s+(?:{F}|(?<!\w)our\s+"
        rf"(?:{WORD}\s+){{1,3}}?)\s*(?:with\b|$|[.,])"
    ),
    "said-for-sale-to-us": (
        rf"\b{DEAL}\s+with\s+{A}{X}{ASIDE}\s*,?\s*(?:under|pursuant\s+to)\s+which\s+(?:{F}|it)\s+(?:\w+ly\s+)?(?:will\s+|shall\s+|"
        rf"is\s+to\s+|agreed\s+to\s+)?(?:buys?|purchases?|takes?|leases?|licenses?|distributes?)\b(?![^.;]{{0,30}}\bour\b)"
    ),
    "said-contract-it-fulfils": (  # "a supply agreement with X under which it supplies drug substance to us"
        rf"\b{DEAL}\s+with\s+{A}{X}{ASIDE}\s*,?\s*(?:under|pursuant\s+to)\s+which\s+(?:it|they|{ANOTHER})\s+"
        r"(?:(?:will|shall|has|have|had|agreed|is|are|to|currently|also)\s+){0,3}(?:suppl(?:y|ies|ied)|manufactur(?:e[sd]?)|"
        rf"produc(?:e[sd]?)|provid(?:e[sd]?)|makes?|deliver(?:s|ed)?|sells?)\s+(?:{F}\b|(?:{ANY}\s+){{1,8}}?(?:to|for)\s+{F}|(?<!\w)our\b)"
    ),
}
