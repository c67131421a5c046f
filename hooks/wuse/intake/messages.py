"""What an import has to say of a file, a sheet or a cell, each kind with a stable code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wuse.source.codes import Code


class Level(StrEnum):
    """What a message means for its row or file."""

    REFUSED = "退回"
    DOUBT = "待核对"
    NOTE = "说明"


def type_from_title(word: str, term: str) -> str:
    """What is said where only a title tells the type of an activity."""
    return f"“活动类型”是按标题里的“{word}”写的：{term}"


@dataclass(frozen=True, slots=True)
class Note:
    """One message."""

    code: Code
    level: Level
    place: str
    """Sheet and cell in Chinese, such as ``“活动”C10``; empty for the file as a whole."""
    message: str
    fix: str = ""

    def __str__(self) -> str:
        """The message as a line of a report; it may hold what a cell holds."""
        text = f"{self.place}：{self.message}" if self.place else self.message
        return f"{text} — {self.fix}" if self.fix else text
