"""What a change touches, according to git."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from posixpath import relpath

from wuse.printable import printable
from wuse.source.past_files import commit_of
from wuse.source.safe_git import GitError, ask, run

from .merge import try_merge

SYMLINK = 0o120000
SUBMODULE = 0o160000
EXECUTABLE = 0o100755
FILE = 0o100644

_SHALLOW = (
    "克隆下来的历史太短，找不到这次改动从哪里分出来。"
    "请运行 git fetch --unshallow，或者在自动检查里把 fetch-depth 设为 0"
)
_UNRELATED = "“{ref}”和现在的版本没有共同的历史，不能比较。请换一个分支名或提交号"
# Paths as bytes between NULs, whatever the user has configured; git runs no other program.
_RAW = (
    *("--raw", "-z", "--no-abbrev", "--no-relative", "--find-renames"),
    *("--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty"),
)


class ChangeStatus(StrEnum):
    """What happened to a file."""

    ADDED = "added"
    MODIFIED = "modified"
    DELETED = "deleted"
    RENAMED = "renamed"
    """Moved, and perhaps modified a little. Only files that git tracks can have it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one file.

    Paths are relative to the project, with ``/``. They begin with ``../`` if the file is in the
    repository but not in the project. Bytes that are not UTF-8 become lone surrogates (PEP 383).
    Modes are git's: 0o100644, 0o100755, 0o120000 (link), 0o160000 (submodule), 0 for no file.
    """

    status: ChangeStatus
    path: str
    """Where the file is or, if it is deleted, where it was."""
    old_path: str
    """Where the file was or, if it is added, where it is."""
    mode: int
    old_mode: int


def changes(project: Path, since: str) -> list[Change]:
    """What the work tree would change in ``since``: its difference to the merge base, by path.

    It does not matter whether something is committed, staged or only written. Files that git
    ignores do not count. Branches that were merged into each other have several merge bases; then
    the changes are those that a merge makes or, if it cannot be tried, all that it may make.

    Args:
        project: a folder anywhere in a work tree.
        since: a branch, tag or commit.

    Raises:
        GitError: there is no git, no repository, no such commit, or no common history.
    """
    bases = _bases(project, since)
    prefix, top = _position(project)
    tracked = list(_diff(top, *bases)) if len(bases) == 1 else _merge_changes(top, since, bases)
    others = ask(top, "ls-files", "-z", "--others", "--exclude-standard")
    touched = [*tracked, *_untracked(top, _fields(others))]
    return sorted((_relative(prefix, change) for change in touched), key=lambda change: change.path)


def conflicting_paths(project: Path, since: str) -> list[str]:
    """The paths, as in `Change`, that git cannot merge into ``since`` by itself.

    Empty if this git cannot try a merge. Raises GitError as `changes` does.
    """
    theirs, ours = commit_of(project, since), commit_of(project, "HEAD")
    if {theirs, ours} & set(_bases(project, since)):  # one of them contains the other
        return []
    merge = try_merge(project, theirs, ours)
    prefix, _ = _position(project)
    return [relpath(_text(path), prefix or ".") for path in merge.conflicts] if merge else []


def merge_base(project: Path, since: str) -> str:
    """The full hash of the commit that a change is compared with. Raises GitError.

    It is the merge base of ``since`` and HEAD or, if there are several, ``since`` itself.
    """
    bases = _bases(project, since)
    return bases[0] if len(bases) == 1 else commit_of(project, since)


def _bases(project: Path, since: str) -> list[str]:
    """Every merge base of ``since`` and HEAD."""
    theirs, ours = commit_of(project, since), commit_of(project, "HEAD")
    done = run(project, "merge-base", "--all", theirs, ours)
    if done.returncode == 0:
        return done.stdout.decode().split()
    if ask(project, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise GitError(_SHALLOW)
    raise GitError(_UNRELATED.format(ref=printable(since)))


def _merge_changes(top: Path, since: str, bases: Iterable[str]) -> list[Change]:
    """What a merge changes in ``since``, if there is no single base to compare the branch with."""
    merge = try_merge(top, commit_of(top, since), commit_of(top, "HEAD"))
    if merge and not merge.conflicts:
        touched = [*_parse_raw(_fields(merge.raw)), *_diff(top, "HEAD", "--no-renames")]
        return list({change.path: change for change in touched}.values())
    # A merge leaves alone what both sides agree on, and what the branch has as every base has it.
    apart = {change.path for change in _diff(top, since, "--no-renames")}
    touched = [change for base in bases for change in _diff(top, base, "--no-renames")]
    return list({change.path: change for change in touched if change.path in apart}.values())


def _diff(top: Path, commit: str, *options: str) -> Iterator[Change]:
    """What differs in the work tree from a commit."""
    return _parse_raw(_fields(ask(top, "diff", *_RAW, *options, commit_of(top, commit), "--")))


def _parse_raw(fields: Iterator[str]) -> Iterator[Change]:
    """Parse ``git diff --raw -z``: ``:old-mode new-mode old new status``, path, perhaps path."""
    for about in fields:
        old_mode, mode, _, _, letter = about.removeprefix(":").split(" ")
        old_path = path = next(fields)
        status = {"A": ChangeStatus.ADDED, "D": ChangeStatus.DELETED}.get(
            letter, ChangeStatus.MODIFIED
        )
        if letter.startswith("R"):
            status, path = ChangeStatus.RENAMED, next(fields)
        yield Change(status, path, old_path, int(mode, 8), int(old_mode, 8))


def _untracked(top: Path, names: Iterator[str]) -> Iterator[Change]:
    """Files that git does not track; the name of a nested repository ends in ``/``."""
    untracked = list(names)
    if not untracked:
        return
    file_mode = ask(top, "config", "--type=bool", "--default=true", "core.fileMode")
    for name in untracked:
        mode = SUBMODULE if name.endswith("/") else _mode(top / name, file_mode.strip() == b"true")
        path = name.rstrip("/")
        yield Change(ChangeStatus.ADDED, path, path, mode, 0)


def _mode(path: Path, bits_count: bool) -> int:
    try:
        mode = path.lstat().st_mode
    except OSError:  # just removed, or a name that this system cannot hold
        return FILE
    if stat.S_ISLNK(mode):
        return SYMLINK
    return EXECUTABLE if bits_count and mode & stat.S_IXUSR else FILE


def _relative(prefix: str, change: Change) -> Change:
    """The change with paths relative to the project instead of the repository."""
    if not prefix:
        return change
    path, old_path = (relpath(path, prefix) for path in (change.path, change.old_path))
    return Change(change.status, path, old_path, change.mode, change.old_mode)


def _position(project: Path) -> tuple[str, Path]:
    """The project's path in its repository (empty, or ending in ``/``), and the root of that."""
    prefix = ask(project, "rev-parse", "--show-prefix")
    up = ask(project, "rev-parse", "--show-cdup")
    return _text(prefix.removesuffix(b"\n")), project / up.decode().strip()


def _fields(output: bytes) -> Iterator[str]:
    return map(_text, output.split(b"\0")[:-1])


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")


def paths_of(changes: Iterable[Change]) -> list[str]:
    """Every path that changes touch, once each: both the old and the new path of a moved file."""
    paths = (path for change in changes for path in (change.old_path, change.path))
    return list(dict.fromkeys(paths))
