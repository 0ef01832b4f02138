"""Texts written for the project with what each tells of deals, as filings and gold that the trainer learns from."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from written import parted

from filinggraph.model import Filing
from filinggraph.read import read_all
from filinggraph.settings import Settings

TEXTS = Path(__file__).with_name("written_deals.txt")
_FIELDS = ("effective", "expires", "term")


def written_deals(score: ModuleType) -> Iterator[tuple[Filing, Any]]:
    """(filing, gold) of every text, gold in the form of the sets' own files."""
    with tempfile.TemporaryDirectory() as folder:
        texts, golds = Path(folder, "corpus"), Path(folder, "gold")
        texts.mkdir()
        golds.mkdir()
        for head, text, facts in parted(TEXTS):
            name, _, filer = head.partition(" ")
            (texts / f"{name}.txt").write_text(text, encoding="utf-8")
            told = gold_of(name, filer, facts)
            (golds / f"{name}.json").write_text(json.dumps(told), encoding="utf-8")
        for filing in read_all([str(texts)], Settings()):
            if isinstance(filing, Filing):
                yield filing, score.Gold(golds / f"{Path(filing.path).stem}.json")


def gold_of(name: str, filer: str, lines: list[str]) -> dict[str, Any]:
    """Gold of one text: "what | other side | value" a line, names of one side set apart by " / ", " ?" for optional."""
    entities = {"E1": [*filer.split(" / "), "the Company"]}
    events: list[dict[str, Any]] = []
    contracts: list[dict[str, Any]] = []
    for line in lines:
        what, other, *values = line.removesuffix(" ?").split(" | ")
        names = other.split(" / ")
        key = next((k for k, v in entities.items() if k != "E1" and v[0] == names[0]), f"E{len(entities) + 1}")
        entities[key] = list(dict.fromkeys([*entities.get(key, ()), *names]))
        shared: dict[str, Any] = {"parties": ["E1", key], "supplier": "E1", "customer": key, "quote": ""}
        if line.endswith(" ?"):
            shared["optional"] = True
        if what in _FIELDS:
            empty = dict.fromkeys(_FIELDS)
            contracts.append({"kind": "supply", **shared, **empty, what: values[0], "computed": what == "expires"})
        else:
            events.append({"kind": what, "date": None, **shared})
    rest: dict[str, Any] = {"customers": [], "shares": [], "contracts": contracts, "events": events}
    return {"document": f"{name}.txt", "filer": "E1", "entities": entities, **rest}
