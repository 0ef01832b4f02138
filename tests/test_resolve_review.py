"""`filinggraph review` lists what is doubtful, and its CSV can be the file of decisions."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.hand_made import Paper

from filinggraph.build.codec import Studied
from filinggraph.build.folder import Folder
from filinggraph.cli.main import cli
from filinggraph.model import Party, Registrant

FILER = Party("the Company", filer=True)


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    folder = Folder.make(tmp_path / "graph")
    for number, names in enumerate((["Cardinal", "Medtronic plc"], ["Cardinal Health, Inc.", "Medtronic, Inc."])):
        paper = Paper(f"000{number}", f"200{number}-01-31", filer=Registrant(f"FILER {number} INC"))
        for name in names:
            paper.customer(FILER, Party(name))
        folder.put(Studied(*paper.said()))
    folder.put_manifest({})
    return folder.path


def _review(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["review", *map(str, arguments)])


def test_the_table_shows_both_names_the_ground_and_where_they_stand(graph: Path) -> None:
    result = _review(graph, "--least", "0")
    assert result.exit_code == 0
    assert "Medtronic plc" in result.output
    assert "equal names, but legal form or state differ" in result.output
    assert "0000/main.txt | 0001/main.txt" in result.output or "0001/main.txt | 0000/main.txt" in result.output
    assert result.output.endswith("2 doubtful matches\n")


def test_json_and_the_lowest_score_are_as_asked(graph: Path) -> None:
    listed = json.loads(_review(graph, "--format", "json").output)
    assert [c["score"] for c in listed] == [0.7]
    assert {listed[0]["left_name"], listed[0]["right_name"]} == {"Medtronic plc", "Medtronic, Inc."}


def test_the_csv_with_a_statement_filled_in_decides(graph: Path, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(_review(graph, "--format", "csv").output)))
    assert len(rows) == 1
    rows[0]["statement"] = "different"
    decided = tmp_path / "decided.csv"
    with decided.open("w", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    result = _review(graph, "--overrides", decided)
    assert (result.exit_code, result.output) == (0, "no doubtful matches\n")


def test_an_entry_that_fits_nothing_is_named_and_ends_in_exit_code_one(graph: Path, tmp_path: Path) -> None:
    overrides = tmp_path / "overrides.toml"
    overrides.write_text('[[same]]\nnames = ["Cardinal", "Nobody"]\n')
    result = _review(graph, "--overrides", overrides)
    assert result.exit_code == 1
    assert "overrides.toml:1: same entry 1: same: nothing here is called 'Nobody'" in result.stderr


def test_a_folder_without_a_graph_is_said_to_be_none(tmp_path: Path) -> None:
    result = _review(tmp_path)
    assert result.exit_code != 0
    assert "no graph here" in str(result.exception)
