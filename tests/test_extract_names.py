"""How names are cut out of sentences: what belongs to a name, and what only stands beside it."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filinggraph.extract.bodies import Bodies, body_words
from filinggraph.extract.context import Context
from filinggraph.extract.definitions import definitions
from filinggraph.extract.names import names_of_any_kind
from filinggraph.model import Party


def names(text: str, *, elsewhere: str = "") -> list[str]:
    who = Context(Party("Harlow Dynamics", filer=True), {}, Bodies(f"{text}\n{elsewhere}", body_words()))
    return [m.party.name for m in names_of_any_kind(text, who)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In December Quillon Marine Health named us its sole vendor.", "Quillon Marine Health"),
        ("We were told in November the World Health Network chose two makers.", "World Health Network"),
        ("Sales to the Tulare Valley Water Authority rose.", "Tulare Valley Water Authority"),
        (
            "The Biomedical Advanced Research and Development Authority paid for it.",
            "Biomedical Advanced Research and Development Authority",
        ),
        ("It runs transfers for Hays Regional and St. Fidelis Hospital.", "St. Fidelis Hospital"),
        ("Because J.T. Marquardt & Sons bought less, sales fell.", "J.T. Marquardt & Sons"),
        ("It serves the Port of Tacoma and Quillon Marine Bank.", "Quillon Marine Bank"),
        ("Our screen advertising is sold by CineReach Media LLC under an agreement.", "CineReach Media LLC"),
        ("Our license with the National Lacrosse Conference was renewed.", "National Lacrosse Conference"),
        ("The supplier is 1st Detect Corporation.", "1st Detect Corporation"),
        ("Setauket's agreement with Mid-Atlantic Express expired.", "Mid-Atlantic Express"),
        ("It joined Orbit 7 Marketing Ltd. in May.", "Orbit 7 Marketing Ltd."),
        ("It sells to the brewery Cervecería del Norte.", "Cervecería del Norte"),
        ("It is supplied by Établissements Garnot, S.A. of Lyon.", "Établissements Garnot, S.A."),
        ("It is sold by Distribuidora Sur Claro S.A. de C.V. in Mexico.", "Distribuidora Sur Claro S.A. de C.V."),
        ("It packs meals for Mrs. Tolley's Kitchen.", "Mrs. Tolley's Kitchen"),
        ("King's Bluff Transit, a customer since 2018, pays.", "King's Bluff Transit"),
        ("It won the City of Quillon Paramedic Service.", "City of Quillon Paramedic Service"),
        ("It is for the U.S. Army Aviation and Missile Command.", "U.S. Army Aviation and Missile Command"),
        ("It is for the U.S. Army Corps of Engineers.", "U.S. Army Corps of Engineers"),
        ("The Patent and Trademark Office contract ended.", "Patent and Trademark Office"),
        (
            "The Joint Science and Technology Office for Chemical and Biological Defense awarded it.",
            "Joint Science and Technology Office for Chemical and Biological Defense",
        ),
        (
            "It was named by the Board of Education of the City of Quillon in May.",
            "Board of Education of the City of Quillon",
        ),
        (
            "It works for the US Combat Systems Development Command (CSDC) Field Center.",
            "US Combat Systems Development Command (CSDC) Field Center",
        ),
        (
            "It ran with the Quillon Marine - City of Quillon Fire Service.",
            "Quillon Marine - City of Quillon Fire Service",
        ),
        (
            "NASA has selected Larch-Elm NASA Services Joint Venture of Lawrence, Kansas.",
            "Larch-Elm NASA Services Joint Venture",
        ),
    ],
)
def test_a_name_is_cut_out_whole(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name", "not_name"),
    [
        ("Modules are made by Shenzhen-based Huayuan Electronics.", "Huayuan Electronics", "Shenzhen-based"),
        ("He was a Director of Quillon Marine Technologies.", "Quillon Marine Technologies", "Director of"),
        ("What Quillon Marine wanted to buy was proof.", "Quillon Marine", "What"),
        ("Losing Quillon Marine hurt.", "Quillon Marine", "Losing"),
        ("The loss is small. Loss of Quillon Marine hurt.", "Quillon Marine", "Loss"),
        ("The news came from Ann Bay, CEO of Quillon Marine.", "Quillon Marine", "CEO"),
        ("It was won by the Chicago-area Quillon Marine.", "Quillon Marine", "Chicago-area"),
    ],
)
def test_words_before_a_name_are_no_part_of_it(text: str, name: str, not_name: str) -> None:
    found = names(text, elsewhere="Quillon Marine is a company. We sell to Quillon Marine.")
    assert name in found
    assert not any(n.startswith(not_name) for n in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sales to May Department Stores rose.", "May Department Stores"),
        ("It was acquired by May Department Stores.", "May Department Stores"),
        ("It bought it from August Technology Corporation.", "August Technology Corporation"),
    ],
)
def test_a_month_that_a_name_begins_with_stays(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Larchwood Global and Quillon Marine Extend Multi-Year Partnership", ["Larchwood Global", "Quillon Marine"]),
        ("The post Larchwood Global and Quillon Marine Extend Pact appeared first on Elm.", ["Quillon Marine"]),
        ("Larchwood Global Says Quillon Marine License Runs Out", ["Larchwood Global", "Quillon Marine"]),
        ("Announced Their Recently Formed Quillon Marine Has Procured Two Contracts", ["Quillon Marine"]),
        ("LARCHWOOD GLOBAL RENEWS SUPPLY PACT WITH QUILLON MARINE", ["LARCHWOOD GLOBAL", "QUILLON MARINE"]),
        ("Larchwood Global Extends Contract With Brookdale Supply Company", ["Brookdale Supply Company"]),
    ],
)
def test_a_headline_holds_the_names_of_the_running_text(headline: str, expected: list[str]) -> None:
    elsewhere = (
        "Today Larchwood Global said that it would sell to Quillon Marine again, and that Brookdale Supply "
        "Company buys. We like Quillon Marine because of its ships."
    )
    found = names(headline, elsewhere=elsewhere)
    assert set(expected) <= set(found)
    assert not any(n not in expected and any(e in n for e in expected) for n in found)


def test_a_name_in_a_list_stays_whole_where_the_text_shortens_it() -> None:
    elsewhere = "It said that Quillon would buy more, because Quillon grows."
    assert names("Quillon Health Network, Elm Capital", elsewhere=elsewhere)[0] == "Quillon Health Network"
    assert names("Quillon Semiconductor Ltd", elsewhere=elsewhere) == ["Quillon Semiconductor Ltd"]


def test_the_end_of_a_word_behind_a_hyphen_is_no_government() -> None:
    assert names("It won a Multi-State Government contract.") == []


def test_two_bodies_beside_each_other_are_two() -> None:
    found = names("It sells to the Department of the Interior and the Internal Revenue Service.")
    assert found == ["Department of the Interior", "Internal Revenue Service"]
    found = names("The Department of Labor and Quillonix paid.", elsewhere="Quillonix pays. Sales to Quillonix rose.")
    assert found == ["Department of Labor", "Quillonix"]


def test_what_is_said_to_be_somebodys_is_a_name_by_itself_where_the_text_has_it_alone() -> None:
    assert names("It is for Spain's Guardia Civil.") == ["Guardia Civil"]
    found = names("It is Elm League's Quillon Marine Bank here.", elsewhere="It said that Quillon Marine Bank pays.")
    assert found == ["Elm League", "Quillon Marine Bank"]


def test_the_company_behind_and_is_no_part_of_the_name_before_it() -> None:
    assert names("It said that Sprule and the Company share it.")[0] == "Sprule"


def test_initials_may_have_a_letter_of_the_legal_form() -> None:
    assert definitions("Rowan Craft Solutions, LLC. (RCSI) won.") == [("Rowan Craft Solutions, LLC.", "RCSI")]
    assert definitions("Rowan Craft Solutions, LLC. (RCSIT) won.") == []


def test_a_company_does_business_under_another_name() -> None:
    assert definitions("It hired Elm LLC DBA National Quillon Association (NQA).") == [
        ("National Quillon Association", "NQA")
    ]


def test_names_of_two_sentences_are_two() -> None:
    assert names("We sell to Vitol S.A. Quillon Marine Bank lends.") == ["Vitol S.A.", "Quillon Marine Bank"]


def test_the_first_word_of_a_sentence_is_no_part_of_a_name() -> None:
    assert names("After Alpha Robotics Inc. signed, sales rose.") == ["Alpha Robotics Inc."]


def test_every_agency_of_a_list_is_whole() -> None:
    found = names("Sales to Maricopa West Water Authority and St. Louis County rose.")
    assert found == ["Maricopa West Water Authority", "St. Louis County"]


def test_an_alias_behind_a_town_is_the_companys() -> None:
    text = "Elmet Busse AG, a maker of buses in Drammen, Norway (“Rusta”), agreed."
    assert definitions(text) == [("Elmet Busse AG", "Rusta")]


@pytest.mark.parametrize("place", ["the laws of Switzerland", "the laws of Malta", "the laws of California"])
def test_an_alias_behind_the_place_of_a_company_is_of_the_company(place: str) -> None:
    text = f"Alpine Biologics AG, a company organized under {place} (“Corvane”), agreed."
    assert definitions(text) == [("Alpine Biologics AG", "Corvane")]


def test_a_place_has_only_its_initials_for_an_alias() -> None:
    assert definitions("It sells to the United Arab Emirates (“UAE”).") == [("United Arab Emirates", "UAE")]
    assert definitions("It makes steel in Ohio (the “Plant”).") == []


def test_a_company_of_another_sentence_or_a_plant_is_not_what_is_defined() -> None:
    assert definitions("Alpha Ltd. signed. It sits. Beta trades in Ohio (“Alpha”).") == []
    assert definitions("Quillon Ltd, located in Ohio (the “Plant”), agreed.") == []


def test_a_name_behind_a_franchise_is_no_ticker() -> None:
    assert "Barn Brands LLC" in names("It runs 31 restaurants as franchisees of Barn Brands LLC.")


WORDS = (
    "In May Alpha Water Authority and the of St. J. T. Research Development Inc. What sells to Director (“Beta”), Beta "
    "U.S. Army December"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_ranges_of_names_begin_and_end_with_words_and_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    who = Context(Party("Harlow Dynamics", filer=True), {}, Bodies(text, body_words()))
    ranges = [(m.start, m.end) for m in names_of_any_kind(text, who)]
    for start, end in ranges:
        assert text[start:end] == text[start:end].strip()
        assert not text[start - 1 : start].isalnum()
        assert not text[end : end + 1].isalnum()
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(ranges))


def test_words_of_headlines_stay_where_they_are_in_names() -> None:
    listed = "Boeing, Lockheed Martin, United Launch Alliance, Northrop Grumman."
    assert "United Launch Alliance" in names(listed)
    headline = "Larch Motors Wins Order From Secure Computing"
    assert "Secure Computing" in names(headline, elsewhere="It said that Secure Computing pays on delivery.")


def test_a_participle_that_begins_a_name_stays() -> None:
    assert "Standing Rock Sioux Tribe" in names("Sales to Standing Rock Sioux Tribe rose.")


def test_a_bank_of_a_town_has_its_own_alias() -> None:
    assert ("Bank of Granite", "Granite") not in definitions("We sold it to Smith, Jones (“Smith”).")
    told = definitions("It was sold to Bank of Granite, North Carolina (“Granite”), in May.")
    assert [alias for _, alias in told] == ["Granite"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We sell to Alpha Trading (US) Company under contracts.", ["Alpha Trading (US) Company"]),
        ("Sales to Mitsui & Co. (U.S.A.), Inc. rose.", ["Mitsui & Co. (U.S.A.), Inc."]),
        (
            "We guard for the U.S. Immigration and Naturalization Service.",
            ["U.S. Immigration and Naturalization Service"],
        ),
        ("We sell to the U.S. Army and the Postal Service.", ["U.S. Army", "Postal Service"]),
    ],
)
def test_names_are_whole_around_a_bracket_and_around_two_fields(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sells to the U.S. Army and Quillo Helicopter.", ["U.S. Army", "Quillo Helicopter"]),
        ("It sells to the Department of Energy and Quillo Helicopter.", ["Department of Energy", "Quillo Helicopter"]),
        ("It sells to the Department of Energy and General Motors.", ["Department of Energy", "General Motors"]),
        (
            "It sells to the Department of Licensing and Regulatory Affairs.",
            ["Department of Licensing and Regulatory Affairs"],
        ),
        ("It sells to the Ministry of Oil and Mineral Resources.", ["Ministry of Oil and Mineral Resources"]),
        (
            "It sells to the Department of Fish and Wildlife Management.",
            ["Department of Fish and Wildlife Management"],
        ),
    ],
)
def test_a_company_behind_an_agency_is_no_part_of_it(text: str, expected: list[str]) -> None:
    """Where an "and" joins with an agency what is no field of it, and no office, but has a coined name."""
    assert names(text)[-len(expected) :] == expected
    assert len(names(text)) == len(expected)


def test_a_widely_known_name_may_begin_with_a_number() -> None:
    assert names("It sells to 3M, 7-Eleven and Quillon.") == ["3M", "7-Eleven", "Quillon"]
    assert names("It owes $3M to Quillon.") == ["Quillon"]


def test_a_sort_of_buyer_in_capitals_is_nobodys_name() -> None:
    assert names("It won orders from Airlines, Transit Agencies and Delta Airlines.") == ["Delta Airlines"]
    assert names("It sells to Hospitals, Universities and Banks.") == []


def test_a_letter_that_stands_for_a_name_is_none() -> None:
    assert names("It bought castings from Vendor A, Supplier 2 and Delmar Foundries.") == ["Delmar Foundries"]
