"""How often contracts and events of prose say rightly who supplies whom, which the scorer does not ask.

python benchmarks/roles.py                              seed, filings, releases, passages, which models learn from
python benchmarks/roles.py releases-blind filings-blind sets of benchmarks/written

Counted are facts whose two parties, and whose kind if they are events, gold has with both roles.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gold import PROSE, place, scorer

from filinggraph.extract import extract
from filinggraph.extract.agreements import is_agreement
from filinggraph.model import ContractFact, Document, EventFact
from filinggraph.read import read_file
from filinggraph.settings import Settings

LISTS = {ContractFact: "contracts", EventFact: "events"}


def judged(gold: Any, document: Document) -> Iterator[tuple[str, str, bool]]:
    """(contracts or events, who supplies by gold, whether the fact says so) of every fact that gold can judge."""
    for fact in extract(document):
        if not isinstance(fact, ContractFact | EventFact) or fact.supplier is None or fact.customer is None:
            continue
        name = LISTS[type(fact)]
        said = (gold.entity(fact.supplier.name), gold.entity(fact.customer.name))
        known = {
            (f["supplier"], f["customer"])
            for f in gold.data.get(name, ())
            if f.get("supplier") and f.get("customer") and (name == "contracts" or f["kind"] == fact.kind.value)
        }
        if None not in said and {said, said[::-1]} & known:
            supplier, _ = said if said in known else said[::-1]
            yield name, "the filer" if supplier == gold.data.get("filer") else "another", said in known


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=PROSE)
    for part in parser.parse_args().sets:
        golds = {g.document: g for g in map(scorer().Gold, sorted((place(part) / "gold" / part).glob("*.json")))}
        paths = sorted(p for p in (place(part) / "corpus" / part).iterdir() if p.name in golds)
        tally = Counter(fact for path in paths for fact in _of_file(golds[path.name], path))
        for name, who in sorted({(name, who) for name, who, _ in tally}):
            right, wrong = tally[name, who, True], tally[name, who, False]
            print(f"{part:16}{name:10} {who:9} supplies: {right:4} of {right + wrong:4} told so")


def _of_file(gold: Any, path: Path) -> list[tuple[str, str, bool]]:
    prose = (d for d in read_file(str(path), Settings()).documents if not is_agreement(d))
    return [fact for document in prose for fact in judged(gold, document)]


if __name__ == "__main__":
    main()
