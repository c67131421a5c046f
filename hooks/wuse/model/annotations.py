"""Inspect the type annotation of a field: the types inside it, and whether it is a list."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Sequence
from functools import cache

from pydantic.fields import FieldInfo

from .base import Choice, Record
from .vocabulary import In


def leaves(
    annotation: object, metadata: Sequence[object] = ()
) -> Iterator[tuple[object, Sequence[object]]]:
    """Take unions, lists and annotations apart into single types, each with its metadata."""
    if typing.get_origin(annotation) is typing.Annotated:
        inner, *more = typing.get_args(annotation)
        yield from leaves(inner, more)
    elif arguments := typing.get_args(annotation):
        for argument in arguments:
            if argument not in (type(None), Ellipsis):
                yield from leaves(argument)
    else:
        yield annotation, metadata


def is_list(annotation: object) -> bool:
    """Whether a field of this type takes any number of entries."""
    arguments = typing.get_args(annotation)
    return Ellipsis in arguments or any(map(is_list, arguments))


@cache
def fields_holding(record: type[Record], wanted: type) -> tuple[str, ...]:
    """Fields that may hold values of this type or records of a subclass, at any depth.

    A walk that looks for one type can skip all other fields, which are most.
    """

    def holds(annotation: object) -> bool:
        types = _types_within(annotation)
        return wanted in types or any(
            isinstance(leaf, type) and issubclass(leaf, Record) and issubclass(leaf, wanted)
            for leaf in types
        )

    fields = record.model_fields.items()
    return tuple(name for name, field in fields if holds(field.annotation))


@cache
def _types_within(annotation: object) -> frozenset[object]:
    """Every type that a value of this type may hold, including those in nested records."""
    types: set[object] = set()
    waiting = [annotation]
    while waiting:
        for leaf, _ in leaves(waiting.pop()):
            if leaf not in types:
                types.add(leaf)
                if isinstance(leaf, type) and issubclass(leaf, Record):
                    waiting += (field.annotation for field in leaf.model_fields.values())
    return frozenset(types)


def holds_codes(field: FieldInfo) -> bool:
    """Whether a field takes identifiers, choices or vocabulary terms instead of free text."""
    return scheme_of(field) is not None or any(
        (isinstance(leaf, type) and issubclass(leaf, Choice))
        or any(getattr(note, "pattern", None) for note in metadata)
        for leaf, metadata in leaves(field.annotation, field.metadata)
    )


def record_in(field: FieldInfo) -> type[Record] | None:
    """The type of the records that a field holds, alone or in a list."""
    for leaf, _ in leaves(field.annotation, field.metadata):
        if isinstance(leaf, type) and issubclass(leaf, Record):
            return leaf
    return None


def scheme_of(field: FieldInfo) -> str | None:
    """The vocabulary scheme of a field; None if it does not take terms."""
    notes = (note for _, metadata in leaves(field.annotation, field.metadata) for note in metadata)
    return next((note.scheme for note in notes if isinstance(note, In)), None)
