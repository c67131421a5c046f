"""What a package would change, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from wuse.source import Problem, Severity


@dataclass(frozen=True)
class Proposal:
    """The change that a package makes, on top of a base."""

    slug: str
    school: str
    """The name of the school."""
    digest: str
    """Of the package."""
    files: Mapping[str, bytes]
    """Path, relative to the project -> new content; empty if nothing changes."""
    summary: tuple[str, ...]
    """What is new or different, in Chinese, a line for each record."""
    problems: tuple[Problem, ...] = ()
    """What the rules say of the touched files, but not what they said before."""
    notes: tuple[str, ...] = ()
    """What else whoever receives it should know, in Chinese."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Path of a record, relative to the project -> how its writer calls it."""

    @property
    def errors(self) -> list[Problem]:
        """What keeps it from being taken."""
        return [problem for problem in self.problems if problem.severity is Severity.ERROR]


class Status(Enum):
    """What came of a package."""

    TAKEN = "收下了"
    FINE = "可以收"
    """Only looked at."""
    KNOWN = "已经收过"
    REFUSED = "没有收"


@dataclass(frozen=True)
class Outcome:
    """A package that was handed in, and what came of it."""

    name: str
    """Of the file, safe for a terminal."""
    status: Status
    where: str = ""
    """The branch or folder that has it, in Chinese."""
    reason: str = ""
    """Why it was not taken as a whole, and what to do; empty if its problems say so."""
    proposal: Proposal | None = None
