"""The scalars and records in a file, each with the type of its field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from wuse.model.annotations import leaves
from wuse.model.base import Record
from wuse.source.tree import Node

Types = tuple[object, ...]


def typed_scalars(node: Node, annotation: object) -> Iterator[tuple[Node, Types]]:
    """(scalar, types that its field takes) for every scalar in a node, except in unknown fields.

    Args:
        node: the node.
        annotation: the annotation of its field, or a record.
    """
    types = tuple(leaf for leaf, _ in leaves(annotation))
    record = next((leaf for leaf in types if _is_record(leaf)), None)
    if isinstance(node.value, list):
        for item in node.value:
            yield from typed_scalars(item, annotation)
    elif isinstance(node.value, dict):
        for key, entry in node.value.items():
            if inner := _field(record, key):
                yield from typed_scalars(entry.value, inner)
    elif node.value is not None:
        yield node, _of_one_line(record, node.value) if record else types


def typed_records(node: Node, annotation: object) -> Iterator[tuple[Node, type[Record]]]:
    """(mapping, record) for every mapping in a node that is a record; outer ones come first."""
    record = next((leaf for leaf, _ in leaves(annotation) if _is_record(leaf)), None)
    if isinstance(node.value, list):
        for item in node.value:
            yield from typed_records(item, annotation)
    elif isinstance(node.value, dict) and record:
        yield node, record
        for key, entry in node.value.items():
            if inner := _field(record, key):
                yield from typed_records(entry.value, inner)


def _is_record(leaf: object) -> TypeGuard[type[Record]]:
    return isinstance(leaf, type) and issubclass(leaf, Record)


def _field(record: type[Record] | None, key: str) -> object:
    """The annotation of the field that a key means."""
    if record is None:
        return None
    field = record.model_fields.get(record.names_by_label().get(key, key))
    return field.annotation if field else None


def _of_one_line(record: type[Record], text: str) -> Types:
    """The types of the field that a record's one-line form fills with the unchanged text."""
    try:
        fields = record.shorthand(text)
    except ValueError:
        return ()
    filled = [name for name, value in fields.items() if value == text]
    if len(fields) != 1 or not filled:
        return ()
    return tuple(leaf for leaf, _ in leaves(_field(record, filled[0])))
