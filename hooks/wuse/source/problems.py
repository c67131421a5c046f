"""A problem in a school's file: what is wrong, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as with_default
from enum import StrEnum
from functools import total_ordering

from .codes import Code
from .edits import Edit

Loc = tuple[str | int, ...]
"""The way from the top of a file to a value: keys and 0-based positions in lists."""


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """The file is not published until this is mended."""
    WARNING = "warning"
    """Published, but probably not as its writer meant it."""
    HINT = "hint"
    """Fine as it is; could be better."""

    @property
    def zh(self) -> str:
        """The severity in Chinese."""
        return {"error": "错误", "warning": "提醒", "hint": "建议"}[self.value]


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file: line and column, both 1-based, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file: from ``start`` up to, not including, ``end``."""

    start: Mark
    end: Mark


@total_ordering
@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. Problems sort by path, then place, then code."""

    code: Code
    severity: Severity
    path: str
    """Relative to the project, with ``/``."""
    line: int
    column: int
    end_line: int
    end_column: int
    field: str
    """The field as its writer knows it, such as ``品牌 › 名称``; empty when no field is meant."""
    message: str
    """What is wrong, in Chinese."""
    fix: str
    """How to mend it, in Chinese; may be empty."""
    edit: Edit | None = with_default(default=None, compare=False)
    """The lines that ``fix`` shows, where it shows any."""

    @classmethod
    def at(
        cls,
        span: Span,
        code: Code,
        severity: Severity,
        path: str,
        message: str,
        fix: str = "",
        edit: Edit | None = None,
    ) -> Problem:
        """Make a problem at ``span`` that is about no particular field."""
        start, end = span.start, span.end
        place = (start.line, start.column, end.line, end.column)
        return cls(code, severity, path, *place, "", message, fix, edit)

    def __str__(self) -> str:
        field = f" [{self.field}]" if self.field else ""
        fix = f" — {self.fix}" if self.fix else ""
        place = f"{self.path}:{self.line}:{self.column}"
        return f"{place}: {self.severity.zh} {self.code}{field} {self.message}{fix}"

    def __lt__(self, other: Problem) -> bool:
        return self._order() < other._order()

    def _order(self) -> tuple[str | int, ...]:
        place = (self.path, self.line, self.column, self.code, self.end_line, self.end_column)
        return (*place, self.severity, self.field, self.message, self.fix)

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
