"""Put the values of parameters into a shipped question in SPARQL, as terms.

An engine plans a query by what it knows: with the company's identifier in place it starts there. Terms are written by
the RDF library, which escapes them, and stand only where the query has a variable of that name: nothing that a person
types is read as part of a query.
"""

import re
from collections.abc import Mapping

import pyoxigraph as ox

TOKEN = re.compile(
    r"""
    \#[^\n\r]*
  | <[^<>"{}|^`\\\s]*>
  | \"\"\"(?:[^"\\]|\\.|"{1,2}(?!"))*\"\"\" | \'\'\'(?:[^'\\]|\\.|'{1,2}(?!'))*\'\'\'
  | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
  | [?$](?P<variable>\w+) | @[\w-]+
  | [\w.-]*:(?:[\w.:%-]|\\.)*
  | (?P<word>[^\W\d_]\w*)
  | (?P<mark>[{}()])
    """,
    re.VERBOSE | re.DOTALL,
)
_ENDS_GROUPING = {"HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"}


def ground(text: str, terms: Mapping[str, ox.Literal | ox.NamedNode]) -> str:
    """The query with a term for each variable named in terms.

    The outermost SELECT still gives them; inner ones let them fall, since they are the same everywhere.
    """
    text = _bound(text, terms)
    written: list[str] = []
    at, place, depth, outermost, aliased = 0, "", 0, True, False
    for match in TOKEN.finditer(text):
        written.append(text[at : match.start()])
        at, token = match.end(), match[0]
        word, mark, name = (match["word"] or "").upper(), match["mark"], match["variable"]
        if mark in ("(", ")"):
            depth += 1 if mark == "(" else -1
        elif mark:
            outermost = outermost and place != "SELECT"
            place, depth = "", 0
        elif word in ("SELECT", "GROUP"):
            place, depth = word, 0
        elif word == "WHERE" or word in _ENDS_GROUPING:
            outermost = outermost and place != "SELECT"
            place = ""
        elif name in terms and not aliased:
            token = _in_place(name, str(terms[name]), place if depth == 0 else "", outermost)
        aliased = word == "AS"
        written.append(token)
    return "".join(written) + text[at:]


def _in_place(name: str, term: str, place: str, outermost: bool) -> str:
    """What stands for a variable in the list of a SELECT, in that of a GROUP BY, or in a pattern or expression."""
    if place == "SELECT":
        return f"({term} AS ?{name})" if outermost else ""
    return f"({term})" if place == "GROUP" else term


def _bound(text: str, terms: Mapping[str, ox.Literal | ox.NamedNode]) -> str:
    """BOUND(?name) is true of what is given."""
    return re.sub(r"BOUND\(\?(\w+)\)", lambda found: "true" if found[1] in terms else found[0], text)
