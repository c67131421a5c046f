"""Contents of files out of git's store, written where nobody can lead them astray."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wuse.source.safe_git import REFUSED, GitError

LARGEST = 100 * 1024 * 1024
"""Bytes. More than any photo that we open has, and what large hosts take at most."""

_FILES = (0o100644, 0o100755)
# No part of a path may mean a way (``..``), a repository, or on Windows a drive or a way.
_ASTRAY = re.compile(r"\.{0,2}|\.git|.*[\\:].*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a tree of git's."""

    mode: int
    digest: bytes
    size: int
    path: str


def write_blobs(
    git: subprocess.Popen[bytes], entries: Iterable[Entry], into: Path
) -> Iterator[str]:
    """Write entries below ``into``, and yield the paths of those that were fit to be written.

    Args:
        git: a running ``git cat-file --batch``.
        entries: what to write.
        into: a new or empty folder. As no link is ever written, no path leads out of it.

    Raises:
        GitError: the store lacks a file's content.
        OSError: a file cannot be written.
    """
    for entry in entries:
        if entry.mode not in _FILES or entry.size > LARGEST or _leads_astray(entry.path):
            continue
        data = _content(git, entry.digest)
        target = into / entry.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        yield entry.path


def _leads_astray(path: str) -> bool:
    return any(_ASTRAY.fullmatch(part) for part in path.split("/"))


def _content(git: subprocess.Popen[bytes], digest: bytes) -> bytes:
    """Ask for one blob: the answer is ``digest type size``, the content, and a line's end."""
    assert git.stdin is not None  # noqa: S101 - both are pipes
    assert git.stdout is not None  # noqa: S101
    git.stdin.write(digest + b"\n")
    git.stdin.flush()
    _, kind, *size = git.stdout.readline().split()
    if not size:
        raise GitError(REFUSED.format(output=f"{digest.decode()} {kind.decode()}"))
    data = git.stdout.read(int(size[0]))
    git.stdout.read(1)
    return data
