"""Options of the commands that may write to, or read from, a Neo4j server."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import click

from filinggraph.store import Store, open_store


@dataclass(frozen=True, slots=True)
class Login:
    """How to log in at a server; what is None comes from the environment. Folders and files need none of it."""

    user: str | None = None
    password: str | None = None
    database: str | None = None

    def open(self, locator: str, *, read_only: bool = False) -> Store:
        """The store at locator."""
        return open_store(locator, user=self.user, password=self.password, database=self.database, read_only=read_only)


def server_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command --user, --password and --database as one argument `login`."""

    @wraps(command)
    def logged_in(*, user: str | None, password: str | None, database: str | None, **others: Any) -> None:
        command(login=Login(user, password, database), **others)

    options = (
        click.option("--user", help="User of the Neo4j server; else NEO4J_USER, else neo4j."),
        click.option("--password", help="Better in NEO4J_PASSWORD, as others may see a command line."),
        click.option("--database", help="Database of the server; else NEO4J_DATABASE, else the user's home database."),
    )
    found = logged_in
    for option in reversed(options):
        found = option(found)
    return found
