"""What is said outright of who takes, resells or builds in what the filer makes, and of whom it works for."""

from filinggraph.extract.customers.phrases import ADVERBS, ANY, ASIDE, BE, OUR, SIGNS, WORD, A, F, X

_CHANNEL = (
    r"(?:distributors?|resellers?|dealers?|wholesalers?|importers?|"
    r"licensees?|retailers?|stockists?|VARs?|sublicensees?)"
)
_SOLD = r"(?:sold|made|built|manufactured|produced|marketed|offered|shipped|assembled)"
_HOLDS = (
    r"(?:incorporates?|uses?|contains?|includes?|features?|employs?|integrates?|embeds?|carr(?:y|ies)|(?:is|are)\s+"
    r"(?:based\s+on|"
    r"powered\s+by|built\s+(?:on|around)|equipped\s+with|fitted\s+with)|runs?\s+on)"
)
_TAKES = (
    r"(?:uses?|used|deploys?|deployed|buys?|bought|purchases?|purchased|carr(?:y|ies|ied)|sells?|sold|stocks?|resells?|"
    r"distributes?|licen[cs]es?|licensed|runs?|runs\s+on|rel(?:y|ies)\s+on|subscribes?\s+to|adopted|installs?|instal"
    r"led|operates?|"
    r"specif(?:y|ies))"
)
_MANY = (
    r"(?:companies|customers|organi[sz]ations|firms|enterprises|corporations|institutions|businesses|manufacturers|r"
    r"etailers|chains|"
    r"stores|merchants|banks|hospitals|utilities|carriers|airlines|agencies|operators|brands|publishers|universities|"
    r"insurers|makers|builders|distributors|resellers|dealers|grocers|restaurants|hotels|railroads|laboratories)"
)
_NTH = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th|latest|newest|next)"
_POST = (
    r"(?:manager|contractor|supplier|operator|provider|vendor|administrator|agency|carrier|integrator|architect|engi"
    r"neer|"
    r"builder|hauler|processor|servicer|packer|printer|caterer|manufacturer)"
)
_SERVERS = (
    r"(?:vendors|suppliers|companies|contractors|firms|providers|manufacturers|carriers|makers|agencies|builders)"
)

RULES = {
    "said-listed-users": (
        rf"\b{_MANY}\s*,?\s*(?:including|such\s+as|like|among\s+them|notably)\s+{A}{X}"
        rf"(?:\s*,|\s+and\s+others,?)?\s+{ADVERBS}{_TAKES}\s+"
        rf"(?:{WORD}\s+){{0,3}}?(?<!\w)our\b(?!\s+(?:own|compet|stock|shares|common|name|trademark|patents?)\w*)"
    ),
    "said-theirs-hold-ours": (
        rf"(?:^|[.;:]\s+|\b(?:that|and|while|because)\s+)(?:(?!compet){WORD}\s+|,\s*){{1,6}}?{_SOLD}\s+"
        rf"(?:and\s+{_SOLD}\s+)?by\s+{A}{X}\s+{ADVERBS}{_HOLDS}"
        rf"\s+(?:{ANY}\s+){{0,2}}?(?<!\w)our\b"
    ),
    "said-resold-by": (
        rf"(?:^|[.;]\s+|{OUR}\s+)(?:{WORD}\s+){{0,2}}?(?:resales?|distribution|sales?|marketing|selling)\s+"
        rf"(?:of\s+{OUR}\s+(?:{WORD}\s+){{1,3}}?)?"
        rf"(?:(?:in|to|into|throughout|for|outside|within)\s+(?:{ANY}\s+){{1,5}}?)?(?:is|are|was|were)\s+(?:"
        rf"(?:{ANY}\s+){{0,3}}?(?:handled|made|done|"
        rf"conducted|carried\s+out|undertaken)\s+)?(?:by|through|via)\s+(?:(?!{OUR}\b){WORD}\s+){{0,3}}?{A}{X}(?![’'])"
    ),
    "said-next-to-take-ours": (
        rf"\b{_NTH}\s+(?:{WORD}\s+){{0,4}}?(?:to\s+{_TAKES}|(?:that|which)\s+{ADVERBS}{_TAKES})\b[^.;]{{0,80}}?,?\s*"
        rf"(?:following|after|joining|along\s+with|"
        rf"alongside)\s+{A}{X}"
    ),
    "said-is-next-to-take": (
        rf"{X}{ASIDE}\s+(?:becomes|became|is|was|will\s+be)\s+(?:the|our)\s+{_NTH}\s+"
        rf"(?:{WORD}\s+){{0,4}}?to\s+{_TAKES}\s+(?:{WORD}\s+){{0,2}}?"
        r"(?<!\w)our\b"
    ),
    "said-signed-them-to": (
        rf"{F}\s+(?:(?:has|have|had|also|recently|today)\s+)*(?:signed|signs)\s+{A}{X}\s+to\s+(?:an?|its)\s+(?:"
        rf"(?!player|recording|endorse|"
        rf"employ|sponsor|management|lease|licen[cs])(?:{WORD})\s+){{0,5}}?(?:contract|agreement|deal|subscription)\b"
    ),
    "said-named-us-their": (
        rf"{X}{ASIDE}\s+(?:(?:has|have|had|also|recently|today)\s+)*"
        rf"(?:appointed|appoints|named|names|designated|engaged|approved|qualified)\s+{F}\s+"
        r"(?:as\s+|to\s+(?:be|act\s+as|serve\s+as)\s+)?(?:an?|the|its|their|one\s+of\s+"
        rf"(?:the|its)|exclusive|sole)?\s*(?:{WORD}\s+){{0,4}}?{_POST}s?\b(?![’'-])"
    ),
    "said-one-of-those-chosen": (
        rf"{F}\s+(?:(?:was|were|is|are|has|have|been|also)\s+)+(?:one|among|the\s+only)\s+(?:of\s+)?(?:"
        rf"(?:the|\w+)\s+)?(?:{WORD}\s+){{0,3}}?{_SERVERS}\s+"
        rf"(?:chosen|selected|approved|picked|named|retained|contracted)\s+by\s+{A}(?:{ANY}\s+){{0,6}}?{X}"
    ),
    "said-we-work-for": (
        rf"(?:{F}|(?<!\w)it)\s+(?:(?:also|currently|now|has|have)\s+)*(?:works|worked|work)\s+for\s+{A}{X}(?=\s*"
        rf"(?:,|\.|;|$|and\b|in\b|on\b|at\b|under\b))"
    ),
    "said-our-client": (
        rf"(?<!\w)our\s+(?:(?!former|potential|prospective|future){WORD}\s+){{0,2}}?"
        rf"(?:customer|client|distributor|reseller|licensee)\s*,?\s+(?:the\s+)?{X}"
    ),
    "said-appointed-channel": (
        rf"{F}\s+(?:(?:has|have|had|also|recently|today)\s+)*"
        rf"(?:appointed|appoints|named|designated|authorized|added|recruited)\s+{A}{X}{ASIDE}\s*,?\s*"
        rf"(?:as\s+|to\s+(?:be|act\s+as)\s+)?(?:{OUR}\s+|an?\s+|the\s+|exclusive\s+|sole\s+)+"
        rf"(?:{WORD}\s+){{0,4}}?{_CHANNEL}\b"
    ),
    "said-is-appointed-channel": (
        rf"{X}{ASIDE}\s+(?:was|were|has\s+been|have\s+been|is|are)\s+(?:appointed|named|designated|authorized)\s+"
        rf"(?:as\s+|to\s+be\s+)?{OUR}\s+"
        rf"(?:{WORD}\s+){{0,4}}?{_CHANNEL}\b"
    ),
    "said-channel-for-ours": (
        rf"{X}{ASIDE}\s*,?\s*(?:(?:which|who)\s+)?{BE}\s+(?:an?|the|one\s+of\s+the)\s+"
        rf"(?:{WORD}\s+){{0,4}}?{_CHANNEL}\s+(?:of|for)\s+(?:{WORD}\s+){{0,2}}?"
        rf"(?:(?<!\w)our|{F})\b"
    ),
    "said-among-our-users": (
        rf"(?:^|[.;]\s+)among\s+(?:the\s+)?(?:{WORD}\s+){{0,2}}?"
        rf"(?:advertisers|users|subscribers|tenants|buyers|shippers|takers|readers)\s+"
        rf"(?:of\s+{OUR}\s+(?:{WORD}\s+){{0,3}}?)?{BE}\s+{A}{X}"
    ),
    "said-designed-into": (
        rf"(?:{OUR}\s+(?:{WORD}\s+){{1,5}}?|{F}\s+)(?:is|are|was|were|has\s+been|have\s+been)\s+(?:{ANY}\s+){{0,2}}?"
        rf"(?:designed|integrated|"
        rf"incorporated|built|embedded|fitted)\s+into\s+(?:{WORD}\s+|,\s*|and\s+){{0,8}}?(?:"
        rf"(?:of|by|from|made\s+by|sold\s+by)\s+)?{A}{X}"
        rf"(?![^.;{SIGNS}]{{0,20}}\b(?:patents?|standard)\b)"
    ),
}
