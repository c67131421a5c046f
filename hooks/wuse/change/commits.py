"""The commits that hold a file, the bytes of a photo, or a text."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from wuse.source.safe_git import ask


@dataclass(frozen=True, slots=True, order=True)
class Commit:
    """A commit: the day on which it was made (ISO 8601) and its abbreviated hash."""

    day: str
    name: str


_LOG = ("log", "--all", "--format=%cs %h", "--no-textconv", "--no-ext-diff")


def commits_touching(project: Path, paths: Sequence[str]) -> set[Commit]:
    """Commits on any branch or tag that touched these files (relative to the project).

    Raises GitError.
    """
    return _commits(ask(project, *_LOG, "--", *map(os.fsencode, paths))) if paths else set()


def commits_containing(project: Path, photos: Iterable[Path]) -> set[Commit]:
    """Commits that added or removed the bytes of these files, under any name. Raises GitError."""
    commits: set[Commit] = set()
    for photo in photos:
        blob = (
            ask(project, "hash-object", "--no-filters", "--", os.fsencode(photo)).decode().strip()
        )
        commits |= _commits(ask(project, *_LOG, f"--find-object={blob}"))
    return commits


def commits_mentioning(project: Path, texts: Iterable[str]) -> set[Commit]:
    """Commits that added or removed one of these texts, or have it in their message.

    Raises GitError.
    """
    commits: set[Commit] = set()
    for text in texts:
        commits |= _commits(ask(project, *_LOG, f"-S{text}"))
        commits |= _commits(ask(project, *_LOG, "--fixed-strings", f"--grep={text}"))
    return commits


def has_full_history(project: Path) -> bool:
    """Whether the history goes back to its beginning. Raises GitError."""
    return ask(project, "rev-parse", "--is-shallow-repository").strip() != b"true"


def _commits(log: bytes) -> set[Commit]:
    return {Commit(*line.split()) for line in log.decode("ascii", "replace").splitlines()}
