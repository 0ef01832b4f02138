"""Still pictures and answers by the command line: files in every form, and one line for what goes wrong."""

import io
import json
import subprocess
import sys
import xml.etree.ElementTree as ET

import pyarrow.parquet as pq
import pytest
from PIL import Image
from tests.sample_graph import write

from filinggraph.serve.picture import draw

LOCKER = "Northern Locker Group Incorporated"
MARKUP = '<img src=x onerror=alert(1)> & Sons "B" Corp.'


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return str(write(tmp_path_factory.mktemp("sample")))


def command(*arguments, given=None):
    done = subprocess.run(
        [sys.executable, "-m", "filinggraph.cli.main", *map(str, arguments)],
        capture_output=True,
        input=given,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr.decode()


def texts(svg):
    return [e.text for e in ET.fromstring(svg).iter() if e.tag.endswith("}text")]


def test_a_neighbourhood_names_both_sides_and_the_share(folder):
    said = texts(draw(folder, LOCKER, ".svg"))
    assert f"{LOCKER}: customers and suppliers" in said
    assert {"United States Postal Service", "Falls Steel Works Inc.", "53.4 %"} <= set(said)


def test_a_timeline_shows_ends_and_counterparts(folder):
    said = texts(draw(folder, LOCKER, ".svg", timeline=True))
    assert {"2005-02-28", "2006-06-30"} <= set(said)
    assert any(words.startswith("United States Postal Service") for words in said)


def test_a_picture_is_the_same_every_time(folder):
    assert draw(folder, LOCKER, ".svg") == draw(folder, LOCKER, ".svg")


def test_a_png_is_as_large_as_its_scene(folder):
    image = Image.open(io.BytesIO(draw(folder, LOCKER, ".png")))
    assert image.width == 2400
    assert image.getcolors(1 << 20) is None or len(image.getcolors(1 << 20)) > 2


def test_markup_in_a_name_stays_text_in_pictures_and_pages(folder):
    assert MARKUP in texts(draw(folder, MARKUP, ".svg")) or f"{MARKUP}: customers and suppliers" in texts(
        draw(folder, MARKUP, ".svg")
    )
    page = draw(folder, MARKUP, ".html").decode()
    assert "<img" not in page
    assert "<script" not in page


def test_the_command_writes_a_picture_and_says_how_large_it_is(folder, tmp_path):
    status, out, _ = command("draw", "NLGI", "--graph", folder, "-o", tmp_path / "x.html", "--timeline")
    assert status == 0
    assert b"x.html" in out
    assert "<table>" in (tmp_path / "x.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("draw", "Nobody", "-o", "x.svg"), "no company of that name"),
        (("draw", "NLGI", "-o", "x.gif"), ".svg, .png or .html"),
        (("draw", "NLGI", "-o", "x.svg", "--on", "soon"), "not a date"),
        (("ask", "no-such"), "no such question"),
        (("ask", "expiring-contracts", "--from", "soon"), "2005-02-28"),
        (("query", "hello"), "neither SPARQL nor Cypher"),
    ],
)
def test_what_goes_wrong_is_one_line(folder, tmp_path, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    status, out, error = command(*arguments, "--graph", folder)
    assert status == 1
    assert out == b""
    assert error.count("\n") == 1
    assert message in error


def test_an_answer_goes_to_a_file_as_parquet(folder, tmp_path):
    asked = ("ask", "expiring-contracts", "--graph", folder, "--from", "2005-01-01", "--within=90")
    assert command(*asked, "--format", "parquet", "-o", tmp_path / "x.parquet")[0] == 0
    (row,) = pq.read_table(tmp_path / "x.parquet").to_pylist()
    assert row["supplier"] == LOCKER
    assert row["expires"].isoformat() == "2005-02-28"


def test_ones_own_query_comes_from_standard_input_as_json(folder):
    status, out, _ = command(
        "query", "-", "--graph", folder, "--format", "json", given=b"MATCH (f:Filing) RETURN count(f) AS n"
    )
    assert status == 0
    assert json.loads(out) == [{"n": 5}]
