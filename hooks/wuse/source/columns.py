"""Map columns of a mended text back to the text as it was written.

Repairs exchange, add and drop only spaces and punctuation, never words. So the n-th word character
is the same one in both lines, and punctuation keeps its distance from it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from .problems import Mark, Problem, Span
from .tree import YamlMark

_WORD_CHARACTER = re.compile(r"[^\s:：,，、\"'“”„‘’\[\]{}－—–−•·●-]")
"""A character that no repair exchanges, adds or drops."""


def words_of(text: str) -> str:
    """The word characters of a text, which every repair must leave as they are."""
    return "".join(_WORD_CHARACTER.findall(text))


def column_before(before: str, after: str, column: int) -> int:
    """Find the column in a line that corresponds to a column in the repaired line.

    Args:
        before: the line as it was.
        after: the line as repaired.
        column: a 0-based column of ``after``; its length is the end of the line.
    """
    if before == after:
        return column
    old = [match.start() for match in _WORD_CHARACTER.finditer(before)]
    new = [match.start() for match in _WORD_CHARACTER.finditer(after)]
    count = sum(start < column for start in new)
    if count < min(len(new), len(old)) and new[count] == column:
        return old[count]
    old_anchor = old[count - 1] if 0 < count <= len(old) else -1
    new_anchor = new[count - 1] if count else -1
    limit = old[count] if count < len(old) else len(before)
    return min(old_anchor + column - new_anchor, limit)


class LineColumn(NamedTuple):
    """A 0-based position, like the marks of PyYAML."""

    line: int
    column: int


class PositionMap:
    """Maps positions in a mended text to positions in the text as it was written."""

    def __init__(self, before: str, after: str) -> None:
        self._before, self._after = before.split("\n"), after.split("\n")

    def original(self, mark: YamlMark) -> LineColumn:
        """The original position of a mark in the mended text."""
        line, column = mark.line, mark.column
        if line < len(self._before):
            column = column_before(self._before[line], self._after[line], column)
        return LineColumn(line, column)

    def relocate(self, problem: Problem) -> Problem:
        """Move a problem of the mended text to its position in the text as written."""
        span = problem.span
        return replace(
            problem, span=Span(self._original_mark(span.start), self._original_mark(span.end))
        )

    def _original_mark(self, mark: Mark) -> Mark:
        return Mark(mark.line, self.original(LineColumn(mark.line - 1, mark.column - 1)).column + 1)
