"""What an owner's folder holds, summed up so that a later build can tell whether it has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from wuse.filenames import KNOWN_SUFFIXES, suffix

_RACY_NS = 2_000_000_000
"""A file that changes again within a tick of the file system's clock keeps its time stamp. The
coarsest clock (FAT) ticks every 2 s. git applies the same rule to its index."""


class Stamp(NamedTuple):
    """What changes whenever a file does: content, kind and rights."""

    path: str
    """Relative to the owner's folder, with ``/``."""
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    mode: int


class Input(NamedTuple):
    """An entry of the folder, at any depth."""

    stamp: Stamp
    is_settled: bool
    """False for a file that changed so recently that another change might not alter the stamp."""
    content: str
    """The digest of a text's bytes, or what else identifies the content."""


def stamps(home: Path) -> tuple[Stamp, ...]:
    """The stamps of everything in a folder, by path."""
    return tuple(sorted(_stamps(str(home), "")))


def _stamps(folder: str, prefix: str) -> Iterator[Stamp]:
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
        is_folder = entry.is_dir(follow_symlinks=False)
        size, times = status.st_size, (status.st_mtime_ns, status.st_ctime_ns)
        if is_folder:  # what is in it counts, not when something was put there
            size, times = 0, (0, 0)
        yield Stamp(path, size, *times, status.st_ino, status.st_mode)
        if is_folder:
            yield from _stamps(entry.path, f"{path}/")


def inputs(home: Path) -> tuple[Input, ...]:
    """Everything in a folder, by path.

    Ask before the files are read: a file that changes meanwhile has another stamp afterwards.
    """
    now = time.time_ns()
    return tuple(
        Input(stamp, now - max(stamp.mtime_ns, stamp.ctime_ns) > _RACY_NS, _content(home, stamp))
        for stamp in stamps(home)
    )


def is_unchanged(home: Path, known: tuple[Input, ...]) -> bool:
    """Whether a folder holds what it held, by the stamps alone: no file is read."""
    return all(item.is_settled for item in known) and stamps(home) == tuple(
        item.stamp for item in known
    )


def fingerprint(known: tuple[Input, ...]) -> str:
    """Identifies the content of a folder, whatever its stamps."""
    rows = [(item.stamp.path, item.stamp.mode, item.content) for item in known]
    return blake2b(repr(rows).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _content(home: Path, stamp: Stamp) -> str:
    path = f"{home}/{stamp.path}"
    if suffix(stamp.path) in KNOWN_SUFFIXES:
        # Reading all photos takes longer than making a school's pages again.
        return f"{stamp.size} {stamp.mtime_ns}"
    try:
        if os.path.islink(path):  # noqa: PTH114
            return os.readlink(path)  # noqa: PTH115
        if os.path.isfile(path):  # noqa: PTH113
            return blake2b(Path(path).read_bytes(), digest_size=16).hexdigest()
    except OSError as error:
        return f"errno {error.errno}"
    return ""
