import pytest
from hypothesis import given
from hypothesis import strategies as st

from filinggraph.errors import ExtractError
from filinggraph.model import Document, Evidence, FilingHeader, OffsetMap, Registrant, Span


def document(text: str) -> Document:
    return Document(id="f/d", path="d.txt", name="d.txt", text=text)


@given(st.text(min_size=1, max_size=200), st.data())
def test_evidence_quotes_exactly_the_text_at_its_offsets(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if text[start:end].strip():
        proof = Evidence.of(document(text), start, end, rule="any")
        assert text[proof.start : proof.end] == proof.quote == text[start:end].strip()
    else:
        with pytest.raises(ExtractError, match="white space"):
            Evidence.of(document(text), start, end, rule="any")


def test_evidence_outside_the_text_is_refused_with_the_rule_named() -> None:
    with pytest.raises(ExtractError, match="rule too-far"):
        Evidence.of(document("short"), 2, 9, rule="too-far")
    with pytest.raises(ExtractError, match="proves nothing"):
        Evidence.of(document("short"), 3, 3, rule="empty")


def test_the_sha256_depends_on_the_text_alone() -> None:
    one = Document(id="a", path="x", name="n", text="same")
    other = Document(id="b", path="y", name="m", text="same")
    assert one.sha256 == other.sha256 != document("other").sha256


def test_lone_surrogates_do_not_break_the_fingerprint() -> None:
    assert len(document("\ud800").sha256) == 64


def test_an_empty_offset_map_is_the_identity() -> None:
    assert OffsetMap().span(3, 9) == Span(3, 9)


def test_the_filer_is_the_first_registrant_that_files() -> None:
    header = FilingHeader(id="x", registrants=(Registrant("Subject", role="subject"), Registrant("Filer")))
    assert header.filer == Registrant("Filer")
    assert FilingHeader(id="x").filer is None
