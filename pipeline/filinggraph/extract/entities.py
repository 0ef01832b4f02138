"""The named entities that a spaCy model sees in many texts, told of all their tokens at once.

spaCy's own loop takes one move a token and text and locks the interpreter for each: two thirds of its time. Yet what
the recognizer says of a token outside an entity hangs on that token alone, and within one on the entity's first token
and the token before: so all tokens are asked at once what begins there, and then all beginnings how long they go on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from thinc.api import NumpyOps

AT_ONCE = 64  # texts
Entities = tuple[tuple[int, int, str], ...]
_OF_STATE = 3  # tokens that the recognizer looks at: the next one, and in an entity its first and its last so far
_NONE = -1
Places = NDArray[np.intp]


def entities_of(nlp: Language, texts: Sequence[str]) -> list[Entities]:
    """(start, end, label) of the named entities of each text; a pipeline of more than a recognizer runs as it is."""
    moves = _moves(nlp)
    if moves is None:
        return [
            tuple((e.start_char, e.end_char, e.label_) for e in doc.ents) for doc in nlp.pipe(texts, batch_size=AT_ONCE)
        ]
    found: list[Entities] = []
    for first in range(0, len(texts), AT_ONCE):
        found += _told(nlp, moves, texts[first : first + AT_ONCE])
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Moves:
    """The recognizer's moves by number: those that begin an entity, are one of one token, or leave a token out.

    `goes_on` and `ends` hold the moves that go on with what a move began and that end it, `labels` what it is called.
    """

    recognizer: Any
    begins: Places
    units: Places
    apart: Places
    goes_on: Places
    ends: Places
    labels: Sequence[str]


@lru_cache(maxsize=4)
def _moves(nlp: Language) -> _Moves | None:
    """The moves of a pipeline that is one greedy recognizer of the usual shape, else None."""
    if len(nlp.pipeline) != 1:
        return None
    recognizer: Any = nlp.pipeline[0][1]
    if type(recognizer) is not EntityRecognizer or recognizer.cfg.get("beam_width") != 1 or recognizer.postprocesses:
        return None
    model = recognizer.model
    if model.name != "parser_model" or not isinstance(model.ops, NumpyOps) or model.attrs["unseen_classes"]:
        return None
    if not model.attrs["has_upper"] or model.get_ref("lower").get_dim("nF") != _OF_STATE:
        return None
    names = [recognizer.moves.get_class_name(n) for n in range(recognizer.moves.n_moves)]
    place = {name: n for n, name in enumerate(names)}
    kinds, labels = [n[0] for n in names], [n[2:] for n in names]
    of = {kind: np.array([n for n, k in enumerate(kinds) if k == kind and (labels[n] or k == "O")]) for kind in "BUO"}
    within = {k: np.array([place.get(f"{k}-{label}", _NONE) for label in labels]) for k in "IL"}
    if any((moves[of["B"]] == _NONE).any() for moves in within.values()) or not len(of["O"]):
        return None
    return _Moves(recognizer, of["B"], of["U"], of["O"], within["I"], within["L"], labels)


def _told(nlp: Language, moves: _Moves, texts: Sequence[str]) -> list[Entities]:
    docs = [nlp.make_doc(text) for text in texts]
    sizes = np.array([len(doc) for doc in docs])
    if not sizes.any():
        return [()] * len(docs)
    step = moves.recognizer.model.predict(docs)
    closing = np.cumsum(sizes)  # the token after the last of each text
    last = np.zeros(closing[-1], dtype=bool)
    last[closing[sizes > 0] - 1] = True
    space = np.concatenate([doc.to_array(IS_SPACE) for doc in docs if len(doc)]).astype(bool)
    chosen = _outside(step, moves, last, space)
    until = _ends(step, moves, chosen, last)
    step.clear_memory()
    return [
        _spans(doc, chosen, until, int(end) - len(doc), moves.labels) for doc, end in zip(docs, closing, strict=True)
    ]


def _outside(step: Any, moves: _Moves, last: NDArray[np.bool_], space: NDArray[np.bool_]) -> Places:
    """The move of each token if it stands in no entity."""
    tokens = np.full((len(last), _OF_STATE), _NONE, dtype=np.int32)
    tokens[:, 0] = np.arange(len(last))
    scores = _scores(step, tokens)
    allowed = np.zeros_like(scores, dtype=bool)
    allowed[:, moves.apart] = True
    allowed[np.ix_(~space, moves.units)] = True
    allowed[np.ix_(~space & ~last, moves.begins)] = True
    chosen: Places = np.where(allowed, scores, -np.inf).argmax(axis=1)
    return chosen


def _ends(step: Any, moves: _Moves, chosen: Places, last: NDArray[np.bool_]) -> Places:
    """Where an entity that begins at a token ends: the token after it; of other tokens the next."""
    until = np.arange(1, len(chosen) + 1)
    open_ = np.flatnonzero(np.isin(chosen, moves.begins))
    goes_on, ends = moves.goes_on[chosen], moves.ends[chosen]
    while len(open_):
        at = until[open_]
        scores = _scores(step, np.stack([at, open_, at - 1], axis=1).astype(np.int32))
        row = np.arange(len(open_))
        more, end = scores[row, goes_on[open_]], scores[row, ends[open_]]
        first = goes_on[open_] < ends[open_]  # of equal moves the recognizer takes the first
        on = ~last[at] & ((more > end) | ((more == end) & first))
        until[open_] += 1
        open_ = open_[on]
    return until


def _scores(step: Any, tokens: NDArray[np.int32]) -> NDArray[np.float32]:
    """What the recognizer gives each of its moves where these are the tokens that it looks at."""
    found: NDArray[np.float32] = step.vec2scores.predict(step.state2vec.predict(tokens))
    return found


def _spans(doc: Any, chosen: Places, until: Places, first: int, labels: Sequence[str]) -> Entities:
    """The entities of a text whose tokens begin at a place among all."""
    found = []
    at, end = first, first + len(doc)
    while at < end:
        if label := labels[chosen[at]]:
            span = doc[at - first : until[at] - first]
            found.append((span.start_char, span.end_char, label))
        at = int(until[at])
    return tuple(found)
