"""So much memory and no more, for however many workers a process has."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

_PER_CORE = 300_000_000
"""Bytes that the guide promises to stay within, for each core."""
_BASE = 150_000_000
"""Bytes that a build takes itself."""
_WORK = 35_000_000
"""Bytes to resize and encode what was decoded."""


class Room:
    """Bytes to be shared: who needs more than is left waits, unless nobody else has any."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._used = 0
        self._changed = Condition()

    @contextmanager
    def take(self, needed: int) -> Iterator[None]:
        """Have so many bytes for as long as it takes."""
        with self._changed:
            self._changed.wait_for(lambda: not self._used or self._used + needed <= self._total)
            self._used += needed
        try:
            yield
        finally:
            with self._changed:
                self._used -= needed
                self._changed.notify_all()


_ROOM = Room((os.cpu_count() or 1) * _PER_CORE - _BASE)


@contextmanager
def room_for(decoding: int) -> Iterator[None]:
    """Room to decode, which takes so many bytes, and for the work that follows."""
    with _ROOM.take(decoding + _WORK):
        yield
