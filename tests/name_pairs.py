"""The hand-made pairs of names in name_pairs.csv, as filings that name them.

Columns: two names, the body that each denotes, and the context of each: `header` (it is the filer, with `cik`, `former`
names and `state`), `aliases` that its document defines, `kind`, `state` of incorporation, `parent`, `ticker`, `filer`
(whose filing names it), `together` (both stand in one document).
"""

import csv
import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from filinggraph.model import CustomerFact, Evidence, Fact, Filing, FilingHeader, Party, PartyKind, Registrant

ROWS = Path(__file__).with_name("name_pairs.csv")


@dataclass(frozen=True, slots=True)
class Named:
    """One side of a pair: where it is named, and which body it is."""

    document: str
    party: Party
    body: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that are the same body or are not, with the filings that hold them."""

    left: Named
    right: Named
    filings: tuple[tuple[Filing, tuple[Fact, ...]], ...]

    @property
    def same(self) -> bool:
        return self.left.body == self.right.body


def pairs() -> list[Pair]:
    """Every pair of the file."""
    with ROWS.open(encoding="utf-8", newline="") as lines:
        return [_pair(number, row) for number, row in enumerate(csv.DictReader(lines), 2)]


def _pair(number: int, row: dict[str, str]) -> Pair:
    sides = []
    for side in ("left", "right"):
        with_ = dict(part.partition("=")[::2] for part in _parts(row[f"{side}_with"]))
        together = "together" in with_
        sides.append(_side(f"{number:04d}-{'both' if together else side}", row[side], row[f"{side}_is"], with_, side))
    (left, left_filing, left_facts), (right, right_filing, right_facts) = sides
    if left_filing.header.id == right_filing.header.id:
        return Pair(left, right, ((left_filing, (*left_facts, *right_facts)),))
    return Pair(left, right, ((left_filing, left_facts), (right_filing, right_facts)))


def _parts(text: str) -> list[str]:
    """The context's parts: a part begins with a known word, all up to the next one is its value."""
    parts: list[str] = []
    for word in text.split():
        if word in ("header", "together") or "=" in word:
            parts.append(word)
        else:
            parts[-1] += f" {word}"
    return parts


def _side(
    filing_id: str, name: str, body: str, with_: dict[str, str], side: str
) -> tuple[Named, Filing, tuple[Fact, ...]]:
    former = tuple(with_["former"].split("|")) if "former" in with_ else ()
    tickers = (with_["ticker"],) if "ticker" in with_ else ()
    if "header" in with_:
        registrant = Registrant(name, with_.get("cik", ""), former, state=with_.get("state", ""), tickers=tickers)
        filing = _filing(filing_id, registrant)
        return Named(filing_id, Party(name, cik=registrant.cik, tickers=tickers), body), filing, ()
    party = Party(
        name,
        PartyKind(with_.get("kind", "company")),
        aliases=tuple(with_["aliases"].split("|")) if "aliases" in with_ else (),
        jurisdiction=with_.get("state", ""),
        cik=with_.get("cik", ""),
        tickers=tickers,
        parent=with_.get("parent", ""),
    )
    filer = with_.get("filer") or filing_id
    filing = _filing(filing_id, Registrant(f"Widget Works {filer} Inc"))
    document = f"{filing_id}/main.txt"
    start = 0 if side == "left" else 100
    proof = Evidence(document, start, start + len(name), name, "by-hand")
    supplier = Party(f"Widget Works {filer} Inc", filer=True)
    return Named(document, party, body), filing, (CustomerFact(evidence=(proof,), supplier=supplier, customer=party),)


def _filing(filing_id: str, registrant: Registrant) -> Filing:
    header = FilingHeader(filing_id, "10-K", datetime.date(2005, 3, 31), registrants=(registrant,))
    return Filing(header, f"{filing_id}.txt", ())


@dataclass(frozen=True, slots=True)
class Score:
    """Pairwise precision and recall over the listed pairs; B-cubed precision and recall over all names."""

    precision: float
    recall: float
    cubed_precision: float
    cubed_recall: float
    wrong: tuple[str, ...]
    missed: tuple[str, ...]


def score(given: Sequence[Pair], entity: Callable[[Named], str], same: Callable[[Pair], bool] | None = None) -> Score:
    """How well the entities that `entity` gives agree with the bodies that the pairs name.

    `same` judges a pair, where that is not the equality of the two entities.
    """
    said = {pair: same(pair) if same else entity(pair.left) == entity(pair.right) for pair in given}
    wrong = tuple(_shown(p) for p in given if said[p] and not p.same)
    missed = tuple(_shown(p) for p in given if not said[p] and p.same)
    right = sum(said[p] and p.same for p in given)
    names = list({(n.document, n.party): n for p in given for n in (p.left, p.right)}.values())
    by_entity = _grouped(names, entity)
    by_body = _grouped(names, lambda n: n.body)
    shared = [len(by_entity[entity(n)] & by_body[n.body]) for n in names]
    cubed_precision = sum(s / len(by_entity[entity(n)]) for s, n in zip(shared, names, strict=True)) / len(names)
    cubed_recall = sum(s / len(by_body[n.body]) for s, n in zip(shared, names, strict=True)) / len(names)
    return Score(
        right / max(right + len(wrong), 1), right / (right + len(missed)), cubed_precision, cubed_recall, wrong, missed
    )


def _grouped(names: Iterable[Named], key: Callable[[Named], str]) -> dict[str, set[tuple[str, Party]]]:
    groups: dict[str, set[tuple[str, Party]]] = {}
    for name in names:
        groups.setdefault(key(name), set()).add((name.document, name.party))
    return groups


def _shown(pair: Pair) -> str:
    return f"{pair.left.party.name} | {pair.right.party.name}"


def every_pair(given: Sequence[Pair]) -> Iterator[tuple[Named, Named]]:
    """All names against all."""
    yield from combinations([n for p in given for n in (p.left, p.right)], 2)
