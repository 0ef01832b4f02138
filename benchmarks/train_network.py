"""Fit a network that reads statements with signs: that of pairs (sales, events) or that of times (ends, starts).

python benchmarks/train_network.py pairs           scores on a tenth of the statements, which is not learned from
python benchmarks/train_network.py times --train   learns from all, and writes the model beside its module in extract/

Needs PyTorch (pip install torch), which nothing else here does, and scikit-learn (the `train` extra). It learns from
statements written for the project, and from what a larger network says of these and of the statements of filings
("Distilling the Knowledge in a Neural Network", Hinton et al. 2015): labels by teach_network.py, kept without text.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from paired import PAIRS
from sign_training import arrays, batches, example, fit, score_of, vocabulary_of
from timed import TIMES

TASKS = {"pairs": PAIRS, "times": TIMES}
HELD = 10  # one statement of so many is held out


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
    if options.train:
        np.savez_compressed(task.model, **arrays(network, vocabulary))
        print(f"{task.model.name}: {task.model.stat().st_size} bytes")


if __name__ == "__main__":
    main()
