"""Values as a reviewer reads them: dates, quantities and choices in Chinese, records in one line.

What pages never show is not shown here either: the name of a person without consent, and the number
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
"""Fields of a quantity that are described together: 140余人."""
_NAME_FIELDS = ("name", "title", "code", "criterion", "text")
"""Fields that may name a record, the best first."""


@singledispatch
def describe(value: object) -> str:
    """A value in Chinese, with personal numbers masked; empty for None."""
    return "" if value is None else mask_private_numbers(str(value))


@describe.register
def _(value: bool) -> str:
    return "是" if value else "否"


@describe.register
def _(value: Choice) -> str:
    return value.zh


@describe.register
def _(value: Term) -> str:
    return value.shown


@describe.register
def _(value: Edtf) -> str:
    return value.zh()


@describe.register
def _(values: tuple) -> str:  # type: ignore[type-arg]
    return "、".join(map(describe, values))


@describe.register
def _(values: dict) -> str:  # type: ignore[type-arg]
    return "、".join(f"{describe(key)} {describe(value)}" for key, value in values.items())


@describe.register
def _(record: Record) -> str:
    """The name, then each other field that is filled in, with its label."""
    name = name_of(record)
    others = [
        f"{field.title}：{text}"
        for key, field in type(record).model_fields.items()
        if (value := getattr(record, key)) != field.get_default()
        and (text := describe(value)) not in ("", name)
    ]
    return "；".join(filter(None, (name, *others)))


@describe.register
def _(quantity: Quantity) -> str:
    return quantity.zh()


@describe.register
def _(metric: Metric) -> str:
    rest = (
        f"{field.title}：{text}"
        for key, field in Metric.model_fields.items()
        if key not in NUMBER and key != "name" and (text := describe(getattr(metric, key)))
    )
    return "；".join((f"{metric.name} {metric.zh()}", *rest))


@describe.register
def _(group: Group) -> str:
    count = f" {group.count.zh()}" if group.count else ""
    return f"{group.kind.zh}{count}{f'（{group.note}）' if group.note else ''}"


@describe.register
def _(person: Staff) -> str:
    hidden = person.name and not (person.consent and person.consent.given)
    return f"{person.role}{UNNAMED}" if hidden else person.shown


@describe.register
def _(consent: Consent) -> str:
    return f"{consent.by.zh}{'已同意' if consent.given else '没有同意'}"


def is_phrase(record: Record) -> bool:
    """Whether a record is better described in a phrase than field by field."""
    return type(record) in (Staff, Consent, Group, Quantity)


def name_of(record: Record) -> str:
    """The name of a record; empty if it has none. Persons without consent go by their role."""
    if isinstance(record, Exemplar) and not (record.name and record.may_be_named):
        return record.role or record.type.zh
    return next(filter(None, (describe(getattr(record, name, "")) for name in _NAME_FIELDS)), "")


def title_of(record: Record) -> str:
    """The title of a list entry: its name, or else its first field that is filled in."""
    if isinstance(record, Staff):
        return describe(record)
    texts = (describe(getattr(record, name)) for name in type(record).model_fields)
    return name_of(record) or next(filter(None, texts), "")
