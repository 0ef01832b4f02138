"""What a network tells of every time of a sentence: whether a contract ends or starts then, and with which party.

`benchmarks/train_network.py` fits it to statements written for the project, in which every time is marked, and tunes it
to what gold tells of the times of filings.
"""

from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from filinggraph.extract.masking import FILER
from filinggraph.extract.sign_network import Ensemble, Tokens, ensemble_in

MODEL = Path(__file__).with_name("time_network.npz")  # written by benchmarks/train_network.py
ROLES = ("expires", "effective", "signed", "term", "renewal", "notice")
MOST_SIGNS, MOST_ASKED = 12, 48
RoleChances = Mapping[tuple[str, str], tuple[float, ...]]


def _asked(network: Ensemble, text: str) -> tuple[Tokens, list[tuple[str, str]]]:
    """A masked text as the network reads it, and the signs that it is asked of."""
    tokens = network.vocabulary.tokens(text)
    times = [sign for sign in tokens.places if sign > FILER]
    sides = [sign for sign in tokens.places if sign < FILER]
    if len(sides) > MOST_SIGNS or len(times) * len(sides) > MOST_ASKED:
        return tokens, []
    return tokens, [(time, side) for time in times for side in sides]


@lru_cache(maxsize=1)
def time_network() -> Ensemble:
    """The networks that ship."""
    return ensemble_in(MODEL)


def timed(text: str) -> RoleChances:
    """For every time of a masked text with every other party, and with NOBODY: the chance of each of ROLES.

    A time with NOBODY is one of a contract whose other side the sentence does not name. Empty for too many signs.
    """
    return timed_all([text])[0]


def _by_what_ships(texts: Sequence[str]) -> Sequence[RoleChances]:
    network = time_network()
    return network.tell_all([_asked(network, text) for text in texts])


READ: ContextVar[Callable[[Sequence[str]], Sequence[RoleChances]]] = ContextVar("READ", default=_by_what_ships)


def timed_all(texts: Sequence[str]) -> Sequence[RoleChances]:
    """What `timed` tells of each text; many at once take half the time. Trainers have others read them (`READ`)."""
    return READ.get()(texts)
