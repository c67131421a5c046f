"""When a file last changed: from git where there is one, else from the file system."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from pathlib import Path


class History:
    """Dates of last change of the files in these folders (by default all) of a project."""

    def __init__(self, project: Path, *below: str) -> None:
        self._project = project
        self._below = below

    def updated(self, path: str) -> str:
        """ISO date on which ``path`` (relative to the project) last changed; empty if unknown."""
        if known := self._committed.get(path):
            return known
        try:
            seconds = (self._project / path).stat().st_mtime
        except OSError:
            return ""
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()

    def knows(self, path: str) -> bool:
        """Whether any commit holds ``path`` (relative to the project)."""
        return path in self._committed

    @cached_property
    def _committed(self) -> Mapping[str, str]:
        """Path -> date of the newest commit that touched it."""
        head = _git(self._project, "rev-parse", "HEAD").strip()
        return _dates(self._project, self._below, head) if head else {}


@lru_cache(maxsize=1)
def _dates(project: Path, below: tuple[str, ...], commit: str) -> Mapping[str, str]:
    """Walk the log of a commit once: it never changes, however often a preview builds again."""
    log_by_name = "-c core.quotePath=off log --format=%x01%cs --name-only -z --relative"
    log = _git(project, *log_by_name.split(), commit, "--", *below)
    dates: dict[str, str] = {}
    for entry in log.split("\x01")[1:]:
        when, _, names = entry.partition("\x00")
        day = date.fromisoformat(when.strip()).isoformat()
        for name in filter(None, (name.strip("\n") for name in names.split("\x00"))):
            dates.setdefault(name, day)
    return dates


def _git(project: Path, *arguments: str) -> str:
    """What git says, or nothing where there is no git, no repository or no commit."""
    try:
        return subprocess.run(  # noqa: S603 - fixed commands, no shell
            ["git", *arguments],  # noqa: S607 - wherever git is
            cwd=project,
            capture_output=True,
            check=True,
        ).stdout.decode("utf-8", "surrogateescape")
    except (OSError, subprocess.CalledProcessError):
        return ""
