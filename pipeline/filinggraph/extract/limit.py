"""A limit on the time that one extractor may take on one document."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OutOfTimeError(Exception):
    """Raised inside the block of `at_most` when its time is over."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Run a block for so many seconds of processor time at most; 0 sets no limit.

    Real time would make the facts of a document depend on what else the machine does. The limit uses the interval
    timer of POSIX, which only the main thread of a process can set; elsewhere the block runs without one. Raises
    OutOfTimeError in the block.
    """
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise OutOfTimeError

    former = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, former)
