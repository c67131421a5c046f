"""Everything that is written in one record, to be searched in one go."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple

from pydantic import AnyUrl

from wuse.model.annotations import fields_holding
from wuse.model.base import Record
from wuse.model.region import Sourced
from wuse.source.problems import Loc

from .seen import BREAK, Seen

_LABEL = "code"
_NAMES = frozenset(("file", "id", _LABEL, "emblem", "owner", "parent"))
"""Fields whose text is a name for the machine; what is no text (a whole ``owner``) is prose."""

GAP_FIELDS = frozenset(("gap", "gaps", "note", "sources"))
"""Fields that describe what a school's source lacks, and quote the source as it is."""

Texts = list[tuple[Loc, str]]
"""Texts with their places."""
_Value = tuple[Loc, str, bool]
"""A value, its place, and whether it is no text for people but a label."""


class Sight(NamedTuple):
    """Something that people see in a text."""

    loc: Loc
    """The field in which it starts."""
    match: re.Match[str]
    """It, as people see it."""
    quote: str
    """It, as it is written."""


class Prose:
    """The texts of a record.

    A pattern runs once over all of them rather than once over each of a hundred short fields.
    """

    def __init__(self, item: Sourced[Record], texts: Texts | None = None) -> None:
        """Take the texts of a record that are written for people, or only ``texts``."""
        self.item = item
        self._given = texts

    @cached_property
    def _values(self) -> list[_Value]:
        found: list[_Value] = []
        _collect(self.item.record, (), "", found)
        return found

    @cached_property
    def _texts(self) -> Texts:
        if self._given is not None:
            return self._given
        return [(loc, text) for loc, text, is_label in self._values if not is_label]

    @cached_property
    def labels(self) -> Prose:
        """Whatever else of the record is shown as written: names of files, codes, numbers."""
        return Prose(self.item, [(loc, text) for loc, text, is_label in self._values if is_label])

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
        if not needles or any(map(self.whole.__contains__, needles)):
            for match in pattern.finditer(self.whole):
                yield self.place(match.start()), match

    @cached_property
    def seen(self) -> Seen:
        """All texts as people see them."""
        return Seen(self.whole)

    def sights(self, pattern: re.Pattern[str], sign: re.Pattern[str]) -> Iterator[Sight]:
        """Every match in what people see.

        Args:
            pattern: what to look for; its group ``number``, if any, is what is pointed at.
            sign: what every match holds, and is quicker to find.
        """
        if sign.search(self.seen.text):
            group = "number" if "number" in pattern.groupindex else 0
            for match in pattern.finditer(self.seen.text):
                start, end = self.seen.place(*match.span(group))
                yield Sight(self.place(start), match, self.whole[start:end])

    def place(self, position: int) -> Loc:
        """The field in which a character of the `whole` stands."""
        return self._texts[bisect_right(self._starts, position) - 1][0]


def _collect(value: object, loc: Loc, name: str, found: list[_Value]) -> None:
    """Note every value at a place, with whether it is a label; ``name`` is that of its field."""
    if value is None or value == () or value == "":
        return
    if type(value) is str:
        found.append((loc, value, name in _NAMES))
    elif isinstance(value, Record):
        for field in _fields(type(value)):
            _collect(getattr(value, field), (*loc, field), field, found)
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            _collect(item, (*loc, position), "", found)
    elif isinstance(value, Mapping):  # a bureau's own terms
        for key, item in value.items():
            _collect(str(key), (*loc, key), _LABEL, found)
            _collect(item, (*loc, key), _LABEL, found)
    elif type(value) in _NUMBERS:
        found.append((loc, str(value), True))


_NUMBERS = (int, Decimal, AnyUrl)
"""Types of what is no text and yet may hold a number that leads to a person."""


@cache
def _fields(record: type[Record]) -> tuple[str, ...]:
    """The fields in which there may be something of it."""
    wanted = frozenset(chain.from_iterable(fields_holding(record, it) for it in (str, *_NUMBERS)))
    return tuple(name for name in record.model_fields if name in wanted)


def is_explained(record: Record, loc: Loc) -> bool:
    """Whether a field describes a gap in the source, or belongs to a record that does."""
    if not GAP_FIELDS.isdisjoint(loc):
        return True
    value: object = record
    for step in loc:
        if getattr(value, "gap", ""):
            return True
        value = getattr(value, step) if isinstance(step, str) else value[step]  # type: ignore[index]
    return bool(getattr(value, "gap", ""))
