"""Keeps two builds out of the same folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wuse.errors import WuseError

from .kept import SITES, digest

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


class BusyError(WuseError):
    """Another build is writing into the folder."""


@contextmanager
def locked(project: Path, site: Path) -> Iterator[None]:
    """Have the folder of a site for oneself. The system releases the lock of a process that dies.

    Raises:
        BusyError: another process has it.
        OSError: the cache cannot be written.
    """
    file = project / SITES / f"{digest(str(site))}.lock"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as handle:
        if fcntl:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise BusyError(
                    f"另一个程序正在往 {os.path.relpath(site)} 里生成网站，等它结束再运行"
                ) from None
        yield
