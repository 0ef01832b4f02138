"""Queries that look a few things up are answered by the server itself, which spares them the way to a worker.

A worker can be stopped, the server cannot. So a query is answered here only when its form bounds its work (`form`), and
only after a worker has answered one of the same form in a moment; what turns out long or slow is left to the workers.
"""

import time
from dataclasses import dataclass, field

from filinggraph.errors import FilingGraphError
from filinggraph.serve.form import Form
from filinggraph.serve.protocol import QueryRequest
from filinggraph.serve.worker import Answer, RdfSnapshot, run_sparql

MOMENT = 0.02
MOST_BYTES = 200_000
_FORMS = 1000


@dataclass(slots=True)
class Lookups:
    """Which forms are answered here, and the graph to answer them from."""

    locator: str
    snapshot: RdfSnapshot | None = None
    quick: dict[str, bool] = field(default_factory=dict)

    def answer(self, asked: QueryRequest, accept: str | None) -> Answer | None:
        """The answer, or None for what a worker has to do."""
        if not self._here(asked.form) or asked.default_graphs or asked.named_graphs:
            return None
        self.snapshot = self.snapshot or RdfSnapshot(self.locator)
        try:
            store = self.snapshot.current()  # opening it is no part of the lookup
            began = time.thread_time()  # not what the machine does beside
            found = run_sparql(store, {"text": asked.text, "accept": accept, "union": True}, MOST_BYTES)
        except (FilingGraphError, OSError):
            return None
        if found.status == 503 or time.thread_time() - began > MOMENT:
            self.quick[asked.form.text] = False
        return None if found.status == 503 else found

    def learn(self, form: Form, seconds: float) -> None:
        """Take note of how long a worker had to do with a query."""
        if form.lookup and seconds < MOMENT and "://" not in self.locator:
            if len(self.quick) >= _FORMS:
                self.quick.clear()
            self.quick.setdefault(form.text, True)

    def _here(self, form: Form) -> bool:
        return form.lookup and not form.own_dataset and self.quick.get(form.text, False)
