"""What git's history still holds of something that is no longer there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from wuse.source.safe_git import ask


@dataclass(frozen=True, slots=True, order=True)
class Commit:
    """A commit: the day on which it was made (ISO), and its shortened name."""

    day: str
    name: str


_LOG = ("log", "--all", "--format=%cs %h", "--no-textconv", "--no-ext-diff")


def touching(project: Path, paths: Sequence[str]) -> set[Commit]:
    """Commits of any branch or tag that touched these files, relative to the project.

    Raises GitError.
    """
    return _commits(ask(project, *_LOG, "--", *map(os.fsencode, paths))) if paths else set()


def holding(project: Path, photos: Iterable[Path]) -> set[Commit]:
    """Commits that brought or took the bytes of these files, under any name. Raises GitError."""
    found: set[Commit] = set()
    for photo in photos:
        blob = (
            ask(project, "hash-object", "--no-filters", "--", os.fsencode(photo)).decode().strip()
        )
        found |= _commits(ask(project, *_LOG, f"--find-object={blob}"))
    return found


def saying(project: Path, texts: Iterable[str]) -> set[Commit]:
    """Commits that brought or took a text, or name it in their message. Raises GitError."""
    found: set[Commit] = set()
    for text in texts:
        found |= _commits(ask(project, *_LOG, f"-S{text}"))
        found |= _commits(ask(project, *_LOG, "--fixed-strings", f"--grep={text}"))
    return found


def is_whole(project: Path) -> bool:
    """Whether the history goes back to its beginning. Raises GitError."""
    return ask(project, "rev-parse", "--is-shallow-repository").strip() != b"true"


def _commits(log: bytes) -> set[Commit]:
    return {Commit(*line.split()) for line in log.decode("ascii", "replace").splitlines()}
