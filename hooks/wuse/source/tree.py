"""A YAML file as a tree of nodes that know their position."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from .problems import Loc, Mark, Span

Plain = str | list[Any] | dict[str, Any] | None


class YamlMark(Protocol):
    """A position as PyYAML marks it: 0-based."""

    @property
    def line(self) -> int:
        """0-based."""

    @property
    def column(self) -> int:
        """0-based, in characters."""


def span_of(start: YamlMark, end: YamlMark) -> Span:
    """Turn two marks of PyYAML into a span."""
    return Span(Mark(start.line + 1, start.column + 1), Mark(end.line + 1, end.column + 1))


@dataclass(slots=True)
class Node:
    """A scalar (text, or None for null), a list, or a mapping from the text of keys to entries."""

    value: str | list[Node] | dict[str, Entry] | None
    style: str
    """Scalar: ``""`` (plain), a quote, ``|`` or ``>``. Collection: ``[`` if it is in brackets."""
    start_mark: YamlMark
    end_mark: YamlMark

    @property
    def span(self) -> Span:
        """Where the node stands. Without brackets, a collection ends where its last value ends."""
        node = self
        while node.value and node.style == "":
            if isinstance(node.value, dict):
                node = next(reversed(node.value.values())).value
            elif isinstance(node.value, list):
                node = node.value[-1]
            else:
                break
        return span_of(self.start_mark, node.end_mark)

    def relocate(self, move: Callable[[YamlMark], YamlMark]) -> None:
        """Move the marks of this node and of all nodes in it."""
        self.start_mark, self.end_mark = move(self.start_mark), move(self.end_mark)
        if isinstance(self.value, dict):
            for entry in self.value.values():
                entry.key.relocate(move)
                entry.value.relocate(move)
        elif isinstance(self.value, list):
            for item in self.value:
                item.relocate(move)

    def plain(self) -> Plain:
        """Return the bare data: nested dict, list, str and None."""
        value = self.value
        if isinstance(value, dict):
            return {key: entry.value.plain() for key, entry in value.items()}
        return [item.plain() for item in value] if isinstance(value, list) else value

    def find(self, loc: Sequence[str | int], same: Callable[[str, str], bool]) -> Lookup:
        """Find the node that ``loc`` leads to.

        Args:
            loc: keys and 0-based positions in lists, which do not count empty entries, as records
                do not. Steps that are not in the tree are skipped: pydantic puts names of types
                between the real ones.
            same: whether a key in the file and a wanted key mean the same field.
        """
        node = self
        key: Node | None = None
        skipped: list[str | int] = []
        for step in loc:
            value = node.value
            filled = _filled(value) if isinstance(value, list) else []
            if isinstance(step, int) and 0 <= step < len(filled):
                node, key = filled[step], None
            elif isinstance(value, dict) and (entry := _entry(value, str(step), same)):
                node, key = entry.value, entry.key
            else:
                skipped.append(step)
        return Lookup(node, node.span, key.span if key else None, tuple(skipped))


@dataclass(slots=True)
class Entry:
    """A key and its value in a mapping."""

    key: Node
    value: Node


def _filled(items: list[Node]) -> list[Node]:
    return [item for item in items if item.value is not None]


def _entry(
    entries: dict[str, Entry], wanted: str, same: Callable[[str, str], bool]
) -> Entry | None:
    exact = entries.get(wanted)
    return exact or next((entry for key, entry in entries.items() if same(key, wanted)), None)


@dataclass(frozen=True, slots=True)
class Lookup:
    """The deepest node on a path through the tree that exists."""

    node: Node
    value: Span
    """Where ``node`` stands."""
    key: Span | None
    """Where the key of ``node`` stands; None at the top of a file and in a list."""
    skipped: Loc
    """The steps that are not in the tree."""

    @property
    def is_complete(self) -> bool:
        """Whether every step was found."""
        return not self.skipped


class ParsedFile(NamedTuple):
    """A file as it was parsed: what places of findings are looked up in."""

    root: Node | None
    """None if the file cannot be understood."""
    lines: list[str]
