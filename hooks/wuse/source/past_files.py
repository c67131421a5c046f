"""Files as they were at a commit."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from wuse.printable import printable

from .blobs import TreeEntry, unwritable, write_blobs
from .safe_git import GitError, ask, refusal, run, started

_NO_COMMIT = "这个 git 仓库还没有任何提交，没有改动可比。请先提交一次"
_NO_REF = (
    "git 里没有“{ref}”这个版本。请写分支名、标签或提交号，例如 origin/main；"
    "刚建的分支先运行 git fetch"
)

_UNKNOWN_NAME = 1
"""Exit code of ``git rev-parse --verify --quiet`` for a name that means nothing."""


def commit_of(project: Path, ref: str) -> str:
    """Return the full hash of the commit that a name means.

    Raises:
        GitError: there is no git, no repository, or no such commit.
    """
    if ref.startswith("-") or "\0" in ref:
        raise GitError(_NO_REF.format(ref=printable(ref)))
    name = os.fsencode(f"{ref}^{{commit}}")
    done = run(project, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    if done.returncode == 0:
        return done.stdout.decode().strip()
    if done.returncode != _UNKNOWN_NAME:
        raise refusal(done)
    raise GitError(_NO_COMMIT if ref == "HEAD" else _NO_REF.format(ref=printable(ref)))


def files_at(project: Path, ref: str, paths: Iterable[str], into: Path) -> list[str]:
    """Write files as they were at ``ref`` below ``into``, a new or empty folder.

    Links, submodules, names that lead elsewhere and files of more than `blobs.LARGEST` bytes are
    left out: no honest record or photo is one.

    Args:
        project: a folder anywhere in a work tree.
        ref: a branch, tag or commit.
        paths: files and folders relative to the project; those that did not exist at ``ref`` are
            left out. Bytes that are not UTF-8 are lone surrogates (PEP 383).
        into: where the files go, under the same paths.

    Returns:
        The paths of the files that were written.

    Raises:
        GitError: as `commit_of`, or ``into`` cannot be written.
    """
    wanted = [os.fsencode(path) for path in paths]
    if not wanted:
        return []
    commit = commit_of(project, ref)
    entries = [_entry(line) for line in _tree(project, commit, wanted)]
    with started(project, "cat-file", "--batch") as git:
        try:
            return list(write_blobs(git, entries, into))
        except OSError as error:
            git.kill()
            raise unwritable(into, error) from None


def _tree(project: Path, commit: str, paths: list[bytes]) -> Iterator[bytes]:
    """Lines of ``git ls-tree`` for these paths; in batches, as command lines have a limit."""
    for start in range(0, len(paths), 500):
        batch = paths[start : start + 500]
        listing = ask(project, "ls-tree", "-r", "-z", "-l", commit, "--", *batch)
        yield from listing.split(b"\0")[:-1]


def _entry(line: bytes) -> TreeEntry:
    about, _, name = line.partition(b"\t")
    mode, _, digest, size = about.split()
    path = name.decode("utf-8", "surrogateescape")
    return TreeEntry(int(mode, 8), digest, int(size) if size.isdigit() else 0, path)
