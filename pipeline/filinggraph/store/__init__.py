"""Stores: the same graph in a folder, in RDF files, in Neo4j and as files for a bulk import."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from filinggraph.errors import StoreError
from filinggraph.store import rdf_file
from filinggraph.store.protocol import Rows, Store, Written
from filinggraph.store.transfer import Difference, compare, copy

__all__ = [
    "RDF_SUFFIXES",
    "Difference",
    "Rows",
    "Store",
    "Written",
    "compare",
    "copy",
    "is_server",
    "open_store",
]

NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
RDF_SUFFIXES = (".trig", ".nq", ".jsonld")


def open_store(
    locator: str,
    *,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
    read_only: bool = False,
) -> Store:
    """The store that locator names.

    A folder is the embedded store (RDF and property graph), a file that ends in one of RDF_SUFFIXES is RDF,
    "bulk:FOLDER" holds files for `neo4j-admin database import`, and neo4j://HOST or bolt://HOST a Neo4j server. For a
    server, user, password and database default to NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE of the environment;
    they may stand in the URI (neo4j://USER:PASSWORD@HOST), from which they are taken out before it is shown anywhere.
    Opened without read_only, a folder admits no second writer. Raises StoreError.
    """
    scheme = urlsplit(locator).scheme if "://" in locator else ""
    if scheme in NEO4J_SCHEMES:
        from filinggraph.store.server import connect  # the driver is slow to start and wanted for servers alone

        bare, given_user, given_password = _without_login(locator)
        return connect(
            bare,
            user=given_user if user is None else user,
            password=given_password if password is None else password,
            database=database,
            read_only=read_only,
        )
    if scheme:
        bare = _without_login(locator)[0]
        raise StoreError(f"{bare}: unknown kind of store; give a folder, an RDF file or {NEO4J_SCHEMES[0]}://HOST")
    if locator.startswith("bulk:"):
        from filinggraph.store.bulk import open_path as open_bulk  # pyarrow is slow to start

        return open_bulk(Path(locator.removeprefix("bulk:")), read_only=read_only)
    if locator.lower().endswith(RDF_SUFFIXES) and not Path(locator).is_dir():
        return rdf_file.open_path(Path(locator), read_only=read_only)
    if not locator:
        raise StoreError("no store is named; give a folder, an RDF file or the URI of a server")
    from filinggraph.store.embedded import open_path as open_folder  # its engine is slow to start

    return open_folder(Path(locator), read_only=read_only)


def is_server(locator: str) -> bool:
    """True for the URI of a Neo4j server."""
    return "://" in locator and urlsplit(locator).scheme in NEO4J_SCHEMES


def _without_login(locator: str) -> tuple[str, str | None, str | None]:
    """A URI without user and password, and these."""
    parts = urlsplit(locator)
    login, at, host = parts.netloc.rpartition("@")
    if not at:
        return locator, None, None
    name, colon, secret = login.partition(":")
    return parts._replace(netloc=host).geturl(), unquote(name) or None, unquote(secret) if colon else None
