"""Sorts the fields of a file into the order of the model, each with its comments.

A field consists of the comments right above its key, the key, and everything up to the next field.
Comments at the head of a file and blank lines between two fields stay where they are. Mappings in
braces are left unchanged.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, pairwise

from wuse.model.base import Record
from wuse.source.parser import read
from wuse.source.rewrite_scalars import UnwritableError
from wuse.source.tree import Entry, Node, Plain

from .typed import typed_records


def sort_fields(text: str, kind: type[Record]) -> str:
    """Sort the fields of every record in a text without errors.

    Raises:
        UnwritableError: the result would not mean the same.
    """
    root = read(text, "").root
    if root is None:
        return text
    lines = text.split("\n")
    # From the last record to the first, as sorting a record moves the lines within it.
    for node, record in reversed(list(typed_records(root, kind))):
        _sort(node, record, lines)
    result = "\n".join(lines)
    if _content(result) != _content(text):
        raise UnwritableError("栏目的顺序不能自动调整，没有动")
    return result


def _content(text: str) -> tuple[Plain, int, Counter[str]]:
    """What must not change: the data, the number of errors, the comments."""
    reading = read(text, "")
    comments = Counter(line.strip() for line in text.split("\n") if _is_comment(line))
    return reading.root.plain() if reading.root else None, reading.errors, comments


def _sort(node: Node, record: type[Record], lines: list[str]) -> None:
    """Sort the fields of one record."""
    if not isinstance(node.value, dict) or node.style == "[":
        return
    names = {name: position for position, name in enumerate(record.model_fields)}
    labels = record.names_by_label()
    ranks = [names.get(labels.get(key, key), len(names)) for key in node.value]
    entries = list(node.value.values())
    order = sorted(range(len(ranks)), key=ranks.__getitem__)
    if order == sorted(order) or not _stand_apart(entries, lines):
        return
    first, column = entries[0].key.start_mark.line, entries[0].key.start_mark.column
    lead, lines[first] = lines[first][:column], " " * column + lines[first][column:]
    above = [0, *(_end(entry.value) for entry in entries)]
    starts = [_start(entry, end, lines) for entry, end in zip(entries, above, strict=False)]
    if lead.strip() or starts[0] == 0:
        starts[0] = first  # comments above belong to the list item, or to the file
    ends = [*starts[1:], above[-1]]
    fields = [lines[start:end] for start, end in zip(starts, ends, strict=True)]
    gaps = [_cut_blank(field) for field in fields]
    moved = [fields[position] for position in order]
    head = next(number for number, line in enumerate(moved[0]) if not _is_comment(line))
    moved[0][head] = lead + moved[0][head][column:]
    lines[starts[0] : ends[-1]] = chain.from_iterable(
        chain(field, gap) for field, gap in zip(moved, gaps, strict=True)
    )


def _stand_apart(entries: list[Entry], lines: list[str]) -> bool:
    """Whether each key is the first of its line."""
    marks = [entry.key.start_mark for entry in entries]
    leads = [lines[mark.line][: mark.column] for mark in marks]
    return (
        all(above.line < below.line for above, below in pairwise(marks))
        and not leads[0].strip(" -")
        and not any(lead.strip(" ") for lead in leads[1:])
    )


def _start(entry: Entry, end: int, lines: list[str]) -> int:
    """The line where a field begins: its key, or the first comment right above.

    The comments begin after ``end``, where the value above ends: text may look like a comment.
    """
    start = entry.key.start_mark.line
    while start > end and _is_comment(lines[start - 1]):
        start -= 1
    return start


def _end(node: Node) -> int:
    """The line after a value."""
    end = node.span.end
    return end.line - 1 if end.column == 1 else end.line


def _cut_blank(field: list[str]) -> list[str]:
    """Remove the blank lines at the end of a field, and return them."""
    count = len(field)
    while not field[count - 1].strip():
        count -= 1
    gap = field[count:]
    del field[count:]
    return gap


def _is_comment(line: str) -> bool:
    return line.lstrip(" ").startswith("#")
