"""What the sections of a brand's page show, one function for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wuse.model.achievements import ExemplarCount, Honour, Partner
from wuse.model.brand import BrandFile, Recognition, Review, RoomStandards
from wuse.model.owner import FormerOwner, Member, MemberList
from wuse.model.practice import Cadence, NamedList
from wuse.model.quantity import Quantity
from wuse.model.records import Exemplar
from wuse.model.region import OwnerFolder
from wuse.model.vocabulary import Term

from . import urls
from .context import SiteContext
from .figures import Reconciliation, reconcile
from .page import Fact, PageLink
from .short import short


@dataclass(frozen=True, slots=True)
class HonourGroup:
    """Honours of one level."""

    level: str
    honours: tuple[Honour, ...]


@dataclass(frozen=True, slots=True)
class RoomStandard:
    """One of the six things that an activity room should have."""

    name: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Members:
    """A bureau's members: those that the source lists, and the total that it declares."""

    name: str
    links: tuple[PageLink, ...]
    total: Reconciliation | None
    gap: str


@dataclass(frozen=True, slots=True)
class ListGroup:
    """Named lists of one kind under one heading."""

    title: str
    lists: tuple[NamedList, ...]


def hero_facts(folder: OwnerFolder) -> Iterator[Fact]:
    """At most four pairs of a numeral and what it counts."""
    file = folder.profile
    if file.brand.since:
        yield str(file.brand.since.year or file.brand.since.zh()), "创建"
    if folder.activities:
        yield str(len(folder.activities)), "项活动记录"
    if folder.exemplars:
        yield str(len(folder.exemplars)), "个先锋典型"
    if (given := file.recognition) and (given.level or given.grade):
        level = given.level.shown if given.level else given.grade
        yield level, (given.level and given.grade) or given.status.shown


def facts(context: SiteContext, file: BrandFile) -> Iterator[Fact]:
    """What is known about the owner and the brand's recognition."""
    owner, brand = file.owner, file.brand
    parent = context.owners.get(owner.parent or "")
    rows = [
        ("党组织", owner.organisation),
        ("组织类型", str(owner.org_type or "")),
        ("上级", short(parent.name) if parent else owner.parent_name),
        ("承办科室", owner.office),
        ("曾用名", "、".join(map(_former, owner.former))),
        ("办学性质", owner.ownership.zh if owner.ownership else ""),
        ("建校时间", owner.founded.zh() if owner.founded else ""),
        ("校训", owner.motto),
        ("所属联盟", "、".join(owner.alliances)),
        ("其他口号", "；".join(brand.more_slogans)),
        ("创建时间", brand.since.zh() if brand.since else ""),
        ("内容时间", brand.period),
        ("党员", _head_count(owner.party_members)),
        ("教职工", _head_count(owner.staff)),
        ("学生", _head_count(owner.students)),
        ("班级", owner.classes.zh() if owner.classes else ""),
        ("主题教育", "、".join(term.zh for term in brand.campaigns)),
        *_recognition(file.recognition),
        *(("其他命名", _in_short(given)) for given in file.more_recognitions),
    ]
    yield from ((label, text) for label, text in rows if text)


def _recognition(given: Recognition | None) -> Iterator[Fact]:
    """The present recognition, a fact for each of its fields."""
    if given:
        yield "状态", given.status.shown
        yield "等次", "" if given.level else given.grade
        yield "批次", given.batch
        yield "名次", given.rank
        yield "命名单位", given.by
        yield "命名时间", given.year.zh() if given.year else ""
        yield "验收", given.accepted
        yield "有效期至", given.valid_until.zh() if given.valid_until else ""


def _in_short(given: Recognition) -> str:
    """A recognition in one line: 2020年 市级 优秀（第二批，某某教育局，已到期）."""
    level = given.level.shown if given.level else ""
    year = given.year.zh() if given.year else ""
    notes = [given.batch, given.rank, given.by, given.accepted, given.status.shown]
    head = " ".join(filter(None, [year, level, given.grade]))
    return f"{head}（{'，'.join(filter(None, notes))}）"


def _former(former: FormerOwner) -> str:
    """A former name, until when and why."""
    until = f"至{former.until.zh()}" if former.until else ""
    notes = "，".join(filter(None, [until, former.note]))
    return f"{former.name}（{notes}）" if notes else former.name


def _head_count(count: Quantity | None) -> str:
    if count is None:
        return ""
    return count.zh() if count.measure or not count.is_known else f"{count.zh()} 人"


def plans(file: BrandFile) -> Iterator[tuple[Cadence, frozenset[str] | None]]:
    """Every plan of recurring activities, with the ids of the initiatives that it counts.

    A plan of the brand counts all activities (None). A plan of an initiative counts only the
    activities of that initiative and those below it.
    """
    yield from ((plan, None) for plan in file.cadence)
    for initiative in file.all_initiatives():
        ids = frozenset(nested.id for nested in initiative.walk())
        yield from ((plan, ids) for plan in initiative.cadence)


def exemplar_totals(folder: OwnerFolder) -> Iterator[Reconciliation]:
    """The numbers of exemplars that the school declares, beside those with a page here."""
    for declared in folder.profile.exemplar_counts:
        alike = [it for it in folder.profile.exemplar_counts if it.type == declared.type]
        counted = sum(
            item.record.type == declared.type and _is_of(item.record, declared, alike)
            for item in folder.exemplars
        )
        level = declared.level.shown if declared.level else ""
        name = declared.name or declared.type.shown
        yield reconcile(f"{level}{name}", declared.count, counted)


def _is_of(exemplar: Exemplar, declared: ExemplarCount, alike: Sequence[ExemplarCount]) -> bool:
    """Whether an exemplar is of this sort, among the sorts of its type that have a name."""
    if declared.name:
        return declared.name in exemplar.name
    return not any(other.name and other.name in exemplar.name for other in alike)


def honours(file: BrandFile) -> Iterator[HonourGroup]:
    """Honours by level, the highest first and those of unknown level last.

    An honour of several levels is among the highest of them.
    """
    highest = {id(honour): _highest(honour.levels) for honour in file.honours}
    for level in sorted({*highest.values()}, key=lambda level: -level.order if level else 1):
        group = [honour for honour in file.honours if highest[id(honour)] == level]
        group.sort(key=lambda honour: honour.date.year or 0 if honour.date else 0, reverse=True)
        yield HonourGroup(level.zh if level else "级别未载", tuple(group))


def _highest(levels: tuple[Term, ...]) -> Term | None:
    return max(levels, key=lambda level: level.order, default=None)


def room_standards(six_haves: RoomStandards | None) -> Iterator[RoomStandard]:
    """The six things that a room should have, each with what the school has of it."""
    if six_haves:
        for name, field in RoomStandards.model_fields.items():
            yield RoomStandard(field.title or name, getattr(six_haves, name))


def lists(file: BrandFile) -> Iterator[ListGroup]:
    """Named lists grouped by kind."""
    kinds = sorted({item.kind for item in file.lists}, key=lambda kind: kind.order)
    for kind in kinds:
        yield ListGroup(kind.zh, tuple(item for item in file.lists if item.kind == kind))


def members(context: SiteContext, group: MemberList) -> Members:
    """One group of a bureau's members."""
    links = tuple(_member(context, member) for member in group.listed)
    total = reconcile(group.name, group.total, len(group.listed)) if group.total else None
    return Members(group.name, links, total, group.gap)


def _member(context: SiteContext, member: Member) -> PageLink:
    brand = f"品牌“{member.brand}”" if member.brand else ""
    note = " · ".join(filter(None, [brand, member.slogan, member.note]))
    address = str(member.links[0].url) if member.links else ""
    return PageLink(member.name, context.brand_url(member.owner) or address, note)


def sub_brands(context: SiteContext, slug: str) -> Iterator[PageLink]:
    """Brands of the owners that name this one as their parent."""
    for child in context.children(slug):
        yield PageLink(short(child.brand), urls.brand(child.slug), short(child.name))


def partner(context: SiteContext, partner: Partner) -> PageLink:
    """An organisation that the school works with."""
    since = f"{partner.since.zh()}起" if partner.since else ""
    note = " · ".join(filter(None, [partner.kind, since, partner.does]))
    return PageLink(partner.name, context.brand_url(partner.owner), note)


def review(review: Review | None) -> Iterator[Fact]:
    """Who wrote and who approved the brand's page."""
    if review is None:
        return
    if review.author:
        yield "撰稿", review.author.shown
    for label, step in (("初审", review.first), ("复审", review.second), ("终审", review.final)):
        if step:
            by = step.by.shown if step.by else ""
            yield label, " · ".join(filter(None, [by, step.date.zh() if step.date else ""]))
