"""Evidence among activities and exemplars: by type, tag, carrier and time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wuse.model.practice import Cadence, Nature
from wuse.model.records import Activity, Exemplar
from wuse.model.region import OwnerFolder, Sourced
from wuse.model.rubric import EvidenceKind, Need
from wuse.model.vocabulary import Term

from .gather import Gatherer, Records, Shown, few, unfinished
from .places import Link, Place
from .pointing import activity_link, exemplar_link

ORGANISATION_LIFE = frozenset(
    (
        "theme_day", "members_meeting", "committee_meeting", "group_meeting", "party_lecture",
        "life_meeting", "democratic_appraisal", "heart_talk", "debriefing",
    )
)  # fmt: skip
"""Types of activities that every Party organisation holds."""
HELD_MONTHS = 8
"""Of twelve months, in how many organisation life is recorded where it is regular."""
_SPREAD = 6
"""Over how many months activities at large should be spread."""
_SOLID = "有日期、有照片或链接、有文字"


def _activities(records: Records, need: Need) -> Shown:
    folder = records.folder
    window = records.window.narrowed(need.period) if need.period else None
    found = [
        item
        for item in folder.activities
        if (window is None or window.holds(item.record.date)) and _fits(folder, item.record, need)
    ]
    links = tuple(activity_link(it.id, it.record.title, it.record.date.zh()) for it in found)
    when = f"{window.zh()}内" if window else ""
    what = "、".join(need.of[:3]) + ("等" if len(need.of) > 3 else "") if need.of else ""
    label = f"{what}活动" if what else need.kind.zh
    if not found:
        return Shown(label, (), f"{when}没有{label}")
    if need.of:
        pairs = any(it.pair for it in folder.profile.all_initiatives())
        wanted = 1 if pairs and _is_integration(need) else need.at_least
        lacks = wanted - len(found)
        gap = f"{when}找到{len(found)}项{label}，还差{lacks}项" if lacks > 0 else ""
        return Shown(label, links, gap)
    return Shown(label, links, _at_large(found, need, when))


def _is_integration(need: Need) -> bool:
    """Whether it asks for activities that join Party work and teaching, as pairs of a brand do."""
    return all(word.endswith("+") for word in need.of)


def _at_large(found: list[Sourced[Activity]], need: Need, when: str) -> str:
    """What activities of any type lack: enough of them, told well, over time, of both natures."""
    solid = [it for it in found if _is_solid(it.record)]
    if len(solid) < need.at_least:
        lacks = need.at_least - len(solid)
        thin = [(it.record.title, _thin(it.record)) for it in found if not _is_solid(it.record)]
        parts = (f"{when}{_SOLID}的有{len(solid)}项，还差{lacks}项", unfinished(thin, "项活动"))
        return "；".join(filter(None, parts))
    months = {(it.record.date.year, it.record.date.month) for it in solid}
    wanted = min(_SPREAD, need.at_least)
    if len(months) < wanted:
        return f"集中在{len(months)}个月里，还差{wanted - len(months)}个月"
    natures = {it.record.nature for it in found}
    missing = [it.zh for it in Nature if it not in natures]
    return f"没有标明{'、'.join(missing)}" if missing and need.at_least >= _SPREAD else ""


def _is_solid(record: Activity) -> bool:
    return not _thin(record)


def _thin(record: Activity) -> list[str]:
    """What an activity lacks to be seen: labels."""
    has = {
        "哪一天": record.date.day,
        "照片或链接": record.photos or record.links,
        "概要或正文": record.summary or record.body or record.outcome,
    }
    return [label for label, content in has.items() if not content]


def _fits(folder: OwnerFolder, record: Activity, need: Need) -> bool:
    return not need.of or any(_is_of(folder, record, word) for word in need.of)


def _is_of(folder: OwnerFolder, record: Activity, word: str) -> bool:
    if _named(record.type, word) or record.series == word or word in record.initiative:
        return True
    if any(tag == word or (word.endswith("+") and tag.startswith(word)) for tag in record.tags):
        return True
    return any(it.name == word and it.id in record.initiative for it in folder.profile.initiatives)


def _named(term: Term, word: str) -> bool:
    return word in (term.zh, term.code)


def _cadence(records: Records, need: Need) -> Shown:
    folder, window = records.folder, records.window
    planned = {it.type.code: it.type.zh for it in _plans(folder)}
    held = [
        it
        for it in folder.activities
        if it.record.type.code in ORGANISATION_LIFE and window.holds(it.record.date)
    ]
    links = tuple(activity_link(it.id, it.record.title, it.record.date.zh()) for it in held)
    if planned:
        links = (Link("计划与记录", Place("cadence"), f"{len(planned)}类计划"), *links)
    types = {it.record.type.code for it in held}
    months = {(it.record.date.year, it.record.date.month) for it in held if it.record.date.month}
    lacks = []
    if not planned:
        lacks.append("没有写组织生活的计划")
    if not held:
        lacks.append(f"{window.zh()}没有组织生活的记录")
    elif idle := [zh for code, zh in planned.items() if code not in types]:
        lacks.append(f"计划了{'、'.join(idle)}，没有记录")
    if held and len(months) < HELD_MONTHS:
        lacks.append(f"{len(months)}个月里有记录，还差{HELD_MONTHS - len(months)}个月")
    return Shown(need.kind.zh, links, "；".join(lacks))


def _plans(folder: OwnerFolder) -> Iterator[Cadence]:
    profile = folder.profile
    plans = [*profile.cadence, *(it for top in profile.all_initiatives() for it in top.cadence)]
    return (it for it in plans if it.type.code in ORGANISATION_LIFE)


def _exemplars(records: Records, need: Need) -> Shown:
    folder = records.folder
    found = [
        item
        for item in folder.exemplars
        if not need.of or any(_named(item.record.type, word) for word in need.of)
    ]
    links = tuple(map(exemplar_link, found))
    counted = [
        Link(f"{it.type.zh} {it.count.zh()}", Place("exemplars"), "只有人数")
        for it in folder.profile.exemplar_counts
        if not need.of or any(_named(it.type, word) for word in need.of)
    ]
    if not found:
        gap = "只有人数，没有一个有专页" if counted else f"没有{'、'.join(need.of) or '典型'}"
        return Shown(need.kind.zh, tuple(counted), gap)
    if not any(_is_told(item.record) for item in found):
        thin = [(exemplar_link(it).label, _untold(it.record)) for it in found]
        return Shown(need.kind.zh, links, unfinished(thin, "个典型"))
    return few(need, links, 1, "个典型")


def _is_told(record: Exemplar) -> bool:
    linked = record.mentors or record.apprentices or record.activities
    return bool(linked) or not _untold(record)


def _untold(record: Exemplar) -> list[str]:
    """What an exemplar lacks to be seen: labels."""
    shown = record.promises or record.achievements or record.metrics or record.portrait
    has = {"事迹": record.story, "承诺、业绩或照片": shown or record.photos}
    return [label for label, content in has.items() if not content]


PRACTICE: Mapping[EvidenceKind, Gatherer] = {
    EvidenceKind.CADENCE: _cadence,
    EvidenceKind.ACTIVITIES: _activities,
    EvidenceKind.EXEMPLARS: _exemplars,
}
"""Kind of evidence -> what gathers it."""
