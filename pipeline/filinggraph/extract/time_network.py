"""What a network tells of every time of a sentence: whether a contract ends or starts then, and with which party.

`benchmarks/train_network.py` fits it to statements written for the project, in which every time is marked.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from filinggraph.extract.masking import FILER
from filinggraph.extract.sign_network import SignNetwork, Tokens, network_in

MODEL = Path(__file__).with_name("time_network.npz")  # written by benchmarks/train_network.py
ROLES = ("expires", "effective", "signed", "term", "renewal", "notice")
MOST_SIGNS, MOST_ASKED = 12, 48
Roles = Mapping[tuple[str, str], tuple[float, ...]]


def roles(network: SignNetwork, text: str) -> Roles:
    """For every time of a masked text with every other party, and with NOBODY: the chance of each of ROLES.

    A time with NOBODY is one of a contract whose other side the sentence does not name. Empty for too many signs.
    """
    return network.tell(*_asked(network, text))


def _asked(network: SignNetwork, text: str) -> tuple[Tokens, list[tuple[str, str]]]:
    """A masked text as the network reads it, and the signs that it is asked of."""
    tokens = network.vocabulary.tokens(text)
    times = [sign for sign in tokens.places if sign > FILER]
    sides = [sign for sign in tokens.places if sign < FILER]
    if len(sides) > MOST_SIGNS or len(times) * len(sides) > MOST_ASKED:
        return tokens, []
    return tokens, [(time, side) for time in times for side in sides]


@lru_cache(maxsize=1)
def time_network() -> SignNetwork:
    """The network that ships."""
    return network_in(MODEL)


def timed(text: str) -> Roles:
    """What the network that ships tells of the times of a masked text."""
    return timed_all([text])[0]


def timed_all(texts: Sequence[str]) -> Sequence[Roles]:
    """What `timed` tells of each text; many at once take half the time."""
    network = time_network()
    return network.tell_all([_asked(network, text) for text in texts])
