"""Data of a record -> lines of YAML as a school writes them: Chinese labels and words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from wuse.model.annotations import leaves, record_in, scheme_of
from wuse.model.base import Choice, Record
from wuse.model.quantity import Quantity
from wuse.model.vocabulary import Vocabulary


def field_lines(kind: type[Record], name: str, value: Any, vocabulary: Vocabulary) -> list[str]:
    """The lines of a field.

    Args:
        kind: the record that has it.
        name: its name.
        value: its value as plain data.
        vocabulary: the words for codes.
    """
    labelled = _labelled_field(kind, name, value, vocabulary)
    text = yaml.dump(labelled, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)
    return text.splitlines()


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, and lists with an indent."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    if "\n" not in text:
        return dumper.represent_scalar("tag:yaml.org,2002:str", text)
    # With a line break at its end a block needs no sign; whoever reads the field drops that.
    return dumper.represent_scalar("tag:yaml.org,2002:str", text.rstrip("\n") + "\n", style="|")


_Dumper.add_representer(str, _text)


def _labelled_field(
    kind: type[Record], name: str, value: Any, vocabulary: Vocabulary
) -> dict[str, Any]:
    field = kind.model_fields[name]
    below, scheme = record_in(field), scheme_of(field)

    def word(value: Any) -> Any:
        if isinstance(value, list):
            return [word(item) for item in value]
        if below is Quantity and isinstance(value, Mapping):
            return (
                Quantity.model_validate(value).zh()
                if _is_short(value)
                else _record(below, value, vocabulary)
            )
        if below and isinstance(value, Mapping):
            return _record(below, value, vocabulary)
        if scheme and isinstance(value, str):
            return vocabulary.resolve(scheme, value).zh
        for leaf, _ in leaves(field.annotation, field.metadata):
            if isinstance(leaf, type) and issubclass(leaf, Choice) and isinstance(value, str):
                return leaf(value).zh  # type: ignore[call-arg]
        if isinstance(value, bool):
            return "是" if value else "否"
        return value

    return {str(field.title): word(value)}


def _is_short(quantity: Mapping[str, Any]) -> bool:
    """Whether a quantity says no more than its one-line form can."""
    return quantity.keys() <= {"value", "low", "high", "qualifier", "unit", "words"}


def _record(kind: type[Record], value: Mapping[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, part in value.items():
        fields |= _labelled_field(kind, name, part, vocabulary)
    return fields
