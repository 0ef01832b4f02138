"""How likely a candidate is right: calibrated linear models of events and fields, and from where on they are believed.

`benchmarks/contracts.py --train` writes models.json from labelled filings; nothing is learned here. Linear models did
better than trees on filers not seen in training: there are few labels, and the features are already rules.
"""

import json
import math
from collections.abc import Mapping
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from filinggraph.extract.ranker import Features
from filinggraph.model import EventKind

_SHIPPED = Path(__file__).with_name("models.json")
MODELS: ContextVar[Path | None] = ContextVar("MODELS", default=None)
BELIEVED = {"event": 0.45, "reported event": 0.6, "expires": 0.3, "effective": 0.15, "term": 0.4}
DOUBTED = 0.2  # what is less likely is not believed of a rare kind either, whatever the rules say
SURE_START = 0.3
RARE = frozenset({EventKind.NON_AWARD, EventKind.NON_RENEWAL, EventKind.TRANSITION, EventKind.EXPIRATION})


def probability(question: str, features: Features) -> float:
    """Calibrated probability that a candidate answers "event", "expires", "effective" or "term" rightly."""
    weights, base = _models(MODELS.get() or _SHIPPED)[question]
    total = base + sum(weights[name] * value for name, value in features.items() if name in weights)
    return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))


@lru_cache(maxsize=8)
def _models(path: Path) -> Mapping[str, tuple[Mapping[str, float], float]]:
    held = json.loads(path.read_text(encoding="utf-8"))
    return {name: ({k: float(w) for k, w in m["weights"].items()}, float(m["base"])) for name, m in held.items()}
