"""Queries that look a few things up are answered by the server itself, which spares them the way to a worker.

A worker can be stopped, the server cannot. So a query is answered here only when its form bounds its work (`form`), and
only after a worker has answered one of the same form in a moment; what turns out long or slow is left to the workers.
"""

import time
from dataclasses import dataclass, field

from filinggraph.errors import FilingGraphError
from filinggraph.serve.answer import Answer
from filinggraph.serve.form import Form
from filinggraph.serve.protocol import QueryRequest
from filinggraph.serve.worker import RdfSnapshot, run_sparql

MOMENT = 0.02
MOST_BYTES = 200_000
_FORMS = 1000
_KEPT = 1000  # answers
_KEPT_BYTES = 20_000  # the largest of them


@dataclass(slots=True)
class Lookups:
    """Which forms are answered here, and the graph to answer them from."""

    locator: str
    snapshot: RdfSnapshot | None = None
    quick: dict[str, bool] = field(default_factory=dict)
    kept: dict[tuple[str, str | None], Answer] = field(default_factory=dict)
    state: tuple[int, ...] = ()

    def answer(self, asked: QueryRequest, accept: str | None) -> Answer | None:
        """The answer, or None for what a worker has to do."""
        if not self._here(asked.form) or asked.default_graphs or asked.named_graphs:
            return None
        self.snapshot = self.snapshot or RdfSnapshot(self.locator)
        try:
            store = self.snapshot.current()  # opening it is no part of the lookup
            if self.state != self.snapshot.stamp:
                self.kept.clear()
                self.state = self.snapshot.stamp
            if known := self.kept.get((asked.text, accept)):
                return known
            began = time.thread_time()  # not what the machine does beside
            found = run_sparql(store, {"text": asked.text, "accept": accept, "union": True}, MOST_BYTES)
        except (FilingGraphError, OSError):
            return None
        if found.status == 503 or time.thread_time() - began > MOMENT:
            self.quick[asked.form.text] = False
        self._keep((asked.text, accept), found)
        return None if found.status == 503 else found

    def _keep(self, asked: tuple[str, str | None], found: Answer) -> None:
        """Keep the answer while the graph stays as it is: a page asks for the same names again and again."""
        if found.status == 200 and len(found.body) + len(asked[0]) <= _KEPT_BYTES:
            if len(self.kept) >= _KEPT:
                del self.kept[next(iter(self.kept))]
            self.kept[asked] = found

    def learn(self, form: Form, seconds: float) -> None:
        """Take note of how long a worker had to do with a query."""
        if form.lookup and seconds < MOMENT and "://" not in self.locator:
            if len(self.quick) >= _FORMS:
                self.quick.clear()
            self.quick.setdefault(form.text, True)

    def _here(self, form: Form) -> bool:
        return form.lookup and not form.own_dataset and self.quick.get(form.text, False)
