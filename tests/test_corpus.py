"""What must hold on the real filings beside the project: the first document in full, and every quote in its place."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from filinggraph.extract import extract
from filinggraph.model import ContractFact, EventFact, EventKind, Fact, Filing, RiskFact, ShareFact
from filinggraph.read import read_all
from filinggraph.settings import Settings

POST = "United States Postal Service"


@pytest.fixture(scope="module")
def seed(shared: Path) -> list[Fact]:
    return [fact for document in documents(shared / "corpus/seed") for fact in extract(document)]


def documents(folder: Path) -> list[Any]:
    filings = list(read_all([str(folder)], Settings()))
    assert filings
    assert all(isinstance(f, Filing) for f in filings)
    return [d for f in filings if isinstance(f, Filing) for d in f.documents]


def test_the_first_document_scores_in_full(shared: Path, tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("filinggraph")
    out, rows = tmp_path / "facts.jsonl", tmp_path / "rows.json"
    subprocess.run([command, "extract", shared / "corpus/seed", "-o", out], check=True, cwd=tmp_path)
    scorer = [sys.executable, shared / "eval/score.py", shared / "gold/seed", out, "--json", rows]
    done = subprocess.run(scorer, check=True, capture_output=True, text=True)
    figures = {name: row["f1"] for name, row in json.loads(rows.read_text()).items() if row["gold"] or row["predicted"]}
    assert len(figures) >= 5
    assert set(figures.values()) == {1.0}, done.stdout
    right = [line.split()[-1] for line in done.stdout.splitlines() if " right " in line]
    assert right == ["1.000", "1.000"]


def test_the_first_document_tells_of_several_contracts_that_end_on_a_stated_day(seed: list[Fact]) -> None:
    (contract,) = [f for f in seed if isinstance(f, ContractFact)]
    assert contract.represents_multiple
    assert contract.subject == "Cluster Box Units (CBUs)"
    assert contract.expires is not None
    assert (contract.expires.value, contract.expires.precision, contract.expires_how) == ("2005-02-28", "day", "stated")
    assert contract.customer is not None
    assert (contract.customer.name, contract.customer.kind, contract.customer.aliases) == (
        POST,
        "government",
        ("USPS",),
    )
    assert contract.supplier is not None
    assert contract.supplier.tickers == ("ALGI",)


def test_the_first_document_tells_of_a_refusal_and_of_a_transition_of_unknown_length(seed: list[Fact]) -> None:
    events = {f.kind: f for f in seed if isinstance(f, EventFact)}
    refusal, transition = events[EventKind.NON_AWARD], events[EventKind.TRANSITION]
    assert refusal.announced is not None
    assert refusal.announced.value == "2005-02-08"
    assert refusal.date is None
    assert transition.date is None or transition.date.value == ""
    assert transition.modality == "expected"


def test_the_first_document_ranks_its_customer_and_warns_of_its_loss(seed: list[Fact]) -> None:
    shares = [f for f in seed if isinstance(f, ShareFact)]
    assert [f.period.value for f in shares if f.period] == ["FY2001", "FY2002", "FY2003", "FY2004"]
    assert {(f.comparator, f.rank, f.inferred) for f in shares} == {(">", 1, True)}
    (risk,) = [f for f in seed if isinstance(f, RiskFact)]
    assert (risk.supplier.filer, risk.customer.name) == (True, POST)


def test_places_wires_and_products_of_the_first_document_are_no_companies(seed: list[Fact]) -> None:
    sides = [getattr(f, side, None) for f in seed for side in ("supplier", "customer")]
    assert {p.name for p in sides if p} == {POST, "American Locker Group Incorporated"}
    assert not [f for f in seed if "forward-looking" in f.evidence[0].quote]


def test_every_quote_of_the_releases_stands_at_its_offsets(shared: Path) -> None:
    checked = 0
    for document in documents(shared / "corpus/releases"):
        for fact in extract(document):
            for proof in (*fact.evidence, *(d.evidence for d in fact.details)):
                assert proof.document == document.id
                assert document.text[proof.start : proof.end] == proof.quote
                checked += 1
    assert checked > 200
