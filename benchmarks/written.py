"""Texts written for the project, with who sells to whom in each, as rows that the trainer learns from, too."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from forest import Rows
from gold import scorer

from filinggraph.extract.customers import sides
from filinggraph.extract.customers.pairs import candidates
from filinggraph.extract.customers.weigh import together
from filinggraph.model import Document
from filinggraph.read import read_file
from filinggraph.settings import Settings

TEXTS = Path(__file__).with_name("written_customers.txt")
Told = list[tuple[str, str, bool]]


def written() -> Iterator[tuple[str, Document, Told]]:
    """(name, document, sales) of every text; a sale is (supplier, customer, open to either answer)."""
    with tempfile.TemporaryDirectory() as folder:
        for part in re.split(r"^=== ", TEXTS.read_text(encoding="utf-8"), flags=re.M)[1:]:
            name, _, body = part.partition("\n")
            lines = body.splitlines()
            sales = [line[3:].removesuffix(" ?").split(" | ") for line in lines if line.startswith("-> ")]
            open_ = [line.endswith(" ?") for line in lines if line.startswith("-> ")]
            path = Path(folder, f"{name.strip()}.txt")
            path.write_text("\n".join(line for line in lines if not line.startswith("-> ")).strip() + "\n")
            told = [(s.strip(), c.strip(), o) for (s, c), o in zip(sales, open_, strict=True)]
            for document in read_file(str(path), Settings()).documents:
                yield name.strip(), document, told


def add_written(rows: Rows) -> None:
    """Add the candidates of every text to the rows, each text a group of its own."""
    for name, document, told in written():
        who, found = candidates(document)
        for candidate in found:
            for where in sides(candidate, who.filer):
                pair = (who.filer.name, candidate.party.name)
                hits = [o for s, c, o in told if _same((s, c), pair if where == "buys" else pair[::-1])]
                if hits and all(hits):
                    continue
                rows.features.append(together([s.features for s in candidate.seen], where))
                rows.labels.append(bool(hits))
                rows.groups.append(f"written {name}")
                rows.owners.append((candidate, where))


def _same(left: tuple[str, str], right: tuple[str, str]) -> bool:
    """True where both names of both pairs agree, or one is a leading part of the other, as the scorer has it."""
    for a, b in zip(left, right, strict=True):
        short, long = sorted((scorer().tokens(a), scorer().tokens(b)), key=len)
        if not short or long[: len(short)] != short:
            return False
    return True
