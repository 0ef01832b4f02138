"""What a SPARQL 1.1 Protocol request asks for, or why it is refused. Pure functions of the request's parts."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl

from filinggraph.serve.form import Form, form_of

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
MAX_PARAMETERS = 1000


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """One query with the dataset that the protocol parameters give; no graphs named: the whole store."""

    text: str
    form: Form
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


class Refused(Exception):
    """A request that is answered with an error status and a message for the person who sent it."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


@lru_cache(2)  # what turns out to be no lookup is read once by the connection and once by the endpoint
def read_request(method: str, query_string: bytes, content_type: str, body: bytes) -> QueryRequest | None:
    """The query of a GET, a form POST or a direct POST; None for a GET without parameters (service description).

    Raises Refused with the status that the protocol asks for.
    """
    pairs = _pairs(query_string, "the query string") if query_string else []
    if method == "POST":
        kind = _kind(content_type)
        if kind == DIRECT and not pairs:
            text = _utf8(body, "the query")
            return QueryRequest(text, checked(text))
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
    return QueryRequest(
        queries[0],
        checked(queries[0]),
        tuple(_iri(value, name) for name, value in pairs if name == "default-graph-uri"),
        tuple(_iri(value, name) for name, value in pairs if name == "named-graph-uri"),
    )


def checked(text: str) -> Form:
    """The form of a query. Raises Refused for updates and SERVICE, wherever they stand outside strings and comments."""
    form = form_of(text)
    if form.update:
        raise Refused(403, f"This endpoint is read-only; {form.update} is refused.")
    if form.service:
        raise Refused(403, "SERVICE is off: this server does not ask other servers.")
    return form


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


@lru_cache(100)
def _kind(content_type: str) -> str:
    match = re.search(r"charset\s*=\s*\"?([^\s;\"]+)", content_type, re.IGNORECASE)
    if match and match[1].lower() not in ("utf-8", "utf8", "us-ascii"):
        raise Refused(400, f"Charset {match[1]}: queries are UTF-8.")
    return content_type.partition(";")[0].strip().lower()


def _iri(value: str, name: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\x00-\x20]*", value):
        raise Refused(400, f"{name}: {value[:200]!r} is not an absolute IRI.")
    return value


_NEAR = 40  # characters of the query that are shown before the place of an error
_POSITION = re.compile(r"error at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)


def explain(error: str, query: str) -> str:
    """The parser's message with the place in the query, without its character classes and parts of keywords."""
    match = _POSITION.match(error)
    if not match:
        return error
    line, column, expected = int(match[1]), int(match[2]), match[3]
    lines = query.splitlines() or [""]
    before = " ".join(" ".join([*lines[: line - 1], *(text[: column - 1] for text in lines[line - 1 : line])]).split())
    place = f"line {line}, column {column}" + (f", after '{before[-_NEAR:]}'" if before else "") + ": "
    for reason in ("Prefix not found", "The SELECT contains a variable that is unbound"):
        if reason in expected:
            return place + reason[0].lower() + reason[1:]
    marks = re.findall(r'"\W+"', re.sub(r"\[[^\]]*\]", "", expected))
    return place + (f"expected {', '.join(marks)}" if marks else "the query cannot go on like this")
