"""Calendar dates, durations and their arithmetic."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filinggraph.extract import dates
from filinggraph.extract.document_dates import document_date, written_about
from filinggraph.model import Document, FilingHeader, Precision


def values(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], when.value) for start, end, when in dates.find_dates(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ends on February 28, 2005.", "2005-02-28"),
        ("28 February 2005", "2005-02-28"),
        ("as of the 8th day of May, 2014", "2014-05-08"),
        ("8th of May 2014", "2014-05-08"),
        ("the second (2nd) day of April, 1999", "1999-04-02"),
        ("31st day of December, two thousand five", "2005-12-31"),
        ("dated 02/28/2005", "2005-02-28"),
        ("dated 28/02/2005", "2005-02-28"),
        ("2/28/05", "2005-02-28"),
        ("2005-02-28", "2005-02-28"),
        ("5-Jan-2005", "2005-01-05"),
        ("Sept. 5, 1999", "1999-09-05"),
        ("this 16 day of August. 2012", "2012-08-16"),
        ("as of 31 December, --------- 1996", "1996-12-31"),
        ("Date: 3-31-16", "2016-03-31"),
        ("effective as of1 August 2019", "2019-08-01"),
        ("on the thirtieth (30th) day of the month of January, 2012", "2012-01-30"),
        ("the last day in February, 2024", "2024-02-29"),
        ("AUGUST 1ST, 2000", "2000-08-01"),
        ("November 15,\n2012", "2012-11-15"),
        ("in February 2005", "2005-02"),
        ("at the end of June 2005", "2005-06-30"),
        ("mid-2005", "2005"),
        ("by the end of 2005", "2005-12-31"),
        ("at year-end 2004", "2004-12-31"),
        ("first quarter of 2005", "Q1-2005"),
        ("Q3 2004", "Q3-2004"),
        ("third quarter of fiscal 2006", "Q3-2006"),
        ("second half of 2004", "H2-2004"),
        ("fiscal year 2008", "FY2008"),
        ("expires in 2007", "2007"),
    ],
)
def test_a_printed_date_has_its_normal_form(text: str, value: str) -> None:
    assert [v for _, v in values(text)] == [value]


def test_days_in_a_row_are_read_alike_and_numbers_of_sections_are_none() -> None:
    assert [v for _, v in values("Date: 3-29-2016 3-31-16")] == ["2016-03-29", "2016-03-31"]
    assert [v for _, v in values("10-K, 3/30/2020\n\n1.1.62 Dispute")] == ["2020-03-30"]


@pytest.mark.parametrize(
    "text",
    [
        "in the spring",
        "upon FDA approval",
        "Feb 30, 2004",
        "December 31",
        "2100 shares",
        "1.2.05",
        "see 3-31-16",
        "we may 20 do so",
    ],
)
def test_what_fixes_no_day_or_period_is_no_date(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("this ____ day of ____, 2004", ""),
        ("March __, 2004", ""),
        ("____________, 1996", ""),
        ("on [***], 2005", "redacted"),
        ("the [***] day of May, 2010", "redacted"),
        ("September [●], 2019", "redacted"),
    ],
)
def test_masked_days_are_redacted_and_blank_days_unknown(text: str, value: str) -> None:
    ((_, _, when),) = dates.find_dates(text)
    assert (when.value, when.precision) == (value, Precision.UNKNOWN)


def test_a_blank_day_still_bounds_its_month() -> None:
    ((_, _, when),) = dates.find_dates("as of March __, 2004")
    assert (when.earliest, when.latest) == (datetime.date(2004, 3, 1), datetime.date(2004, 3, 31))


def test_the_first_day_of_a_range_borrows_its_year() -> None:
    assert values("from January 1 to December 31, 2005") == [
        ("January 1", "2005-01-01"),
        ("December 31, 2005", "2005-12-31"),
    ]
    assert values("from October 1 through September 30, 2005")[0] == ("October 1", "2004-10-01")


def test_offsets_count_in_the_given_text() -> None:
    text = "May 1, 2001. Signed June 2, 2002. Ends July 3, 2003."
    found = dates.find_dates(text, 13, 34)
    assert [(text[a:b], w.value) for a, b, w in found] == [("June 2, 2002", "2002-06-02")]


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2099, 12, 31)))
def test_every_day_is_read_back_in_every_order(date: datetime.date) -> None:
    shapes = (f"{date:%B} {date.day}, {date.year}", f"{date.day} {date:%B} {date.year}", date.isoformat())
    for shape in shapes:
        assert values(f"signed on {shape} by both") == [(shape, date.isoformat())]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("three (3) years", "P3Y"),
        ("for a period of 36 months", "P36M"),
        ("a five-year term", "P5Y"),
        ("ninety (90) days' notice", "P90D"),
        ("a one year term", "P1Y"),
        ("one hundred eighty (180) days", "P180D"),
        ("one hundred and twenty days", "P120D"),
        ("two and one-half years", "P30M"),
        ("1 (one) year", "P1Y"),
        ("one (l) year", "P1Y"),
        ("successive one (1) year periods", "P1Y"),
        ("two (2) additional consecutive five (5) year terms", "P5Y"),
        ("six weeks", "P6W"),
        ("two calendar quarters", "P6M"),
    ],
)
def test_a_printed_duration_is_iso_8601(text: str, value: str) -> None:
    assert [d for _, _, d in dates.find_durations(text)] == [value]


def test_fiscal_years_and_each_day_are_no_durations() -> None:
    assert dates.find_durations("fiscal years 2005 and 2006; every day; each year") == []


def test_masked_durations_are_given_only_on_demand() -> None:
    text = "[***] years, then ____ months"
    assert dates.find_durations(text) == []
    assert [d for _, _, d in dates.find_durations(text, withheld=True)] == ["redacted", ""]


@pytest.mark.parametrize(
    ("start", "duration", "times", "end"),
    [
        ("2005-01-31", "P1M", 1, "2005-02-28"),
        ("2004-01-31", "P1M", 1, "2004-02-29"),
        ("2004-02-29", "P1Y", 1, "2005-02-28"),
        ("2004-02-29", "P4Y", 1, "2008-02-29"),
        ("2005-02-28", "P1M", 1, "2005-03-28"),
        ("2005-03-31", "P1M", -1, "2005-02-28"),
        ("2005-12-31", "P90D", -1, "2005-10-02"),
        ("2005-01-01", "P1Y6M", 2, "2008-01-01"),
        ("2005-01-01", "P6W", 1, "2005-02-12"),
    ],
)
def test_adding_a_duration_keeps_to_the_calendar(start: str, duration: str, times: int, end: str) -> None:
    assert dates.add(datetime.date.fromisoformat(start), duration, times).isoformat() == end


def test_adding_beyond_the_calendar_is_an_overflow() -> None:
    with pytest.raises(OverflowError):
        dates.add(datetime.date(2020, 1, 1), "P9000Y")


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2099, 12, 31)), st.integers(1, 400))
def test_adding_months_lands_in_the_month_counted_to(date: datetime.date, months: int) -> None:
    end = dates.add(date, f"P{months}M")
    assert (end.year * 12 + end.month) - (date.year * 12 + date.month) == months
    assert end.day <= date.day


@given(st.text(alphabet="0123456789/-., MayofdJunethy_[*]()\n", max_size=80))
def test_any_text_gives_ordered_spans_within_it(text: str) -> None:
    last = 0
    for start, end, _ in dates.find_dates(text):
        assert last <= start < end <= len(text)
        last = end


@pytest.mark.parametrize(
    "opening",
    [
        "ERIE, PA - (WIRE) - February 8, 2005. Harbor Tools announced",
        "ERIE, PA -- February 8, 2005 -- Harbor Tools announced",
        "ERIE, Pa., February 8, 2005 (WIRE) Harbor Tools announced",
    ],
)
def test_a_release_is_dated_by_its_dateline_rather_than_by_its_filing(opening: str) -> None:
    filing = FilingHeader(id="a", filed=datetime.date(2005, 2, 9))
    release = Document("a/x", "x", "x", opening, type="EX-99.1", filing=filing)
    assert document_date(release) == datetime.date(2005, 2, 8)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Alder Corp. - Remarks to analysts, May 1, 2008\n\nGood morning.", datetime.date(2008, 5, 1)),
        ("Reprinted from The Larch Valley Times, July 22, 1997\n\nThe plant", datetime.date(1997, 7, 22)),
        ("Date of report (Date of earliest event reported): 08/08/2007\n", datetime.date(2007, 8, 8)),
        (
            "ITEM 5. OTHER EVENTS\n\nOn November 4, 1996, Alder Corp. entered into an agreement.",
            datetime.date(1996, 11, 4),
        ),
        ("By A. Writer, Freight Monthly, October 2014\n\nThere is", datetime.date(2014, 10, 15)),
        ("Item 1. Business\n\nOn November 4, 1996, Alder Corp. entered into an agreement.", None),
        ("Supply agreement ending May 1, 2008\n\nIt was", None),
        ("Bid deadline: December 31, 2013\n\nIt was", None),
        ("Alder and Larch to Part Ways on June 30, 2013\n\nIt was", None),
        ("The mill was founded March 3, 1950\n\nIt was", None),
        ("Expires - December 2025\n\nIt was", None),
    ],
)
def test_what_is_not_dated_was_written_about_the_day_that_its_head_is_about(
    head: str, day: datetime.date | None
) -> None:
    undated = Document("a/x", "x", "x", head, type="EX-99.1", filing=FilingHeader(id="a"))
    assert document_date(undated) is None or "eport" in head
    assert written_about(undated) == day
