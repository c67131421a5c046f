"""Values as a reviewer reads them: dates, quantities and choices in Chinese, records in a line.

Nothing that pages never show is told: not the name of a person who has not agreed, nor the number
under which a consent is filed.
"""

from __future__ import annotations

from functools import singledispatch

from wuse.model.base import Choice, Record
from wuse.model.dates import Edtf
from wuse.model.people import Consent, Group, Staff
from wuse.model.practice import Metric
from wuse.model.quantity import Quantity
from wuse.model.records import Exemplar
from wuse.model.vocabulary import Term
from wuse.rules import mask_private_numbers

UNNAMED = "（写了姓名，没有本人同意，不会公开）"
NUMBER = frozenset(("value", "low", "high", "words", "qualifier", "unit", "status"))
"""Fields of a quantity that are told as one: 140余人."""
_NAMES = ("name", "title", "code", "criterion", "text")
"""Fields that a record of a list is known by, the best first."""


@singledispatch
def say(value: object) -> str:
    """A value in Chinese, persons' numbers masked; empty for what is not there."""
    return "" if value is None else mask_private_numbers(str(value))


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
    """The name, and all else that is filled in, by its label."""
    name = name_of(record)
    others = [
        f"{field.title}：{text}"
        for key, field in type(record).model_fields.items()
        if (value := getattr(record, key)) != field.get_default()
        and (text := say(value)) not in ("", name)
    ]
    return "；".join(filter(None, (name, *others)))


@say.register
def _(quantity: Quantity) -> str:
    return quantity.zh()


@say.register
def _(metric: Metric) -> str:
    rest = (
        f"{field.title}：{text}"
        for key, field in Metric.model_fields.items()
        if key not in NUMBER and key != "name" and (text := say(getattr(metric, key)))
    )
    return "；".join((f"{metric.name} {metric.zh()}", *rest))


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


def is_phrase(record: Record) -> bool:
    """Whether a record is better told in a phrase than field by field."""
    return type(record) in (Staff, Consent, Group, Quantity)


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
