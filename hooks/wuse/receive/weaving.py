"""Merged data into a file that people have written: comments and all other lines stay.

A scalar is exchanged where it stands; a field of several lines is taken out and written anew in its
place. Entries of lists with an identity (photos, groups of people) are changed one by one. The
result is read again: it must be the merged record.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wuse.model.annotations import record_in
from wuse.model.base import Record
from wuse.model.vocabulary import Vocabulary
from wuse.source.rewrite_parts import without
from wuse.source.rewrite_scalars import (
    Replacement,
    UnwritableError,
    read_tree,
    rewrite,
    split_bom,
)
from wuse.source.tree import Entry, Node

from .labelled import field_lines
from .merging import KEYS, Data


class Weaver:
    """Changes one file."""

    def __init__(self, kind: type[Record], vocabulary: Vocabulary, file: bytes) -> None:
        self._kind = kind
        self._vocabulary = vocabulary
        self.file = file

    def change(self, before: Data, after: Data) -> None:
        """Change every field in which two versions of the record differ.

        Raises:
            UnwritableError: the way in which the file is written does not allow it.
        """
        for name in dict.fromkeys([*before, *after]):
            old, new = before.get(name), after.get(name)
            if old == new:
                continue
            if name in KEYS and old and new:
                self._change_list(name, old, new)
            else:
                self._set(name, new)

    def _tree(self) -> Node:
        return read_tree(split_bom(self.file)[1])

    def _entry(self, kind: type[Record], node: Node, name: str) -> Entry | None:
        """The field of a mapping, under whichever of its names it is written."""
        fields = node.value if isinstance(node.value, dict) else {}
        keys = kind.keys_of(name)
        return next((fields[key] for key in keys if key in fields), None)

    def _set(self, name: str, value: Any) -> None:
        """Write a field at the top of the file, or remove it."""
        entry = self._entry(self._kind, self._tree(), name)
        if value is None:
            self._remove(name)
            return
        lines = field_lines(self._kind, name, value, self._vocabulary)
        if entry is None:
            self._insert(self._end(), lines)
        elif len(lines) == 1 and _is_one_line(entry.value):
            text = _scalar_of(lines[0])
            self.file = rewrite(self.file, lambda root: self._replacement(root, name, text))
        else:
            at = entry.key.start_mark.line
            self._remove(name)
            self._insert(at, lines)

    def _replacement(self, root: Node, name: str, text: str) -> list[Replacement]:
        entry = self._entry(self._kind, root, name)
        return [Replacement(entry.value, text)] if entry else []

    def _remove(self, name: str) -> None:
        def chosen(root: Node) -> Iterator[Node]:
            if entry := self._entry(self._kind, root, name):
                yield entry.value

        self.file = without(self.file, chosen)

    def _end(self) -> int:
        """The line after the last field."""
        root = self._tree()
        return _after(root) if root.value else 0

    def _insert(self, at: int, lines: list[str], indent: int = 0) -> None:
        """Insert lines before the line `at`, counted from 0."""
        bom, text = split_bom(self.file)
        end = "\r\n" if "\r\n" in text else "\n"
        rows = text.splitlines()
        pad = " " * indent
        rows[at:at] = [f"{pad}{line}" if line else line for line in lines]
        self.file = bom + (end.join(rows) + end).encode()

    def _change_list(self, name: str, before: list[Any], after: list[Any]) -> None:
        """Change a list entry by entry; write it anew if that is not enough."""
        key, below = KEYS[name], record_in(self._kind.model_fields[name])
        assert below  # noqa: S101 - lists with an identity hold records
        old, new = ({item[key]: item for item in items} for items in (before, after))
        kept = [identity for identity in old if identity in new]
        original = self.file
        try:
            if kept != [identity for identity in new if identity in old] or not kept:
                raise UnwritableError("次序变了")
            for identity in kept:
                self._change_item(
                    name, below, list(old).index(identity), old[identity], new[identity]
                )
            self._remove_items(name, [list(old).index(it) for it in old if it not in new])
            added = [new[it] for it in new if it not in old]
            if list(new)[: len(kept)] != kept:
                raise UnwritableError("次序变了")
            self._append(name, added)
        except UnwritableError:
            self.file = original
            self._set(name, after)

    def _items(self, root: Node, name: str) -> list[Node]:
        entry = self._entry(self._kind, root, name)
        items = entry.value.value if entry else None
        if entry is None or not isinstance(items, list) or entry.value.style:
            raise UnwritableError("列表写在一行里")
        return items

    def _change_item(self, name: str, below: type[Record], at: int, old: Data, new: Data) -> None:
        for part in dict.fromkeys([*old, *new]):
            if old.get(part) == new.get(part):
                continue
            item = self._items(self._tree(), name)[at]
            if item.style or not isinstance(item.value, dict):
                raise UnwritableError("一项写在一行里")
            value = new.get(part)
            lines = [] if value is None else field_lines(below, part, value, self._vocabulary)
            entry = self._entry(below, item, part)
            if entry is None:
                self._insert(_after(item), lines, item.start_mark.column)
            elif len(lines) == 1 and _is_one_line(entry.value):
                self._exchange_in_item(name, below, at, part, _scalar_of(lines[0]))
            else:
                raise UnwritableError("不止一行")

    def _exchange_in_item(
        self, name: str, below: type[Record], at: int, part: str, text: str
    ) -> None:
        def replacement(root: Node) -> list[Replacement]:
            entry = self._entry(below, self._items(root, name)[at], part)
            return [Replacement(entry.value, text)] if entry else []

        self.file = rewrite(self.file, replacement)

    def _remove_items(self, name: str, positions: list[int]) -> None:
        if positions:
            self.file = without(
                self.file, lambda root: [self._items(root, name)[at] for at in positions]
            )

    def _append(self, name: str, added: list[Any]) -> None:
        if not added:
            return
        last = self._items(self._tree(), name)[-1]
        _, text = split_bom(self.file)
        row = text.splitlines()[last.start_mark.line]
        indent = len(row) - len(row.lstrip(" "))
        lines = field_lines(self._kind, name, added, self._vocabulary)[1:]
        own = len(lines[0]) - len(lines[0].lstrip(" "))
        self._insert(_after(last), [line[own:] for line in lines], indent)


def _scalar_of(line: str) -> str:
    """The value of a field that stands in one line."""
    fields = read_tree(line).plain()
    assert isinstance(fields, dict)  # noqa: S101 - the line is ours
    return str(next(iter(fields.values())))


def _after(node: Node) -> int:
    """The line after a node, counted from 0."""
    end = node.span.end
    return end.line - (end.column == 1)


def _is_one_line(node: Node) -> bool:
    return (
        not isinstance(node.value, dict | list)
        and node.style not in ("|", ">")
        and (node.start_mark.line == node.end_mark.line)
    )
