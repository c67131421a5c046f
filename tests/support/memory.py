"""Where tests write: in memory, if the machine has a file system there and room in it.

A small site is hundreds of files. On a disk, to write and to remove them takes as long as to make
them.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")
_ROOM = 3_000_000_000
"""Bytes: twice what a run of all tests on two cores has needed at once."""


def write_in_memory() -> None:
    """Let temporary folders of this process, and of those that it starts, lie in memory."""
    if "TMPDIR" not in os.environ and _is_fit():
        os.environ["TMPDIR"] = str(_MEMORY)
        tempfile.tempdir = None  # it is looked for again


def _is_fit() -> bool:
    """Whether there is room, and programs can be run from there: containers often forbid it."""
    try:
        free, flags = shutil.disk_usage(_MEMORY).free, os.statvfs(_MEMORY).f_flag
    except OSError:
        return False
    return free > _ROOM and os.access(_MEMORY, os.W_OK) and not flags & os.ST_NOEXEC
