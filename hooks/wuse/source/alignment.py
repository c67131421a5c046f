"""A line and the lines above it in; the line at the indent that it was meant to have out.

The indent is one at which a line above starts, preferably with fields of the same record. Slips
within a line are the business of `line_slips`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .codes import Code
from .pasted import known_fields
from .repair import MAX_LINE, Repair

FAR = 200
"""How many of the lines above are looked at."""

_LEAD = re.compile(r" *(?:- +)*")
_KEY = re.compile(r" *(?:- +)*[\"“]?([^\s:：\"“”][^:：\"“”]*)[\"”]?\s*[:：](?=\s|$)")
_OPENS = re.compile(r".*[:：]\s*(?:[|>][-+\d]*)?\s*(?:#.*)?")
_INDENTS = (Code.TAB, Code.WIDE_INDENT)


def align(above: Sequence[str], line: str) -> Repair | None:
    """Move a line to the nearest column at which a line above it starts."""
    text = line.lstrip(" ")
    indent = len(line) - len(text)
    columns = set(_columns(above, text)) - {indent}
    if not text or not columns:
        return None
    column, one_way = _best(above, text, indent, columns)
    message = "这一行没有和上面的行对齐"
    better = " " * column + text
    return Repair(Code.INDENTATION, 0, max(indent, 1), better, message, one_way)


def align_indents(above: Sequence[str], repairs: list[Repair]) -> list[Repair]:
    """Align the repairs of an indent of tabs or wide spaces with the lines above."""
    line = repairs[-1].line if repairs else ""
    text = line.lstrip(" ")
    indent = len(line) - len(text)
    item = text.startswith("- ")
    indented = any(
        repair.code in _INDENTS and not line[: repair.start].strip() for repair in repairs
    )
    if not indent or not indented or not (item or _KEY.match(text)):
        return repairs
    upper = next((line for line in reversed(above) if line.strip()), "")
    lead = len(_LEAD.match(upper).group())  # type: ignore[union-attr]  # it always matches
    if _OPENS.fullmatch(upper) and indent > lead - 2 * item:
        return repairs  # the first of a new level
    columns = {column for column in _columns(above, text) if column}
    if not columns or indent in columns:
        return repairs
    column, one_way = _best(above, text, indent, columns)
    better = " " * column + text
    return [replace(repair, line=better, sure=repair.sure and one_way) for repair in repairs]


def _columns(above: Sequence[str], text: str) -> Iterator[int]:
    """The start columns of the levels that are open below the lines ``above``."""
    lowest = MAX_LINE
    if not any(map(str.strip, above)):
        yield 0
    for other in reversed(above[-FAR:]):
        lead = _LEAD.match(other)
        width = len(other) - len(other.lstrip(" "))
        if lead and width < lowest and other.strip() and other[width] != "#":
            lowest = width
            yield width if text.startswith("- ") else lead.end()


def _best(above: Sequence[str], text: str, indent: int, columns: set[int]) -> tuple[int, bool]:
    """The likeliest column, and whether no other is as near; a deeper one wins a tie."""

    def unlikely(column: int) -> tuple[bool, int]:
        return not _fits(above, text, column), abs(column - indent)

    best = min(columns, key=lambda column: (*unlikely(column), -column))
    near = abs(best - indent)
    return best, all(abs(column - indent) > near for column in columns - {best})


def _fits(above: Sequence[str], text: str, column: int) -> bool:
    """Whether some record has this field together with the fields at a column."""
    key = _KEY.match(text)
    if not key:
        return True
    keys = {key[1].strip(), *_siblings(above, column)}
    return any(keys <= known for known in known_fields())


def _siblings(above: Sequence[str], column: int) -> Iterator[str]:
    """The fields of the record that is open at a column."""
    for other in reversed(above[-FAR:]):
        lead = _LEAD.match(other)
        start = lead.end() if lead else 0
        key = _KEY.match(other)
        if key and start == column:
            yield key[1].strip()
        if other.strip() and (start < column or (start == column and other.lstrip()[0] == "-")):
            return
