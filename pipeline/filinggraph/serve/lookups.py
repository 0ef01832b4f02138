"""Queries that look a few things up are answered by the server itself, which spares them the way to a worker.

A worker can be stopped, the server cannot. So a query is answered here only when its form bounds its work (`form`), and
only after a worker has answered one of the same form in a moment; a form of which more than a few turn out long or slow
is left to the workers, until they were quick with it for a while.
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
SLOW_COSTS = 10  # of the credit that a form earns by an answer in a moment
MOST_CREDIT = 20
_FORMS = 1000
_KEPT = 1000  # answers
_KEPT_BYTES = 20_000  # the largest of them


@dataclass(slots=True)
class Lookups:
    """Which forms are answered here, those with credit, and the graph to answer them from."""

    locator: str
    snapshot: RdfSnapshot | None = None
    credit: dict[str, int] = field(default_factory=dict)
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
        self._judge(asked.form, found.status != 503 and time.thread_time() - began < MOMENT)
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
            self._judge(form, True)

    def _judge(self, form: Form, quick: bool) -> None:
        if len(self.credit) >= _FORMS and form.text not in self.credit:
            self.credit.clear()
        credit = self.credit.get(form.text, 0)
        self.credit[form.text] = min(credit + 1, MOST_CREDIT) if quick else max(credit - SLOW_COSTS, -SLOW_COSTS)

    def _here(self, form: Form) -> bool:
        return form.lookup and not form.own_dataset and self.credit.get(form.text, 0) > 0
