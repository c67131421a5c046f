"""Where things of a mended text stood in the text as it was written.

Repairs exchange, add and drop spaces and punctuation only, never words. So the n-th of all other
characters is the same one in both lines, and a sign stands as far from it as it did.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from .problems import Mark, Problem, Span
from .tree import YamlMark

_KEPT = re.compile(r"[^\s:：,，、\"'“”„‘’\[\]{}－—–−•·●-]")
"""What no repair exchanges, adds or drops."""


def kept(text: str) -> str:
    """The words of a text: what must be the same after any repair."""
    return "".join(_KEPT.findall(text))


def column_before(before: str, after: str, column: int) -> int:
    """Find the place in a line that corresponds to one in the line after repairs.

    Args:
        before: the line as it was.
        after: the line as repaired.
        column: a 0-based column of ``after``; its length is the end of the line.
    """
    if before == after:
        return column
    there = [found.start() for found in _KEPT.finditer(before)]
    here = [found.start() for found in _KEPT.finditer(after)]
    count = sum(at < column for at in here)
    if count < min(len(here), len(there)) and here[count] == column:
        return there[count]
    word = there[count - 1] if 0 < count <= len(there) else -1
    origin = here[count - 1] if count else -1
    limit = there[count] if count < len(there) else len(before)
    return min(word + column - origin, limit)


class Spot(NamedTuple):
    """A mark as PyYAML makes them: 0-based."""

    line: int
    column: int


class Origin:
    """The places that things of a mended text have in the text as it was written."""

    def __init__(self, before: str, after: str) -> None:
        self._before, self._after = before.split("\n"), after.split("\n")

    def spot(self, mark: YamlMark) -> Spot:
        """The place that corresponds to one in the mended text."""
        line, column = mark.line, mark.column
        if line < len(self._before):
            column = column_before(self._before[line], self._after[line], column)
        return Spot(line, column)

    def problem(self, found: Problem) -> Problem:
        """A problem of the mended text, at its place in the text as written."""
        return replace(
            found, span=Span(self._written(found.span.start), self._written(found.span.end))
        )

    def _written(self, mark: Mark) -> Mark:
        return Mark(mark.line, self.spot(Spot(mark.line - 1, mark.column - 1)).column + 1)
