"""A press release in the style of 2005, and all that it says, read by hand: input for the tests of the graph.

`python -m tests.locker_release > tests/golden/locker-release.ttl` writes its graph anew; read the difference.
"""

import datetime
import re
import sys
from decimal import Decimal

import filinggraph.model as m
from filinggraph.resolve import resolve
from filinggraph.semantics.assertions import Run
from filinggraph.semantics.quads import FilingGraph
from filinggraph.semantics.rdf import describe
from filinggraph.semantics.turtle import turtle

FILING = "0000008855-05-000004"
TEXT = """\
JAMESTOWN, NY, February 8, 2005. American Locker Group Incorporated (NASDAQ: ALGI) was told by the United
States Postal Service ("USPS") that it will not be awarded a contract for the continued supply of Cluster Box
Units ("CBUs"). The company's current contracts with the USPS for CBUs expire on February 28, 2005. A
transition period is to follow the expiration; its length is not known. Sales of CBUs to the USPS were more
than 50% of the company's net sales in each of the last four fiscal years, and the USPS was its largest
customer. The loss of this business is likely to have an adverse effect on the company. The company does not
supply parcel lockers to Canada Post.
"""
LOCKER = m.Party("American Locker Group Incorporated", tickers=("NASDAQ:ALGI",), filer=True, cik="0000008855")
POST = m.Party("United States Postal Service", m.PartyKind.GOVERNMENT, aliases=("USPS",))
CANADA = m.Party("Canada Post", m.PartyKind.GOVERNMENT)
HEADER = m.FilingHeader(
    FILING,
    "8-K",
    datetime.date(2005, 2, 9),
    registrants=(m.Registrant("AMERICAN LOCKER GROUP INC", "0000008855", ("AVM CORP",), fiscal_year_end="1231"),),
)
DOCUMENT = m.Document(f"{FILING}/ex99-1.txt", "release.txt", "ex99-1.txt", TEXT, "EX-99.1", 2, filing=HEADER)
_SIDES = {"supplier": LOCKER, "customer": POST}


def quoted(words: str, rule: str) -> m.Evidence:
    """Proof of a claim by words of the text."""
    found = re.search(r"\s+".join(map(re.escape, words.split())), TEXT)
    assert found, words
    return m.Evidence.of(DOCUMENT, *found.span(), rule=rule)


def day(text: str) -> m.When:
    date = datetime.date.fromisoformat(text)
    return m.When(text, m.Precision.DAY, date, date)


def fiscal_year(year: int) -> m.When:
    start, end = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    return m.When(f"FY{year}", m.Precision.FISCAL_YEAR, start, end, year, inferred=True)


def facts() -> tuple[m.Fact, ...]:
    """Everything that the text says."""
    share = quoted("more than 50% of the company's net sales in each of the last four fiscal years", "share-of-sales")
    ends = quoted("current contracts with the USPS for CBUs expire on February 28, 2005", "contract-expires-on")
    refused = quoted("it will not be awarded a contract for the continued supply of Cluster Box Units", "not-awarded")
    follows = quoted("A transition period is to follow the expiration; its length is not known", "transition-follows")
    largest = quoted("the USPS was its largest customer", "largest-customer")
    loss = quoted("The loss of this business is likely to have an adverse effect", "loss-would-hurt")
    denied = quoted("does not supply parcel lockers to Canada Post", "no-supply")
    boxes = "Cluster Box Units"
    return (
        m.CustomerFact(evidence=(largest,), **_SIDES, rank=1, confidence=0.98),
        *(
            m.ShareFact(
                evidence=(share,),
                **_SIDES,
                percent=Decimal(50),
                comparator=m.Comparator.MORE_THAN,
                basis="net sales",
                period=fiscal_year(year),
                rank=1,
                inferred=True,
                confidence=0.9,
            )
            for year in (2001, 2002, 2003, 2004)
        ),
        m.ContractFact(
            evidence=(ends,),
            **_SIDES,
            parties=(LOCKER, POST),
            kind="supply",
            subject=boxes,
            expires=day("2005-02-28"),
            expires_how=m.ExpiresHow.STATED,
            represents_multiple=True,
            details=(m.Detail("subject", refused, inferred=True, note="CBUs is short for Cluster Box Units"),),
        ),
        m.EventFact(
            evidence=(refused,),
            **_SIDES,
            kind=m.EventKind.NON_AWARD,
            subject=boxes,
            announced=day("2005-02-08"),
            modality=m.Modality.EXPECTED,
        ),
        m.EventFact(evidence=(ends,), **_SIDES, kind=m.EventKind.EXPIRATION, date=day("2005-02-28")),
        m.EventFact(
            evidence=(follows,),
            **_SIDES,
            kind=m.EventKind.TRANSITION,
            date=m.When("", m.Precision.OPEN_ENDED, datetime.date(2005, 3, 1)),
            modality=m.Modality.EXPECTED,
        ),
        m.RiskFact(evidence=(loss,), **_SIDES, kind=m.RiskKind.CONTRACT_LOSS, modality=m.Modality.FORWARD_LOOKING),
        m.CustomerFact(evidence=(denied,), supplier=LOCKER, customer=CANADA, negated=True, confidence=0.8),
    )


def filing() -> m.Filing:
    return m.Filing(HEADER, DOCUMENT.path, (DOCUMENT,))


def graph(said: tuple[m.Fact, ...] | None = None) -> FilingGraph:
    """The graph of the release, or of some facts of it."""
    given = facts() if said is None else said
    return describe(filing(), given, resolve([(filing(), given)]), Run("0.0.0", "by hand"))


if __name__ == "__main__":
    sys.stdout.write(turtle([graph()]))
