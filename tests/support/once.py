"""What is made once for a whole run of the tests, by whichever worker needs it first."""

from __future__ import annotations

import os
from collections.abc import Callable
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest


def once(temporary: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A path that all workers share; only to be read.

    Args:
        temporary: the folders of this run.
        name: of the path.
        make: makes it; called in one worker, while others wait.
    """
    base = temporary.getbasetemp()
    return made((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name, make)


def made(path: Path, make: Callable[[Path], object]) -> Path:
    """The same, beside what is shared already."""
    with path.with_suffix(".lock").open("w") as lock:
        flock(lock, LOCK_EX)  # let go when the file is closed, or its holder dies
        if not path.exists():
            draft = path.with_suffix(".draft")
            make(draft)
            draft.rename(path)
    return path
