"""Company, customer, contract, expiry: facts from company filings, each tied to the words that prove it."""

import importlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filinggraph.export import to_frames, to_networkx

# Matrices here are small: several threads wait for one another, and one process a core has no other core to use.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is imported; it reads this once

__version__ = "0.1.0"
__all__ = ["__version__", "to_frames", "to_networkx"]


def __getattr__(name: str) -> object:
    """Functions for notebooks, imported with their libraries when they are first used."""
    if name in __all__:
        return getattr(importlib.import_module("filinggraph.export"), name)
    raise AttributeError(f"module 'filinggraph' has no attribute {name!r}")
