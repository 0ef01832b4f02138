"""Fit every model that ships, one trainer after the other, and print what each says of itself.

python benchmarks/train.py

Needs scikit-learn (the `train` extra) and ../shared; the networks of sentences have a trainer of their own
(train_network.py), which needs PyTorch: run it before this where statements or gold have changed. Seeds are fixed: the
same gold and code give the same files.
"""

import argparse
import subprocess
import sys
from pathlib import Path

TRAINERS = (
    "train_bodies.py",
    "train_customers.py",
    "train_shares.py",  # asks who deals with the filer
    "train_happenings.py",
    "contracts.py",
    "agreements.py",
)


def main() -> int:
    """Run the trainers in order; the first that fails ends the run with its exit code."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    for name in TRAINERS:
        print(f"== {name}", flush=True)
        done = subprocess.run([sys.executable, Path(__file__).with_name(name), "--train"], check=False)
        if done.returncode:
            print(
                f"{name}: failed with exit code {done.returncode}; models fitted before it are written", file=sys.stderr
            )
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
