"""What a brand shows for each kind of evidence but activities and exemplars, see `practice`.

How much is enough follows the default scheme of the reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from wuse.model.brand import RoomStandards
from wuse.model.media import photos_in
from wuse.model.owner import Branch
from wuse.model.rubric import EvidenceKind, Need

from .gather import Gatherer, Records, Shown, asked, complete, entries_of, few, lacking, unfinished
from .places import CASE, Link, Place

DOCUMENTS, METRICS, LINKS, INITIATIVES, CASE_PARTS = 3, 3, 2, 2, 3
"""How many make a criterion's evidence complete, unless its edition says another number."""


def _walk(branches: Iterable[Branch]) -> Iterable[Branch]:
    for branch in branches:
        yield branch
        yield from _walk(branch.children)


def _organisation(records: Records, need: Need) -> Shown:
    owner = records.folder.profile.owner
    branches = list(_walk(owner.branches))
    place = Place("organisation")
    if not branches:
        links = (Link(owner.organisation, Place("meaning")),) if owner.organisation else ()
        return Shown(need.kind.zh, links, "没有列出下级组织")
    note = f"{len(branches)}个组织"
    gap = "" if any(it.duties for it in branches) else "没有写哪个组织负责什么"
    return Shown(need.kind.zh, (Link("组织设置", place, note),), gap)


def _six_haves(records: Records, need: Need) -> Shown:
    haves = records.folder.profile.six_haves
    fields = RoomStandards.model_fields
    missing = [str(it.title) for name, it in fields.items() if not getattr(haves, name, ())]
    if len(missing) == len(fields):
        return Shown(need.kind.zh, (), "没有填写阵地六有")
    note = f"{len(fields) - len(missing)}项"
    gap = f"没有写{'、'.join(missing)}" if missing else ""
    return Shown(need.kind.zh, (Link("阵地六有", Place("facilities"), note),), gap)


def _name(records: Records, need: Need) -> Shown:
    name = records.folder.profile.brand.name
    gap = same_name(records.twins) if records.twins else ""
    return Shown(need.kind.zh, (Link(name, Place("meaning")),), gap)


def same_name(twins: Sequence[str]) -> str:
    """Say, in Chinese, that the brands of these owners have the same name."""
    return f"和{'、'.join(twins)}的品牌同名"


def _meaning(records: Records, need: Need) -> Shown:
    brand = records.folder.profile.brand
    parts = {"内涵": brand.meaning, "理念": brand.idea, "口号": brand.slogan}
    links = tuple(Link(name, Place("meaning")) for name, text in parts.items() if text)
    gap = "" if brand.meaning else "没有写内涵"
    if brand.meaning and len(links) == 1:
        gap = "没有写理念或口号"
    return Shown(need.kind.zh, links, gap)


def _logo(records: Records, need: Need) -> Shown:
    logo = records.folder.profile.brand.logo
    if logo is None:
        return Shown(need.kind.zh, (), "没有标识")
    lacks = [
        *([] if logo.meaning else ["标识释义"]),
        *([] if logo.licence else ["使用许可"]),
        *(["是否含党徽国徽"] if logo.emblem is None else []),
    ]
    gap = f"没有写{'、'.join(lacks)}" if lacks else "标识里有党徽或国徽" if logo.emblem else ""
    return Shown(need.kind.zh, (Link("标识", Place("meaning")),), gap)


def _initiatives(records: Records, need: Need) -> Shown:
    tops = records.folder.profile.initiatives
    used = {id for item in records.folder.activities for id in item.record.initiative}
    idle = [top.name for top in tops if not used & {below.id for below in top.walk()}]
    links = (Link(it.name, Place("initiatives", f"initiative-{it.id}")) for it in tops)
    shown = few(need, links, INITIATIVES, "项载体")
    if shown.enough and idle:
        return Shown(shown.label, shown.links, f"{'、'.join(idle[:3])}没有活动记录")
    return shown


def _feedback(records: Records, need: Need) -> Shown:
    opinions = [it for it in records.folder.activities if it.record.feedback]
    links = [Link(it.record.title, Place("activity", it.id), "反馈") for it in opinions]
    states = [it for it in records.entries.of("item") if getattr(it.record, "status", "")]
    links += [Link(it.name, it.place, getattr(it.record, "status", "")) for it in states]
    handled = states or any(
        it.record.feedback.handled or it.record.feedback.text
        for it in opinions
        if it.record.feedback
    )
    gap = "" if handled else "没有写意见怎样办理" if links else "没有意见反馈或整改的记录"
    return Shown(need.kind.zh, tuple(links), gap)


def _plan(records: Records, need: Need) -> Shown:
    tasks = [entry.link for entry in records.entries.of("task")]
    outlooks = [it for it in records.folder.profile.plan if it.outlook or it.parts]
    if not tasks and outlooks:
        return Shown(need.kind.zh, (Link("计划", Place("plans")),), "计划里没有列出任务")
    return few(need, tasks, 1, "项计划任务", "没有计划")


def _lists(records: Records, need: Need) -> Shown:
    blank = f"没有名称里有{'、'.join(need.of)}的清单" if need.of else ""
    return few(need, (it.link for it in asked(records, need, "list")), 1, "份清单", blank)


_SURVEY = {"sample": "样本", "method": "方式", "date": "时间"}
_PARTNER = {"kind": "性质", "does": "共建内容"}


def _satisfaction(records: Records, need: Need) -> Shown:
    surveys = records.entries.of("survey")
    recent = records.window.narrowed("近24个月")
    found = [(it, lacking(it.record, _SURVEY)) for it in surveys]
    told = [it for it, lacks in found if not lacks]
    gap = ""
    if not surveys:
        gap = "没有满意度调查"
    elif not told:
        gap = unfinished([(it.name, lacks) for it, lacks in found], "次调查")
    elif not any(recent.holds(getattr(it.record, "date", None)) for it in told):
        gap = "调查都不在近两年以内"
    return Shown(need.kind.zh, tuple(it.link for it in surveys), gap)


def _case(records: Records, need: Need) -> Shown:
    item = records.folder.case
    if item is None:
        return Shown(need.kind.zh, (), "没有写案例")
    case = item.record
    parts = {"背景": case.background, "做法": case.practice, "成效": case.results}
    parts["启示"] = case.insights
    lacks = [name for name, content in parts.items() if not content]
    gap = f"案例没有写{'、'.join(lacks)}" if len(parts) - len(lacks) < CASE_PARTS else ""
    return Shown(need.kind.zh, (Link(case.title, Place(CASE)),), gap)


def _partners(records: Records, need: Need) -> Shown:
    entries = records.entries.of("partner")
    joint = [
        it
        for it in records.folder.activities
        if it.record.partners or it.record.type.code == "joint_building"
    ]
    links = [it.link for it in entries]
    links += [Link(it.record.title, Place("activity", it.id), "共同举办") for it in joint]
    thin = [(it.name, lacking(it.record, _PARTNER)) for it in entries]
    told = any(not lacks for _, lacks in thin)
    lacks = [] if told else [unfinished(thin, "个单位") or "没有共建单位"]
    lacks += [] if joint else ["没有共同举办的活动"]
    return Shown(need.kind.zh, tuple(links), "，".join(lacks))


def _links(records: Records, need: Need) -> Shown:
    profile = records.folder.profile
    links = [Link(it.title, Place("meaning")) for it in profile.brand.links]
    links += [
        Link(link.title, Place("activity", item.id), "报道")
        for item in records.folder.activities
        for link in item.record.links
    ]
    works = [it.link for it in records.entries.of("work")]
    shown = few(need, links, LINKS, "条报道或链接")
    return shown if links else Shown(shown.label, tuple(works), shown.gap)


def _photos(records: Records, need: Need) -> Shown:
    folder, window = records.folder, records.window
    links, count = [*records.photos], len(records.photos)
    if need.period:  # no photo of the brand says of when it is
        links, count, window = [], 0, window.narrowed(need.period)
    for item in folder.activities:
        own = sum(1 for _ in photos_in(item.record))
        if own and (not need.period or window.holds(item.record.date)):
            links.append(Link(item.record.title, Place("activity", item.id), f"{own}张"))
            count += own
    gap = "没有找到照片" if not count else ""
    if 0 < count < need.at_least:
        gap = f"找到{count}张照片，还差{need.at_least - count}张"
    return Shown(need.kind.zh, tuple(links), gap)


BASIC: Mapping[EvidenceKind, Gatherer] = {
    EvidenceKind.ORGANISATION: _organisation,
    EvidenceKind.SIX_HAVES: _six_haves,
    EvidenceKind.FACILITIES: entries_of("facility", "处阵地"),
    EvidenceKind.NAME: _name,
    EvidenceKind.MEANING: _meaning,
    EvidenceKind.LOGO: _logo,
    EvidenceKind.INITIATIVES: _initiatives,
    EvidenceKind.DOCUMENTS: complete("document", {"date": "日期"}, DOCUMENTS, "件制度文件"),
    EvidenceKind.FEEDBACK: _feedback,
    EvidenceKind.PLAN: _plan,
    EvidenceKind.LISTS: _lists,
    EvidenceKind.METRICS: complete(
        "metric", {"unit": "单位", "period": "时间", "source": "来源"}, METRICS, "项数据"
    ),
    EvidenceKind.HONOURS: complete(
        "honour", {"level": "级别", "date": "时间", "issuer": "颁发单位"}, None, "项荣誉"
    ),
    EvidenceKind.SATISFACTION: _satisfaction,
    EvidenceKind.CASE: _case,
    EvidenceKind.PARTNERS: _partners,
    EvidenceKind.PROJECTS: entries_of("project", "个项目"),
    EvidenceKind.WORKS: entries_of("work", "件作品"),
    EvidenceKind.LINKS: _links,
    EvidenceKind.PHOTOS: _photos,
}
"""Kind of evidence -> what gathers it; `practice` has those of activities and exemplars."""
