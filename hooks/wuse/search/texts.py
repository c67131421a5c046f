"""The words of a record that its pages show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from wuse.model.annotations import holds_codes
from wuse.model.base import Choice, Record
from wuse.model.dates import Edtf
from wuse.model.quantity import Quantity
from wuse.model.vocabulary import Term
from wuse.pages.parts.markdown import words

_UNSEEN = frozenset(
    (
        *("file", "visibility", "expires", "review", "consent", "people", "blur", "focus"),
        *("named", "colour", "url", "sample", "evidence"),
    )
)
"""Fields without words, and what is internal to a school."""


def shown_words(record: Record) -> str:
    """The words of a record, a line for each value."""
    return "\n".join(filter(None, _words(record)))


def _words(value: object) -> Iterator[str]:
    if isinstance(value, Term | Choice):
        yield value.zh
    elif isinstance(value, str):
        yield words(value)
    elif isinstance(value, Edtf | Quantity):
        yield value.zh()
    elif isinstance(value, Record):
        for name, is_code in _fields(type(value)):
            yield from _of_field(getattr(value, name), is_code)
    elif isinstance(value, tuple):
        for item in value:
            yield from _words(item)
    elif isinstance(value, Mapping):
        yield from _words(tuple(value.values()))


def _of_field(value: object, is_code: bool) -> Iterator[str]:
    """The words in a field; a code that is a text, such as that of an initiative, says nothing."""
    if not is_code:
        yield from _words(value)
        return
    for item in value if isinstance(value, tuple) else (value,):
        if not isinstance(item, str) or isinstance(item, Choice):
            yield from _words(item)


@cache
def _fields(kind: type[Record]) -> tuple[tuple[str, bool], ...]:
    """(name, whether it holds codes) of the fields that pages show."""
    fields = kind.model_fields.items()
    return tuple((name, holds_codes(field)) for name, field in fields if name not in _UNSEEN)
