"""The shapes: what breaks one is set aside with its place, and everything else stays."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from tests import locker_release as release
from tests.hand_made import Paper, day

import filinggraph.model as m
from filinggraph.resolve import resolve
from filinggraph.semantics import check as checking
from filinggraph.semantics.assertions import Run
from filinggraph.semantics.check import Violation, check, check_all, misquoted, violations
from filinggraph.semantics.quads import FilingGraph
from filinggraph.semantics.rdf import describe
from filinggraph.semantics.terms import RDF_TYPE, fg

MAKER, BUYER = m.Party("Harlow Tool Company"), m.Party("Meridian Stores, Inc.")
OTHER = m.Party("Third Street Hardware Corp.")


def _graph(*make: Callable[[Paper], Any], filing: str = "0000000011-05-000001") -> FilingGraph:
    paper = Paper(filing, "2005-03-01")
    for one in make:
        one(paper)
    said = paper.said()
    return describe(*said, resolve([said]), Run("1", ""))


def _sound(paper: Paper) -> None:
    paper.share(MAKER, OTHER, "12.5")


def _span(first: str, last: str) -> m.When:
    bounds = (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))
    return m.When("span", m.Precision.SPAN, *bounds)


BROKEN: dict[str, tuple[Callable[[Paper], Any], str]] = {
    "share over 100": (lambda p: p.share(MAKER, BUYER, "130"), "a share is below 0 or above 100 per cent"),
    "share below 0": (lambda p: p.share(MAKER, BUYER, "-1"), "a share is below 0 or above 100 per cent"),
    "own customer": (lambda p: p.customer(MAKER, MAKER), "a supplier is its own customer"),
    "own contract": (lambda p: p.contract(MAKER, MAKER), "a contract's supplier is its own customer"),
    "end before start": (
        lambda p: p.contract(MAKER, BUYER, effective=day("2005-01-01"), expires=day("2003-01-01")),
        "a contract ends before it starts",
    ),
    "time ends before it starts": (
        lambda p: p.contract(MAKER, BUYER, expires=_span("2005-01-01", "2004-01-01")),
        "a time ends before it starts",
    ),
    "period ends before it starts": (
        lambda p: p.share(MAKER, BUYER, "10", period=_span("2005-01-01", "2004-01-01")),
        "a time ends before it starts",
    ),
    "unlisted kind": (lambda p: p.contract(MAKER, BUYER, kind="barter"), "contractKind"),
    "no duration": (lambda p: p.contract(MAKER, BUYER, term="three years"), "termLength"),
    "no currency": (lambda p: p.contract(MAKER, BUYER, value=m.Amount(Decimal(1), "dollars")), "currency"),
    "rank 0": (lambda p: p.customer(MAKER, BUYER, rank=0), "customerRank"),
    "no basis": (lambda p: p.share(MAKER, BUYER, "10", basis=""), "shareBase"),
    "nobody": (lambda p: p.contract(kind="supply"), "a fact that names nobody"),
}


def _classes(graph: FilingGraph) -> set[str]:
    return {q.object.value.rpartition("#")[2] for q in graph.quads if q.predicate == RDF_TYPE}  # type: ignore[union-attr]


def test_a_sound_graph_conforms() -> None:
    graph = release.graph()
    assert check(graph).graph is graph
    assert check(graph).set_aside == ()


def test_a_renewal_without_limit_conforms() -> None:
    graph = _graph(lambda p: p.contract(MAKER, BUYER, renewal=m.Renewal.EVERGREEN, renewal_term="perpetual"))
    assert check(graph).set_aside == ()


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_fact_is_set_aside_and_the_rest_is_as_if_it_had_not_been(case: str) -> None:
    break_it, message = BROKEN[case]
    alone = _graph(_sound)
    checked = check(_graph(_sound, break_it))
    assert message in "; ".join(v.message for v in checked.set_aside)
    text = {q for q in alone.quads if q.predicate == fg("textSha256")}
    assert {q for q in checked.graph.quads if q.predicate != fg("textSha256")} >= set(alone.quads) - text
    kept = {str(q.subject) for q in alone.quads}
    rest = {str(q.subject) for q in checked.graph.quads} - kept
    plain = [q for q in checked.graph.quads if q.predicate == fg("hasCustomer")]
    if case in ("share over 100", "share below 0", "no basis", "period ends before it starts"):
        assert len(plain) == 2  # who buys is stated all the same
    else:
        assert len(plain) == 1
        assert rest == set()
    assert violations([checked.graph]) == []


@pytest.mark.parametrize("case", BROKEN)
def test_the_shapes_as_they_run_find_what_the_shapes_as_they_are_written_find(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = _graph(_sound, BROKEN[case][0])
    found = violations([graph])
    monkeypatch.setattr(checking, "flat_shapes", checking.shapes)
    assert found == violations([graph]) != []


def test_the_report_names_filing_kind_and_words() -> None:
    (found,) = check(_graph(_sound, BROKEN["share over 100"][0])).set_aside
    assert found.filing == "0000000011-05-000001"
    assert found.kind == "RevenueShare"
    assert found.place == "main.txt, characters 13-25: 'Statement 2.'"
    assert str(found).startswith("0000000011-05-000001: RevenueShare: sharePercent: a share is below 0")


def test_of_a_batch_only_the_broken_graph_loses_something() -> None:
    sound = [_graph(_sound, filing=f"0000000011-05-{n:06}") for n in range(4)]
    broken = _graph(_sound, BROKEN["own customer"][0], filing="0000000012-05-000001")
    given = [*sound[:2], broken, *sound[2:]]
    checked = list(check_all(iter(given)))
    assert [c.graph.id for c in checked] == [g.id for g in given]
    assert [c.graph for c in checked if not c.set_aside] == sound
    assert [len(c.set_aside) for c in checked] == [0, 0, 1, 0, 0]


def test_filings_that_differ_are_not_held_against_each_other() -> None:
    def ranked(rank: int) -> FilingGraph:
        return _graph(lambda p: p.share(MAKER, OTHER, "12.5", rank=rank), filing=f"0000000011-05-00000{rank}")

    ranks = [ranked(1), ranked(2)]
    assert violations(ranks)
    assert [c.set_aside for c in check_all(ranks)] == [(), ()]


def _with(graph: FilingGraph, change: Callable[[Quad], Iterator[Quad]]) -> FilingGraph:
    return replace(graph, quads=tuple(new for quad in graph.quads for new in change(quad)))


def _not(*names: str) -> Callable[[Quad], Iterator[Quad]]:
    gone = {fg(name) for name in names}
    return lambda q: iter(() if q.predicate in gone else (q,))


@pytest.mark.parametrize(
    ("lost", "message"),
    [
        ("supportedBy", "a claim without a quote"),
        ("about", "a fact without a claim that backs it"),
        ("quote", "quote"),
        ("inDocument", "inDocument"),
        ("confidence", "confidence"),
    ],
)
def test_no_fact_without_a_claim_no_claim_without_a_quote(lost: str, message: str) -> None:
    checked = check(_with(release.graph(), _not(lost)))
    assert message in "; ".join(v.message for v in checked.set_aside)
    assert _classes(checked.graph) - {"Security"} == _classes(release.graph(()))


def test_a_quote_of_no_length_is_set_aside() -> None:
    def shrink(quad: Quad) -> Iterator[Quad]:
        if quad.predicate == fg("charEnd"):
            zero = Literal("0", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
            quad = Quad(quad.subject, quad.predicate, zero, quad.graph_name)
        yield quad

    checked = check(_with(release.graph(), shrink))
    assert "Evidence" in {v.kind for v in checked.set_aside}
    assert "Evidence" not in _classes(checked.graph)


def test_without_its_document_or_filing_nothing_is_left_to_stand_on() -> None:
    def rename(quad: Quad) -> Iterator[Quad]:
        same = quad.predicate != fg("textSha256")
        yield quad if same else Quad(quad.subject, quad.predicate, Literal("none"), quad.graph_name)

    checked = check(_with(release.graph(), rename))
    assert {v.kind for v in checked.set_aside} == {"Document"}
    assert "Evidence" not in _classes(checked.graph)
    checked = check(_with(release.graph(), _not("accessionNumber")))
    assert {v.kind for v in checked.set_aside} == {"Filing"}
    assert _classes(checked.graph) <= {"ExtractionRun"}


def test_quotes_are_compared_with_the_texts() -> None:
    graph = release.graph()
    assert misquoted(graph, {release.DOCUMENT.sha256: release.TEXT}.__getitem__) == []
    shifted = misquoted(graph, lambda _: " " + release.TEXT)
    assert len(shifted) == 7
    assert isinstance(shifted[0], Violation)
    assert "quoted as" in str(shifted[0])
