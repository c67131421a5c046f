"""When not to look for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Do not collect garbage: for work whose memory stays, where looking for it finds none.

    It takes a third of a check, and a sixth of the time that a command takes to start.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
