"""Graphs of filings made by hand, for the tests of stores: shared companies, versions, and texts from hell."""

from collections.abc import Sequence

import pyoxigraph as ox
from tests.hand_made import Paper, all_said, day, year

from filinggraph.model import EventKind, ExpiresHow, Party, PartyKind, Registrant
from filinggraph.resolve import resolve
from filinggraph.semantics.assertions import Run
from filinggraph.semantics.property_graph import PropertyGraph, project
from filinggraph.semantics.quads import FilingGraph, Triples
from filinggraph.semantics.rdf import describe
from filinggraph.semantics.terms import ALT_LABEL, LABEL, RDF_TYPE, fg, filing_iri, named
from filinggraph.store import Store
from filinggraph.store.statements import graph_of

RUN = Run("0.1.0", "none")
LOCKER = Registrant("AMERICAN LOCKER GROUP INC", "0000008855", tickers=("NASDAQ:ALGI",))
US = Party("American Locker Group Incorporated", filer=True)
POST = Party("United States Postal Service", PartyKind.GOVERNMENT, aliases=("USPS",))
SHOP = Party("Bell Stores Ltd.")
HOSTILE = [
    "Quote \" and ' and ` marks",
    "back\\slash \\u0041 \\",
    "{braces} $dollar ${name} }) DETACH DELETE n //",
    "line\nfeed\r\ntab\t",
    "nul \x00 and \x1f inside",
    "emoji 😀 and e\u0301 combining",
    "\u202eright to left\u202c שלום עולם",
    "'; DROP TABLE x; --",
    '> } ; DROP ALL ; INSERT DATA { <urn:x> <urn:y> "z',
    " leading and trailing ",
    "␟ \x1f; unit separator",
    "",
]


def papers(version: int = 0) -> list[Paper]:
    """Four filings; two of them say something else in version 1, and the fourth names a contract that others have."""
    first = Paper("0000008855-04-000001", "2004-03-30", form="10-K", filer=LOCKER)
    first.contract(US, POST, subject="Cluster Box Units", expires=day("2005-02-28"), expires_how=ExpiresHow.STATED)
    first.share(US, POST, "53.4", period=year(2003), rank=1)
    second = Paper("0000008855-05-000002", "2005-02-08", filer=LOCKER)
    end = "2005-02-28" if version == 0 else "2005-08-31"
    second.contract(US, POST, subject="Cluster Box Units", expires=day(end), expires_how=ExpiresHow.STATED)
    second.event(EventKind.NON_AWARD, US, POST, subject="Cluster Box Units", announced=day("2005-02-08"))
    third = Paper("0000008855-05-000003", "2005-03-30" if version == 0 else "2003-03-30", form="10-K", filer=LOCKER)
    third.share(US, POST, "50.1" if version == 0 else "41", period=year(2004))
    third.customer(US, SHOP)
    fourth = Paper("0000008855-05-000004", "2005-04-01", filer=LOCKER)
    fourth.event(EventKind.EXPIRATION, US, POST, subject="Cluster Box Units", date=day("2005-02-28"))
    return [first, second, third, fourth]


def described(made: Sequence[Paper]) -> list[FilingGraph]:
    """Their graphs."""
    known = all_said(made)
    resolution = resolve(known)
    return [describe(filing, facts, resolution, RUN) for filing, facts in known]


def sample(version: int = 0) -> list[FilingGraph]:
    """Graphs of the four filings."""
    return described(papers(version))


def reference(graphs: Sequence[FilingGraph]) -> PropertyGraph:
    """The property graph that any store of these filings must hold."""
    return project(quad for graph in graphs for quad in graph.quads)


def telling(identity: str, texts: Sequence[str]) -> FilingGraph:
    """A filing that calls a product by each of the texts, exactly."""
    graph = filing_iri(identity)
    triples = Triples()
    triples.type(graph, "Filing")
    triples.add(graph, "accessionNumber", identity)
    made = triples.graph(identity, graph)
    quads = list(made.quads)
    for number, text in enumerate(texts):
        for node, label, names in (
            (named("product", identity, str(number)), "Product", (LABEL,)),
            (named("party", identity, str(number)), "Party", (LABEL, ALT_LABEL)),
        ):
            quads.append(ox.Quad(node, RDF_TYPE, fg(label), graph))
            quads += [ox.Quad(node, name, ox.Literal(text), graph) for name in names]
    return graph_of(identity, quads)


def holds(store: Store, graphs: list[FilingGraph]) -> None:
    """Fail unless the store holds these filings, and the nodes and edges that they make."""
    ordered = sorted(graphs, key=lambda graph: graph.id)
    assert dict(store.digests()) == {graph.id: graph.digest for graph in ordered}
    assert list(store.graphs()) == ordered
    assert store.property_graph() == reference(ordered)
