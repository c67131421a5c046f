"""What several formats share: the lines with the problems, their sentences, links to rules."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from wuse.source import Code, Problem, Severity
from wuse.source.text import read_text

Address = Callable[[Code], str]
"""Code -> address of the page that explains it; empty if the site's address is unknown."""

_YAML = (".yml", ".yaml")


class Sources:
    """The project's YAML files, line by line. Only the last file is kept: problems come by file."""

    def __init__(self, project: Path, redact: Callable[[str, str], str] | None = None) -> None:
        """Prepare to read.

        Args:
            project: the folder that paths are relative to.
            redact: (path, line) -> the line with everything masked that must not be shown.
        """
        self._project = project
        self._redact = redact
        self._lines = lru_cache(maxsize=1)(self._read)

    def line(self, path: str, number: int) -> str | None:
        """A line as columns count it, without its end.

        Args:
            path: relative to the project, with ``/``.
            number: 1-based.

        Returns:
            None if there is no such line: past the end, in photos, in unreadable files.
        """
        lines = self._lines(path)
        return lines[number - 1] if number <= len(lines) else None

    def redacted(self, path: str, number: int) -> str | None:
        """A line as it may be printed: like `line`, but masked, with the same columns."""
        line = self.line(path, number)
        return line if line is None or self._redact is None else self._redact(path, line)

    def _read(self, path: str) -> list[str]:
        if not path.endswith(_YAML):
            return []
        text, _ = read_text(self._project / path, path)
        return [] if text is None else text.split("\n")


def encode(content: object) -> str:
    """Plain data as JSON in ASCII: no terminal or pipe can spoil it, whatever file names hold."""
    return json.dumps(content, indent=2)


def sentence(problem: Problem) -> str:
    """What is wrong and how to fix it, for a tool that has one text for both."""
    field = f"{problem.field}：" if problem.field else ""
    return "\n".join(filter(None, (f"{field}{problem.message}", remedy(problem))))


def remedy(problem: Problem) -> str:
    """How to fix it, as a sentence of its own; empty if the problem has no fix."""
    if not problem.fix or problem.fix.startswith("改成"):
        return problem.fix
    return f"改法：{problem.fix}"


def summary(problems: Sequence[Problem]) -> str:
    """The number of problems of each severity, in Chinese."""
    counts = [
        f"{sum(problem.severity is severity for problem in problems)} 个{severity.zh}"
        for severity in Severity
    ]
    return "、".join(counts) if problems else "没有发现问题。"
