"""Fit a network that reads statements with signs: that of pairs (sales, events) or that of times (ends, starts).

python benchmarks/train_network.py pairs           scores on a tenth of the statements, which is not learned from
python benchmarks/train_network.py times --train   learns from all, and writes the model beside its module in extract/
python benchmarks/train_network.py pairs --train   and tunes it to gold; what networks tuned without a filer say of its
                                                   texts goes to unseen_pairs.npz, for the trainers of what uses them

Needs PyTorch (pip install torch), which nothing else here does, and scikit-learn (the `train` extra). It learns from
statements written for the project, and from what a larger network says of these and of the statements of filings
("Distilling the Knowledge in a Neural Network", Hinton et al. 2015): labels by teach_network.py, kept without text.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from gold import FOLDS
from gold_statements import Told, gold_statements
from paired import PAIRS, report_statements
from sign_training import (
    Example,
    Network,
    arrays,
    batches,
    example,
    fit,
    score_of,
    tells,
    tuned,
    vocabulary_of,
)
from signed import Statement
from timed import TIMES
from unseen_pairs import UNSEEN, keep

from filinggraph.extract.pair_network import READ, pairs
from filinggraph.extract.sign_network import Vocabulary, network_of

TASKS = {"pairs": PAIRS, "times": TIMES}
HELD = 10  # one statement of so many is held out
FILED = 3  # so many times is a statement of a filing learned from, for each time of one in a written text


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
    filed = [s for s in task.filed(options.cache) if s.key in said]
    held = [] if options.train else written[HELD - 1 :: HELD]
    learned = [s for s in written if s not in held] if held else written
    vocabulary = vocabulary_of([s.text for s in (*learned, *filed)])
    examples = [example(s, vocabulary.tokens, said.get(s.key)) for s in (*learned, *filed)]
    print(f"{len(learned)} written statements, {len(filed)} of filings, {len(vocabulary.words)} words")
    network = fit(examples, vocabulary)
    if held:
        unseen = [example(s, vocabulary.tokens, None) for s in held]
        print(f"average precision on statements not seen: {score_of(network, batches(unseen), task.names)}")
    if options.task == "pairs":
        gold = gold_read_by(network, vocabulary, options.cache)
        network = tune(network, vocabulary, gold, examples[: len(learned)], write=options.train)
    if options.train:
        np.savez_compressed(task.model, **arrays(network, vocabulary))
        print(f"{task.model.name}: {task.model.stat().st_size} bytes")


def gold_read_by(network: Network, vocabulary: Vocabulary, cache: Path | None) -> list[Told]:
    """What gold tells of statements and scenes, those among them that this network proposes, whichever one ships."""
    run = network_of(arrays(network, vocabulary))
    token = READ.set(lambda text: pairs(run, text))
    try:
        return list(gold_statements(cache))
    finally:
        READ.reset(token)


def tune(
    network: Network, vocabulary: Vocabulary, gold: Sequence[Told], written: Sequence[Example], *, write: bool
) -> Network:
    """The network tuned to all gold; prints how well such tuned without a filer read filings, and may keep that.

    Beside gold it is tuned to the statements that are written as reports make them, and to some of the other ones.
    """
    examples = [example(g.statement, vocabulary.tokens, None) for g in gold]
    reports = [example(s, vocabulary.tokens, None) for s in report_statements()]
    told: list[tuple[Statement, list[tuple[float, ...]]]] = []
    for fold in range(FOLDS):
        seen = [(g, e) for g, e in zip(gold, examples, strict=True) if g.fold != fold]
        unseen = [(g, e) for g, e in zip(gold, examples, strict=True) if g.fold == fold]
        tuned_ = tuned(network, [*_weighed(seen), *reports], written)
        filed = [e for g, e in unseen if g.filed]
        print(f"fold {fold + 1}: {score_of(tuned_, batches(filed), PAIRS.names)}", flush=True)
        told += zip((g.statement for g, _ in unseen), tells(tuned_, [e for _, e in unseen]), strict=True)
    if write:
        keep(told)
        print(f"{UNSEEN.name}: {UNSEEN.stat().st_size} bytes")
    return tuned(network, [*_weighed(zip(gold, examples, strict=True)), *reports], written)


def _weighed(told: Iterable[tuple[Told, Example]]) -> list[Example]:
    """The examples, those of filings as often as they count."""
    return [e for g, e in told for _ in range(FILED if g.filed else 1)]


if __name__ == "__main__":
    main()
