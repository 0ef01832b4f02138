"""Files of a graph: GraphML, GEXF, RDF, JSON, Parquet and CSV; the same graph gives the same bytes."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import networkx as nx
import pyarrow as pa
import pyarrow.parquet as pq

from filinggraph.errors import StoreError
from filinggraph.export.arrow import tables
from filinggraph.export.networks import View, to_networkx
from filinggraph.semantics.quads import nquads
from filinggraph.semantics.turtle import turtle
from filinggraph.store import Store
from filinggraph.store.rdf_file import replace, serialized
from filinggraph.store.tables import csv_files


def _rdf(suffix: str) -> Callable[[Store, View], bytes]:
    return lambda store, view: serialized(store.graphs(), suffix)


def _nquads(store: Store, view: View) -> bytes:
    return b"".join(nquads(graph.quads) for graph in store.graphs())


def _turtle(store: Store, view: View) -> bytes:
    return turtle(store.graphs()).encode()


def _graphml(store: Store, view: View) -> bytes:
    """Lists are joined by "; " and dates are text, as the format has neither."""
    out = io.BytesIO()
    nx.write_graphml_xml(_flat(to_networkx(store, view=view)), out, encoding="utf-8")
    return out.getvalue() + b"\n"


def _gexf(store: Store, view: View) -> bytes:
    graph = _flat(to_networkx(store, view=view))
    for iri, attributes in graph.nodes(data=True):
        attributes["label"] = _title(iri, attributes)
    text = "\n".join(nx.generate_gexf(graph, version="1.3"))
    return (_dateless(text) + "\n").encode()


def _json(store: Store, view: View) -> bytes:
    """Nodes and links as d3, sigma and networkx read them."""
    found = nx.node_link_data(to_networkx(store, view=view), edges="links")
    return (json.dumps(found, ensure_ascii=False, indent=1, default=str) + "\n").encode()


def _parquet(store: Store) -> Iterator[tuple[str, bytes]]:
    for name, table in tables(store.property_graph()).items():
        out = io.BytesIO()
        pq.write_table(table, out)
        yield f"{_role(table)}-{name}.parquet", out.getvalue()


def _csv(store: Store) -> Iterator[tuple[str, bytes]]:
    for name, text in csv_files(store.property_graph()):
        yield name, text.encode("utf-8", "surrogatepass")


SINGLE: dict[str, Callable[[Store, View], bytes]] = {
    "graphml": _graphml,
    "gexf": _gexf,
    "jsonld": _rdf(".jsonld"),
    "trig": _rdf(".trig"),
    "nq": _nquads,
    "ttl": _turtle,
    "json": _json,
}
FOLDERS: dict[str, Callable[[Store], Iterator[tuple[str, bytes]]]] = {"parquet": _parquet, "csv": _csv}
FORMATS = (*SINGLE, *FOLDERS)


def format_of(output: str) -> str:
    """The format that the ending of a file's name stands for. Raises StoreError."""
    ending = Path(output).suffix.lower().removeprefix(".")
    if ending not in SINGLE:
        raise StoreError(f"{output}: its ending names no format; say --format: {', '.join(FORMATS)}")
    return ending


def export(store: Store, form: str, output: Path | None, *, view: View = "full") -> bytes | list[Path]:
    """The store's graph in one of FORMATS: bytes when output is None, else the files written.

    Parquet and CSV are a folder of files, one a label and one a type. View "companies" is for graphml, gexf and json.
    Raises StoreError for what cannot be written.
    """
    if view != "full" and form not in ("graphml", "gexf", "json"):
        raise StoreError(f"{form}: has no view {view}; take graphml, gexf or json")
    if form in SINGLE:
        data = SINGLE[form](store, view)
        if output is None:
            return data
        if output.is_dir():
            raise StoreError(f"{output}: is a folder; give a file for {form}")
        replace(output, [data])
        return [output]
    if output is None:
        raise StoreError(f"{form}: writes several files; name a folder for them with -o")
    if output.is_file():
        raise StoreError(f"{output}: is a file; give a folder for {form}")
    written = []
    for name, data in FOLDERS[form](store):
        replace(output / name, [data])
        written.append(output / name)
    return written


def _flat(graph: "nx.Graph") -> "nx.Graph":
    """The graph with texts, numbers and truth values alone, all of which XML can hold."""
    for _, attributes in graph.nodes(data=True):
        attributes.update({key: _plain(value) for key, value in attributes.items()})
    for _, _, attributes in graph.edges(data=True):
        attributes.update({key: _plain(value) for key, value in attributes.items()})
    return graph


def _plain(value: object) -> str | int | float | bool:
    if isinstance(value, bool | int | float):
        return value
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return "".join(char if _in_xml(char) else "\N{REPLACEMENT CHARACTER}" for char in text)


def _in_xml(char: str) -> bool:
    """Char of XML 1.0, production 2."""
    return char in "\t\n\r" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char >= "\U00010000"


def _title(iri: str, attributes: dict[str, object]) -> str:
    for key in ("name", "title", "quote", "accessionNumber", "timeText"):
        if key in attributes:
            return str(attributes[key])[:80]
    return f"{attributes.get('label', attributes.get('kind', ''))} {iri.rpartition('/')[2]}"


def _dateless(text: str) -> str:
    """Without the day on which it was written: the same graph gives the same bytes."""
    head, found, rest = text.partition(' lastmodifieddate="')
    return head + rest.partition('"')[2] if found else text


def _role(table: "pa.Table") -> str:
    return "nodes" if "id" in table.column_names else "edges"
