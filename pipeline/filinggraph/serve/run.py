"""Start the server on a socket of this machine and stop it again."""

import contextlib
import gc
import logging
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import uvicorn

from filinggraph.errors import SettingsError
from filinggraph.serve import keeper
from filinggraph.serve.access import log
from filinggraph.serve.app import application
from filinggraph.serve.kept import Kept
from filinggraph.serve.pool import Limits, Pool
from filinggraph.serve.quick import Quick
from filinggraph.serve.runner import Runner
from filinggraph.store import open_store

IDLE_SECONDS = 75
"""How long a connection may lie idle: longer than clients and proxies keep theirs (5 to 60 seconds, as a rule).

Where the server is first to close one, a request that is on its way just then is lost with it.
"""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket on host and port (0: any free one). Raises SettingsError when that is not possible."""
    return _bound(host, port)


def listen_together(host: str, port: int, sockets: int) -> list[socket.socket]:
    """So many listening sockets on one port; the system deals the connections out to them. Raises SettingsError."""
    if not hasattr(socket, "SO_REUSEPORT"):
        raise SettingsError("--processes: on this system processes cannot share a port; leave the option out")
    listen(host, port).close()  # sockets that share a port would be let in beside those of another server
    first = _bound(host, port, shared=True)
    return [first, *(_bound(host, first.getsockname()[1], shared=True) for _ in range(sockets - 1))]


def _bound(host: str, port: int, *, shared: bool = False) -> socket.socket:
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, kind, proto)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT if shared else socket.SO_REUSEADDR, 1)
        found.bind(address)
        found.listen()  # who asks before the server is ready waits
    except OSError as error:
        raise SettingsError(f"{host}:{port}: cannot listen there ({error.strerror}); choose another --port") from error
    return found


def serve(
    locator: str, host: str, port: int, limits: Limits, announce: Callable[[str], None], *, processes: int = 1
) -> None:
    """Serve the graph until interrupted; `announce` is told the base URL once the port is held.

    With more than one process, each takes connections to the one port, and all share the workers of a keeper.

    Raises StoreError when there is no graph, SettingsError for files or when the port cannot be had.
    """
    if locator.startswith("bulk:") or Path(locator).is_file():
        raise SettingsError(f"{locator}: no build folder; make one: filinggraph load {locator} --to FOLDER")
    log.setLevel(logging.INFO)
    log.addHandler(logging.StreamHandler())  # standard error, a line a request
    with open_store(locator, read_only=True):
        pass
    gc.freeze()  # what is loaded by now stays, and is not looked through again at every collection
    pool = Pool(locator, limits)
    with contextlib.ExitStack() as open_sockets:
        sockets = listen_together(host, port, processes) if processes > 1 else [listen(host, port)]
        for each in sockets:
            open_sockets.enter_context(each)
        announce(f"http://{host}:{sockets[0].getsockname()[1]}/")
        if processes > 1:
            keeper.serve(pool, sockets)
        else:
            web_server(Kept(pool), "info").run(sockets=sockets)


@contextlib.contextmanager
def running(locator: str, limits: Limits | None = None) -> Iterator[str]:
    """Serve the graph from a thread on a free port while the context lasts; gives the server's base URL."""
    with listen("127.0.0.1", 0) as bound:
        server = web_server(Kept(Pool(locator, limits or Limits())), "warning")
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            thread.join(0.02)
        try:
            yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)


def web_server(runner: Runner, level: str) -> uvicorn.Server:
    """What speaks HTTP, with what uvicorn itself has to say from a level of its log on."""
    config = uvicorn.Config(
        application(runner),
        access_log=False,
        http=Quick,
        log_level=level,
        lifespan="on",
        server_header=False,
        timeout_graceful_shutdown=3,
        timeout_keep_alive=IDLE_SECONDS,
        ws="none",
    )
    return uvicorn.Server(config)
