"""What a network tells of every two parties of a statement: a sale, and what has happened between them.

`benchmarks/train_network.py` fits it to statements written for the project, and tunes it to what gold tells of
those of filings.
"""

from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from filinggraph.extract.sign_network import NOBODY, Ensemble, Tokens, ensemble_in
from filinggraph.model import EventKind

MODEL = Path(__file__).with_name("pair_network.npz")  # written by benchmarks/train_network.py
KINDS = tuple(EventKind)
SALE = 0  # the place of a sale among what the network tells, those of KINDS follow
MOST_SIGNS = 12
Pairs = Mapping[tuple[str, str], tuple[float, ...]]


def pairs(network: Ensemble, text: str) -> Pairs:
    """For every two signs of a masked text, (supplier, customer): the chance of a sale, and of each of KINDS.

    A text that does not name the filer is read as told by it. Empty for one with too many signs.
    """
    return network.tell(*_asked(network, text))


def _asked(network: Ensemble, text: str) -> tuple[Tokens, list[tuple[str, str]]]:
    """A masked text as the network reads it, and the signs that it is asked of."""
    tokens = network.vocabulary.tokens(text)
    signs = [sign for sign in tokens.places if sign != NOBODY]
    if len(signs) > MOST_SIGNS:
        return tokens, []
    return tokens, [(a, b) for a in signs for b in signs if a != b]


@lru_cache(maxsize=1)
def pair_network() -> Ensemble:
    """The networks that ship."""
    return ensemble_in(MODEL)


_SEEN: dict[str, Pairs] = {}


def _by_what_ships(text: str) -> Pairs:
    _read((text,))
    return _SEEN[text]


def _read(texts: Iterable[str]) -> None:
    network = pair_network()
    unread = [text for text in dict.fromkeys(texts) if text not in _SEEN]
    told = network.tell_all([_asked(network, text) for text in unread])
    _SEEN.update(zip(unread, told, strict=True))


READ: ContextVar[Callable[[str], Pairs]] = ContextVar("READ", default=_by_what_ships)  # trainers read by others


def dealt(text: str) -> Pairs:
    """What the network tells of every two signs of a masked text."""
    return READ.get()(text)


def foresee(texts: Iterable[str]) -> None:
    """Read together the masked texts of which `dealt` will be asked: that takes half the time."""
    if READ.get() is _by_what_ships:
        _read(texts)


def forget() -> None:
    """Drop what was read: what a document gives must not hang on the documents read before it."""
    _SEEN.clear()
