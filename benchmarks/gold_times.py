"""Scenes of the development set with what gold tells of every time in each: what the network of times is tuned to."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from deal_gold import Judge, fields, heard
from gold import PROSE, fold_of, golds, scorer
from gold import READ as READ_HALVES
from gold_statements import Told
from signed import Statement
from timed import asked_of
from train_shares import documents

from filinggraph.extract.context import context
from filinggraph.extract.dealers import NOBODY
from filinggraph.extract.deals import candidates
from filinggraph.extract.deals.time_signs import masked_times
from filinggraph.extract.document_dates import written_about
from filinggraph.extract.time_network import MOST_ASKED, MOST_SIGNS, READ, ROLES, RoleChances
from filinggraph.model import Document


def gold_times(cache: Path | None) -> Iterator[Told]:
    """Every scene with times of which gold tells something; of roles that gold does not have nothing is known.

    No network of times is asked, whichever one there is.
    """
    token = READ.set(_nothing)
    try:
        for part, path, document in documents(cache, (*PROSE, *READ_HALVES)):
            name = Path(path).name
            for statement in _timed(Judge(scorer(), golds()[name], document), document):
                yield Told(fold_of(name), part in PROSE, statement)
    finally:
        READ.reset(token)


def _nothing(texts: Sequence[str]) -> Sequence[RoleChances]:
    return [{} for _ in texts]


def _timed(truth: Judge, document: Document) -> Iterator[Statement]:
    filer, known = context(document).filer, NOBODY
    for scene, network, roles, base in heard(document, known):
        text = masked_times(scene.text, network.mentions, scene.times)[0].text
        rows: dict[tuple[str, str], list[float | None]] = {pair: [None] * len(ROLES) for pair in asked_of(text)}
        for t in candidates.time_candidates(scene, base, network, roles, known, written_about(document)):
            row = rows.get(roles.signs(t.told, t.side))
            if row is None:
                continue
            for field, verdict, _ in fields(truth, filer, t):
                if verdict is not None:
                    at = ROLES.index(field)
                    row[at] = max(float(verdict), row[at] or 0.0)
        few = len(rows) <= MOST_ASKED and len({side for _, side in rows}) <= MOST_SIGNS
        if few and any(value is not None for row in rows.values() for value in row):
            yield Statement(text, {pair: tuple(row) for pair, row in rows.items()})
