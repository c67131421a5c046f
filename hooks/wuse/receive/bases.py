"""What packages are merged into: a folder, or a commit."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from wuse.layout import BRANDS, BUREAU, SLUG, home, is_folder
from wuse.source.past_files import files_at
from wuse.source.safe_git import ask

_SETTINGS = "mkdocs.yml"


class Base(Protocol):
    """What packages are merged into."""

    def write(self, slug: str, into: Path) -> None:
        """Write a school's folder, the bureau's, and the settings, and name the other schools.

        Raises:
            OSError: it cannot be written.
            GitError: git does not answer.
        """


@dataclass(frozen=True)
class FolderBase:
    """A project as it lies in a folder."""

    project: Path

    def write(self, slug: str, into: Path) -> None:
        """Copy; links are left out."""
        for name in (home(slug), home(BUREAU)):
            if is_folder(self.project / name):
                shutil.copytree(self.project / name, into / name, ignore=_links)
        if (self.project / _SETTINGS).is_file():
            shutil.copy(self.project / _SETTINGS, into / _SETTINGS)
        names = (path.name for path in (self.project / BRANDS).iterdir() if is_folder(path))
        _name_others(names, into)


def _links(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if os.path.islink(os.path.join(folder, name))]  # noqa: PTH114, PTH118


@dataclass(frozen=True)
class GitBase:
    """A project as a commit has it."""

    project: Path
    commit: str

    def write(self, slug: str, into: Path) -> None:
        """Take the files from the commit, whatever lies in the work tree."""
        files_at(self.project, self.commit, [home(slug), home(BUREAU), _SETTINGS], into)
        listed = ask(self.project, "ls-tree", "-d", "-z", "--name-only", self.commit, f"{BRANDS}/")
        names = (os.fsdecode(path).rpartition("/")[2] for path in listed.split(b"\0"))
        _name_others(names, into)


def _name_others(names: Iterator[str], into: Path) -> None:
    """Make the folders of other schools, so that references to them count as right."""
    for name in names:
        if SLUG.fullmatch(name):
            (into / BRANDS / name).mkdir(parents=True, exist_ok=True)
