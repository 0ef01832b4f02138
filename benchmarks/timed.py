"""Masked statements with what every time in them is of: what the network of times learns from."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

from gold import PROSE, READ
from signed import Row, Statement, Task, others_in
from train_shares import documents
from written import stand_ins

from filinggraph.extract.deals.dealings import mentions
from filinggraph.extract.deals.scenes import scenes
from filinggraph.extract.deals.time_signs import masked_times
from filinggraph.extract.deals.told import times_told
from filinggraph.extract.masking import TIME
from filinggraph.extract.sign_network import NOBODY
from filinggraph.extract.time_network import MODEL, ROLES

TIMES_WRITTEN = tuple(Path(__file__).with_name(f"written_{name}.txt") for name in ("times", "report_times"))
_MARKED = re.compile(r"\{([^{}|]*)\|([esgtrnx])(?::([FU-Z-]))?\}")
_LETTERS = "esgtrn"  # what ROLES are marked by
_WRITTEN_ON = datetime.date(2004, 6, 15)  # only for times without a year to be seen


def written_times() -> list[Statement]:
    """The statements written for the project, in which every time is marked with what it is of."""
    lines = [line for source in TIMES_WRITTEN for line in source.read_text(encoding="utf-8").splitlines()]
    return [s for line in lines if not line.startswith("#") and (s := _statement(line)).told]


def _statement(line: str) -> Statement:
    text, marks = _unmarked(line)
    masked, signs = masked_times(text, stand_ins(text), times_told(text, _WRITTEN_ON))
    sign_of = {party.name: sign for sign, parties in masked.members.items() for party in parties if not party.filer}
    told: dict[tuple[str, str], Row] = {}
    for time, side in asked_of(masked.text):
        found = [
            (_LETTERS.index(r), sign_of.get(who, NOBODY))
            for s, e, r, who in marks
            if r != "x" and signs[time].start < e and s < signs[time].end
        ]
        told[time, side] = tuple(float((role, side) in found) for role in range(len(ROLES)))
    return Statement(masked.text, told)


def _unmarked(line: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    """The text of a line, and of every mark where it stands, its role and the other side's letter."""
    text, marks, last = "", [], 0
    for m in _MARKED.finditer(line):
        text += line[last : m.start()]
        marks.append((len(text), len(text) + len(m[1]), m[2], m[3] or "-"))
        text, last = text + m[1], m.end()
    return text + line[last:], marks


def asked_of(text: str) -> list[tuple[str, str]]:
    """Every time of a masked text with every other party, and with NOBODY, by their signs."""
    times = dict.fromkeys(re.findall(TIME, text))
    return [(time, side) for time in times for side in (*others_in(text), NOBODY)]


def filed_times(cache: Path | None) -> Iterator[Statement]:
    """Every scene with times in the development set and in the read halves, once each; nothing is known of them."""
    seen: set[str] = set()
    for _, _, document in documents(cache, (*PROSE, *READ)):
        for scene in scenes(document):
            masked, signs = masked_times(scene.text, mentions(scene), scene.times)
            if masked.text not in seen and signs:
                seen.add(masked.text)
                yield Statement(masked.text, dict.fromkeys(asked_of(masked.text), (None,) * len(ROLES)))


TIMES = Task(ROLES, MODEL, Path(__file__).with_name("time_labels.npz"), written_times, filed_times)
