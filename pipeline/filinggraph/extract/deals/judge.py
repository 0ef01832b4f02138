"""How likely a candidate is right: calibrated trees of events and fields, and from where on they are believed.

`benchmarks/contracts.py --train` writes models.json from labelled filings; nothing is learned here.
"""

from collections.abc import Sequence
from contextvars import ContextVar
from pathlib import Path

from filinggraph.extract.ranker import Features, rankers

_SHIPPED = Path(__file__).with_name("models.json")
MODELS: ContextVar[Path | None] = ContextVar("MODELS", default=None)
BELIEVED = {"event": 0.55, "expires": 0.25, "effective": 0.28, "term": 0.3}
SURE_START = 0.3


def probabilities(question: str, rows: Sequence[Features]) -> list[float]:
    """Calibrated probability that each candidate answers "event", "expires", "effective" or "term" rightly.

    Of a "seller": that the other side sells to the filer.
    """
    return rankers(MODELS.get() or _SHIPPED)[question].scores(rows)
