"""Headers of questions, binding of parameters, guessing of languages, and the forms an answer can take."""

import csv
import datetime
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from filinggraph.ask import Answer, Column, question, questions, write
from filinggraph.ask.catalog import header, read
from filinggraph.ask.listing import as_markdown, as_text, inserted
from filinggraph.ask.run import guess, in_order
from filinggraph.errors import QueryError

COLUMNS = (
    Column("name", "text", "a name"),
    Column("day", "date", "a day"),
    Column("percent", "percent", "a share"),
    Column("count", "integer", "a count"),
    Column("known", "boolean", "a flag"),
)
DAY = datetime.date(2005, 2, 28)
ROWS = (('A | <b>, "x"\nnew line', DAY, 53.4, 3, True), ("名前", None, None, None, False))
ANSWER = Answer(COLUMNS, ROWS)


def test_there_are_at_least_fifteen_questions_each_with_title_columns_and_order():
    found = questions()
    assert len(found) >= 15
    for each in found.values():
        assert each.title
        assert each.description.endswith(".")
        assert each.columns
        names = {c.name for c in each.columns}
        assert each.order
        assert {part.lstrip("-") for part in each.order} <= names
        assert all(p.meaning for p in each.parameters)


def test_every_parameter_is_used_in_both_languages():
    for each in questions().values():
        sums = {part for total in each.sums for part in (total.date, total.days)} - {"from"}
        for parameter in each.parameters:
            if parameter.name not in sums:
                assert f"?{parameter.name}" in each.texts["sparql"], (each.name, parameter.name)
                assert f"${parameter.name}" in each.texts["cypher"], (each.name, parameter.name)


def test_a_topic_that_is_not_of_the_list_is_refused(tmp_path):
    for suffix, mark in ((".rq", "#"), (".cypher", "//")):
        (tmp_path / f"one{suffix}").write_text(f"{mark} title: A\n{mark} topic: weather\n{mark} description: B.\n")
    with pytest.raises(QueryError, match="topic 'weather'"):
        read(tmp_path / "one.rq")


def test_the_list_of_questions_in_the_readme_is_the_generated_one():
    readme = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    assert inserted(readme) == readme, "run: python -m filinggraph.ask.listing README.md"


def test_every_question_and_parameter_is_in_the_lists():
    markdown, text = as_markdown(), as_text()
    for each in questions().values():
        assert f"| `{each.name}` | {each.title} |" in markdown
        assert f"{each.name}\n" in text
        assert all(f"--{p.name} {p.type.upper()}" in text for p in each.parameters)


def test_a_text_without_a_place_for_the_list_is_refused():
    with pytest.raises(QueryError, match="lines of their own"):
        inserted("no markers")


def test_a_default_that_bounds_nothing_is_told_apart():
    found = {p.name: p.open for p in question("large-customers-expiring").parameters}
    assert found == {"share": False, "from": True, "within": True}


def test_a_window_is_a_date_and_a_number_of_days():
    values = question("expiring-contracts").bind({"from": "2005-01-01", "within": "90"})
    assert values["until"] == datetime.date(2005, 4, 1)


def test_a_window_never_ends_after_the_last_day():
    values = question("expiring-contracts").bind({"from": "9999-01-01", "within": "99999"})
    assert values["until"] == datetime.date.max


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("no-such", {}, "no such question"),
        ("../secrets", {}, "no such question"),
        ("expiring-contracts", {"colour": "red"}, "--colour"),
        ("expiring-contracts", {"from": "soon"}, "2005-02-28"),
        ("expiring-contracts", {"within": "-1"}, "number of days"),
        ("expiring-contracts", {"within": "many"}, "number of days"),
    ],
)
def test_a_wrong_question_or_value_is_explained(name, parameters, message):
    with pytest.raises(QueryError, match=message):
        question(name).bind(parameters)


def test_a_header_may_go_on_over_lines_and_ends_with_the_comment():
    text = "# title: One\n# description: Two\n#   three: four\n# order: a\nSELECT *\n# title: no"
    assert header(text) == [("title", "One"), ("description", "Two three: four"), ("order", "a")]


def test_headers_that_differ_are_refused(tmp_path):
    (tmp_path / "one.rq").write_text("# title: A\n# topic: contracts\n# description: B.\nSELECT * {}")
    (tmp_path / "one.cypher").write_text("// title: B\n// topic: contracts\n// description: B.\nRETURN 1")
    with pytest.raises(QueryError, match="differs"):
        read(tmp_path / "one.rq")


def test_a_parameter_of_an_unknown_type_is_refused(tmp_path):
    for suffix, mark in ((".rq", "#"), (".cypher", "//")):
        lines = ("title: A", "topic: contracts", "description: B.", "parameter: x | colour | red | red | c")
        (tmp_path / f"one{suffix}").write_text("".join(f"{mark} {line}\n" for line in lines))
    with pytest.raises(QueryError, match="type is one of"):
        read(tmp_path / "one.rq")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("SELECT * {}", "sparql"),
        ("# MATCH\nprefix a: <b>\nselect * {}", "sparql"),
        ("  ask {}", "sparql"),
        ("MATCH (n) RETURN n", "cypher"),
        ("// SELECT\nOPTIONAL MATCH (n) RETURN n", "cypher"),
        ("/* SELECT\n */ unwind [1] AS x return x", "cypher"),
    ],
)
def test_the_language_is_told_from_the_text(text, language):
    assert guess(text) == language


def test_a_text_in_neither_language_is_refused():
    for text in ("", "hello", "# only a comment"):
        with pytest.raises(QueryError, match="--language"):
            guess(text)


def test_rows_are_ordered_by_the_header_with_missing_values_last():
    asked = question("expiring-contracts")
    place = [c.name for c in asked.columns].index("expires")
    blank = [None] * len(asked.columns)
    rows = []
    for day in (None, datetime.date(2006, 1, 1), datetime.date(2005, 1, 1)):
        rows.append([*blank[:place], day, *blank[place + 1 :]])
    assert [row[place] for row in in_order(asked, rows)] == [
        datetime.date(2005, 1, 1),
        datetime.date(2006, 1, 1),
        None,
    ]


def test_csv_gives_back_what_went_in():
    rows = list(csv.reader(io.StringIO(write(ANSWER, "csv").decode(), newline="")))
    assert rows[0] == ["name", "day", "percent", "count", "known"]
    assert rows[1] == [ROWS[0][0], "2005-02-28", "53.4", "3", "true"]
    assert rows[2] == ["名前", "", "", "", "false"]


def test_json_is_typed():
    first, second = json.loads(write(ANSWER, "json"))
    assert first == {"name": ROWS[0][0], "day": "2005-02-28", "percent": 53.4, "count": 3, "known": True}
    assert second["percent"] is None


def test_parquet_and_frames_are_typed():
    table = pq.read_table(io.BytesIO(write(ANSWER, "parquet")))
    assert [str(t) for t in table.schema.types] == ["string", "date32[day]", "double", "int64", "bool"]
    assert table.to_pylist()[0]["day"] == DAY
    assert list(ANSWER.to_frame().columns) == [c.name for c in COLUMNS]
    assert Answer(COLUMNS, ()).to_arrow().num_rows == 0


def test_markdown_escapes_pipes_and_markup():
    lines = write(ANSWER, "markdown").decode().splitlines()
    assert len(lines) == 4
    assert lines[2].count(" | ") == 4
    assert "\\|" in lines[2]
    assert "<b>" not in lines[2]


def test_a_table_fits_its_width_and_shows_control_characters_as_such():
    answer = Answer((Column("a", "text", ""), Column("b", "text", "")), (("x" * 300, "y\x1b[31m"),))
    text = write(answer, "table", width=80).decode()
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text
    assert "(1 row)" in text


@given(st.lists(st.tuples(st.text(), st.one_of(st.none(), st.integers(-5, 5)))))
def test_csv_of_any_text_can_be_read_again(rows):
    answer = Answer((Column("a", "text", ""), Column("b", "integer", "")), tuple(rows))
    back = list(csv.reader(io.StringIO(write(answer, "csv").decode("utf-8", "surrogatepass"), newline="")))[1:]
    expected = [[a.replace("\x00", ""), "" if b is None else str(b)] for a, b in rows]
    assert [[a.replace("\x00", ""), b] for a, b in back] == expected
