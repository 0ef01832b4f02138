"""Facts of every document by models that have not seen its filer: what to expect of filings that nobody has read yet.

Each learned part (shares, customers, deals, agreements) is fitted five times, without a fifth of the filers each time,
and reads that fifth. What is not learned was written while reading the same sets, so that the figures stay hopeful.
Needs scikit-learn. `benchmarks/accuracy.py --unseen` scores these facts beside those of the models that ship.
"""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import agreements
import contracts
import train_customers
import train_shares
from gold import SHARED, scorer
from train_bodies import named_by_unseen
from unseen_dealers import dealt_with_by_unseen
from unseen_pairs import read_by_unseen
from unseen_times import timed_by_unseen

from filinggraph.exchange import as_line

Lines = dict[str, list[dict[str, Any]]]


def unseen() -> Lines:
    """Facts in exchange format, a list a set."""
    read = list(train_shares.documents(None))
    part_of = {Path(path).name: part for part, path, _ in read}
    found: Lines = defaultdict(list)
    with read_by_unseen(), timed_by_unseen(), named_by_unseen(), dealt_with_by_unseen():
        told = (*_shares(read), *_customers(read), *_deals())
    for line in told:
        part = part_of.get(Path(line["document"]).name)
        if part:  # else it is of a text that is only learned from
            found[part].append(line)
    found["agreements"] = list(_agreements())
    return found


def _shares(read: list[tuple[str, str, Any]]) -> Iterator[dict[str, Any]]:
    cases = train_shares.collect(read)
    rows = train_shares.rows_of(cases)
    yield from train_shares.lines_of(cases, train_shares.by_candidate(rows, train_shares.judged(rows)[1]))


def _customers(read: list[tuple[str, str, Any]]) -> Iterator[dict[str, Any]]:
    learned = list(train_customers.documents(None, train_customers.READ))
    cases, chance = train_customers.by_unseen([*read, *learned])
    for case in (c for c in cases if c.part not in train_customers.READ):
        for fact in (*train_customers.facts_of(case, chance, train_customers.LEAST), *case.others):
            kept = {key: fact[key] for key in ("fact", "supplier", "customer")}
            yield {**kept, "document": case.name, "confidence": fact["chance"]}


def _deals() -> Iterator[dict[str, Any]]:
    examples = contracts.labelled(SHARED, scorer(), None)
    rows, _ = contracts.rows_of(examples, scorer())
    with tempfile.TemporaryDirectory() as folder:
        yield from map(json.loads, contracts.out_of_fold(examples, rows, Path(folder)))


def _agreements() -> Iterator[dict[str, Any]]:
    data = [agreements.example(path) for path in sorted((SHARED / "corpus/agreements").glob("*.txt"))]
    for example, fact in zip(data, agreements.unseen(data, map), strict=True):
        if fact is not None:
            yield as_line(fact, {fact.evidence[0].document: example.name})
