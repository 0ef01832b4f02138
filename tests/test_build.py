"""The main job as a function: what it reports, what it keeps, and what it takes away."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.hand_made import Paper, day

from filinggraph import __version__
from filinggraph.build import Tally, build, remove
from filinggraph.build.codec import Studied
from filinggraph.build.folder import Folder
from filinggraph.cli.main import cli
from filinggraph.errors import ResolveError, StoreError
from filinggraph.model import Party, Registrant
from filinggraph.resolve import read_overrides
from filinggraph.semantics.assertions import Run
from filinggraph.semantics.terms import VERSION
from filinggraph.settings import Settings
from filinggraph.store import open_store

LOCKER = Path(__file__).parent / "filings" / "demo" / "0000008855-05-000004.txt"
MAKER, BUYER = Party("Harlow Tool Company"), Party("Meridian Stores, Inc.")
SETTINGS = Settings(workers=1)


def _folder(path: Path, *papers: Paper) -> Folder:
    """A folder that holds the facts of papers, as if they had been read."""
    folder = Folder.make(path)
    for paper in papers:
        folder.put(Studied(*paper.said()))
    folder.put_manifest({})
    return folder


def _impossible() -> Paper:
    paper = Paper("0000000011-05-000001", "2005-03-01")
    paper.customer(MAKER, MAKER)
    paper.share(MAKER, BUYER, "130")
    paper.contract(MAKER, BUYER, effective=day("2005-01-01"), expires=day("2003-01-01"))
    return paper


def _plain(folder: Path) -> Path:
    """A text without facts, beside the folder."""
    path = folder.with_name("plain.txt")
    path.write_text("The weather in the county was fair for most of the year.\n", "utf-8")
    return path


def _again(folder: Folder) -> Tally:
    """A build over what the folder holds, with one more text."""
    return build([str(_plain(folder.path))], str(folder.path), settings=SETTINGS)


def test_impossible_facts_are_set_aside_with_their_place_and_stay_in_the_folder(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "graph", _impossible())
    facts = (folder.path / "facts" / "0000000011-05-000001.json").read_bytes()
    tally = _again(folder)
    assert not tally.well
    told = "\n".join(f"{trouble.where}: {trouble.reason}" for trouble in tally.set_aside)
    for rule, place in (
        ("a supplier is its own customer", "main.txt, characters 0-12: 'Statement 1.'"),
        ("a share is below 0 or above 100 per cent", "main.txt, characters 13-25: 'Statement 2.'"),
        ("a contract ends before it starts", "main.txt, characters 26-38: 'Statement 3.'"),
    ):
        assert f"{rule} ({place})" in told
    assert (folder.path / "facts" / "0000000011-05-000001.json").read_bytes() == facts
    assert folder.manifest()["setAside"] == [{"where": t.where, "reason": t.reason} for t in tally.set_aside]
    assert [line for line in tally.lines() if line.startswith("set aside: 0000000011-05-000001: RevenueShare")]


def test_what_is_set_aside_is_reported_again_and_changes_nothing(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "graph", _impossible())
    first = _again(folder)
    before = {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()}
    second = _again(folder)
    assert second.set_aside == first.set_aside
    assert (second.written, second.unchanged) == (0, 2)
    assert {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()} == before


def test_a_folder_whose_stores_are_lost_is_built_again_from_its_facts(tmp_path: Path) -> None:
    paper = Paper("0000000011-05-000001", "2005-03-01")
    paper.customer(MAKER, BUYER)
    folder = _folder(tmp_path / "graph", paper)
    _again(folder)
    with open_store(str(folder.path), read_only=True) as store:
        before = dict(store.digests())
    for path in list(folder.path.iterdir()):
        if path.name not in ("facts", "texts", "manifest.json"):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)
    assert _again(folder).written == 2
    with open_store(str(folder.path), read_only=True) as store:
        assert dict(store.digests()) == before


def test_a_name_with_two_identifiers_is_noted_with_its_place_and_both_are_kept(tmp_path: Path) -> None:
    paper = Paper("0000000011-05-000001", "2005-03-01", filer=Registrant("WIDGET WORKS INC", "0000000011"))
    paper.customer(MAKER, Party("Widget Works Inc", cik="0000000022"))
    tally = _again(_folder(tmp_path / "graph", paper))
    assert tally.well
    (noted,) = tally.noted
    assert noted.where == paper.document
    assert "0000000022" in noted.reason
    assert "0000000011" in noted.reason
    with open_store(str(tmp_path / "graph"), read_only=True) as store:
        ids = {n.properties.get("cik") for n in store.property_graph().nodes}
    assert ids >= {"0000000011", "0000000022"}


def test_a_decision_that_fits_nothing_is_named_with_its_line_and_the_rest_is_built(tmp_path: Path) -> None:
    overrides = tmp_path / "overrides.toml"
    overrides.write_text('[[same]]\nnames = ["United States Postal Service", "Nobody Inc"]\n')
    tally = build([str(LOCKER)], str(tmp_path / "graph"), settings=SETTINGS, overrides=read_overrides(str(overrides)))
    assert not tally.well
    assert tally.written == 1
    (unfit,) = tally.unfit
    assert unfit.where.endswith("overrides.toml:1: same entry 1")
    assert "Nobody Inc" in unfit.reason


def test_one_filing_given_twice_is_noted(tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(LOCKER.read_bytes())
    tally = build([str(LOCKER), str(copy)], str(tmp_path / "graph"), settings=SETTINGS)
    assert tally.written == 1
    assert [str(LOCKER) in noted.reason for noted in tally.noted if noted.where == str(copy)] == [True]


def test_facts_stay_with_the_run_that_found_them(tmp_path: Path) -> None:
    said = Paper("0000000011-05-000001", "2005-03-01")
    said.customer(MAKER, BUYER)
    folder = _folder(tmp_path / "graph")
    folder.put(Studied(*said.said(), run=Run("0.0.1", "en_old 1")))
    _again(folder)
    with open_store(str(folder.path), read_only=True) as store:
        versions = {g.id: {q.object.value for q in g.quads if q.predicate == VERSION} for g in store.graphs()}  # type: ignore[union-attr]
    assert versions["0000000011-05-000001"] == {"0.0.1"}
    assert [v for identity, v in versions.items() if identity != "0000000011-05-000001"] == [{__version__}]


def test_removing_a_filing_that_is_not_there_is_an_error_and_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build([str(LOCKER)], str(folder), settings=SETTINGS)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(StoreError, match="no filing 0000000000-00-000000 here"):
        remove(["0000008855-05-000004", "0000000000-00-000000"], str(folder))
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_an_identifier_learnt_from_a_filing_goes_with_it(tmp_path: Path) -> None:
    named, identified = Paper("0000000011-04-000001", "2004-03-01"), Paper("0000000011-05-000001", "2005-03-01")
    named.customer(MAKER, BUYER)
    identified.customer(Party("Harlow Tool Company", cik="0000000011"), BUYER)
    folder = _folder(tmp_path / "graph", named, identified)
    _again(folder)
    assert _ciks(folder) >= {"0000000011"}
    remove(["0000000011-05-000001"], str(folder.path))
    assert "0000000011" not in _ciks(folder)
    assert "0000000011-05-000001" not in [f["id"] for f in folder.manifest()["filings"]]
    assert len(folder.manifest()["filings"]) == 2


def _ciks(folder: Folder) -> set[object]:
    with open_store(str(folder.path), read_only=True) as store:
        return {node.properties.get("cik") for node in store.property_graph().nodes}


def test_a_filing_given_again_takes_the_place_of_what_it_said(tmp_path: Path) -> None:
    changed = tmp_path / LOCKER.name
    changed.write_bytes(LOCKER.read_bytes())
    for folder in ("one", "other"):
        if folder == "other":
            changed.write_text(LOCKER.read_text("utf-8").replace("February 28, 2005", "March 31, 2006"), "utf-8")
        build([str(changed)], str(tmp_path / folder), settings=SETTINGS)
    build([str(changed)], str(tmp_path / "one"), settings=SETTINGS)
    parts = [_tree(tmp_path / folder) for folder in ("one", "other")]
    assert parts[0] == parts[1]
    stores = [open_store(str(tmp_path / folder), read_only=True) for folder in ("one", "other")]
    assert dict(stores[0].digests()) == dict(stores[1].digests())
    assert stores[0].property_graph() == stores[1].property_graph()
    for store in stores:
        store.close()


def _tree(folder: Path) -> dict[str, bytes]:
    """Facts, texts and manifest."""
    files = [folder / "manifest.json", *(folder / "facts").iterdir(), *(folder / "texts").iterdir()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_a_folder_keeps_what_it_was_resolved_with(tmp_path: Path) -> None:
    listed, overrides = tmp_path / "list.csv", tmp_path / "mine.toml"
    listed.write_text("cik,name\n777,Meridian Stores Inc\n")
    overrides.write_text('[[entity]]\nname = "Harlow Tool Company"\nid = "cik-0000000888"\n')
    paper = Paper("0000000011-05-000001", "2005-03-01")
    paper.customer(MAKER, BUYER)
    folder = _folder(tmp_path / "graph", paper)
    options = ["--companies", str(listed), "--overrides", str(overrides)]
    again = ("build", _plain(folder.path), "--to", folder.path, "--workers", "1")
    assert _run(*again, *options).exit_code == 0
    with_both = _ciks(folder)
    assert with_both >= {"0000000777", "0000000888"}
    files = {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()}
    assert _run(*again).exit_code == 0
    assert {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()} == files
    (plain,) = [f["id"] for f in folder.manifest()["filings"] if f["facts"] == 0]
    assert _run("remove", folder.path, plain).exit_code == 0
    assert _ciks(folder) >= {"0000000777", "0000000888"}
    overrides.write_text("")
    assert _run(*again, *options).exit_code == 0
    assert "0000000888" not in _ciks(folder)


@pytest.mark.parametrize(
    ("option", "text", "message"),
    [
        ("--companies", "name\nAcme\n", ":1: columns are name; give cik,name,ticker"),
        ("--overrides", '[[same]]\nnames = ["A", "A"]\n', ":1: same entry 1: circular"),
        ("--overrides", None, "cannot be read"),
    ],
)
def test_a_bad_reference_list_or_overrides_file_is_one_line_and_changes_nothing(
    tmp_path: Path, option: str, text: str | None, message: str
) -> None:
    folder = tmp_path / "graph"
    build([str(LOCKER)], str(folder), settings=SETTINGS)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    given = tmp_path / "given.toml"
    if text is not None:
        given.write_text(text)
    done = _run("build", LOCKER, "--to", folder, option, given)
    assert isinstance(done.exception, ResolveError)
    assert str(done.exception).startswith(str(given))
    assert message in str(done.exception)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, list(map(str, arguments)))
