"""A bureau's project as those who edit it see it."""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import bureau
import region
import yaml
from region import Data

T = TypeVar("T")
DAY = 86_400

_IDENTITY = ("-c", "user.name=bench", "-c", "user.email=bench@example.org")
_SOURCES = ("brands", "docs", "theme_overrides", "mkdocs.yml")


class ImpossibleError(Exception):
    """There is nothing that this edit could be made to."""


class Desk:
    """The project as those who edit it see it; what happens is decided by a seed."""

    def __init__(self, project: Path, seed: int) -> None:
        self.project = project
        self.brands = project / "brands"
        self.site_file = self.brands / "_bureau" / "site.yml"
        self.settings_file = project / "mkdocs.yml"
        self.moment = bureau.MOMENT
        """Now, in seconds since 1970."""
        self.random = random.Random(seed)
        self.words = region.Writer(1_000_000 + seed)
        self.saved: list[tuple[Path, bytes]] = []
        """What files were before they were changed, oldest first."""
        self._numbers = 0
        self._git("init", "--quiet")

    def number(self) -> int:
        """A number that was not given before."""
        self._numbers += 1
        return self._numbers

    def one(self, things: Iterable[T]) -> T:
        """One of these; ImpossibleError if there is none."""
        found = [*things]
        if not found:
            raise ImpossibleError
        return self.random.choice(found)

    def schools(self) -> list[Path]:
        """The brand files of all schools."""
        return sorted(self.brands.glob("[a-z]*/brand.yml"))

    def school(self) -> Path:
        """The brand file of a school."""
        return self.one(self.schools())

    def slug(self) -> str:
        """The name of a school's folder."""
        return self.school().parent.name

    def record(self, kind: str = "*") -> Path:
        """A file of a school: ``activities``, ``exemplars``, or either."""
        return self.one(sorted(self.school().parent.glob(f"{kind}/*.yml")))

    def holding(self, pattern: str, text: str) -> Path:
        """A file whose text holds this; ImpossibleError if none does."""
        paths = sorted(self.brands.glob(pattern))
        return self.one(path for path in paths if text.encode() in path.read_bytes())

    def write(self, path: Path, content: bytes) -> None:
        """Write a file, and save what it was before."""
        if path.exists():
            self.saved.append((path, path.read_bytes()))
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)

    @contextmanager
    def edit(self, path: Path) -> Iterator[Data]:
        """Change the data of a file; ImpossibleError while it cannot be read."""
        before = path.read_bytes()
        try:
            data = yaml.safe_load(before)
        except yaml.YAMLError:
            raise ImpossibleError from None
        yield data
        region.dump(path, data)
        self.saved.append((path, before))

    def named(self, path: Path) -> str:
        """How a file is called in what is printed."""
        return path.relative_to(self.project).as_posix()

    def commit(self) -> None:
        """Commit the sources as they are now, if anything has changed."""
        self._git("add", "--all", *_SOURCES)
        if self._git("diff", "--cached", "--quiet", check=False):
            self._git("commit", "--quiet", "--message", "Edit")

    def date_last_commit(self, moment: int) -> None:
        """Give the last commit another moment, in seconds since 1970."""
        self._git("commit", "--quiet", "--amend", "--no-edit", at=moment)

    def _git(self, *command: str, at: int | None = None, check: bool = True) -> int:
        date = f"{self.moment if at is None else at} +0000"
        dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        git = ("git", *_IDENTITY, *command)
        return subprocess.run(
            git, cwd=self.project, env={**os.environ, **dates}, check=check
        ).returncode


Edit = Callable[[Desk], str]
