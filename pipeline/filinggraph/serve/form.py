"""The form of a query, its text without constants: tells what is refused, and which queries only look things up."""

import re
from dataclasses import dataclass
from functools import lru_cache

from filinggraph.ask.ground import TOKEN

QUERY_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
UPDATE_FORMS = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
FLEETING = {"NOW", "RAND", "UUID", "STRUUID", "BNODE"}  # functions that give another value every time
_KEPT = 4000  # characters of a form that is remembered

_CONSTANT = re.compile(
    r"""
    <[^<>"{}|^`\\\s]*>
  | \"\"\"(?:[^"\\]|\\.|"{1,2}(?!"))*\"\"\" | \'\'\'(?:[^'\\]|\\.|'{1,2}(?!'))*\'\'\'
  | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
  | \#[^\n\r]*
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Form:
    """What is known of every query of one form.

    `update` is the update keyword that it begins with, `service` is true when it asks another server, `own_dataset`
    when it has a FROM, `fleeting` when its answer is another every time; `lookup` when its work is bounded by the few
    statements about the node that it names.
    """

    text: str
    update: str | None
    service: bool
    own_dataset: bool
    fleeting: bool
    lookup: bool


def form_of(query: str) -> Form:
    """The form of a query; forms of usual length are remembered."""
    text = _CONSTANT.sub(_emptied, query)
    return _remembered(text) if len(text) <= _KEPT else _read(text)


def _emptied(constant: re.Match[str]) -> str:
    first = constant[0][0]
    return "<>" if first == "<" else " " if first == "#" else '""'


def _read(text: str) -> Form:
    words = [match["word"].upper() for match in TOKEN.finditer(text) if match["word"]]
    update = next((word for word in words if word in QUERY_FORMS or word in UPDATE_FORMS), None)
    return Form(
        text,
        update if update in UPDATE_FORMS else None,
        service="SERVICE" in words,
        own_dataset="FROM" in words,
        fleeting=not FLEETING.isdisjoint(words),
        lookup=_lookup(text),
    )


_remembered = lru_cache(1024)(_read)


# A lookup is written here as letters, one a token: i for an IRI, v for a variable, l for a literal, a for the verb "a".
_LETTER = re.compile(
    r"""\s*(?:
    (?P<i><>|(?!_:)[\w-]*:[\w-]*) | (?P<v>[?$]\w+) | (?P<l>""(?:@[\w-]+|\^\^(?:<>|[\w-]+:[\w-]+))?|\d+)
  | (?P<word>[A-Za-z]+\b) | (?P<mark>[{}.;,*])
    )\s*""",
    re.VERBOSE,
)
_WORDS = {"PREFIX": "P", "SELECT": "S", "DISTINCT": "D", "ASK": "A", "WHERE": "W", "GRAPH": "G", "LIMIT": "N"}
_SHAPE = re.compile(
    r"(?:Pii)*(?:S(?P<distinct>D)?(?:\*|v+)|A)W?\{(?:G[iv]\{(?P<inside>[^{}]+)\}|(?P<plain>[^{}]+))\}(?:Nl)?"
)


def _lookup(text: str) -> bool:
    """True for a SELECT or ASK of few statements that start from a named node and go on from what was found there.

    Nothing else may stand in it: paths, filters, joins from elsewhere can make work without end and without rows. Over
    all graphs at once a node can have many equal statements, so less is let through there than in one graph at a time.
    """
    letters, variables, at = [], [], 0
    while at < len(text):
        token = _LETTER.match(text, at)
        if token is None:
            return False
        at = token.end()
        kind = token.lastgroup or ""
        word = token["word"]
        letter = token["mark"] or (kind if not word else "a" if word == "a" else _WORDS.get(word.upper(), "!"))
        letters.append(letter)
        variables.append(token["v"])
    whole = _SHAPE.fullmatch("".join(letters))
    if whole is None:
        return False
    part = "inside" if whole["inside"] else "plain"
    most = 3 if part == "inside" else 1 if whole["distinct"] else 2
    return 0 < _chained(whole[part], variables[whole.start(part) : whole.end(part)]) <= most


def _chained(letters: str, variables: list[str | None]) -> int:
    """The number of statements, or 0 when one of them starts elsewhere than at an IRI or at what was found."""
    found: set[str | None] = set()
    count = at = 0
    for sentence in letters.rstrip(".").split("."):
        subject = sentence[:1]
        if subject != "i" and not (subject == "v" and variables[at] in found):
            return 0
        place = at + 1
        for listed in sentence[1:].split(";"):
            if listed and not re.fullmatch(r"[iva][ivl](?:,[ivl])*", listed):
                return 0
            found |= {variables[place + n] for n in range(1, len(listed)) if listed[n] == "v"}
            count += len(listed) // 2
            place += len(listed) + 1
        at += len(sentence) + 1
    return count
