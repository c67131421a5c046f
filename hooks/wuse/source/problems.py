"""A problem in a school's file: what is wrong, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as with_default
from enum import StrEnum
from functools import total_ordering
from typing import Any

from .codes import Code

BLANK = "……"
"""The blank that an edit leaves for the person to fill in."""

Loc = tuple[str | int, ...]
"""The path from the top of a file to a value: keys and 0-based positions in lists."""


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """The file is not published until this is mended."""
    WARNING = "warning"
    """Published, but probably not what its writer meant."""
    HINT = "hint"
    """Fine as it is; could be better."""

    @property
    def zh(self) -> str:
        """The severity in Chinese."""
        return {"error": "错误", "warning": "提醒", "hint": "建议"}[self.value]


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A position in a file: line and column, both 1-based, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file: from ``start`` up to, not including, ``end``."""

    start: Mark
    end: Mark


FILE_START = Span(Mark(1, 1), Mark(1, 1))
"""The position of a problem with a file as a whole."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Some lines of a text, and the lines that replace them; it can be shown, tried and applied."""

    first: int
    """The first line to remove, 1-based; new lines are inserted here."""
    end: int
    """The line after the last one to remove; equal to ``first`` if lines are only added."""
    lines: tuple[str, ...]
    """The new lines, without line ends."""
    general_fix: str = ""
    """What to advise, in Chinese, if these lines would not help."""

    @classmethod
    def of_line(cls, line: int, better: str, general_fix: str = "") -> Edit:
        """Replace one line (1-based) with another."""
        return cls(line, line + 1, (better,), general_fix)

    def apply_to(self, text: str) -> str:
        """The text, with LF line ends, after the edit."""
        lines = text.split("\n")
        lines[self.first - 1 : self.end - 1] = self.lines
        return "\n".join(lines)


@total_ordering
@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. Problems sort by path, then position, then code."""

    code: Code
    severity: Severity
    path: str
    """Relative to the project, with ``/``."""
    span: Span
    message: str
    """What is wrong, in Chinese."""
    fix: str = ""
    """How to mend it, in Chinese; may be empty."""
    field: str = ""
    """The field as its writer knows it, such as ``品牌 › 名称``; empty if none is concerned."""
    edit: Edit | None = with_default(default=None, compare=False)
    """The edit that ``fix`` describes, if it describes one."""

    @property
    def line(self) -> int:
        """The line that it starts in, from 1."""
        return self.span.start.line

    @property
    def column(self) -> int:
        """The column that it starts at, from 1, in characters."""
        return self.span.start.column

    @property
    def end_line(self) -> int:
        """The line that it ends in, from 1."""
        return self.span.end.line

    @property
    def end_column(self) -> int:
        """The column after its last character, from 1."""
        return self.span.end.column

    def __str__(self) -> str:
        field = f" [{self.field}]" if self.field else ""
        fix = f" — {self.fix}" if self.fix else ""
        position = f"{self.path}:{self.line}:{self.column}"
        return f"{position}: {self.severity.zh} {self.code}{field} {self.message}{fix}"

    def __lt__(self, other: Problem) -> bool:
        return self._order() < other._order()

    def _order(self) -> tuple[str | int, ...]:
        position = (self.path, self.line, self.column, self.code, self.end_line, self.end_column)
        return (*position, self.severity, self.field, self.message, self.fix)

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Problem:
        """Make the problem that `to_json` turned into plain data."""
        start = Mark(row["line"], row["column"])
        end = Mark(row["end_line"], row["end_column"])
        code, severity = Code(row["code"]), Severity(row["severity"])
        texts = (row["message"], row["fix"], row["field"])
        return cls(code, severity, row["path"], Span(start, end), *texts)

    def to_json(self) -> dict[str, str | int]:
        """Return the problem as plain data for JSON, one entry per field."""
        return {
            "code": self.code.value,
            "severity": self.severity.value,
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "end_line": self.end_line,
            "end_column": self.end_column,
            "field": self.field,
            "message": self.message,
            "fix": self.fix,
        }
