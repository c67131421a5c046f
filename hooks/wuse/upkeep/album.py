"""The photos of a school by their names, as the file system of this machine tells them apart."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from wuse.filenames import folded


class Album:
    """The names in a folder of photos, as they stand when this is made; raises OSError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._statuses = {path.name: path.lstat() for path in folder.iterdir()}
        self._alike: dict[str, list[str]] = {}
        for name in self._statuses:
            self._alike.setdefault(folded(name), []).append(name)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._statuses))

    @property
    def taken(self) -> set[str]:
        """All names, `folded`."""
        return set(self._alike)

    def meant(self, written: str) -> str:
        """The photo that a written name opens on this machine; itself if there is none."""
        if written in self._statuses:
            return written
        for name in self._alike.get(folded(written), ()):
            with suppress(OSError, ValueError):  # it opens nothing here
                if os.path.samestat((self._folder / written).lstat(), self._statuses[name]):
                    return name
        return written

    def names_of_same_file(self, name: str) -> list[str]:
        """All names of the file that has this one."""
        status = self._statuses.get(name)
        if status is None or status.st_nlink < 2 or not stat.S_ISREG(status.st_mode):
            return [name]
        return sorted(n for n, s in self._statuses.items() if os.path.samestat(s, status))
