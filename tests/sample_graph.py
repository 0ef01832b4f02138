"""Five invented filings with their facts, as input for the tests of questions, endpoint and page."""

import datetime
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox

import filinggraph.model as m
from filinggraph.resolve import resolve
from filinggraph.semantics.assertions import Run
from filinggraph.semantics.quads import FilingGraph
from filinggraph.semantics.rdf import describe
from filinggraph.store import open_store

DAY = datetime.date
ID = "https://w3id.org/filinggraph/id/"
FG = "https://w3id.org/filinggraph/ontology#"
LOCKER = m.Party("Northern Locker Group Incorporated", cik="0000000101", tickers=("NASDAQ:NLGI",), filer=True)
POST = m.Party("United States Postal Service", m.PartyKind.GOVERNMENT, aliases=("USPS",))
STEEL = m.Party("Falls Steel Works Inc.", cik="0000000202", filer=True)
MAKER = m.Party("Quayside Motors Ltd.")
MARKUP = m.Party('<img src=x onerror=alert(1)> & Sons "B" Corp.', cik="0000000303", filer=True)
UNNAMED = m.Party("Customer A", m.PartyKind.UNNAMED)

RELEASE = """The United States Postal Service ("USPS") will not award Northern Locker Group Incorporated a contract for
the continued supply of Cluster Box Units. The company's current contracts with the USPS expire February 28, 2005. A
transition period will follow, and its length is not known. The USPS made up 53.4% of net sales in fiscal 2004 and more
than 50% of net sales in fiscal 2003. The loss of this customer would have an adverse effect."""
ANNUAL = """Sales to Northern Locker Group Incorporated were 42% of net sales in fiscal 2004 and 30% in fiscal 2003.
Sales to Quayside Motors Ltd. were 15% of net sales in fiscal 2003. Our supply agreement with Northern Locker Group
Incorporated, effective January 1, 2003, ends on December 31, 2005 and renews unless notice is given 90 days before. We
may lose Quayside Motors Ltd. as a customer."""
NAMESAKE = m.Party("Quayside Motors Inc.")
LATER = """Our supply agreement with Northern Locker Group Incorporated, effective January 1, 2003, now ends on
June 30, 2006. Sales to Northern Locker Group Incorporated were 44% of net sales in fiscal 2004. Customer A made up 12%
of revenue. We may sell to Quayside Motors Inc. again."""
EMPTY = "This amendment has no further content."
SCRIPT = """<script>alert(1)</script> Sales to the United States Postal Service were 61% of revenue in fiscal 2004."""


def _document(name: str, text: str, filed: datetime.date, form: str, who: m.Party) -> m.Document:
    registrant = m.Registrant(who.name, who.cik, tickers=who.tickers)
    header = m.FilingHeader(name, form, filed, registrants=(registrant,))
    return m.Document(f"{name}/main.htm", f"{name}.txt", "main.htm", text, form, filing=header)


def _filing(document: m.Document) -> m.Filing:
    return m.Filing(document.filing, document.path, (document,))


def _year(year: int) -> m.When:
    return m.When(f"FY{year}", m.Precision.FISCAL_YEAR, DAY(year, 1, 1), DAY(year, 12, 31), year)


def _day(day: datetime.date) -> m.When:
    return m.When(day.isoformat(), m.Precision.DAY, day, day)


def _quote(document: m.Document, words: str, rule: str) -> m.Evidence:
    start = document.text.index(words)
    return m.Evidence.of(document, start, start + len(words), rule=rule)


def _share(document, supplier, customer, percent, year, words, **more):
    return m.ShareFact(
        evidence=(_quote(document, words, "share-of-sales"),),
        supplier=supplier,
        customer=customer,
        percent=Decimal(percent),
        basis=more.pop("basis", "net sales"),
        period=_year(year) if year else None,
        **more,
    )


def filings() -> list[tuple[m.Filing, tuple[m.Fact, ...]]]:
    """Every filing with its facts."""
    release = _document("0000000101-05-000001", RELEASE, DAY(2005, 2, 8), "8-K", LOCKER)
    annual = _document("0000000202-05-000007", ANNUAL, DAY(2005, 3, 1), "10-K", STEEL)
    later = _document("0000000202-05-000019", LATER, DAY(2005, 9, 1), "10-Q", STEEL)
    empty = _document("0000000202-05-000020", EMPTY, DAY(2005, 9, 2), "10-K/A", STEEL)
    script = _document("0000000303-05-000002", SCRIPT, DAY(2005, 4, 1), "10-K", MARKUP)
    sides = {"supplier": LOCKER, "customer": POST}
    expires = _quote(release, "current contracts with the USPS expire February 28, 2005", "contracts-expire")
    ours = (
        m.CustomerFact(evidence=(_quote(release, "The USPS made up 53.4% of net sales", "largest"),), rank=1, **sides),
        _share(release, LOCKER, POST, "53.4", 2004, "53.4% of net sales in fiscal 2004", rank=1),
        _share(release, LOCKER, POST, "50", 2003, "50% of net sales in fiscal 2003", comparator=m.Comparator.MORE_THAN),
        m.ContractFact(
            evidence=(expires,),
            parties=(LOCKER, POST),
            kind="supply",
            subject="Cluster Box Units",
            expires=_day(DAY(2005, 2, 28)),
            expires_how=m.ExpiresHow.STATED,
            represents_multiple=True,
            modality=m.Modality.EXPECTED,
            **sides,
        ),
        m.EventFact(
            evidence=(_quote(release, "will not award", "non-award"),),
            kind=m.EventKind.NON_AWARD,
            subject="Cluster Box Units",
            announced=_day(DAY(2005, 2, 8)),
            modality=m.Modality.EXPECTED,
            **sides,
        ),
        m.EventFact(
            evidence=(_quote(release, "its length is not known", "transition"),),
            kind=m.EventKind.TRANSITION,
            date=m.When("", m.Precision.OPEN_ENDED, DAY(2005, 3, 1)),
            modality=m.Modality.EXPECTED,
            **sides,
        ),
        m.RiskFact(
            evidence=(_quote(release, "would have an adverse effect", "loss"),),
            kind=m.RiskKind.CONTRACT_LOSS,
            **sides,
        ),
    )
    chain = {"supplier": STEEL, "customer": LOCKER}

    def agreement(document, words, end):
        return m.ContractFact(
            evidence=(_quote(document, words, "agreement-ends"),),
            parties=(STEEL, LOCKER),
            kind="supply",
            title="Supply Agreement",
            subject="steel",
            effective=_day(DAY(2003, 1, 1)),
            expires=_day(end),
            expires_how=m.ExpiresHow.STATED,
            renewal=m.Renewal.AUTO,
            renewal_term="P1Y",
            notice_period="P90D",
            value=m.Amount(Decimal("2500000.50"), "USD"),
            **chain,
        )

    theirs = (
        _share(annual, STEEL, LOCKER, "42", 2004, "42% of net sales in fiscal 2004"),
        _share(annual, STEEL, LOCKER, "30", 2003, "30% in fiscal 2003"),
        _share(annual, STEEL, MAKER, "15", 2003, "15% of net sales in fiscal 2003"),
        agreement(annual, "ends on December 31, 2005", DAY(2005, 12, 31)),
        m.CustomerFact(
            evidence=(_quote(annual, "may lose Quayside Motors Ltd. as a customer", "may-lose"),),
            supplier=STEEL,
            customer=MAKER,
            modality=m.Modality.FORWARD_LOOKING,
            confidence=0.4,
        ),
    )
    newer = (
        _share(later, STEEL, LOCKER, "44", 2004, "44% of net sales in fiscal 2004"),
        _share(later, STEEL, UNNAMED, "12", None, "Customer A made up 12%", basis="revenue"),
        agreement(later, "now ends on\nJune 30, 2006", DAY(2006, 6, 30)),
        m.CustomerFact(
            evidence=(_quote(later, "may sell to Quayside Motors Inc. again", "may-sell"),),
            supplier=STEEL,
            customer=NAMESAKE,
            modality=m.Modality.FORWARD_LOOKING,
            confidence=0.4,
        ),
    )
    odd = (
        _share(script, MARKUP, POST, "61", 2004, "61% of revenue in fiscal 2004", basis="revenue"),
        m.CustomerFact(
            evidence=(_quote(script, "<script>alert(1)</script> Sales", "odd"),), supplier=MARKUP, customer=POST
        ),
    )
    return [
        (_filing(release), ours),
        (_filing(annual), theirs),
        (_filing(later), newer),
        (_filing(empty), ()),
        (_filing(script), odd),
    ]


def graphs() -> list[FilingGraph]:
    """The graph of each filing."""
    found = filings()
    resolution = resolve(found)
    return [describe(filing, facts, resolution, Run("0.0.0", "none")) for filing, facts in found]


def write(folder: Path, only: tuple[int, ...] | None = None) -> Path:
    """A folder as a build leaves it: stores, texts, manifest; of all filings, or only those at the given places."""
    with open_store(str(folder)) as store:
        store.write([graph for place, graph in enumerate(graphs()) if only is None or place in only])
    (folder / "texts").mkdir(exist_ok=True)
    for filing, _ in filings():
        for document in filing.documents:
            (folder / "texts" / f"{document.sha256}.txt").write_bytes(document.text.encode())
    (folder / "manifest.json").write_text('{"format": 1}\n')
    return folder


def write_large(folder: Path, nodes: int, edges: int) -> None:
    """A store of so many parties and relationships, as one filing says them."""
    name = ox.NamedNode(f"{ID}filing/large")
    type_ = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    quads = [
        ox.Quad(name, type_, ox.NamedNode(FG + "Filing"), name),
        ox.Quad(name, ox.NamedNode(FG + "accessionNumber"), ox.Literal("large"), name),
    ]
    party = [ox.NamedNode(f"{ID}party/p{n}") for n in range(nodes)]
    for number, one in enumerate(party):
        quads += [ox.Quad(one, type_, ox.NamedNode(FG + c), name) for c in ("Party", "Organization", "Company")]
        quads.append(ox.Quad(one, label, ox.Literal(f"Company {number}"), name))
    for number in range(edges):
        supplier, customer = party[number % nodes], party[(number * 7919 + number // nodes) % max(1, nodes // 3)]
        if supplier == customer:
            customer = party[(number + 1) % nodes]
        node = ox.NamedNode(f"{ID}relationship/r{number}")
        quads += [
            ox.Quad(node, type_, ox.NamedNode(FG + "CustomerRelationship"), name),
            ox.Quad(node, ox.NamedNode(FG + "supplier"), supplier, name),
            ox.Quad(node, ox.NamedNode(FG + "customer"), customer, name),
            ox.Quad(supplier, ox.NamedNode(FG + "hasCustomer"), customer, name),
        ]
    store = ox.Store(str(folder / "rdf"))
    store.bulk_extend(quads)
    store.flush()
    (folder / "manifest.json").write_text('{"format": 1}\n')
