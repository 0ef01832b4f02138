"""The words around a duration, a date or a phrase of permanence that tell what it is the length of."""

import re
from collections.abc import Iterator

from filinggraph.extract.sieve import Sieve

Marks = Sieve[tuple[str, re.Pattern[str]]]


def _flags(**patterns: str) -> Marks:
    """Named patterns for text in lower case, in which they run twice as fast as without regard to case."""
    named = [(name.replace("_", " "), re.compile(lower(pattern))) for name, pattern in patterns.items()]
    return Sieve(named, lambda item: item[1])


def marks(patterns: Marks, text: str) -> Iterator[str]:
    """Names of the patterns that the text (in lower case) holds."""
    for name, pattern in patterns.left(text):
        if pattern.search(text):
            yield name


def lower(pattern: str) -> str:
    """A pattern in lower case, its escapes left as they are."""
    return re.sub(r"\\.|[A-Z]", lambda m: m[0] if m[0][0] == "\\" else m[0].lower(), pattern)


BEFORE = _flags(
    initial=r"\binitial\b[^.;]{0,60}$",
    term_of=r"\b(?:term|period|duration)\s+of\s+(?:the\s+|this\s+|approximately\s+|an?\s+)*$",
    a_term=r"\bterm\b[^.;]{0,50}$",
    for_a=r"\bfor\s+(?:an?\s+|the\s+)?(?:\w+\s+){0,3}$",
    continues=r"\b(?:continue|remain|run|last|valid|in\s+(?:full\s+)?(?:force|effect)|be\s+in)\w*\b[^.;]{0,90}$",
    commences=r"\b(?:commenc|begin|effective|start|from)\w*\b[^.;]{0,110}$",
    renews=r"\b(?:renew|extend|extension|prolong)\w*\b[^.;]{0,100}$",
    renews_near=r"\b(?:renew|extend|extension|prolong)\w*\b[^.;]{0,36}$",
    additional=r"\b(?:additional|successive|consecutive|further|subsequent|another|more|like)\b[^.;]{0,40}$",
    periods_of=r"\b(?:periods|terms)\s+of\s+$",
    at_least=r"\b(?:at\s+least|not?\s+(?:less|fewer|later)\s+than|minimum\s+of)\s+$",
    on_notice=(
        r"\b(?:upon|on|with|by|giv\w+|provid\w+|after)\s+(?:the\s+other\s+(?:party\s+)?)?(?:at\s+least\s+"
        r"|not\s+less\s+than\s+)?$"
    ),
    notice=r"\bnotice\b[^.;]{0,90}$",
    within=r"\bwithin\s+$",
    until=r"\b(?:until|through|ending|ends?|expir\w+|terminat\w+|conclud\w+|up\s+to)\b[^.;]{0,45}$",
    last_end=(
        r"\b(?:expir\w+|ending|ends?|terminat\w+|conclud\w+)\s+(?:on|as\s+of|at"
        r"|upon)?\s*(?:the\s+)?(?:close\s+of\s+business\s+on\s+)?(?:midnight\s+(?:on\s+)?)?$"
    ),
    through=(
        r"\b(?:through|until|till|to|thru"
        r"|and\s+including)\s+(?:and\s+including\s+)?(?:midnight\s+)?(?:on\s+)?(?:the\s+)?$"
    ),
    survive=r"\b(?:surviv|after\s+(?:the\s+)?(?:expir|terminat))\w*\b[^.;]{0,90}$",
    cure=r"\b(?:cure|remed|breach|default)\w*\b[^.;]{0,90}$",
    either=r"\beither\s+party\b[^.;]{0,120}$",
    unless=r"\bunless\b[^.;]{0,160}$",
    terminate=r"\bterminat\w*\b[^.;]{0,100}$",
    pay=r"\b(?:pay|paid|invoice|fee|interest|royalt|purchase|minimum|deliver|warrant)\w*\b[^.;]{0,80}$",
    heading=r"(?:\bterm\b|\bduration\b|\bTERM\b)[^.]{0,30}[.:\n-][^.]{0,120}$",
    each=r"\b(?:each|every|per|first|any)\s+$",
    following=r"\b(?:following|after|from)\b[^.;]{0,25}$",
)
AFTER = _flags(
    from_date=r"^[^.;]{0,40}\b(?:from|following|after|commencing|beginning|starting"
    r"|of)\s+(?:and\s+after\s+)?(?:the\s+)?(?:Effective|date|"
    r"Commencement|execution|signing|hereof|first|Closing|Initial|Launch)",
    defines_term=(
        r"^[^.;]{0,60}[\"“'‘(]\s*(?:the\s+|collectively,?\s+the\s+)?[\"“'‘]?(?:Initial\s+|Original\s+"
        r"|Base\s+|Primary\s+)?(?:Term|Period|Contract)\b"
    ),
    defines_renewal=(
        r"^[^.;]{0,70}[\"“'‘(]\s*(?:each,?\s+(?:an?\s+)?|a\s+|the\s+)?[\"“'‘]?(?:Renewal|Extension"
        r"|Additional|Extended|Subsequent|Successive|Option)"
    ),
    thereafter=r"^[^.;]{0,30}\bthereafter\b",
    unless=r"^[^.]{0,60}\bunless\b",
    terms=r"^\s*(?:each\s+)?(?:renewal\s+|extension\s+)?(?:terms?|periods?|increments?|intervals?|extensions?|basis)\b",
    plural=r"^\s*(?:renewal\s+|extension\s+)?(?:terms|periods|increments|intervals|extensions)\b",
    prior=r"^['’]?s?\s*(?:prior|before|in\s+advance|written\s+notice\s+(?:prior|before))",
    before_end=r"^[^.;]{0,70}\b(?:prior\s+to|before|preceding|in\s+advance\s+of)\b[^.;]{0,70}\b(?:expir|end"
    r"|terminat|renew|anniversar|conclusion|"
    r"commencement|then|term|current)",
    notice=(
        r"^['’]?s?\s*(?:prior\s+|advance\s+|advanced\s+"
        r"|calendar\s+)?(?:\(?\w+\)?\s+){0,2}(?:written\s+)?(?:notice|notification)\b"
    ),
    notice_later=r"^[^.;]{0,140}\b(?:notice|notif)",
    not_renew=(
        r"^[^.;]{0,200}\b(?:not\s+(?:to\s+|be\s+|wish\s+to\s+)?renew|non-?renew|intent\w*\s+(?:not\s+)?to"
        r"|not\s+to\s+extend|terminate)\b"
    ),
    renew=r"^[^.]{0,120}\b(?:renew|extend)",
    automatic=r"^[^.]{0,140}\bautomatic",
    anniversary=r"^[^.;]{0,40}\banniversar",
    of_receipt=(
        r"^[^.;]{0,40}\b(?:of|after|following|from)\s+(?:the\s+)?(?:receipt"
        r"|date\s+of\s+(?:the\s+)?invoice|such\s+notice|written\s+notice)"
    ),
    period_end=r"^\s*[.;]",
    warranty=r"^[^.;]{0,60}\b(?:warrant|after\s+(?:the\s+)?(?:expir|terminat|delivery))",
    amount=r"^[^.;]{0,50}(?:\$|percent|%|payment|fee|invoice)",
    holder=r"^\s*(?:period|term|year|month|day)\b",
)
SENTENCE = _flags(
    agreement=r"\b(?:this|the)\s+(?:[\w-]+\s+){0,3}?(?:Agreement|Contract|Lease|License|Amendment|Appointment)\b",
    term=r"\b(?:initial\s+)?term\b",
    renew=r"\b(?:renew|extend|extension)",
    automatic=r"\bautomatic",
    notice=r"\bnoti(?:ce|fy|fi)",
    terminates=r"\bterminat",
    expires=r"\bexpir",
    continues=(
        r"\b(?:shall|will)\s+(?:continue|remain|be\s+(?:effective|in|for|valid)|run|commence|begin|last"
        r"|expire|terminate|become)"
    ),
    thisagreementshall=(
        r"\b(?:this\s+Agreement|the\s+term(?:\s+of\s+this\s+Agreement)?"
        r"|the\s+initial\s+term)\s+(?:\([^)]{0,60}\)\s*)?(?:shall|will|is|commences|begins|has|may"
        r"|becomes)\b"
    ),
    either=r"\beither\s+party\b",
    convenience=(
        r"\b(?:without\s+cause|for\s+(?:its\s+)?convenience|for\s+any\s+(?:or\s+no\s+)?reason"
        r"|at\s+any\s+time|with\s+or\s+without)\b"
    ),
    cure=r"\b(?:cure|remed|breach|default)",
    unless=r"\bunless\b",
    not_renew=r"\b(?:not\s+(?:to\s+|be\s+|wish\s+to\s+)?renew|non-?renew|not\s+to\s+extend)",
    payment=r"\b(?:invoice|payment|interest|royalt|fees?)\b",
    survive=r"\bsurviv",
    employment=r"\bemploy",
    license=r"\blicen[sc]e",
    effective=r"\b(?:Effective\s+Date|effective)\b",
    commence=r"\b(?:commenc|begin|start)",
    confidential=r"\bconfidential",
    warranty=r"\bwarrant",
    means=r"\bmeans?\b",
    option=r"\b(?:option|may\s+(?:be\s+)?(?:renew|extend)|right\s+to\s+(?:renew|extend))",
    mutual=r"\bmutual",
)
_INSTRUMENT = (
    r"(?:agreement|contract|lease|license|licence|appointment|engagement|arrangement|employment|sponsorship|amendment)"
)
WHOLE = _flags(  # before + "¦" + the candidate + "¦" + after, within one sentence
    renew_core=(
        r"\b(?:renew|extend|prolong|continu|extension)\w*\b(?:(?!notice|notif|prior\s+to|unless"
        r"|surviv)[^¦]){0,150}¦[^¦]*¦(?![^.;]{0,25}\b(?:notice|prior|before))"
    ),
    renew_many=r"\b(?:additional|successive|consecutive|further|subsequent|renewal|like|extension"
    r"|extended)\b(?:(?!notice|notif)[^¦]){0,50}¦[^¦]*¦"
    r"|\b(?:renew|exten)\w*[^¦]{0,90}¦[^¦]*¦\s*(?:renewal\s+|extension\s+)?(?:terms|periods"
    r"|increments|intervals|extensions)\b",
    renewal_means=(
        r"\b(?:renewal|extension|option|successor)\s+(?:term|period)s?\b[^¦]{0,60}(?:of|be|is|are|means"
        r"|for)\s+(?:an?\s+)?¦"
    ),
    notice_end=(
        r"\b(?:noti(?:ce|fy|fies|fied|fication)|writ(?:ing|ten)"
        r"|advis)\w*\b[^¦]{0,160}¦[^¦]*¦[^.;]{0,60}\b(?:prior\s+to|before|preceding|in\s+advance)\b"
    ),
    end_notice=(
        r"¦[^¦]*¦[^.;]{0,60}\b(?:prior\s+to|before|preceding|in\s+advance\s+of)\b[^.;]{0,80}\b(?:expir"
        r"|end\b|close\b|terminat|renew|anniversar|conclu|then|current|initial|completion)"
    ),
    unless_notice=r"\b(?:unless|if|provided|until|absent|without)\b[^¦]{0,220}¦[^¦]*¦",
    renew_then_notice=(
        r"\b(?:renew|exten[ds]|successive|roll|continu)\w*\b[^¦]{0,330}\b(?:unless|notice|notif"
        r"|writ)\w*\b[^¦]{0,200}¦"
    ),
    not_renew_near=(
        r"\b(?:not\s+(?:to\s+|be\s+|wish\s+to\s+|desire\s+to\s+)?(?:renew|extend|continue)|non-?renew"
        r"|intent\w*\s+(?:not\s+)?to\s+(?:terminate|not)|terminate\s+(?:this|the))"
    ),
    term_core=r"\b(?:this\s+(?:[\w-]+\s+){0,2}(?:Agreement|Contract|Lease|License|Appointment)"
    r"|(?:initial\s+)?term|engagement|appointment|it)\b(?:(?!renew|notice|surviv|additional"
    r"|successive|warrant)[^¦]){0,240}"
    r"\b(?:for|of|be|last|continu\w+|expir\w+|remain\w*|run|is|end\w*|until|through"
    r"|terminat\w+)\b(?:(?!renew|notice|surviv|additional|successive)[^¦]){0,70}¦",
    term_colon=r"\b(?:Initial\s+)?Term(?:\s+of\s+(?:this\s+)?Agreement)?\s*[:.]\s*(?:[^¦]{0,60})¦",
    forever_core=(
        r"\b(?:this\s+(?:\w+\s+){0,2}(?:Agreement|Contract)|the\s+term|it|employment"
        r"|license)\b[^¦]{0,200}\b(?:shall|will|continue|remain|be)\b[^¦]{0,90}¦"
    ),
    forever_firm=(
        rf"\b(?:(?:this|the|such)\s+(?:[\w-]+\s+){{0,3}}?(?:{_INSTRUMENT}|term)|it|employment|engagement|addendum|jv)\b"
        r"(?:(?!renew|surviv|notice|cure|nevertheless|notwithstanding)[^¦;]){0,260}?"
        r"\b(?:continues?|remains?|endures?|lasts?|extends?|stays?|valid|effective|in\s+(?:full\s+)?(?:force|effect)|appl(?:y|ies))\b"
        r"(?:(?!renew|surviv|\b(?:year|month|day)s?\b)[^¦;]){0,90}"
        r"¦\s*(?:unless\s+and\s+until|until(?!\s+(?:the\s+)?earlie)|in\s+perpetuity|perpetual|indefinite|for\s+perpetuity|unlimited"
        r"|in\s+[^¦]*long\s+as|[^¦]{0,30}?[sa][so]\s+long\s+as)"
        r"|\b(?:agreement|contract|term)\b[^¦;]{0,160}¦\s*(?:will|shall)\s+end\s+when"
    ),
    commence_continue=(
        r"\b(?:commenc|begin|effective|start)\w*\b[^¦]{0,200}\b(?:continu|remain|expir|end|terminat"
        r"|for\s+a|until)\w*\b[^¦]{0,60}¦"
    ),
    ends_on=r"\b(?:expir\w*|ends?|ending|terminat\w*|conclud\w*|until|through|continu\w*)\s+(?:[^¦\s]+\s+){0,7}¦",
    core_term=(
        rf"\b(?:term|duration|period)\b(?:\s+of\s+(?:this|the)\s+(?:[\w-]+\s+){{0,3}}?(?:{_INSTRUMENT}|parties|validity|cooperation)){{0,2}}"
        r"\s*(?:\([^)]{0,60}\)\s*)?"
        r"(?:hereof\s+|hereunder\s+)?(?:shall|will|is|of|be|has|have|commenc\w+|begin\w*|start\w*)\b[^¦.;]{0,70}?"
        r"(?:\bfor|\bof|\bbe|\bis|\blast|\buntil|\bon|\bcontinu\w+)\s*(?:an?\s+|the\s+)?"
        r"(?:(?:initial|fixed|total|minimum)\s+)?(?:period\s+|term\s+)?(?:of\s+)?(?:approximately\s+)?¦"
    ),
    core_have=(
        r"\b(?:have|has|having|with|of)\s+(?:an?\s+|the\s+)?(?:(?:initial|fixed|total|minimum|primary|original)\s+)?"
        r"(?:term|duration|validity|period\s+of\s+validity)\s+of\s+(?:an?\s+|the\s+)?(?:approximately\s+)?¦"
        r"|\bvalid\s+(?:for|until|till|through)\s+(?:an?\s+|the\s+)?(?:period\s+of\s+|term\s+of\s+)?¦"
    ),
    core_titled=(
        r"\b(?:term|duration|validity|period\s+of\s+(?:this\s+)?agreement|agreement\s+period|contract\s+period)"
        rf"(?:\s+of\s+(?:this\s+|the\s+)?{_INSTRUMENT})?\s*[:.–-]+\s*(?:an?\s+|the\s+)?(?:initial\s+)?"
        r"(?:(?:term|period)\s+)?(?:of\s+)?¦"
    ),
    core_dated=(
        r"\b(?:expiration|expiry|termination|ending|end|completion)\s+date\b[\"”’']?\s*(?:[:.–-]+|is|shall\s+be|(?:shall\s+)?means?)"
        r"[^¦;]{0,70}¦"
    ),
    core_means=(
        r"(?:\bthe\s+|[\"“‘'])(?:(?:initial|original|agreement|contract|primary)\s+)?term[\"”’']?\s*(?:\([^)]{0,40}\)\s*)?"
        r"(?:shall\s+|will\s+)?(?:means?|refers?\s+to|is\s+defined\s+as)\b(?:(?!renew|surviv)[^¦;]){0,160}¦"
    ),
    core_earlier=(
        rf"\b(?:this|the)\s+(?:[\w-]+\s+){{0,3}}?(?:{_INSTRUMENT}|term)\b[^¦;]{{0,120}}?\b(?:until|on|upon)\s+the\s+"
        r"(?:earlie(?:r|st)|first|sooner)\s+(?:to\s+occur\s+)?of\b(?:(?!renew|notice\s+of)[^¦]){0,260}¦"
    ),
    core_for=(
        r"\bfor\s+(?:an?\s+|the\s+)?(?:(?:initial|original|primary|base|first|fixed|minimum|full|firm)\s+)?"
        r"(?:term|period|duration)\s*(?:of\s+)?(?:at\s+least\s+)?¦"
    ),
    core_initial=r"\b(?:initial|original|primary|base)\s+(?:\w+\s+)?(?:term|period)\b[^¦.;]{0,70}¦",
    core_force=(
        r"\b(?:remain|continue|be|stay)s?\s+(?:in\s+(?:full\s+)?(?:force|effect)|effective|valid|binding)\b"
        r"(?:(?!renew|notice)[^¦.;]){0,90}¦"
    ),
    core_end=(
        r"\b(?:expir\w*|terminat\w*|ends?|ending|conclud\w*)\s+(?:automatically\s+)?(?:on|at|upon|as\s+of|by)?[^¦.;]{0,24}¦"
    ),
    core_subject=(
        rf"\b(?:this|the)\s+(?:[\w-]+\s+){{0,3}}?(?:{_INSTRUMENT}|term)\b[^¦.;]{{0,60}}\b(?:shall|will|is|commences|expires|terminates)"
        r"\b(?:(?!renew|notice|surviv)[^¦.;]){0,140}¦"
    ),
    core_other=(
        r"\b(?:surviv|confidential|non-?compet|non-?solicit|warrant|indemnif|audit|records?\b|insurance|insolven|undismiss"
        r"|receipt|invoice|after\s+(?:the\s+|any\s+)?(?:expir|terminat)|following\s+(?:the\s+|any\s+)?(?:expir|terminat))[^¦]{0,160}¦"
        r"|¦[^¦]*¦[^.;]{0,60}\b(?:thereafter|(?:after|following)\s+(?:the\s+|any\s+)?(?:earlier\s+)?(?:expir|terminat))"
    ),
    until_notice=(
        r"\b(?:until|unless)\s+(?:\w+\s+){0,4}(?:terminat|cancel)\w*\b[^¦;]{0,140}¦[^¦]*¦[^.;]{0,50}\bnotice"
    ),
    goes_on=(
        r"\b(?:thereafter|after\s+(?:the\s+|that|its\s+)?(?:initial|primary|original|expir)|renew\w*|extension|extended|successive"
        r"|month[\s-]+to[\s-]+month|year[\s-]+to[\s-]+year|indefinitely)\b[^¦]{0,320}¦"
    ),
    elects=(
        r"\b(?:elect|option|desire|wish|choose|choice|intent|exercis|request)\w*\b[^¦.;]{0,60}"
        r"\b(?:to\s+)?(?<!not )(?:renew|extend)[^¦]{0,200}¦"
        r"|¦[^¦]*¦[^.;]{0,120}\b(?:elect|option|desire|wish|exercis)\w*\s+(?:to\s+)?(?:renew|extend)"
    ),
    mutual_renewal=(
        r"\b(?:renew|exten[ds])\w*\b[^;]{0,200}\b(?:mutual|by\s+(?:written\s+)?agreement|agreed?\s+(?:in\s+writing|upon|to))"
        r"|\bmutual\w*\b[^;]{0,120}\b(?:renew|exten[ds])"
    ),
    first_of=r"\b(?:earlie(?:r|st)|sooner|first|later|longer)\s+(?:to\s+occur\s+)?of\b[^¦.]{0,120}¦",
    opts_in=(
        r"\b(?:elect\w*|desir\w+|wish\w*|intend\w*|intention|intent|option|choice|choose\w*|request\w*|right)\s+(?:\w+\s+){0,2}?to\s+(?:so\s+)?"
        r"(?:renew|extend)|\b(?:renewal|extension)\s+notice|\bnotice\s+of\s+(?:\w+\s+){0,3}?(?:renewal|extension|election\s+to\s+renew)"
        r"|\bagree[sd]?\s+(?:in\s+writing|upon|to|on)\b[^.;]{0,60}\b(?:renew|extend|extension)"
        r"|\b(?:renew|exten)\w*\b[^.;]{0,60}\b(?:if|upon|by)\b[^.;]{0,30}\b(?:agrees?|agreed)\b"
    ),
    opts_out=(
        r"\b(?:not\s+(?:to\s+|be\s+|wish\s+to\s+|desire\s+to\s+|intend\s+to\s+)?(?:so\s+)?(?:renew|extend|continue)|non-?\s?renew\w*"
        r"|(?:intent\w*|elect\w*|desir\w+|wish\w*|notice)\s+(?:\w+\s+){0,2}?(?:of\s+|to\s+)(?:terminat|cancel|discontinu)\w*)"
    ),
    rolls_on=(
        r"\b(?:thereafter|indefinitely|month[\s-]+to[\s-]+month|year[\s-]+to[\s-]+year|annual(?:ly)?)\b[^¦]{0,160}"
        r"\b(?:until|unless)\b[^¦]{0,140}\b(?:terminat|cancel)\w*[^¦]{0,140}¦"
    ),
    period_words=r"\b(?:renew|exten[ds]|continu|roll)\w*\b(?:(?!notice|notif)[^¦.;]){0,120}¦[^¦]*¦(?![^.;]{0,25}\b(?:notice|prior|before))",
    other_term=(
        r"\b(?:statement\s+of\s+work|purchase\s+order|confidential|non-?compet|warranty|indemnif"
        r"|insurance|employee|audit|records|cure|default|breach|invoice|payment|lockout|patent)\w*"
    ),
)
HEADING = re.compile(
    r"\b(?:Initial\s+Term|Term|Duration|Renewal|Expiration|Termination|Contract\s+Period"
    r"|Effectiveness|Period|Validity)\b\s*(?:and\s+\w+)?\s*(?:of\s+\w+)?[.:\-–—\n]|"
    r"\b(?:TERM|DURATION|RENEWAL|TERMINATION|EXPIRATION|VALIDITY)\b"
)
TITLE = re.compile(
    r"(?:^|[\n\t]|\d\.?\)?\s)\s*(?:(?:Initial\s+)?Term|TERM|Duration|DURATION|Validity|VALIDITY)"
    r"(?:\s+(?:and|AND|&)\s+(?:Termination|TERMINATION|Renewal|RENEWAL))?(?:\s+(?:of|OF)\s+(?:this\s+)?(?:Agreement|AGREEMENT|Contract|CONTRACT))?\b"
)
