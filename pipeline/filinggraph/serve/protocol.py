"""What a SPARQL 1.1 Protocol request asks for, or why it is refused. Pure functions of the request's parts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl

from filinggraph.ask.ground import TOKEN

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
MAX_PARAMETERS = 1000


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """One query with the dataset that the protocol parameters give; no graphs named: the whole store."""

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


class Refused(Exception):
    """A request that is answered with an error status and a message for the person who sent it."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


def read_request(method: str, query_string: bytes, content_type: str, body: bytes) -> QueryRequest | None:
    """The query of a GET, a form POST or a direct POST; None for a GET without parameters (service description).

    Raises Refused with the status that the protocol asks for.
    """
    pairs = _pairs(query_string, "the query string")
    kind = content_type.partition(";")[0].strip().lower()
    if method == "POST":
        _check_charset(content_type)
        if kind == FORM:
            pairs += _pairs(body, "the form")
        elif kind == DIRECT:
            if any(name == "query" for name, _ in pairs):
                raise Refused(400, "The query is given twice: in the body and in the URL. Send one.")
            pairs.append(("query", _utf8(body, "the query")))
        elif kind == UPDATE:
            raise Refused(403, "This endpoint is read-only; updates are refused.")
        else:
            raise Refused(415, f"Content type {kind or 'missing'}: send the query as {DIRECT} or as a form ({FORM}).")
    elif not pairs:
        return None
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in pairs):
        raise Refused(403, "This endpoint is read-only; updates are refused.")
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) != 1:
        found = "no query" if not queries else f"{len(queries)} queries"
        raise Refused(400, f"The request holds {found}; give exactly one parameter 'query'.")
    check_query(queries[0])
    return QueryRequest(
        queries[0],
        tuple(_iri(value, name) for name, value in pairs if name == "default-graph-uri"),
        tuple(_iri(value, name) for name, value in pairs if name == "named-graph-uri"),
    )


def check_query(text: str) -> None:
    """Raise Refused for updates and for SERVICE, wherever they stand outside strings, IRIs and comments."""
    words = list(_keywords(text))
    for word in words:
        if word in _QUERY_FORMS:
            break
        if word in _UPDATE_FORMS:
            raise Refused(403, f"This endpoint is read-only; {word} is refused.")
    if "SERVICE" in words:
        raise Refused(403, "SERVICE is off: this server does not ask other servers.")


def names_dataset(text: str) -> bool:
    """True when the query has a FROM of its own, which then decides what it sees."""
    return "FROM" in _keywords(text)


_QUERY_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_UPDATE_FORMS = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}


def _keywords(text: str) -> Iterator[str]:
    """Bare words of a query in upper case: no strings, IRIs, variables, prefixed names or comments."""
    for match in TOKEN.finditer(text):
        if word := match["word"]:
            yield word.upper()


def _pairs(raw: bytes, where: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MAX_PARAMETERS)
    except UnicodeDecodeError:
        raise Refused(400, f"{where[0].upper()}{where[1:]} is not percent-encoded UTF-8.") from None
    except ValueError:
        raise Refused(400, f"More than {MAX_PARAMETERS} parameters in {where}.") from None


def _utf8(raw: bytes, what: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(400, f"Byte {error.start} of {what} is not UTF-8.") from None


def _check_charset(content_type: str) -> None:
    match = re.search(r"charset\s*=\s*\"?([^\s;\"]+)", content_type, re.IGNORECASE)
    if match and match[1].lower() not in ("utf-8", "utf8", "us-ascii"):
        raise Refused(400, f"Charset {match[1]}: queries are UTF-8.")


def _iri(value: str, name: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\x00-\x20]*", value):
        raise Refused(400, f"{name}: {value[:200]!r} is not an absolute IRI.")
    return value


_POSITION = re.compile(r"error at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)


def explain(error: str) -> str:
    """The parser's message as 'line L, column C: …', without its character classes."""
    match = _POSITION.match(error)
    if not match:
        return error
    line, column, expected = match.groups()
    place = f"line {line}, column {column}: "
    for reason in ("Prefix not found", "The SELECT contains a variable that is unbound"):
        if reason in expected:
            return place + reason[0].lower() + reason[1:]
    words = re.sub(r"\[[^\]]*\](?:\s*\|\s*)?|one of", " ", expected)
    words = re.sub(r"\s*,[\s,]*", ", ", words).strip(" ,|\n")
    return place + (f"expected {words}" if re.search(r"\w", words) else "the query cannot go on like this")
