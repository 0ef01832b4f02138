"""Ends of contracts that were put off by a length of time, and renewals that count from their day."""

import pytest

from filinggraph.extract import extract
from filinggraph.extract.contracts import contracts
from filinggraph.model import ContractFact, ExpiresHow
from filinggraph.read import read_bytes

FILER = 'Harbor Tools, Inc. (the "Company") makes tools.\n\n'


def found(text: str) -> list[ContractFact]:
    given = read_bytes((FILER + text).encode(), "report.txt").documents[0]
    return [f for f in extract(given, (contracts,)) if isinstance(f, ContractFact)]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (
            "Our contract with Larch Motors, Inc., which was to expire on June 30, 2005, was extended for two years.",
            "2007-06-30",
        ),
        (
            "Our contract with Larch Motors, Inc. expired on June 30, 2010 and was renewed for three years.",
            "2013-06-30",
        ),
        (
            "Our contract with Larch Motors, Inc., which expired on June 30, 2010, was extended for two years.",
            "2012-06-30",
        ),
        (
            "Our license from Larch Motors, Inc., due to end in June 2010, was prolonged by a further eighteen months.",
            "2011-12",
        ),
        (
            "We agreed with Larch Motors, Inc. to extend our supply agreement, which would have expired on February "
            "28, 2005, by three years.",
            "2008-02-29",
        ),
        (
            "Our agreement with Larch Motors, Inc. was due to expire on June 30, 2005. In April 2005, the agreement "
            "was extended for two years.",
            "2007-06-30",
        ),
    ],
)
def test_an_extension_is_counted_from_the_end_that_was_put_off_and_shows_it(text: str, end: str) -> None:
    (fact,) = found(text)
    assert fact.expires is not None
    assert (fact.expires.value, fact.expires.inferred, fact.expires_how) == (end, True, ExpiresHow.COMPUTED)
    assert [s.label for s in fact.derivation] == ["old end", "term", "end = old end + term"]
    assert all(s.evidence for s in fact.derivation[:2])
    assert [d.inferred for d in fact.details if d.field == "expires"] == [True]


def test_an_end_is_not_put_off_by_what_another_contract_gained() -> None:
    facts = found(
        "Our contract with Larch Motors, Inc. expired on June 30, 2010, and our contract with Alder Foods, Inc. was "
        "extended for one year."
    )
    ends = {p.name: f.expires.value if f.expires else "" for f in facts for p in f.parties if not p.filer}
    assert ends == {"Larch Motors, Inc.": "2010-06-30", "Alder Foods, Inc.": ""}


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Our contract with Larch Motors, Inc. expired on June 30, 2010 and was not renewed.", "2010-06-30"),
        (
            "Our contract with Larch Motors, Inc., which was to expire on June 30, 2005, was extended for two years, "
            "to July 31, 2007.",
            "2007-07-31",
        ),
        (
            "Our contract with Larch Motors, Inc., which was to expire on June 30, 2005, may be extended for two "
            "years.",
            "2005-06-30",
        ),
        (
            "Our agreement with Larch Motors, Inc. is scheduled to expire on December 31, 2006. In 2003 we extended "
            "the agreement for two years.",
            "2006-12-31",
        ),
        (
            "Our contract with Larch Motors, Inc. was to expire on June 30, 2005. In May 2004, we shipped tools for "
            "two years.",
            "2005-06-30",
        ),
        ("Our contract with Larch Motors, Inc. has a term of five years and was extended in 2004 for two years.", None),
        ("During 2004, we extended our supply agreement with Larch Motors, Inc. for two years.", None),
    ],
)
def test_an_end_that_stands_or_was_put_off_from_nowhere_is_not_counted(text: str, end: str | None) -> None:
    assert [f.expires.value if f.expires else None for f in found(text)] == [end]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Our contract with Larch Motors, Inc. was renewed on July 1, 1998 for another two years.", "2000-06-30"),
        ("In May 1998, Larch Motors, Inc. renewed its contract with us for a five-year term.", "2003-05"),
        ("In May 1998, Larch Motors, Inc. signed a five-year renewal of its contract with us.", None),
        ("Larch Motors, Inc. renewed its contract with us in 1998 for five years.", None),
    ],
)
def test_a_renewal_on_a_day_is_counted_from_it(text: str, end: str | None) -> None:
    assert [f.expires.value if f.expires else None for f in found(text)] == [end]
