"""A missing or unknown field in; the lines that mend it out, where they are known.

The field is judged by the schema of its record, not by how its line is written: that is the
business of `line_slips`. `edit_trials` tries every edit that is made here.
"""

from __future__ import annotations

from typing import NamedTuple

from pydantic_core import ErrorDetails

from wuse.model.base import Record

from .messages import known_names, record_at, record_of
from .problems import BLANK, Edit, Loc
from .repair import MAX_LINE, MAX_SHOWN
from .tree import Entry, Node


class Suggestion(NamedTuple):
    """A fix in Chinese, and the edit that it describes."""

    fix: str
    edit: Edit


def suggest_indent(
    kind: type[Record], parent: Node, loc: Loc, lines: list[str]
) -> Suggestion | None:
    """Suggest to indent a field that stands too far left but belongs to the entry above it.

    Args:
        kind: the record that the file holds.
        parent: the mapping that holds the unknown field.
        loc: the path to the field, which ends with its key.
        lines: the lines of the file.
    """
    key, entries = str(loc[-1]), parent.value
    if not isinstance(entries, dict) or parent.style or key not in entries:
        return None
    record = record_at(kind, loc[:-1])
    known = known_names(record)
    for name in reversed(list(entries)[: list(entries).index(key)]):
        if name not in known:
            continue  # another field that stands too far left
        within = record_of(record, known[name])
        item = _last_record(entries[name].value)
        if within is None or item is None or key not in known_names(within):
            return None
        column = next(iter(item.value.values())).key.start_mark.column  # type: ignore[union-attr]
        return _indented(entries[key], column, name, lines)
    return None


def _last_record(node: Node) -> Node | None:
    """The mapping that a node is, or the last one in its list; None in brackets."""
    if isinstance(node.value, list) and node.value and not node.style:
        node = node.value[-1]
    return node if isinstance(node.value, dict) and node.value and not node.style else None


def _indented(entry: Entry, column: int, above: str, lines: list[str]) -> Suggestion | None:
    first, by = entry.key.start_mark.line, column - entry.key.start_mark.column
    span = entry.value.span
    end = max(first + 1, span.end.line - (span.end.column == 1))
    old = lines[first:end]
    if by <= 0 or any(len(line) > MAX_LINE or "\t" in line for line in old):
        return None
    new = tuple(f"{' ' * by}{line}" if line.strip() else line for line in old)
    general_fix = f"它属于上面的“{above}”，行首和那里的栏目对齐"
    example = f"：{new[0].lstrip()}" if len(new) == 1 and len(new[0]) <= MAX_SHOWN else ""
    fix = f"它属于上面的“{above}”，行首用 {column} 个空格{example}"
    return Suggestion(fix, Edit(first + 1, end + 1, new, general_fix))


def rename_edit(
    parent: Node, key: str, better: str, general_fix: str, lines: list[str]
) -> Edit | None:
    """The edit that gives a field another name."""
    entry = parent.value.get(key) if isinstance(parent.value, dict) else None
    if entry is None:
        return None
    start, end = entry.key.start_mark, entry.key.end_mark
    line = lines[start.line]
    if start.line != end.line or len(line) > MAX_LINE:
        return None
    return Edit.of_line(
        start.line + 1, line[: start.column] + better + line[end.column :], general_fix
    )


def suggest_missing(
    kind: type[Record], parent: Node, detail: ErrorDetails, lines: list[str]
) -> Suggestion | None:
    """Suggest the line that a missing field needs.

    Args:
        kind: the record that the file holds.
        parent: the mapping that lacks the field.
        detail: the error; its ``loc`` ends with the name of the field.
        lines: the lines of the file.
    """
    name = str(detail["loc"][-1])
    record = record_at(kind, detail["loc"][:-1])
    label = str(record.model_fields[name].title)
    if not isinstance(parent.value, dict):
        return None
    for key in record.keys_of(name):
        if key in parent.value:
            return _fill_in(parent.value[key], key, lines)
    if record_of(record, name):
        return None  # takes several lines: its own fields would be missing next
    if parent.style:
        return _insert_in_braces(parent, f"{label}: {BLANK}", lines)
    return _insert_beside(parent, f"{label}: {BLANK}", lines)


def _fill_in(entry: Entry, key: str, lines: list[str]) -> Suggestion | None:
    """Fill in a field that is there but empty."""
    at = entry.key.end_mark
    line = lines[at.line]
    colon = line.find(":", at.column)
    if colon < 0 or len(line) > MAX_LINE or entry.value.value is not None:
        return None
    rest = line[colon + 1 :].strip()
    if rest and rest[0] not in "#,}":  # `tree_builder` refuses what starts here
        return None
    better = f"{line[: colon + 1]} {BLANK}{' ' if rest.startswith('#') else ''}{rest}"
    fix = f"在“{key}:”后面写上内容"
    return Suggestion(fix, Edit.of_line(at.line + 1, better, fix))


def _insert_in_braces(parent: Node, field: str, lines: list[str]) -> Suggestion | None:
    start, end = parent.start_mark, parent.end_mark
    line = lines[end.line]
    if line[end.column - 1 : end.column] != "}" or len(line) > MAX_LINE:
        return None
    before = line[: end.column - 1].rstrip()
    comma = "" if before.endswith(("{", ",")) or not parent.value else ","
    gap = " " if before[-1:] not in ("{", "") else ""
    better = f"{before}{comma}{gap}{field}{line[end.column - 1 :]}"
    fix = f"在花括号里补上“{field}”"
    return (
        Suggestion(fix, Edit.of_line(end.line + 1, better, fix)) if start.line <= end.line else None
    )


def _insert_beside(parent: Node, field: str, lines: list[str]) -> Suggestion | None:
    """Insert above the first field that begins its line, else below the last one."""
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
    general_fix = f"在这里写上“{field.partition(':')[0]}”"
    return Suggestion(fix, Edit(at + 1, at + 1, (f"{' ' * indent}{field}",), general_fix))
