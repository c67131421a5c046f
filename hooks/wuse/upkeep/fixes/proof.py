"""Proves that a fix does no harm: the file must mean the same, apart from what was fixed.

A fix replaces punctuation and spaces in some lines. The only effect that it may have is that these
lines are read as fields or items. No word may change or end up in a comment, no value may become
empty, no field may appear that its record does not have, and every other line must be read as
before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.tokens import AnchorToken, ScalarToken, TagToken

from wuse.source.columns import words_of
from wuse.source.parser import Reading
from wuse.source.tree import Node
from wuse.source.tree_builder import LOADER

_COMMENT = re.compile(r"(?:^|[ \t])#(?:[ \t].*)?$")
"""A comment in a changed line. ``#b3212b`` may be one or not."""
_AFTER_COLON = re.compile(r"[:：]\s*(?P<rest>\S.*)")
_NULL = re.compile(r"(?:~|null|Null|NULL)\b")


def harmful_lines(before: str, after: str, old: Reading, new: Reading) -> set[int]:
    """The changed lines (0-based) in which a fix does harm; empty if it does none.

    Args:
        before: the text, with LF line ends.
        after: the text with the fix, which must have the same number of lines.
        old: the reading of ``before``.
        new: the reading of ``after``.
    """
    lines = before.split("\n"), after.split("\n")
    changed = {
        number for number, (one, other) in enumerate(zip(*lines, strict=False)) if one != other
    }
    if not changed:
        return set()
    if len(lines[0]) != len(lines[1]):
        return changed
    bad = {number for number in changed if words_of(lines[0][number]) != words_of(lines[1][number])}
    bad |= _commented(lines[0], after, changed)
    if new.root is None:
        return bad
    bad |= {number for number in _emptied(new.root) if _says_something(lines[0], number, changed)}
    if old.root is None or old.failure:
        return bad
    if not _same(old.root, new.root, changed):
        return changed
    return bad


def _commented(before: list[str], after: str, changed: set[int]) -> set[int]:
    """The changed lines in which a part has become a comment."""
    rest = [list(line) for line in after.split("\n")]
    try:
        for start, end in _scalars(after):
            for number in range(start.line, min(end.line + 1, len(rest))):
                first = start.column if number == start.line else 0
                last = end.column if number == end.line else len(rest[number])
                rest[number][first:last] = " " * (last - first)
    except (yaml.YAMLError, ValueError):
        pass  # the error is further down, where no line is changed
    harmed = set()
    for number in changed:
        comment = _COMMENT.search(before[number])
        new_comment = "".join(rest[number]).partition("#")[2]
        is_old = comment and comment.group().rstrip().endswith(new_comment.rstrip())
        if new_comment and not is_old:
            harmed.add(number)
    return harmed


def _scalars(text: str) -> Iterator[tuple[Any, Any]]:
    """(start, end) of everything in a text that the parser reads as a value, anchor or tag."""
    loader = LOADER(text)
    try:
        while loader.check_token():
            token = loader.get_token()
            if isinstance(token, ScalarToken | AnchorToken | TagToken):
                yield token.start_mark, token.end_mark
    finally:
        loader.dispose()


def _emptied(node: Node) -> Iterator[int]:
    """The lines of fields and items without a value."""
    if isinstance(node.value, dict):
        for entry in node.value.values():
            if entry.value.value is None:
                yield entry.key.start_mark.line
            else:
                yield from _emptied(entry.value)
    elif isinstance(node.value, list):
        for item in node.value:
            if item.value is None:
                yield item.start_mark.line
            else:
                yield from _emptied(item)


def _says_something(before: list[str], number: int, changed: set[int]) -> bool:
    """Whether a changed line, now without a value, had one before."""
    if number not in changed:
        return False
    line = _COMMENT.sub("", before[number])
    value = _AFTER_COLON.search(line)
    return "{" in line or "[" in line or bool(value and not _NULL.fullmatch(value["rest"].strip()))


def _same(old: Node, new: Node, changed: set[int]) -> bool:
    """Whether two trees mean the same, apart from how the changed lines are read."""
    one, other = old.value, new.value
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        pairs = ((one[key].value, other[key].value) for key in one)
        return all(_same(*pair, changed) for pair in pairs)
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return all(_same(*pair, changed) for pair in zip(one, other, strict=True))
    if one == other and not isinstance(one, list | dict):
        return True
    is_changed = bool(changed.intersection(range(old.start_mark.line, old.end_mark.line + 1)))
    return is_changed and _words(old) in ("", _words(new)) and _empty(new) <= _empty(old)


def _words(node: Node) -> str:
    """The words in a tree, including keys."""
    if isinstance(node.value, dict):
        return "".join(words_of(key) + _words(entry.value) for key, entry in node.value.items())
    if isinstance(node.value, list):
        return "".join(map(_words, node.value))
    return words_of(node.value or "")


def _empty(node: Node) -> int:
    """The number of fields and items without a value."""
    if isinstance(node.value, dict):
        return sum(_empty(entry.value) for entry in node.value.values())
    if isinstance(node.value, list):
        return sum(map(_empty, node.value))
    return int(node.value is None)
