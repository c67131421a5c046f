"""A YAML file in; the file with parts removed or a field added, all other bytes unchanged, out.

A part is removed with the lines that it stands on; comments on lines of their own stay. As in
`rewrite_scalars`, the result is verified: read again, it must be the old tree without these parts,
or with the new one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from .rewrite_scalars import UnwritableError, flat, line_starts, read_tree, split_bom
from .tree import Entry, Node

_DASH = re.compile(r"-[ \t]+\Z")
_COMMA_AFTER = re.compile(r"\s*,\s*")
_COMMA_BEFORE = re.compile(r"\s*,\s*\Z")


def without(data: bytes, select: Callable[[Node], Iterable[Node]]) -> bytes:
    """Remove values from a YAML file: items of lists, and fields with their keys.

    A collection that becomes empty is removed as well.

    Args:
        data: the file, in UTF-8 with or without a byte order mark.
        select: given the top node, returns the values to remove.

    Raises:
        UnwritableError: the file is in another encoding or has errors, or the parts to remove
            cannot be separated from the rest.
    """
    bom, text = split_bom(data)
    root = read_tree(text)
    removed = _with_emptied(root, {id(node) for node in select(root)})
    if not removed:
        return data
    draft, starts = text, line_starts(text)
    for start, end in sorted(_spans(root, removed, text, starts), reverse=True):
        draft = draft[:start] + draft[end:]
    if list(flat(read_tree(draft), {})) != list(_rest(root, removed)):
        raise UnwritableError("要去掉的部分和别的内容分不开")
    return bom + draft.encode()


def with_field(data: bytes, label: str, value: str) -> bytes:
    """Add a field to a YAML file, at its end if possible.

    Raises:
        UnwritableError: the file is in another encoding or has errors, or the field does not fit
            anywhere.
    """
    bom, text = split_bom(data)
    root = read_tree(text)
    end = "\r\n" if "\r\n" in text else "\n"
    for draft in _with_line(text, root, f"{label}: {value}", end):
        if _adds(draft, root, label, value):
            return bom + draft.encode()
    raise UnwritableError(f"写不进“{label}”这一行")


def with_item(data: bytes, names: Iterable[str], lines: Iterable[str]) -> bytes:
    """Add an item, given as ``key: value`` lines, to the list at the end of a YAML file.

    Args:
        data: the file; it may be empty or hold only comments.
        names: the accepted keys of the list; a new list gets the first.
        lines: the fields of the item.

    Raises:
        UnwritableError: the file has errors, or something else follows the list.
    """
    bom, text = split_bom(data)
    label, *others = names
    first, *rest = lines
    end = "\r\n" if "\r\n" in text else "\n"
    item = [f"  - {first}", *(f"    {line}" for line in rest)]
    start = text if not text or text.endswith("\n") else text + end
    if not any(line.split("#")[0].strip() for line in text.splitlines()):
        draft = start + end.join([f"{label}:", *item, ""])
        read_tree(draft)
        return bom + draft.encode()
    root = read_tree(text)
    assert isinstance(root.value, dict)  # noqa: S101 - of a file the top is always a mapping
    listed = next((root.value[name] for name in (label, *others) if name in root.value), None)
    before = [] if listed and listed.value.value is None else listed and listed.value.value
    if listed is None or not isinstance(before, list) or listed.value.style == "[":
        raise UnwritableError("列表的写法不能往后添，请照别的文件的样子，每条前面写一个减号")
    column = listed.value.start_mark.column if before else len("  ")
    draft = start + end.join([line.replace("  ", " " * column, 1) for line in item] + [""])
    after = read_tree(draft).plain()
    key = listed.key.value
    extended = after.get(key) if isinstance(after, dict) and isinstance(key, str) else None
    if not isinstance(extended, list) or extended[:-1] != [item.plain() for item in before]:
        raise UnwritableError("列表后面还有别的内容，不能往后添")
    return bom + draft.encode()


def _children(node: Node) -> Iterator[tuple[Node | None, Node]]:
    """(key or None, value) of every child of a collection."""
    if isinstance(node.value, dict):
        yield from ((entry.key, entry.value) for entry in node.value.values())
    elif isinstance(node.value, list):
        yield from ((None, item) for item in node.value)


def _with_emptied(node: Node, removed: set[int]) -> set[int]:
    """The nodes to remove (by id), with the collections that become empty."""
    children = [value for _, value in _children(node)]
    for child in children:
        if id(child) not in removed:
            removed = _with_emptied(child, removed)
    if children and all(id(child) in removed for child in children):
        removed = removed | {id(node)}
    return removed


def _rest(node: Node, removed: set[int]) -> Iterator[str | None]:
    if isinstance(node.value, dict):
        yield "{"
        for entry in node.value.values():
            if id(entry.value) not in removed:
                yield from flat(entry.key, {})
                yield from _rest(entry.value, removed)
        yield "}"
    elif isinstance(node.value, list):
        yield "["
        for item in node.value:
            if id(item) not in removed:
                yield from _rest(item, removed)
        yield "]"
    else:
        yield from flat(node, {})


def _spans(
    node: Node, removed: set[int], text: str, starts: list[int]
) -> Iterator[tuple[int, int]]:
    """The stretches of the text to remove, as offsets."""
    children = list(_children(node))
    left = [value for _, value in children if id(value) not in removed]
    for index, (key, value) in enumerate(children):
        if id(value) not in removed:
            yield from _spans(value, removed, text, starts)
        elif node.style == "[":
            yield _in_brackets(key or value, value, bool(left), text, starts)
        else:
            following = children[index + 1][0] if key and index + 1 < len(children) else None
            yield _on_lines(key, value, following, text, starts)


def _offset(line: int, column: int, text: str, starts: list[int]) -> int:
    return starts[line] + column if line < len(starts) else len(text)


def _in_brackets(
    first: Node, last: Node, comma: bool, text: str, starts: list[int]
) -> tuple[int, int]:
    """A part of a flow collection, with the comma after it or else the one before."""
    start = _offset(first.start_mark.line, first.start_mark.column, text, starts)
    end = _offset(last.end_mark.line, last.end_mark.column, text, starts)
    if after := _COMMA_AFTER.match(text, end):
        return start, after.end()
    if comma and (before := _COMMA_BEFORE.search(text, 0, start)):
        return before.start(), end
    return start, end


def _on_lines(
    key: Node | None, value: Node, following: Node | None, text: str, starts: list[int]
) -> tuple[int, int]:
    """A field or an item in block style, with its lines."""
    first = key or value
    start = _offset(first.start_mark.line, first.start_mark.column, text, starts)
    lead = text[starts[first.start_mark.line] : start]
    if key is None:
        dash = _DASH.search(lead)
        if not dash:
            raise UnwritableError(f"第 {first.start_mark.line + 1} 行的写法不能自动去掉")
        lead = lead[: dash.start()]
    after = value.span.end
    end = _offset(after.line - 1 if after.column == 1 else after.line, 0, text, starts)
    if not lead.strip(" "):
        return starts[first.start_mark.line], end
    if following is None:
        raise UnwritableError(f"第 {first.start_mark.line + 1} 行的写法不能自动去掉")
    mark = following.start_mark
    return start, _offset(mark.line, mark.column, text, starts)


def _with_line(text: str, root: Node, line: str, end: str) -> Iterator[str]:
    """The text with one more field: at its end, before its first field, or in its brackets."""
    gap = "" if text.endswith(("\n", "\r")) else end
    yield f"{text}{gap}{line}{end}"
    assert isinstance(root.value, dict)  # noqa: S101 - of a file the top is always a mapping
    mark = next(iter(root.value.values())).key.start_mark
    starts = line_starts(text)
    start = _offset(mark.line, mark.column, text, starts)
    yield f"{text[: starts[mark.line]]}{line}{end}{text[starts[mark.line] :]}"
    yield f"{text[:start]}{line}, {text[start:]}"


def _adds(draft: str, root: Node, label: str, value: str) -> bool:
    """Whether a text says what the tree says plus this field, and nothing else."""
    try:
        after = read_tree(draft)
    except UnwritableError:
        return False
    assert isinstance(after.value, dict)  # noqa: S101 - of a file the top is always a mapping
    added: Entry | None = after.value.pop(label, None)
    return (
        added is not None
        and added.value.value == value
        and list(flat(after, {})) == list(flat(root, {}))
    )
