"""The photos of a school by name, as the file system of this machine distinguishes names."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from wuse.filenames import folded


class Album:
    """The names in a folder of photos at the time of construction. Raises OSError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._statuses = {path.name: path.lstat() for path in folder.iterdir()}
        self._by_folded: dict[str, list[str]] = {}
        for name in self._statuses:
            self._by_folded.setdefault(folded(name), []).append(name)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._statuses))

    @property
    def folded_names(self) -> set[str]:
        """All names, `folded`."""
        return set(self._by_folded)

    def resolve(self, written: str) -> str:
        """The photo that a written name opens on this machine; the name itself if there is none."""
        if written in self._statuses:
            return written
        for name in self._by_folded.get(folded(written), ()):
            with suppress(OSError, ValueError):  # the name opens nothing on this machine
                if os.path.samestat((self._folder / written).lstat(), self._statuses[name]):
                    return name
        return written

    def names_of_same_file(self, name: str) -> list[str]:
        """All names of the file with this name."""
        status = self._statuses.get(name)
        if status is None or status.st_nlink < 2 or not stat.S_ISREG(status.st_mode):
            return [name]
        return sorted(n for n, s in self._statuses.items() if os.path.samestat(s, status))
