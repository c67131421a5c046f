"""What is known of a record, in one line: for lists on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch

from wuse.model.achievements import Honour, Partner, Project, Work
from wuse.model.brand import RoomStandards, Task
from wuse.model.owner import Branch
from wuse.model.people import Group
from wuse.model.practice import Cadence, Document, Facility, Item, Metric, NamedList
from wuse.model.records import Activity, Exemplar
from wuse.model.region import OwnerFolder
from wuse.model.self_review import Satisfaction
from wuse.pages.parts.markdown import plain

_MOST = 8
"""Entries of a list that a line names."""


def joined(*parts: object) -> str:
    """Join the parts that are not empty with commas."""
    return "，".join(str(part).rstrip("。；") for part in parts if part)


@singledispatch
def detail(record: object) -> str:
    """Return what a record says beside its name, in one line; empty if it says no more."""
    return ""


@detail.register
def _(record: Activity) -> str:
    groups = "、".join(map(_group, record.participants))
    date = record.date.zh()
    return f"{joined(date, record.place, groups)}。{record.summary or plain(record.body)}"


@detail.register
def _(record: Exemplar) -> str:
    since = record.since and f"{record.since.zh()}起"
    said = record.summary or plain(record.story)
    return f"{joined(record.type.zh, record.place, since)}。{said}"


@detail.register
def _(record: Metric) -> str:
    period = record.period and record.period.zh()
    source = record.source and f"来源：{record.source}"
    return joined(record.zh(), period, source)


@detail.register
def _(record: Honour) -> str:
    date, level = record.date and record.date.zh(), record.level and record.level.zh
    return joined(level, record.issuer, date, record.holder)


@detail.register
def _(record: Document) -> str:
    return joined(record.number, record.issuer, record.date and record.date.zh())


@detail.register
def _(record: Facility) -> str:
    return record.description or "、".join(record.functions[:_MOST])


@detail.register
def _(record: Partner) -> str:
    return joined(record.kind, record.does, record.since and f"{record.since.zh()}起")


@detail.register
def _(record: Project) -> str:
    date, level = record.date and record.date.zh(), record.level and record.level.zh
    return joined(level, date, record.description)


@detail.register
def _(record: Work) -> str:
    date, kind = record.date and record.date.zh(), record.type and record.type.zh
    return joined(kind, record.creator, date, record.description)


@detail.register
def _(record: NamedList) -> str:
    names = "、".join(item.name for item in record.items[:_MOST])
    more = f"等{len(record.items)}项" if len(record.items) > _MOST else ""
    return f"{names}{more}" or record.description


@detail.register
def _(record: Item) -> str:
    return joined(record.text, record.amount and record.amount.zh(), record.status)


@detail.register
def _(record: Task) -> str:
    return joined(record.target, record.deadline and record.deadline.zh(), record.progress)


@detail.register
def _(record: Satisfaction) -> str:
    sample = record.sample and f"样本{record.sample.zh()}"
    return joined(sample, record.method, record.date and record.date.zh())


def _group(group: Group) -> str:
    return f"{group.kind.zh}{group.count.zh() if group.count else ''}"


def section_lines(folder: OwnerFolder, section: str, label: str) -> tuple[str, ...]:
    """Return what a whole section of a brand holds, one line for each entry.

    Sections that a book shows elsewhere, or of which each entry is evidence by itself, give none.

    Args:
        folder: the brand.
        section: the id of the section.
        label: the words that point to it, for one that holds several things.
    """
    file = folder.profile
    if section == "organisation" and label.startswith("组织"):
        return tuple(_branches(file.owner.branches))
    if section == "facilities" and file.six_haves:
        return tuple(_six_haves(file.six_haves))
    if section == "cadence":
        own = (it.cadence for it in file.all_initiatives())
        return tuple(_cadence(it) for plans in (file.cadence, *own) for it in plans)
    if section == "initiatives":
        return tuple(f"{it.name}：{it.aim or it.idea}".rstrip("：") for it in file.initiatives)
    if section == "exemplars":
        return tuple(f"{it.type.zh}：{it.count.zh()}" for it in file.exemplar_counts)
    return ()


def _branches(branches: Iterable[Branch]) -> Iterator[str]:
    for branch in branches:
        duties = "；".join(branch.duties)
        yield f"{branch.name}：{duties}" if duties else branch.name
        yield from _branches(branch.children)


def _six_haves(record: RoomStandards) -> Iterator[str]:
    for name, field in type(record).model_fields.items():
        if said := getattr(record, name):
            yield f"{field.title}：{'；'.join(said)}"


def _cadence(plan: Cadence) -> str:
    return f"{plan.name or plan.type.zh}：{joined(f'{plan.every.zh}至少{plan.times}次', plan.by)}"
