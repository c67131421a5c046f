"""Data of a record -> values as a school writes them: Chinese labels and words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wuse.model.annotations import leaves, record_in, scheme_of
from wuse.model.base import Choice, Record
from wuse.model.quantity import Quantity
from wuse.model.vocabulary import Vocabulary
from wuse.source.block_style import Written


def labelled(kind: type[Record], data: Mapping[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    """Label -> value of every field of a record.

    Args:
        kind: the record.
        data: its fields as plain data.
        vocabulary: the words for codes.
    """
    return {
        str(kind.model_fields[name].title): in_words(kind, name, value, vocabulary)
        for name, value in data.items()
    }


def in_words(kind: type[Record], name: str, value: Any, vocabulary: Vocabulary) -> Written:
    """The value of one field of a record, given as plain data."""
    field = kind.model_fields[name]
    below, scheme = record_in(field), scheme_of(field)
    if value is None:
        return None
    if isinstance(value, list):
        return [in_words(kind, name, item, vocabulary) for item in value]
    if below and isinstance(value, Mapping):
        if below is Quantity and _is_short(value):
            return Quantity.model_validate(value).zh()
        return labelled(below, value, vocabulary)
    if isinstance(value, bool):
        return "是" if value else "否"
    text = str(value)
    if scheme:
        return vocabulary.resolve(scheme, text).zh
    for leaf, _ in leaves(field.annotation, field.metadata):
        if isinstance(leaf, type) and issubclass(leaf, Choice):
            return leaf(text).zh  # type: ignore[call-arg]
    # With a line break at its end a block needs no sign; whoever reads the field drops that.
    return text.rstrip("\n") + "\n" if "\n" in text else text


def _is_short(quantity: Mapping[str, Any]) -> bool:
    """Whether a quantity says no more than its one-line form can."""
    return quantity.keys() <= {"value", "low", "high", "qualifier", "unit", "words"}
