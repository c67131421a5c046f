"""Fields of records -> cells of a sheet, and back.

A cell that does not say all that a field says (a name with its consent, a list whose entries hold
commas) is exported for reading; changes to it belong in the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from typing import Annotated, Any

from pydantic import TypeAdapter

from wuse.model.base import Choice, Record
from wuse.model.dates import Edtf
from wuse.model.people import Group, Staff
from wuse.model.practice import Metric
from wuse.model.quantity import Quantity
from wuse.model.records import Exemplar
from wuse.model.vocabulary import Term, Vocabulary
from wuse.scaffold import Answer

from .sheets import AS_ONE, Column

LONGEST = 32_767
"""Characters of a cell: the limit of Excel."""
_PEOPLE = ("", "人", "名", "位")
"""Units of groups, which say no more than that people are counted."""


def cell_text(column: Column, record: Record, names: Mapping[str, str]) -> str:
    """What the cell of a field shows.

    Args:
        column: the field.
        record: the record.
        names: identifier -> name, for the districts and for the initiatives of the owner.
    """
    if isinstance(record, Exemplar) and column.name == "name" and not record.may_be_named:
        return ""
    if column.kind is Metric and column.name == "value":
        return _text(record, names)
    return _text(getattr(record, column.name), names)


def _text(value: Any, names: Mapping[str, str]) -> str:
    match value:
        case None:
            return ""
        case Edtf():
            return "不详" if value.is_unknown and not value.words else value.text
        case Quantity():
            return value.zh()
        case Staff():
            return value.role
        case Group():
            note = f"（{value.remark}）" if value.remark else ""
            return f"{value.called}{value.count.zh() if value.count else ''}{note}"
        case Choice():
            return value.zh
        case Term():
            return value.shown
        case tuple():
            return "、".join(_text(item, names) for item in value)
        case _:
            return names.get(str(value), str(value))


def holds_all(
    column: Column, record: Record, answer: Answer, text: str, vocabulary: Vocabulary
) -> bool:
    """Whether a cell says all that a field says.

    Args:
        column: the field.
        record: the record.
        answer: what an import would read from the cell.
        text: what the cell shows.
        vocabulary: terms that fields may name.
    """
    value = getattr(record, column.name)
    if isinstance(record, Exemplar) and column.name == "name" and record.is_person:
        return False  # consent belongs to this name, not to another
    is_amount = column.kind is Metric and column.name == "value"
    if not text and not is_amount:
        return value is None or value in ("", ())
    try:
        if is_amount:
            read = Quantity.parse(str(answer))
            return all(getattr(read, name) == getattr(record, name) for name in AS_ONE)
        read = _adapter(column).validate_python(answer, context=vocabulary)
    except ValueError:  # pydantic's, too
        return False
    if column.record is Group:
        return [_bare(it) for it in read] == [_bare(it) for it in value]
    return bool(read == value)


@cache
def _adapter(column: Column) -> TypeAdapter[Any]:
    field = column.field
    made: Any = Annotated[field.annotation, *field.metadata, column.name]
    return TypeAdapter(made)


def _bare(group: Group) -> Group:
    """A group whose count has no unit that goes without saying."""
    if group.count and group.count.unit in _PEOPLE:
        return group.model_copy(update={"count": group.count.model_copy(update={"unit": ""})})
    return group


def fingerprint(text: str) -> str:
    """A short hash of a cell, the same after a spreadsheet program has saved it."""
    lines = (line.rstrip() for line in text.strip().splitlines())
    return blake2b("\n".join(lines).encode(), digest_size=6).hexdigest()
