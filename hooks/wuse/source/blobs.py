"""Files read from git's object store and written below a folder that they cannot escape from."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .safe_git import REFUSED, GitError

LARGEST = 100 * 1024 * 1024
"""Bytes. More than any photo that we open, and the limit of large code hosts."""

_FILES = (0o100644, 0o100755)
# A part of a path that means another folder (``..``), a repository or, on Windows, a drive.
_UNSAFE = re.compile(r"\.{0,2}|\.git|.*[\\:].*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A file in a git tree."""

    mode: int
    digest: bytes
    size: int
    path: str


def write_blobs(
    git: subprocess.Popen[bytes], entries: Iterable[TreeEntry], into: Path
) -> Iterator[str]:
    """Write entries below ``into`` and yield their paths; unsafe or too large ones are skipped.

    Args:
        git: a running ``git cat-file --batch``.
        entries: the files to write.
        into: a new or empty folder. No link is ever written, so no path leads out of it.

    Raises:
        GitError: the store lacks the content of a file.
        OSError: a file cannot be written.
    """
    for entry in entries:
        if entry.mode not in _FILES or entry.size > LARGEST or _is_unsafe(entry.path):
            continue
        data = _content(git, entry.digest)
        target = into / entry.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        yield entry.path


def unwritable(path: Path | str, error: OSError) -> GitError:
    """The error to raise when files from git cannot be written to a path."""
    reason = error.strerror or str(error)
    return GitError(f"写不进“{path}”：{reason}。请检查磁盘空间和权限")


def _is_unsafe(path: str) -> bool:
    return any(_UNSAFE.fullmatch(part) for part in path.split("/"))


def _content(git: subprocess.Popen[bytes], digest: bytes) -> bytes:
    """Ask for one blob: the answer is ``digest type size``, the content and a newline."""
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
