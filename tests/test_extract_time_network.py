"""The network of times: which time of a sentence ends or starts a contract, and with whom, told without values."""

import datetime

import pytest

from filinggraph.extract.deals.time_signs import masked_times
from filinggraph.extract.deals.told import times_told
from filinggraph.extract.masking import DATE, FILER, LENGTH
from filinggraph.extract.names import Mention
from filinggraph.extract.sign_network import NOBODY
from filinggraph.extract.time_network import MOST_SIGNS, ROLES, timed
from filinggraph.model import Party, PartyKind

X = "\ue001"
T, U, L = chr(DATE), chr(DATE + 1), chr(LENGTH + 1)
EXPIRES, EFFECTIVE, _, TERM, *_ = range(len(ROLES))
WRITTEN = datetime.date(2004, 6, 15)


def likeliest(text: str, role: int) -> tuple[str, str]:
    """The time and side that a role is most likely of."""
    told = timed(text)
    return max(told, key=lambda pair: told[pair][role])


@pytest.mark.parametrize(
    ("text", "role", "pair"),
    [
        (f"Our supply agreement with {X} expires on {T}.", EXPIRES, (T, X)),
        (f"{FILER} and {X} signed an agreement that begins on {T} and runs through {U}.", EXPIRES, (U, X)),
        (f"{FILER} and {X} signed an agreement that begins on {T} and runs through {U}.", EFFECTIVE, (T, X)),
        (f"In {T}, {X} awarded {FILER} a {L} contract for janitorial services.", TERM, (L, X)),
        (f"The agreement expires on {T}.", EXPIRES, (T, NOBODY)),
    ],
)
def test_it_tells_what_a_time_is_of_and_of_whose_contract(text: str, role: int, pair: tuple[str, str]) -> None:
    assert likeliest(text, role) == pair
    assert timed(text)[pair][role] > 0.4


def test_it_tells_no_end_of_a_period_of_results() -> None:
    told = timed(f"Sales to {X} were higher in the quarter ended {T}.")
    assert all(row[EXPIRES] < 0.5 for row in told.values())


@pytest.mark.parametrize(
    "text", ["", f"{FILER} sells to {X}.", T + "".join(chr(0xE000 + n) for n in range(MOST_SIGNS + 1))]
)
def test_it_is_silent_without_a_time_and_with_too_many_names(text: str) -> None:
    assert timed(text) == {}


def test_signs_stand_for_times_and_names_alike() -> None:
    text = "Under a three-year contract signed May 3, 2004, Alpha Corp. buys from us until 2007."
    at = text.index("Alpha Corp.")
    alpha = Mention(at, at + len("Alpha Corp."), Party("Alpha Corp.", PartyKind.COMPANY))
    times = times_told(text, WRITTEN)
    masked, signs = masked_times(text, [alpha], times)
    length, day, year = signs
    assert [signs[s].duration or signs[s].when.value for s in (length, day, year)] == ["P3Y", "2004-05-03", "2007"]  # type: ignore[union-attr]
    (other,) = masked.members
    assert masked.text == f"Under a {length} contract signed {day}, {other} buys from {FILER} until {year}."


def test_a_time_within_a_name_is_no_time() -> None:
    text = "The Class of 2004 Trust buys from us."
    trust = Mention(4, 23, Party("Class of 2004 Trust", PartyKind.COMPANY))
    assert masked_times(text, [trust], times_told(text, WRITTEN))[1] == {}
