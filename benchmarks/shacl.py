"""Time and memory of the SHACL check as the graph grows.

    python benchmarks/shacl.py [--most 1000000]

Checks synthetic filings (each with customers, shares, contracts, an event and a risk), as a build does it: batch by
batch. Prints processor time, statements a second, peak memory and the growth against the size before; then the same
when one filing in a hundred breaks a shape, and one large batch with everything in it for comparison.
"""

import argparse
import datetime
import resource
import sys
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import filinggraph.model as m
from filinggraph.resolve import resolve
from filinggraph.semantics.assertions import Run
from filinggraph.semantics.check import check_all, violations
from filinggraph.semantics.quads import FilingGraph
from filinggraph.semantics.rdf import describe

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.hand_made import Paper, day

SIZES = (10_000, 100_000, 1_000_000)
RUN = Run("0", "none")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--most", type=int, default=SIZES[-1], help="largest number of statements")
    most = parser.parse_args().most
    print(f"{'statements':>11} {'filings':>8} {'seconds':>8} {'a second':>9} {'set aside':>9} {'peak MB':>8}  growth")
    before: tuple[int, float] | None = None
    for size in (s for s in SIZES if s <= most):
        before = measure(size, before=before)
    measure(min(SIZES[1], most), broken=100)
    whole(min(SIZES[1], most))


def measure(size: int, *, broken: int = 0, before: tuple[int, float] | None = None) -> tuple[int, float]:
    """Check filings until size statements have gone through; making them is not timed."""
    seconds, done, filings, set_aside = 0.0, 0, 0, 0
    made = graphs(broken)
    while done < size:
        batch = [next(made) for _ in range(200)]
        start = time.process_time()
        checked = list(check_all(batch))
        seconds += time.process_time() - start
        done += sum(len(graph.quads) for graph in batch)
        filings += len(batch)
        set_aside += sum(len(one.set_aside) for one in checked)
    growth = f"time x{seconds / before[1]:.1f} for size x{done / before[0]:.1f}" if before else ""
    print(f"{done:11,} {filings:8,} {seconds:8.1f} {done / seconds:9,.0f} {set_aside:9,} {peak():8.0f}  {growth}")
    return done, seconds


def whole(size: int) -> None:
    """All in one batch."""
    batch: list[FilingGraph] = []
    made = graphs(0)
    while sum(len(graph.quads) for graph in batch) < size:
        batch += [next(made) for _ in range(200)]
    start = time.process_time()
    found = violations(batch)
    seconds, done = time.process_time() - start, sum(len(graph.quads) for graph in batch)
    words = "in one batch"
    print(f"{done:11,} {len(batch):8,} {seconds:8.1f} {done / seconds:9,.0f} {len(found):9,} {peak():8.0f}  {words}")


def graphs(broken: int) -> Iterator[FilingGraph]:
    """Filings without end; of every `broken` of them one has a share over 100 per cent."""
    number = 0
    while True:
        number += 1
        said = paper(number, "130" if broken and number % broken == 0 else "30").said()
        yield describe(*said, resolve([said]), RUN)


def paper(number: int, percent: str) -> Paper:
    """A filing with nine facts about three customers, two of which other filings name, too."""
    filed = datetime.date(1995, 1, 1) + datetime.timedelta(number % 10_000)
    filer = m.Registrant(f"Company {number % 5000}", f"{number % 5000 + 1:010}")
    text = Paper(f"{number:010}-05-{number % 1_000_000:06}", filed.isoformat(), form="10-K", filer=filer)
    supplier = m.Party(filer.name, cik=filer.cik, filer=True)
    first, second = m.Party(f"Buyer {number % 97} Corp."), m.Party(f"Stores {number} Inc.")
    post = m.Party("United States Postal Service", m.PartyKind.GOVERNMENT, aliases=("USPS",))
    for customer in (first, second, post):
        text.customer(supplier, customer, rank=1)
        text.share(supplier, customer, percent, period=day(f"{1995 + number % 30}-12-31"))
    terms = {"effective": day("2003-01-01"), "expires": day(f"{2004 + number % 9}-12-31"), "notice_period": "P90D"}
    value = m.Amount(Decimal(number), "USD")
    text.contract(supplier, first, title="Supply Agreement", subject="parts", term="P3Y", value=value, **terms)
    text.contract(supplier, second, kind="license", subject="software", governing_law="Ohio")
    text.event(m.EventKind.AWARD, supplier, post, date=day("2003-02-01"))
    return text


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
