"""Decisions of a person, and the reference list of companies."""

from pathlib import Path

import pytest
from tests.hand_made import Paper, all_said

from filinggraph.errors import ResolveError
from filinggraph.model import Party, PartyKind, Registrant
from filinggraph.resolve import Resolution, read_companies, read_overrides, resolve

FILER = Party("the Company", filer=True)


def _resolve(tmp_path: Path, text: str, *names: str, suffix: str = "toml") -> tuple[Resolution, list[str]]:
    """Each name in a filing of its own, resolved with these overrides; the ids in order."""
    papers = [Paper(f"000{n}", f"200{n}-01-31", filer=Registrant(f"FILER {n} INC")) for n in range(len(names))]
    for paper, name in zip(papers, names, strict=True):
        paper.customer(FILER, Party(name))
    path = tmp_path / f"overrides.{suffix}"
    path.write_text(text, "utf-8")
    resolution = resolve(all_said(papers), overrides=read_overrides(path))
    ids = [resolution.entity(p.document, Party(n)).id for p, n in zip(papers, names, strict=True)]
    return resolution, ids


def test_names_can_be_decided_to_be_the_same(tmp_path: Path) -> None:
    text = '[[same]]\nnames = ["Cardinal", "Cardinal Health, Inc."]\nwhy = "10-K of 2001"\n'
    resolution, ids = _resolve(tmp_path, text, "Cardinal", "Cardinal Health, Inc.")
    assert ids[0] == ids[1]
    assert resolution.entities[ids[0]].method == "override"


def test_a_government_body_can_be_called_by_its_full_name_however_texts_call_it(tmp_path: Path) -> None:
    text = '[[same]]\nnames = ["National Aeronautics and Space Administration", "Goddard Center"]\n'
    resolution, ids = _resolve(tmp_path, text, "NASA", "Goddard Center")
    assert ids[0] == ids[1]
    assert resolution.problems == ()


def test_names_can_be_decided_to_be_different(tmp_path: Path) -> None:
    names = ("Acme Supply Corp", "Acme Supply Corporation")
    resolution, ids = _resolve(tmp_path, f"[[different]]\nnames = {list(names)}\n", *names)
    assert ids[0] != ids[1]
    assert not resolution.candidates


def test_one_name_can_be_decided_to_be_two_bodies_by_filing(tmp_path: Path) -> None:
    text = "statement,left,right,filing\nentity,Acme Supply Corp,cik-0000000009,0001\n"
    _, ids = _resolve(tmp_path, text, "Acme Supply Corp", "Acme Supply Corp", suffix="csv")
    assert ids[1] == "cik-0000000009"


def test_a_name_can_be_given_its_identifier(tmp_path: Path) -> None:
    text = (
        '[[entity]]\nname = "Big Blue"\nid = "cik-0000051143"\n'
        '[[entity]]\nname = "Acme"\nid = "lei-5493000IBP32UQZ0KL24"\n'
    )
    resolution, ids = _resolve(tmp_path, text, "Big Blue", "Acme")
    assert ids == ["cik-0000051143", "lei-5493000IBP32UQZ0KL24"]
    assert resolution.entities[ids[1]].lei == "5493000IBP32UQZ0KL24"


def test_the_pairs_that_review_lists_can_be_decided_by_their_ids(tmp_path: Path) -> None:
    names = ("Delta", "Delta", "Delta Faucet Company")
    before, ids = _resolve(tmp_path, "", *names)
    assert len(set(ids)) == 3
    listed = {frozenset((c.left, c.right)) for c in before.candidates}
    assert frozenset(ids[1:]) in listed
    _, after = _resolve(tmp_path, f'[[same]]\nnames = ["{ids[1]}", "{ids[2]}"]\n', *names)
    assert after[0] == ids[0]
    assert after[1] == after[2]


def test_a_decision_for_a_listed_company_gives_its_cik(tmp_path: Path) -> None:
    _, ids = _resolve(tmp_path, '[[same]]\nnames = ["Cardinal", "cik-0000721371"]\n', "Cardinal")
    assert ids == ["cik-0000721371"]


def test_undecided_rows_of_a_review_are_left_alone(tmp_path: Path) -> None:
    text = "statement,left,right,filing,score\n,Acme Inc,Bolt Inc,,0.5\nsame,Acme Inc,Crank Inc,,0.5\n"
    _, ids = _resolve(tmp_path, text, "Acme Inc", "Bolt Inc", "Crank Inc", suffix="csv")
    assert ids[0] == ids[2] != ids[1]


def test_an_unknown_name_is_reported_with_line_and_entry_and_the_rest_holds(tmp_path: Path) -> None:
    text = '[[same]]\nnames = ["Acme Inc", "Nobody Inc"]\n\n[[same]]\nnames = ["Acme Inc", "Bolt Inc"]\n'
    resolution, ids = _resolve(tmp_path, text, "Acme Inc", "Bolt Inc")
    assert ids[0] == ids[1]
    (problem,) = resolution.problems
    assert problem.kind == "unknownOverride"
    assert problem.place.endswith("overrides.toml:1: same entry 1")
    assert "'Nobody Inc'" in problem.message


def test_a_decision_against_identifiers_is_reported(tmp_path: Path) -> None:
    papers = [Paper("0001", filer=Registrant("ACME INC", "1")), Paper("0002", filer=Registrant("BOLT INC", "2"))]
    path = tmp_path / "overrides.toml"
    path.write_text('[[same]]\nnames = ["ACME INC", "BOLT INC"]\n')
    resolution = resolve(all_said(papers), overrides=read_overrides(path))
    assert [p.kind for p in resolution.problems] == ["contradictoryIdentifiers"]
    assert len(resolution.entities) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[same]]\nnames = ["A"]\n', ":1: same entry 1: 1 name; give at least two"),
        ('\n[[same]]\nnames = ["A", "B"]\n[[same]]\nnames = ["B", "a"]\n', ":4: same entry 2: circular"),
        ('[[same]]\nnames = ["A", "A"]\n', ":1: same entry 1: circular"),
        ('[[same]]\nnames = ["A", "B"]\n[[different]]\nnames = ["B", "A"]\n', ":3: different entry 1: 'B' and 'A' are"),
        ('[[entity]]\nname = "A"\nid = "Acme"\n', ":1: entity entry 1: id 'Acme' is no entity id"),
        (
            '[[entity]]\nname = "A"\nid = "cik-0000000001"\n[[entity]]\nname = "A"\nid = "cik-0000000002"\n',
            ":4: entity",
        ),
        (
            '[[entity]]\nname = "n1-0000000000000000000a"\nid = "n1-0000000000000000000b"\n'
            '[[entity]]\nname = "n1-0000000000000000000b"\nid = "n1-0000000000000000000a"\n',
            ":4: entity entry 2: circular",
        ),
        ('[[equal]]\nnames = ["A", "B"]\n', ":1: 'equal' is no statement"),
        ('[[same]]\nnames = "A"\n', ":1: same entry 1: names must be a list"),
        ('[[same]]\nnames = ["A", "B"]\nnote = "x"\n', ":1: same entry 1: unknown key 'note'"),
        ("names = 1\n", ":1: 'names' is no statement"),
        ("[[same\n", "not TOML"),
    ],
)
def test_an_entry_that_cannot_be_meant_is_an_error_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "overrides.toml"
    path.write_text(text)
    with pytest.raises(ResolveError) as error:
        read_overrides(path)
    assert message in str(error.value)
    assert str(path) in str(error.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("left,right\nA,B\n", ":1: columns are"),
        ("statement,left,right\nequals,A,B\n", ":2: 'equals' is no statement"),
        ("statement,left,right\nsame,A,\n", ":2: same entry: 1 name"),
        ("statement,left,right\nsame,A,B\nsame,B,C\nsame,C,A\n", ":4: same entry: circular"),
        ("", ":1: columns are"),
    ],
)
def test_a_bad_row_is_an_error_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "overrides.csv"
    path.write_text(text)
    with pytest.raises(ResolveError, match=r"overrides\.csv") as error:
        read_overrides(path)
    assert message in str(error.value)


def test_a_missing_file_is_an_error_of_one_line(tmp_path: Path) -> None:
    with pytest.raises(ResolveError, match="cannot be read"):
        read_overrides(tmp_path / "none.toml")
    with pytest.raises(ResolveError, match="cannot be read"):
        read_companies(tmp_path / "none.json")


def _listed(tmp_path: Path, text: str, *names: str) -> tuple[Resolution, list[str]]:
    path = tmp_path / "companies.csv"
    path.write_text(text, "utf-8")
    papers = [Paper(f"000{n}", f"200{n}-01-31", filer=Registrant(f"FILER {n} INC")) for n in range(len(names))]
    for paper, name in zip(papers, names, strict=True):
        paper.customer(FILER, Party(name))
    resolution = resolve(all_said(papers), companies=read_companies(path))
    return resolution, [resolution.entity(p.document, Party(n)).id for p, n in zip(papers, names, strict=True)]


LIST = 'cik,name,ticker\n721371,CARDINAL HEALTH INC,CAH\n27904,"DELTA AIR LINES, INC.",DAL\n1613103,Medtronic plc,MDT\n'


def test_a_listed_name_gives_a_customer_its_cik_with_score_and_method(tmp_path: Path) -> None:
    resolution, ids = _listed(tmp_path, LIST, "Cardinal Health, Inc.", "Cardinal Health", "Cardinal")
    assert ids[:2] == ["cik-0000721371"] * 2
    entity = resolution.entities[ids[0]]
    assert (entity.method, entity.tickers) == ("companies", ("CAH",))
    assert 0.9 <= entity.score < 1
    assert ids[2].startswith("n1-")
    assert any(c.right == "cik-0000721371" or c.left == "cik-0000721371" for c in resolution.candidates)


def test_a_listed_name_of_another_legal_form_is_only_a_candidate(tmp_path: Path) -> None:
    resolution, ids = _listed(tmp_path, LIST, "Medtronic, Inc.")
    assert ids[0].startswith("n1-")
    assert [c.evidence for c in resolution.candidates] == ["equal names, but the legal forms differ"]


def test_an_unnamed_customer_is_never_linked_to_a_listed_company(tmp_path: Path) -> None:
    path = tmp_path / "companies.csv"
    path.write_text("cik,name\n1,Customer A\n")
    paper = Paper("0001", "2019-03-01")
    label = Party("Customer A", PartyKind.UNNAMED)
    paper.customer(FILER, label)
    assert resolve(all_said([paper]), companies=read_companies(path)).entity(paper.document, label).cik == ""


def test_two_listed_companies_of_one_name_leave_the_mention_in_doubt(tmp_path: Path) -> None:
    text = "cik,name\n1,Summit Widget Corp\n2,Summit Widget Corp\n"
    resolution, ids = _listed(tmp_path, text, "Summit Widget Corp")
    assert ids[0].startswith("n1-")
    assert {c.right for c in resolution.candidates} | {c.left for c in resolution.candidates} >= {
        "cik-0000000001",
        "cik-0000000002",
    }


def test_the_published_layouts_of_the_list_are_read(tmp_path: Path) -> None:
    tickers, exchange = tmp_path / "company_tickers.json", tmp_path / "exchange.json"
    tickers.write_text('{"0":{"cik_str":1652044,"ticker":"GOOGL","title":"Alphabet Inc."},'
                       '"1":{"cik_str":1652044,"ticker":"GOOG","title":"Alphabet Inc."}}')  # fmt: skip
    exchange.write_text('{"fields":["cik","name","ticker","exchange"],"data":[[66740,"3M CO","MMM","NYSE"]]}')
    assert read_companies(tickers).by_cik["0001652044"].tickers == ("GOOGL", "GOOG")
    assert read_companies(exchange).by_key["3m"][0].cik == "0000066740"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("cik,name\nabc,Acme\n", ":2: cik 'abc', name 'Acme'"),
        ("cik,name\n1,\n", ":2: cik '1', name ''"),
        ("name,ticker\nAcme,A\n", ":1: columns are name,ticker"),
        ("", "columns are missing"),
        ("cik,name\n", "no companies"),
        ('{"0": 5}', "entry 0"),
        ('{"0": ', "not JSON"),
    ],
)
def test_a_bad_reference_list_is_an_error_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "list.txt"
    path.write_text(text)
    with pytest.raises(ResolveError) as error:
        read_companies(path)
    assert message in str(error.value)
