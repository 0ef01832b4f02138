"""Texts written for the project, with the customers or shares of each, as rows that the trainers learn from, too."""

import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from forest import Rows
from gold import scorer

from filinggraph.extract.customers import sides
from filinggraph.extract.customers.pairs import candidates
from filinggraph.extract.customers.weigh import together
from filinggraph.extract.customers.wording import Wording
from filinggraph.extract.masking import Masked
from filinggraph.extract.names import Mention
from filinggraph.extract.shares.prose import prose_shares
from filinggraph.model import Document, Party, PartyKind
from filinggraph.read import read_file
from filinggraph.settings import Settings

TEXTS = Path(__file__).with_name("written_customers.txt")
SHARES = Path(__file__).with_name("written_shares.txt")
Told = list[tuple[str, str, bool]]
_STANDIN = re.compile(r"(?<![\w.])[FU-Z](?![\w.]\w|\w)")


def parted(source: Path) -> Iterator[tuple[str, str, list[str]]]:
    """(head, text, facts) of every text of a file: what stands behind its "=== ", and its lines behind "-> "."""
    for part in re.split(r"^=== ", source.read_text(encoding="utf-8"), flags=re.M)[1:]:
        head, _, body = part.partition("\n")
        lines = body.splitlines()
        text = "\n".join(line for line in lines if not line.startswith("-> ")).strip() + "\n"
        yield head.strip(), text, [line[3:] for line in lines if line.startswith("-> ")]


def single(source: Path) -> Iterator[tuple[str, str]]:
    """(text, facts) of every statement of a file, a line each: what stands before its last "|", and behind it."""
    for line in source.read_text(encoding="utf-8").splitlines():
        text, bar, facts = line.rpartition("|")
        if bar and not line.startswith("#"):
            yield text.strip(), facts


def masked_single(text: str) -> Masked:
    """A statement with signs for its parties: "F" in it is the filer, "U" to "Z" are others."""
    return Masked(text, stand_ins(text))


def stand_ins(text: str) -> list[Mention]:
    """The letters of a statement that stand for its parties."""
    return [
        Mention(m.start(), m.end(), Party(m[0], PartyKind.COMPANY, filer=m[0] == "F")) for m in _STANDIN.finditer(text)
    ]


def texts(source: Path) -> Iterator[tuple[str, Document, list[list[str]]]]:
    """(name, document, facts) of every text of a file; a fact is the fields of its line."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text, facts in parted(source):
            path = Path(folder, f"{name}.txt")
            path.write_text(text, encoding="utf-8")
            for document in read_file(str(path), Settings()).documents:
                yield name, document, [[field.strip() for field in fact.split(" | ")] for fact in facts]


def written() -> Iterator[tuple[str, Document, Told]]:
    """(name, document, sales) of every text; a sale is (supplier, customer, open to either answer)."""
    for name, document, facts in texts(TEXTS):
        yield name, document, [(s, c.removesuffix(" ?").strip(), c.endswith(" ?")) for s, c in facts]


def add_written_shares(rows: Rows) -> None:
    """Add the possible shares of every text to the rows, each text a group of its own."""
    for name, document, facts in texts(SHARES):
        for candidate in prose_shares(document):
            fact = candidate.fact
            rows.features.append(candidate.features)
            rows.labels.append(
                any(
                    _alike(who, fact.customer.name) and abs(float(n) - float(fact.percent)) < 0.06
                    for who, n, *_ in facts
                )
            )
            rows.groups.append(f"written {name}")
            rows.owners.append((None, candidate))


def _alike(left: str, right: str) -> bool:
    """True where one name is part of the other."""
    a, b = (" ".join(scorer().tokens(name)) for name in (left, right))
    return a in b or b in a


def add_written(rows: Rows, wordings: Mapping[str, Wording]) -> None:
    """Add the candidates of every text to the rows, each text a group of its own."""
    for name, document, told in written():
        who, found = candidates(document, wordings.get(f"written {name}"))
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
                rows.written.append(True)


def _same(left: tuple[str, str], right: tuple[str, str]) -> bool:
    """True where both names of both pairs agree, or one is a leading part of the other, as the scorer has it."""
    for a, b in zip(left, right, strict=True):
        short, long = sorted((scorer().tokens(a), scorer().tokens(b)), key=len)
        if not short or long[: len(short)] != short:
            return False
    return True
