"""A YAML file in; the file with some fields set, and all other bytes unchanged, out.

A field that is there keeps its place, a new one comes after its neighbours. Comments stay: those
within a value that is replaced stand below the new one. As in `rewrite_scalars`, the result is
verified: read again, it must be the old tree with the new values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from wuse.model.base import Record

from .block_style import Written, field_lines, flow, item_lines
from .messages import record_at, spellings
from .rewrite_parts import without
from .rewrite_scalars import (
    Replacement,
    UnwritableError,
    line_starts,
    read_tree,
    rewrite,
    split_bom,
)
from .tree import Entry, Node, Plain

_REST_OF_LINE = re.compile(r"[ \t]*(#[^\r\n]*)?(?=\r|\n|\Z)")
_COMMENT = re.compile(r"#[^\r\n]*")
_NOT_SPACE = re.compile(r"[^\r\n]")


def with_fields(
    data: bytes, kind: type[Record], values: Mapping[tuple[str | int, ...], Written]
) -> bytes:
    """Set fields of a record in a YAML file.

    Args:
        data: the file, in UTF-8 with or without a byte order mark.
        kind: the record that the file holds.
        values: path of a field (names of fields, 0-based positions in lists) -> its new value.
            Whatever holds a field must be there; a field that is set to None is removed.

    Raises:
        UnwritableError: the file is in another encoding or has errors, or a value does not fit.
    """
    for loc, value in values.items():
        data = _with_field(data, kind, loc, value)
    return data


def with_items(
    data: bytes, kind: type[Record], loc: Sequence[str | int], items: Sequence[Written]
) -> bytes:
    """Add items to the end of a list that has some already; see `with_fields`.

    Raises:
        UnwritableError: as there, or the list stands in brackets.
    """
    bom, text = split_bom(data)
    for item in items:
        root = read_tree(text)
        listed, values = _list_at(root, kind, loc)
        if listed.style == "[":
            raise UnwritableError("列表写在一行里")
        wanted = root.plain()
        _plain_at(root, wanted, listed).append(item)
        starts, end = line_starts(text), _line_end(text)
        at = _after_comment(text, _end_of(text, starts, values[-1]))
        column = listed.start_mark.column
        forms = (item_lines(item), [f"- {flow(item)}"])
        drafts = (
            f"{text[:at]}{end}{' ' * column}{_joined(form, column, end)}{text[at:]}"
            for form in forms
        )
        text = next((draft for draft in drafts if _means(draft, [wanted])), "")
        if not text:
            raise UnwritableError("写不进这个列表")
    return bom + text.encode()


def without_items(
    data: bytes, kind: type[Record], loc: Sequence[str | int], positions: Iterable[int]
) -> bytes:
    """Remove items, given by their 0-based positions, from a list; see `with_fields`.

    Raises:
        UnwritableError: as there.
    """
    wanted = set(positions)

    def chosen(root: Node) -> Iterable[Node]:
        values = _list_at(root, kind, loc)[1]
        return [item for at, item in enumerate(values) if at in wanted]

    return without(data, chosen) if wanted else data


def _with_field(
    data: bytes, kind: type[Record], loc: tuple[str | int, ...], value: Written
) -> bytes:
    bom, text = split_bom(data)
    root = read_tree(text)
    keys = spellings(kind, loc)
    parent = root.find(loc[:-1], lambda key, wanted: key in keys.get(wanted, ()))
    name = str(loc[-1])
    record = record_at(kind, loc[:-1])
    label = str(record.model_fields[name].title) if name in record.model_fields else name
    fields = parent.node.value
    # A single entry may stand without its dash: then step 0 is skipped, and nothing is missing.
    if any(parent.skipped) or not isinstance(fields, dict) or not fields:
        raise UnwritableError(f"没有地方写“{label}”")
    entry = next((fields[key] for key in keys.get(name, (name,)) if key in fields), None)
    if value is None:
        return without(data, lambda top: [_same(top, root, entry.value)]) if entry else data
    if entry and isinstance(value, str) and _is_line(entry.value) and "\n" not in value:
        return rewrite(data, lambda top: [Replacement(_same(top, root, entry.value), value)])
    if entry is None:
        drafts = _inserted(text, parent.node, label if _is_chinese(fields) else name, value)
    else:
        drafts = _replaced(text, parent.node, entry, value)
    wanted = _expected(root, parent.node, entry, name, label, value)
    for draft in drafts:
        if _means(draft, wanted):
            return bom + draft.encode()
    raise UnwritableError(f"写不进“{label}”这一栏")


def _means(draft: str, wanted: Sequence[Plain]) -> bool:
    """Whether a text means one of these."""
    with suppress(UnwritableError):
        return read_tree(draft).plain() in wanted
    return False


def _list_at(
    root: Node, kind: type[Record], loc: Sequence[str | int]
) -> tuple[Node, Sequence[Node]]:
    """A list that is not empty, and its items without those that are. Raises UnwritableError."""
    keys = spellings(kind, tuple(loc))
    found = root.find(loc, lambda key, wanted: key in keys.get(wanted, ()))
    items = found.node.value
    filled = [it for it in items if it.value is not None] if isinstance(items, list) else []
    if not found.is_complete or not filled:
        raise UnwritableError("没有这个列表")
    return found.node, filled


def _is_line(node: Node) -> bool:
    return isinstance(node.value, str) and node.style not in ("|", ">")


def _same(top: Node, root: Node, wanted: Node) -> Node:
    """The node of a tree that stands where one of another tree of the same text does."""
    mark = wanted.start_mark
    return next(
        new
        for old, new in zip(_nodes(root), _nodes(top), strict=True)
        if old is wanted and new.start_mark.line == mark.line
    )


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node.value, dict):
        for entry in node.value.values():
            yield entry.key
            yield from _nodes(entry.value)
    elif isinstance(node.value, list):
        for item in node.value:
            yield from _nodes(item)


def _is_chinese(fields: Iterable[str]) -> bool:
    """Whether the fields of a record are called by their labels."""
    return not all(key.isascii() for key in fields)


def _expected(
    root: Node, parent: Node, entry: Entry | None, name: str, label: str, value: Written
) -> list[Plain]:
    """What the file may mean afterwards: the old data with the new value."""
    found: list[Plain] = []
    for key in (label, name):
        data = root.plain()
        held = _plain_at(root, data, parent)
        held[str(entry.key.value) if entry else key] = value
        found.append(data)
    return found


def _plain_at(node: Node, data: Any, wanted: Node) -> Any:
    """The plain data of one node within those of the whole tree; None if it is not in there."""
    if node is wanted:
        return data
    if isinstance(node.value, dict):
        pairs = [(entry.value, data[key]) for key, entry in node.value.items()]
    elif isinstance(node.value, list):
        pairs = list(zip(node.value, data, strict=True))
    else:
        return None
    found = (_plain_at(*pair, wanted) for pair in pairs)
    return next((it for it in found if it is not None), None)


def _inserted(text: str, parent: Node, key: str, value: Written) -> Iterator[str]:
    assert isinstance(parent.value, dict)  # noqa: S101 - the caller has looked
    entries = list(parent.value.values())
    starts, end = line_starts(text), _line_end(text)
    first = _offset(text, starts, entries[0].key.start_mark)
    if parent.style == "[":
        yield f"{text[:first]}{key}: {flow(value)}, {text[first:]}"
        return
    column = entries[0].key.start_mark.column
    indent = " " * column
    at = _after_comment(text, _end_of(text, starts, entries[-1].value))
    for form in _forms(key, value, column, end):
        yield f"{text[:at]}{end}{indent}{form}{text[at:]}"
    for form in _forms(key, value, column, end):
        yield f"{text[:first]}{form}{end}{indent}{text[first:]}"


def _replaced(text: str, parent: Node, entry: Entry, value: Written) -> Iterator[str]:
    starts, end = line_starts(text), _line_end(text)
    start = _offset(text, starts, entry.key.start_mark)
    stop = _end_of(text, starts, entry.value)
    key = text[start : _offset(text, starts, entry.key.end_mark)]
    if parent.style == "[":
        yield f"{text[:start]}{key}: {flow(value)}{text[stop:]}"
        return
    stop = _after_comment(text, stop)
    column = entry.key.start_mark.column
    comments = [f"{' ' * column}{it}" for it in _comments(text, starts, start, stop, entry)]
    for form in _forms(key, value, column, end):
        yield text[:start] + end.join([form, *comments]) + text[stop:]


def _comments(text: str, starts: list[int], start: int, stop: int, entry: Entry) -> Iterator[str]:
    """The comments within the lines of a field: every ``#`` outside its scalars begins one."""
    part = text[start:stop]
    for node in (entry.key, *_scalars(entry.value)):
        low = _offset(text, starts, node.start_mark) - start
        high = min(_offset(text, starts, node.end_mark) - start, len(part))
        part = part[:low] + _NOT_SPACE.sub(" ", part[low:high]) + part[high:]
    return (match.rstrip() for match in _COMMENT.findall(part))


def _scalars(node: Node) -> Iterator[Node]:
    return (it for it in _nodes(node) if isinstance(it.value, str))


def _end_of(text: str, starts: list[int], value: Node) -> int:
    """The offset at which the last character of a value ends; of none, where it would begin."""
    last = value.span.end
    stop = starts[last.line - 1] + last.column - 1 if last.line <= len(starts) else len(text)
    return len(text[:stop].rstrip())  # of a block, the empty lines below it belong to it


def _after_comment(text: str, at: int) -> int:
    """The offset at which a line ends, if only a comment follows; else the same one."""
    rest = _REST_OF_LINE.match(text, at)
    return rest.end() if rest else at


def _forms(key: str, value: Written, column: int, end: str) -> Iterator[str]:
    """Ways to write a field in block style, the nicest first; all but the first line indented."""
    yield _joined(field_lines(key, value), column, end)
    yield f"{key}: {flow(value)}"


def _joined(lines: Iterable[str], column: int, end: str) -> str:
    first, *rest = lines
    return end.join([first, *(f"{' ' * column}{line}" if line else "" for line in rest)])


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _offset(text: str, starts: list[int], mark: Any) -> int:
    return starts[mark.line] + mark.column if mark.line < len(starts) else len(text)
