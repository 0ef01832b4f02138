"""What is said outright of who buys from the filer: lists, shares of sales, awards, orders, licences. "who" buys."""

from filinggraph.extract.customers.phrases import (
    ACCOUNTS,
    ADJ,
    ADVERBS,
    ANY,
    ASIDE,
    BE,
    BUYER,
    BUYERS,
    CAPITAL,
    DEAL,
    HAVE,
    KIND,
    LISTS,
    MOVED,
    OTHER_PAPER,
    OUR,
    OWN,
    OWN_REASON,
    SALES,
    SHARE,
    SIGNS,
    TAKES,
    THING,
    TIME,
    TOTAL,
    WORD,
    A,
    F,
    X,
)
from filinggraph.extract.masking import ANOTHER, PARTY

RULES = {
    "said-own-customers": (
        rf"{OUR}\s+(?:other\s+)?{ADJ}{{0,6}}?{BUYERS}(?![’'])\s*,?\s*(?:\(?(?:in|of|for|within|across|with|outs"
        rf"ide|at|on|by|as\s+of)\s+(?:{WORD}\s+){{1,10}}?,?\s*)?(?:(?:currently|today|also|\ball)\s+)?(?:"
        rf"{LISTS}\s*:?\s*{A}{KIND}{A}|{BE}\s*:?\s*{A}(?:the\s+(?:{WORD}\s+){{1,3}}?)?|:\s*{A}|[—–]\s*{A}){X}(?!\s+(?:{BUYERS}|government))"
    ),
    "said-customers-include": (
        rf"(?:^|[.;:•]\s+|\band\s+)(?:the\s+)?{ADJ}{{0,4}}?(?:customers|clients|distributors|resellers|licensee"
        rf"s|clientele)(?:\s+(?:in|of|for)\s+(?:{WORD}\s+){{0,7}}?{WORD})?\s*(?:include[sd]?|includes|are|were|"
        rf":)\s*:?\s*{A}{X}"
    ),
    "said-own-customer-is": (rf"{X}\s*,?\s*(?:which\s+|who\s+)?{BE}\s+(?:also\s+|each\s+)?{OWN}{BUYER}\b(?![’'-])"),
    "said-own-customer-named": (
        rf"{OUR}\s+(?:{WORD}\s+){{0,4}}?(?:largest|major|principal|key|main|significant|biggest|primary|only|ex"
        rf"clusive)\s+(?:{WORD}\s+){{0,2}}?{BUYER}\s*,?\s*(?:the\s+)?{X}"
    ),
    "said-named-own-customer": (
        rf"{X}\s*,\s*{OWN}(?:largest|major|principal|key|main|significant|biggest|primary|only|exclusive|long\S"
        rf"*)\s+(?:{WORD}\s+){{0,2}}?{BUYER}\b(?![’'-])"
    ),
    "said-counted": (
        rf"\b(?:one|two|three|four|five|six|seven|single|only|our|largest|these|those)\s+(?:{WORD}\s+){{0,4}}?"
        rf"{BUYER}\s*[,:—–(-]+\s*{A}{X}[\s,)—–-]+(?:(?:who|which|that|each|both|individually|collectively)\s+)*"
        rf"{ACCOUNTS}"
    ),
    "said-accounting-for": (
        rf"\b{BUYER}\b[^.;{SIGNS}]{{0,90}}?(?:,\s+(?:with|and)|\(\s*){A}{X}\s+accounting\s+for\s+(?:\w+\s+)?{SHARE}"
    ),
    "said-of-our-sales": (
        rf"(?<!\bof\s)(?<!\bin\s)(?<!\bfrom\s){X}{THING}{TIME}\s*{ACCOUNTS}\s+[^.;{SIGNS}]{{0,60}}?{SHARE}[^.;]"
        rf"{{0,40}}?\bof\s+(?:{OUR}\s+[^.;{SIGNS}]{{0,40}}?|{TOTAL})\b{SALES}\b"
    ),
    "said-sales-to": (
        r"\b(?:sales|revenues?|billings|shipments|receivables?)\s+(?:made\s+|directly\s+)?(?:to|(?<=revenue\s)"
        r"from|(?<=revenues\s)from|(?<=receivables\s)from|attributable\s+to|derived\s+from|due\s+from|from\s+s"
        rf"ales\s+to)\s+{A}{X}{THING}[^.;]{{0,60}}?(?:accounted|represent|constitut|compris|totaled|amounted|we"
        r"re|was|exceeded|contributed|increased|decreased|declined|rose|fell|grew|dropped)"
    ),
    "said-share-from": (
        rf"{SHARE}\s+of\s+[^.;{SIGNS}]{{0,60}}?{SALES}\s*(?:,?\s*(?:in|for|during)\s+[^.;{SIGNS}]{{0,30}}?)?(?:"
        r"(?:were|was|came|is|are)\s+)?(?:(?:derived|generated|made|attributable)\s+)?(?:from|to|by)\s+(?:sale"
        rf"s\s+(?:of\s+[^.;{SIGNS}]{{0,40}}?\s)?to\s+)?{A}{X}{THING}"
    ),
    "said-sold-to": (
        rf"{F}\s+{ADVERBS}(?:sells?|sold|ships?|shipped|suppl(?:y|ies|ied)|leases?|leased|delivered|delivers?|l"
        rf"icensed|licenses?)\s+(?:(?!{CAPITAL}\b){WORD}\s+){{0,12}}?(?:(?:directly|primarily|exclusively|princ"
        rf"ipally)\s+)?to\s+{A}{X}(?=\s*[,.;)]|\s*$|\s+(?:under|pursuant|in|for|on|and|through|at|as|during|unt"
        r"il|which|who|from)\b)"
    ),
    "said-licensed-to": (
        rf"(?<!\bit\s)\b(?:are|is|was|were|been)\s+(?:{ANY}\s+){{0,2}}?licensed\s+(?:{ANY}\s+){{0,3}}?to\s+{A}"
        rf"{X}(?![’'])"
    ),
    "said-deals-with": (
        rf"{F}\s+(?:{ANY}\s+){{0,3}}?{HAVE}\s+(?:(?!supply|purchase|manufactur|licen[cs]e|strategic|collaborat)"
        rf"{WORD}\s+){{0,5}}?(?:deals|contracts|orders|awards|engagements|subscriptions|distribution\s+agreemen"
        rf"ts|sales\s+agreements|customer\s+agreements)\b[^.;]{{0,120}}?[\s,](?:including|such\s+as)\s+{A}{X}"
    ),
    "said-awarded-by": (
        r"\b(?:been|was|were|is)\s+(?:\w+ly\s+|again\s+)?(?:awarded|selected|chosen|contracted|tapped|commissi"
        rf"oned)\s+[^.;{SIGNS}]{{0,160}}?\b(?:by|from)\s+(?:the\s+|a\s+)?(?:{WORD}\s+){{0,5}}?{X}"
        r"(?!\s+as\s+(?:an?|one\s+of\s+(?:the\s+)?(?:\w+\s+)?)\s*(?:finalist|bidder))"
    ),
    "said-selects-us": (
        rf"{X}{ASIDE}\s*(?:(?:has|have|recently|today|also|again|had)\s+)*(?:selects?|selected|chooses?|chose|c"
        r"hosen|awards?|awarded|hires?|hired|engage[sd]?|retain(?:s|ed)?|taps|tapped|picks|commissioned|contra"
        rf"ct(?:s|ed)(?:\s+with)?|(?:order(?:s|ed)?|purchas(?:es?|ed)|buys?|bought)\s+[^.;{SIGNS}]{{0,80}}?from"
        rf")\s+(?:(?:the|a)\s+)?(?:{F}|(?<!\w)our\b)"
    ),
    "said-chooses-it": (
        rf"{F}[^.;{SIGNS}]{{0,120}}?\b(?:announce[sd]?|said|reports?|reported|confirmed)\s+(?:today\s+)?(?:that"
        rf"\s+)?(?:the\s+)?{X}{ASIDE}\s*(?:(?:has|have|recently|today|also|again|had)\s+)*(?:selected|chosen|ch"
        r"ose|awarded|hired|engaged|retained|commissioned|tapped|picked)\s+it\b"
    ),
    "said-ours-is-sold-to": (
        rf"{OUR}\s+(?:{ANY}\s+){{0,8}}?(?:is|are|was|were|being|been)\s+(?:{ANY}\s+){{0,2}}?(?:sold|supplied|sh"
        rf"ipped|delivered|leased|marketed|carried|stocked)\s+(?:{ANY}\s+){{0,3}}?(?:to|at|through)\s+{A}{X}(?!"
        r"[’'])"
    ),
    "said-which-buys": (
        rf"{X}\s*,\s*(?:which|who)\s+{ADVERBS}(?:purchas(?:es|ed)|buys|bought|orders|ordered|uses|resells)\s+(?"
        rf":[^.;{SIGNS}]{{0,40}}?\s)?{OUR}\s"
    ),
    "said-counted-among": (rf"\b(?:counts?|numbers?|lists?)\s+{A}{X}\s+among\s+{OUR}\s+(?:{WORD}\s+){{0,4}}?{BUYERS}"),
    "said-sales-are-made-to": (
        rf"\b(?:sales|shipments|deliveries)\s+(?:are|were|is|was)\s+(?:{ANY}\s+){{0,3}}?to\s+{A}{X}(?![’'])"
    ),
    "said-carries-ours": (
        rf"{X}{ASIDE}\s+(?:(?:also|have|has|will|now)\s+)*(?:carr(?:y|ies|ied)|stocks?|ships?|bundles?|sells?|o"
        r"ffers?)\s+(?<!\w)our\b(?!\s+(?:to|that|not)\b)"
    ),
    "said-whose-contract": (
        rf"(?<!\bby\s)(?<!\bfrom\s)(?<!\bwith\s)(?<!replaces\s)(?<!replaced\s)(?<!replacing\s)(?<!thanked\s)"
        rf"{X}\s*,\s*whose\s+(?:(?!{OTHER_PAPER}){WORD}\s+){{0,4}}?(?:contract|agreement|subscription|orders?)\b"
        r"(?!\s+(?:with\s+(?:the|its)\b|had\b))"
    ),
    "said-similar-deals": (
        rf"\b(?:similar|comparable|further|additional)\s+(?:{WORD}\s+)?(?:contracts?|agreements?|accords?|arrangements?|deals?"
        rf"|orders?|mandates?)\s+[^.;{SIGNS}]{{0,50}}?\b(?:with|from|by)\s+{A}{X}"
    ),
    "said-among-those": (
        rf"\bamong\s+(?:those|the\s+\w+)\s+(?:who|that|which)\s+[^.;{SIGNS}]{{1,40}}?{OUR}\s[^.;{SIGNS}]{{1,40}}?"
        rf"\s(?:are|is|were)\s+{A}{X}"
    ),
    "said-counted-as": (
        rf"{F}\s+{ADVERBS}(?:counts?|numbers?|lists?|names?)\s+(?:among\s+{OUR}\s+(?:{WORD}\s+){{0,3}}?{BUYERS}\s+)?"
        rf"{A}{X}\s+(?:(?:as|among)\s+(?:{OUR}\s+)?(?:{WORD}\s+){{0,3}}?{BUYERS})"
    ),
    "said-takers-of-ours": (
        rf"\b(?:principal|largest|main|major|primary|only|chief)\s+(?:{BUYERS}|users|buyers)\s+(?:of|for)\s+"
        rf"{OUR}\s+(?:{WORD}\s+){{1,4}}?(?:are|were|include[sd]?)\s+{A}{X}"
    ),
    "said-the-only-customers": (
        rf"{X}\s+{BE}\s+(?:the|our)\s+(?:{WORD}\s+){{0,3}}?{BUYERS}\s+(?:to|that|who|which|with|in|for)\b"
    ),
    "said-customers-such-as": (
        rf"(?:^|[.;:•]\s+|[“\"])(?:{ADJ}){{0,3}}?(?:customers|clients)\s*,?\s*(?:such\s+as|like|including)\s+{A}{X}"
    ),
    "said-orders-from-moved": (
        rf"(?:\b(?:orders\s+(?:from|by)|purchases\s+by)\s+{A}|(?:^|[.;]\s+)purchases\s+from\s+(?={ANOTHER}\s+{MOVED}\b{OWN_REASON}))"
        rf"{X}\s+(?:{ANY}\s+){{0,3}}?(?:increased|decreased|declined|"
        r"rose|fell|grew|dropped|were|accounted|totaled)\b"
    ),
    "said-largest-is": (
        rf"{OUR}\s+(?:(?:{WORD}\s+){{0,2}}?(?:largest|biggest|principal|main|major|most\s+important|primary|onl"
        rf"y)\s+(?:{WORD}\s+){{0,2}}?)(?:{BUYER}|tenant)\s+(?:is|was|remains)\s+{A}{X}"
    ),
    "said-business-with": (
        rf"\bbusiness\s+with\s+{A}{X}\s+(?:{ANY}\s+){{0,2}}?(?:grew|grown|declined|increased|decreased|represen"
        r"t\w*|account\w*|continue\w*)\b"
    ),
    "said-ours-through": (
        rf"{OUR}\s+(?:{WORD}\s+){{1,3}}?(?:reach(?:es)?|(?:is|are)\s+(?:distributed|available))\s+[^.;{SIGNS}]"
        rf"{{0,40}}?(?:through|by|via|from)\s+{A}{X}"
    ),
    "said-places-orders": (
        rf"{X}\s+(?:(?:has|have|had|also)\s+)*(?:placed|issued|gave|given)\s+(?:{ANY}\s+){{0,6}}?(?:orders?|con"
        rf"tracts?)\s+(?:{ANY}\s+){{0,6}}?(?:with|to)\s+{F}"
    ),
    "said-we-supply": (
        rf"{F}\s+(?:(?:is|are|was|were|has|have|been|became|remains?|also)\s+)+(?:the|an?|one\s+of\s+the)\s+[^."
        rf";]{{0,40}}?\b(?:supplier|provider|vendor|contractor|source)s?\s+(?:of\s+[^.;{SIGNS}]{{1,60}}?\s)?(?:"
        rf"to|for)\s+{A}{X}"
    ),
    "said-our-customer": (rf"{OUR}\s+(?:{WORD}\s+){{0,2}}?(?:customers?|clients?)\s*,\s*{X}\s*,"),
    "said-part-goes-to": (
        rf"(?:{SHARE}|half|third|quarter|part|all|most|bulk)\s+of\s+{OUR}\s+(?:{WORD}\s+){{1,4}}?(?:goes|go|wen"
        rf"t)\s+to\s+{A}{X}"
    ),
    "said-we-provide": (
        rf"{F}\s+{ADVERBS}(?:provide[sd]?|furnish(?:es|ed)?|perform(?:s|ed)?)\s+(?:{WORD}\s+|and\s+){{0,7}}?(?:"
        r"services?|systems?|products?|equipment|software|support|solutions?|staffing|maintenance|training)\s+"
        rf"(?:to|for)\s+{A}{X}(?![’'])"
    ),
    "said-orders-by": (
        r"\b(?:higher|lower|increased|decreased|reduced|additional|new|stronger|weaker|strong|weak|fewer)\s+(?"
        rf":{WORD}\s+){{0,2}}?(?:(?:purchases|orders|demand)\s+(?:by|from)|(?:sales|shipments|deliveries)\s+to)"
        rf"\s+(?:the\s+)?{X}{THING}(?![’'])"
    ),
    "said-lost-as-customer": (
        rf"\b(?:lost|lose|losing|gained|added|adding|won|signed|attracted|obtained|landed)\s+{A}{X}\s+as\s+"
        rf"(?:(?:an?|our|its)\s+)?(?:{WORD}\s+){{0,2}}?{BUYER}\b"
    ),
    "said-customer-of-ours": (
        rf"{X}\s+{BE}\s+(?:an?|one\s+of\s+the)\s+(?:{WORD}\s+){{0,3}}?{BUYER}\s+of\s+(?:ours\b|{F})"
    ),
    "said-are-customers": (
        rf"{X}\s+{BE}\s+(?:all\s+|both\s+|also\s+)?(?:among|part\s+of)\s+{OUR}\s+(?:{WORD}\s+){{0,4}}?{BUYERS}"
    ),
    "said-order-from": (
        rf"(?:{F}|\bit\b)[^.;{SIGNS}]{{0,60}}?\b(?:received|receives|receipt\s+of|won|wins|secured|secures|secu"
        rf"re|lands|landed|books|booked|awarded|obtained|obtains|signing\s+of|announces|announced)\s+(?:{ANY}\s"
        rf"+){{0,9}}?(?:purchase\s+orders?|orders?|contracts?|awards?|task\s+orders?|subcontracts?|renewals?|ex"
        rf"tensions?|subscriptions?|PO)\s+(?:[^.;{SIGNS}]{{0,70}}?\s)?(?:from|by|with)\s+(?:the\s+|a\s+|an\s+)?"
        rf"(?:{WORD}\s+){{0,6}}?{X}"
    ),
    "said-their-contract": (
        rf"{F}\s+(?:has\s+|have\s+)?(?:awarded|awarded\s+an?|wins|won|secures|secured|receives|received|lands|s"
        rf"igns|renews)\s+(?:(?:an?|new|major|first)\s+|\$?\d\S*\s+){{0,4}}(?:million\s+|billion\s+)?(?:the\s+)"
        rf"?{X}\s+(?:{ANY}\s+){{0,5}}?(?:contract|order|agreement|award|BPA|subcontract|task\s+order|renewal)\b"
    ),
    "said-contract-to-supply": (
        r"(?<!consulting\s)(?<!collaboration\s)(?<!advisory\s)(?<!advisor\s)\b(?:contract|order|award|agreemen"
        rf"t|deal|partnership|alliance|PO|BOA|BPA)\b(?:[^.;{SIGNS}]{{0,80}}?)\s(?:with|from)\s+{A}{X}{ASIDE}\s*"
        rf",?\s*(?:to|for\s+{F}\s+to|(?:under|pursuant\s+to|in|whereby)\s*(?:which\s+)?{F}\s+(?:will|shall|agre"
        rf"ed\s+to|is\s+to|(?:is|are)\s+expected\s+to))\s+(?:{WORD}\s+){{0,1}}?(?:supply|provide|deliver|deploy"
        r"|implement|install|ship|sell|perform|furnish|upgrade)\b"
    ),
    "said-contract-to-take": (
        rf"\b{DEAL}\b\s*(?:\w+\s+){{0,3}}?(?:with|from)\s+{A}{X}{ASIDE}\s*,?\s*(?:to\s+(?:market\s+and\s+)?(?:d"
        rf"istribute|resell|sell|market|purchase|license|use)\s+(?:and\s+\w+\s+)?(?:{OUR}|the\s+company[’']s)|("
        rf"?:under|pursuant\s+to|in|whereby)\s+(?:which\s+)?{ANOTHER}\s+(?:will|shall|agreed\s+to)\s+{TAKES})"
    ),
    "said-for-them-to-take": (rf"\b{DEAL}\s+for\s+{A}{X}\s+to\s+{TAKES}"),
    "said-takes-ours": (
        rf"{X}{ASIDE}\s+{ADVERBS}(?:receives?|granted)\s+(?:{WORD}\s+){{0,3}}?(?:rights?|licen[cs]es?)\s+(?:to|"
        rf"of|for)\s+(?:\w+\s+){{0,4}}?{OUR}"
    ),
    "said-pays-us": (
        rf"{X}\s+{ADVERBS}(?:must\s+)?(?:also\s+)?(?:pays?|paid|paying)\s+(?:{WORD}\s+){{0,4}}?(?:royalt\w+|fee"
        rf"s?|subscription)\s+(?:{WORD}\s+){{0,3}}?to\s+{F}"
    ),
    "said-licensed-for": (
        rf"\blicen[cs]e\s+agreement\s+for\s+(?:the\s+)?(?:manufactur|market|distribut|sale|use)\w*\s+(?:{ANY}\s"
        rf"+|{PARTY}\s+){{0,12}}?with\s+{A}{X}"
    ),
    "said-use-of-ours": (rf"{X}[’']s?\s+use\s+of\s+(?:the\s+)?{OUR}"),
    "said-deal-through-ours": (
        rf"\b{DEAL}\b(?:[^.;{SIGNS}]{{0,80}}?)\swith\s+{A}{X}{ASIDE}[^.;{SIGNS}]{{0,120}}?\b(?:through|using|vi"
        rf"a|that\s+makes|naming)\s+{OUR}"
    ),
    "said-more-use-of-ours": (
        rf"{X}\s+{ADVERBS}(?:increas|expand|extend|renew)\w*\s+(?:its|their|the)\s+(?:use|deployment|adoption|s"
        rf"ubscription)\s+(?:of|to)\s+(?:the\s+)?{OUR}"
    ),
    "said-using-ours": (
        rf"{X}{ASIDE}\s+(?:(?:is|are|has|have|been|will|also|currently|now|already)\s+)*(?:using|uses|deployed|"
        r"deploys|deploying|adopted|adopts|implemented|installed|installs|relies\s+on|purchases?|purchased|buy"
        rf"s?|bought|orders?|ordered|distributes?|resells?)\s+(?:[^.;{SIGNS}]{{0,24}}?\bof\s+)?{OUR}(?!\s+(?:to"
        r"|that|not|(?:\w+\s+)?(?:stock|shares|notes|debt|equity|securities|units|bonds))\b)"
    ),
    "said-renewing": (
        rf"{F}[^.;]{{0,100}}?\s{X}\s*,\s*(?:renewing|extending|expanding)\s+(?:its|our|the|their)\s+(?:{WORD}\s"
        rf"+){{0,3}}?(?:contract|agreement|subscription)"
    ),
    "said-as-customer": (
        rf"{X}\s[^.;]{{0,220}}?\b(?:treat|consider|regard|count)s?\s+[^.;{SIGNS}]{{0,40}}?\bas\s+(?:an?\s+|our"
        r"\s+|its\s+)?(?:separate\s+|different\s+|single\s+|individual\s+)?customers?\b"
    ),
    "said-further-customers": (
        rf"{OUR}\s+{ADJ}{{0,6}}?{BUYERS}\b[^.;]{{0,160}}?\b{LISTS}\s[^.;]{{0,200}}?,\s*(?:plus|and|as\s+well\s+"
        rf"as)\s+(?:{WORD}\s+){{0,6}}?\s*,?\s*(?:such\s+as|like|including)\s+{A}{X}"
    ),
    "said-contract-for": (
        rf"{F}\s+(?:{ANY}\s+){{0,3}}?(?:awarded|won|secured)\s+(?:the|an?)\s+[^.;{SIGNS}]{{0,80}}?\b(?:contract"
        rf"|order)\s+for\s+(?:the\s+)?{X}"
    ),
    "said-headed-license": (
        rf"(?:^|:\s+){X}[\w.\s]{{0,12}}?\s*[-–—:]\s*(?:\w+\s+){{0,3}}(?:licen[cs]e|distribut\w+|reseller)\b"
    ),
    "said-our-contract": (
        rf"{OUR}\s+(?:(?!{OTHER_PAPER}){WORD}\s+){{0,4}}?(?:contracts?|charters?|subcontracts?|task\s+orders?)"
        rf"\s+(?:{ANY}\s+){{0,3}}?with\s+{A}{X}"
    ),
    "said-charter-with": (
        rf"{F}\s+(?:{ANY}\s+){{0,3}}?(?:signed|entered\s+into|have|has|had|extended|renewed)\s+(?:(?!"
        rf"{OTHER_PAPER}){WORD}\s+){{0,4}}?(?:charters?|sales\s+contracts?|service\s+contracts?)\s+(?:{ANY}\s+)"
        rf"{{0,3}}?with\s+{A}{X}"
    ),
    "said-have-contract": (
        rf"{F}\s+(?:also\s+|currently\s+|now\s+)?(?:have|has|hold|holds)\s+(?:(?!{OTHER_PAPER}){WORD}\s+){{0,5"
        rf"}}?contracts?\s+with\s+{A}{X}(?!\s+(?:to|for|under\s+which|pursuant)\b)"
    ),
    "said-contracts-include": (
        rf"\b(?:contracts|customers|clients)\b[^.;{SIGNS}]{{0,60}}?\b(?:include|including|are)\s+(?:those|ones|"
        rf"contracts|agreements)\s+(?:with|from|for)\s+{A}{X}"
    ),
    "said-power-sold": (
        rf"\b(?:power\s+purchase|off-?take|capacity\s+purchase|tolling)\s+(?:agreements?|contracts?)\s+(?:{ANY}"
        rf"\s+){{0,3}}?with\s+{A}{X}"
    ),
    "said-ends-contract": (
        rf"{X}{ASIDE}\s+(?:(?:has|have|had)\s+)?(?:(?:notified|informed|advised|told)\s+{F}\s+(?:that\s+)?(?:it"
        r"\s+)?|agreed\s+to|elected\s+to|decided\s+to|elected\s+not\s+to|decided\s+not\s+to|exercised\s+[^.;]"
        rf"{{0,30}}?\bto)[^.;{SIGNS}]{{0,40}}?\b(?:terminat|renew|extend|cancel|exercis)\w*\s+(?:its|the|our|th"
        rf"eir|a|an)\s+(?:{WORD}\s+){{0,3}}?(?:contract|charter|order|subscription|lease\s+of\s+our)"
    ),
    "said-contract-with-us": (
        rf"{X}[^.;{SIGNS}]{{0,60}}?\b(?:its|their)\s+(?:(?!{OTHER_PAPER}){WORD}\s+){{0,3}}?(?:contracts?|orders"
        rf"?|subscriptions?|charters?)\s+with\s+{F}"
    ),
    "said-for-whom": (
        rf"{X}\s*,\s*(?:for|to)\s+(?:whom|which)\s+{F}\s+{ADVERBS}(?:sell|ship|deliver|license|lease|operate|pr"
        r"ovide|manufacture|perform|make|supply|build|produce|process|haul|develop)"
    ),
    "said-a-customer": (
        rf"{X}\s*,\s*(?:an?|another|(?:formerly\s+)?(?:our|its))\s+(?:{WORD}\s+){{0,2}}?(?:customer|client)\b(?"
        r"!\s+of\b)(?![’'-])"
    ),
    "said-grants-them": (
        rf"{F}\s+(?:(?:has|have|had|also)\s+)*(?:granted|grants)\s+(?:to\s+)?{X}\s+(?:an?\s+|the\s+)?(?:{WORD}"
        rf"\s+){{0,3}}?(?:licen[cs]e|rights?)\b"
    ),
    "said-listed-after": (
        rf"\b{BUYERS}\b[^.;:{SIGNS}]{{0,100}}?\b(?:exceed|accounted|represent|compris)\w*[^.;:{SIGNS}]{{0,80}}?"
        rf":\s*{A}{X}"
    ),
    "said-distributor-in": (
        rf"{OUR}\s+(?:{WORD}\s+){{0,3}}?{BUYER}\s+(?:in|for)\s+(?:{ANY}\s+){{1,3}}?,?\s*{X}\s*[,.;]"
    ),
    "said-years-of-contract": (
        rf"(?:\b(?:the|an?|this|that|under)\s+|{OUR}\s+)(?:(?!{OTHER_PAPER}){WORD}\s+){{0,2}}?[\w.-]+-(?:year|month)"
        rf"\s+(?:{WORD}\s+)?{X}\s+(?:(?!{OTHER_PAPER}){WORD}\s+)?(?:contract|order|award)\b(?!\s+manufactur)"
    ),
    "said-own-name-contract": (
        rf"{OUR}\s+(?:(?:new|current|existing|present|largest|\d{{4}})\s+)?{X}\s+(?:(?!{OTHER_PAPER}){WORD}\s+)?"
        rf"(?:contracts?|orders?)\b(?!\s+manufactur)"
    ),
    "said-signs-on-again": (
        rf"{X}{ASIDE}\s*(?:(?:has|have|also|recently|since|today)\s+)*(?:signed\s+(?:on|up)|re-?signed|renewed|re-?upped)"
        rf"\s+(?:with\s+{F}\s+)?(?:again\s+)?(?:for|through|until|to)\s+(?:another\b|a\s+further\b|an?\s+(?:additional|new)"
        rf"\b|\w+\s+(?:more|further|additional|years?|months)\b|\w+\s+\d{{4}}\b|\d{{4}}\b)"
    ),
    "said-one-of-the-buyers": (
        rf"\b(?:one|two|three|another)\s+of\s+(?:the|{OUR})\s+(?:{WORD}\s+){{0,3}}?(?:customers|clients|resellers|"
        rf"distributors|dealers|licensees|wholesalers)\s*,\s*{A}{X}\s*,"
    ),
    "said-those-served": (
        rf"\b(?:customers|clients|agencies|companies|airlines|carriers|municipalities|cities|counties|districts|schools|"
        rf"hospitals|utilities|retailers|accounts)\s+(?:(?:that\s+)?{F}\s+serves?|served(?:\s+by\s+{F})?)\s*"
        rf"(?:(?:currently|today|also)\s+)?(?:{LISTS}|are|were|:)\s*:?\s*{A}{X}"
    ),
    "said-among-our-customers": (
        rf"(?:^|[.;]\s+)among\s+(?:{OUR}|the\s+{F})\s+(?:(?!potential|former|prospective){WORD}\s+){{0,4}}?{BUYERS}"
        rf"(?:\s+(?:in|for|of)\s+(?:{ANY}\s+){{1,5}}?)?\s*(?:are|were|is)\s+{A}{X}"
    ),
    "said-roster-includes": (
        rf"{OUR}\s+(?:{WORD}\s+){{0,3}}?(?:roster|list|base|portfolio)\s+of\s+(?:{WORD}\s+){{0,2}}?{BUYERS}\s+"
        rf"(?:{LISTS})\s+{A}{X}"
    ),
    "said-handled-abroad-by": (
        rf"{OUR}\s+(?:{WORD}\s+){{0,3}}?(?:products?|brands?|wines?|beers?|titles|goods|lines?|equipment|systems|devices)"
        rf"\s+(?:is|are|was|were|has\s+been|have\s+been)\s+(?:{ANY}\s+){{0,2}}?(?:handled|imported|resold|stocked|carried"
        rf"|distributed)\s+(?:{ANY}\s+){{0,4}}?by\s+{A}{X}"
    ),
    "said-gives-up": (
        rf"(?<!\bwith\s){X}{ASIDE}\s+(?:(?:has|have|had|also|recently)\s+)*(?:gave|given|served)\s+(?:{F}\s+)?(?:\w+\s+)?"
        rf"notice\s+[^.;{SIGNS}]{{0,60}}?\b(?:terminat|cancel|end|leav)\w*\s+(?:its|the|our)\s+(?:(?!{OTHER_PAPER}){WORD}"
        rf"\s+){{0,3}}?(?:contract|subscription|order|account)"
    ),
    "said-renewed-with-us": (
        rf"{X}{ASIDE}\s+(?:(?:has|have|also|recently|today)\s+)*(?:renewed|extended)\s+(?:its|the|their)\s+(?:(?!"
        rf"{OTHER_PAPER}){WORD}\s+){{0,3}}?(?:contract|agreement|subscription|charter)\s+with\s+(?:{F}|(?:the|this)\s+"
        r"(?:company|firm|agency|operator))"
    ),
    "said-account-goes-to-us": (
        rf"{X}{ASIDE}\s+(?:(?:has|have|also|recently|today)\s+)*(?:assigned|moved|awarded|transferred|entrusted|handed)\s+"
        rf"(?:its|their|the)\s+(?:{WORD}\s+){{0,5}}?(?:account|business|work|campaign)\s+to\s+(?:{F}|the\s+(?:agency|firm)\b)"
    ),
    "said-our-service-at": (
        rf"{F}\s+(?:(?:also|now|has|have)\s+)*(?:starts?|started|began|begins?|commenced)\s+(?:{WORD}\s+)?(?:service|"
        rf"production|deliveries|shipments|work)\s+(?:{ANY}\s+){{0,6}}?(?:for|to|at|of)\s+{A}{X}"
    ),
    "said-contract-we-fulfil": (  # "a supply agreement with X under which we manufacture its tablets"
        rf"\b(?:suppl\w+|manufactur\w+|services?|production|processing|packaging|development|hauling|transportation|purchase)\s+"
        rf"(?:agreement|contract)\s+with\s+{A}{X}{ASIDE}\s*,?\s*(?:under|pursuant\s+to)\s+which\s+{F}\s+"
        r"(?:(?:will|shall|has|have|had|agreed|are|is|to|currently|also)\s+){0,3}(?:suppl(?:y|ies|ied)|manufactur(?:e[sd]?|ing)|"
        r"produc(?:e[sd]?|ing)|provid(?:e[sd]?|ing)|makes?|made|deliver(?:s|ed|ing)?|sells?|sold|performs?|packag(?:e[sd]?)|"
        r"process(?:es|ed)?|hauls?|transports?|builds?|develops?)\b(?!\s+(?:(?:the|all|our|certain|necessary)\s+)*(?:raw\s+materials?|tooling|fund|"
        rf"financ|office|space|forecast|designs?|notice|technology|components?|materials)|[^.;]{{0,60}}?\band\s+(?:it|they|{ANOTHER})\s+)"
    ),
}
