"""Disks on which something goes wrong."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

from wuse.upkeep import Disk


class Failing(Disk):
    """A disk whose ``at``-th step fails."""

    def __init__(self, at: int, fail: Callable[[], None], links: bool = True) -> None:
        self.left = at
        self.fail = fail
        self.links = links

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            self.fail()

    def write(self, path: Path, data: bytes, mode: int) -> None:
        if self.left == 0:
            path.write_bytes(data[: len(data) // 2])
        self._count()
        super().write(path, data, mode)

    def rename(self, old: Path, new: Path) -> None:
        self._count()
        super().rename(old, new)

    def add_name(self, old: Path, new: Path) -> None:
        if not self.links:
            raise OSError(errno.EPERM, "no links here")
        self._count()
        super().add_name(old, new)

    def unlink(self, path: Path) -> None:
        self._count()
        super().unlink(path)

    def sync_folder(self, folder: Path) -> None:
        self._count()
        super().sync_folder(folder)


class Full(Disk):
    """A disk without room for another file."""

    def write(self, path: Path, data: bytes, mode: int) -> None:
        path.write_bytes(data[:10])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
