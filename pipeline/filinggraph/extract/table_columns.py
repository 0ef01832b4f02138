"""What the columns of a table of contracts hold, by their headers and by what their cells are."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from filinggraph.extract.states import is_state
from filinggraph.extract.table_cells import read_cell
from filinggraph.extract.table_grid import Grid

IS_END = re.compile(
    r"\b(?:contract(?:ed)?|agreement|PPA|off-?take|term|award|charter|employment|firm\s+period)\b.*\b(?:expir\w+|end(?:s|ing)?|terminat\w+|maturity|through|until)\b"
    r"|^(?:expir\w+|ends?|through|until|(?:earliest\s+)?redelivery)(?:\s+(?:date|of))?$"
    r"|^(?:last|final)\s+(?:contract\s+)?year(?:\s+of\s+(?:deliver\w+|contract|agreement|term))?$"
    r"|\b(?:expir\w+|end)\s+(?:date|of\s+(?:the\s+|current\s+|initial\s+|existing\s+)?(?:contract|agreement|charter|term))\b"
    r"|^(?:[\w-]+\s+){1,3}(?:expir(?:es|y|ation)|ends?)$",
    re.I,
)
IS_BUYER = re.compile(
    r"^(?:(?:power|energy|contract|name\s+of(?:\s+the)?|current)\s+)?(?:customers?(?:\(s\))?|off-?takers?|counter-?part(?:y|ies)|purchasers?|buyers?"
    r"|licensees?|clients?|(?:state\s+|government\s+|contracting\s+)?agency|jurisdiction|lottery|charterers?|shippers?|utilit(?:y|ies)|operator"
    r"|(?:school\s+)?districts?|airlines?|airports?|municipalit(?:y|ies)|cit(?:y|ies)\s+(?:or|and)\s+(?:county|town|village)|hospitals?|institutions?"
    r"|distributors?|franchisees?|sponsors?(?=$))\b(?!.*%)|^(?:contracted|chartered|leased|sold)\s+to$",
    re.I,
)
_SURE_BUYER = re.compile(r"(?:customers?|clients?|purchasers?|buyers?|off-?takers?|charterers?|licensees?)\b", re.I)
NOT_COMMERCIAL = re.compile(
    r"\b(?:lease|rent|tenant|property|loan|note|debt|interest\s+rate|options?|warrants?)\b", re.I
)
_SELLER = re.compile(
    r"^(?:name\s+of\s+)?(?:licensors?|franchisors?|suppliers?|vendors?|sellers?|transporters?)\b(?!.*%)", re.I
)
_EITHER = re.compile(
    r"^(?:manufacturers?|brands?|pipelines?|producers?|principals?|compan(?:y|ies)|part(?:y|ies)|partners?)$", re.I
)
_BUYS = re.compile(
    r"\b(?:purchas\w+|buys?|bought|distribut\w+|suppl(?:y|ied)\s+(?:by|to\s+(?:us|the\s+Company))|franchis\w+|obtains?"
    r"|licens\w+\s+(?:from|in)|represents|dealer\w*)\b",
    re.I,
)
_SERVES = re.compile(r"\b(?:serves?|customers?|clients?|sells?|sold|provides?|suppl(?:y|ies)\s+to)\b", re.I)
_IS_START = re.compile(
    r"^(?:[\w-]+\s+){0,2}(?:commenc\w+|start(?:ed|s)?|beg[ai]n\w*|effective|inception)"
    r"(?:\s+(?:date|of(?:\s+(?:the|current|initial))?\s+(?:contract|agreement|service|term|charter|deliver\w+)))?$",
    re.I,
)
_IS_TERM = re.compile(
    r"^(?:(?:base|initial|original|primary|contract|agreement|charter|license|current)\s+)?(?:term|period|length|duration)"
    r"(?:\s+of\s+(?:contract|agreement|charter|license))?(?:\s*\(\w+\))?$"
    r"|^(?:contract\s+)?(?:commitments?|status|outcome|remarks)$",
    re.I,
)
_NO_END = re.compile(r"\b(?:years?|months?|quarters?|weeks?)\s+end|\b(?:notice|fees?|penalt\w+|shares?)\b", re.I)
_HEDGE = re.compile(
    r"\b(?:notional|swap|strike|hedge\w*|collar|exercise\s+price|(?<!% of )premiums?(?!\s+revenues?))\b", re.I
)
_CONTRACT = re.compile(
    r"\b(?:contract(?:s|ed|ual)?|agreements?|franchises?|licen[sc]es?|charter(?:s|ed)?|PPAs?|off-?take|concessions?|commitments?|awards?)\b",
    re.I,
)
_NOT_OF_TRADE = re.compile(
    r"\b(?:leas(?:es?|ed|ing)|rent\w*|tenants?|propert(?:y|ies)|loans?|notes?|debts?|credit|interest\s+rates?|warrants?|swaps?|hedg\w+|futures|derivativ\w+"
    r"|directors?|officers?|executives?|employees?|employment\s+agreements?|unions?|bargaining|labor|patents?|trademarks?|tax\w*|carry-?forwards?|insur\w+"
    r"|guarant\w+|bonds?|mortgages?|warrant(?:y|ies)|rat(?:ed|ings?)|balances?|matur\w+|preferred|severance|grant(?:s|ed)?|vest\w*|stock|shares)\b",
    re.I,
)
_TELLS_ENDS = re.compile(r"\b(?:contract|agreement|term)s?\b[^.]*\b(?:end|expire)s?\b", re.I)
_NEVER = re.compile(
    r"\b(?:carry-?forwards?|operating\s+loss(?:es)?|tax\s+credits?|permits?|letters?\s+of\s+credit|swaps?|collective\s+bargaining|labor\s+agreements?|FCC|call\s+(?:letters|signs?)|frequenc(?:y|ies)|warrant(?:y|ies))\b",
    re.I,
)
_COUNTERPARTY = re.compile(r"^(?:name\s+of\s+)?counter-?part", re.I)
_LICENSE = re.compile(r"\blicen[sc]es?\b", re.I)
_RENEWS = re.compile(r"\b(?:renewal|extension|option)s?\b", re.I)
_THING = re.compile(
    r"^(?:facilit|location|vessel|ship|rig|mine|project|propert|products?|plant|unit|site|countr|state|region|type|segment|title|position|director"
    r"|officer|name$|name\s+and|description|station|market|program|age$|class|series|expir|renewal)",
    re.I,
)
_STATES = re.compile(
    r"states?(?:\s*(?:/|\bor\b|\band\b)\s*(?:territor(?:y|ies)|provinces?|agenc(?:y|ies)))?|provinces?", re.I
)
_PROGRAM = re.compile(r"\s*(?:[\w-]+\s+)?(?:programs?|contracts?|agreements?|services)(?:\s|$)", re.I)
_LEADS = re.compile(r":\s*$|\b(?:following|below|set\s+forth|table|as\s+follows)\b|^[^.]{0,100}$", re.I)
_WITH_STATES = re.compile(
    r"\b(?:contracts?|agreements?|programs?)\b[^.;]{0,60}\b(?:with|for|from|by)\b[^.;]{0,40}\b(?:states?|governments?|state\s+agencies)\b"
    r"|\b(?:state|government|medicaid|lottery|child\s+support|CHIP|SCHIP|welfare)\s+(?:[a-z]+\s+)?(?:contracts|agreements|programs)\b",
    re.I,
)
# What is given by a state, rather than bought by it; what stands in one; and who else the other side may be.
_BY_A_STATE = (
    r"licen[cs]\w*|permits?|certificat\w+|registrations?|incentives?|tax\w*|credits?|abatements?|exemptions?|franchises?|patents?|tariffs?"
    r"|rates?|approvals?|grants?|casinos?|racetracks?|standards?"
)
_IN_A_STATE = (
    r"facilit\w+|locations?|plants?|sites?|stores?|vessels?|mines?|stations?|prisons?|schools?|hospitals?|unions?|bargaining|rent\w*|leas\w+"
    r"|land|acres|acreage|branch\w*|offices?|cit(?:y|ies)|count(?:y|ies)|dealers?|fields?|reserves|projects?|wells?|warrant\w+|settlements?"
    r"|claims?|polic(?:y|ies)|reinsur\w+|carry-?forwards?|property|properties|telecom\w*|telephone"
)
_ANOTHER = (
    r"customers?|carriers?|compan(?:y|ies)|part(?:y|ies)|partners?|providers?|contractors?|suppliers?|vendors?"
    r"|utilit(?:y|ies)|subsid\w+"
)
_NOT_IN_CELLS = re.compile(rf"\b(?:{_BY_A_STATE})\b", re.I)
_NOT_IN_LEAD = re.compile(rf"\b(?:{_BY_A_STATE}|{_IN_A_STATE})\b", re.I)
_NOT_IN_HEADERS = re.compile(rf"\b(?:{_BY_A_STATE}|{_IN_A_STATE}|{_ANOTHER})\b", re.I)


LONGEST_HEADER = 200  # a longer one is no header, and patterns with two words far apart would be slow on it


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of the other side, the end, the start and the length (-1 for none); `buys` where the filer buys."""

    name: int
    end: int
    start: int
    term: int
    buys: bool = False


def columns(grid: Grid, before: str, is_body: Callable[[str], bool]) -> Columns | None:
    """What the columns of a table are that stands behind some text; None for a table that is none of contracts.

    A column that its header tells to be of customers next to one of ends is enough where no other column is of
    leases, loans, staff and the like; all others need a word for contracts in the headers or in the text, too, and
    none of those in either.
    """
    around = f"{before} {' '.join(grid.headers)}"
    if any(_HEDGE.search(h) for h in grid.headers) or _NEVER.search(around):
        return None
    told = [_told_by(h) for h in grid.headers]
    ends, starts, terms = ([n for n, t in enumerate(told) if t == sort] for sort in ("end", "start", "term"))
    buyers, sellers, either = ([n for n, t in enumerate(told) if t == sort] for sort in ("buyer", "seller", "either"))
    ends = _of_contracts(grid, ends)
    if not (buyers or sellers or either) and _of_states(grid, before, told):
        buyers = [0]
    stated = buyers == [0] and told[0] == ""
    sure = len(buyers) == 1 and bool(_SURE_BUYER.match(grid.headers[buyers[0]]))
    rest = " ".join(h for n, h in enumerate(grid.headers) if n not in (*buyers, *ends))
    if sure and len(ends) == 1:
        if _NOT_OF_TRADE.search(rest):
            return None
    elif not (_CONTRACT.search(around) or sure or stated) or _NOT_OF_TRADE.search(f"{before} {rest}"):
        return None
    if not ends and not any(grid.headers) and _TELLS_ENDS.search(before):
        ends = _last_of_times(grid)
    end = ends[0] if len(ends) == 1 else -1
    term = next((n for n in terms if _tells(grid, n)), -1) if len(ends) < 2 else -1
    start = starts[0] if len(starts) == 1 else -1
    if end < 0 and term < 0:
        return None
    buys, serves = bool(_BUYS.search(before)), bool(_SERVES.search(before))
    if len(buyers) == 1:
        turned = buys and not serves and bool(_COUNTERPARTY.match(grid.headers[buyers[0]]))
        return Columns(buyers[0], end, start, term, buys=turned)
    if not buyers and len(sellers) == 1:
        return Columns(sellers[0], end, start, term, buys=True)
    if not buyers and not sellers and len(either) == 1:
        return Columns(either[0], end, start, term, buys=buys) if buys != serves else None
    if buyers or sellers or either or _NOT_OF_TRADE.search(around) or (end >= 0 and _LICENSE.search(grid.headers[end])):
        return None
    names = [
        n for n, h in enumerate(grid.headers) if told[n] == "" and not _THING.match(h) and _of_bodies(grid, n, is_body)
    ]
    return Columns(names[0], end, start, term) if len(names) == 1 else None


def _of_states(grid: Grid, before: str, told: Sequence[str]) -> bool:
    """True where the first column names states that programs or contracts are with, not where something is."""
    names = [r.texts[0] for r in grid.records if r.texts[0]]
    if not _STATES.fullmatch(grid.headers[0].strip()) or not names or not all(map(is_state, names)):
        return False
    lead = before if _LEADS.search(before) else ""
    cells = (text for r in grid.records for text in r.texts[1:])
    if (
        _NOT_IN_LEAD.search(lead)
        or any(map(_NOT_IN_HEADERS.search, grid.headers))
        or any(map(_NOT_IN_CELLS.search, cells))
    ):
        return False
    what = (header for header, sort in zip(grid.headers[1:], told[1:], strict=True) if not sort)
    return any(map(_PROGRAM.match, what)) or bool(_WITH_STATES.search(lead))


@lru_cache(maxsize=4096)
def _told_by(header: str) -> str:
    """What a header says that its column holds, "" for nothing known; tables repeat their headers."""
    header = header.strip()
    if len(header) > LONGEST_HEADER:
        return ""
    if IS_END.search(header) and not NOT_COMMERCIAL.search(header) and not _NO_END.search(header):
        return "end"
    if _IS_START.search(header):
        return "start"
    if _RENEWS.search(header):
        return "renewal"
    for sort, pattern in (("buyer", IS_BUYER), ("seller", _SELLER), ("either", _EITHER), ("term", _IS_TERM)):
        if pattern.search(header):
            return sort
    return ""


def _of_contracts(grid: Grid, ends: list[int]) -> list[int]:
    """Of several columns of ends, those whose header names contracts, where any does."""
    return [n for n in ends if _CONTRACT.search(grid.headers[n])] or ends if len(ends) > 1 else ends


def _tells(grid: Grid, column: int) -> bool:
    """True where most cells of a column tell a time or a length."""
    cells = [r.texts[column] for r in grid.records if r.texts[column]]
    return 2 * sum(any(_parts(c, grid.headers[column])) for c in cells) >= len(cells) > 0


def _parts(text: str, header: str) -> tuple[object, ...]:
    told = read_cell(text, "term", header)
    return told.start, told.end, told.length


def _last_of_times(grid: Grid) -> list[int]:
    """The last column, where all of its cells are times."""
    last = len(grid.headers) - 1
    cells = [r.texts[last] for r in grid.records]
    return [last] if cells and all(read_cell(c, "end", "").end for c in cells) else []


def _of_bodies(grid: Grid, column: int, is_body: Callable[[str], bool]) -> bool:
    cells: Sequence[str] = [r.texts[column] for r in grid.records if r.texts[column]]
    return len(cells) > 1 and all(map(is_body, cells))
