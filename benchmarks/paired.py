"""Masked statements with what goes on between every two parties of each: what the network of pairs learns from."""

import re
from collections.abc import Iterator
from pathlib import Path

from gold import PROSE, READ
from signed import Row, Statement, Task, others_in
from train_shares import documents
from written import masked_single, single

from filinggraph.extract.customers.statements import statements as dealing
from filinggraph.extract.masking import FILER, Masked
from filinggraph.extract.pair_network import KINDS, MODEL, MOST_SIGNS
from filinggraph.model import EventKind

SALES = Path(__file__).with_name("written_statements.txt")
EVENTS = Path(__file__).with_name("written_events.txt")
REPORTS = Path(__file__).with_name("written_reports.txt")
UNCLEAR = Path(__file__).with_name("written_unclear.txt")
NAMES = ("sale", *(kind.value for kind in KINDS))
_SALE, _EVENT = re.compile(r"([FU-Z])>([FU-Z])"), re.compile(r"(\w{2,}) ([FU-Z])([>=])([FU-Z])")


def written_statements() -> list[Statement]:
    """The statements written for the project: of sales nothing is known of events; of events, sales where one is.

    Those as reports make them tell of both; those that are unclear about it of events, whoever sells.
    """
    found = [_statement(text, said, sales=True, events=False) for text, said in single(SALES)]
    found += [_statement(text, said, sales=False, events=True) for text, said in single(EVENTS)]
    return [*(s for s in found if s.told), *report_statements(), *unclear_statements()]


def report_statements() -> list[Statement]:
    """The statements written as reports make them: most of their names stand for no dealing, as in filings."""
    return _of_both(REPORTS)


def unclear_statements() -> list[Statement]:
    """The statements that tell of an event, many without who sells to whom, and their near misses."""
    return _of_both(UNCLEAR)


def _of_both(path: Path) -> list[Statement]:
    found = [_statement(text, said, sales=True, events=True) for text, said in single(path)]
    return [s for s in found if s.told]


def _statement(text: str, said: str, *, sales: bool, events: bool) -> Statement:
    """A statement with what is said of it; `sales` and `events` tell whether what is not said is not so.

    "Award F=X" is an award of one of them by the other: of their sales nothing is known.
    """
    masked = masked_single(text)
    sold = set(_SALE.findall(said))
    happened: set[tuple[str, str, EventKind]] = set()
    unclear: set[tuple[str, str]] = set()
    for kind, a, how, b in _EVENT.findall(said):
        ways = ((a, b), (b, a)) if how == "=" else ((a, b),)
        happened |= {(*way, EventKind(kind)) for way in ways}
        unclear |= set(ways) if how == "=" else set()
    signs = signs_of(masked.text)
    if len(signs) > MOST_SIGNS:
        return Statement(masked.text, {})
    told: dict[tuple[str, str], Row] = {}
    for a in signs:
        for b in signs:
            both = [(x, y) for x in _names(masked, a) for y in _names(masked, b)]
            if a == b:
                continue
            sale = any(pair in sold for pair in both)
            kinds = (float(any((*pair, kind) in happened for pair in both)) if events else None for kind in KINDS)
            open_ = not sales or any(pair in unclear for pair in both)
            told[a, b] = (1.0 if sale else None if open_ else 0.0, *kinds)
    return Statement(masked.text, told)


def _names(masked: Masked, sign: str) -> set[str]:
    return {p.name for p in masked.at(sign) or ()} | ({"F"} if sign == FILER else set())


def signs_of(text: str) -> list[str]:
    """The filer, named or not, and the other parties' signs of a masked text."""
    return [FILER, *others_in(text)]


def filed_statements(cache: Path | None) -> Iterator[Statement]:
    """Every statement of dealing in the development set and in the read halves, once each; nothing is known of them."""
    seen: set[str] = set()
    for _, _, document in documents(cache, (*PROSE, *READ)):
        for statement in dealing(document):
            text = statement.masked.text
            signs = signs_of(text)
            if text not in seen and 1 < len(signs) <= MOST_SIGNS:
                seen.add(text)
                yield Statement(text, {(a, b): (None,) * len(NAMES) for a in signs for b in signs if a != b})


PAIRS = Task(NAMES, MODEL, Path(__file__).with_name("network_labels.npz"), written_statements, filed_statements)
