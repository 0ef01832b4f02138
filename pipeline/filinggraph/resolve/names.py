"""Names in normal form: what two spellings of one name have in common, and what sets two names apart."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from filinggraph.resolve.legal_forms import split
from filinggraph.resolve.words import ABBREVIATIONS, STATES, is_generic, is_role


@dataclass(frozen=True, slots=True)
class NormalName:
    """A name taken apart.

    `key` is what equal names share (letters and digits only), `tokens` its words without legal form, `form` the form.
    `others` are further names of the same body that the text itself gives, `trade` those of them under which it does
    business, `former` earlier ones, `parent` the name of the body that it is called a division or subsidiary of.
    """

    key: str
    tokens: tuple[str, ...]
    form: str = ""
    others: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    parent: str = ""
    trade: tuple[str, ...] = ()

    @property
    def generic(self) -> bool:
        """True when the words are so common that equal names are often different bodies ("First National Bank")."""
        return is_generic(self.tokens)

    @property
    def role(self) -> bool:
        """True when it is a role in a text ("the Company", "Licensee"), not a name."""
        return is_role(self.tokens, self.form)


_SPECIAL = str.maketrans(
    dict(zip("øØłŁđĐðÐı‘’“”–—®™©", "oOlLdDdDi''\"\"--   ", strict=True)) | {"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"}
)
_EDGAR_TAIL = re.compile(r"\s*[/\\](?:[A-Z]{2,4}|NEW|ADR)[/\\]?\s*$", re.I)
_FORMERLY = re.compile(
    r"[\s,;(]+(?:(?:formerly|previously)(?:\s+(?:known|doing\s+business|named|called))?(?:\s+as)?|f/?k/?a|fka)\.?[\s:,]+"
    r"(?:the\s+)?(?P<name>[^()]+)\)?",
    re.I,
)
_ALSO = re.compile(
    r"[\s,;(]+(?:doing\s+business\s+as|d\.?/?b\.?/?a\.?|trading\s+as|t/a|also\s+known\s+as|a/?k/?a|now\s+known\s+as|n/?k/?a)"
    r"[\s:,]+(?P<name>[^()]+)\)?",
    re.I,
)
_PART_OF = re.compile(
    r",?\s+(?:(?:an?|the)\s+)?(?:(?:wholly|majority)[\s-]owned\s+)?(?:(?:operating|direct|indirect)\s+)?"
    r"(?:division|subsidiary|unit|affiliate|business\s+unit)\s+of\s+(?P<name>.+)$",
    re.I,
)
_DESCRIBED = re.compile(
    r",\s+an?\s+(?:[\w.&'-]+\s+){0,4}?(?:corporation|(?:limited|ltd)\s+(?:liability\s+)?(?:company|partnership)|"
    r"(?:general|limited)\s+partnership|national\s+(?:banking\s+)?association|(?:statutory|business)\s+trust|"
    r"(?:stock|insurance|holding)\s+company|body\s+corporate|societe|gmbh|l\.?l\.?c\.?|l\.?p\.?)(?:\W.*)?$",
    re.I,
)
_FAMILY_TAIL = re.compile(
    r",?\s+(?:and|&)\s+(?:(?:its|their|certain\s+of\s+its)\s+)?(?:(?:consolidated|various|wholly[\s-]owned)\s+)?"
    r"(?:subsidiar(?:y|ies)|affiliates?|affiliated\s+(?:companies|entities))(?:\s+(?:and|or)\s+affiliates)?(?:,?\s+including\s.*)?\s*$",
    re.I,
)
_SUCCESSOR = re.compile(r"[\s,;(]+(?:as\s+)?(?:successor|assignee|agent)\b.*$", re.I)
_CONFORMED = re.compile(r"^([A-Z][\w'-]{2,}) ((?:[A-Z] ){2,})(?=\S)")  # EDGAR writes "SMUCKER J M CO"
_TITLE = re.compile(r"^(?:mr|mrs|ms|dr|messrs)\.?\s+", re.I)
_PARENTHESIS = re.compile(r"\s*\(([^()]*)\)")
_QUOTED = re.compile(r"^(?:the\s+|collectively,?\s+|or\s+|together,?\s+)*[\"'](.+?)[,.]?[\"']", re.I)
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1 << 18)
def normal(name: str) -> NormalName:
    """The name in normal form; a name without any letter or digit has the key ""."""
    text = " ".join(plain(name).split())
    former, text = _cut(_FORMERLY, text)
    others, text = _cut(_ALSO, text)
    part, text = _cut(_PART_OF, text)
    text = _EDGAR_TAIL.sub("", _SUCCESSOR.sub("", _FAMILY_TAIL.sub("", _DESCRIBED.sub("", text))))
    text = _CONFORMED.sub(r"\2\1 ", text)
    inside: list[str] = []
    text = _PARENTHESIS.sub(lambda m: _parenthesis(m[1], m.string[: m.start()], inside), text)
    text = _FAMILY_TAIL.sub("", text.strip(" ,;.")).strip(' "')
    tokens, form = words(text)
    return NormalName(_key(tokens), tokens, form, (*others, *inside), former, part[0] if part else "", others)


def untitled(name: str) -> str:
    """A person's name without "Mr." or "Dr."."""
    return _TITLE.sub("", name)


def plain(name: str) -> str:
    """The name in ASCII letters where accents and typographic signs allow, case kept."""
    if name.isascii():
        return name
    decomposed = unicodedata.normalize("NFKD", name.translate(_SPECIAL))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words(text: str) -> tuple[tuple[str, ...], str]:
    """Lower-case words of a plain name, abbreviations spelt out, without article and legal form; and that form."""
    text = text.casefold().replace("&", " and ").replace("'", "").replace(".", "")
    if text.endswith((", the", "(the)")):
        text = text[:-5]
    tokens = _joined_initials(_WORD.findall(text))
    if len(tokens) > 1 and tokens[0] == "the":
        tokens = tokens[1:]
    core, form = split(tokens)
    spelt: list[str] = []
    for place, token in enumerate(core):
        spelt += _spelt(token, place, len(core))
    return tuple(spelt), form


def initials(tokens: tuple[str, ...]) -> str:
    """First letters of the words, without the small ones: "united states postal service" → "usps"."""
    return "".join(token[0] for token in tokens if token not in ("of", "the", "and", "for", "de", "in"))


def _key(tokens: tuple[str, ...]) -> str:
    # "Barnes & Noble" is "Barnes Noble", but "A&P" is not "AP".
    if any(len(token) > 3 for token in tokens):
        tokens = tuple(token for token in tokens if token != "and") or tokens
    return "".join(tokens)


def _spelt(token: str, place: int, count: int) -> tuple[str, ...]:
    if token in ("us", "usa") and (place == 0 or count > 2) and place < count - 1:
        return ("united", "states")
    if place == 0 and token == "st" and count > 1:
        return ("saint",)
    return (ABBREVIATIONS.get(token, token),) if place or token not in ("ind", "corp", "co") else (token,)


def _joined_initials(tokens: list[str]) -> tuple[str, ...]:
    out: list[str] = []
    run = False
    for token in tokens:
        single = len(token) == 1 and token.isalpha()
        if single and run:
            out[-1] += token
        else:
            out.append(token)
        run = single
    return tuple(out)


def _cut(pattern: re.Pattern[str], text: str) -> tuple[tuple[str, ...], str]:
    """Names that the pattern finds in text, and text without them."""
    found = tuple(m["name"].strip(" ,;\"'") for m in pattern.finditer(text))
    rest = pattern.sub("", text).strip(" ,;")
    return (found, rest) if rest else ((), text)


def _parenthesis(inner: str, before: str, others: list[str]) -> str:
    inner = inner.strip()
    quoted = _QUOTED.match(inner)
    if quoted:
        others.append(quoted[1])
        return ""
    compact = "".join(_WORD.findall(inner.casefold()))
    tokens, form = words(before)
    spelt = initials(tokens)
    acronym = inner.isupper() and " " not in inner and len(compact) > 1 and compact not in STATES
    if acronym and (compact[0] == spelt[:1] or compact in (spelt, spelt + form[:1])):
        others.append(inner)
        return ""
    if compact in ("the", "publ") or not compact:
        return ""
    if _WORD.findall(inner.casefold()) == list(_WORD.findall(before.casefold())[: len(inner.split())]):
        others.append(inner)
        return ""
    return f" {inner}"


__all__ = ["NormalName", "initials", "normal", "plain", "untitled", "words"]
