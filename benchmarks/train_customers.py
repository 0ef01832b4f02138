"""Train the model that accepts customers and suppliers, and measure it on filers that it has not seen.

python benchmarks/train_customers.py                    out-of-fold scores, folds grouped by filer
python benchmarks/train_customers.py --train            and writes model.json, wording.json, unseen_dealers.json
python benchmarks/train_customers.py --errors           the same, and prints what is missed and what is false

Needs scikit-learn (the `train` extra), which the product itself does not. Documents and gold: ../shared; texts written
for the project (written_customers.txt) are learned from, and count in no score. Seeds are fixed: the same gold gives
the same file. `--shares FILE` counts the shares of a file in exchange format, too, as
the scorer does.
"""

import argparse
import collections
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import forest
import wordings
from forest import Rows, fit
from gold import PROSE, READ, filer_of, golds, read_lines, scorer
from train_bodies import named_by_unseen
from train_shares import documents
from unseen_dealers import keep, key_of
from unseen_pairs import read_by_unseen
from written import add_written

from filinggraph.extract.customers import BETWEEN, LEAST, MODEL, accepted, likely, of_tables, sides
from filinggraph.extract.customers.between import between
from filinggraph.extract.customers.lists import together_with_lists
from filinggraph.extract.customers.pairs import Candidate, candidates
from filinggraph.extract.customers.weigh import together, weight
from filinggraph.extract.customers.wording import MODEL as WORDING
from filinggraph.extract.customers.wording import Wording
from filinggraph.extract.ranker import ranker_of
from filinggraph.model import Document, Party


@dataclass
class Case:
    """One gold document with whoever may deal with its filer, and the sales that no model judges.

    Those are of tables of contracts, and between others.
    """

    part: str
    name: str
    found: list[tuple[Party, Candidate]] = field(default_factory=list)
    others: list[dict[str, Any]] = field(default_factory=list)
    asked: dict[str, list[tuple[Candidate, str]]] = field(default_factory=dict)  # by document


SHAPE = {**forest.SHAPE, "n_estimators": 120, "max_depth": 4, "min_samples_leaf": 10}
BAG = 3
Chances = dict[tuple[int, str], float]


def collect(read: list[tuple[str, str, Document]], unseen: Mapping[str, Wording]) -> list[Case]:
    """Every document with who may deal with its filer, wording weighed by a model that has not seen the filer."""
    cases: dict[str, Case] = {}
    for part, path, document in read:
        case = cases.setdefault(Path(path).name, Case(part, Path(path).name))
        who, found = candidates(document, unseen.get(filer_of(case.name)))
        told = [c for c in found if sides(c, who.filer)]
        case.found += [(who.filer, c) for c in told]
        case.asked[key_of(document)] = [(c, where) for c in told for where in sides(c, who.filer)]
        case.others += [_line(s.supplier, s.customer, BETWEEN) for s in between(document, who)]
        case.others += [_line(f.supplier, f.customer, f.confidence) for f in of_tables(document, who.filer)]
    return list(cases.values())


def _line(supplier: Party, customer: Party, chance: float) -> dict[str, Any]:
    return {"fact": "customer", "supplier": supplier.name, "customer": customer.name, "chance": chance}


def right(name: str, party: Party, where: str) -> bool | None:
    """True where gold demands that this name "buys" from, or "sells" to, the filer; None where it leaves it open.

    What gold says of the name and a third company is left open: it neither shows nor denies a sale to the filer.
    """
    gold = golds()[name]
    filer, entity = gold.data.get("filer"), gold.entity(party.name)
    if entity is None:
        return False
    if entity.startswith("A") or entity == filer:
        return None
    side, other = ("customer", "supplier") if where == "buys" else ("supplier", "customer")
    told = [
        (g[other] == filer or not filer, bool(g.get("optional")) or key in ("contracts", "events"))
        for key in ("customers", "shares", "contracts", "events")
        for g in gold.data.get(key, [])
        if g.get(side) and g.get(other) and gold.same(g[side], entity)
    ]
    hits = {loose for ours, loose in told if ours}
    if not hits:
        return None if told else False
    return True if False in hits else None


def rows_of(cases: list[Case], unseen: Mapping[str, Wording]) -> tuple[Rows, list[tuple[Candidate, str]]]:
    """Rows of what gold and the written texts decide, and the candidates that gold leaves open, with the side."""
    rows, left = Rows(), []
    for case in cases:
        for filer, candidate in case.found:
            for where in sides(candidate, filer):
                label = right(case.name, candidate.party, where)
                if label is None:
                    left.append((candidate, where))
                    continue
                rows.features.append(together([s.features for s in candidate.seen], where))
                rows.labels.append(label)
                rows.groups.append(filer_of(case.name))
                rows.owners.append((candidate, where))
                rows.written.append(case.part not in PROSE)
    add_written(rows, unseen)
    return rows, left


def judged(rows: Rows, left: list[tuple[Candidate, str]]) -> tuple[dict[str, Any], Chances, Chances]:
    """The model, the chance of every candidate by it, and by models that have not seen the filer where gold decides."""
    model, unseen = fit(rows, shape=SHAPE, bag=BAG, apart=True)
    run = ranker_of(model)
    seen = {(id(c), w): run.score(together([s.features for s in c.seen], w)) for c, w in [*rows.owners, *left]}
    return model, seen, seen | {(id(c), w): float(p) for (c, w), p in zip(rows.owners, unseen, strict=True)}


def with_lists(cases: list[Case], chance: Chances) -> Chances:
    """The chances, raised as the product raises them for the lists that names stand in."""
    found = dict(chance)
    for asked in (pairs for case in cases for pairs in case.asked.values()):
        raised = together_with_lists(asked, [chance[id(c), w] for c, w in asked])
        found.update({(id(c), w): p for (c, w), p in zip(asked, raised, strict=True)})
    return found


def by_unseen(read: list[tuple[str, str, Document]]) -> tuple[list[Case], Chances]:
    """Every document with who may deal with its filer, and their chances by models that have not seen the filer."""
    unseen = wordings.unseen(wordings.collect(read))
    cases = collect(read, unseen)
    return cases, with_lists(cases, judged(*rows_of(cases, unseen))[2])


def facts_of(case: Case, chance: Chances, least: float) -> list[dict[str, Any]]:
    filers = {id(c): filer for filer, c in case.found}
    asked = [(c, where) for filer, c in case.found for where in sides(c, filer)]
    found = []
    for candidate, where, how in accepted(asked, [chance[id(c), w] for c, w in asked], least):
        pair = [filers[id(candidate)], candidate.party]
        supplier, customer = pair if where == "buys" else reversed(pair)
        found.append({**_line(supplier, customer, how), "from": candidate})
    return found


def score(cases: list[Case], chance: Chances, least: float, shares: dict[str, list[Any]], errors: bool) -> str:
    """Precision, recall and F1 of customers in each set, and false facts on documents without facts."""
    out = []
    for part in (*PROSE, *READ):
        tallies: Any = collections.defaultdict(scorer().Tally)
        empty = 0
        for case in (c for c in cases if c.part == part):
            gold = golds()[case.name]
            facts = facts_of(case, chance, least)
            before, told = tallies["customers"].fp, len(tallies["customers"].errors)
            scorer().score_filing(
                gold, [*facts, *case.others, *shares[case.name]], tallies, collections.defaultdict(list)
            )
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


def explain(case: Case, facts: list[Any], why: str, what: dict[str, Any], chance: Chances) -> None:
    gold = golds()[case.name]
    if why == "false":
        hit = next((f for f in facts if (f["supplier"], f["customer"]) == (what["supplier"], what["customer"])), None)
        words = "a share, or between others"
        if hit:
            best = max(hit["from"].seen, key=lambda s: weight(s.features))
            rules = [k for k in best.features if k[:2] in ("t:", "d:", "u:")]
            words = f"{hit['chance']:.2f} {rules} {best.unit.text[:260]!r}"
        print("false ", case.name, what["supplier"], "->", what["customer"], words)
        return
    ids = {what["supplier"], what["customer"]} - {gold.data.get("filer")}
    near = [
        (
            [(w, round(chance[id(c), w], 2)) for w in sides(c, f)],
            c.party.name,
            [k for s in c.seen for k in s.features if k[:2] in ("t:", "d:", "u:")][:6],
        )
        for f, c in case.found
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
    with read_by_unseen(), named_by_unseen():
        report(list(documents(options.cache, (*PROSE, *READ))), options)


def report(read: list[tuple[str, str, Document]], options: argparse.Namespace) -> None:
    told = wordings.collect(read)
    unseen = wordings.unseen(told)
    print(f"{len(told.labels)} pairs in statements, {sum(map(bool, told.labels))} of them sales")
    cases = collect(read, unseen)
    shares: dict[str, list[Any]] = collections.defaultdict(list)
    for line in read_lines(options.shares) if options.shares else []:
        if line["fact"] == "share":
            shares[Path(line["document"]).name].append(line)
    rows, left = rows_of(cases, unseen)
    model, *both = judged(rows, left)
    seen, chance = (with_lists(cases, chances) for chances in both)
    print(f"{len(rows.labels)} candidates, {sum(rows.labels)} right, {len(set(rows.groups))} filers")
    for least in (LEAST, 0.35, 0.55):
        print(f"out of fold, from {least}: {score(cases, chance, least, shares, False)}")
    print(f"in sample, from {LEAST}: {score(cases, seen, LEAST, shares, False)}")
    if options.errors:
        score(cases, chance, LEAST, shares, True)
    if options.train:
        WORDING.write_text(json.dumps(wordings.fit(told), separators=(",", ":"), ensure_ascii=False) + "\n")
        print(f"{WORDING.name}: {WORDING.stat().st_size} bytes")
        MODEL.write_text(json.dumps({"pair": model}, separators=(",", ":")) + "\n")
        asked = (item for case in cases for item in case.asked.items())
        keep({key: likely(pairs, [chance[id(c), w] for c, w in pairs]) for key, pairs in asked})
        print(f"{MODEL.name}: {MODEL.stat().st_size} bytes, {len(model['names'])} features")


if __name__ == "__main__":
    main()
