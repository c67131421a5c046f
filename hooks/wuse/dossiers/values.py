"""What a form can be filled in with: the records of a candidate, in words, by their Chinese labels.

Only what is public is here, as plain texts, lists and mappings: a template reaches no program.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from functools import singledispatch

from pydantic import AnyUrl

from wuse.evidence.assess import Assessment, assess, claims_of
from wuse.model.base import Choice, Record
from wuse.model.dates import Edtf
from wuse.model.media import photos_in
from wuse.model.people import Consent, Staff
from wuse.model.practice import Metric
from wuse.model.quantity import Quantity
from wuse.model.vocabulary import Term
from wuse.pages.parts import scheme_words
from wuse.pages.parts.evidence_links import MOST_LINKS
from wuse.pages.parts.markdown import render
from wuse.pages.parts.pictures import records_of

from .candidates import Applicant

Value = str | list["Value"] | dict[str, "Value"]
"""A text, a list, or a record by its labels."""

_MOST_PHOTOS = 40
"""Photos that a template can choose from."""
_WIDTH = 900
"""Pixels of a photo in a form."""


def values(applicant: Applicant) -> dict[str, Value]:
    """Return everything that a template may name.

    These are the labels of ``brand.yml`` (品牌, 单位, 荣誉 …), 活动, 典型 and 案例 with the labels
    of their records, and what the evaluation says of the candidate.
    """
    folder, edition = applicant.folder, applicant.edition.record
    day = applicant.context.today
    return {
        **_fields(folder.profile),
        "活动": [_fields(it.record) for it in folder.activities],
        "典型": [_fields(it.record) for it in folder.exemplars],
        "案例": _fields(folder.case.record) if folder.case else {},
        "评选": edition.title,
        "主办单位": "、".join(edition.organisers),
        "奖项": applicant.contest.title,
        "编号": applicant.number,
        "组别": applicant.candidate.group,
        "推荐单位": applicant.candidate.nominator,
        "指标": [_criterion(it) for it in _assessed(applicant)],
        "日期": f"{day.year}年{day.month}月{day.day}日",
    }


def _fields(record: Record) -> dict[str, Value]:
    """A record by its labels; a field that says nothing is an empty text."""
    fields = type(record).model_fields
    return {str(field.title): words(getattr(record, name)) for name, field in fields.items()}


@singledispatch
def words(value: object) -> Value:
    """Return a value of a record as a form shows it."""
    return "" if value is None else str(value)


@words.register
def _(text: str) -> Value:
    return str(render(text).striptags()) if "](" in text or "**" in text else text


@words.register
def _(choice: Choice) -> Value:
    return choice.zh


@words.register
def _(term: Term) -> Value:
    return term.zh


@words.register
def _(answer: bool) -> Value:
    return "是" if answer else "否"


@words.register
def _(date: Edtf) -> Value:
    return date.zh()


@words.register
def _(address: AnyUrl) -> Value:
    return str(address)


@words.register
def _(items: tuple) -> Value:  # type: ignore[type-arg]
    return [words(item) for item in items]


@words.register
def _(record: Record) -> Value:
    return _fields(record)


@words.register
def _(quantity: Quantity) -> Value:
    return quantity.zh()


@words.register
def _(metric: Metric) -> Value:
    return {**_fields(metric), "数值": metric.zh()}


@words.register
def _(person: Staff) -> Value:
    return person.shown


@words.register
def _(consent: Consent) -> Value:
    return ""


def _assessed(applicant: Applicant) -> Iterator[Assessment]:
    claims = claims_of(applicant.folder, applicant.edition.id)
    twins = applicant.context.related_to(applicant.folder.slug).twins
    award, group = applicant.contest.award, applicant.candidate.group
    return assess(applicant.folder, award, group, claims, applicant.context.today, twins)


def _criterion(shown: Assessment) -> Value:
    return {
        "编号": shown.criterion.id,
        "名称": shown.criterion.name,
        "维度": shown.dimension.name,
        "分值": scheme_words.points(shown.criterion),
        "自述": shown.statement,
        "佐证": [link.label for link in shown.links[:MOST_LINKS]],
        "佐证数": str(len(shown.links)),
        "缺": list(shown.gaps),
    }


def pictures(applicant: Applicant) -> Mapping[str, str]:
    """Return the photos that a template may show: the name of a file -> a JPEG, in base64.

    Raises:
        OSError: a photo cannot be read.
    """
    folder = applicant.folder
    found: dict[str, str] = {}
    for record in records_of(folder):
        for _, photo in photos_in(record):
            view = applicant.context.gallery(folder.slug, photo)
            if view and photo.file not in found and len(found) < _MOST_PHOTOS:
                rendition = view.jpeg(_WIDTH)
                found[photo.file] = base64.b64encode(rendition.path.read_bytes()).decode()
    return found
