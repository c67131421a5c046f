"""Limit the memory that all workers of a process use together."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

_PER_CORE = 300_000_000
"""Bytes per core that the guide promises to stay within."""
_BASE = 150_000_000
"""Bytes that the build itself takes."""
_WORK = 35_000_000
"""Bytes to resize and encode a decoded picture."""


class MemoryBudget:
    """Shared bytes: a worker that needs more than is left waits, unless all bytes are free."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._used = 0
        self._changed = Condition()

    @contextmanager
    def reserve(self, needed: int) -> Iterator[None]:
        """Hold so many bytes until the block ends."""
        with self._changed:
            self._changed.wait_for(lambda: not self._used or self._used + needed <= self._total)
            self._used += needed
        try:
            yield
        finally:
            with self._changed:
                self._used -= needed
                self._changed.notify_all()


_BUDGET = MemoryBudget((os.cpu_count() or 1) * _PER_CORE - _BASE)


@contextmanager
def reserve_memory(decoding: int) -> Iterator[None]:
    """Hold the bytes that decoding takes, and those for the work that follows."""
    with _BUDGET.reserve(decoding + _WORK):
        yield
