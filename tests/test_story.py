"""One supplier, one customer, one contract over six filings: its life in order, and what was known when."""

import datetime
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from tests.hand_made import day

from filinggraph.ask import ask
from filinggraph.build import build, remove
from filinggraph.model import (
    ContractFact,
    CustomerFact,
    Document,
    EventFact,
    EventKind,
    Evidence,
    Fact,
    Filing,
    Party,
    ShareFact,
)
from filinggraph.read import read_file
from filinggraph.resolve import ContractLife, Resolution, as_of, resolve
from filinggraph.semantics.assertions import Run
from filinggraph.semantics.property_graph import PropertyGraph
from filinggraph.semantics.rdf import describe
from filinggraph.settings import Settings
from filinggraph.store import open_store

FOLDER = Path(__file__).parent / "filings" / "story"
HARLOW = Party("Harlow Locker Company", aliases=("the Company",), filer=True)
MERIDIAN = Party("Meridian Parcel Services, Inc.", aliases=("Meridian",))
SIDES = {"supplier": HARLOW, "customer": MERIDIAN}
CONTRACT = {**SIDES, "parties": (HARLOW, MERIDIAN), "kind": "supply"}
Said = tuple[Filing, tuple[Fact, ...]]


def _proof(document: Document, words: str) -> tuple[Evidence, ...]:
    """The words, found in the text whatever its white space."""
    found = re.search(r"\s+".join(map(re.escape, words.split())), document.text)
    assert found, words
    return (Evidence.of(document, *found.span(), rule="by-hand"),)


def _said(filing: Filing) -> Said:
    """The facts of one filing of the story, read by hand."""
    texts = {d.type: d for d in filing.documents}
    main = texts.get("8-K") or texts["10-K"]
    old, new, lockers = day("2004-02-28"), day("2006-02-28"), "parcel lockers"
    match filing.header.id:
        case "0009990001-01-000005":
            made = _proof(main, "entered into a Supply Agreement with")
            exhibit = _proof(texts["EX-10.1"], "shall expire on February 28, 2004")
            award = _proof(texts["EX-99.1"], "has been awarded a contract by")
            principal = {"title": "Supply Agreement", "signed": day("2001-03-01"), "principal": True}
            return filing, (
                ContractFact(evidence=made, **CONTRACT, subject=lockers, signed=day("2001-03-01"), expires=old),
                ContractFact(evidence=exhibit, **CONTRACT, **principal, subject=lockers, expires=old),
                EventFact(evidence=award, kind=EventKind.AWARD, **SIDES, subject=lockers),
            )
        case "0009990001-02-000003":
            share = _proof(main, "accounted for 46% of the Company's net sales in 2001")
            mention = _proof(main, "under a supply agreement that expires on February 28, 2004")
            return filing, (
                CustomerFact(evidence=share, **SIDES),
                ShareFact(evidence=share, **SIDES, percent=Decimal(46), basis="net sales"),
                ContractFact(evidence=mention, **CONTRACT, subject=lockers, expires=old),
            )
        case "0009990001-03-000011":
            changed = _proof(main, "amended the Supply Agreement dated as of March 1, 2001")
            words = "The term of this Agreement shall expire on February 28, 2006"
            amendment = {"relation": "amends", "relates_to": "Supply Agreement dated as of March 1, 2001"}
            return filing, (
                EventFact(evidence=changed, kind=EventKind.AMENDMENT, **SIDES, date=day("2003-06-16")),
                ContractFact(
                    evidence=_proof(texts["EX-10.1"], f'"{words}."'),
                    **CONTRACT,
                    **amendment,
                    title="Amendment No. 1 to Supply Agreement",
                    signed=day("2003-06-16"),
                    expires=new,
                    principal=True,
                ),
            )
        case "0009990001-04-000004":
            share = _proof(main, "accounted for 51% of the Company's net sales in 2003")
            mention = _proof(main, "under a supply agreement that expires on February 28, 2006")
            return filing, (
                ShareFact(evidence=share, **SIDES, percent=Decimal(51), basis="net sales"),
                ContractFact(evidence=mention, **CONTRACT, subject=lockers, expires=new),
            )
        case "0009990001-05-000019":
            refused = _proof(main, "it will not renew its supply agreement with the Company")
            return filing, (
                EventFact(evidence=refused, kind=EventKind.NON_RENEWAL, **SIDES, announced=day("2005-11-15")),
            )
        case _:
            ended = _proof(main, "expired in accordance with its terms")
            return filing, (EventFact(evidence=ended, kind=EventKind.EXPIRATION, **SIDES, date=day("2006-02-28")),)


@pytest.fixture(scope="module")
def story() -> list[Said]:
    paths = sorted(FOLDER.glob("*.txt"))
    assert len(paths) == 6
    return [_said(read_file(str(path), Settings())) for path in paths]


def _life(story: Sequence[Said]) -> tuple[Resolution, ContractLife]:
    resolution = resolve(story)
    (life,) = resolution.lives.values()
    return resolution, life


def _expires(life: ContractLife) -> str:
    fact = life.statements[life.current["expires"]].fact
    assert isinstance(fact, ContractFact)
    assert fact.expires
    return fact.expires.value


def _kinds(life: ContractLife) -> list[str]:
    return [s.fact.kind.value if isinstance(s.fact, EventFact) else "contract" for s in life.statements]


def test_six_filings_tell_of_one_contract_between_two_companies(story: list[Said]) -> None:
    resolution, life = _life(story)
    assert life.parties == ("cik-0009990001", resolution.entity(story[0][0].documents[0].id, MERIDIAN).id)
    assert len(life.statements) == 9
    assert {resolution.contract(s.document, s.fact) for s in life.statements} == {life.key}
    assert resolution.problems == ()
    assert life.conflicts == ()


def test_its_life_is_in_order(story: list[Said]) -> None:
    _, life = _life(list(reversed(story)))
    told = [s.known for s in life.statements]
    assert told == sorted(told)
    first, later = _kinds(life)[:3], _kinds(life)[3:]
    assert sorted(first) == ["Award", "contract", "contract"]
    assert later == ["contract", "Amendment", "contract", "contract", "NonRenewal", "Expiration"]
    assert _expires(life) == "2006-02-28"


@pytest.mark.parametrize(
    ("date", "expires", "statements"),
    [("2002-06-30", "2004-02-28", 4), ("2003-12-31", "2006-02-28", 6), ("2005-12-31", "2006-02-28", 8)],
)
def test_what_was_known_on_a_day(story: list[Said], date: str, expires: str, statements: int) -> None:
    then = as_of(_life(story)[1], datetime.date.fromisoformat(date))
    assert _expires(then) == expires
    assert len(then.statements) == statements


def test_nothing_is_known_before_the_first_filing(story: list[Said]) -> None:
    assert as_of(_life(story)[1], datetime.date(2001, 3, 4)).statements == ()


def test_without_the_amendment_the_two_ends_contradict(story: list[Said]) -> None:
    _, life = _life([one for one in story if one[0].header.id != "0009990001-03-000011"])
    assert [c.field for c in life.conflicts] == ["expires"]


def test_a_filing_taken_away_and_put_back_gives_the_same_graph(story: list[Said]) -> None:
    def graph(filings: Sequence[Said]) -> dict[str, str]:
        resolution = resolve(filings)
        run = Run("1", "")
        return {f.header.id: describe(f, facts, resolution, run).digest for f, facts in filings}

    whole = graph(story)
    for place in range(len(story)):
        rest = story[:place] + story[place + 1 :]
        assert graph(rest).keys() == whole.keys() - {story[place][0].header.id}
        assert graph([*rest, story[place]]) == whole


# --- the same six filings through the whole program ---------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("story") / "graph"
    build([str(FOLDER)], str(folder), settings=Settings(workers=1))
    return folder


def _digests(folder: Path) -> dict[str, str]:
    with open_store(str(folder), read_only=True) as store:
        return dict(store.digests())


def test_the_built_graph_names_supplier_and_customer_once(built: Path) -> None:
    with open_store(str(built), read_only=True) as store:
        graph = store.property_graph()
    names = [n.properties["name"] for n in graph.nodes if "Organization" in n.labels]
    assert sum("harlow" in str(name).casefold() for name in names) == 1
    assert sum("meridian" in str(name).casefold() for name in names) == 1


def test_the_built_graph_holds_one_contract_with_its_last_end(built: Path) -> None:
    answer = ask(str(built), "contracts", company="Meridian")
    columns = [c.name for c in answer.columns]
    (row,) = (dict(zip(columns, row, strict=True)) for row in answer.rows)
    assert (str(row["signed"]), str(row["expires"])) == ("2001-03-01", "2006-02-28")


@pytest.mark.parametrize(
    ("date", "newest"),
    [
        ("2002-06-30", "0009990001-02-000003"),
        ("2004-12-31", "0009990001-04-000004"),
        ("2006-12-31", "0009990001-06-000002"),
    ],
)
def test_the_built_graph_says_what_was_known_on_a_day(built: Path, date: str, newest: str) -> None:
    answer = ask(str(built), "known-on", company="Meridian", day=date)
    columns = [c.name for c in answer.columns]
    rows = [dict(zip(columns, row, strict=True)) for row in answer.rows]
    assert rows
    assert max(str(row["filed"]) for row in rows) <= date
    assert max(str(row["accession"]) for row in rows) == newest


@pytest.mark.parametrize("gone", ["0009990001-03-000011", "0009990001-01-000005"])
def test_a_filing_removed_leaves_what_the_others_say_and_built_again_gives_the_same_graph(
    built: Path, tmp_path: Path, gone: str
) -> None:
    before = _digests(built)
    remove([gone], str(built))
    rest = [str(path) for path in sorted(FOLDER.glob("*.txt")) if gone not in path.name]
    build(rest, str(tmp_path / "rest"), settings=Settings(workers=1))
    assert len(rest) == 5
    assert _digests(built) == _digests(tmp_path / "rest")
    assert _graph(built) == _graph(tmp_path / "rest")
    for part in ("facts", "texts"):
        assert _files(built / part) == _files(tmp_path / "rest" / part)
    build([str(FOLDER)], str(built), settings=Settings(workers=1))
    assert _digests(built) == before


def _graph(folder: Path) -> PropertyGraph:
    with open_store(str(folder), read_only=True) as store:
        return store.property_graph()


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
