"""Constraints and indexes of the graph in Neo4j, all derived from the mapping, and the store's own bookkeeping."""

import re
import time
from collections.abc import Iterator

from neo4j import Session

from filinggraph.errors import StoreError
from filinggraph.semantics.mapping import mapping

FORMAT = 2
OLDEST = (5, 26)
STORE, SOURCE = "FilingGraphStore", "FilingGraphSource"
WORDING, LINK, SAYS = "FilingGraphWording", "FilingGraphLink", "FILING_GRAPH_SAYS"
INDEXED = (
    (WORDING, "subject"),
    (LINK, "source"),
    (LINK, "target"),
    (LINK, "filing"),
)
NAMES, QUOTES = "filinggraph_names", "filinggraph_quotes"


def statements() -> Iterator[str]:
    """What declares the schema; each does nothing where it was done before."""
    for label in (STORE, SOURCE, WORDING):
        yield _unique(label, "id")
    for label, name in INDEXED:
        yield _index(label, name)
    for table in mapping().nodes.values():
        yield _unique(table.label, "id")
        for key in table.keys:
            if key.unique:
                yield _unique(table.label, key.name)
            elif key.indexed:
                yield _index(table.label, key.name)
    named = [t for t in mapping().nodes.values() if any(k.name == "name" for k in t.keys)]
    keys = [name for name in ("name", "altNames") if any(k.name == name for t in named for k in t.keys)]
    yield _fulltext(NAMES, [t.label for t in named], keys)
    quoted = [t.label for t in mapping().nodes.values() if any(k.name == "quote" for k in t.keys)]
    yield _fulltext(QUOTES, quoted, ["quote"])


def prepare(session: Session) -> None:
    """Declare the schema and wait for its indexes. Raises StoreError for a graph of another format."""
    check(session)
    wanted = tuple(statements())
    _drop_orphans(session, " ".join(text for text in wanted if text.startswith("CREATE CONSTRAINT")))
    for text in wanted:
        session.run(text).consume()
    _await(session)
    session.run(f"MERGE (s:{STORE} {{id: 'store'}}) SET s.format = $format", {"format": FORMAT}).consume()


def _await(session: Session, seconds: float = 300) -> None:
    """Wait until our indexes are ready; one that cannot take what the database holds goes, as queries do without."""
    text = "SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'filinggraph_' RETURN name, state"
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        states = {row["name"]: row["state"] for row in session.run(text)}
        for name in [name for name, state in states.items() if state == "FAILED"]:
            drop(session, name)
        if "POPULATING" not in states.values():
            return
        time.sleep(0.1)


def _drop_orphans(session: Session, constraints: str) -> None:
    """Take away indexes of constraints that were never made: a server killed in between leaves such a one behind."""
    text = (
        "SHOW INDEXES YIELD name, owningConstraint WHERE name STARTS WITH 'filinggraph_' AND owningConstraint IS NULL "
        "RETURN name"
    )
    for name in [row["name"] for row in session.run(text)]:
        if f"CONSTRAINT {name} IF" in constraints:
            drop(session, name)


def drop(session: Session, name: str) -> None:
    """Take an index of ours away."""
    session.run(f"DROP INDEX `{name}` IF EXISTS").consume()


def too_large(message: str) -> str:
    """Name of our index that a value is too large for, by the server's message; "" for another trouble."""
    found = re.search(r"too large to index.*name='(filinggraph_\w+)', type='(?:RANGE|TEXT)'", message)
    return found[1] if found else ""


def check(session: Session) -> bool:
    """True when the database holds a graph of this format; False when it holds none."""
    row = session.run(f"MATCH (s:{STORE}) RETURN s.format AS format LIMIT 1").single()
    if row is None:
        return False
    if row["format"] != FORMAT:
        other = "a later" if row["format"] > FORMAT else "an earlier"
        raise StoreError(
            f"the graph in this database was written by {other} version of filinggraph (format {row['format']}, "
            f"this one has {FORMAT}); use that version, or load into another database"
        )
    return True


def check_version(agent: str, where: str) -> None:
    """Raise StoreError for a server that is too old to take labels as parameters, by what it calls itself."""
    found = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if found and (int(found[1]), int(found[2])) < OLDEST:
        raise StoreError(f"{where}: is {agent}; writing needs Neo4j {OLDEST[0]}.{OLDEST[1]} or later")


def _unique(label: str, key: str) -> str:
    name = f"filinggraph_{label}_{key}".lower()
    return f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:`{label}`) REQUIRE n.`{key}` IS UNIQUE"


def _index(label: str, key: str) -> str:
    name = f"filinggraph_{label}_{key}".lower()
    return f"CREATE RANGE INDEX {name} IF NOT EXISTS FOR (n:`{label}`) ON (n.`{key}`)"


def _fulltext(name: str, labels: list[str], keys: list[str]) -> str:
    """Updated in the background, so that loading does not wait for it."""
    options = "OPTIONS {indexConfig: {`fulltext.eventually_consistent`: true}}"
    each = ", ".join(f"n.`{key}`" for key in keys)
    whom = "|".join(f"`{label}`" for label in labels)
    return f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{whom}) ON EACH [{each}] {options}"
