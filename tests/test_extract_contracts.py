"""Contracts in prose and tables: parties, ends with their precision, starts, terms, renewal, and what is none."""

import datetime

import pytest

from filinggraph.extract import extract
from filinggraph.extract.contracts import EVEN, contracts
from filinggraph.extract.deals.told import may_tell_times, times_told
from filinggraph.model import ContractFact, Document, ExpiresHow, Precision, Renewal
from filinggraph.read import read_bytes

FILER = 'Harbor Tools, Inc. (the "Company") makes tools.\n\n'
WRITTEN = datetime.date(2021, 3, 1)


def document(text: str, *, name: str = "release.txt") -> Document:
    return read_bytes((FILER + text).encode(), name).documents[0]


def found(text: str) -> list[ContractFact]:
    return [f for f in extract(document(text), (contracts,)) if isinstance(f, ContractFact)]


def other(fact: ContractFact) -> set[str]:
    return {p.name for p in fact.parties if not p.filer}


@pytest.mark.parametrize(
    ("sentence", "value", "precision"),
    [
        ("The Company's contract with Larch Motors, Inc. expires on June 30, 2009.", "2009-06-30", Precision.DAY),
        ("The Company's contract with Larch Motors, Inc. expires in June 2009.", "2009-06", Precision.MONTH),
        ("The Company's supply agreement with Larch Motors, Inc. runs through 2009.", "2009", Precision.YEAR),
        (
            "The Company's supply agreement with Larch Motors, Inc. expires at the end of 2009.",
            "2009-12-31",
            Precision.DAY,
        ),
        (
            "The Company's supply agreement with Larch Motors, Inc. runs through fiscal 2009.",
            "FY2009",
            Precision.FISCAL_YEAR,
        ),
    ],
)
def test_a_stated_end_keeps_its_precision(sentence: str, value: str, precision: Precision) -> None:
    facts = [f for f in found(sentence) if f.expires]
    assert [(f.expires.value, f.expires.precision) for f in facts if f.expires] == [(value, precision)]
    assert facts[0].expires_how is ExpiresHow.STATED
    assert other(facts[0]) == {"Larch Motors, Inc."}


def test_every_field_is_proved_by_the_words_of_its_sentence() -> None:
    text = "The Company's contract with Larch Motors, Inc. expires on June 30, 2009."
    source = document(text)
    for fact in extract(source, (contracts,)):
        for proof in (*fact.evidence, *(d.evidence for d in fact.details)):
            assert source.text[proof.start : proof.end] == proof.quote
            assert "June 30, 2009" in proof.quote


def test_an_end_is_computed_from_commencement_and_term_and_shows_its_steps() -> None:
    text = (
        "The Company entered into a supply agreement with Larch Motors, Inc. for a term of fifteen years commencing "
        "June 6, 1986."
    )
    fact = next(f for f in found(text) if f.term)
    assert (fact.term, fact.effective.value if fact.effective else "") == ("P15Y", "1986-06-06")
    assert fact.expires is not None
    assert (fact.expires.value, fact.expires.inferred) == ("2001-06-05", True)
    assert fact.expires_how is ExpiresHow.COMPUTED
    assert [step.label for step in fact.derivation] == ["start", "term", "end = start + term"]
    assert all(step.evidence for step in fact.derivation[:2])


def test_a_term_counted_from_a_leap_day_ends_inside_february() -> None:
    text = (
        "The Company entered into a supply agreement with Larch Motors, Inc. for a term of one year commencing "
        "February 29, 2004."
    )
    fact = next(f for f in found(text) if f.term)
    assert fact.expires is not None
    assert fact.expires.value == "2005-02-27"


def test_the_next_sentence_of_a_paragraph_speaks_of_the_same_contract() -> None:
    text = (
        "On May 3, 2005, the Company entered into a distribution agreement with Larch Motors, Inc. to distribute its "
        "tools. The agreement expires on May 2, 2010."
    )
    ends = [(other(f), f.expires.value) for f in found(text) if f.expires]
    assert ({"Larch Motors, Inc."}, "2010-05-02") in ends


def test_the_day_of_agreeing_is_the_signing_and_not_the_beginning() -> None:
    text = (
        "On May 3, 2005, the Company entered into a distribution agreement with Larch Motors, Inc. to sell its tools."
    )
    fact = found(text)[0]
    assert fact.signed is not None
    assert (fact.signed.value, fact.effective) == ("2005-05-03", None)


def test_automatic_renewal_is_told_from_an_option() -> None:
    auto = (
        "The Company's supply agreement with Larch Motors, Inc. expires on June 30, 2009 and automatically renews "
        "for successive two-year periods."
    )
    assert [f.renewal for f in found(auto) if f.expires] == [Renewal.AUTO]


@pytest.mark.parametrize(
    "sentence",
    [
        "If the Company lost its contract with Larch Motors, Inc. after December 31, 2009, its sales could decline.",
        "The Company's revolving credit facility with Larch Bank, N.A. expires on June 30, 2009.",
        "The Company's lease with Larch Properties, Inc. expires on June 30, 2009.",
        "Options granted under the 2005 Stock Option Plan expire on June 30, 2015.",
        "Net sales for the year ended June 30, 2009 increased by 4% over the year ended June 30, 2008.",
    ],
)
def test_conditions_loans_leases_and_option_plans_are_no_contracts_with_customers(sentence: str) -> None:
    assert [f for f in found(sentence) if f.expires and f.kind not in ("lease", "credit", "equity", "other")] == []


def test_a_table_of_customers_and_expiration_dates_gives_a_contract_a_row() -> None:
    html = (
        "<html><body><p>Birch Power, Inc. (the &#8220;Company&#8221;) runs plants.</p><table>"
        "<tr><th>Plant</th><th>Gross MW</th><th>Contract Expiration Date</th><th>Customer(s)</th></tr>"
        "<tr><td>Elm Creek</td><td>120</td><td>2018</td><td>Cedar Gas &amp; Electric</td></tr>"
        "<tr><td>Oak Point</td><td>80</td><td>2022</td><td>Fir Utilities Co.</td></tr>"
        "<tr><td>Ash Hill</td><td>60</td><td></td><td></td></tr></table></body></html>"
    )
    source = read_bytes(html.encode(), "plants.htm").documents[0]
    rows = [f for f in extract(source, (contracts,)) if isinstance(f, ContractFact)]
    assert [(f.subject, f.customer.name if f.customer else "", f.expires.value if f.expires else "") for f in rows] == [
        ("Elm Creek", "Cedar Gas & Electric", "2018"),
        ("Oak Point", "Fir Utilities Co.", "2022"),
    ]
    assert all(f.supplier is not None and f.supplier.filer for f in rows)


@pytest.mark.parametrize(
    ("text", "value", "inferred"),
    [
        ("through the 1997-1998 season", "1998", False),
        ("in each of the 1990-91 through 1993-94 seasons", "1994", False),
        ("for the 2025 and 2026 seasons", "2026", False),
        ("ending in the fourth quarter of 2022", "2022", False),
        ("expires next year", "2022", True),
        ("expires at the end of this year", "2021-12-31", True),
        ("begins on April 1", "2021-04-01", True),
        ("from May 8, 2025 for one and from May 5 for the other", "2025-05-05", True),
        ("extended to 30 September", "2021-09-30", True),
        ("good until the end of June", "2021-06-30", True),
        ("In December, it won the contract", "2020-12", True),
        ("agreement with Alpha expires 2030; the other is monthly", "2030", False),
        ("on the road until at least 2026", "2026", False),
    ],
)
def test_seasons_bare_days_and_relative_times_are_read(text: str, value: str, inferred: bool) -> None:
    read = [(t.when.value, t.when.inferred) for t in times_told(text, WRITTEN) if t.when]
    assert (value, inferred) in read
    assert may_tell_times(text)


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("a yearlong campaign", "P1Y"),
        ("expires on the fifth anniversary of the agreement", "P5Y"),
        ("over the next three years", "P3Y"),
        ("a 12-month period", "P12M"),
        ("will run for two decades", "P20Y"),
        ("prolonged by half a decade", "P5Y"),
        ("hired it for a year", "P1Y"),
        ("asked for another year", "P1Y"),
    ],
)
def test_lengths_of_time_are_read(text: str, duration: str) -> None:
    assert [t.duration for t in times_told(text, WRITTEN) if t.duration] == [duration]
    assert may_tell_times(text)


def test_times_are_looked_for_only_where_there_is_a_word_of_time() -> None:
    assert not may_tell_times("We sell pumps to Alpha under an agreement that may be extended.")
    assert all(map(may_tell_times, ("dated March first, two thousand ten", "TWO YEARS", "up in May", "in ٣ weeks")))


@pytest.mark.parametrize("text", ["about $3 million a year", "twice a year", "a decade ago", "for a year-end party"])
def test_a_year_that_bounds_nothing_is_no_length(text: str) -> None:
    assert [t.duration for t in times_told(text, WRITTEN) if t.duration] == []


def test_what_is_found_does_not_depend_on_what_was_read_before() -> None:
    text = "The Company's contract with Larch Motors, Inc. expires on June 30, 2009."
    first = found(text)
    found("The Company's contract with Fir Motors, Inc. expires on June 30, 2010.")
    assert found(text) == first


FLAT = """Birch Power, Inc. (the "Company") runs plants. The table lists them:

Plant
Fuel
Began Operation
Contract
Expiration Date
Customer(s)
Ash Hill
Gas
1998
2018
Northern Gas &
Electric
Elm Point
(1),(2)
Wind
2007
Beech Gap
(1)
Wind
2006
2021
Fir Utilities
Cedar Run
Coal
2000
2030
Oak Energy Co.
"""


def test_a_table_with_a_cell_a_line_gives_a_contract_a_row_and_none_for_a_row_without_an_end() -> None:
    text = read_bytes(FLAT.replace("\n", "\n\n").encode(), "passage.txt").documents[0]
    facts = [f for f in extract(text, (contracts,)) if isinstance(f, ContractFact)]
    assert [(f.subject, f.customer.name, f.expires.value) for f in facts if f.customer and f.expires] == [
        ("Ash Hill", "Northern Gas & Electric", "2018"),
        ("Beech Gap", "Fir Utilities", "2021"),
        ("Cedar Run", "Oak Energy Co.", "2030"),
    ]


@pytest.mark.parametrize(
    "header", ["Lease\n\nExpiration Date", "Contract\n\nValue", "Option Contract\n\nExpiration Date"]
)
def test_lines_under_a_header_that_is_no_end_of_a_commercial_contract_give_nothing(header: str) -> None:
    text = FLAT.replace("\n", "\n\n").replace("Contract\n\nExpiration Date", header)
    assert not [
        f for f in extract(read_bytes(text.encode(), "p.txt").documents[0], (contracts,)) if isinstance(f, ContractFact)
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "The Company entered into a service agreement with Larch Motors, Inc. in July 2022. Under the agreement,"
            " the Company committed to spend $10 million for a period of 18 months beginning July 2022.",
            "2023-12",
        ),
        (
            "In November 2018, the Company entered into a supply agreement with Larch Motors, Inc. The agreement is for"
            " a term of three years.",
            "2021-11",
        ),
    ],
)
def test_a_term_is_counted_from_the_sentence_before(text: str, value: str) -> None:
    facts = [f for f in found(text) if f.expires]
    assert [f.expires.value for f in facts if f.expires] == [value]
    assert facts[0].expires_how is ExpiresHow.COMPUTED
    assert [s.label for s in facts[0].derivation] == ["start", "term", "end = start + term"]


def test_the_length_of_an_extension_is_not_counted_from_its_signing() -> None:
    text = "In June 2008, the Company signed a three-year extension to its supply agreement with Larch Motors, Inc."
    facts = found(text)
    assert facts
    assert not [f for f in facts if f.expires]


def test_each_of_two_deals_in_a_sentence_keeps_its_own_term() -> None:
    text = (
        "The Company signed a five-year supply agreement with Larch Motors, Inc. and a separate two-year supply"
        " agreement with Maple Foods Corp."
    )
    terms = {name: f.term for f in found(text) for name in other(f)}
    assert terms == {"Larch Motors, Inc.": "P5Y", "Maple Foods Corp.": "P2Y"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Larch Motors, Inc. has licenses to these patents, which expire in 2017.",
        "The Company's agreement with the Internal Revenue Service covers tax years through 2016.",
    ],
)
def test_the_end_of_a_patent_or_of_tax_years_is_no_end_of_a_contract(sentence: str) -> None:
    assert not [f for f in found(sentence) if f.expires]


def test_a_day_in_may_is_no_condition() -> None:
    text = (
        "The Company was awarded a contract by Larch Motors, Inc. The performance period is from May 1, 2024,"
        " to April 30, 2029."
    )
    assert [f.expires.value for f in found(text) if f.expires] == ["2029-04-30"]


def test_a_beginning_before_a_far_end_does_not_take_the_year_of_that_end() -> None:
    text = "a two-year base period beginning April 9, followed by three option years ending on April 8, 2029."
    assert [t.when.value for t in times_told(text, datetime.date(2024, 2, 1)) if t.when] == ["2024-04-09", "2029-04-08"]
    assert [t.when.value for t in times_told(text, None) if t.when] == ["2029-04-08"]
    near = times_told("in force from May 5 to December 31, 2025.", None)
    assert [t.when.value for t in near if t.when] == ["2025-05-05", "2025-12-31"]


def test_what_may_be_extended_is_not_yet_extended() -> None:
    text = (
        "The Company has entered into a six-month consulting agreement with Larch Advisors LLC. The $50,000 agreement,"
        " effective July 16, 2025, may be extended for up to one year."
    )
    facts = [f for f in found(text) if f.effective]
    assert [(f.effective.value, f.term, f.expires.value) for f in facts if f.effective and f.expires] == [
        ("2025-07-16", "P6M", "2026-01-15")
    ]


def test_the_agreement_of_an_employee_ends_no_contract_with_a_customer() -> None:
    text = (
        "The Company entered into an employment agreement with John Larch on November 30, 2006. The initial term of the"
        " Agreement expires November 30, 2008. These agreements cover approximately 45 employees and expire in 2009."
    )
    assert not [f for f in found(text) if f.expires]


def values(text: str) -> set[tuple[str, str, str, str]]:
    """(other side, beginning or signing, end, term) of each contract that a text tells of."""
    out = set()
    for f in found(text):
        begin, end = f.effective or f.signed, f.expires
        out.add((" and ".join(sorted(other(f))), begin.value if begin else "", end.value if end else "", f.term))
    return out


def test_the_name_of_an_agreement_stands_for_its_parties_wherever_it_is_used() -> None:
    text = (
        'On May 3, 2005, the Company entered into a supply agreement with Larch Motors, Inc. (the "Supply Agreement").'
        "\n\nOn June 1, 2005, the Company opened an office in Oslo.\n\nRowan Bank, Inc. moved its seat."
        "\n\nThe Supply Agreement expires on June 30, 2009."
    )
    assert values(text) == {("Larch Motors, Inc.", "2005-05-03", "2009-06-30", "")}


def test_an_agreement_that_was_extended_is_one_contract_with_the_term_it_has_now() -> None:
    text = (
        "In June 2019, the Company entered into a three-year supply agreement with Larch Motors, Inc.\n\n"
        "The supply agreement with Larch Motors, Inc. was amended in June 2020 to extend its term to five years."
    )
    assert {(name, term) for name, _, _, term in values(text)} == {("Larch Motors, Inc.", "P5Y")}


def test_each_of_two_deals_in_one_sentence_keeps_its_own_time() -> None:
    text = (
        "The Company engaged Rowan Media LLC for a yearlong campaign starting May 8, 2025, and Birch Consulting LLC "
        "for six months beginning May 5 to support outreach."
    )
    assert values(text) == {
        ("Rowan Media LLC", "2025-05-08", "2026-05-07", "P1Y"),
        ("Birch Consulting LLC", "2025-05-05", "2025-11-04", "P6M"),
    }


def test_a_number_of_companies_stands_for_those_that_the_document_lists() -> None:
    text = (
        "The Company has selected three companies to supply hand tools under a new contract. The period of performance "
        "of the contracts runs through August 31, 2025.\n\nThe following companies have been awarded the contract:\n\n"
        "Alder Works Inc., of Largo, Maryland\n\nBirch Forge LLC, of Denver\n\nCedar Tools Corp., of Boston"
    )
    assert {(name, end) for name, _, end, _ in values(text)} == {
        ("Alder Works Inc.", "2025-08-31"),
        ("Birch Forge LLC", "2025-08-31"),
        ("Cedar Tools Corp.", "2025-08-31"),
    }


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        ("The Company has a manufacturing agreement with Larch Motors, Inc. that will continue into 2025.", "2025"),
        (
            "The Company terminated its supply agreement with Larch Motors, Inc. effective January 31, 2000.",
            "2000-01-31",
        ),
        ("Pursuant to a 1986 agreement with Larch Motors, Inc. for 10 years, the Company makes tools.", "1996"),
    ],
)
def test_other_words_for_an_end(sentence: str, end: str) -> None:
    assert {(name, last) for name, _, last, _ in values(sentence)} == {("Larch Motors, Inc.", end)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Company signed a three-year supply agreement with Larch Motors, Inc., a unit of Rowan Holdings.",
        "The Company signed a three-year agreement with Larch Motors, Inc. to sell its ToolRight® drills in Chile.",
    ],
)
def test_who_explains_a_side_what_is_sold_and_where_is_no_side(sentence: str) -> None:
    assert values(sentence) == {("Larch Motors, Inc.", "", "", "P3Y")}


def test_times_are_dealt_out_one_each_in_the_order_of_the_sides() -> None:
    text = (
        "The Company's contracts with its customers Larch Motors, Inc., Fir Works LLC and Rowan Tools Corp. expire in "
        "2004, 2006 and 2007, respectively."
    )
    assert values(text) == {
        ("Larch Motors, Inc.", "", "2004", ""),
        ("Fir Works LLC", "", "2006", ""),
        ("Rowan Tools Corp.", "", "2007", ""),
    }


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        (
            "On August 14, 2012, Larch Motors, Inc. told the Company that it does not intend to renew the Supply "
            "Agreement between them. As a result, the agreement will expire in accordance with its terms on "
            "September 30, 2012.",
            "2012-09-30",
        ),
        (
            "The Company's contract with Larch Motors, Inc. was amended on May 1, 2008 to extend the term to "
            "December 31, 2011.",
            "2011-12-31",
        ),
        (
            "There can be no assurance that the Company's agreement with Larch Motors, Inc., which is due to expire in "
            "2021, will be renewed.",
            "2021",
        ),
        (
            "Larch Motors, Inc. bought logs from the Company under an agreement that originally ran through 2008 and "
            "was extended to the end of 2012.",
            "2012-12-31",
        ),
        ("The Company's agreement with Larch Motors, Inc. terminated on January 31, 2012.", "2012-01-31"),
    ],
)
def test_the_end_that_holds_is_read(sentence: str, end: str) -> None:
    assert {(name, last) for name, _, last, _ in values(sentence)} == {("Larch Motors, Inc.", end)}


def test_a_signing_and_a_later_commencement_are_kept_apart() -> None:
    text = (
        "In April 2013 the Company signed a three-year charter with Larch Motors, Inc. for its barge, beginning "
        "June 1, 2013."
    )
    (fact,) = found(text)
    assert fact.signed is not None
    assert fact.effective is not None
    assert fact.expires is not None
    assert (fact.signed.value, fact.effective.value, fact.expires.value) == ("2013-04", "2013-06-01", "2016-05-31")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Company's contract with Larch Motors, Inc. automatically renews for one-year terms.",
        "Larch Motors, Inc. has an option to renew its contract with the Company for five years.",
        "The Company extended its contract with Larch Motors, Inc., the second of four one-year options.",
    ],
)
def test_the_length_of_what_may_follow_is_no_term(sentence: str) -> None:
    assert not [f for f in found(sentence) if f.term]


def test_a_limit_is_not_counted_to_an_end() -> None:
    text = "In March 2010, the Company entered into an agreement with Larch Motors, Inc. for up to 24 months."
    assert not [f for f in found(text) if f.expires]


def test_each_name_keeps_the_times_of_its_own_clause() -> None:
    text = (
        "The Company gathers gas for Larch Energy LLC under a fifteen-year agreement that began in 2006, and for "
        "Fir Oil Corp. under a ten-year agreement that began in 2008."
    )
    assert values(text) == {("Larch Energy LLC", "2006", "2021", "P15Y"), ("Fir Oil Corp.", "2008", "2018", "P10Y")}


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        ("The Company's contract with Larch Motors, Inc. comes up for renewal in December 2013.", "2013-12"),
        (
            "Larch Motors, Inc. is our largest customer. On May 31, 2016, the Company's supply agreement with Larch "
            "Motors, Inc. for its plant expired.",
            "2016-05-31",
        ),
        (
            "The supply agreement with Larch Motors, Inc. was due to expire in December 2008. In August 2007, the "
            "Company and Larch Motors, Inc. extended it through December 2013.",
            "2013-12",
        ),
        (
            "Effective January 1, 2008, the Company entered into a new three-year agreement with Larch Motors, Inc., "
            "replacing the agreement that expired December 31, 2007.",
            "2010-12-31",
        ),
    ],
)
def test_what_ends_and_when_is_told_in_other_orders(sentence: str, end: str) -> None:
    assert {last for _, _, last, _ in values(sentence)} == {end}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Company's net operating losses expire in 2031, and no contract is needed for them.",
        "The Company submitted a proposal to Larch Motors, Inc. for a five-year supply contract.",
        "In July 2002, Larch Motors, Inc. told the Company about its plans for the contract.",
    ],
)
def test_losses_proposals_and_days_of_letters_give_no_times(sentence: str) -> None:
    assert not found(sentence)


def test_a_term_that_waits_for_an_event_is_not_counted_from_the_signing() -> None:
    text = (
        "The Company entered into an agreement with Larch Motors, Inc. on August 4, 2006. The term of the agreement "
        "is five years from the date of approval of the product."
    )
    (fact,) = found(text)
    assert (fact.term, fact.expires) == ("P5Y", None)


def test_a_deal_told_by_the_short_name_of_a_party_is_the_same_contract() -> None:
    text = (
        "On May 3, 2005, the Company entered into a supply agreement with Larch Motors, Inc. Under the supply "
        "agreement with Larch Motors, which expires on May 2, 2010, tools are sold."
    )
    assert values(text) == {("Larch Motors, Inc.", "2005-05-03", "2010-05-02", "")}


def test_two_contracts_of_one_pair_made_years_apart_are_two() -> None:
    text = (
        "In 1989, the Company and Larch Motors, Inc. agreed to form a marketing collaboration. Effective January 1991, "
        "the Company and Larch Motors, Inc. entered into a joint venture."
    )
    assert {(name, begin) for name, begin, _, _ in values(text)} == {
        ("Larch Motors, Inc.", "1989"),
        ("Larch Motors, Inc.", "1991-01"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "No contract with Larch Motors, Inc. has a term of more than one year.",
        "The Company will make the tools for Larch Motors, Inc. under the contract within 25 months.",
    ],
)
def test_a_length_that_is_denied_or_a_delay_is_no_term(sentence: str) -> None:
    assert not [f for f in found(sentence) if f.term]


@pytest.mark.parametrize(
    "sentence",
    [
        "The European Commission extended the implementation period of its rules to the end of 2027.",
        "As of November 29, 2024, all contracts were set to expire at various dates through September 2026.",
    ],
)
def test_ends_of_rules_and_of_what_many_hold_are_no_contracts(sentence: str) -> None:
    text = f'Harbor Tools, Inc. (the "Company") makes tools.\n\n{sentence}'
    assert list(contracts(read_bytes(text.encode(), "report.txt").documents[0])) == []


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        (
            "On March 1, 2012, we signed a contract with Larch Motors, Inc. for three years with two renewal options.",
            "2015-02-28",
        ),
        ("On March 1, 2012, we signed a two-year extension with Larch Motors, Inc.", None),
    ],
)
def test_a_term_beside_options_is_counted_and_that_of_an_extension_is_not(sentence: str, ends: str | None) -> None:
    assert [f.expires.value if f.expires else None for f in found(sentence)] == [ends]


def test_what_only_sounds_like_a_contract_is_told_beside_another_deal_alone() -> None:
    doubtful = (
        "Mr. Harris will retire in June 2004 and has signed a consulting agreement for the two years following.",
        "The town's season ticket programme runs until June 2006 under a contract with the city.",
        "An analyst told clients that many municipal contracts with terms of five to twenty years come up in 2006.",
    )
    alone = [f for text in doubtful for f in found(text)]
    assert all(f.confidence >= EVEN for f in alone)
    dealing = "\n\nIn 2003 the Company's sales to Larch Motors, Inc., a customer, were 31% of net sales."
    beside = [f for text in doubtful for f in found(text + dealing)]
    assert any(f.confidence < EVEN for f in beside)
