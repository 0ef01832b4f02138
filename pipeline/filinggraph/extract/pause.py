"""No search for cyclic garbage while a document is read: that takes a twentieth of the time, and finds nothing."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Run a block without the cyclic garbage collector, which goes on after it if it was running before.

    Extraction makes hundreds of thousands of values a document and next to no cycles of them; what nobody refers to
    is freed at once as ever.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
