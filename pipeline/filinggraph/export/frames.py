"""The graph as data frames, one a node label and one a relationship type."""

import importlib
from pathlib import Path
from typing import Any, Literal

from filinggraph.errors import SettingsError
from filinggraph.export.arrow import tables
from filinggraph.store import Store, open_store

Engine = Literal["pandas", "polars", "arrow"]
ENGINES: tuple[Engine, ...] = ("pandas", "polars", "arrow")


def to_frames(graph: str | Path | Store, *, engine: Engine = "pandas") -> dict[str, Any]:
    """Data frames of the graph at a locator, or in an open store, by node label ("Party") and edge type ("SUPPLIER").

    A node's frame has `id`, `kind`, its properties and `labels`; an edge's frame `source`, `target` and their labels.
    Raises SettingsError when the engine (extra "frames") is not installed, StoreError for the graph.
    """
    if engine not in ENGINES:
        raise SettingsError(f"{engine!r}: no such engine; take one of {', '.join(ENGINES)}")
    if engine != "arrow":
        try:
            library = importlib.import_module(engine)
        except ModuleNotFoundError as error:
            raise SettingsError(f"{engine} is not installed; run: pip install 'filinggraph[frames]'") from error
    if isinstance(graph, str | Path):
        with open_store(str(graph), read_only=True) as store:
            found = tables(store.property_graph())
    else:
        found = tables(graph.property_graph())
    if engine == "arrow":
        return dict(found)
    if engine == "polars":
        return {name: library.from_arrow(table) for name, table in found.items()}
    return {name: table.to_pandas(date_as_object=False) for name, table in found.items()}
