"""The day on which a file last changed, as far as git's history proves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Protocol

from wuse.layout import BELOW_BRANDS, owner_of

from .safe_git import GitError, ask


@dataclass(frozen=True)
class _Log:
    """What the history of one repository proves about the files below one folder."""

    days: Mapping[str, int]
    """Path -> seconds since 1970 of the newest commit that touched it."""
    unproven: frozenset[str] = frozenset()
    """Files that only the first commits of a shallow clone contain; nothing proves their day."""


class Days(Protocol):
    """Knows on which day files last changed."""

    def updated(self, path: str) -> str:
        """ISO date on which ``path`` (relative to the project) last changed; empty if unproven."""


@dataclass(frozen=True)
class KnownDays:
    """The days of a few files."""

    days: Mapping[str, str]
    """Path -> ISO date; files without one are missing."""

    def updated(self, path: str) -> str:
        """ISO date on which ``path`` (relative to the project) last changed; empty if unproven."""
        return self.days.get(path, "")


class History:
    """Days of last change of a project's files.

    Only a commit that touched a file proves a day. The time stamps of the file system prove
    nothing: a clone, a copy or an unpacked archive resets them.
    """

    def __init__(self, project: Path, *below: str, zone: tzinfo = UTC) -> None:
        """Prepare to ask git, which runs when the first day is wanted.

        Args:
            project: the folder that paths are relative to.
            below: the folders that matter, relative to the project; by default all. One that is a
                repository of its own, such as a submodule, is asked for its own history.
            zone: the time zone in which days begin and end.
        """
        self._project = project
        self._below = below
        self._zone = zone

    def updated(self, path: str) -> str:
        """ISO date on which ``path`` (relative to the project) last changed; empty if unproven."""
        if path in self._edited or path not in self._log.days:
            return ""
        return datetime.fromtimestamp(self._log.days[path], self._zone).date().isoformat()

    def of_owner(self, slug: str) -> Mapping[str, str]:
        """Path -> ISO date of every file of an owner whose last change is proven."""
        return self._of_owners.get(slug, {})

    @cached_property
    def _of_owners(self) -> Mapping[str, Mapping[str, str]]:
        owners: dict[str, dict[str, str]] = {}
        for path in sorted(self._log.days):
            if path.startswith(BELOW_BRANDS) and (day := self.updated(path)):
                owners.setdefault(owner_of(path), {})[path] = day
        return owners

    def knows(self, path: str) -> bool:
        """Whether any commit holds ``path`` (relative to the project)."""
        return path in self._log.days or path in self._log.unproven

    @property
    def caveat(self) -> str:
        """Why pages lack a day of last change, in Chinese; empty when the history is whole."""
        if not self._log.days and not self._log.unproven:
            return "没有 git 历史，页面上不写“最后更新”"
        if count := len(self._log.unproven - self._log.days.keys()):
            return (
                f"git 历史不完整（浅克隆），{count} 个文件的页面上不写“最后更新”。"
                "要写，先运行 git fetch --unshallow，或在自动流程里把 fetch-depth 设为 0"
            )
        return ""

    @cached_property
    def _log(self) -> _Log:
        days: dict[str, int] = {}
        unproven: set[str] = set()
        for prefix, folder, below in self._repositories():
            if head := _git(folder, "rev-parse", "HEAD").strip():
                log = _read_log(folder, below, head)
                days |= {prefix + path: day for path, day in log.days.items()}
                unproven |= {prefix + path for path in log.unproven}
        return _Log(days, frozenset(unproven))

    @cached_property
    def _edited(self) -> frozenset[str]:
        """Files that differ from the last commit: no day is known for what their page shows."""
        return frozenset(
            prefix + path
            for prefix, folder, below in self._repositories()
            for path in _names(
                _git(folder, "diff", "--name-only", "--relative", "-z", "HEAD", "--", *below)
            )
        )

    def _repositories(self) -> Iterator[tuple[str, Path, tuple[str, ...]]]:
        """Each repository: the prefix of its paths, its folder, and the folders in it to ask about.

        A school's own folder never counts as a repository: whoever fills it could configure it.
        """
        tops = {path.split("/")[0] for path in self._below}
        own = sorted(top for top in tops if (self._project / top / ".git").exists())
        yield "", self._project, self._below
        for top in own:
            inside = (path[len(top) + 1 :] or "." for path in self._below if _within(path, top))
            yield f"{top}/", self._project / top, tuple(inside)


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")


@lru_cache(maxsize=4)
def _read_log(folder: Path, below: tuple[str, ...], commit: str) -> _Log:
    """Read the log of a commit, once: it never changes, however often a preview builds again."""
    grafted = _first_commits(folder)
    form = "--format=%x01%H %ct"
    log = _git(folder, "log", form, "--name-only", "-z", "--relative", commit, "--", *below)
    days: dict[str, int] = {}
    unproven: set[str] = set()
    for entry in log.split("\x01")[1:]:
        header, _, names = entry.partition("\x00")
        digest, seconds = header.split()
        if digest in grafted:  # everything looks new in such a commit
            unproven.update(_names(names))
            continue
        for name in _names(names):
            days.setdefault(name, int(seconds))
    return _Log(days, frozenset(unproven))


def _first_commits(folder: Path) -> frozenset[str]:
    """The commits that a shallow clone cut off from their parents; none in a full clone."""
    name = _git(folder, "rev-parse", "--git-path", "shallow").strip()
    try:
        listed = (folder / name).read_text("ascii").split() if name else []
    except OSError:
        return frozenset()
    commits = {digest: _git(folder, "cat-file", "commit", digest) for digest in listed}
    return frozenset(digest for digest, text in commits.items() if "\nparent " in text)


def _names(output: str) -> Iterator[str]:
    return filter(None, (name.strip("\n") for name in output.split("\x00")))


def _git(folder: Path, *arguments: str) -> str:
    """The output of git; empty without git, a repository or a commit."""
    try:
        return ask(folder, *arguments).decode("utf-8", "surrogateescape")
    except GitError:
        return ""
