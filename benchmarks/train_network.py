"""Fit the networks that read statements with signs: those of pairs (sales, events) or of times (ends, starts).

python benchmarks/train_network.py pairs           scores on a tenth of the statements, which is not learned from
python benchmarks/train_network.py times --train   learns from all, and writes the model beside its module in extract/

Both are tuned to gold. What networks tuned without a filer say of its texts goes to unseen_pairs.npz and
unseen_times.npz, for the trainers of what uses them. That of pairs comes first: it bears on what times are asked.

Needs PyTorch (pip install torch), which nothing else here does, and scikit-learn (the `train` extra). It learns from
statements written for the project, and from what a larger network says of these and of the statements of filings
("Distilling the Knowledge in a Neural Network", Hinton et al. 2015): labels by teach_network.py, kept without text.
Of the two networks of pairs that ship, the first was fitted to these labels, the second to those of the round before:
in the mean they read filings that they have not seen better than two of one kind. Their words are the first one's.
"""

import argparse
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from gold import FOLDS
from gold_statements import Told, gold_statements
from gold_times import gold_times
from paired import PAIRS, report_statements, unclear_statements
from sign_training import (
    Example,
    Network,
    arrays,
    example,
    fit,
    score_of,
    tells_all,
    tuned,
    vocabulary_of,
)
from signed import Statement
from timed import TIMES
from train_bodies import named_by_unseen
from unseen_pairs import UNSEEN as UNSEEN_PAIRS
from unseen_pairs import read_by_unseen
from unseen_statements import keep
from unseen_times import UNSEEN as UNSEEN_TIMES

from filinggraph.extract.pair_network import READ, pairs
from filinggraph.extract.sign_network import Vocabulary, ensemble_of

TASKS = {"pairs": PAIRS, "times": TIMES}
HELD = 10  # one statement of so many is held out
FILED = {"pairs": 5, "times": 3}  # so often is a statement of a filing learned from for each of a written text
ALSO = {"pairs": 0.1, "times": 0.33}  # such a part of what was written is learned from again beside gold
SEED = 3
OF_REPORTS = 0.35  # such a part of what was written as reports make it
UNSEEN = {"pairs": UNSEEN_PAIRS, "times": UNSEEN_TIMES}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("--train", action="store_true", help="learn from all, and write the network that ships")
    parser.add_argument("--cache", type=Path, help="folder that keeps read documents between runs")
    options = parser.parse_args()
    torch.set_num_threads(1)
    task = TASKS[options.task]
    said = task.taught()
    written = task.written()
    filed = [s for s in task.filed(options.cache) if len(said.get(s.key, ())) == len(s.told)]
    held = [] if options.train else written[HELD - 1 :: HELD]
    learned = [s for s in written if s not in held] if held else written
    vocabulary = vocabulary_of([s.text for s in (*learned, *filed)])
    examples = [example(s, vocabulary.tokens, said.get(s.key)) for s in (*learned, *filed)]
    print(f"{len(learned)} written statements, {len(filed)} of filings, {len(vocabulary.words)} words")
    networks = fit(examples, vocabulary)
    if held:
        unseen = [example(s, vocabulary.tokens, None) for s in held]
        print(f"average precision on statements not seen: {score_of(networks, unseen, task.names)}")
    gold = (
        gold_read_by(networks[0], vocabulary, options.cache) if options.task == "pairs" else gold_timed(options.cache)
    )
    networks = tune(options.task, networks, vocabulary, gold, examples[: len(learned)], write=options.train)
    if options.train:
        np.savez_compressed(task.model, **arrays(networks, vocabulary))
        print(f"{task.model.name}: {task.model.stat().st_size} bytes")


def gold_read_by(network: Network, vocabulary: Vocabulary, cache: Path | None) -> list[Told]:
    """What gold tells of statements and scenes, those among them that this network proposes, whichever ones ship."""
    run = ensemble_of(arrays([network], vocabulary))
    token = READ.set(lambda text: pairs(run, text))
    try:
        return list(gold_statements(cache))
    finally:
        READ.reset(token)


def gold_timed(cache: Path | None) -> list[Told]:
    """What gold tells of the times of scenes, which networks of pairs propose that have not seen the filer."""
    with read_by_unseen(), named_by_unseen():
        return list(gold_times(cache))


def tune(
    task: str,
    networks: Sequence[Network],
    vocabulary: Vocabulary,
    gold: Sequence[Told],
    written: Sequence[Example],
    *,
    write: bool,
) -> list[Network]:
    """The networks tuned to all gold; prints how well such tuned without a filer read filings, and may keep that.

    Beside gold they are tuned to some of what was written, and those of pairs to more of the statements that are
    written as reports make them, and to all that leave open who sells.
    """
    examples = [example(g.statement, vocabulary.tokens, None) for g in gold]
    beside = report_statements() if task == "pairs" else []
    beside = random.Random(SEED).sample(beside, int(OF_REPORTS * len(beside)))
    beside += unclear_statements() if task == "pairs" else []
    reports = [example(s, vocabulary.tokens, None) for s in beside]
    names, part, filed_as = TASKS[task].names, ALSO[task], FILED[task]
    told: list[tuple[Statement, list[tuple[float, ...]]]] = []
    for fold in range(FOLDS):
        unseen = [(g, e) for g, e in zip(gold, examples, strict=True) if g.fold == fold]
        told_alike = {g.statement.key for g, _ in unseen}  # by filers of other folds, too
        seen = [(g, e) for g, e in zip(gold, examples, strict=True) if g.statement.key not in told_alike]
        tuned_ = tuned(networks, [*_weighed(seen, filed_as), *reports], written, part)
        filed = [e for g, e in unseen if g.filed]
        print(f"fold {fold + 1}: {score_of(tuned_, filed, names)}", flush=True)
        told += zip((g.statement for g, _ in unseen), tells_all(tuned_, [e for _, e in unseen]), strict=True)
    if write:
        keep(TASKS[task], UNSEEN[task], told)
    return tuned(networks, [*_weighed(zip(gold, examples, strict=True), filed_as), *reports], written, part)


def _weighed(told: Iterable[tuple[Told, Example]], filed_as: int) -> list[Example]:
    """The examples, those of filings as often as they count."""
    return [e for g, e in told for _ in range(filed_as if g.filed else 1)]


if __name__ == "__main__":
    main()
