"""What holds for any text: nothing is lost, and every place leads back to its source."""

import html
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filinggraph.model import Document
from filinggraph.read import read_bytes, read_file
from filinggraph.read.plain import read_plain

SAMPLES = Path(__file__).parent / "filings"
FILES = sorted(path for path in SAMPLES.rglob("*") if path.suffix in (".txt", ".htm"))
WORD = st.text(st.sampled_from("abcdefgXYZ,.;%$()’é—12390"), min_size=1, max_size=12)
LINE = st.lists(WORD, min_size=1, max_size=14).map("  ".join)
WIDE = st.lists(LINE, min_size=1, max_size=30)
MARKUP = st.sampled_from(
    ["<p>{}</p>", "<div><b>{}</b></div>", "<table><tr><td>{}</td><td>5</td></tr></table>", "{}<br>"]
)


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
