"""What an owner's folder holds, summed up so that a later build can tell whether it has changed."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from wuse.filenames import KNOWN_SUFFIXES, suffix

_RACY_NS = 2_000_000_000
"""A file that changes again within a tick of the file system's clock keeps its time stamp. The
coarsest clock (FAT) ticks every 2 s. git applies the same rule to its index."""


Stamp = tuple[str, int, int, int, int, int]
"""Path, size, times of the last change of content and of anything (ns), inode, mode."""


class Inputs(NamedTuple):
    """What a folder held."""

    stamps: str
    """Digest of the stamps of everything in it: they change whenever a file does."""
    is_settled: bool
    """False if a file changed so recently that another change might not alter its stamp."""
    content: str
    """Digest of all names and contents, whatever the stamps."""


def inputs(home: Path) -> Inputs:
    """Sum up a folder.

    Ask before its files are read: a file that changes meanwhile has another stamp afterwards.
    """
    now = time.time_ns()
    stamps = _stamps(home)
    is_settled = all(now - max(stamp[2], stamp[3]) > _RACY_NS for stamp in stamps)
    contents = [(stamp[0], stamp[5], _content(home, stamp)) for stamp in stamps]
    return Inputs(_digest(stamps), is_settled, _digest(contents))


def is_untouched(home: Path, known: Inputs) -> bool:
    """Whether a folder holds what it held, by the stamps alone: no file is read."""
    return known.is_settled and _digest(_stamps(home)) == known.stamps


def _digest(rows: list[Any]) -> str:
    return blake2b(repr(rows).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _stamps(home: Path) -> list[Stamp]:
    """The stamps of everything in a folder, at any depth, by path."""
    return sorted(_below(str(home), ""))


def _below(folder: str, prefix: str) -> Iterator[Stamp]:
    try:
        with os.scandir(folder) as listing:
            entries = list(listing)
    except OSError:
        return
    for entry in entries:
        path = f"{prefix}{entry.name}"
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError:
            continue
        if entry.is_dir(follow_symlinks=False):
            # What is in it counts, not when something was put there.
            yield path, 0, 0, 0, status.st_ino, status.st_mode
            yield from _below(entry.path, f"{path}/")
        else:
            times = (status.st_mtime_ns, status.st_ctime_ns)
            yield path, status.st_size, *times, status.st_ino, status.st_mode


def _content(home: Path, stamp: Stamp) -> str:
    path = f"{home}/{stamp[0]}"
    if suffix(stamp[0]) in KNOWN_SUFFIXES:
        # Reading all photos takes longer than making a school's pages again.
        return f"{stamp[1]} {stamp[2]}"
    try:
        if stat.S_ISLNK(stamp[5]):
            return os.readlink(path)  # noqa: PTH115 - as text, whatever it says
        if stat.S_ISREG(stamp[5]):
            return blake2b(Path(path).read_bytes(), digest_size=16).hexdigest()
    except OSError as error:
        return f"errno {error.errno}"
    return ""
