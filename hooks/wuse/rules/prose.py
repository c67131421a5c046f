"""Everything that is written in one record, to be searched in one go."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from wuse.model.annotations import fields_holding
from wuse.model.base import Record
from wuse.model.region import Sourced
from wuse.source.problems import Loc

BREAK = "\x00"
"""Between two texts. No text can hold it: a pattern that does not allow it stays within one."""

_NAMES = frozenset(("file", "id", "code", "emblem", "owner", "parent"))
"""Fields whose text is a name for the machine; what is no text (a whole ``owner``) is prose."""


class Prose:
    """The texts of a record.

    A pattern runs once over all of them rather than once over each of a hundred short fields.
    """

    def __init__(self, item: Sourced[Record]) -> None:
        self.item = item

    @cached_property
    def _texts(self) -> list[tuple[Loc, str]]:
        return list(texts_in(self.item.record))

    @cached_property
    def _starts(self) -> list[int]:
        starts, position = [], 0
        for _, text in self._texts:
            starts.append(position)
            position += len(text) + len(BREAK)
        return starts

    @cached_property
    def whole(self) -> str:
        """All texts with `BREAK` between them."""
        return BREAK.join(text for _, text in self._texts)

    def __iter__(self) -> Iterator[tuple[Loc, str]]:
        """Each text with the place of its field."""
        return iter(self._texts)

    def value(self, loc: Loc) -> object:
        """What stands at a place of the record."""
        found: object = self.item.record
        for part in loc:
            found = getattr(found, part) if isinstance(part, str) else found[part]  # type: ignore[index]
        return found

    def find(self, pattern: re.Pattern[str], *needles: str) -> Iterator[tuple[Loc, re.Match[str]]]:
        """Every match with the place of the field that it starts in.

        Args:
            pattern: what to look for.
            needles: words of which every match holds one; to look for them first costs a tenth.
        """
        if not needles or any(needle in self.whole for needle in needles):
            for match in pattern.finditer(self.whole):
                yield self.place(match.start()), match

    def place(self, position: int) -> Loc:
        """The field in which a character of the `whole` stands."""
        return self._texts[bisect_right(self._starts, position) - 1][0]


def texts_in(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text that is written for people, at any depth, with its place."""
    if type(value) is str:
        if value:
            yield loc, value
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from texts_in(item, (*loc, position))
    elif isinstance(value, Record):
        for name in fields_holding(type(value), str):
            content = getattr(value, name)
            if name not in _NAMES or type(content) is not str:
                yield from texts_in(content, (*loc, name))
