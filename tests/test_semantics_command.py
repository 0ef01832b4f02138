"""`filinggraph check`, run as users run it."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad
from tests import locker_release as release

from filinggraph.build.codec import Studied
from filinggraph.build.folder import Folder
from filinggraph.cli.main import main
from filinggraph.semantics.quads import FilingGraph
from filinggraph.semantics.terms import fg
from filinggraph.store import open_store

Check = Callable[..., "Done"]


@dataclass(frozen=True, slots=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Check:
    """Runs the command line in this process."""

    def run(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["filinggraph", "check", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        written = capsys.readouterr()
        return Done(int(ended.value.code or 0), written.out, written.err)

    return run


def _broken() -> FilingGraph:
    """The release with shares of 150 per cent."""
    graph = release.graph()
    quads = []
    for quad in graph.quads:
        if quad.predicate == fg("sharePercent"):
            assert isinstance(quad.object, Literal)
            value = Literal("150.0", datatype=quad.object.datatype)
            quad = Quad(quad.subject, quad.predicate, value, quad.graph_name)
        quads.append(quad)
    return replace(graph, quads=tuple(quads))


def _folder(path: Path, graph: FilingGraph) -> Folder:
    folder = Folder.make(path)
    folder.put(Studied(release.filing(), release.facts()))
    with open_store(str(path)) as store:
        store.write([graph])
    folder.put_manifest({})
    return folder


def test_a_sound_folder_passes(tmp_path: Path, check: Check) -> None:
    _folder(tmp_path / "graph", release.graph())
    done = check(str(tmp_path / "graph"))
    assert (done.returncode, done.stderr) == (0, "")
    size = len(release.graph().quads)
    assert done.stdout == f"1 filings, {size} statements, 0 violations, every quote compared with its text\n"


def test_a_broken_fact_is_named_with_its_place(tmp_path: Path, check: Check) -> None:
    _folder(tmp_path / "graph", _broken())
    done = check(str(tmp_path / "graph"))
    assert done.returncode == 1
    *lines, last = done.stdout.splitlines()
    assert len(lines) == 4
    assert lines[0].startswith(
        f"{release.FILING}: RevenueShare: sharePercent: a share is below 0 or above 100 per cent"
    )
    assert "ex99-1.txt, characters" in lines[0]
    assert "4 violations" in last


def test_a_quote_that_the_text_does_not_hold_is_named(tmp_path: Path, check: Check) -> None:
    folder = _folder(tmp_path / "graph", release.graph())
    (text,) = (folder.path / "texts").iterdir()
    text.write_text(release.TEXT.replace("February 28", "February 29"), "utf-8")
    done = check(str(tmp_path / "graph"))
    assert done.returncode == 1
    assert "February 29" in done.stdout
    assert check(str(tmp_path / "graph"), "--no-quotes").returncode == 0


def test_a_file_of_statements_can_be_checked(tmp_path: Path, check: Check) -> None:
    path = str(tmp_path / "graph.trig")
    with open_store(path) as store:
        store.write([_broken()])
    done = check(path)
    assert done.returncode == 1
    assert done.stdout.endswith("4 violations\n")


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_where_there_is_no_graph_one_line_says_so(tmp_path: Path, name: str, check: Check) -> None:
    done = check(str(tmp_path / name))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "filinggraph build" in done.stderr


def test_an_unknown_filing_is_named(tmp_path: Path, check: Check) -> None:
    _folder(tmp_path / "graph", release.graph())
    done = check(str(tmp_path / "graph"), release.FILING, "0000000000-00-000000")
    assert done.returncode == 1
    assert "no filing 0000000000-00-000000 here" in done.stderr


def test_help_shows_an_example() -> None:
    command = [sys.executable, "-m", "filinggraph.cli.main", "check", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0
    assert "Example: filinggraph check graph" in done.stdout
