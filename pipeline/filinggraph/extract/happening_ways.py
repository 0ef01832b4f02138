"""Other ways in which writers tell what has happened to a contract, kind by kind, as newsrooms put it."""

from collections.abc import Iterator

from filinggraph.model import EventKind

_CASED = "(?-i:"

# What a deal is called where its own name is left out: "ended the program early", "lost the account".
PAPER = (
    r"(?:agreements?|contracts?|subcontracts?|arrangements?|deals?|pacts?|accords?|tie-ups?|concessions?|franchises?|licen[cs]es?"
    r"|charters?|orders?|sponsorships?|partnerships?|alliances?|engagements?|mandates?|appointments?|SOWs?|MSAs?|work\s+orders?)"
)
_OWN = r"(?:the|its|our|their|his|this|that|an?|any|all)"
_FEW = r"(?:[\w’'&./-]+\s+){0,6}?"
_RIVAL = (
    r"(?:another|a\s+(?:new|different|competing|rival|second|local)|a\s+(?:competitor|rival)|someone\s+else|others)"
)
_MOVES = (
    r"(?:mov|shift|switch|transfer|migrat|transition|reassign|redirect|steer(?!ing)|consolidat|hand(?!l|i)|relocat)"
)
_TRADE = (
    r"(?:business|work|volumes?|production|purchas(?:es|ing)|orders?|accounts?|programs?|services?|flying|flights|requirements"
    r"|sourcing|suppl(?:y|ies)|custom|traffic|hauling|freight|processing|assembly|manufacturing|printing|operations|shipments|needs)"
)
_COUNT = (
    r"(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|dozens|hundreds|more|another"
    r"|additional|further)"
)
_PARTED = r"(?:terminat|cancel|rescind|revok|annul|scrap|abandon|sever|dissolv|discontinu|repudiat)"
# Who buys elsewhere from now on, by what is said to the filer or of it.
_TOLD_US = r"\b(?:notif|inform|advis|told)\w*\s+(?:us|the\s+company|the\s+registrant)\b[^.;]{0,60}?"
_RIVALS = r"(?:\s+[\w-]+)?\s+(?:competitors?|rivals?)\b"
_US = rf"(?:us|our|the\s+(?:company|registrant))\b(?!(?:[’']s)?{_RIVALS})"
_BUYING = r"(?:sourc|purchas|buy|obtain|procur|order)(?:e|es|ed|ing)?"
_OTHER = (
    r"(?:another|other|an?\s+(?:alternat\w+|different|new|competing|competitor|rival|second|third|low\w*-cost|lower\s+cost"
    r"|foreign|domestic))\b"
)
_SELLER = (
    r"(?:(?:suppliers?|vendors?|sources?|compan(?:y|ies)|manufacturers?|makers?|producers?|providers?|carriers?|contractors?"
    r"|operators?|agenc(?:y|ies)|laborator(?:y|ies)|processors?|distributors?|wholesalers?|mills?|foundr(?:y|ies)|firms?"
    r"|competitors?|rivals?|part(?:y|ies))\b(?!\s+(?:plants?|facilit|of\s+our)))"
)
_ELSEWHERE = (
    rf"(?:{_OTHER}\s+(?:(?!(?:plants?|facilit\w+|of|our|under|that|which|in|at)\b)[\w’'&.-]+\s+){{0,3}}?{_SELLER}"
    r"|an?\s+(?:competitor|rival)\b)"
)
# A name, but of no month, quarter or plant.
_NAMED = (
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Q[1-4]|Fiscal|Spring"
    r"|Summer|Fall|Winter|(?:First|Second|Third|Fourth)\s+Quarter|Plants?|Buildings?|Facility|Line|Unit)\b)(?-i:[A-Z])"
)
_LEFT = (
    rf"{_TOLD_US}\b(?:will|would|to|is|was)\s+(?:be\s+|begin\s+|start\s+)?{_BUYING}\s+(?!to\b)[^.;]{{2,60}}?\sfrom\s+(?!{_US}|itself\b)(?={_ELSEWHERE}|{_NAMED})"
    rf"|{_TOLD_US}\b(?:phas(?:e|ing)\s+out|drop(?:ping)?|discontinu(?:e|ing))\s+(?:[a-z]+ing\s+)?(?:all\s+)?(?:of\s+)?our\s+{_FEW}(?:products?|lines?|services?|brands?)\b"
    rf"|\b(?:will|would|to|has|have|had|began|begun)\s+(?:decided\s+to\s+|elected\s+to\s+|chosen\s+to\s+|begun\s+to\s+|begin\s+|start\s+)?{_BUYING}\s+(?:its|their|these|those|the|all)\s+[^.;]{{2,50}}?\sfrom\s+(?={_ELSEWHERE})"
    rf"|\b(?:phas(?:e|es|ed|ing)\s+out|wind(?:ing)?\s+down|ceas(?:e|es|ed|ing)|stop(?:s|ped|ping)?|discontinu(?:e|es|ed|ing)|withdr(?:aw|ew|awn|awing)|pull(?:ed|ing)?)\s+(?:all\s+)?(?:of\s+)?(?:its|their)\s+{_FEW}(?:purchas(?:es|ing)|orders|business|work|account|sourcing)\s+(?:of\s+[^.;]{{2,40}}?\s)?(?:away\s+)?(?:from|with)\s+{_US}"
    rf"|\bno\s+longer\s+(?:be\s+)?(?:purchas|buy|order|sourc|carr|stock)\w*\s+(?:[^.;,]{{1,40}}?\sfrom\s+{_US}|(?:our|the\s+(?:company|registrant)[’']s)\b(?!\s+(?:[\w-]+\s+){{0,2}}?(?:debts?|loans?|notes?|bonds?|shares?|stock|receivables?|balances?|old|older)\b))"
    r"|\b(?:no\s+longer|ceased\s+(?:to\s+be|being)|stopped\s+being)\s+(?:an?|our|the\s+company[’']s)\s+(?:customer|client)\b(?!\s+of\s+(?-i:[A-Z]))"
    rf"|\b(?:switched|changed|gone|went)\s+(?:over\s+)?to\s+{_OTHER}\s+(?:[\w-]+\s+){{0,2}}?(?:supplier|vendor|provider|carrier|laboratory|contractor|operator|agency|processor|manufacturer|distributor|source)\b"
    rf"|\bre-?sourc(?:ed|es|ing)\s+(?:its|their|the)\s+{_FEW}(?:business|work|programs?|production|parts?|requirements)\s+(?:away\s+)?(?:from\s+{_US}|to\s+(?!{_US}))"
)

WAYS: tuple[tuple[EventKind, str], ...] = (
    (
        EventKind.NON_AWARD,
        r"\baward(?:ed|s|ing)?\b[^.;]{3,140}?\bto\s+(?:(?:two|three|four|several)\s+)?(?:other|another|different)\s+\w+"
        rf"|\b(?:lost|los(?:es|ing))\s+{_OWN}\s+{_FEW}(?:bid|re-?bid|tender|recompete|competition|procurement)\b"
        rf"|\b(?:failed\s+to|did\s+not|was\s+unable\s+to)\s+(?:win|secure|retain|land|capture)\s+{_OWN}\s+{_FEW}{PAPER}\b"
        rf"|\b{PAPER}\s+(?:[^.;]{{1,40}}?\s)?(?:was|were|had\s+been|has\s+been)\s+(?:awarded|given|handed)\s+to\s+{_RIVAL}\b"
        r"|\b(?:award|awarding|give|giving)\b[^.;]{3,90}?\b(?:rather\s+than|instead\s+of)\s+(?:to\s+)?(?:us|the\s+Company|it)\b"
        r"|\b(?:chose|chosen|picked|selected|preferred)\b[^.;]{3,70}?\b(?:(?:over|instead\s+of|rather\s+than|ahead\s+of)\s+(?:us|the\s+Company)|in\s+(?:our|its|the\s+Company[’']s)\s+(?:stead|place))\b"
        r"|\b(?:was|were|been)\s+(?:passed\s+over|beaten|underbid|eliminated|edged\s+out)\b[^.;]{0,60}\b(?:for|by|in|on|from)\b"
        r"|\b(?:stay|staying|stayed|remain|remaining|remained)\s+with\s+its\s+(?:present|current|incumbent|existing)\s+(?:\w+\s+)?(?:supplier|vendor|provider|contractor|carrier|operator|agency)\b"
        r"|\b(?:came|finished|placed)\s+(?:in\s+)?second\b[^.;]{0,60}\b(?:bid|tender|contract|competition|procurement)",
    ),
    (
        EventKind.NON_RENEWAL,
        r"(?:\bnot\b|\bnever\b|\bno\s+longer\b|n['’]t\b)\s+(?!(?:only|just|merely)\b)(?:[\w-]+\s+){0,3}?(?:renew|extend|prolong|re-?sign|roll\s+over)(?:ed|ing|al)?\b(?!\s+(?:credit|beyond\s+the\s+scope))"
        r"|(?:\bnot\b|n['’]t\b)\s+(?:[\w-]+\s+){0,4}?(?:exercise|take\s+up|taking\s+up|pick\s+up)\b[^.;]{0,50}\b(?:options?|renewal|extension)\b"
        r"|\b(?:will|would|to|is|are)\s+(?:move|moving|switch|switching|go|going|chang(?:e|ing))\s+to\s+(?:another|a\s+(?:different|new|rival|competing))\b"
        r"|\b(?:allow|let|permit)\w*\b[^.;]{0,60}\b(?:run\s+(?:off|out)|drop|die|end)\b"
        r"|\b(?:voted|decided|opted|ruled|chose|came\s+out)\s+(?:[\w-]+\s+){0,2}?against\s+(?:renew|extend|continu|re-?sign|exercis)\w*"
        rf"|\b(?:took|taken)\s+no\s+action\s+on\b[^.;]{{0,50}}\b(?:options?|renewal|extension)\b"
        r"|\b(?:decid|chose|cho+sen?|elect|opt|plan|intend|mean)\w*\s+to\s+(?:operate|run|make|manufacture|produce|perform|handle|provide|staff|manage|process|print|haul|do)\s+(?:[\w’'-]+\s+){0,5}?(?:(?:on\s+)?its\s+own|itself|themselves|in-?house|internally)\b"
        r"|\b(?:decid|cho(?:se|sen)|elect|opt|plan|intend)\w*\s+to\s+(?:operate|run|staff|manage)\s+its\s+own\b|\bno\s+(?:further\s+)?(?:extension|renewal)\s+(?:is|was)\s+(?:planned|foreseen|expected|agreed|sought|offered)\b"
        r"|\b(?:passed|passing|pass)\s+(?:up\s+)?on\s+(?:its|the|an?|their)\s+(?:[\w-]+\s+){0,3}?(?:options?|renewal|extension)\b"
        r"|\b(?:declin|refus|elect\w*\s+not|chose\s+not|opt\w*\s+not|decid\w*\s+not)\w*\s+(?:to\s+)?(?:continue|exercise|prolong|re-?sign|re-?up|seek)\b"
        rf"|\b(?:will|would|to)\s+(?:be\s+)?end(?:ed|ing)?\s+(?:its|our|their|the)\s+{_FEW}{PAPER}\b[^.;]{{0,60}}\b(?:when|at|upon)\b[^.;]{{0,40}}\b(?:expir|end|runs\s+out|lapse)\w*",
    ),
    (
        EventKind.TRANSITION,
        # What goes on for a time, so that another can take it up.
        r"\bcontinu(?:e|es|ing)\s+(?:to\s+)?(?:suppl|provid|perform|operat|manag|process|servic|ship|manufactur|purchas|buy|sell)\w*\b[^.;]{0,120}?"
        r"\b(?:to\s+(?:allow|permit|ensure|facilitate|enable|assist|help|effect)|while|in\s+order|pending)\b[^.;]{0,70}?\b(?:transition|successor(?!\s+(?:agreement|contract|licen[cs]e))|(?:new|another|replacement)\s+(?:\w+\s+)?(?:supplier|vendor|provider|contractor|carrier|operator))\b"
        rf"|\b(?:after|following)\b[^.;,]{{0,110}}?\b(?:{PAPER}\b[^.;,]{{0,80}}?\b(?:expir|terminat|end)\w*\b|(?:expiration|expiry|termination|end)\s+of\s+{_OWN}\s+{_FEW}{PAPER}\b)[^.;]{{0,40}}?,\s+[^.;,]{{0,60}}?\b(?:will|would)\s+continue\s+to\s+(?:supply|provide|perform|purchase|buy|sell|ship|operate|manufacture)\b"
        r"(?![^.;]*\b(?:(?:new|renewed)\s+(?:[\w-]+\s+){0,2}?(?:agreement|contract)|until\s+\d|under\s+an?\s+(?:new|renewed))\b)"
        r"|\b(?:enter(?:ed|s)\s+into|signed|agreed\s+(?:on|to|upon))\s+an?\s+(?:[\w-]+\s+){0,2}?(?:transition|wind-?down)\s+(?:agreement|plan|period)\b"
        rf"|\b(?:assist|help)\w*\s+[^.;]{{2,60}}?\b(?:in|with)\s+(?:the\s+)?transition(?!\s+to\s+(?!(?:[\w’'-]+\s+){{0,4}}?{_SELLER}|(?-i:[A-Z])))"
        rf"|\btransition(?:ed|ing)\s+{_FEW}{_TRADE}\b[^.;]{{0,40}}?\sfrom\s+(?=(?-i:[A-Z]))"
        rf"|\b{PAPER}\b[^.;]{{0,60}}?\b(?:was|were|has\s+been|will\s+be)\s+(?:transferred|handed\s+over|transitioned)\s+to\s+(?=(?-i:[A-Z]))",
    ),
    (
        EventKind.TRANSITION,
        rf"\b{_MOVES}\w*\s+{_FEW}{_TRADE}\b[^.;]{{0,60}}?\s(?:to|over\s+to|in-?house)\s+(?!(?:{_US}|meet|make|reduce|improve|be|the\s+(?:first|second|third|fourth|next)))"
        rf"|\b(?:completed|completing|finished|began|begun|beginning)\s+(?:the|its|a)\s+(?:migration|transition|changeover|handover|transfer|switch)\b[^.;]{{0,60}}?\b(?:to|from)\b"
        rf"|\b{_TRADE}\b[^.;]{{0,60}}?\b(?:was|were|been)\s+(?:handed\s+over|transferred|moved|shifted|reassigned)\b[^.;]{{0,60}}?\sto\s+(?=(?-i:[A-Z]))"
        r"|\b(?:mov|shift|switch|transferr)(?:ed|ing)\s+[^.;]{2,60}?\sfrom\s+(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Section)\b)(?-i:[A-Z])[^.;]{2,60}?\sto\s+(?=(?-i:[A-Z]))|\b(?:was|were|been)\s+(?:moved|transferred|shifted)\b[^.;]{0,30}?\sfrom\s+(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Section)\b)(?-i:[A-Z])[^.;]{2,60}?\sto\s+(?=(?-i:[A-Z]))"
        r"|\b(?:took|takes|taken|taking)\s+the\s+place\s+of\s+(?:the\s+)?(?=(?-i:[A-Z]))"
        r"|\b(?:was|were|been)\s+re-?sourced\s+to\b|\bswitch(?:ed|es|ing)?\s+(?:suppliers?|vendors?|providers?|carriers?|contractors?|from\s+(?-i:[A-Z]))"
        rf"|\b(?:was|were|been|being|be)\s+(?:assumed|taken\s+over|picked\s+up)\s+by\b"
        rf"|\b(?:contract|account|work|business|licen[cs]e|franchise|concession)\b[^.;]{{0,60}}\b(?:will\s+)?pass(?:es|ed)?\s+(?:over\s+)?to\s+(?=(?:the\s+)?(?-i:[A-Z]))"
        rf"|\b(?:take|takes|took|taking|taken)\s+over\b[^.;]{{0,110}}?\bfrom\s+(?:the\s+)?(?=(?-i:[A-Z]))"
        rf"|\b(?:replac(?:es|ed|ing)|succeed(?:s|ed|ing)|displac(?:es|ed|ing)|supplant(?:s|ed|ing)?)\b[^.;]{{2,60}}?\bas\s+(?:the\s+|its\s+)?{_FEW}(?:supplier|provider|vendor|operator|contractor|carrier|distributor|agent|manager|hauler)\b"
        r"|\b(?:gave|give|given|giving|hand(?:ed|ing)?)\s+(?:the\s+|its\s+)?(?:[\w-]+\s+){0,2}?(?:space|business|account|work)\s+to\b",
    ),
    (
        EventKind.TERMINATION,
        rf"\b(?:moved|shifted|transferred|transitioned|re-?sourced|switched)\s+(?:its|their)\s+{_FEW}"
        r"(?:business|work|programs?|volumes?|purchases|production|account|orders|sourcing|requirements|assembly|supply)\s+"
        r"(?:away\s+)?(?:to(?!\s+(?:us|our|the\s+(?:company|registrant|\w+\s+(?:phase|stage)))\b)|from\s+us)\b"
        rf"|\b{_PARTED}\w*\s+(?!rights?\b|fees?\b|provisions?\b|clauses?\b){_OWN}\s+{_FEW}{PAPER}\b"
        rf"|\b(?:call(?:ed|s|ing)?\s+off|(?:pull|back)(?:ed|s|ing)?\s+out\s+of|walk(?:ed|s|ing)?\s+away\s+from|withdr(?:ew|awn|awing)(?:\s+from)?|tore\s+up|tear(?:ing)?\s+up|cut\s+short|wound\s+down)\s+{_OWN}\s+{_FEW}{PAPER}\b"
        rf"|\bend(?:ed|ing|s)?\s+(?:its|our|their|the)\s+{_FEW}{PAPER}\b(?:\s+with)?|\bend(?:ed|ing)\s+(?:the|its|their)\s+(?:[\w-]+\s+){{0,2}}?(?:program|project|service|work|account)\b[^.;]{{0,40}}\bearly\b"
        r"|\bexercis(?:ed|es|ing)\s+(?:its|the|their|a)\s+(?:[\w-]+\s+){0,3}?right\s+to\s+(?:end|terminate|cancel|exit)\b"
        r"|\b(?:agreed|decided|chose|chosen|opted)\s+to\s+(?:part\s+ways|part\s+company|go\s+separate\s+ways|unwind|cancel|end|terminate)\b|\bcall(?:ed|ing|s)?\s+it\s+quits\b|\b(?:have|has|had)\s+parted\s+ways\b"
        rf"|\b(?:los(?:t|es|ing))\s+{_OWN}\s+{_FEW}{PAPER}\s+(?:with|at|for|to)\b"
        r"|\b(?:was|were|been)\s+dropped\s+(?:by|as)\b|\bdropped\s+(?:us|the\s+Company)\b|\breject(?:ed|s)\b,?\s+(?:[^.;,]{0,40},\s+)?(?:the|our|its|that)\s+(?:[\w’'-]+\s+){0,4}?(?:contract|agreement|licen[cs]e)\b"
        rf"|\b{PAPER}\b[^.;]{{0,110}}?\b(?:was|were|has\s+been)\s+discontinued\b|\bpartial\s+termination\b|\bstop(?:ped|s)?\s+(?:buying|purchasing|ordering|carrying|using)\b[^.;]{{0,40}}\b(?:from|our|its|the\s+Company)\b"
        rf"|\bresign(?:ed|s|ing)\s+{_OWN}\s+{_FEW}(?:accounts?|assignments?|business|engagements?|mandates?)\b|\bresignation\s+of\s+{_OWN}\s+{_FEW}accounts?\b"
        r"|\b(?:took|taken|taking|takes?)\s+(?:its|their|the|his)\s+(?:[\w-]+\s+){0,2}?(?:business|work|account|custom|orders|trade)\s+elsewhere\b"
        rf"|\b(?:whose|which|that|this)\s+(?:[\w-]+\s+){{0,3}}?{PAPER}\s+(?:we|it|they|(?-i:[A-Z])[\w’'.&-]+)\s+(?:had\s+)?(?:ended|cancel+ed|terminated)\b"
        rf"|\b(?:we|it|they|company|registrant|(?-i:[A-Z])[\w’'&-]+)\s+(?:ended|terminated|cancel+ed)\s+(?:it|that\s+{_FEW}{PAPER})\b"
        rf"|\b(?:agreed|decided|chose|chosen|opted|voted|elected)\b[^.;]{{0,60}}?\sto\s+(?:bring\s+to\s+an\s+end|end|terminate|cancel|unwind|dissolve)\b[^.;]{{0,110}}?\b{PAPER}\b"
        r"|\brights?\s+to\s+(?:distribute|sell|market|supply|manufacture|make|use|license|operate|carry)\b[^.;]{0,110}?\b(?:was|were|has\s+been|have\s+been)\s+(?:terminated|cancel+ed|revoked|withdrawn)\b"
        r"|\b(?:dismissed|fired|dropped|ousted)\s+(?:it|us|the\s+Company|(?-i:[A-Z])[\w’'&-]+(?:\s+(?-i:[A-Z])[\w’'&-]+){0,4})\s+as\b"
        r"|\bcancel+ed\s+(?:an?|the|its|one|two|three)\s+(?:[\w’',-]+\s+){0,6}?(?:trial|study|studies|survey|program|project|flights?|booking|shipments?|phase)\b"
        rf"|\b(?:gave|given|giving|received|served)\b[^.;]{{0,40}}?\bnotice\b[^.;]{{0,60}}?\bthat\b[^.;]{{0,60}}?\b(?:will|would)\s+(?:cease|end|stop|discontinue|terminate|be\s+discontinued)\b"
        rf"|\b(?:licen[cs]e|agreement|contract|distributorship|appointment)\b[^.;]{{0,90}}?\bterminated\s+(?:upon|when|following|after)\b"
        r"|\bbring(?:ing|s)?\s+forward\s+the\s+(?:end|expir\w+|termination)\s+of\b|\bbrought\s+forward\s+the\s+(?:end|expir\w+|termination)\s+of\b"
        r"|\bredeliver(?:ed|ing|y)\b[^.;]{3,60}?\b(?:early|ahead\s+of|before\s+(?:its|the|the\s+end))\b"
        rf"|\b{PAPER}\s+(?:[^.;,]{{1,60}}?\s)?(?:was|were|has\s+been|have\s+been)\s+(?:mutually\s+)?(?:ended|scrapped|called\s+off|cut\s+short|abandoned|revoked|annulled|withdrawn|dropped|torn\s+up)\b"
        rf"|\b(?:written\s+)?notice\b[^.;]{{0,60}}?\bto\s+(?:end|exit|leave|withdraw\s+from)\s+(?:the|our|its|their)\s+{_FEW}{PAPER}\b",
    ),
    (EventKind.TERMINATION, _LEFT),
    (
        EventKind.EXPIRATION,
        rf"\b{PAPER}\b[^.;]{{0,130}}?\b(?:ran\s+(?:its\s+(?:full\s+)?course|off)|reached\s+(?:the\s+end\s+of\s+its|its\s+(?:full\s+)?)(?:\s+)?(?:contractual\s+|initial\s+)?(?:term|end|expiry|expiration)|came\s+to\s+(?:its\s+(?:natural\s+|scheduled\s+)?end|the\s+end\s+of\s+its\s+term|a\s+close)|was\s+not\s+replaced|terminated\s+(?:upon|at|with)\s+(?:the\s+)?(?:completion|delivery|end|close))\b"
        rf"|\b{PAPER}\b(?:\s+(?:with|for|of|to|between|at|from|under)\b[^.;]{{1,110}}?)?\s+(?:itself\s+|accordingly\s+|thus\s+|then\s+|duly\s+)?(?:ended|(?<!was\s)(?<!were\s)(?<!been\s)concluded),?\s+(?:as\s+\w+,\s+)?(?:on|in|at|with|when|after|last|upon|this|as)\b"
        rf"|\b(?:sub)?contracts?\b[^.;]{{0,130}}?\b(?:was|were|has\s+been)\s+(?:completed|finished|fulfilled)\b"
        rf"|\bat\s+the\s+(?:expiration|expiry|end)\s+of\s+(?:its|the|their)\s+(?:[\w-]+\s+){{0,3}}?{PAPER}\b|\bwhose\s+(?:[\w-]+\s+){{0,3}}?{PAPER}\s+(?:expired|lapsed|ran\s+out|ended|ends|expires|finished|finishes)\b"
        rf"|\b(?:{PAPER}|subscription|affiliation|program)\b[^.;]{{0,110}}?\b(?<!\bterm\s)(?<!\bperiod\s)ended\s+(?:upon|with|on|in|at)\b|\blet\b[^.;]{{2,90}}?\blapse\b"
        rf"|\b{PAPER}\b[^.;]{{0,60}}?\bfinished\s+(?:on|in|as)\b"
        rf"|\bwill\s+expire\b[^.;]{{0,80}}\b(?:unable\s+to\s+agree|have\s+not\s+agreed|no\s+(?:new|further|successor)|not\s+be\s+(?:replaced|renewed))\b",
    ),
    (
        EventKind.RENEWAL,
        r"\b(?:it|they)\s+(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:[\w-]+\s+)?(?:renewed|extended|prolonged|lengthened|rolled\s+over)\b"
        r"|\b(?:prolonged|lengthened|extended|renewed)\s+(?:it|them|the\s+same)\b"
        rf"|\b(?:prolong(?:ed|s|ing)?|lengthen(?:ed|s|ing)?|roll(?:ed|s|ing)?\s+over|re-?new(?:ed|s|ing))\b[^.;]{{0,90}}?\b{PAPER}\b"
        rf"|\b{PAPER}\b[^.;]{{0,110}}?\b(?:was|were|been)\s+(?:[\w-]+\s+){{0,2}}?(?:prolonged|lengthened|stretched|rolled\s+over|kept\s+alive|continued)\b"
        r"|\b(?:duration|term|life)\s+(?:was|has\s+been|had\s+been|were)\s+(?:[\w-]+\s+){0,2}?(?:prolonged|lengthened|stretched|extended)\b"
        rf"|\b(?:sign(?:ed|s|ing)?|agree(?:d|s)?|commit(?:ted|s)?|re-?up(?:ped|s|ping)?)\s+(?:up\s+|on\s+|to\s+)?for\s+(?:another|an?\s+(?:additional|further|second|third)|\w+\s+(?:more|additional|further))\b"
        r"|\bre-?up(?:ped|s)\b|\b(?:has|have|had)\s+re-?signed\b|\b(?:each\s+)?signed\s+off\s+on\s+(?:another|\w+\s+more)\b"
        r"|\b(?:will|to)\s+(?:go\s+on|keep(?:\s+on)?|continue|carry\s+on|stay\s+on|remain)\s+(?:\w+ing|to|as|with)\b[^.;]{3,120}?\b(?:until|through|for\s+(?:another|an?\s+(?:additional|further)|\w+\s+more))\b"
        rf"|\b(?:replac(?:ed|es|ing)|supersed(?:ed|es|ing)|succeed(?:s|ed))\s+(?:by|with)\s+(?:an?\s+)?(?:new|successor|longer|fresh)\s+{_FEW}{PAPER}\b|\b(?:replac(?:ed|es|ing)|supersed(?:ed|es|ing))\s+(?:their|its|our|the\s+(?:parties|companies)[’'])\s+{_FEW}{PAPER}\b[^.;]{{0,60}}\bwith\s+an?\s+(?:new|longer)\b"
        r"|\b(?:retain(?:ed|s)|keep(?:s|ing)?|kept|held\s+on\s+to)\s+(?:its|our|their|the)\s+(?:[\w’'&-]+\s+){0,5}?(?:contract|agreement|business|account|franchise|concession)\b[^.;]{0,80}\b(?:for|until|through|after|in)\b"
        rf"|\bnew\s+(?:[\w-]+\s+){{0,3}}?{PAPER}\s+with\s+[^.;]{{3,60}}?,\s+(?:an?|its|our|the\s+company[’']s)\s+(?:existing|current|long-?time|long-?standing|present)\b",
    ),
    (
        EventKind.AMENDMENT,
        r"\b(?:it|they)\s+(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:[\w-]+\s+){0,2}?(?:amended|modified|restated|revised|expanded)\b|\bamended\s+it\b"
        rf"|\b(?:chang|revis|adjust|restructur|broaden|widen|enlarg|rework|renegotiat|re-?cut|updat)(?:ed|es|ing)\s+(?:the\s+)?{_FEW}(?:terms\s+of\s+)?(?:the|our|its|their)\s+{_FEW}{PAPER}\b"
        rf"|\b{PAPER}\b[^.;]{{0,90}}?\b(?:was|were|been)\s+(?:[\w-]+\s+){{0,2}}?(?:revised|restructured|broadened|widened|enlarged|renegotiated|reworked|expanded)\b"
        rf"|\b(?:amendment|modification|addendum|supplement|change\s+order)s?\s+(?:no\.?\s*\d+\s+)?(?:to|of|under)\s+(?:the|our|its|their|an?|that)\s+{_FEW}{PAPER}\b"
        rf"|\bfollowing\s+(?:an?\s+|the\s+)?(?:{_FEW})?(?:amendment|Amendment)\b[^.;]{{0,30}}\b(?:executed|signed|dated|made|agreed)\b"
        rf"|\b(?:added|adding|adds)\b[^.;]{{3,70}}?\bto\s+(?:the|its|our|their)\s+{_FEW}(?:agreement|contract|licen[cs]e|charter)\b",
    ),
    (
        EventKind.AWARD,
        rf"\bordered\s+{_COUNT}\s+(?!(?:to|investigation|inquiry|review|dose)\b)[a-z0-9]"
        rf"|\b(?:placed|placing|places|received|booked|won|landed)\s+{_COUNT}?\s*{_FEW}orders?\b|\bapproved\s+{_FEW}(?:contracts?|agreements?|awards?)\s+(?:with|to|for)\b"
        rf"|\b(?:got|gets|gotten|getting|given|won|wins|landed|picked\s+up)\s+the\s+(?:nod|job|work|business|assignment|account|contract)\b|\bbeat\s+(?:out\s+)?[^.;]{{3,60}}?\bfor\s+the\s+(?:job|work|contract|business|award|order)\b"
        rf"|\b(?:hand(?:ed|s)|gave|gives|assign(?:ed|s)|let)\s+{_FEW}(?:an?|the|its)\s+{_FEW}(?:contract|order|job|assignment|mandate|engagement)\b"
        rf"|\b{PAPER}\b[^.;]{{0,60}}?\b(?:was|were|had\s+been|has\s+been)\s+let\s+to\b|\b{PAPER},?\s+(?:which\s+)?(?:we|it|they|the\s+Company|the\s+Registrant)\s+(?:obtained|won|secured|received)\b"
        rf"|\b{PAPER}\s+(?:[^.;,]{{1,50}}?\s)?made\s+(?:on|in|as\s+of)\s+(?=(?-i:[A-Z])|\d)"
        r"|\bnominat(?:ed|es)\s+(?:us|it|our|its|the\s+Company)\b[^.;]{0,60}?\b(?:for|as|to)\b"
        r"|\bsigned\s+(?-i:[A-Z])[\w’'&.-]*(?:\s+(?-i:[A-Z])[\w’'&.-]*){0,5}\s+(?:for\s+(?:an?|one|two|three|four|five|six|seven|ten|\d+)\s+(?:years?|months?|seasons?)|(?:in|last|this)\s+(?:(?-i:[A-Z])|week|month|quarter|year)|to\s+an?\b)"
        r"|\bsigned\s+(?:up\s+)?for\s+(?:one|two|three|four|five|six|seven|ten|\d+)\s+(?:years?|months?|seasons?)\b"
        r"|\bnew\s+(?:customers?|clients?|assignments?|accounts?)\b[^.;]{0,60}?\b(?:include[sd]?|are|were)\b|\b(?:customers?|clients?|accounts?)\s+(?:won|added|signed|gained)\b[^.;]{0,40}?\b(?:include[sd]?|are|were)\b"
        rf"|\b(?:vote[ds]?|decided|agreed)\b[^.;]{{0,30}}?\bto\s+(?:hand|give|award|entrust)\b[^.;]{{3,90}}?\bto\s+(?=(?-i:[A-Z]))"
        rf"|\b(?:hand(?:ed|s)|gave|gives)\s+{_FEW}(?:business|account|work|volume|traffic)\s+to\s+(?:the\s+)?(?=(?-i:[A-Z]))"
        r"|\b(?:appointed|appoints|named|names|designated|designates)\s+(?-i:[A-Z])[^.;]{2,60}?\s(?:the|its|an?|as)\s+(?:[\w-]+\s+){0,4}?(?:distributor|agent|dealer|reseller|representative|supplier|provider|licensee|operator|contractor)\b"
        r"|\b(?:given|granted|gave)\s+(?:us|it|the\s+Company|(?-i:[A-Z])[\w’'-]+(?:\s+(?-i:[A-Z])[\w’'-]+){0,3})\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,3}rights?\s+(?:to|for|in)\b"
        rf"|\b(?:come|came|comes)\s+(?:aboard|on\s+board)\b|\b(?:has|have|had)\s+signed\s+(?:up|on)\b|\bsigned\s+(?:up|on)\s+(?:with|as|to|for)\b|\bsigned\s+for\s+the\s+\d{{4}}\b"
        r"|\b(?:opted|plumped|gone|went)\s+(?:for|with)\s+(?:the\s+)?(?=(?-i:[A-Z]))|\b(?:turned|turns)\s+to\s+(?:the\s+)?(?=(?-i:[A-Z]))[^.;]{2,60}?\b(?:for|to)\b|\bstandardi[sz](?:ed|es|ing)\s+on\b"
        rf"|\b(?:sealed|seals|clinch(?:ed|es)|agree[sd]?\s+terms\s+on|penned|pens|scooped?|bagged|nail(?:ed|s)\s+down)\s+{_FEW}{PAPER}\b"
        r"|\bwill\s+(?:be|become|serve\s+as|act\s+as)\s+(?:the|its|an?)\s+(?:[\w’'-]+\s+){0,4}?(?:official|exclusive|sole|primary|preferred|new|issuer|supplier|provider|operator|contractor|distributor|sponsor|partner)\b[^.;]{3,140}?\bunder\s+an?\b"
        rf"|\b(?:was|were|been|is|are)\s+(?:awarded|chosen|selected|the\s+(?:successful|winning)\s+(?:bidder|tenderer|offeror|proposer))\b"
        rf"|\b(?:issued|granted|awarded|gave|given)\s+(?:to\s+)?(?:us|it|the\s+Company)\b[^.;]{{0,60}}?\b{PAPER}\b|\bundertook\s+to\s+(?:supply|provide|build|make|manufacture|deliver|buy|purchase|take|operate)\b"
        rf"|\b{PAPER}\b,?\s+(?:which\s+)?had\s+been\s+(?:issued|awarded|granted)\s+to\b"
        rf"|\b(?:began|started|begun|commenced)\s+(?:\w+ing|services?|work|operations|deliveries|shipments|production|flights)\b[^.;]{{3,120}}?\bunder\s+an?\s+(?:new\s+)?[\w-]+(?:-|\s)(?:year|month)\s+{_FEW}{PAPER}\b"
        rf"|\bunder\s+(?:an?|the|its|our)\s+{_FEW}{PAPER}\s+(?:announced|signed|unveiled|disclosed|concluded|reached|awarded|entered\s+into)\b"
        rf"|\bwill\s+(?:supply|provide|build|make|manufacture|deliver|run|operate|manage|transport|haul|carry|process|print|screen|furnish)\b[^.;]{{3,160}}?\bunder\s+an?\s+{_FEW}{PAPER}\b"
        r"|\bwhich\s+licensed\s+it\s+to\b|\bgranted\s+(?!(?:by|the\s+right|permission|approval|a\s+patent|patents)\b)[^.;]{2,60}?\b(?:licen[cs]e|rights|franchise|concession)\b"
        rf"|\bentrust(?:ed|s|ing)?\b[^.;]{{3,120}}?\b(?:to|with)\b",
    ),
)


def ways(kind: EventKind) -> Iterator[str]:
    """Patterns of a kind: those of its alternatives that look at capitals apart from the rest, which need not."""
    for pattern in (pattern for also, pattern in WAYS if also is kind):
        parts = _alternatives(pattern)
        for cased in (False, True):
            if some := [p for p in parts if (_CASED in p) == cased]:
                yield "|".join(some)


def _alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern that stand in no group."""
    found, depth, at = [""], 0, 0
    while at < len(pattern):
        step = 2 if pattern[at] == "\\" else 1
        part = pattern[at : at + step]
        depth += (part in "([") - (part in ")]")
        if part == "|" and not depth:
            found.append("")
        else:
            found[-1] += part
        at += step
    return found
