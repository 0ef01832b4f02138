"""Tables of whom the filer buys from: vendors and suppliers by their parts of its purchases, costs or payables."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from filinggraph.extract.bodies import is_known_body
from filinggraph.extract.ordinary import ordinary
from filinggraph.extract.shares.row_figures import MEASURE
from filinggraph.extract.spelling import SUFFIXED
from filinggraph.model import PartyKind, ShareFact, Table

_SELLER = r"(?:suppliers?|vendors?)"
_HEAD = re.compile(
    rf"(?:.*\| )?(?:names?\s+of\s+)?(?:(?:major|principal|significant|largest|key)\s+)?{_SELLER}(?:\s+names?)?$", re.I
)
_LETTERED = re.compile(rf"\b{_SELLER}\s+#?(?:[A-Z]|\d{{1,2}})\b", re.I)
_TOLD = re.compile(rf"\b{_SELLER}\b|\bpurchases\s+from\b", re.I)
_BOUGHT = re.compile(
    r"\b(?:purchases?|purchased|cost\s+of|payables?|inventor(?:y|ies)|raw\s+materials?|components|merchandise)\b", re.I
)
_SOLD = re.compile(r"(?<!cost of )(?<!costs of )\b(?:sales|revenues?|receivables?|customers?|clients?)\b", re.I)
_OTHERWISE = re.compile(
    r"\b(?:segments?|regions?|geograph\w*|countr(?:y|ies)|product\s+lines?|product\s+categor\w+|beneficial\w*|owners?|ownership|shares|stock"
    r"|commitments?|obligations?|interest|rates?|terms|increases?|decreases?|growth|rebates?|discounts?|royalt\w+|fees?|may|will|expect\w*|budget\w*)\b",
    re.I,
)
_OF_OTHERS = re.compile(
    r"\b(?:their|(?:each|every)\s+(?:[\w-]+\s+){0,2}?\w+[’']s|(?:customers|retailers|clients)[’'])\s+(?:\w+\s+)?purchases\b",
    re.I,
)
_SPAN_ABOVE = re.compile(
    r"(?<=[.;:])\s+(?:fiscal\s+)?(?:years?|quarters?|months|periods?)\s+end(?:ed|ing)[\s,:]*$", re.I
)
_OF_SALES = re.compile(r"^(?:(?:net|total)\s+)?(?:sales|revenues?)$", re.I)


def of_purchases(lead: str, shown: str, table: Table) -> bool:
    """True for a table of percentages of what the filer bought from vendors or owes to them.

    Its first header, its rows ("Vendor A") or the sentence before it says that they are vendors, and nothing that its
    percentages are of sales.
    """
    near = " ".join((_said(lead), table.caption, table.unit, *table.headers))
    no_purchases = _SOLD.search(near) or _OTHERWISE.search(near) or _OF_OTHERS.search(near)
    if no_purchases or not MEASURE.search(f"{near} {shown}"):
        return False
    headed = bool(table.headers and _HEAD.match(table.headers[0]))
    return bool(_LETTERED.search(shown) or ((headed or _TOLD.search(near)) and _BOUGHT.search(near)))


def bought(found: Iterable[ShareFact]) -> Iterator[ShareFact]:
    """Shares of such a table with the party of the row as the supplier; rows of materials ("Steel") tell none."""
    told = [fact for fact in found if fact.customer.kind is not PartyKind.GROUP]
    among_firms = any(SUFFIXED.search(f.customer.name) or is_known_body(f.customer.name) for f in told)
    for fact in told:
        if _is_name(fact.customer.name, among_firms=among_firms):
            basis = "accounts payable" if "receivable" in fact.basis else _OF_SALES.sub("purchases", fact.basis)
            yield replace(fact, supplier=fact.customer, customer=fact.supplier, basis=basis)


def sold(found: Iterable[ShareFact], lead: str, table: Table) -> Iterator[ShareFact]:
    """Shares of a table of customers, without rows of "Vendor A" but where it tells of customers or revenue alone."""
    near = " ".join((_said(lead), table.caption, table.unit, *table.headers))
    alone = _SOLD.search(near) is not None and not _TOLD.search(near)
    return (fact for fact in found if alone or not _LETTERED.fullmatch(fact.customer.name))


def _said(lead: str) -> str:
    """The last sentence before a table."""
    return re.split(r"(?<=[.;])\s+(?=[A-Z])", _SPAN_ABOVE.sub("", lead.strip()))[-1][-300:]


def _is_name(name: str, *, among_firms: bool) -> bool:
    """True for "Vendor A", and for names that are not made of ordinary words; one word is none but among firms."""
    if _LETTERED.fullmatch(name):
        return True
    words = re.findall(r"[A-Za-z&’'.-]{2,}", name)
    strange = any(word.casefold() not in ordinary() for word in words if len(word) > 2)
    return strange and (among_firms or (len(words) > 1 and all(w[0].isupper() or len(w) < 4 for w in words)))
