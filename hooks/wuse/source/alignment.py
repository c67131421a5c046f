"""At which column a line was meant to start: where lines above it do, with fields of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .codes import Code
from .pasted import known_fields
from .repair import MAX_LINE, Repair

FAR = 200
"""Lines above that are looked at."""

_LEAD = re.compile(r" *(?:- +)*")
_KEY = re.compile(r" *(?:- +)*[\"“]?([^\s:：\"“”][^:：\"“”]*)[\"”]?\s*[:：](?=\s|$)")
_OPENS = re.compile(r".*[:：]\s*(?:[|>][-+\d]*)?\s*(?:#.*)?")
_INDENTS = (Code.TAB, Code.WIDE_INDENT)


def aligned(above: Sequence[str], line: str) -> Repair | None:
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


def settled(above: Sequence[str], found: list[Repair]) -> list[Repair]:
    """Repairs of a line, its indent of tabs or wide spaces made as wide as lines above ask for."""
    line = found[-1].line if found else ""
    text = line.lstrip(" ")
    indent = len(line) - len(text)
    item = text.startswith("- ")
    indented = any(one.code in _INDENTS and not line[: one.start].strip() for one in found)
    if not indent or not indented or not (item or _KEY.match(text)):
        return found
    upper = next((one for one in reversed(above) if one.strip()), "")
    lead = len(_LEAD.match(upper).group())  # type: ignore[union-attr]  # it always matches
    if _OPENS.fullmatch(upper) and indent > lead - 2 * item:
        return found  # the first of a new level
    columns = {column for column in _columns(above, text) if column}
    if not columns or indent in columns:
        return found
    column, one_way = _best(above, text, indent, columns)
    better = " " * column + text
    return [replace(one, line=better, sure=one.sure and one_way) for one in found]


def _columns(above: Sequence[str], text: str) -> Iterator[int]:
    """The columns of the levels that are open where a line follows."""
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
    """The likeliest column, and whether no other is as near; a deeper one before one above."""

    def unlikely(column: int) -> tuple[bool, int]:
        return not _fits(above, text, column), abs(column - indent)

    best = min(columns, key=lambda column: (*unlikely(column), -column))
    near = abs(best - indent)
    return best, all(abs(column - indent) > near for column in columns - {best})


def _fits(above: Sequence[str], text: str, column: int) -> bool:
    """Whether some record has this field together with those at a column."""
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
        found = _KEY.match(other)
        if found and start == column:
            yield found[1].strip()
        if other.strip() and (start < column or (start == column and other.lstrip()[0] == "-")):
            return
