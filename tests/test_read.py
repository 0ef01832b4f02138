"""Every shape that filings come in, read from samples in EDGAR's style; blocks are compared with golden files."""

import datetime
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from filinggraph.cli.read import block_lines
from filinggraph.model import Block, BlockKind, Boilerplate, Document, Filing
from filinggraph.read import read_bytes, read_file
from filinggraph.read.copied import COPIED_AT_ONCE
from filinggraph.read.xhtml import read_xhtml

SAMPLES = Path(__file__).parent / "filings/read"
DEMO = Path(__file__).parent / "filings/demo"
NAMES = sorted(path.name for path in SAMPLES.iterdir())


def sample(name: str) -> Filing:
    return read_file(str(SAMPLES / name))


def text_of(document: Document, block: Block) -> str:
    return document.text[block.start : block.end]


def rows(document: Document, number: int = 0) -> list[dict[str, str]]:
    """The number-th table: for each row, what stands under which header."""
    table = [b.table for b in document.blocks if b.table is not None][number]
    return [
        {table.headers[cell.column]: document.text[cell.start : cell.end] for cell in row}
        for row in table.rows
        if not row[0].header
    ]


def test_there_is_a_sample_for_every_format() -> None:
    assert len(NAMES) == 7


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_reads_into_its_golden_blocks(name: str, golden: Callable[[str, str], None]) -> None:
    filing = sample(name)
    lines = [line for document in filing.documents for line in block_lines(document)]
    lines += [f"# {a.name} ({a.type}): {a.reason}" for a in filing.attachments]
    golden(f"read/{name}.blocks", "\n".join(lines) + "\n")


def test_a_header_of_1994_in_mail_wrapping_names_its_filer() -> None:
    header = sample("pem-1993.txt").header
    assert (header.id, header.form, header.filed) == ("0000990010-94-000002", "10-K", datetime.date(1994, 3, 28))
    assert header.period == datetime.date(1993, 12, 31)
    (filer,) = header.registrants
    assert (filer.name, filer.cik, filer.sic, filer.state) == ("HARBOR GAUGE CO", "0000990010", "3825", "OH")
    assert (filer.fiscal_year_end, filer.former_names) == ("1231", ("HARBOR SCALE CO",))


def test_subject_and_filing_company_are_told_apart() -> None:
    header = sample("release-8k.txt").header
    assert [(r.name, r.role) for r in header.registrants] == [
        ("LAKEVIEW REFINING CO", "subject"),
        ("HARBOR GAUGE CO", "filedBy"),
    ]
    assert header.filer is not None
    assert header.filer.name == "HARBOR GAUGE CO"
    assert header.items == ("Entry into a Material Definitive Agreement", "Financial Statements and Exhibits")


def test_attachments_without_text_are_listed_and_not_read() -> None:
    filing = sample("release-8k.txt")
    assert [(d.type, d.name, d.sequence) for d in filing.documents] == [
        ("8-K", "form8-k.htm", 1),
        ("EX-99.1", "ex99-1.htm", 2),
    ]
    assert [(a.type, a.name) for a in filing.attachments] == [("GRAPHIC", "logo.jpg"), ("EX-101.INS", "hgc.xml")]


def test_double_spaced_lines_become_paragraphs() -> None:
    (document,) = sample("double-spaced.txt").documents
    long = [text_of(document, b) for b in document.blocks if b.end - b.start > 100]
    assert long == [
        "MARLOW, Ohio - March 3, 2003 - Harbor Gauge Co. announced today that its supply agreement with Lakeview"
        " Refining Company has been extended until June 30, 2006.",
        "The agreement, first signed in 1990, covers gauges for eleven refineries and accounted for 24% of net sales in"
        " fiscal 2002.",
    ]


def test_the_demo_release_reads_as_three_paragraphs() -> None:
    release = read_file(str(DEMO / "0000008855-05-000004.txt")).documents[1]
    body = [b for b in release.blocks if b.kind is BlockKind.PARAGRAPH and b.boilerplate is None]
    assert [text_of(release, b).split()[0] for b in body] == ["JAMESTOWN,", "After", "The"]


def test_a_word_cut_at_a_line_end_is_closed_up_and_a_hyphen_of_its_own_stays() -> None:
    (document,) = sample("pem-1993.txt").documents
    assert "Its largest customer" in document.text
    assert "a long-term supply agreement" in document.text


def test_a_sentence_goes_on_over_the_page_end_without_page_number_and_running_header() -> None:
    (document,) = sample("pem-1993.txt").documents
    assert "22% of net sales in 1993, and the loss of that customer would hurt." in document.text
    assert "HARBOR GAUGE CO" not in document.text
    assert "- 2 -" not in document.text


def test_a_heading_does_not_run_into_the_paragraph_below_it() -> None:
    (document,) = read_file(str(DEMO / "0001002135-99-000009.txt")).documents
    assert "Alliances" in [text_of(document, b) for b in document.blocks if b.kind is BlockKind.HEADING]


def test_a_label_line_is_never_the_registrant() -> None:
    header = read_file(str(DEMO / "turner-broadcasting-10k-1993.txt")).header
    assert [r.name for r in header.registrants] == ["TURNER BROADCASTING SYSTEM, INC."]
    assert header.filed == datetime.date(1994, 3, 30)


def test_headers_that_span_columns_of_an_ascii_table_stand_over_each() -> None:
    (document,) = sample("ascii-table.txt").documents
    year, half = "Fiscal year ended | December 31, | ", "Six months ended | June 30, | "
    assert rows(document)[0] == {
        "": "Lakeview Refining Company",
        f"{year}1998": "24%",
        f"{year}1997": "22%",
        f"{half}1999": "26%",
        f"{half}1998": "25%",
    }
    assert rows(document)[1][f"{half}1999"] == "12.0"
    assert rows(document)[1][""] == "Northern Pipe Line, including its subsidiaries"
    assert rows(document, 1)[1] == {"": "Radar gauges", "Units": "25", "Price": "9,800"}


def test_an_ascii_table_inside_html_has_its_unit_and_columns() -> None:
    (document,) = sample("pre-1997.htm").documents
    assert rows(document)[0] == {"": "Lakeview Refining Company", "1997": "$ 4,100", "1996": "$ 3,900"}
    (table,) = [b.table for b in document.blocks if b.table is not None]
    assert table.unit == "in thousands"


def test_a_word_export_keeps_quotes_lists_and_cells_and_hides_what_is_hidden() -> None:
    (document,) = sample("word-2004.htm").documents
    assert (
        "The “Company” sells gauges to Lakeview Refining’s plants—all eleven of them—under a cooperation"
        in document.text
    )
    assert [text_of(document, b) for b in document.blocks if b.kind is BlockKind.LIST_ITEM] == [
        "• float gauges; and",
        "• radar gauges.",
    ]
    assert "Secret Customer" not in document.text
    assert "R&D was 5% of sales." in document.text
    first = rows(document)[0]
    assert first["(Dollars in thousands)"] == "Lakeview Refining"
    assert first["Year ended December 31, | 2003"] == "$4,100"


def test_hidden_xbrl_is_a_fact_and_never_text() -> None:
    (document,) = sample("inline-2023.htm").documents
    assert "0000990010" not in document.text
    facts = {fact.concept: fact for fact in document.xbrl}
    assert facts["dei:EntityCentralIndexKey"].value == "0000990010"
    assert facts["dei:EntityCentralIndexKey"].start == facts["dei:EntityCentralIndexKey"].end
    share = facts["us-gaap:ConcentrationRiskPercentage1"]
    assert (share.value, share.period_end) == ("0.24", datetime.date(2023, 12, 31))
    assert ("srt:MajorCustomersAxis", "hgc:LakeviewMember") in share.dimensions
    assert document.text[share.start - 23 : share.end + 1] == "Lakeview accounted for 24%"
    header = document.filing
    assert (header.form, header.period) == ("10-K", datetime.date(2023, 12, 31))
    assert header.filer is not None
    assert (header.filer.name, header.filer.cik) == ("Harbor Gauge Co.", "0000990010")


def test_items_are_sections_and_boilerplate_is_labelled() -> None:
    report, release = sample("release-8k.txt").documents
    assert [b.section for b in report.blocks][:3] == ["Item 1.01", "Item 1.01", "Item 9.01"]
    assert report.blocks[-1].boilerplate is Boilerplate.SIGNATURES
    labels = {text_of(release, b).split(",")[0].split(".")[0]: b.boilerplate for b in release.blocks}
    assert labels["Harbor Gauge Co"] is None
    assert labels["Harbor Gauge makes tank gauges for refiners"] is Boilerplate.ABOUT
    assert labels["This release contains forward-looking statements"] is Boilerplate.SAFE_HARBOR
    assert labels["Contact: Ann Field"] is Boilerplate.CONTACT


def test_a_cautionary_statement_is_known_however_it_is_spelled() -> None:
    page = "Results\n\nSales rose in the year.\n\nSafe-Harbor Statement\n\nActual results may differ from plans.\n"
    (document,) = read_bytes(page.encode(), "release.txt").documents
    assert {text_of(document, b): b.boilerplate for b in document.blocks}["Safe-Harbor Statement"] is (
        Boilerplate.SAFE_HARBOR
    )


def run(*arguments: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "filinggraph.cli.main", "read", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False)


def test_the_command_shows_text_and_json_and_reads_standard_input() -> None:
    path = SAMPLES / "word-2004.htm"
    shown = run(str(path)).stdout.decode()
    assert shown == sample("word-2004.htm").documents[0].text + "\n"
    assert run("-", stdin=path.read_bytes()).stdout.decode() == shown
    assert '"kind": "table"' in run(str(path), "--format", "json").stdout.decode()


def test_the_cover_and_the_entries_of_the_contents_are_told_from_the_text() -> None:
    page = (
        "UNITED STATES\n\nSECURITIES AND EXCHANGE COMMISSION\n\nFORM 10-K\n\nACME CORP.\n\n(Exact name of registrant "
        "as specified in its charter)\n\nThe aggregate market value of the shares was $5 million.\n\nTABLE OF CONTENTS"
        "\n\nItem 1. Business 3\n\nItem 2. Properties 9\n\nPART I\n\nItem 1. Business\n\n"
        "Acme makes locks, which it sells to post offices, to builders, and to shops all over the country; its plant "
        "is in Ohio, and its people number four hundred."
    )
    (document,) = read_bytes(page.encode(), "acme-10k.txt").documents
    marked = {document.text[b.start : b.end]: b.boilerplate for b in document.blocks}
    assert marked["The aggregate market value of the shares was $5 million."] is Boilerplate.COVER
    assert marked["Item 2. Properties 9"] is Boilerplate.TABLE_OF_CONTENTS
    assert next(b for t, b in marked.items() if t.startswith("Acme makes")) is None


XHTML = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"><body>{}</body></html>'
)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Sold by <b>Acme</p>",
        "<table><tr><td>Sold by<td>Acme</tr></table>",
        '<p title="a > b">Sold by</p><p>Acme</p>',
        "<p>Sold by</p><![CDATA[<p>no</p>]]><p>Acme</p>",
        "<pre>Sold by\nAcme</pre>",
        "<p>Sold by &unknown Acme</p>",
    ],
)
def test_a_page_that_is_not_surely_well_formed_is_read_as_a_browser_would(body: str) -> None:
    source = XHTML.format(body)
    assert read_xhtml(source) is None
    text = read_bytes(source.encode(), "page.htm").documents[0].text.split()
    assert (text[:2], text[-1]) == (["Sold", "by"], "Acme")


def test_a_cell_that_begins_with_bare_text_is_parted_from_the_paragraph_after_it() -> None:
    page = "<html><body><table><tr><td>Fair<p>value</p></td><td>5</td></tr><tr><td>Cost</td><td>4</td></tr></table>"
    (document,) = read_bytes(page.encode(), "page.htm").documents
    assert document.text == "Fair value\t5\nCost\t4"


@pytest.mark.parametrize("form", ["<html><body>{}</html>", XHTML])
def test_raised_footnote_marks_are_no_part_of_a_cell_and_make_no_cell_of_their_own(form: str) -> None:
    mark = '<span style="font-size:6pt;position:relative;top:-3pt">{}</span>'
    page = (
        "<table><tr><td></td><td>2023</td><td></td></tr>"
        f"<tr><td>Lakeview Inc.{mark.format('1')}</td><td>24%</td><td><sup>(2)</sup></td></tr>"
        f"<tr><td>Gulf Corp. {mark.format('(a)')}{mark.format('(b)')}</td><td>12</td><td></td></tr>"
        "<tr><td><sup>(2)</sup></td><td>Before returns.</td><td></td></tr></table>"
    )
    (document,) = read_bytes(form.format(page).encode(), "page.htm").documents
    assert document.text == "2023\nLakeview Inc.1\t24%\t(2)\nGulf Corp. (a)(b)\t12\n(2)\tBefore returns."
    (table,) = [b.table for b in document.blocks if b.table is not None]
    assert [[document.text[c.start : c.end] for c in row] for row in table.rows] == [
        ["2023"],
        ["Lakeview Inc.", "24%"],
        ["Gulf Corp.", "12"],
        ["(2)", "Before returns."],
    ]


@pytest.mark.parametrize("size", [COPIED_AT_ONCE - 20, COPIED_AT_ONCE, 2 * COPIED_AT_ONCE + 20])
def test_a_last_paragraph_longer_than_the_parts_that_are_copied_is_read_whole(size: int) -> None:
    last = "sold goods to many people in many lands and was paid for all of it\n" * (size // 66) + "out."
    read = read_bytes(f"First.\n\n{last}\n".encode(), "long.txt").documents[0]
    assert read.text.split() == ["First.", *last.split()]
    assert [read.text[b.start : b.end].split()[-1] for b in read.blocks] == ["First.", "out."]
