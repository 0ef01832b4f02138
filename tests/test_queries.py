"""Every shipped question on a small graph: the same rows in SPARQL and Cypher, and the rows that are expected."""

import datetime
from dataclasses import replace

import pytest
from tests.hand_made import Paper, all_said
from tests.sample_graph import filings, graphs, write

from filinggraph.ask import ask, query, questions
from filinggraph.ask.run import answer
from filinggraph.errors import QueryError
from filinggraph.model import Comparator, Party, Registrant, ShareFact
from filinggraph.resolve import resolve
from filinggraph.semantics.assertions import Run
from filinggraph.semantics.rdf import describe
from filinggraph.store import open_store

DAY = datetime.date
LOCKER, POST, STEEL = "Northern Locker Group Incorporated", "United States Postal Service", "Falls Steel Works Inc."
NAMES = sorted(questions())

# Parameters under which each question has rows that differ from those of its defaults, where it takes any.
GIVEN = {
    "concentration": {"supplier": STEEL},
    "contracts": {"company": "NLGI"},
    "customer-history": {"supplier": STEEL},
    "customers-by-year": {"supplier": "0000000202"},
    "customers-no-longer-named": {"supplier": STEEL},
    "doubtful-facts": {"below": "0.95"},
    "events": {"company": "USPS"},
    "doubtful-matches": {"least": "0.6"},
    "evidence": {"id": "https://w3id.org/filinggraph/id/party/cik-0000000101"},
    "evidence-for-pair": {"supplier": LOCKER, "customer": "USPS"},
    "expiring-contracts": {"from": "2005-01-01", "within": "60", "known": "2005-02-08"},
    "filings": {"company": STEEL},
    "government-dependence": {"share": "55"},
    "known-on": {"company": STEEL, "day": "2005-03-01"},
    "large-customers-expiring": {"share": "50", "from": "2005-01-01", "within": "90"},
    "lost-awards": {"company": LOCKER},
    "open-transitions": {"company": POST},
    "organization": {"company": "USPS"},
    "relationships": {"company": LOCKER},
    "renewals-due": {"from": "2006-01-01", "within": "365"},
    "risks": {"company": POST},
    "search": {"text": "locker"},
    "second-order-exposure": {"third": POST},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return str(write(tmp_path_factory.mktemp("sample")))


@pytest.fixture(scope="module")
def embedded(folder):
    with open_store(folder, read_only=True) as store:
        yield store


def _values(name):
    asked = questions()[name]
    given = GIVEN.get(name, {})
    more = {"search": [{"text": "0000000101"}, {"text": "usps"}, {"text": "NLGI"}]}.get(name, [])
    return [asked.bind(each) for each in [*([] if "id" in given else [{}]), given, *more]]


@pytest.mark.parametrize("name", NAMES)
def test_sparql_and_cypher_give_the_same_rows(embedded, name):
    asked = questions()[name]
    for values in _values(name):
        by_sparql = answer(embedded, asked, values, "sparql")
        by_cypher = answer(embedded, asked, values, "cypher")
        assert by_sparql.rows == by_cypher.rows
        assert by_sparql.rows, "the sample holds no answer to this question"


@pytest.mark.parametrize("name", [name for name in NAMES if questions()[name].of_all])
def test_of_all_companies_the_rows_are_those_that_looking_them_up_gives(embedded, name):
    asked = questions()[name]
    looked_up = replace(asked, of_all="")
    given = asked.bind({p.name: "2005-03-31" for p in asked.parameters if p.name == "day"})
    found = answer(embedded, asked, given, "sparql").rows
    assert found
    assert found == answer(embedded, looked_up, given, "sparql").rows


@pytest.mark.parametrize("name", NAMES)
def test_a_neo4j_server_gives_the_same_rows(embedded, server, name):
    asked = questions()[name]
    for values in _values(name):
        assert answer(server, asked, values).rows == answer(embedded, asked, values, "sparql").rows


@pytest.fixture(scope="module")
def server(request):
    neo4j = request.getfixturevalue("neo4j")
    neo4j.clear()
    with neo4j.store() as store:
        store.write(graphs())
        yield store


def _rows(found, *columns):
    return [tuple(row[c] for c in columns) for row in found]


def test_contracts_that_end_soon_come_with_share_and_quote(folder):
    found = ask(folder, "expiring-contracts", within=90, **{"from": DAY(2005, 1, 1)})
    assert _rows(found, "expires", "supplier", "customer", "percent", "accession", "quote") == [
        (
            DAY(2005, 2, 28),
            LOCKER,
            POST,
            53.4,
            "0000000101-05-000001",
            "current contracts with the USPS expire February 28, 2005",
        )
    ]


def test_what_a_later_filing_changed_is_seen_as_it_was_known(folder):
    before = ask(folder, "expiring-contracts", known="2005-03-31")
    after = ask(folder, "expiring-contracts")
    assert _rows(before, "expires", "supplier") == [(DAY(2005, 2, 28), LOCKER), (DAY(2005, 12, 31), STEEL)]
    assert _rows(after, "expires", "supplier") == [(DAY(2005, 2, 28), LOCKER), (DAY(2006, 6, 30), STEEL)]


def test_large_customers_are_those_of_the_newest_period(folder):
    found = ask(folder, "large-customers-expiring", share="50")
    assert _rows(found, "supplier", "customer", "percent", "period") == [(LOCKER, POST, 53.4, "FY2004")]


def test_every_passage_about_a_pair_is_found_with_its_place(folder):
    found = ask(folder, "evidence-for-pair", supplier=LOCKER, customer="USPS")
    kinds = {row["about"] for row in found}
    assert kinds == {"Contract", "ContractEvent", "CustomerRelationship", "RevenueShare", "RiskStatement"}
    assert all(row["end"] - row["start"] == len(row["quote"]) for row in found)


def test_awards_lost_and_transitions_without_length_are_told(folder):
    assert _rows(ask(folder, "lost-awards"), "kind", "supplier", "customer") == [("NonAward", LOCKER, POST)]
    assert _rows(ask(folder, "open-transitions"), "supplier", "date", "precision") == [(LOCKER, None, "openEnded")]


def test_exposure_at_second_hand_is_the_product_of_both_shares(folder):
    (row,) = ask(folder, "second-order-exposure", third="USPS")
    assert (row["first"], row["second"], row["exposure"]) == (STEEL, LOCKER, 23.496)


def test_concentration_sums_squared_shares(folder):
    found = _rows(ask(folder, "concentration", supplier=STEEL), "year", "herfindahl", "customers", "largest")
    assert found == [(2004, 0.1936, 1, 44.0), (2003, 0.1125, 2, 30.0)]


def test_filings_that_contradict_one_another_are_shown_with_both_values(folder):
    found = _rows(ask(folder, "conflicts"), "about", "one", "other", "onePercent", "otherPercent")
    assert found == [("expiry", "2005-12-31", "2006-06-30", None, None), ("share", None, None, 42.0, 44.0)]


def test_hedged_and_uncertain_claims_are_doubtful(folder):
    found = _rows(ask(folder, "doubtful-facts"), "modality", "confidence")
    assert set(found) == {("forwardLooking", 0.4)}


def test_a_filing_without_facts_is_listed(folder):
    assert _rows(ask(folder, "filings-without-facts"), "accession", "form") == [("0000000202-05-000020", "10-K/A")]


def test_a_customer_with_no_share_any_more_is_missed(folder):
    found = _rows(ask(folder, "customers-no-longer-named"), "customer", "lastYear", "newest")
    assert found == [("Quayside Motors Ltd.", 2003, 2004)]


def test_a_doubtful_match_comes_with_ground_and_the_passages_of_both_sides(folder):
    found = ask(folder, "doubtful-matches")
    assert set(_rows(found, "one", "other", "score")) in (
        {("Quayside Motors Inc.", "Quayside Motors Ltd.", 0.7)},
        {("Quayside Motors Ltd.", "Quayside Motors Inc.", 0.7)},
    )
    assert {row["accession"] for row in found} == {"0000000202-05-000007", "0000000202-05-000019"}
    assert all("Quayside Motors" in row["quote"] or "15%" in row["quote"] for row in found)


def test_a_customer_is_followed_from_the_first_filing_to_the_annual_report_without_it(tmp_path):
    filer, kept, lost = Registrant(STEEL, "0000000202"), Party("Quayside Motors Ltd."), Party("Harbour Cranes plc")
    papers = [Paper(f"0000000202-0{n}-000001", f"200{n}-03-01", form="10-K", filer=filer) for n in (3, 4, 5, 6)]
    for number, paper in enumerate(papers):
        for customer in (kept, lost) if number < 2 else (kept,):
            paper.customer(Party("the Company", filer=True), customer)
    said = all_said(papers)
    resolution = resolve(said)
    with open_store(str(tmp_path / "graph")) as store:
        store.write(describe(filing, facts, resolution, Run("1", "m")) for filing, facts in said)
    for language in ("sparql", "cypher"):
        with open_store(str(tmp_path / "graph"), read_only=True) as store:
            asked = questions()["customer-history"]
            found = answer(store, asked, asked.bind({}), language)
        assert _rows(found, "customer", "firstSeen", "lastSeen", "filings", "noLongerNamed") == [
            ("Quayside Motors Ltd.", DAY(2003, 3, 1), DAY(2006, 3, 1), 4, None),
            ("Harbour Cranes plc", DAY(2003, 3, 1), DAY(2004, 3, 1), 2, DAY(2005, 3, 1)),
        ]


@pytest.mark.parametrize("words", ["NLGI", "0000000101", "northern locker", LOCKER])
def test_a_company_goes_by_ticker_cik_or_a_part_of_its_name(folder, words):
    (row,) = ask(folder, "organization", company=words)
    assert row["name"] == LOCKER


def test_a_name_that_fits_several_or_none_is_refused_with_the_choice(folder):
    with pytest.raises(QueryError, match="say which"):
        ask(folder, "organization", company="o")
    with pytest.raises(QueryError, match="no company"):
        ask(folder, "organization", company="Nobody at all")


INJECTIONS = [
    '" } INSERT DATA { <a:a> <a:b> <a:c> } #',
    "' OR 1=1 //",
    "x') DETACH DELETE n //",
    "\\",
    '"""',
    "$text",
    "?text",
]


@pytest.mark.parametrize("words", INJECTIONS)
@pytest.mark.parametrize("language", ["sparql", "cypher"])
def test_a_parameter_is_never_read_as_part_of_the_query(embedded, words, language):
    asked = questions()["search"]
    assert answer(embedded, asked, asked.bind({"text": words}), language).rows == ()


def test_an_identifier_that_is_no_iri_is_refused_or_finds_nothing(folder):
    with pytest.raises(QueryError, match="not an identifier"):
        ask(folder, "evidence", id="no iri")


def test_own_queries_in_either_language(folder):
    assert query(folder, "SELECT (COUNT(DISTINCT ?f) AS ?n) { ?f a fg:Filing }").rows == ((5,),)
    assert query(folder, "MATCH (f:Filing) RETURN count(f) AS n").rows == ((5,),)
    assert query(folder, "ASK { ?f a fg:Filing }").rows == ((True,),)


@pytest.mark.parametrize("text", ["SELECT * { ?s ?p }", "MATCH (n RETURN n"])
def test_a_broken_query_is_one_error(folder, text):
    with pytest.raises(QueryError):
        query(folder, text)


@pytest.mark.parametrize("sign", ["=", "~", ">", ">=", "<", "<="])
def test_a_share_that_is_a_bound_or_about_right_is_said_to_be_so(tmp_path, sign):
    """Of two equal shares of a period, one of them exact, the same sign is given by either language."""
    found = []
    for filing, facts in filings():
        shares = [fact for fact in facts if isinstance(fact, ShareFact)]
        found.append((filing, (*facts, *(replace(fact, comparator=Comparator(sign)) for fact in shares))))
    resolution = resolve(found)
    with open_store(str(tmp_path)) as store:
        store.write([describe(filing, facts, resolution, Run("0.0.0", "none")) for filing, facts in found])
        for name in ("expiring-contracts", "large-customers-expiring", "network", "relationships"):
            asked = questions()[name]
            values = asked.bind({"company": LOCKER} if name == "relationships" else {})
            by_sparql = answer(store, asked, values, "sparql")
            assert by_sparql.rows == answer(store, asked, values, "cypher").rows
            place = [column.name for column in by_sparql.columns].index("comparator")
            assert {row[place] for row in by_sparql.rows} - {None} == {max("=", sign)}
