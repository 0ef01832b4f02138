"""Who sells to whom by one sentence of a report by Acme Controls, Inc.: what it says outright, and the facts."""

from filinggraph.extract.context import Context
from filinggraph.extract.customers import customers
from filinggraph.extract.customers.naming import named
from filinggraph.extract.customers.sure import said
from filinggraph.extract.masking import Masked
from filinggraph.model import Party
from filinggraph.read import read_bytes

FILER = Party("Acme Controls, Inc.", filer=True)
WHO = Context(FILER, {"acme controls, inc.": FILER, "acme": FILER, "acme controls": FILER})


def told(sentence: str) -> set[tuple[str, str]]:
    """(name, "buys" or "sells") of all that the sentence says outright."""
    return {(t.party.name, "buys" if t.buys else "sells") for t in said(Masked(sentence, named(sentence, WHO)))}


def pairs(sentence: str) -> set[tuple[str, str]]:
    """(supplier, customer) of every fact of a report of which the sentence is a part, the filer as "Acme"."""
    text = f"Filer: Acme Controls, Inc.\n\nWe make valves for power plants.\n\n{sentence}"
    document = read_bytes(text.encode(), "report.txt").documents[0]
    return {
        ("Acme" if f.supplier.filer else f.supplier.name, "Acme" if f.customer.filer else f.customer.name)
        for f in customers(document)
    }
