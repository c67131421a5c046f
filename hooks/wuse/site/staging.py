"""The folder in which a generator such as MkDocs builds its own pages, beside ours."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

STAGING = ".cache/mkdocs"
"""Where these folders are, below the project folder."""
_DAY = 86_400


@contextmanager
def staging(project: Path) -> Iterator[Path]:
    """A folder of this process, which goes with it."""
    root = project / STAGING
    remove_old(root)
    folder = root / str(os.getpid())
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_old(root: Path) -> None:
    """Remove the folders below this one that a process which was killed has left."""
    for folder in root.iterdir() if root.is_dir() else ():
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > _DAY:
                shutil.rmtree(folder)
