"""What the type annotation of a field says: the types inside it, and whether it is a list."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Sequence

from pydantic.fields import FieldInfo

from .base import Record
from .vocabulary import In


def leaves(
    annotation: object, metadata: Sequence[object] = ()
) -> Iterator[tuple[object, Sequence[object]]]:
    """The types that remain when unions, lists and annotations are taken apart."""
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


def record_in(field: FieldInfo) -> type[Record] | None:
    """The record that a field holds, or a list of which it holds."""
    for leaf, _ in leaves(field.annotation, field.metadata):
        if isinstance(leaf, type) and issubclass(leaf, Record):
            return leaf
    return None


def scheme_of(field: FieldInfo) -> str | None:
    """The vocabulary whose terms a field takes."""
    notes = (note for _, metadata in leaves(field.annotation, field.metadata) for note in metadata)
    return next((note.scheme for note in notes if isinstance(note, In)), None)
