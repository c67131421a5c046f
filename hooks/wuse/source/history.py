"""When a file last changed: from git where there is one, else from the file system."""

from __future__ import annotations

import subprocess
from datetime import UTC, date, datetime
from functools import cached_property
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
    def _committed(self) -> dict[str, str]:
        """Path -> date of the newest commit that touched it; one walk through the log."""
        log_by_name = "-c core.quotePath=off log --format=%x01%cs --name-only -z --relative"
        try:
            log = subprocess.run(  # noqa: S603 - a fixed command, no shell
                ["git", *log_by_name.split(), "--", *self._below],  # noqa: S607 - wherever git is
                cwd=self._project,
                capture_output=True,
                check=True,
            ).stdout.decode("utf-8", "surrogateescape")
        except (OSError, subprocess.CalledProcessError):
            return {}
        dates: dict[str, str] = {}
        for commit in log.split("\x01")[1:]:
            when, _, names = commit.partition("\x00")
            day = date.fromisoformat(when.strip()).isoformat()
            for name in filter(None, (name.strip("\n") for name in names.split("\x00"))):
                dates.setdefault(name, day)
        return dates
