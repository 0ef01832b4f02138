"""Resolution against plain string matching, and its time as mentions grow.

    python benchmarks/resolve.py [--most 1000000]
    python benchmarks/resolve.py --graph GRAPH SOURCE...

Prints precision, recall and B-cubed on the hand-made pairs in tests/name_pairs.csv for this program, for rapidfuzz at
0.8 and for exact names; then seconds for synthetic mentions from a thousand up, and their ratio to n·log n. With a
build folder instead: processor time of what a build does over for all filings of the folder, whatever is new, beside
that of reading and extracting the sources given, a filing.
"""

import argparse
import datetime
import gc
import math
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from filinggraph.build.folder import Folder
from filinggraph.build.study import study_all
from filinggraph.model import CustomerFact, Evidence, Fact, Filing, FilingHeader, Party, Registrant
from filinggraph.resolve import resolve
from filinggraph.semantics.rdf import describe
from filinggraph.settings import Settings

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.name_pairs import Named, Pair, Score, pairs, score

SIZES = (1_000, 10_000, 100_000, 1_000_000)
PER_FILING = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--most", type=int, default=SIZES[-1], help="largest number of synthetic mentions")
    parser.add_argument("--graph", help="build folder of which to measure what every build does over")
    parser.add_argument("sources", nargs="*", help="filings to read and extract beside it")
    given = parser.parse_args()
    if given.graph:
        again(given.graph, given.sources)
        return
    compare(pairs())
    grow([size for size in SIZES if size <= given.most])


def again(graph: str, sources: Sequence[str]) -> None:
    """Milliseconds a filing of each step that every build takes over the whole folder, and of extraction."""
    spent: dict[str, tuple[float, int]] = {}

    def timed(step: str, work: Callable[[], list[Any]]) -> list[Any]:
        start = time.process_time()
        made = work()
        spent[step] = (time.process_time() - start, len(made))
        return made

    folder = Folder.open(graph)
    kept = timed("read the facts kept", lambda: list(folder.filings()))
    (resolution,) = timed("resolve", lambda: [resolve((s.filing, s.facts) for s in kept)])
    graphs = timed("describe", lambda: [describe(s.filing, s.facts, resolution, s.run) for s in kept])
    timed("compare with what is stored", lambda: [each.digest for each in graphs])
    spent["resolve"] = (spent["resolve"][0], len(kept))
    whole = sum(seconds for seconds, _ in spent.values())
    if sources:
        next(iter(study_all(sources[:1], Settings(workers=1))))  # loads the model
        timed("read and extract", lambda: list(study_all(sources, Settings(workers=1))))
    print(f"{'step':28} {'filings':>8} {'seconds':>8} {'ms a filing':>12}")
    for step, (seconds, count) in spent.items():
        print(f"{step:28} {count:8,} {seconds:8.2f} {1000 * seconds / count:12.2f}")
    print(f"over the whole folder, all but the last: {whole:.2f} s, {1000 * whole / len(kept):.2f} ms a filing")


def compare(given: list[Pair]) -> None:
    """Precision and recall of three ways to match names."""
    resolution = resolve([f for pair in given for f in pair.filings])
    ways: list[tuple[str, Callable[[Named], str]]] = [
        ("filinggraph", lambda named: resolution.entity(named.document, named.party).id),
        ("rapidfuzz ratio >= 0.8", closest(given)),
        ("exact name", lambda named: named.party.name),
    ]
    print(f"{'pairs of names':26} {'precision':>9} {'recall':>7} {'B3 prec.':>9} {'B3 rec.':>8}   wrong  missed")
    for label, entity in ways:
        print_score(label, score(given, entity, alike if "rapidfuzz" in label else None))


def print_score(label: str, found: Score) -> None:
    numbers = f"{found.precision:9.3f} {found.recall:7.3f} {found.cubed_precision:9.3f} {found.cubed_recall:8.3f}"
    print(f"{label:26} {numbers}   {len(found.wrong):5}  {len(found.missed):6}")


def alike(pair: Pair) -> bool:
    """True when the two names by themselves are 80 % alike."""
    return fuzz.ratio(pair.left.party.name.casefold(), pair.right.party.name.casefold()) >= 80


def closest(given: Sequence[Pair]) -> Callable[[Named], str]:
    """Single-link groups of names whose ratio without case is 0.8 or more."""
    names = sorted({n.party.name for p in given for n in (p.left, p.right)})
    above = {name: name for name in names}

    def find(name: str) -> str:
        while above[name] != name:
            name = above[name]
        return name

    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            if fuzz.ratio(one.casefold(), other.casefold()) >= 80:
                above[find(one)] = find(other)
    return lambda named: find(named.party.name)


def grow(sizes: Sequence[int]) -> None:
    """Seconds for each number of synthetic mentions."""
    print(f"\n{'mentions':>9} {'entities':>9} {'candidates':>10} {'seconds':>8} {'µs / (n·log2 n)':>16} {'peak MB':>8}")
    for size in sizes:
        filings = list(synthetic(size))
        gc.freeze()  # the input is not part of what is timed
        start = time.process_time()
        resolution = resolve(filings)
        seconds = time.process_time() - start
        found, offered = len(resolution.entities), len(resolution.candidates)
        unit = seconds * 1e6 / (size * math.log2(size))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{size:9,} {found:9,} {offered:10,} {seconds:8.2f} {unit:16.3f} {peak:8,}", flush=True)


def synthetic(mentions: int) -> Iterator[tuple[Filing, tuple[Fact, ...]]]:
    """Filings with ten customer facts each, names drawn so that a fifth of the mentions are new companies."""
    chance = random.Random(7)
    companies = [company(chance) for _ in range(max(mentions // 5, 10))]
    for number in range(mentions // PER_FILING):
        filer = companies[number % len(companies)]
        filing_id = f"{number:010d}-05-000001"
        registrant = Registrant(filer.upper(), f"{number % len(companies):010d}")
        header = FilingHeader(filing_id, "10-K", datetime.date(2005, 3, 31), registrants=(registrant,))
        supplier = Party(filer, cik=registrant.cik, filer=True)
        document = f"{filing_id}/main.txt"
        facts = []
        for place in range(PER_FILING):
            name = spelling(chance.choice(companies), chance)
            proof = Evidence(document, place * 50, place * 50 + len(name), name, "synthetic")
            facts.append(CustomerFact(evidence=(proof,), supplier=supplier, customer=Party(name)))
        yield Filing(header, f"{filing_id}.txt", ()), tuple(facts)


def company(chance: random.Random) -> str:
    syllables = ("ba", "cor", "del", "fen", "gra", "hol", "in", "jet", "kra", "lum", "mor", "nex", "or", "pra", "quil")
    words = ("".join(chance.choices(syllables, k=chance.randint(2, 4))).title() for _ in range(chance.randint(1, 3)))
    return f"{' '.join(words)} {chance.choice(('Inc.', 'Corporation', 'LLC', 'Ltd.', 'Holdings, Inc.'))}"


def spelling(name: str, chance: random.Random) -> str:
    return chance.choice(
        (name, name.upper(), name.replace(".", ""), f"The {name}", name.replace("Corporation", "Corp."))
    )


if __name__ == "__main__":
    main()
