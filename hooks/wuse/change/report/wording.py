"""Values as a reviewer reads them: dates, quantities and choices in Chinese, records in a line.

Nothing that pages never show is told: not the name of a person who has not agreed, nor the number
under which a consent is filed.
"""

from __future__ import annotations

from functools import singledispatch

from wuse.model.base import Choice, Record
from wuse.model.dates import Edtf
from wuse.model.people import Consent, Group, Staff
from wuse.model.quantity import Quantity
from wuse.model.records import Exemplar
from wuse.model.vocabulary import Term

UNNAMED = "（写了姓名，没有本人同意，不会公开）"
_NAMES = ("name", "title", "code", "criterion", "text")
"""Fields that a record of a list is known by, the best first."""


@singledispatch
def say(value: object) -> str:
    """A value in Chinese; empty for what is not there."""
    return "" if value is None else str(value)


@say.register
def _(value: bool) -> str:
    return "是" if value else "否"


@say.register
def _(value: Choice) -> str:
    return value.zh


@say.register
def _(value: Term) -> str:
    return value.zh


@say.register
def _(value: Edtf) -> str:
    return value.zh()


@say.register
def _(values: tuple) -> str:  # type: ignore[type-arg]
    return "、".join(map(say, values))


@say.register
def _(record: Record) -> str:
    filled = [
        (str(field.title), text)
        for name, field in type(record).model_fields.items()
        if (value := getattr(record, name)) != field.get_default() and (text := say(value))
    ]
    (_, first), *others = filled or [("", "")]
    return "；".join((first, *(f"{label}：{text}" for label, text in others)))


_record = say.registry[Record]


@say.register
def _(quantity: Quantity) -> str:
    return quantity.zh() if type(quantity) is Quantity else _record(quantity)


@say.register
def _(group: Group) -> str:
    count = f" {group.count.zh()}" if group.count else ""
    return f"{group.kind.zh}{count}{f'（{group.note}）' if group.note else ''}"


@say.register
def _(person: Staff) -> str:
    hidden = person.name and not (person.consent and person.consent.given)
    return f"{person.role}{UNNAMED}" if hidden else person.shown


@say.register
def _(consent: Consent) -> str:
    return f"{consent.by.zh}{'已同意' if consent.given else '没有同意'}"


def name_of(record: Record) -> str:
    """What a record calls itself; empty if it has no name."""
    if isinstance(record, Exemplar) and not (record.name and record.may_be_named):
        return record.role or record.type.zh
    return next(filter(None, (say(getattr(record, name, "")) for name in _NAMES)), "")


def title_of(record: Record) -> str:
    """What an entry of a list is known by: its name, or whatever it says first."""
    if isinstance(record, Staff):
        return say(record)
    said = (say(getattr(record, name)) for name in type(record).model_fields)
    return name_of(record) or next(filter(None, said), "")
