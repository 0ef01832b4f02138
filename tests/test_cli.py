"""The command as users run it: a process of its own, with its output and exit code."""

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from tests.sample_graph import write

from filinggraph.cli.main import COMMANDS

SAMPLES = Path(__file__).parent / "filings" / "demo"
LOCKER = SAMPLES / "0000008855-05-000004.txt"
COMMAND = Path(sys.executable).with_name("filinggraph")


def run(*arguments: object, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(COMMAND), *map(str, arguments)],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    done = run("build", SAMPLES, "--to", "graph", folder=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "graph"


def test_the_overview_names_every_command(tmp_path: Path) -> None:
    overview = run("--help", folder=tmp_path).stdout
    assert len(COMMANDS) > 10
    assert [name for name in COMMANDS if f"  {name} " not in overview] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str, tmp_path: Path) -> None:
    done = run(name, "--help", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert f"filinggraph {name}" in " ".join(done.stdout.partition("Example")[2].split())


def test_a_build_closes_with_a_table_of_documents_and_facts(tmp_path: Path) -> None:
    done = run("build", LOCKER, "--to", "graph", folder=tmp_path)
    assert done.returncode == 0
    for row in ("documents read", "with facts", "without facts", "failed", "facts", "contract", "share", "event"):
        assert any(line.strip().startswith(row) for line in done.stdout.splitlines()), row


def test_building_again_changes_no_byte(graph: Path) -> None:
    before = tree(graph)
    again = run("build", SAMPLES, "--to", graph, folder=graph.parent)
    assert again.returncode == 0
    assert tree(graph) == before


def test_two_builds_of_the_same_input_hold_the_same_facts_and_rdf(graph: Path, tmp_path: Path) -> None:
    run("build", SAMPLES, "--to", tmp_path / "other", "--workers", "1", folder=tmp_path)
    for part in ("facts", "texts"):
        assert tree(tmp_path / "other" / part) == tree(graph / part)
    first, second = (run("export", g, "--format", "nq", folder=tmp_path).stdout for g in (graph, tmp_path / "other"))
    assert first
    assert first == second


def test_the_expiry_question_gives_the_contract_its_customer_and_the_words_that_say_so(graph: Path) -> None:
    window = ("--from", "2005-02-01", "--within", "90")
    done = run("ask", "expiring-contracts", "--graph", graph, *window, "--format", "csv", folder=graph.parent)
    assert done.returncode == 0, done.stderr
    (row,) = done.stdout.splitlines()[1:]
    for part in ("2005-02-28", "United States Postal Service", "0000008855-05-000004", "expire February 28, 2005"):
        assert part in " ".join(row.split())


def test_facts_go_to_a_file_in_every_format(tmp_path: Path) -> None:
    for form, start in (("jsonl", '{"document"'), ("csv", "document,fact"), ("ttl", "@prefix")):
        assert run("extract", LOCKER, "--format", form, "-o", f"f.{form}", folder=tmp_path).returncode == 0
        assert (tmp_path / f"f.{form}").read_text("utf-8").startswith(start)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 20, "not text"),
        ("report.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
    ],
)
def test_an_unreadable_input_is_named_with_its_reason_and_what_was_built_stays(
    graph: Path, tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = tree(graph)
    done = run("build", tmp_path / name, "--to", graph, folder=tmp_path)
    assert done.returncode == 1
    (line,) = [row for row in done.stdout.splitlines() if row.startswith("failed: ")]
    assert name in line
    assert reason in line
    assert "Traceback" not in done.stderr
    assert tree(graph) == before


def test_a_folder_without_filings_is_a_failure_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    done = run("build", "none", "--to", "graph", folder=tmp_path)
    assert done.returncode == 1
    assert "failed: none: no filings in this folder" in done.stdout


def test_one_bad_input_does_not_keep_the_others_out(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("build", "empty.txt", LOCKER, "--to", "graph", folder=tmp_path)
    assert done.returncode == 1
    assert "USPS" in run("ask", "expiring-contracts", "--graph", "graph", "--format", "json", folder=tmp_path).stdout


def test_an_extractor_out_of_time_is_reported_and_the_exit_code_says_so(tmp_path: Path) -> None:
    done = run("build", LOCKER, "--to", "graph", folder=tmp_path, FILINGGRAPH_DOCUMENT_SECONDS="0.00001")
    assert done.returncode == 1
    assert "stopped after 1e-05 s" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ask", "expiring-contracts", "--graph", "nowhere"), "nowhere: no graph here; make one with"),
        (("ask", "no-such-question", "--graph", "nowhere"), "no such question"),
        (("build", LOCKER, "--to", LOCKER), "is a file"),
        (("ask", "expiring-contracts", "--graph", "neo4j://127.0.0.1:9"), "no Neo4j server answers here"),
        (("load", "nowhere", "--to", "neo4j://127.0.0.1:9"), "nowhere: no graph here"),
        (("check", "nowhere"), "nowhere"),
        (("serve", "nowhere"), "nowhere"),
        (("serve", LOCKER), "no build folder; make one"),
    ],
)
def test_a_wrong_argument_gives_one_line_and_exit_code_1(
    arguments: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    done = run(*arguments, folder=tmp_path)
    assert done.returncode == 1
    assert words in done.stderr
    assert done.stderr.count("\n") == 1, done.stderr


def test_the_server_logs_each_request_but_never_its_query(tmp_path: Path) -> None:
    write(tmp_path)
    command = [str(COMMAND), "serve", str(tmp_path), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            base = server.stderr.readline().split()[1]
            for _ in range(3):
                answer = httpx.get(f"{base}sparql", params={"query": "ASK { <urn:secret> ?p ?o }"}, timeout=60)
                assert answer.status_code == 200
        finally:
            server.terminate()
        told = server.stderr.read()
    assert told.count("GET '/sparql' 200") == 3
    assert "secret" not in told
