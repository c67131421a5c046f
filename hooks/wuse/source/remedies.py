"""How to mend a field that is missing, or that no record knows: the very lines, where possible."""

from __future__ import annotations

from typing import NamedTuple

from pydantic_core import ErrorDetails

from wuse.model.base import Record

from .edits import BLANK, Edit
from .messages import known_names, record_at, record_of
from .problems import Loc
from .repair import MAX_LINE, MAX_SHOWN
from .tree import Entry, Node


class Remedy(NamedTuple):
    """What to advise, and the lines that it shows."""

    fix: str
    edit: Edit


def out_dented(kind: type[Record], parent: Node, loc: Loc, lines: list[str]) -> Remedy | None:
    """For a field that belongs to the entry above it, and stands too far to the left.

    Args:
        kind: the record that the file holds.
        parent: what the unknown field stands in.
        loc: of the field, its key the last.
        lines: of the file.
    """
    key, entries = str(loc[-1]), parent.value
    if not isinstance(entries, dict) or parent.style or key not in entries:
        return None
    record = record_at(kind, loc[:-1])
    known = known_names(record)
    for name in reversed(list(entries)[: list(entries).index(key)]):
        if name not in known:
            continue  # another that is out-dented
        within = record_of(record, known[name])
        item = _last_record(entries[name].value)
        if within is None or item is None or key not in known_names(within):
            return None
        column = next(iter(item.value.values())).key.start_mark.column  # type: ignore[union-attr]
        return _moved(entries[key], column, name, lines)
    return None


def _last_record(node: Node) -> Node | None:
    """A mapping, or the last one of a list of them; not in brackets."""
    if isinstance(node.value, list) and node.value and not node.style:
        node = node.value[-1]
    return node if isinstance(node.value, dict) and node.value and not node.style else None


def _moved(entry: Entry, column: int, above: str, lines: list[str]) -> Remedy | None:
    first, by = entry.key.start_mark.line, column - entry.key.start_mark.column
    span = entry.value.span
    end = max(first + 1, span.end.line - (span.end.column == 1))
    written = lines[first:end]
    if by <= 0 or any(len(line) > MAX_LINE or "\t" in line for line in written):
        return None
    moved = tuple(f"{' ' * by}{line}" if line.strip() else line for line in written)
    otherwise = f"它属于上面的“{above}”，行首和那里的栏目对齐"
    shown = f"：{moved[0].lstrip()}" if len(moved) == 1 and len(moved[0]) <= MAX_SHOWN else ""
    fix = f"它属于上面的“{above}”，行首用 {column} 个空格{shown}"
    return Remedy(fix, Edit(first + 1, end + 1, moved, otherwise))


def renamed(parent: Node, key: str, better: str, otherwise: str, lines: list[str]) -> Edit | None:
    """The line of a field with another name."""
    entry = parent.value.get(key) if isinstance(parent.value, dict) else None
    if entry is None:
        return None
    start, end = entry.key.start_mark, entry.key.end_mark
    line = lines[start.line]
    if start.line != end.line or len(line) > MAX_LINE:
        return None
    return Edit.of_line(
        start.line + 1, line[: start.column] + better + line[end.column :], otherwise
    )


def missing(
    kind: type[Record], parent: Node, detail: ErrorDetails, lines: list[str]
) -> Remedy | None:
    """The line that a missing field needs, and where.

    Args:
        kind: the record that the file holds.
        parent: what the field is missing in.
        detail: the error; its place ends with the name of the field.
        lines: of the file.
    """
    name = str(detail["loc"][-1])
    record = record_at(kind, detail["loc"][:-1])
    label = str(record.model_fields[name].title)
    if not isinstance(parent.value, dict):
        return None
    for key in (name, label):
        if key in parent.value:
            return _filled(parent.value[key], key, lines)
    if record_of(record, name):
        return None  # of several lines: what it holds is missing next
    if parent.style:
        return _in_braces(parent, f"{label}: {BLANK}", lines)
    return _beside(parent, f"{label}: {BLANK}", lines)


def _filled(entry: Entry, key: str, lines: list[str]) -> Remedy | None:
    """A field that is there and empty."""
    at = entry.key.end_mark
    line = lines[at.line]
    colon = line.find(":", at.column)
    if colon < 0 or len(line) > MAX_LINE or entry.value.value is not None:
        return None
    rest = line[colon + 1 :].strip()
    if rest and rest[0] not in "#,}":  # a sign that is refused
        return None
    better = f"{line[: colon + 1]} {BLANK}{' ' if rest.startswith('#') else ''}{rest}"
    fix = f"在“{key}:”后面写上内容"
    return Remedy(fix, Edit.of_line(at.line + 1, better, fix))


def _in_braces(parent: Node, field: str, lines: list[str]) -> Remedy | None:
    start, end = parent.start_mark, parent.end_mark
    line = lines[end.line]
    if line[end.column - 1 : end.column] != "}" or len(line) > MAX_LINE:
        return None
    before = line[: end.column - 1].rstrip()
    comma = "" if before.endswith(("{", ",")) or not parent.value else ","
    gap = " " if before[-1:] not in ("{", "") else ""
    better = f"{before}{comma}{gap}{field}{line[end.column - 1 :]}"
    fix = f"在花括号里补上“{field}”"
    return Remedy(fix, Edit.of_line(end.line + 1, better, fix)) if start.line <= end.line else None


def _beside(parent: Node, field: str, lines: list[str]) -> Remedy | None:
    """Above a field that begins its line, else below the only one."""
    entries = list(parent.value.values()) if isinstance(parent.value, dict) else []
    keys = [entry.key.start_mark for entry in entries]
    if not keys:
        return None
    indent = keys[0].column
    at = next((mark.line for mark in keys if not lines[mark.line][: mark.column].strip()), None)
    if at is None:
        span = entries[-1].value.span
        at = max(keys[-1].line + 1, span.end.line - (span.end.column == 1))
    where = f"（行首空 {indent} 格，和“{next(iter(parent.value or {}))}”对齐）" if indent else ""
    fix = f"补上一行“{field}”{where}"
    otherwise = f"在这里写上“{field.partition(':')[0]}”"
    return Remedy(fix, Edit(at + 1, at + 1, (f"{' ' * indent}{field}",), otherwise))
