"""What holds for any text: nothing is lost, and every place leads back to its source."""

import html
import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filinggraph.model import BlockKind, Boilerplate, Document
from filinggraph.read import read_bytes, read_file
from filinggraph.read.cues import cues_in
from filinggraph.read.html import read_tree
from filinggraph.read.plain import read_parts, read_plain
from filinggraph.read.segments import segments
from filinggraph.read.shapes import Shapes
from filinggraph.read.xhtml import read_xhtml

SAMPLES = Path(__file__).parent / "filings"
FILES = sorted(path for path in SAMPLES.rglob("*") if path.suffix in (".txt", ".htm"))
WORD = st.text(st.sampled_from("abcdefgXYZ,.;%$()’é—12390"), min_size=1, max_size=12)
LINE = st.lists(WORD, min_size=1, max_size=14).map("  ".join)
WIDE = st.lists(LINE, min_size=1, max_size=30)
MARKUP = st.sampled_from(
    ["<p>{}</p>", "<div><b>{}</b></div>", "<table><tr><td>{}</td><td>5</td></tr></table>", "{}<br>"]
)

SIGNS = st.sampled_from(
    ["•", "&#160;", "&#8217;", "&amp;", "&#8203;", "&#8212;", "\n", "&#173;", "Item 1.", "12.5", "$"]
)
TEXT = st.lists(WORD | SIGNS, max_size=6).flatmap(
    lambda words: st.sampled_from([s.join(words) for s in ("", " ", "  ")])
)
EMPTY = st.sampled_from(
    [
        "<br/>",
        "<span/>",
        '<span style="color:red; display: none">no</span>',
        "<!-- no -->",
        '<a hidden="hidden">no</a>',
        "<ix:hidden>no</ix:hidden>",
        "<sup>(1)</sup>",
        '<span style="position:relative;top:-3pt"> 2</span>',
    ]
)
INLINE = st.deferred(lambda: st.lists(TEXT | WRAPPED | EMPTY, max_size=3).map("".join))
WRAPPED = st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["span", "b", "ix:nonfraction", "a"]), INLINE)
CELL = (
    st.builds("<td{}>{}</td>".format, st.sampled_from(["", ' colspan="2"', ' rowspan="2"']), INLINE)
    | st.builds("<td>{}<p>{}</p>{}</td>".format, INLINE, INLINE, INLINE)
    | st.just("<td/>")
)
ROW = st.lists(CELL, max_size=4).map(lambda cells: f"<tr>{''.join(cells)}</tr>")
TABLE = st.lists(ROW, min_size=1, max_size=4).map(lambda rows: f"<table>{' '.join(rows)}</table>")
BLOCK = st.deferred(
    lambda: (
        INLINE
        | TABLE
        | st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["p", "h2", "li"]), INLINE)
        | PAGE.map("<div>{}</div>".format)
    )
)
PAGE = st.deferred(lambda: st.lists(BLOCK, min_size=1, max_size=4).map("\n".join))


def bare(text: str) -> str:
    """The text's characters without white space, hyphens and rules, which a line end may have brought in."""
    return re.sub(r"[\s\-=—–]", "", text)


def only(data: str) -> Document:
    (document,) = read_bytes(data.encode(), "sample.txt").documents
    return document


@settings(max_examples=150, deadline=None)
@given(st.lists(WIDE, min_size=1, max_size=6), st.sampled_from(["\n\n", "\n\n\n"]), st.integers(0, 9))
def test_reflow_keeps_every_character_that_is_no_space(paragraphs: list[list[str]], gap: str, indent: int) -> None:
    source = "The start of all\n\n" + gap.join("\n".join(" " * indent + line for line in p) for p in paragraphs)
    source = "\n".join(line for line in source.split("\n") if not re.fullmatch(r"[\s\d()—-]*\d[\s\d()—-]*", line))
    source = re.sub(r"\.[. ]*\.", ".", source)
    assert bare(only(source).text) == bare(source)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(MARKUP, LINE), min_size=1, max_size=20))
def test_html_keeps_every_visible_character_and_leads_back_to_it(parts: list[tuple[str, str]]) -> None:
    source = "<html><body>" + "\n".join(form.format(html.escape(line)) for form, line in parts) + "</body></html>"
    document = only(source)
    visible = bare(html.unescape(re.sub(r"<[^>]*>", " ", source)))
    assert bare(document.text) == visible
    leads_back(document, source)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PAGE)
def test_a_well_formed_page_reads_alike_with_and_without_a_tree(body: str) -> None:
    head = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"><body>'
    source = f"{head}{body}</body></html>"
    scanned = read_xhtml(source)
    assert scanned is not None
    (reading, facts), (expected, expected_facts) = scanned, read_tree(source)
    assert (reading.text, reading.blocks, facts) == (expected.text, expected.blocks, expected_facts)
    signs = [place for place, sign in enumerate(reading.text) if not sign.isspace()]
    assert [reading.source(place) for place in signs] == [expected.source(place) for place in signs]


def leads_back(document: Document, source: str) -> None:
    """Every word of the text stands in its source span, tags and entities aside."""
    for word in re.finditer(r"\S+", document.text):
        span = document.source_span(word.start(), word.end())
        raw = source[span.start : span.end]
        shown = html.unescape(re.sub(r"<[^>]*>", "", raw)) if "<" in source else raw
        assert bare(word.group()) == bare(shown), (word.group(), raw)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_word_of_a_sample_stands_where_its_offsets_say(path: Path) -> None:
    source = path.read_bytes()
    try:
        text = source.decode()
    except UnicodeDecodeError:
        text = source.decode("cp1252")
    for document in read_file(str(path)).documents:
        words = 0
        for block in document.blocks:
            for word in re.finditer(r"[A-Za-z]{3,}", document.text[block.start : block.end]):
                start, end = block.start + word.start(), block.start + word.end()
                span = document.source_span(start, end)
                raw = re.sub(r"<[^>]*>|&shy;|\xad|-?\s+", "", text[span.start : span.end])
                words += 1
                assert raw == word.group(), (path.name, word.group(), raw)
        assert words


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_blocks_cover_the_text_in_order_and_cells_lie_in_their_block(path: Path) -> None:
    for document in read_file(str(path)).documents:
        at = 0
        for block in document.blocks:
            assert not document.text[at : block.start].strip()
            assert block.end > block.start
            at = block.end
            cells = [c for row in (block.table.rows if block.table else ()) for c in row]
            assert all(block.start <= c.start <= c.end <= block.end for c in cells)
        assert not document.text[at:].strip()


def test_a_long_text_read_in_parts_is_the_same_as_read_at_once() -> None:
    source = (SAMPLES / "read/ascii-table.txt").read_text()
    source = source.replace("\n\n\n", "\n\n") * 3
    whole, parts = read_plain(source), read_plain(source, segment=len(source) // 3 - 5)
    assert parts.text == whole.text
    assert parts.blocks == whole.blocks
    assert [parts.source(at) for at in range(len(whole.text))] == [whole.source(at) for at in range(len(whole.text))]


@given(st.lists(LINE | st.just(""), min_size=1, max_size=40), st.sets(st.integers(1, 40)), st.integers(1, 400))
@settings(max_examples=60, deadline=None)
def test_the_parts_that_a_text_comes_in_change_nothing(lines: list[str], ends: set[int], segment: int) -> None:
    """Lines may come one by one or all at once: segments end behind the same blank lines, and say the same."""
    bounds = [0, *sorted(end for end in ends if end < len(lines)), len(lines)]
    parts = ["".join(f"{line}\n" for line in lines[a:b]) for a, b in pairwise(bounds)]
    source = "".join(parts)
    cut = list(map("".join, segments(parts.copy(), segment)))
    assert cut == list(map("".join, segments([source], segment)))
    assert "".join(cut) == source
    assert all(len(part) >= segment and part.endswith("\n\n") for part in cut[:-1])
    assert read_parts(parts, segment=segment) == read_plain(source, segment=segment)


@pytest.mark.parametrize("size", [1, 3_000, 140_000])
@pytest.mark.parametrize("wide", ["", "—", "—" * 40, "ÿ—\U0001f4c4"], ids=["none", "few", "many", "long"])
def test_characters_of_any_width_lead_back_however_long_the_text(wide: str, size: int) -> None:
    """Parts, pieces of parts and the signs that need more than a byte are put together in order."""
    line = f"1. Sales of {wide} rose by 5%;   they rose.\n\n"
    source = line * (size // len(line) + 1)
    reading = read_plain(source)
    assert "".join(reading.text.split()) == "".join(source.split())
    places = [place for place in range(0, len(reading.text), 97) if not reading.text[place].isspace()]
    assert [reading.text[place] for place in places] == [source[reading.source(place)] for place in places]


@pytest.mark.parametrize("words", [b"forward", b"private securities litigation reform act", b"harbo"])
def test_words_of_boilerplate_are_found_wherever_a_long_text_is_parted(words: bytes) -> None:
    """The search in parts finds what a search in the whole would find, across their edges too."""
    edge = 1 << 18
    for at in (0, *range(edge - len(words) - 1, edge + 2), 2 * edge - 5, 2 * edge + 900 - len(words)):
        text = bytearray(b"." * (2 * edge + 900))
        text[at : at + len(words)] = words
        shapes = Shapes.of([(BlockKind.PARAGRAPH, 0, len(text), None)])
        assert cues_in(shapes, np.frombuffer(text, np.uint8)).kinds == {0: {Boilerplate.SAFE_HARBOR}}, at


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("<S> a b <C> c", "a b c"),
        ("<B>a</B> b <I>c</I>", "a b c"),
        ("<PAGE>x", ""),
        ("<B>a</B>", "a"),
        ("<FN> (a) one  two </FN>", "(a) one two"),
    ],
)
def test_tags_leave_the_words_beside_them(line: str, text: str) -> None:
    """A tag is cut out of its line with the spaces around it; a line that ends a page goes whole."""
    source = f"Above stands this.\n\n{line}\n\nBelow stands that.\n"
    assert " ".join(read_plain(source).text.split()) == f"Above stands this. {text} Below stands that.".replace(
        "  ", " "
    )
