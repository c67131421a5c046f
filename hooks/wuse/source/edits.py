"""Advice as data: which lines become which, so that it can be shown, tried and applied."""

from __future__ import annotations

from dataclasses import dataclass

BLANK = "……"
"""What an edit leaves to be filled in by the person."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Some lines of a text and what takes their place."""

    first: int
    """The first line that goes, 1-based; new lines come before it."""
    end: int
    """The line after the last that goes; the same as ``first`` where lines are only added."""
    lines: tuple[str, ...]
    """What comes, without line ends."""
    otherwise: str = ""
    """What to advise where these lines would not help, in Chinese."""

    @classmethod
    def of_line(cls, line: int, better: str, otherwise: str = "") -> Edit:
        """One line (1-based) that becomes another."""
        return cls(line, line + 1, (better,), otherwise)

    def applied(self, text: str) -> str:
        """The text (LF line ends) after the edit."""
        lines = text.split("\n")
        lines[self.first - 1 : self.end - 1] = self.lines
        return "\n".join(lines)
