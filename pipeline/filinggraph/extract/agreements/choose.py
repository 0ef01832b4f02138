"""From candidates to answers: which candidates a question admits, what each would mean, and which one is best."""

from collections.abc import Sequence

from filinggraph.extract.agreements import parties, signing, terms
from filinggraph.extract.agreements.mentions import is_legal_suffix
from filinggraph.extract.ranker import Ranker

# Probabilities from which on an answer is given: about those of the best F1 on companies that no model has seen.
THRESHOLDS = {
    "party": 0.64,
    "signed": 0.2,
    "effective": 0.4,
    "expires": 0.28,
    "renewal_term": 0.34,
    "notice_period": 0.54,
}
_FORMS = {
    "incorporated": "inc", "corporation": "corp", "limited": "ltd", "company": "co", "lcc": "llc", "na": "", "pte": "",
    "pty": "", "aktiengesellschaft": "ag",
}  # fmt: skip
_SECOND_PARTY, _SURE = 0.25, 0.9
_LIST = 3  # signers that make a list
_RENEWAL_CUES = (
    "in renew",
    "whole renew core",
    "whole renew many",
    "whole renewal means",
    "before additional",
    "whole period words",
)
_WARNING = frozenset(("after notice", "after prior", "whole until notice"))  # so long before the end, no term
_TERM_CUES = (
    *("whole term core", "whole commence continue", "whole ends on", "after defines term", "whole term colon"),
    *("before initial", "before term of", "before a term", "in thisagreementshall", "in expires"),
)


def select_parties(
    found: Sequence[parties.Candidate], threshold: float = THRESHOLDS["party"]
) -> list[parties.Candidate]:
    """The candidates above the threshold, in the order of the text; two are kept where two are fairly likely.

    A candidate that overlaps a likelier one, or is a longer or shorter form of its name, is left out, and so is one
    of the signature pages alone whose name begins as that of a party that the agreement presents.
    """
    chosen: list[parties.Candidate] = []
    for candidate in sorted(found, key=lambda c: (-c.score, c.best.start)):
        if candidate.score < threshold and not (len(chosen) < 2 and candidate.score > _SECOND_PARTY):
            break
        if not any(_same(candidate, other) for other in chosen):
            chosen.append(candidate)
    presented = [c for c in chosen if not _signs_only(c)]
    if len(presented) >= 2:
        chosen = [c for c in chosen if c.score >= _SURE or c in presented or not any(_kin(c, p) for p in presented)]
    chosen += _listed(found, chosen)
    return sorted(chosen, key=lambda c: c.best.start)


def _listed(found: Sequence[parties.Candidate], chosen: Sequence[parties.Candidate]) -> list[parties.Candidate]:
    """Who signs in a long list, each under "for and on behalf of": all of them are parties, presented or not."""
    signers = [c for c in found if "signature after behalf" in c.features and "signature before acts" not in c.features]
    if len(signers) < _LIST:
        return []
    new: list[parties.Candidate] = []
    for candidate in signers:
        if candidate not in chosen and not any(_same(candidate, other) for other in (*chosen, *new)):
            candidate.score = max(candidate.score, _SURE)
            new.append(candidate)
    return new


def _signs_only(c: parties.Candidate) -> bool:
    return "in preamble" not in c.features and "in cover" not in c.features


def _kin(one: parties.Candidate, other: parties.Candidate) -> bool:
    """True where two names begin alike: on a signature page mostly the same party, under a shorter name."""
    return parties.bare_words(one.name)[0] == parties.bare_words(other.name)[0]


def _same(one: parties.Candidate, other: parties.Candidate) -> bool:
    """True where two candidates name one party: they overlap, or one is a form of the other's name.

    Names with different words before their legal forms are two parties ("Apex Inc.", "Apex Rolled Products Corp.").
    """
    mine = one.best
    if any(m.start < mine.end and mine.start < m.end for _, m in other.mentions):
        return True
    short, long = sorted((one, other), key=lambda c: len(c.key))
    if short.short and long.short and short.short != long.short and _presented(short) and _presented(long):
        return False
    if f" {long.key}".endswith(f" {short.key}"):  # a signer's name or a caption run into the name
        return True
    few, many = parties.bare_words(short.name), parties.bare_words(long.name)
    if "".join(few) == "".join(many):
        return _legal_forms(short) == _legal_forms(long) or not (_legal_forms(short) and _legal_forms(long))
    return many[: len(few)] == few and not _legal_forms(short)


def _presented(c: parties.Candidate) -> bool:
    """True where the preamble gives the name a defined term of its own, with no company between."""
    return bool(c.features["defined first"] and c.features["item head"])


def _legal_forms(candidate: parties.Candidate) -> set[str]:
    """The legal forms of a name, spelled one way."""
    words = candidate.name.replace(",", " ").split()
    return {_FORMS.get(f, f) for w in words if is_legal_suffix(w) and (f := w.casefold().replace(".", ""))}


def likely_dates(found: Sequence[signing.DateCandidate], ranker: Ranker) -> list[tuple[float, signing.DateCandidate]]:
    """Date candidates with their probabilities, likeliest first."""
    scored = list(zip(ranker.scores([c.features for c in found]), found, strict=True))
    return sorted(scored, key=lambda s: (-s[0], s[1].start))


def admitted(question: str, found: Sequence[terms.TermCandidate]) -> list[terms.TermCandidate]:
    """The term candidates that can answer a question at all."""
    if question == "renewal_term":
        return [c for c in found if c.kind in ("duration", "perpetual") and any(k in c.features for k in _RENEWAL_CUES)]
    if question == "notice_period":
        return [c for c in found if c.kind == "duration" and _may_warn(c)]
    return [
        c
        for c in found
        if c.kind in ("perpetual", "anniversary")
        or c.features["heading near"]
        or any(k in c.features for k in _TERM_CUES)
    ]


def warns(c: terms.TermCandidate) -> bool:
    """True for a period of notice, which is no term whatever the words around it."""
    return c.kind == "duration" and bool(_WARNING.intersection(c.features))


def _may_warn(c: terms.TermCandidate) -> bool:
    f = c.features
    noticed = "in notice" in f or "whole until notice" in f or "whole end notice" in f or "whole notice end" in f
    ends = (
        any(k in f for k in ("in renew", "whole end notice", "whole goes on", "in expires", "in terminates"))
        or f["renewal before"]
    )
    wish = "whole opts in" in f and not ("whole opts out" in f or f["unless near"] or f["automatic near"])
    return bool(noticed and ends and not wish)  # notice of the wish to renew is not notice against it
