"""Sales between two others than the filer."""

import pytest

from filinggraph.extract.customers import customers
from filinggraph.read import read_bytes


def pairs(sentence: str) -> set[tuple[str, str]]:
    """(supplier, customer) of every fact of a report of which the sentence is a part, the filer as "Acme"."""
    text = f"Filer: Acme Controls, Inc.\n\nWe make valves for power plants.\n\n{sentence}"
    document = read_bytes(text.encode(), "report.txt").documents[0]
    return {
        ("Acme" if f.supplier.filer else f.supplier.name, "Acme" if f.customer.filer else f.customer.name)
        for f in customers(document)
    }


@pytest.mark.parametrize(
    ("sentence", "supplier", "customer"),
    [
        ("Borealis Corp., which buys its rod from Castor Ltd., cited the mark.", "Castor Ltd.", "Borealis Corp."),
        ("Last year Castor Ltd. announced that it had been chosen by Borealis Corp.", "Castor Ltd.", "Borealis Corp."),
        ("Castor Ltd. also flies for Borealis Corp. at Seattle.", "Castor Ltd.", "Borealis Corp."),
        ("Castor Ltd.'s customers include Borealis Corp.", "Castor Ltd.", "Borealis Corp."),
        ("Borealis Corp. is supplied with liners by Castor Ltd.", "Castor Ltd.", "Borealis Corp."),
    ],
)
def test_sales_between_others(sentence: str, supplier: str, customer: str) -> None:
    """Who sells to whom is told of two others as well."""
    assert (supplier, customer) in pairs(sentence)


def test_shares_and_businesses_sold_between_others_are_no_sale() -> None:
    """Whoever buys stock, or a business, is nobody's customer."""
    assert pairs("In May 1998 Castor Ltd. sold additional shares to Borealis Corp.") == set()
    assert pairs("Borealis Corp., which bought the business in 2000 from Castor Ltd., is in Ohio.") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Castor Gas Company supplies fuel to Castor Gas.",
        "In 2004 Acme signed an agreement with Castor Foundry Corp. that runs through 2006, and was selected by "
        "Borealis Motors Corp. as valve supplier.",
    ],
)
def test_nothing_is_sold_to_oneself_or_for_who_only_stands_between(sentence: str) -> None:
    """Two forms of one name are one company, and who was chosen is the subject of the sentence."""
    assert all("Acme" in pair for pair in pairs(sentence))


def test_a_part_of_a_company_sells_not_its_owner() -> None:
    sentence = "Castor Analytics Corp., a unit of Merrill Holdings Inc., was awarded a contract by Borealis Corp."
    assert ("Castor Analytics Corp.", "Borealis Corp.") in pairs(sentence)
    assert not any("Merrill Holdings Inc." in pair for pair in pairs(sentence))
