"""Customers who buy elsewhere, stop buying or take the work back; supply that goes on until another takes it up."""

import pytest

from filinggraph.extract.events import events
from filinggraph.read import read_bytes

A = "Alpha Power Corp."


def told(sentence: str) -> set[str]:
    text = f"Filer: Acme Controls, Inc.\n\nWe make valves.\n\n{sentence}"
    return {f.kind.value for f in events(read_bytes(text.encode(), "report.txt").documents[0])}


@pytest.mark.parametrize(
    "sentence",
    [
        f"{A} has informed us that it will source its valves from Borex Inc. after 2011.",
        f"{A} told the Company in July 2005 that it will obtain its valves from a competitor beginning in 2006.",
        f"{A} has told us that it will phase out its purchases from us over the next twelve months.",
        f"In June 2005, {A} informed us that it would be phasing out our products by the end of the year.",
        f"{A} began buying its valves from another producer in July 2005.",
        f"{A} has decided to purchase its valves from a competitor.",
        f"During 2005, {A} withdrew its business from us.",
        f"{A} is no longer a customer of the Company.",
        f"{A} has resourced its valve business from us to a Korean manufacturer.",
        f"{A} notified us that it intends to terminate its agreement with us on May 1, 2006.",
        f"{A} told us that it will obtain its valves from other suppliers beginning in 2006.",
        f"{A} no longer purchases our valves.",
        f"{A} is no longer a customer of ours.",
        f"In 2005 {A} switched to another supplier.",
        f"{A} stopped its purchases from us in May 2005.",
    ],
)
def test_who_buys_elsewhere_or_no_more_has_ended_it(sentence: str) -> None:
    assert told(sentence) == {"Termination"}


def test_work_that_a_customer_plans_to_do_itself_is_not_renewed() -> None:
    assert told(f"{A} informed us that it plans to perform its inspections internally from 2007.") == {"NonRenewal"}


@pytest.mark.parametrize(
    "sentence",
    [
        "We have decided to purchase our castings from another producer.",
        f"{A} may obtain its valves from another producer at any time.",
        f"{A} told us that it will obtain its valves from us through 2008.",
        f"{A} has informed us that it will buy its valves from Acme Controls through 2008.",
        f"{A} purchases its pumps from other suppliers and its valves from us.",
        f"{A} is no longer our largest customer, as our other sales have grown.",
        "We no longer use the services of Borex Inc. for billing.",
        f"{A} has moved its data processing to our center in Omaha.",
        f"{A} informed us that it intends to build a new plant in Ohio.",
        "We phased out the older product line in 2005.",
        f"{A} told the Company that it will order castings worth $3 million from May 2006 to April 2009.",
        f"{A} notified us that it will purchase the new valves from Plant 3 in Ohio.",
        f"{A} told us that it will begin purchasing these castings from a new plant that we are building.",
        f"The Company has begun to purchase its cans from a new plant under a contract signed with {A} on May 3, 2005.",
        f"{A} has begun to buy its valves from another of our plants.",
        f"We no longer use our Dayton plant to serve {A}",
        f"{A} no longer uses our older valve and buys the new one.",
        f"{A} no longer carries our debt on its books.",
        f"{A} will no longer purchase the old model from us but will buy the new one.",
        "Delmar Foods is no longer a customer of Harlan Can Co. and signed a contract with us.",
        f"{A} stopped its purchases from us for two weeks.",
        f"In 2005 we switched to another supplier, {A}, under a three-year contract.",
        f"In 2005 the Company switched to another supplier for its castings, {A}",
        f"After a trial period ended in May 2005, {A} agreed that we will continue to provide valves until 2009.",
        f"After the quarter ended June 30, 2005, we will continue to supply {A} with valves.",
        f"Following the end of its fiscal year, {A} will continue to buy valves from us.",
        f"After the exclusivity period ends in 2006, {A} will continue to buy our valves under a renewed agreement.",
        f"After the contract with {A} ended in May 2005, we will continue to supply valves under a new agreement.",
        f"{A} awarded us a contract to help its plants with the transition to digital controls.",
        f"The contract with {A} was handed over to Acme Controls.",
        f"{A} awarded us a contract to provide transition services to soldiers.",
        f"{A} told us that it does not intend to terminate our contract.",
        f"{A} notified us that it intends to renew the contract and not to terminate it.",
        f"{A} told us that it plans to possibly terminate our supply contract.",
    ],
)
def test_who_buys_from_the_filer_or_plans_something_else_has_ended_nothing(sentence: str) -> None:
    assert "Termination" not in told(sentence)
    assert "Transition" not in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            f"{A} advised us that we will not be awarded the new contract, and we will continue to supply {A} through "
            "March 2006 to allow an orderly transition.",
            {"NonAward", "Transition"},
        ),
        (
            f"{A} terminated its agreement with us effective December 31, 2005, and we will continue to provide "
            "services through March 2006 to allow for an orderly transition.",
            {"Termination", "Transition"},
        ),
        (f"We have agreed to provide transition services to {A} until its new vendor is in place.", {"Transition"}),
        (f"We signed a transition agreement with {A} in June 2005.", {"Transition"}),
        (f"Our service contract with {A} was transferred to Borex Inc. on May 1, 2005.", {"Transition"}),
        (f"{A} has notified us that it intends to transition its work to other vendors by 2006.", {"Transition"}),
        (f"Upon termination, we must provide transition services to {A} for up to 12 months.", set()),
        (f"The agreement with {A} provides for a transition period of six months following termination.", set()),
        (f"In connection with the sale of our pump division to {A}, we agreed to provide transition services.", set()),
        (f"If {A} selects another vendor, we would continue to provide services during the transition.", set()),
        (f"We are continuing to supply {A} while we build a new plant.", set()),
        (f"{A} awarded us a contract to provide transition services to soldiers.", {"Award"}),
        (f"We were awarded a contract by {A} to provide transition services to veterans.", {"Award"}),
        (f"Following the expiration of our contract with {A}, we will continue to supply valves.", {"Transition"}),
        (f"We agreed to assist {A} in the transition to a new supplier.", {"Transition"}),
        (f"{A} told us that it is moving its production to our competitors.", {"Transition"}),
        (f"{A} shifted its orders to the Company's rival in May 2005.", {"Transition"}),
        (
            f"{A} awarded us a contract for transition support services, including the purchase of spare parts.",
            {"Award"},
        ),
    ],
)
def test_supply_that_goes_on_until_another_takes_it_up_is_a_transition(sentence: str, expected: set[str]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{A} must give us 90 days notice of termination of the supply agreement.", set()),
        (f"{A} shall provide us at least 60 days notice of termination of the supply agreement.", set()),
        (
            f"{A}, which must give us 60 days notice, gave notice of termination of the agreement on May 2, 2005.",
            {"Termination"},
        ),
        (f"Under the contract, {A} is required to give 90 days' notice to terminate the agreement.", set()),
        (f"{A} was required to give 90 days' notice, and on May 3, 2005 it terminated our contract.", {"Termination"}),
        (f"{A} must give us six months' notice, but it terminated the contract on June 1, 2005.", {"Termination"}),
        (f"{A}, which is obligated to provide 60 days' notice, terminated the contract in 2005.", {"Termination"}),
    ],
)
def test_a_notice_that_would_be_due_ends_nothing(sentence: str, expected: set[str]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{A} informed us that it does not intend to renew its supply contract with us.", {"NonRenewal"}),
        (f"{A} informed us that it intends to let its supply contract with us expire.", {"NonRenewal"}),
        (f"{A} notified us that it intends to renew the contract and not to terminate it.", set()),
        (f"{A} told us that it does not intend to terminate our contract.", set()),
    ],
)
def test_what_a_side_says_that_it_will_not_do_is_not_done(sentence: str, expected: set[str]) -> None:
    assert told(sentence) == expected
