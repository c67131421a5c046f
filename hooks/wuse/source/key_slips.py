"""A tree in; slips in the names of its fields, which parse but were meant otherwise, out.

Finds names in Chinese quotes or behind a wrong dash, and tabs before values. `value_slips` finds
slips in the values, `field_edits` deals with names that no record knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import line_slips
from .codes import Code
from .problems import Severity
from .repair import MAX_LINE, Repair, Slip
from .tree import Node

_QUOTE_FIRST = re.compile(r"^[ \-]*[“„‘]|[\[{,] *[“„‘]", re.MULTILINE)
_DASH_FIRST = re.compile(r"^ *[－—–−•·●] ?[^\s：:]{1,20}:[ \n]", re.MULTILINE)
_QUOTES, _DASHES = "“„‘", "－—–−•·●"
"""What the patterns look for; a text is searched for one character much faster."""


def find_key_slips(root: Node, text: str, lines: list[str]) -> Iterator[list[Slip]]:
    """Find names that were probably meant otherwise, in groups like `find_value_slips`.

    Args:
        root: the tree of ``text``.
        text: the text, with LF line ends.
        lines: its lines.
    """
    if any(map(text.__contains__, _DASHES)) and _DASH_FIRST.search(text):
        yield from _dashed_names(root, lines)
    if any(map(text.__contains__, _QUOTES)) and _QUOTE_FIRST.search(text):
        yield from ([slip] for slip in _quoted_names(root, lines))
    if "\t" in text:
        yield from ([slip] for slip in _tabs(root, lines))


def _nodes(root: Node) -> Iterator[Node]:
    """A node and all nodes below it except keys."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node.value, dict):
            waiting += (entry.value for entry in node.value.values())
        elif isinstance(node.value, list):
            waiting += node.value


def _quoted_names(root: Node, lines: list[str]) -> Iterator[Slip]:
    """Names in Chinese quotes, which YAML takes for a part of the name."""
    for node in _nodes(root):
        for name, entry in node.value.items() if isinstance(node.value, dict) else ():
            start, end = entry.key.start_mark, entry.key.end_mark
            line = lines[start.line]
            wrapped = name.startswith(("“", "„", "‘")) and line_slips.straight_quotes(name)
            if wrapped and len(line) <= MAX_LINE:
                inner = name[1:-1]
                better = inner if inner.isidentifier() else wrapped
                better = line[: start.column] + better + line[end.column :]
                message = f"栏目的名称“{inner}”括在中文引号里"
                repair = Repair(Code.SMART_QUOTES, start.column, end.column, better, message)
                yield Slip(start.line, repair, Severity.WARNING)


def _dashed_names(root: Node, lines: list[str]) -> Iterator[list[Slip]]:
    """Names behind a wrong dash: list items that were read as fields of one mapping."""
    for node in _nodes(root):
        names = [entry.key for entry in node.value.values()] if isinstance(node.value, dict) else []
        first = next((name for name in names if _is_dashed(name, lines)), None)
        if first is not None and node.style == "":
            numbers = range(first.start_mark.line, node.span.end.line)
            repairs = [(number, line_slips.field_or_item(lines[number])) for number in numbers]
            yield [Slip(number, repair, Severity.WARNING) for number, repair in repairs if repair]


def _is_dashed(name: Node, lines: list[str]) -> bool:
    line = lines[name.start_mark.line]
    repair = line_slips.list_dash(line) if len(line) <= MAX_LINE else None
    return repair is not None and repair.start == name.start_mark.column


def _tabs(root: Node, lines: list[str]) -> Iterator[Slip]:
    """Tabs before values, which only some parsers accept."""
    for node in _nodes(root):
        mark = node.start_mark
        line = lines[mark.line]
        if "\t" in line[: mark.column] and len(line) <= MAX_LINE:
            repair = line_slips.tab(line)
            if repair and repair.start < mark.column:
                yield Slip(mark.line, repair, Severity.WARNING)
