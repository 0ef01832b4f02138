"""Filings and their facts as JSON files, and back, value for value."""

import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from cattrs import Converter
from cattrs.strategies import configure_tagged_union, include_subclasses

from filinggraph import __version__
from filinggraph.model import Document, Fact, Filing, OffsetMap
from filinggraph.semantics.assertions import Run

BY_HAND = Run(__version__, "")  # facts that no run found: those of other programs


@dataclass(frozen=True, slots=True)
class Studied:
    """One filing with every fact found in it, what found them, and notes on what could not be finished."""

    filing: Filing
    facts: tuple[Fact, ...]
    unfinished: tuple[str, ...] = ()
    run: Run = BY_HAND


def _converter() -> Converter:
    converter = Converter(omit_if_default=True, forbid_extra_keys=True)
    converter.register_unstructure_hook(datetime.date, lambda day: day.isoformat())
    converter.register_structure_hook(datetime.date, lambda text, _: datetime.date.fromisoformat(text))
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda text, _: Decimal(text))
    tagged = partial(configure_tagged_union, tag_name="fact", tag_generator=lambda cls: cls.__name__)
    include_subclasses(Fact, converter, union_strategy=tagged)
    return converter


_CONVERTER = _converter()


def dump(studied: Studied) -> str:
    """The filing as JSON, without the texts, blocks and offset maps of its documents (texts are files of their own)."""
    bare = replace(studied.filing, documents=tuple(map(_without_text, studied.filing.documents)))
    record = _CONVERTER.unstructure(replace(studied, filing=bare))
    for part, document in zip(record["filing"]["documents"], studied.filing.documents, strict=True):
        part["text"] = document.sha256
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def load(text: str, texts: Callable[[str], str]) -> Studied:
    """The filing that `dump` wrote; `texts(sha256)` gives the text of a document."""
    studied: Studied = _CONVERTER.structure(json.loads(text), Studied)
    documents = tuple(replace(d, text=texts(d.text)) for d in studied.filing.documents)
    return replace(studied, filing=replace(studied.filing, documents=documents))


def _without_text(document: Document) -> Document:
    return replace(document, text="", blocks=(), xbrl=(), offsets=OffsetMap())
