"""All texts of one record, joined so that one search covers them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple

from pydantic import AnyUrl

from wuse.model.annotations import fields_holding
from wuse.model.base import Record
from wuse.model.region import Sourced
from wuse.source.problems import Loc

from .visible import BREAK, VisibleText

_CODE = "code"
_IDENTIFIERS = frozenset(("file", "id", _CODE, "emblem", "owner", "parent"))
"""Fields that hold an identifier if their value is a text; a record in ``owner`` is prose."""

GAP_FIELDS = frozenset(("gap", "gaps", "note", "sources"))
"""Fields that describe what a school's source lacks, and quote the source as it is."""

Texts = list[tuple[Loc, str]]
"""Each text with the field that holds it."""
_Value = tuple[Loc, str, bool]
"""A field, its value, and whether the value is written for people."""


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern that finds any of some words.

    A bare alternation is quickest: the engine skips characters that begin none of the words.
    """
    return re.compile("|".join(map(re.escape, words)))


class VisibleMatch(NamedTuple):
    """A match in the text that people see."""

    loc: Loc
    """The field in which the match starts."""
    match: re.Match[str]
    """The match, as people see it."""
    quote: str
    """The same characters, as the source writes them."""


class Prose:
    """The texts of a record.

    A pattern runs once over all of them, not once over each of a hundred short fields.
    """

    def __init__(self, item: Sourced[Record], texts: Texts | None = None) -> None:
        """Hold the texts that are written for people, or ``texts`` if these are given."""
        self.item = item
        self._given_texts = texts

    @cached_property
    def _values(self) -> list[_Value]:
        values: list[_Value] = []
        _collect(self.item.record, (), "", values)
        return values

    @cached_property
    def _texts(self) -> Texts:
        if self._given_texts is not None:
            return self._given_texts
        return [(loc, text) for loc, text, is_for_people in self._values if is_for_people]

    @cached_property
    def other_values(self) -> Prose:
        """The other values that pages show as written: names of files, codes, numbers."""
        values = [(loc, value) for loc, value, is_for_people in self._values if not is_for_people]
        return Prose(self.item, values)

    @cached_property
    def _starts(self) -> list[int]:
        starts, position = [], 0
        for _, text in self._texts:
            starts.append(position)
            position += len(text) + len(BREAK)
        return starts

    @cached_property
    def whole(self) -> str:
        """All texts, separated by `BREAK`."""
        return BREAK.join(text for _, text in self._texts)

    def __iter__(self) -> Iterator[tuple[Loc, str]]:
        """Yield each text with the field that holds it."""
        return iter(self._texts)

    def value(self, loc: Loc) -> object:
        """Return the value of a field of the record."""
        value: object = self.item.record
        for step in loc:
            value = getattr(value, step) if isinstance(step, str) else value[step]  # type: ignore[index]
        return value

    def find(
        self, pattern: re.Pattern[str], prefilter: re.Pattern[str] | None = None
    ) -> Iterator[tuple[Loc, re.Match[str]]]:
        """Yield every match with the field that it starts in.

        Args:
            pattern: what to look for.
            prefilter: something that every match contains and that is quicker to find, such as
                `any_of` some words.
        """
        if prefilter is None or prefilter.search(self.whole):
            for match in pattern.finditer(self.whole):
                yield self.loc_at(match.start()), match

    @cached_property
    def visible(self) -> VisibleText:
        """All texts as people see them."""
        return VisibleText(self.whole)

    def visible_matches(
        self, pattern: re.Pattern[str], prefilter: re.Pattern[str]
    ) -> Iterator[VisibleMatch]:
        """Yield every match in the text that people see.

        Args:
            pattern: what to look for; its group ``number``, if any, is what the match points at.
            prefilter: something that every match contains and that is quicker to find.
        """
        if prefilter.search(self.visible.text):
            group = "number" if "number" in pattern.groupindex else 0
            for match in pattern.finditer(self.visible.text):
                start, end = self.visible.source_span(*match.span(group))
                yield VisibleMatch(self.loc_at(start), match, self.whole[start:end])

    def loc_at(self, position: int) -> Loc:
        """Return the field that holds a character of the `whole`."""
        return self._texts[bisect_right(self._starts, position) - 1][0]


def _collect(value: object, loc: Loc, name: str, values: list[_Value]) -> None:
    """Add everything below ``loc`` to ``values``; ``name`` is that of the field."""
    if value is None or value == () or value == "":
        return
    if type(value) is str:
        values.append((loc, value, name not in _IDENTIFIERS))
    elif isinstance(value, Record):
        for field in _fields(type(value)):
            _collect(getattr(value, field), (*loc, field), field, values)
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            _collect(item, (*loc, position), "", values)
    elif isinstance(value, Mapping):  # a bureau's own terms
        for key, item in value.items():
            _collect(str(key), (*loc, key), _CODE, values)
            _collect(item, (*loc, key), _CODE, values)
    elif type(value) in _NUMBERS:
        values.append((loc, str(value), False))


_NUMBERS = (int, Decimal, AnyUrl)
"""Types other than text that may hold a number that identifies a person."""


@cache
def _fields(record: type[Record]) -> tuple[str, ...]:
    """The fields that can hold a text or a number, however deep."""
    types = (str, *_NUMBERS)
    wanted = frozenset(chain.from_iterable(fields_holding(record, type_) for type_ in types))
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
