"""A brand at a glance, for reviewers: what is there to see, each with where to see it.

The five 有 and the four demands are those that calls for school brands name; nothing here is a
score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from wuse.evidence.places import Link, Place
from wuse.evidence.sections import FILLED, is_filled
from wuse.model.region import OwnerFolder

from .chapters import Division
from .evidence_links import page_links
from .labels import BRAND_SECTIONS
from .page import PageLink

_MOST_LINKS = 3
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing to look for."""

    name: str
    meaning: str
    """What is looked at, in a few words."""
    links: tuple[PageLink, ...]
    """Where it is; none if nothing was found."""


@dataclass(frozen=True, slots=True)
class Month:
    """A bar of the small picture of a year."""

    label: str
    count: int
    height: int
    """From 0 to 24."""


@dataclass(frozen=True, slots=True)
class QuickReading:
    """What the quick reading of a brand shows."""

    groups: tuple[tuple[str, tuple[Reading, ...]], ...]
    """(title, readings)"""
    filled: int
    """Sections of the page that hold something, of `sections`."""
    sections: int
    missing: str
    """The names of the others."""
    latest: PageLink | None
    """The latest activity."""
    months: tuple[Month, ...]
    """Twelve, up to that of the latest activity."""
    active: int
    """How many of the months have an activity."""

    @property
    def summary(self) -> str:
        """The picture of the months in words."""
        return "，".join(f"{month.label} {month.count} 项" for month in self.months)


def quick_reading(folder: OwnerFolder, division: Division) -> QuickReading:
    """Read a brand quickly; its division tells where its sections are."""
    groups = (
        ("五有", tuple(_readings(division, _five(folder)))),
        ("四项要求", tuple(_readings(division, _four(folder)))),
    )
    empty = [BRAND_SECTIONS[id] for id in FILLED if not is_filled(folder, id)]
    dated = [it for it in folder.activities if it.record.date.latest and not it.record.date.is_open]
    latest = max(dated, key=lambda it: it.record.date.sort_key, default=None)
    last = latest.record.date.latest if latest else None
    months = tuple(_months(folder, last)) if last else ()
    link = None
    if latest:
        place = Place("activity", latest.id)
        link = page_links(division, [Link(latest.record.title, place, latest.record.date.zh())])[0]
    return QuickReading(
        groups=groups,
        filled=len(FILLED) - len(empty),
        sections=len(FILLED),
        missing="、".join(empty),
        latest=link,
        months=months,
        active=sum(bool(month.count) for month in months),
    )


_Found = tuple[str, str, list[Link]]
"""(name, what is looked at, where it is)"""


def _readings(division: Division, found: Iterable[_Found]) -> Iterator[Reading]:
    for name, meaning, links in found:
        yield Reading(name, meaning, page_links(division, links[:_MOST_LINKS]))


def _five(folder: OwnerFolder) -> Iterator[_Found]:
    file = folder.profile
    room = Link("阵地", Place("facilities"))
    logo = [Link("标识", Place("meaning"))] if file.brand.logo else []
    yield "有形可望", "标识和阵地", [*logo, *([room] if is_filled(folder, "facilities") else [])]
    pictured = [it for it in folder.activities if it.record.photos]
    gallery = [Link("图片", Place("gallery"))] if file.photos else []
    yield "有貌可观", "照片", [*gallery, *(_activity(it.id, it.record.title) for it in pictured)]
    told = [it for it in folder.exemplars if it.record.story]
    names = (
        Link(it.record.name or it.record.role or it.record.type.zh, Place("exemplar", it.id))
        for it in told
    )
    yield "有例可比", "写了事迹的典型", list(names)
    works = [Link("项目与作品", Place("projects"))] if is_filled(folder, "projects") else []
    methods = [Link("工作法", Place("methods"))] if file.methods else []
    own = [
        it for it in folder.activities if it.record.nature and it.record.nature.value == "optional"
    ]
    yield (
        "有点可挖",
        "自选动作、工作法和作品",
        [*methods, *works, *(_activity(it.id, it.record.title) for it in own)],
    )
    case = folder.case
    lessons = [Link(case.record.title, Place("case"))] if case and case.record.insights else []
    yield "有经可取", "写了启示的案例", lessons


def _four(folder: OwnerFolder) -> Iterator[_Found]:
    file, brand = folder.profile, folder.profile.brand
    meaning = Place("meaning")
    yield "形象化的名称", "名称和标识", [Link(brand.name, meaning)]
    parts = {"内涵": brand.meaning, "理念": brand.idea, "口号": brand.slogan}
    yield (
        "个性化的内涵",
        "内涵、理念、口号",
        [Link(it, meaning) for it, text in parts.items() if text],
    )
    used = {id for item in folder.activities for id in item.record.initiative}
    active = [it for it in file.initiatives if used & {below.id for below in it.walk()}]
    yield (
        "鲜明的载体",
        "有活动记录的载体",
        [Link(it.name, Place("initiatives", f"initiative-{it.id}")) for it in active],
    )
    shown = {"results": "成效", "honours": "荣誉"}
    results = [Link(word, Place(id)) for id, word in shown.items() if is_filled(folder, id)]
    yield "显性化的成效", "数据、满意度和荣誉", results


def _activity(id: str, title: str) -> Link:
    return Link(title, Place("activity", id))


def _months(folder: OwnerFolder, end: date) -> Iterator[Month]:
    """The twelve months up to a day: not up to today, or pages would change without new records."""
    dates = (item.record.date for item in folder.activities)
    counts = Counter((it.year, it.month) for it in dates if it.month and not it.is_open)
    last = end.year * 12 + end.month - 1
    months = [divmod(number, 12) for number in range(last - _MONTHS + 1, last + 1)]
    most = max((counts[year, month + 1] for year, month in months), default=0) or 1
    for year, month in months:
        count = counts[year, month + 1]
        yield Month(f"{year}年{month + 1}月", count, round(24 * count / most))
