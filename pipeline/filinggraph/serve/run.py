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
from filinggraph.serve.access import log
from filinggraph.serve.app import application
from filinggraph.serve.pool import Limits
from filinggraph.store import open_store


def listen(host: str, port: int) -> socket.socket:
    """A listening socket on host and port (0: any free one). Raises SettingsError when that is not possible."""
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, kind, proto)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
        found.listen()  # who asks before the server is ready waits
    except OSError as error:
        raise SettingsError(f"{host}:{port}: cannot listen there ({error.strerror}); choose another --port") from error
    return found


def serve(locator: str, host: str, port: int, limits: Limits, announce: Callable[[str], None]) -> None:
    """Serve the graph until interrupted; `announce` is told the base URL once the port is held.

    Raises StoreError when there is no graph, SettingsError for files or when the port cannot be had.
    """
    if locator.startswith("bulk:") or Path(locator).is_file():
        raise SettingsError(f"{locator}: no build folder; make one: filinggraph load {locator} --to FOLDER")
    log.setLevel(logging.INFO)
    log.addHandler(logging.StreamHandler())  # standard error, a line a request
    with open_store(locator, read_only=True):
        pass
    gc.freeze()  # what is loaded by now stays, and is not looked through again at every collection
    with listen(host, port) as bound:
        announce(f"http://{host}:{bound.getsockname()[1]}/")
        _server(locator, limits, "info").run(sockets=[bound])


@contextlib.contextmanager
def running(locator: str, limits: Limits | None = None) -> Iterator[str]:
    """Serve the graph from a thread on a free port while the context lasts; gives the server's base URL."""
    with listen("127.0.0.1", 0) as bound:
        server = _server(locator, limits or Limits(), "warning")
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            thread.join(0.02)
        try:
            yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)


def _server(locator: str, limits: Limits, level: str) -> uvicorn.Server:
    config = uvicorn.Config(
        application(locator, limits),
        access_log=False,
        log_level=level,
        lifespan="on",
        server_header=False,
        timeout_graceful_shutdown=3,
        ws="none",
    )
    return uvicorn.Server(config)
