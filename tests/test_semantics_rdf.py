"""Facts as RDF: what is stated, what is only claimed, and that the same facts give the same bytes."""

import datetime
import random
from collections.abc import Iterable
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Dataset, Literal, NamedNode, Quad, RdfFormat, parse
from tests import locker_release as release
from tests.hand_made import Paper, all_said, day

import filinggraph.model as m
from filinggraph.resolve import Resolution, read_companies, resolve
from filinggraph.semantics.assertions import Run
from filinggraph.semantics.quads import FilingGraph, Triples, decimal_text, nquads
from filinggraph.semantics.rdf import describe
from filinggraph.semantics.terms import ID, LABEL, RDF_TYPE, REPLACED_BY, document_iri, fg, fgv, filing_iri
from filinggraph.semantics.turtle import turtle

GOLDEN = Path(__file__).parent / "golden" / "locker-release.ttl"
MAKER, BUYER = m.Party("Harlow Tool Company", cik="0000000011"), m.Party("Meridian Stores, Inc.")
RUN = Run("1", "model 1")


def _values(graph: FilingGraph, predicate: str, subject: NamedNode | None = None) -> list[str]:
    quads = (q for q in graph.quads if q.predicate == fg(predicate) and subject in (None, q.subject))
    return sorted(q.object.value for q in quads)  # type: ignore[union-attr]


def _of_class(graph: FilingGraph, name: str) -> list[NamedNode]:
    return [q.subject for q in graph.quads if q.predicate == RDF_TYPE and q.object == fg(name)]  # type: ignore[misc]


def _claims(graph: FilingGraph, predicate: str) -> list[dict[str, str]]:
    """The claims about that property, as dictionaries."""
    nodes = {q.subject for q in graph.quads if q.predicate == fg("predicate") and q.object == Literal(predicate)}
    return [
        {q.predicate.value.rpartition("#")[2]: q.object.value for q in graph.quads if q.subject == node}  # type: ignore[union-attr]
        for node in sorted(nodes, key=str)
    ]


def _graphs(papers: Iterable[Paper]) -> tuple[Resolution, list[FilingGraph]]:
    said = all_said(papers)
    resolution = resolve(said)
    return resolution, [describe(filing, facts, resolution, RUN) for filing, facts in said]


def _graph(paper: Paper) -> FilingGraph:
    return _graphs([paper])[1][0]


def test_the_whole_graph_of_a_release_is_as_written_down() -> None:
    written = Dataset(Quad(t.subject, t.predicate, t.object) for t in parse(path=GOLDEN, format=RdfFormat.TURTLE))
    now = Dataset(Quad(q.subject, q.predicate, q.object) for q in release.graph().quads)
    assert now == written
    assert turtle([release.graph()]) == GOLDEN.read_text("utf-8")


def test_turtle_of_several_filings_says_everything_once_whatever_their_order() -> None:
    one, other = Paper("0000000011-04-000001", "2004-03-01"), Paper("0000000011-05-000001", "2005-03-01")
    for paper in (one, other):
        paper.share(MAKER, BUYER, "12.5")
    _, graphs = _graphs([one, other])
    written = turtle(graphs)
    assert written == turtle(reversed(graphs))
    assert {str(t) for t in parse(written, format=RdfFormat.TURTLE)} == {str(q.triple) for g in graphs for q in g.quads}


def test_no_filings_are_an_empty_turtle_document() -> None:
    assert list(parse(turtle([]), format=RdfFormat.TURTLE)) == []


def test_facts_in_another_order_give_the_same_bytes() -> None:
    facts = list(release.facts())
    whole = release.graph()
    for seed in range(5):
        random.Random(seed).shuffle(facts)
        again = release.graph(tuple(facts))
        assert again.quads == whole.quads
        assert again.digest == whole.digest


def test_the_same_fact_twice_says_nothing_more() -> None:
    facts = release.facts()
    assert release.graph((*facts, *facts)).quads == release.graph().quads


def test_every_statement_is_in_the_graph_that_the_filing_names() -> None:
    graph = release.graph()
    assert graph.iri == f"{ID}filing/{release.FILING}"
    assert {q.graph_name for q in graph.quads} == {NamedNode(graph.iri)}
    assert list(graph.quads) == sorted(graph.quads, key=str)


def test_no_clock_and_no_path_is_in_the_graph() -> None:
    moved = m.Filing(release.HEADER, "elsewhere/x.txt", (replace(release.DOCUMENT, path="elsewhere/x.txt"),))
    said = [(moved, release.facts())]
    assert describe(*said[0], resolve(said), Run("0.0.0", "by hand")).quads == release.graph().quads


def test_quotes_are_kept_with_their_place_in_the_text() -> None:
    graph = release.graph()
    nodes = _of_class(graph, "Evidence")
    assert len(nodes) == 7
    for node in nodes:
        (start,), (end,), (quote,) = (_values(graph, p, node) for p in ("charStart", "charEnd", "quote"))
        assert release.TEXT[int(start) : int(end)] == quote


def test_a_filing_without_facts_is_described() -> None:
    graph = release.graph(())
    assert len(_of_class(graph, "Filing")) == 1
    assert len(_of_class(graph, "Document")) == 1
    assert _of_class(graph, "Company")
    assert not _of_class(graph, "Assertion")


def test_a_denied_customer_is_claimed_and_not_stated() -> None:
    graph = release.graph(release.facts()[-1:])
    assert _values(graph, "hasCustomer") == _values(graph, "supplier") == _values(graph, "customer") == []
    assert [c["negated"] for c in _claims(graph, "customer")] == ["true"]


@pytest.mark.parametrize("hedge", [{"negated": True}, {"modality": m.Modality.FORWARD_LOOKING}])
def test_a_denied_or_hedged_contract_gives_no_plain_edge(hedge: dict[str, object]) -> None:
    paper = Paper("0000000011-05-000001", "2005-03-01")
    terms = {"expires": day("2006-01-31"), "notice_period": "P90D", "title": "Supply Agreement", "term": "P3Y"}
    paper.contract(MAKER, BUYER, **terms, **hedge)
    graph = _graph(paper)
    for predicate in ("party", "supplier", "customer", "expiryDate", "expiresBy", "noticeBy", "contractTitle"):
        assert _values(graph, predicate) == []
    assert {c["predicate"] for p in ("supplier", "customer", "party") for c in _claims(graph, p)}
    assert _claims(graph, "expiryDate")


def test_expected_contracts_are_stated() -> None:
    paper = Paper("0000000011-05-000001", "2005-03-01")
    paper.contract(MAKER, BUYER, expires=day("2006-01-31"), modality=m.Modality.EXPECTED)
    assert _values(_graph(paper), "expiresBy") == ["2006-01-31"]


def test_a_warning_takes_the_relationship_for_granted_without_stating_it() -> None:
    paper = Paper("0000000011-05-000001", "2005-03-01")
    paper.customer(MAKER, BUYER)
    plain = _graph(paper)
    hedged = release.graph(tuple(f for f in release.facts() if isinstance(f, m.RiskFact)))
    assert len(_of_class(hedged, "CustomerRelationship")) == 1
    assert _values(hedged, "hasCustomer") == []
    assert len(_values(plain, "hasCustomer")) == 1
    whole = release.graph()
    (risk,) = _of_class(whole, "RiskStatement")
    (about,) = _values(whole, "aboutRelationship", risk)
    assert _values(whole, "supplier", NamedNode(about))


def test_notice_is_due_before_the_end_even_when_another_filing_gives_the_period() -> None:
    agreement, annual = Paper("0000000011-04-000001", "2004-01-15"), Paper("0000000011-05-000001", "2005-03-01")
    agreement.contract(MAKER, BUYER, title="Supply Agreement", subject="lockers", notice_period="P3M")
    annual.contract(MAKER, BUYER, subject="lockers", expires=day("2006-01-31"))
    _, (first, second) = _graphs([agreement, annual])
    assert _values(first, "noticeBy") == []
    assert _values(second, "noticeBy") == ["2005-10-31"]


def test_an_agreement_filed_late_is_told_by_its_next_end_and_not_by_its_first() -> None:
    paper = Paper("0000000011-09-000001", "2009-03-01")
    terms = {"renewal": m.Renewal.AUTO, "renewal_term": "P1Y", "notice_period": "P90D"}
    paper.contract(MAKER, BUYER, title="Supply Agreement", expires=day("2006-01-31"), **terms)
    graph = _graph(paper)
    assert _values(graph, "expiresBy") == ["2006-01-31"]
    assert _values(graph, "nextExpiry") == ["2010-01-31"]
    assert _values(graph, "noticeBy") == ["2009-11-02"]


def test_an_option_to_renew_moves_no_end() -> None:
    paper = Paper("0000000011-09-000001", "2009-03-01")
    terms = {"renewal": m.Renewal.OPTION, "renewal_term": "P1Y", "notice_period": "P90D"}
    paper.contract(MAKER, BUYER, title="Supply Agreement", expires=day("2006-01-31"), **terms)
    assert _values(_graph(paper), "nextExpiry") == ["2006-01-31"]


def test_a_superseded_end_stays_a_claim() -> None:
    older, newer = Paper("0000000011-04-000001", "2004-03-01"), Paper("0000000011-05-000001", "2005-03-01")
    older.contract(MAKER, BUYER, subject="lockers", title="Supply Agreement", expires=day("2006-01-31"))
    newer.contract(MAKER, BUYER, subject="lockers", title="Supply Agreement", expires=day("2008-01-31"))
    resolution, (first, second) = _graphs([newer, older])
    assert len(resolution.lives) == 1
    by_id = {g.id: g for g in (first, second)}
    early, late = by_id["0000000011-04-000001"], by_id["0000000011-05-000001"]
    assert (_values(early, "expiresBy"), _values(late, "expiresBy")) == ([], ["2008-01-31"])
    assert len(_claims(early, "expiryDate")) == len(_claims(late, "expiryDate")) == 1
    assert _of_class(early, "Contract") == _of_class(late, "Contract")


def test_an_unknown_end_is_not_said_where_another_filing_knows_it() -> None:
    vague, exact = Paper("0000000011-04-000001", "2004-03-01"), Paper("0000000011-05-000001", "2005-03-01")
    vague.contract(MAKER, BUYER, subject="lockers", title="Supply Agreement")
    end = {"expires": day("2008-01-31"), "expires_how": m.ExpiresHow.STATED}
    exact.contract(MAKER, BUYER, subject="lockers", title="Supply Agreement", **end)
    _, graphs = _graphs([vague, exact])
    assert sorted(v for g in graphs for v in _values(g, "expiresHow")) == [fgv("StatedEnd").value]
    assert _values(_graph(vague), "expiresHow") == [fgv("UnknownEnd").value]


def test_where_filings_disagree_on_who_sells_most_of_them_are_stated_and_the_others_claimed() -> None:
    papers = [Paper(f"0000000011-0{n}-000001", f"200{n}-03-01") for n in (4, 5, 6)]
    for paper, sides in zip(papers, ((BUYER, MAKER), (MAKER, BUYER), (MAKER, BUYER)), strict=True):
        paper.contract(*sides, title="Supply Agreement", subject="lockers")
    resolution, graphs = _graphs(papers)
    assert len(resolution.lives) == 1
    maker = f"{ID}party/cik-0000000011"
    assert [_values(g, "supplier") for g in graphs] == [[], [maker], [maker]]
    assert [len(_values(g, "party")) for g in graphs] == [2, 2, 2]
    assert [c["object"] for c in _claims(graphs[0], "customer")] == [maker]


def test_an_amendment_is_an_event_with_its_own_title_and_day() -> None:
    base, change = Paper("0000000011-04-000001", "2004-03-01"), Paper("0000000011-05-000001", "2005-03-01")
    base.contract(
        MAKER, BUYER, title="Supply Agreement", signed=day("2004-02-01"), expires=day("2006-01-31"), principal=True
    )
    change.contract(
        MAKER,
        BUYER,
        title="Amendment No. 1 to Supply Agreement",
        signed=day("2005-02-20"),
        expires=day("2008-01-31"),
        relation="amends",
        relates_to="Supply Agreement dated February 1, 2004",
        principal=True,
    )
    resolution, (first, second) = _graphs([base, change])
    assert len(resolution.lives) == 1
    (contract,) = _of_class(second, "Contract")
    (event,) = _of_class(second, "ContractEvent")
    assert _values(second, "contractTitle", contract) == _values(second, "signedDate", contract) == []
    assert _values(first, "contractTitle", contract) == ["Supply Agreement"]
    assert _values(second, "amends", event) == _values(second, "aboutContract", event) == [contract.value]
    assert _values(second, "contractTitle", event) == ["Amendment No. 1 to Supply Agreement"]
    assert _values(second, "eventKind", event) == [fgv("Amendment").value]
    assert _values(second, "expiresBy", contract) == ["2008-01-31"]


def test_a_superseded_agreement_known_by_name_alone_is_a_contract_of_its_own() -> None:
    paper = Paper("0000000011-05-000001", "2005-03-01")
    paper.contract(MAKER, BUYER, title="New Agreement", relation="supersedes", relates_to="Distribution  Agreement")
    graph = _graph(paper)
    assert len(_of_class(graph, "Contract")) == 2
    (older,) = _values(graph, "supersedes")
    assert _values(graph, "contractTitle", NamedNode(older)) == ["Distribution Agreement"]


def test_a_superseded_agreement_that_filings_tell_of_is_pointed_at() -> None:
    old, new = Paper("0000000011-04-000001", "2004-03-01"), Paper("0000000011-05-000001", "2005-03-01")
    old.contract(MAKER, BUYER, title="Distribution Agreement", signed=day("2004-02-01"), principal=True)
    new.contract(
        MAKER,
        BUYER,
        title="Master Supply Agreement",
        signed=day("2005-02-01"),
        principal=True,
        relation="supersedes",
        relates_to="Distribution Agreement dated February 1, 2004",
    )
    _, (first, second) = _graphs([old, new])
    assert _values(second, "supersedes") == [node.value for node in _of_class(first, "Contract")]


def test_steps_of_a_computed_end_are_in_order() -> None:
    paper = Paper("0000000011-05-000001", "2005-03-01")
    steps = (m.DerivationStep("start", "2004-02-01"), m.DerivationStep("term", "P3Y"), m.DerivationStep("end", "x"))
    paper.contract(MAKER, BUYER, expires=day("2007-01-31"), expires_how=m.ExpiresHow.COMPUTED, derivation=steps)
    graph = _graph(paper)
    nodes = [NamedNode(v) for v in _values(graph, "derivedBy")]
    told = sorted((_values(graph, "step", n)[0], _values(graph, "stepLabel", n)[0]) for n in nodes)
    assert told == [("1", "start"), ("2", "term"), ("3", "end")]


def test_only_the_year_of_a_share_is_inferred_and_not_that_there_is_a_customer() -> None:
    graph = release.graph(tuple(f for f in release.facts() if isinstance(f, m.ShareFact)))
    assert [c["inferred"] for c in _claims(graph, "when")] == ["true"] * 4
    (relationship,) = _of_class(graph, "CustomerRelationship")
    about = [q.subject for q in graph.quads if q.predicate == fg("about") and q.object == relationship]
    assert {v for a in about for v in _values(graph, "inferred", a)} == {"false"}  # type: ignore[arg-type]


def test_a_field_with_a_confidence_of_its_own_is_claimed_with_that() -> None:
    paper = Paper("0000000011-05-000001", "2005-03-01")
    sure = paper.contract(MAKER, BUYER, expires=day("2006-01-31"), title="Supply Agreement")
    detail = m.Detail("expires", sure.evidence[0], confidence=0.55)
    filing, _ = paper.said()
    said = (filing, (replace(sure, details=(detail,)),))
    graph = describe(*said, resolve([said]), RUN)
    assert [c["confidence"] for c in _claims(graph, "expiryDate")] == ["0.55"]
    assert [c["confidence"] for c in _claims(graph, "contractTitle")] == ["0.9"]


def test_a_transition_follows_the_end_of_its_contract() -> None:
    graph = release.graph()
    (link,) = [q for q in graph.quads if q.predicate == fg("followsEvent")]
    assert _values(graph, "eventKind", link.subject) == [fgv("Transition").value]  # type: ignore[arg-type]
    assert _values(graph, "eventKind", link.object) == [fgv("Expiration").value]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "classes"),
    [
        (m.PartyKind.COMPANY, {"Party", "Organization", "Company"}),
        (m.PartyKind.GOVERNMENT, {"Party", "Organization", "GovernmentBody"}),
        (m.PartyKind.PERSON, {"Party", "Person"}),
        (m.PartyKind.UNNAMED, {"Party", "UnnamedCustomer"}),
        (m.PartyKind.GROUP, {"Party", "CustomerGroup"}),
    ],
)
def test_what_a_party_is(kind: m.PartyKind, classes: set[str]) -> None:
    paper = Paper("0000000011-05-000001", "2005-03-01")
    paper.customer(MAKER, m.Party("Five largest customers", kind))
    graph = _graph(paper)
    (customer,) = _values(graph, "hasCustomer")
    types = {q.object for q in graph.quads if q.subject == NamedNode(customer) and q.predicate == RDF_TYPE}
    assert types == {fg(name) for name in classes}


def test_an_identifier_learnt_later_leaves_a_pointer_from_the_old_iri() -> None:
    early, late = Paper("0000000011-04-000001", "2004-03-01"), Paper("0000000011-05-000001", "2005-03-01")
    early.customer(m.Party("Harlow Tool Company"), BUYER)
    late.customer(MAKER, BUYER)
    before = _graph(early)
    _, after = _graphs([early, late])
    old = {q.subject for q in before.quads if q.predicate == fg("hasCustomer")}
    new = {q.subject for g in after for q in g.quads if q.predicate == fg("hasCustomer")}
    assert new == {NamedNode(f"{ID}party/cik-0000000011")}
    assert {(q.subject, q.object) for g in after for q in g.quads if q.predicate == REPLACED_BY} == {
        (o, n) for o in old for n in new
    }


def test_a_contract_known_earlier_than_was_thought_leaves_a_pointer_from_its_old_iri() -> None:
    first, second = Paper("0000000011-04-000001", "2004-03-01"), Paper("0000000011-05-000001", "2005-03-01")
    first.contract(MAKER, BUYER, title="Supply Agreement")
    second.contract(MAKER, BUYER, title="Supply Agreement", signed=day("2004-02-01"))
    (old,) = set(_of_class(_graph(second), "Contract"))
    _, both = _graphs([first, second])
    (new,) = {node for graph in both for node in _of_class(graph, "Contract")}
    assert old != new
    pointers = [[(q.subject, q.object) for q in graph.quads if q.predicate == REPLACED_BY] for graph in both]
    assert pointers == [[], [(old, new)]]


def test_the_old_iri_of_a_contract_is_no_pointer_where_another_contract_bears_it() -> None:
    first, second = Paper("0000000011-04-000001", "2004-03-01"), Paper("0000000011-05-000001", "2005-03-01")
    first.contract(MAKER, BUYER, title="Supply Agreement", expires=day("2004-12-31"))
    second.contract(MAKER, BUYER, title="Supply Agreement", signed=day("2004-02-01"))
    second.contract(MAKER, BUYER, title="License Agreement", kind="license")
    _, both = _graphs([first, second])
    contracts = {node for graph in both for node in _of_class(graph, "Contract")}
    pointers = {(q.subject, q.object) for graph in both for q in graph.quads if q.predicate == REPLACED_BY}
    assert len(contracts) == 2
    assert len(pointers) == 1
    assert not {old for old, _ in pointers} & contracts


def test_a_doubtful_match_is_a_node_of_which_each_filing_tells_its_own_side() -> None:
    one, other = Paper("0000000011-04-000001", "2004-03-01"), Paper("0000000011-05-000001", "2005-03-01")
    one.customer(MAKER, BUYER)
    one.share(MAKER, BUYER, "12")
    other.customer(MAKER, m.Party("Meridian Stores plc"))
    resolution, graphs = _graphs([one, other])
    (doubt,) = resolution.candidates
    (node,) = {match for graph in graphs for match in _of_class(graph, "CandidateMatch")}
    sides = [_values(graph, "mayDenote", node) for graph in graphs]
    assert sorted(sides) == sorted([[f"{ID}party/{doubt.left}"], [f"{ID}party/{doubt.right}"]])
    for graph in graphs:
        assert _values(graph, "candidateScore", node) == ["0.7"]
        assert _values(graph, "ground", node) == [doubt.evidence]
        (proof,) = _values(graph, "supportedBy", node)
        assert _values(graph, "quote", NamedNode(proof)) == ["Statement 1."]
    assert not [q for graph in graphs for q in graph.quads if q.predicate == REPLACED_BY]


def test_a_doubtful_match_with_a_company_of_the_list_gives_its_name_and_number(tmp_path: Path) -> None:
    listed = tmp_path / "companies.csv"
    listed.write_text("cik,name,ticker\n0000000777,Meridian Stores plc,\n")
    paper = Paper("0000000011-04-000001", "2004-03-01")
    paper.customer(MAKER, BUYER)
    said = all_said([paper])
    resolution = resolve(said, companies=read_companies(listed))
    graph = describe(*said[0], resolution, RUN)
    (node,) = _of_class(graph, "CandidateMatch")
    assert (_values(graph, "listedName", node), _values(graph, "listedCik", node)) == (
        ["Meridian Stores plc"],
        ["0000000777"],
    )
    assert "cik-0000000777" not in str(graph.quads)


def test_other_names_stand_only_in_filings_that_use_them() -> None:
    one, other = Paper("0000000011-04-000001", "2004-03-01"), Paper("0000000011-05-000001", "2005-03-01")
    one.customer(MAKER, m.Party("Meridian Stores, Inc.", aliases=("Meridian",)))
    other.customer(MAKER, m.Party("Meridian Stores, Inc."))
    _, graphs = _graphs([one, other])
    told = [{q.object.value for q in g.quads if str(q.predicate).endswith("altLabel>")} for g in graphs]  # type: ignore[union-attr]
    assert told == [{"Meridian"}, set()]


def test_names_of_files_and_filings_cannot_break_out_of_an_iri() -> None:
    name = 'a/b c>"<\\{}|^`é.htm'
    iri = document_iri(f"sha256-00/{name}")
    assert iri.value.startswith(f"{filing_iri('sha256-00').value}/document/a%2Fb%20c%3E%22%3C")


@given(st.decimals(min_value=0, max_value=10**12, allow_nan=False, allow_infinity=False, places=6))
def test_a_decimal_has_one_spelling(value: Decimal) -> None:
    text = decimal_text(value)
    assert Decimal(text) == value
    assert text == decimal_text(value.normalize())
    assert "." in text
    assert "E" not in text


@settings(max_examples=60)
@given(st.text(), st.text(min_size=1))
def test_any_text_is_kept_or_made_storable(name: str, quote: str) -> None:
    triples = Triples()
    triples.add(fg("x"), LABEL, name)
    triples.add(fg("x"), "quote", quote)
    graph = triples.graph("x", fg("g"))
    again = tuple(parse(nquads(graph.quads), format=RdfFormat.N_QUADS))
    assert set(again) == set(graph.quads)
    clean = quote.replace("\x00", "�")
    assert clean.encode("utf-8", "replace").decode() in {q.object.value for q in graph.quads}  # type: ignore[union-attr]


def test_dates_are_dates() -> None:
    graph = release.graph()
    (filed,) = [q.object for q in graph.quads if q.predicate == fg("filingDate")]
    assert isinstance(filed, Literal)
    assert datetime.date.fromisoformat(filed.value) == datetime.date(2005, 2, 9)
    assert filed.datatype.value.endswith("#date")


OTHER_VALUES: dict[str, object] = {
    "modality": m.Modality.FORWARD_LOOKING,
    "negated": True,
    "confidence": 0.4,
    "inferred": True,
    "supplier": m.Party("Third Street Hardware Corp."),
    "customer": m.Party("Third Street Hardware Corp."),
    "parties": (MAKER, BUYER, m.Party("Third Street Hardware Corp.")),
    "rank": 2,
    "role": "distributor",
    "percent": Decimal(31),
    "comparator": m.Comparator.ABOUT,
    "basis": "accounts receivable",
    "period": day("2004-12-31"),
    "title": "Supply Agreement",
    "subject": "lockers",
    "signed": day("2004-02-01"),
    "effective": day("2004-03-01"),
    "expires": day("2006-01-31"),
    "expires_how": m.ExpiresHow.COMPUTED,
    "derivation": (m.DerivationStep("start", "2004-03-01"),),
    "term": "P3Y",
    "renewal": m.Renewal.AUTO,
    "renewal_term": "P1Y",
    "renewal_limit": 2,
    "notice_period": "P90D",
    "termination_notice": "P30D",
    "governing_law": "Ohio",
    "value": m.Amount(Decimal(7), "USD"),
    "exclusive": True,
    "minimum_commitment": "100 units a year",
    "change_of_control": True,
    "assignment_consent": True,
    "principal": True,
    "represents_multiple": True,
    "historical": True,
    "relation": "supersedes",
    "relates_to": "License Agreement",
    "date": day("2005-02-01"),
    "announced": day("2005-02-02"),
}
KINDS = {m.ContractFact: "license", m.EventFact: m.EventKind.RENEWAL, m.RiskFact: m.RiskKind.CONTRACT_LOSS}
FACTS: tuple[m.Fact, ...] = (
    m.CustomerFact(evidence=(), supplier=MAKER, customer=BUYER),
    m.ShareFact(evidence=(), supplier=MAKER, customer=BUYER, percent=Decimal(12), basis="net sales"),
    m.ContractFact(evidence=(), parties=(MAKER, BUYER), supplier=MAKER, customer=BUYER, kind="supply"),
    m.EventFact(evidence=(), kind=m.EventKind.AWARD, supplier=MAKER, customer=BUYER),
    m.RiskFact(evidence=(), kind=m.RiskKind.CUSTOMER_CONCENTRATION, supplier=MAKER, customer=BUYER),
)


@pytest.mark.parametrize(
    ("fact", "name"),
    [(f, x.name) for f in FACTS for x in fields(f) if x.name not in ("evidence", "details")],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_whatever_a_fact_says_is_in_the_graph(fact: m.Fact, name: str) -> None:
    value = KINDS[type(fact)] if name == "kind" else OTHER_VALUES[name]
    more = {"relation": "supersedes"} if name == "relates_to" else {}
    more |= {"relates_to": "License Agreement"} if name == "relation" else {}
    assert _of_fact(replace(fact, **more, **{name: value})) != _of_fact(replace(fact, **dict.fromkeys(more, "")))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", m.PartyKind.GOVERNMENT),
        ("aliases", ("Meridian",)),
        ("short_name", "Meridian"),
        ("role", "purchaser"),
        ("jurisdiction", "Ohio"),
        ("cik", "0000000022"),
        ("tickers", ("NYSE:MRD",)),
        ("parent", "Meridian Holdings Corp."),
    ],
)
def test_whatever_is_said_of_a_party_is_in_the_graph(name: str, value: object) -> None:
    buyer = m.Party("Meridian Stores, Inc.")
    contract = m.ContractFact(evidence=(), parties=(MAKER, buyer), kind="supply")
    said = replace(contract, parties=(MAKER, replace(buyer, **{name: value})))  # type: ignore[arg-type]
    assert _of_fact(said) != _of_fact(contract)


def _of_fact(fact: m.Fact) -> FilingGraph:
    paper = Paper("0000000011-05-000001", "2005-03-01")
    filing, _ = paper.said()
    text = m.Document(paper.document, "x.txt", "main.txt", "Statement 1.", filing=filing.header)
    proved = replace(fact, evidence=(m.Evidence.of(text, 0, 12, rule="by-hand"),))
    said = (replace(filing, documents=(text,)), (proved,))
    return describe(*said, resolve([said]), RUN)
