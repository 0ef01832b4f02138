"""Who files a document: the name on its cover, in its header, in its first definition, or that it speaks for."""

import re

from filinggraph.extract.definitions import definitions, name_before
from filinggraph.extract.headings import headed, implied
from filinggraph.extract.lexicon import SUFFIX, THE_COMPANY
from filinggraph.extract.speaker import ORGAN, speaker
from filinggraph.extract.spelling import NAME, SUFFIXED, TICKER, clean, key
from filinggraph.model import Document, Party

COMPANY = re.compile(rf"^(?:{THE_COMPANY})$", re.I)
_LABELLED = re.compile(
    r"^[ \t]*(?:Filer|Registrant|Issuer|Company(?:[ \t]+conformed)?)(?:[ \t]+name)?:[ \t]*"
    r"(?P<name>[A-Z0-9][^\n\t]{1,89}?)[ \t]*$",
    re.M | re.I,
)
_EXACT_NAME = re.compile(
    r"\(?\s*exact\s+name\s+of\s+(?:the\s+)?(?:small\s+business\s+)?(?:registrant|issuer|company)", re.I
)
_NAME_IS = re.compile(rf"[^:()\n]{{0,50}}:\s+(?P<name>{NAME.pattern})")
_DATE_OF_FORM = re.compile(r"\bForm\s+\S+\s+.*\b(?:19|20)\d\d$", re.I)  # no name, but the line above the clause
_FORM_FIRST = re.compile(rf"^(?:{SUFFIX})\s+")  # of the name that ends the sentence before
_OWNED = re.compile(
    r"(?<=\w)[’']s?\s+(?:(?:consolidated|total|net|gross|operating|annual|product|worldwide|(?:fiscal\s+)?(?:19|20)\d\d)\s+){0,3}"
    r"(?:sales|revenues?|contracts?\s+with"
    r"|agreements?\s+with|(?:largest\s+)?customers?|backlog|operations)\b"
)
_WHOLE = re.compile(r"(?:%|\bper\s?cent)\s+of\s+(?:the\s+)?$")  # before whose sales or revenues a share is of
_IN_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Tt]he (?:Company|Registrant|Partnership|Corporation))\b")
_OPENS = re.compile(rf"\s*(?:The\s+)?(?P<who>{NAME.pattern})\s+(?:has|had|is|was|[a-z]+s|[a-z]+ed)\s")
_LONGEST_NAME = 100  # characters before what is owned that are looked at
_DATED = re.compile(r"^.*\b(?:19|20)\d\d\s+(?=[A-Z])")
_COVER = 6_000  # characters that a cover may take
_FORM = re.compile(
    r"(?:^\W*|\bcommission\W+)(?:(?:annual|quarterly|current)\s+report\s+on\s+)?form\s+(?:8|10|20|40)-[KQF]",
    re.M | re.I,
)
_NAMED = re.compile(rf"(?P<who>[A-Z0-9][^\n]{{2,60}}?[, ](?:{SUFFIX})\.?)(?:\s+[A-Z][A-Z .,]{{3,40}})?$", re.I)
_BODY = re.compile(r"^\W*(?:PART\s+I|Items?\s+[1-9])\b", re.M | re.I)
_ITEM = re.compile(r"^\W*Item\s+\d\.\d\d\b", re.M | re.I)
_REPORTS = re.compile(
    rf"\b(?:On|Effective(?:\s+as\s+of)?|As\s+of)\s+[A-Z][a-z]+\s+\d{{1,2}},\s+\d{{4}},?\s+(?P<who>{NAME.pattern}),?"
    r"\s+(?:entered|executed|received|issued|signed|amended|terminated|announced|delivered|gave|agreed|was|and)\b"
)


def filer_of(document: Document) -> tuple[Party, tuple[str, ...]]:
    """The filer as the document writes it, and its own short names."""
    header = document.filing.filer
    text = document.text
    own = _own_names(text)
    cover = _cover_name(document)
    tickers = tuple(dict.fromkeys(m["symbol"] for m in TICKER.finditer(text[:6000])))[:1]
    name = own[0] if own else cover
    if header is not None and cover and key(cover).endswith(key(header.name)):
        return Party(cover, cik=header.cik, tickers=header.tickers or tickers, filer=True), own[1:]
    if header is not None and not header.cik and cover and _DATE_OF_FORM.search(header.name):
        return Party(cover, tickers=header.tickers or tickers, filer=True), own[1:]
    if header is not None:
        written = _as_written(text, header.name)
        name = written or name or header.name
        return Party(name, cik=header.cik, tickers=header.tickers or tickers, filer=True), own[1:]
    if not name:
        name = _reporting(text) or headed(text) or speaker(document) or implied(text) or _owner(text)
    return Party(name or "the Company", tickers=tickers if name else (), filer=True), own[1:]


def _cover_name(document: Document) -> str:
    """The name on a cover page: after "Filer:" or above "(Exact name of registrant as specified in its charter)"."""
    labelled = _LABELLED.search(document.text[:3000])
    if labelled:
        return clean(labelled["name"])
    exact = _EXACT_NAME.search(document.text[:8000])
    told = _NAME_IS.match(document.text, exact.end()) if exact else None
    if told:
        return clean(told["name"])
    if not exact:
        return _page_name(document.text) or _name_on_cover(document.text)
    lines = [" ".join(line.split()) for line in document.text[: exact.start()].splitlines() if line.strip(" _-*\t")]
    name = clean(_DATED.split(lines[-1])[-1]) if lines else ""
    if (
        len(lines) > 1
        and SUFFIXED.search(" " + name)
        and (len(name.split()) < 2 or (re.fullmatch(r"[A-Z .,&'’]+", lines[-2]) and len(name.split()) < 3))
    ):
        name = clean(f"{lines[-2]} {name}")
    return name if 2 < len(name) < 90 and name[0].isalnum() and not re.search(r"\b(?:19|20)\d\d\b", name) else ""


def _reporting(text: str) -> str:
    """The subject of the first sentence of a Form 8-K item: "On May 3, 2010, Acme Corp. entered into …"."""
    item = _ITEM.search(text[:8000])
    subject = _REPORTS.search(text, item.end(), item.end() + 600) if item else None
    name = clean(subject["who"]) if subject else ""
    return "" if COMPANY.match(name) else name


def _owner(text: str) -> str:
    """The one name whose sales, revenues or contracts with others a text tells of, twice or of who opens the text.

    Once is enough for one of whose sales a part is told, in a text in which nobody speaks as "we".
    """
    owners: list[str] = []
    shared = False
    for owned in _OWNED.finditer(text, 0, 30_000):
        before = text[max(0, owned.start() - _LONGEST_NAME) : owned.start()]
        for found in NAME.finditer(before):
            if found.end() == len(before):
                owners.append(_FORM_FIRST.sub("", clean(found.group())))
                shared = shared or bool(_WHOLE.search(before, 0, found.start()))
    name = owners[0] if len(owners) > 1 and len(set(owners)) == 1 else ""
    if not name and owners and len({owner.split()[0] for owner in owners}) == 1:
        opening = _OPENS.match(text)
        name = clean(opening["who"]) if opening and opening["who"].split()[0] == owners[0].split()[0] else ""
    if not name and len(owners) == 1 and shared and not _IN_PERSON.search(text):
        name = owners[0]
    full = next((whole for whole, alias in definitions(text) if alias == name), name) if name else ""
    return "" if COMPANY.match(full) else full


def _page_name(text: str) -> str:
    """A name in legal form that is all of the first or of the last line, as pages of a report bear it."""
    lines = text.strip().splitlines() or [""]
    for line in (lines[0].strip(), lines[-1].strip()):
        if len(line) < 70 and line.isupper() and SUFFIXED.search(line.rstrip(".")) and NAME.fullmatch(line.rstrip(".")):
            return clean(line)
    return ""


def _name_on_cover(text: str) -> str:
    """The first line of a form's cover that is no more than a name in legal form."""
    form = _FORM.search(text, 0, _COVER)
    begins = _BODY.search(text, form.end(), _COVER) if form else None
    for line in text[: begins.start()].splitlines() if begins else ():
        named = _NAMED.match(line.strip())
        if named and NAME.fullmatch(named["who"].rstrip(".")):
            return clean(named["who"])
    return ""


def _own_names(text: str) -> tuple[str, ...]:
    """Full and short names from a definition such as 'Acme Corp. ("Acme" or the "Company")'."""
    pattern = re.compile(
        (
            r"\((?:[^()]{0,80}?)[\"“‘'](?:the\s+)?(?P<term>Company|Registrant|Corporation|we|us|our|Group"
            r"|Issuer)[,.]?[\"”’'][^()]{0,120}\)"
        ),
        re.I,
    )
    for match in pattern.finditer(text[:30_000]):
        before = text[max(0, match.start() - 260) : match.start()].rstrip()
        before = re.sub(r"(?:\s*\([^()]*\))+\s*$", "", before.rpartition("\n")[2])
        before = re.sub(r",?\s+(?:an?|its|together with|and its|collectively|including)\s+[^.]{0,160}$", "", before)
        before = re.sub(r"(?:\s*\([^()]*\))+\s*$", "", before)
        full = name_before(before + " ", len(before) + 1)
        full = clean(ORGAN.sub("", full))
        if full and not COMPANY.match(full):
            shorts = [
                s
                for s in re.findall(r"[\"“‘]([^\"“”’]{2,40}?)[,.]?[\"”’]", match.group())
                if not COMPANY.match(s) and s[0].isupper()
            ]
            return (full, *shorts)
    return ()


def _as_written(text: str, conformed: str) -> str:
    """The filer's name as the document prints it, for a name that EDGAR holds in capitals without punctuation."""
    words = [re.escape(w) for w in re.findall(r"[A-Za-z0-9]+", conformed)]
    core = words[:-1] if len(words) > 1 and re.fullmatch(SUFFIX.replace(r"\.?", r"\.?"), words[-1], re.I) else words
    if not core:
        return ""
    pattern = re.compile(r"\b" + r"[\s,.&'’\-]+(?:and\s+)?".join(core) + rf"(?:,?\s+(?:{SUFFIX})\.?)?", re.I)
    found = pattern.search(text)
    return clean(found.group()) if found and not found.group().isupper() else (clean(found.group()) if found else "")
