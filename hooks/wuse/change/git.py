"""What differs between two states of a project, and how files were before, as git knows it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from posixpath import relpath

from wuse.printable import printable
from wuse.source.safe_git import GitError, ask, refusal, run, started

from . import errors
from .blobs import Entry, write_blobs
from .merge import try_merge

SYMLINK = 0o120000
SUBMODULE = 0o160000
EXECUTABLE = 0o100755
FILE = 0o100644

_NOT_THERE = 1
"""How ``git rev-parse --verify --quiet`` ends for a name that stands for nothing."""

# Paths as bytes between NULs, whatever the user likes to see; no program but git itself runs.
_RAW = (
    *("--raw", "-z", "--no-abbrev", "--no-relative", "--find-renames"),
    *("--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty"),
)


class Status(StrEnum):
    """What happened to a file."""

    ADDED = "added"
    MODIFIED = "modified"
    DELETED = "deleted"
    RENAMED = "renamed"
    """Moved, and perhaps modified a little. Only of files that git knows already."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one file.

    Paths are relative to the project, with ``/``; they begin with ``../`` for what is in the
    repository but not in the project. Bytes that are not UTF-8 stay as lone surrogates (PEP 383).
    Modes are git's: 0o100644, 0o100755, 0o120000 (link), 0o160000 (submodule), 0 for no file.
    """

    status: Status
    path: str
    """Where the file is; of a deleted one, where it was."""
    old_path: str
    """Where the file was; of an added one, where it is."""
    mode: int
    old_mode: int


def changes(project: Path, since: str) -> list[Change]:
    """What the work tree brings to ``since``, by path: what differs from where HEAD parted from it.

    Whether something is committed, staged or only written makes no difference. Files that git
    ignores do not count. Branches that were merged into each other part at several commits; then
    it is what merging them would bring or, where that cannot be tried, all that it may.

    Args:
        project: a folder anywhere in a work tree.
        since: a branch, tag or commit.

    Raises:
        GitError: there is no git, no repository, no such commit, or no common history.
    """
    bases = _bases(project, since)
    prefix, top = _place(project)
    tracked = list(_differing(top, *bases)) if len(bases) == 1 else _brought(top, since, bases)
    others = ask(top, "ls-files", "-z", "--others", "--exclude-standard")
    found = [*tracked, *_untracked(top, _fields(others))]
    return sorted((_seen_from(prefix, change) for change in found), key=lambda it: it.path)


def conflicts(project: Path, since: str) -> list[str]:
    """The paths that cannot be merged into ``since`` without somebody who decides; as in `Change`.

    None where this git cannot try a merge. Raises GitError as `changes` does.
    """
    theirs, ours = _commit(project, since), _commit(project, "HEAD")
    if {theirs, ours} & set(_bases(project, since)):  # one of them has all that the other has
        return []
    merge = try_merge(project, theirs, ours)
    prefix, _ = _place(project)
    return [relpath(_text(path), prefix or ".") for path in merge.conflicts] if merge else []


def merge_base(project: Path, since: str) -> str:
    """The full name of the commit that a change is held against. Raises GitError.

    It is the one at which ``since`` and HEAD part or, where there are several, ``since`` itself.
    """
    bases = _bases(project, since)
    return bases[0] if len(bases) == 1 else _commit(project, since)


def _bases(project: Path, since: str) -> list[str]:
    """Every commit at which ``since`` and HEAD part."""
    theirs, ours = _commit(project, since), _commit(project, "HEAD")
    found = run(project, "merge-base", "--all", theirs, ours)
    if found.returncode == 0:
        return found.stdout.decode().split()
    if ask(project, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise GitError(errors.SHALLOW)
    raise GitError(errors.UNRELATED.format(ref=printable(since)))


def _brought(top: Path, since: str, bases: Iterable[str]) -> list[Change]:
    """What a merge brings to ``since`` where no single commit tells what the branch changed."""
    merge = try_merge(top, _commit(top, since), _commit(top, "HEAD"))
    if merge and not merge.conflicts:
        found = [*_tracked(_fields(merge.raw)), *_differing(top, "HEAD", "--no-renames")]
        return list({change.path: change for change in found}.values())
    # A merge leaves alone what is the same on both sides, and what no base knows otherwise.
    apart = {change.path for change in _differing(top, since, "--no-renames")}
    found = [it for base in bases for it in _differing(top, base, "--no-renames")]
    return list({change.path: change for change in found if change.path in apart}.values())


def _differing(top: Path, commit: str, *options: str) -> Iterator[Change]:
    """What is different in the work tree."""
    return _tracked(_fields(ask(top, "diff", *_RAW, *options, _commit(top, commit), "--")))


def files_at(project: Path, ref: str, paths: Iterable[str], into: Path) -> list[str]:
    """Write files as they were at ``ref`` below ``into``, a new or empty folder.

    Links, submodules, names that lead elsewhere and files beyond `blobs.LARGEST` bytes are left
    out: no honest record or photo is one.

    Args:
        project: a folder anywhere in a work tree.
        ref: a branch, tag or commit.
        paths: files and folders relative to the project, as in `Change`; those that did not exist
            at ``ref`` are left out.
        into: where the files go, under the same paths.

    Returns:
        The paths of the files that were written.

    Raises:
        GitError: as `changes`, or ``into`` cannot be written.
    """
    wanted = [os.fsencode(path) for path in paths]
    if not wanted:
        return []
    commit = _commit(project, ref)
    entries = [_entry(line) for line in _tree(project, commit, wanted)]
    with started(project, "cat-file", "--batch") as git:
        try:
            return list(write_blobs(git, entries, into))
        except OSError as error:
            git.kill()
            reason = error.strerror or str(error)
            raise GitError(errors.UNWRITABLE.format(path=into, reason=reason)) from None


def _tree(project: Path, commit: str, paths: list[bytes]) -> Iterator[bytes]:
    """Lines of ``git ls-tree`` for these paths; in portions, as a command line is not endless."""
    for start in range(0, len(paths), 500):
        portion = paths[start : start + 500]
        yield from _lines(ask(project, "ls-tree", "-r", "-z", "-l", commit, "--", *portion))


def _entry(line: bytes) -> Entry:
    about, _, name = line.partition(b"\t")
    mode, _, digest, size = about.split()
    return Entry(int(mode, 8), digest, int(size) if size.isdigit() else 0, _text(name))


def _tracked(fields: Iterator[str]) -> Iterator[Change]:
    """Parse ``git diff --raw -z``: ``:old-mode new-mode old new status``, path, perhaps path."""
    for about in fields:
        old_mode, mode, _, _, letter = about.removeprefix(":").split(" ")
        old_path = path = next(fields)
        status = {"A": Status.ADDED, "D": Status.DELETED}.get(letter, Status.MODIFIED)
        if letter.startswith("R"):
            status, path = Status.RENAMED, next(fields)
        yield Change(status, path, old_path, int(mode, 8), int(old_mode, 8))


def _untracked(top: Path, names: Iterator[str]) -> Iterator[Change]:
    """Files that git does not know yet; a repository within ends in ``/``."""
    listed = list(names)
    if not listed:
        return
    heeded = ask(top, "config", "--type=bool", "--default=true", "core.fileMode")
    for name in listed:
        mode = SUBMODULE if name.endswith("/") else _mode(top / name, heeded.strip() == b"true")
        path = name.rstrip("/")
        yield Change(Status.ADDED, path, path, mode, 0)


def _mode(path: Path, bits_count: bool) -> int:
    try:
        mode = path.lstat().st_mode
    except OSError:  # gone, or a name that this system cannot hold
        return FILE
    if stat.S_ISLNK(mode):
        return SYMLINK
    return EXECUTABLE if bits_count and mode & stat.S_IXUSR else FILE


def _seen_from(prefix: str, change: Change) -> Change:
    """A change with paths relative to the repository -> relative to the project."""
    if not prefix:
        return change
    path, old_path = (relpath(path, prefix) for path in (change.path, change.old_path))
    return Change(change.status, path, old_path, change.mode, change.old_mode)


def _place(project: Path) -> tuple[str, Path]:
    """The project's path in its repository (empty, or ending in ``/``), and the top of that."""
    prefix = ask(project, "rev-parse", "--show-prefix")
    up = ask(project, "rev-parse", "--show-cdup")
    return _text(prefix.removesuffix(b"\n")), project / up.decode().strip()


def _commit(project: Path, ref: str) -> str:
    """The commit that a name stands for."""
    if ref.startswith("-") or "\0" in ref:
        raise GitError(errors.NO_REF.format(ref=printable(ref)))
    name = os.fsencode(f"{ref}^{{commit}}")
    found = run(project, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    if found.returncode == 0:
        return found.stdout.decode().strip()
    if found.returncode != _NOT_THERE:
        raise refusal(found)
    raise GitError(errors.NO_COMMIT if ref == "HEAD" else errors.NO_REF.format(ref=printable(ref)))


def _fields(output: bytes) -> Iterator[str]:
    return map(_text, _lines(output))


def _lines(output: bytes) -> Iterator[bytes]:
    return iter(output.split(b"\0")[:-1])


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")


def paths_of(changes: Iterable[Change]) -> list[str]:
    """Every path that a change touches, once: of a moved file also where it was."""
    return list(dict.fromkeys(path for it in changes for path in (it.old_path, it.path)))
