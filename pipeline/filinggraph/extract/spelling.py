"""How names are spelled: the grammar of capitalised names, and the forms in which they are compared."""

import re
from collections.abc import Iterator
from functools import lru_cache

from filinggraph.extract.lexicon import SUFFIX

TICKER = re.compile(
    (
        r"[(\[](?:(?:Nasdaq|NYSE|AMEX|OTC\w*|TSX(?:[- ]?V)?|CSE|LSE|AIM|ASX|TASE|NEO|Euronext\w*|SIX|HKEX"
        r"|NSE|BSE|JSE|SGX|KOSDAQ|TWSE|XETRA|WSE|OMX|NZX|Oslo"
        r"|FRA|FSE)[^():]{0,24}:\s*(?P<symbol>[A-Z]{1,6}(?:\.[A-Z]{1,3})?)[^()\]]{0,80})[)\]]"
    ),
    re.I,
)
# A word is read one way only (atomic): a row of capitals could be parted in countless ways otherwise.
WORD = (
    r"(?>(?!(?:U\.S|U\.K|U\.N|S\.A|L\.P|L\.L|N\.V|N\.A|B\.V|A\.G|K\.K|C\.V|P\.C|D\.C|N\.Y|N\.J|A\.M|P\.M)\.)"
    r"(?:[A-Z]\.){2,3}(?=[ \u00a0][A-Z])|[A-Z]\.(?:[ \u00a0][A-Z]\.){1,2}(?=[ \u00a0][A-Z][a-z])"
    r"|(?:St|Ste|Mt|Ft)\.(?=[ \u00a0][A-Z])"
    r"|[A-ZÀ-ÖØ-Þ][\w'’&.\-/]*[\w®]|[A-Z]|[\"“”‘’'][A-Z][\"“”’']|\d+[A-Z][\w]*|&|[a-z]?[A-Z]\w*)"
)
NAME = re.compile(
    rf"(?:[A-Z][a-z]+,[ \u00a0][A-Z][a-z]+(?:,[ \u00a0][A-Z][a-z]+)?[ \u00a0](?:and|&)[ \u00a0]Co(?:\.|mpany)(?!\w)"
    rf"|(?:(?:[A-Z]\.[ \u00a0]){{2,3}}(?:(?:du|de|van|von)[ \u00a0])?)?[A-ZÀ-ÖØ-Þ0-9][\w'’&.\-/]*(?:®|™)?"
    rf"|[a-z]{{1,2}}[A-Z]\w+|[a-z]\w+(?=[ \u00a0]+(?:AG|SE|plc|PLC|N"
    rf"V|ASA|GmbH|Inc|Ltd|AB)\b))(?:(?:[ \u00a0]+(?:of|and|for|the|de|du"
    rf"|des|del|dos|das|di|da|la|le|van|von|&|und|y|et)){{0,2}}[ \u00a0]+"
    rf"(?:S\.A\.(?=[ \u00a0]de[ \u00a0]C\.V)|(?:Co|Corp|Inc)\.(?=,?[ \u00a0]+(?:Ltd|Limited|LLC|Inc|KG)\b)|{WORD}"
    rf"|[a-z]\w+(?=,?[ \u00a0]+(?:Inc|Corp|Ltd|LLC|plc|AG|SE)\b)"
    rf"|\d{{1,3}}(?=(?:[ \u00a0]+[A-Z]\w+){{0,2}},?[ \u00a0]+(?:{SUFFIX})(?!\w))))*"
    rf"(?:,?[ \u00a0]+(?:{SUFFIX}|(?:INC|CORP|CO|LTD)\.?)(?![\w]))*"
)
_POSSESSIVE = re.compile(r"[’']s$|[’']$")
_STATES = re.compile(r"^(the\s+)?U\.?\s?S\.?\s+(?=[A-Z])")
_ARTICLE = re.compile(r"^the\s+", re.I)
_CAPITAL = re.compile("[A-ZÀ-ÖØ-Þ0-9]")
_CAPITAL_INSIDE = re.compile(r"[A-Z](?<=[a-z][A-Z])")  # of a name like "eBay"
_FORMS = ("AG", "SE", "plc", "PLC", "NV", "ASA", "GmbH", "Inc", "Ltd", "AB")  # of a name like "danone SE"
_FORM = re.compile(rf"\b(?:{'|'.join(_FORMS)})\b")
SUFFIXED = re.compile(rf"[,\s](?:{SUFFIX})$", re.I)


def names_in(text: str) -> Iterator[re.Match[str]]:
    """Every match of NAME, found by looking only where a name may begin."""
    if _CAPITAL_INSIDE.search(text) or (any(map(text.__contains__, _FORMS)) and _FORM.search(text)):
        yield from NAME.finditer(text)
        return
    start = _CAPITAL.search(text)
    while start:
        match = NAME.match(text, start.start())
        if match:
            yield match
        start = _CAPITAL.search(text, match.end() if match else start.end())


_LED = re.compile(r"^(?:(?:19|20)\d\d\s+)?(?:(?:the|The)\s+)?(?=\S)")
_NEXT_SENTENCE = re.compile(r"\.\s+(?:The|In|This|We|It|On|Our|A|An|Under|These|For|As|At)\b.*$")
_AND_ITS_OWN = re.compile(
    r"(?<=[\w.]),?\s+(?:including|and|together\s+with|with)\s+(?:certain\s+of\s+)?its\s+(?:[a-z]+\s+)?"
    r"(?:subsidiaries|affiliates|affiliated\s+companies)(?:\s+and\s+affiliates)?$"
)


@lru_cache(maxsize=50_000)
def key(name: str) -> str:
    """A name as aliases are looked up: no case, article, possessive or final period, in American spelling."""
    name = _POSSESSIVE.sub("", " ".join(name.split()))
    if "U" in name:
        name = _STATES.sub(r"\1U.S. ", name)
    small = _ARTICLE.sub("", name).rstrip(".,;:").casefold()
    return small.replace("defence", "defense") if "defence" in small else small


@lru_cache(maxsize=50_000)
def clean(name: str) -> str:
    """A name without article, possessive, trademark signs and stray punctuation."""
    name = " ".join(name.replace("®", "").replace("™", "").split())
    name = _POSSESSIVE.sub("", name).strip(' ,;:-–—“”"')
    name = _LED.sub("", name)
    if " its " in name:
        name = _AND_ITS_OWN.sub("", name)
    if ". " in name:
        name = _NEXT_SENTENCE.sub("", name)
    return name[:-1] if name.endswith(".") and not SUFFIXED.search(name[:-1]) and name.count(".") == 1 else name
