"""What the routes ask for answers, whoever gives them."""

from collections.abc import Mapping
from typing import Any, Protocol

from filinggraph.serve.answer import Answer
from filinggraph.serve.pool import Limits


class Runner(Protocol):
    """Whoever has tasks done on one graph: a pool, or the way to that of another process."""

    @property
    def locator(self) -> str:
        """The graph: a build folder, or the URI of a Neo4j server."""

    @property
    def limits(self) -> Limits:
        """What a task may cost, and how many may wait."""

    async def open(self) -> None:
        """Be ready to answer."""

    async def close(self) -> None:
        """Let go of everything."""

    async def run(self, task: Mapping[str, Any]) -> Answer:
        """The answer to a task; 429 when too many wait, 503 when it takes too long or too much memory."""

    async def recall(self, task: Mapping[str, Any]) -> Answer:
        """The same, perhaps from what was answered before on the graph as it is."""

    def ahead(self, task: Mapping[str, Any]) -> None:
        """Begin with a task that somebody will probably ask for, if there is time."""
