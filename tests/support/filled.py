"""Records with something in every field, made from the model itself."""

from __future__ import annotations

from collections.abc import Sequence
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import AnyUrl

from wuse.model.base import Choice, Record
from wuse.model.dates import Edtf
from wuse.model.vocabulary import In, builtin

FIXED: dict[str, object] = {
    "file": "photo.jpg",
    "scheme": "stage",
    "timezone": "Asia/Urumqi",
    "feed_id": "example.org,2026",
    "digest": "0" * 32,
    "look": "0" * 16,
    "size": 1,
    "places": 2,
    "pixels": "1280×720",
}
"""Fields that only take something that exists."""
LEFT_OUT = {"expires", "parent", "low", "high", "base", "words"}
"""Fields that take a record off the site, or that exclude others."""
DEEPEST = 2
"""How many records of one kind stand inside each other."""


def filled(kind: type[Record], text: str, label: bool = False, depth: int = 0) -> dict[str, object]:
    """A record of this kind as a school might write it.

    Args:
        kind: the record.
        text: what stands in every field that takes free text.
        label: whether keys are the Chinese labels.
        depth: how many records of the same kind this one is inside of.
    """
    found: dict[str, object] = {}
    for name, field in kind.model_fields.items():
        if name in LEFT_OUT:
            continue
        made = _value(field.annotation, field.metadata, text, label, depth, kind)
        if name == "owner" and isinstance(made, str):  # the folder exists, at whatever depth
            made = made.removesuffix("-below" * depth)
        if made is not None:
            found[str(field.title) if label else name] = FIXED.get(name, made)
    return found


def _value(
    annotation: Any, metadata: Sequence[Any], text: str, label: bool, depth: int, inside: type
) -> object:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        notes = [part for note in arguments[1:] for part in getattr(note, "metadata", [note])]
        return _value(arguments[0], notes, text, label, depth, inside)
    if origin in (Union, UnionType):
        one = next(argument for argument in arguments if argument is not type(None))
        return _value(one, metadata, text, label, depth, inside)
    if origin is tuple:
        parts = [part for part in arguments if part is not ...]
        values = [_value(part, (), text, label, depth, inside) for part in parts]
        return None if None in values else values
    if origin is dict:
        return {text: _value(arguments[1], (), text, label, depth, inside)}
    for note in metadata:
        if isinstance(note, In):
            return builtin().terms(note.scheme)[0].code
    if issubclass(annotation, Record):
        deeper = depth + 1 if annotation is inside else depth
        return filled(annotation, text, label, deeper) if deeper < DEEPEST else None
    return _scalar(annotation, metadata, text, depth)


def _scalar(annotation: type, metadata: Sequence[Any], text: str, depth: int) -> object:
    if issubclass(annotation, Choice):
        return next(iter(annotation)).zh
    if annotation is Edtf:
        return "2025-10-18"
    if annotation is AnyUrl:
        # Without what no address may hold.
        return f"https://example.org/?{''.join(text.split())}"
    if annotation is bool:
        return "是"
    if annotation is float:
        return 0.5
    if annotation is not str:
        return 10
    patterns = [pattern for note in metadata if (pattern := getattr(note, "pattern", None))]
    if patterns:
        return "#1d5c9e" if "#" in patterns[0] else "filled" + "-below" * depth
    limits = [limit for note in metadata if (limit := getattr(note, "max_length", None))]
    return text[: min(limits)] if limits else text
