"""What the type annotation of a field says: the types inside it, and whether it is a list."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Sequence


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
