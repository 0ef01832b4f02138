"""Kill -9 of loaders and servers at random points: nothing acknowledged is lost, nothing is twice or half there.

    python benchmarks/kills.py [--kills 50] [--filings 40] [--seed 1]

A loader writes filings a few at a time and says which are in; it, or the server under it, is killed after a random
time. Then the store must hold every filing that the loader acknowledged, each filing whole, and, after the load is
run again, exactly the graph of a load that nobody disturbed. A third of the kills hit a loader into a folder, a third
a loader into Neo4j, a third the Neo4j server (Maven jars, Java 17) while a loader writes. Exit code 1 at the first
store that is not as it should be.
"""

import argparse
import contextlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.made_filings import PER_FILING, graphs
from tests import neo4j_server

from filinggraph.semantics.property_graph import project
from filinggraph.semantics.quads import FilingGraph
from filinggraph.store import Store, open_store

AT_ONCE = 4
KINDS = ("folder", "loader", "server")


class Broken(Exception):
    """A store that is not as it should be after a kill."""


@dataclass(slots=True)
class Loader:
    """A process that loads filings into a store and tells, a line a filing, which are in."""

    locator: str
    filings: int
    login: tuple[str, ...] = ()
    process: subprocess.Popen[str] | None = None
    log: Path = field(default_factory=lambda: Path(tempfile.mkstemp(prefix="acknowledged-")[1]))

    def start(self) -> None:
        command = [sys.executable, __file__, "--load", self.locator, str(self.filings), *self.login]
        with self.log.open("w") as out:
            self.process = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE, text=True)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.communicate()

    def finish(self, seconds: float = 300) -> None:
        """Wait for it to end well."""
        assert self.process is not None
        _, said = self.process.communicate(timeout=seconds)
        if self.process.returncode:
            raise Broken(f"the loader gave up: {said.strip()}")

    def acknowledged(self) -> set[str]:
        return {line.strip() for line in self.log.read_text().splitlines(keepends=True) if line.endswith("\n")}


def load(locator: str, filings: int, login: Sequence[str]) -> None:
    """What the process does: a few filings at a time, the first half in a second version at the end."""
    user, password = login if login else (None, None)
    given = list(graphs(filings * PER_FILING))
    with open_store(locator, user=user, password=password) as store:
        print("open", flush=True)
        for start in range(0, len(given), AT_ONCE):
            some = given[start : start + AT_ONCE]
            store.write(some)
            print("".join(f"{graph.id}\n" for graph in some), end="", flush=True)


def check(store: Store, given: Sequence[FilingGraph], acknowledged: set[str], *, whole: bool) -> None:
    """Raise Broken unless the store holds what was acknowledged (all, when whole), and each filing once and whole."""
    wanted = {graph.id: graph for graph in given}
    held = {graph.id: graph for graph in store.graphs()}
    if lost := (set(wanted) if whole else acknowledged) - held.keys():
        raise Broken(f"{store.locator}: lost {sorted(lost)[:3]}")
    for identity, graph in held.items():
        if graph != wanted[identity] or store.digests()[identity] != graph.digest:
            raise Broken(f"{store.locator}: {identity} is not what was written")
    if store.property_graph() != project(quad for graph in held.values() for quad in graph.quads):
        raise Broken(f"{store.locator}: nodes and edges are not those of its {len(held)} filings")


def killed_loader(
    locator: str, login: tuple[str, ...], given: Sequence[FilingGraph], after: float, opened: Callable[[], Store]
) -> int:
    """Kill a loader after some seconds of writing, look, load again, look; gives how many filings were in."""
    loader = Loader(locator, len(given), login)
    loader.start()
    wait_for(loader)
    time.sleep(after)
    loader.kill()
    acknowledged = loader.acknowledged() - {"open"}
    with contextlib.ExitStack() as stack:
        if acknowledged or login:
            check(stack.enter_context(opened()), given, acknowledged, whole=False)
    again = Loader(locator, len(given), login)
    again.start()
    again.finish()
    with opened() as store:
        check(store, given, set(), whole=True)
    loader.log.unlink()
    again.log.unlink()
    return len(acknowledged)


def killed_server(server: neo4j_server.Server, given: Sequence[FilingGraph], after: float) -> int:
    """Kill the server under a loader, start it again, let the loader end, look; gives how many filings were in."""
    login = (server.user, server.password)
    loader = Loader(server.uri, len(given), login)
    loader.start()
    wait_for(loader)
    time.sleep(after)
    server.kill()
    acknowledged = loader.acknowledged() - {"open"}
    server.start(180)
    with open_store(server.uri, user=server.user, password=server.password) as store:
        if lost := acknowledged - store.digests().keys():
            raise Broken(f"{server.uri}: lost {sorted(lost)[:3]}")
    loader.finish()
    with open_store(server.uri, user=server.user, password=server.password, read_only=True) as store:
        check(store, given, set(), whole=True)
    loader.log.unlink()
    return len(acknowledged)


def wait_for(loader: Loader, seconds: float = 120) -> None:
    """Until the loader has opened its store."""
    end = time.monotonic() + seconds
    while not loader.acknowledged():
        assert loader.process is not None
        if loader.process.poll() is not None or time.monotonic() > end:
            raise Broken(f"the loader does not start: {loader.process.communicate()[1]}")
        time.sleep(0.01)


def clear(server: neo4j_server.Server) -> None:
    """Take all filings out."""
    with open_store(server.uri, user=server.user, password=server.password) as store:
        store.write((), remove=list(store.digests()))


def undisturbed(locator: str, login: tuple[str, ...], given: Sequence[FilingGraph]) -> float:
    """Seconds of writing that a load takes when nobody kills it."""
    loader = Loader(locator, len(given), login)
    loader.start()
    wait_for(loader)
    start = time.monotonic()
    loader.finish()
    loader.log.unlink()
    return time.monotonic() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS)
    parser.add_argument("--filings", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    made = list(graphs(given.filings * PER_FILING))
    home = Path(tempfile.mkdtemp(prefix="filinggraph-kills-"))
    server = neo4j_server.make(home / "neo4j")
    server.start(180)
    login = (server.user, server.password)

    def opened() -> Store:
        return open_store(server.uri, user=server.user, password=server.password)

    done = 0
    try:
        folder_time = undisturbed(str(home / "first"), (), made)
        undisturbed(server.uri, login, made)
        clear(server)
        server_time = undisturbed(server.uri, login, made)
        print(f"undisturbed: folder {folder_time:.1f} s, Neo4j {server_time:.1f} s", flush=True)
        while done < given.kills:
            kind = given.kinds[done % len(given.kinds)]
            if kind == "folder":
                place = home / f"graph-{done}"
                found = killed_loader(
                    str(place),
                    (),
                    made,
                    chance.uniform(0, folder_time),
                    lambda place=place: open_store(str(place), read_only=True),
                )
                shutil.rmtree(place)
            else:
                clear(server)
                after = chance.uniform(0, server_time)
                if kind == "loader":
                    found = killed_loader(server.uri, login, made, after, opened)
                else:
                    found = killed_server(server, made, after)
            done += 1
            print(
                f"{done:3}  {kind:7} killed with {found:3} of {len(made)} filings acknowledged: as it should be",
                flush=True,
            )
    finally:
        server.kill()
        shutil.rmtree(home, ignore_errors=True)
    print(f"{done} kills, nothing lost, nothing twice")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--load"]:
        try:
            load(sys.argv[2], int(sys.argv[3]), sys.argv[4:])
        except BrokenPipeError:
            os._exit(1)
    else:
        main()
