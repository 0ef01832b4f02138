"""Train the model that accepts customers and suppliers, and measure it on filers that it has not seen.

python benchmarks/train_customers.py                    out-of-fold scores, folds grouped by filer
python benchmarks/train_customers.py --train            the same, and writes extract/customers/model.json
python benchmarks/train_customers.py --errors           the same, and prints what is missed and what is false

Needs scikit-learn (the `train` extra), which the product itself does not. Documents and gold: ../shared. Seeds are
fixed: the same gold gives the same file. `--shares FILE` counts the shares of a file in exchange format, too, as
the scorer does.
"""

import argparse
import collections
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from forest import Rows, fit
from gold import PROSE, filer_of, golds, read_lines, scorer
from train_shares import documents

from filinggraph.extract.customers import LEAST, MODEL
from filinggraph.extract.customers.pairs import Candidate, candidates
from filinggraph.extract.customers.weigh import buys, strength, together
from filinggraph.extract.ranker import ranker_of
from filinggraph.model import Document, Party


@dataclass
class Case:
    """One gold document with whoever may deal with its filer."""

    part: str
    name: str
    found: list[tuple[Party, Candidate]] = field(default_factory=list)


def collect(read: list[tuple[str, str, Document]]) -> list[Case]:
    cases: dict[str, Case] = {}
    for part, path, document in read:
        case = cases.setdefault(Path(path).name, Case(part, Path(path).name))
        who, found = candidates(document)
        case.found += [(who.filer, c) for c in found if any(strength(s.features) for s in c.seen)]
    return list(cases.values())


def right(name: str, party: Party) -> bool | None:
    """True where gold demands a pair of this name and the filer, in either direction; None where it leaves it open."""
    gold = golds()[name]
    filer, entity = gold.data.get("filer"), gold.entity(party.name)
    if entity is None:
        return False
    if entity.startswith("A") or entity == filer:
        return None
    pairs = {
        (g["supplier"], g["customer"], bool(g.get("optional")) or key in ("contracts", "events"))
        for key in ("customers", "shares", "contracts", "events")
        for g in gold.data.get(key, [])
        if g.get("supplier") and g.get("customer")
    }
    hits = {loose for s, c, loose in pairs if gold.same(s, entity) or gold.same(c, entity)}
    return None if hits == {True} else bool(hits)


def rows_of(cases: list[Case]) -> tuple[Rows, list[Candidate]]:
    """Rows of what gold decides, and the candidates that it leaves open."""
    rows, left = Rows(), []
    for case in cases:
        for _, candidate in case.found:
            label = right(case.name, candidate.party)
            if label is None:
                left.append(candidate)
                continue
            rows.features.append(together([s.features for s in candidate.seen]))
            rows.labels.append(label)
            rows.groups.append(filer_of(case.name))
            rows.owners.append(candidate)
    return rows, left


def facts_of(case: Case, chance: dict[int, float], least: float) -> list[dict[str, Any]]:
    found = []
    for filer, candidate in case.found:
        if chance[id(candidate)] >= least:
            sides = [filer.name, candidate.party.name]
            supplier, customer = sides if buys([s.features for s in candidate.seen], filer) else reversed(sides)
            found.append({"fact": "customer", "supplier": supplier, "customer": customer, "candidate": candidate})
    return found


def score(cases: list[Case], chance: dict[int, float], least: float, shares: dict[str, list[Any]], errors: bool) -> str:
    """Precision, recall and F1 of customers in each set, and false facts on documents without facts."""
    out = []
    for part in PROSE:
        tallies: Any = collections.defaultdict(scorer().Tally)
        empty = 0
        for case in (c for c in cases if c.part == part):
            gold = golds()[case.name]
            facts = facts_of(case, chance, least)
            before, told = tallies["customers"].fp, len(tallies["customers"].errors)
            scorer().score_filing(gold, [*facts, *shares[case.name]], tallies, collections.defaultdict(list))
            if not any(gold.data.get(k) for k in ("customers", "shares", "contracts", "events")):
                empty += tallies["customers"].fp - before
            if errors:
                for _, why, what in tallies["customers"].errors[told:]:
                    explain(case, facts, why, what, chance)
        row = tallies["customers"].row()
        out.append(
            f"{part} {row['precision'] or 0:.3f} {row['recall'] or 0:.3f} {row['f1'] or 0:.3f} ({empty} on empty)"
        )
    return " | ".join(out)


def explain(case: Case, facts: list[Any], why: str, what: dict[str, Any], chance: dict[int, float]) -> None:
    gold = golds()[case.name]
    if why == "false":
        hit = next((f for f in facts if (f["supplier"], f["customer"]) == (what["supplier"], what["customer"])), None)
        words = "a share"
        if hit:
            best = max(hit["candidate"].seen, key=lambda s: strength(s.features))
            rules = [k for k in best.features if k[:2] in ("t:", "d:")]
            words = f"{chance[id(hit['candidate'])]:.2f} {rules} {best.unit.text[:260]!r}"
        print("false ", case.name, what["supplier"], "->", what["customer"], words)
        return
    ids = {what["supplier"], what["customer"]} - {gold.data.get("filer")}
    near = [
        (round(chance[id(c)], 2), c.party.name, [k for s in c.seen for k in s.features if k[:2] in ("t:", "d:")][:6])
        for _, c in case.found
        if gold.entity(c.party.name) in ids
    ]
    names = [gold.names.get(what[k], ["?"])[0] for k in ("supplier", "customer")]
    print("missed", case.name, *names, near, {f.name for f, _ in case.found}, (what.get("quote") or "")[:220])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="write the model that ships")
    parser.add_argument("--errors", action="store_true", help="print what is missed and what is false")
    parser.add_argument("--shares", type=Path, help="file with shares in exchange format")
    parser.add_argument("--cache", type=Path, help="folder that keeps read documents between runs")
    options = parser.parse_args()
    report(collect(list(documents(options.cache))), options)


def report(cases: list[Case], options: argparse.Namespace) -> None:
    shares: dict[str, list[Any]] = collections.defaultdict(list)
    for line in read_lines(options.shares) if options.shares else []:
        if line["fact"] == "share":
            shares[Path(line["document"]).name].append(line)
    rows, left = rows_of(cases)
    model, unseen = fit(rows)
    run = ranker_of(model)
    chance = {id(c): float(p) for c, p in zip(rows.owners, unseen, strict=True)}
    chance |= {id(c): run.score(together([s.features for s in c.seen])) for c in left}
    seen = {id(c): run.score(together([s.features for s in c.seen])) for case in cases for _, c in case.found}
    print(f"{len(rows.labels)} candidates, {sum(rows.labels)} right, {len(set(rows.groups))} filers")
    for least in (0.4, LEAST, 0.65):
        print(f"out of fold, from {least}: {score(cases, chance, least, shares, False)}")
    print(f"in sample, from {LEAST}: {score(cases, seen, LEAST, shares, False)}")
    if options.errors:
        score(cases, chance, LEAST, shares, True)
    if options.train:
        MODEL.write_text(json.dumps({"pair": model}, separators=(",", ":")) + "\n")
        print(f"{MODEL.name}: {MODEL.stat().st_size} bytes, {len(model['names'])} features")


if __name__ == "__main__":
    main()
