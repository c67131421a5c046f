"""The page of one brand: everything that its folder says, section by section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from wuse.model.brand import BrandFile, Honour, Plan, Review, SixHaves
from wuse.model.owner import Branch, MemberList
from wuse.model.practice import Cadence, NamedList
from wuse.model.region import OwnerFolder

from . import cards, urls
from .cadence import CadenceTable, table
from .cards import ActivityCard, ExemplarCard
from .carriers import Badge
from .colour import tone
from .figures import Figure, Reconciliation, figures, reconcile
from .initiative import InitiativeView, Promise, promise, view
from .markdown import plain, render
from .page import Page
from .pictures import Picture
from .showcase import Showcase
from .timeline import Density, Filter, Year, density, filters, years

Fact = tuple[str, str]
"""(label, text)"""


@dataclass(frozen=True, slots=True)
class HonourGroup:
    """Honours of one level."""

    level: str
    honours: tuple[Honour, ...]


@dataclass(frozen=True, slots=True)
class Have:
    """One of the six things that an activity room should have."""

    name: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the site."""

    label: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Members:
    """A bureau's members: those that the source lists, and its declared total."""

    name: str
    links: tuple[Link, ...]
    total: Reconciliation | None
    gap: str


@dataclass(frozen=True, slots=True)
class ListGroup:
    """Named lists of one kind under one heading."""

    title: str
    lists: tuple[NamedList, ...]


@dataclass(frozen=True, slots=True)
class BrandView:
    """Everything that ``brand.html`` shows."""

    slug: str
    file: BrandFile
    name_lines: tuple[str, ...]
    kicker: str
    style: str
    cover: Picture | None
    logo: Picture | None
    hero_facts: tuple[Fact, ...]
    ribbon: tuple[Badge, ...]
    meaning: Markup
    facts: tuple[Fact, ...]
    initiatives_title: str
    initiatives: tuple[InitiativeView, ...]
    pairs: tuple[InitiativeView, ...]
    promises: tuple[Promise, ...]
    cadence: CadenceTable | None
    years: tuple[Year, ...]
    activity_total: int
    filters: tuple[Filter, ...]
    density: Density | None
    exemplars: tuple[ExemplarCard, ...]
    exemplar_totals: tuple[Reconciliation, ...]
    figures: tuple[Figure, ...]
    honours: tuple[HonourGroup, ...]
    haves: tuple[Have, ...]
    lists: tuple[ListGroup, ...]
    plans: tuple[Plan, ...]
    branches: tuple[Branch, ...]
    members: tuple[Members, ...]
    sub_brands: tuple[Link, ...]
    partners: tuple[Link, ...]
    gallery: tuple[Picture, ...]
    case: Link | None
    review: tuple[Fact, ...]
    sections: tuple[Link, ...]


def page(showcase: Showcase, folder: OwnerFolder) -> Page:
    """The page of one brand."""
    file = folder.file
    picture = cards.cover(showcase, folder)
    return Page(
        path=urls.brand(folder.slug),
        title=f"{file.brand.name}｜{folder.name}",
        description=file.brand.slogan or plain(file.brand.idea or file.brand.meaning),
        template="brand.html",
        view=lambda: brand_view(showcase, folder),
        origin=showcase.origin(folder.brand.path, folder.slug),
        section=urls.WALL,
        image=picture.src if picture else "",
    )


def brand_view(showcase: Showcase, folder: OwnerFolder) -> BrandView:
    """Compute everything that the page shows."""
    file, slug = folder.file, folder.slug
    marks = showcase.marks(folder)
    activity_cards = [cards.activity_card(showcase, folder, item) for item in folder.activities]
    initiatives = tuple(view(top, marks) for top in file.initiatives)
    complete = BrandView(
        slug=slug,
        file=file,
        name_lines=tuple(file.brand.name.replace("，", " ").split()),
        kicker=cards.kicker(showcase, folder),
        style=tone(file.theme.colour or showcase.settings.accent).style,
        cover=cards.cover(showcase, folder),
        logo=showcase.gallery(slug, file.brand.logo),
        hero_facts=tuple(_hero_facts(folder)),
        ribbon=tuple(marks[top.id] for top in file.initiatives),
        meaning=render(file.brand.meaning),
        facts=tuple(_facts(showcase, file)),
        initiatives_title=file.initiatives_title or "实施载体",
        initiatives=initiatives,
        pairs=tuple(item for item in initiatives if item.pair),
        promises=tuple(map(promise, file.commitments)),
        cadence=table(_plans(file), [item.record for item in folder.activities]),
        years=years(activity_cards),
        activity_total=len(activity_cards),
        filters=filters(
            ("initiative", "type"),
            [card.facets for card in activity_cards],
            marks,
        ),
        density=density(
            (item.record.date.year, item.record.date.month) for item in folder.activities
        ),
        exemplars=tuple(
            cards.exemplar_card(showcase, folder, item) for item in folder.exemplars
        ),
        exemplar_totals=tuple(_exemplar_totals(folder)),
        figures=figures(file.metrics),
        honours=tuple(_honours(file)),
        haves=tuple(_haves(file.six_haves)),
        lists=tuple(_lists(file)),
        plans=file.plan,
        branches=file.owner.branches,
        members=tuple(_members(showcase, group) for group in file.owner.members),
        sub_brands=tuple(_sub_brands(showcase, slug)),
        partners=tuple(_partners(showcase, file)),
        gallery=showcase.gallery.all(slug, file.photos),
        case=Link(folder.case.record.title, urls.case(slug), folder.case.record.summary)
        if folder.case
        else None,
        review=tuple(_review(file.review)),
        sections=(),
    )
    return replace(complete, sections=tuple(_sections(complete)))


def _hero_facts(folder: OwnerFolder) -> Iterator[Fact]:
    """(numeral, what it counts), at most four."""
    file = folder.file
    if file.brand.since:
        yield str(file.brand.since.year or file.brand.since.zh()), "创建"
    if folder.activities:
        yield str(len(folder.activities)), "项活动记录"
    if folder.exemplars:
        yield str(len(folder.exemplars)), "个先锋典型"
    if (recognition := file.recognition) and recognition.level:
        yield recognition.level.zh, recognition.grade or recognition.status.zh


def _facts(showcase: Showcase, file: BrandFile) -> Iterator[Fact]:
    owner, brand = file.owner, file.brand
    parent = showcase.region.owners.get(owner.parent or "")
    recognition = file.recognition
    rows = [
        ("党组织", owner.organisation),
        ("组织类型", str(owner.org_type or "")),
        ("上级", parent.name if parent else owner.parent_name),
        ("承办科室", owner.office),
        ("创建时间", brand.since.zh() if brand.since else ""),
        ("内容时间", brand.period),
        ("党员", owner.party_members.zh() if owner.party_members else ""),
        ("教职工", owner.staff.zh() if owner.staff else ""),
        ("学生", owner.students.zh() if owner.students else ""),
        ("主题教育", "、".join(term.zh for term in brand.campaigns)),
        ("状态", recognition.status.zh if recognition else ""),
        ("命名单位", recognition.by if recognition else ""),
        ("命名时间", recognition.year.zh() if recognition and recognition.year else ""),
        (
            "有效期至",
            recognition.valid_until.zh() if recognition and recognition.valid_until else "",
        ),
    ]
    yield from ((label, text) for label, text in rows if text)


def _plans(file: BrandFile) -> Iterator[tuple[Cadence, frozenset[str] | None]]:
    """Every plan of recurring activities; one below an initiative counts its activities only."""
    yield from ((plan, None) for plan in file.cadence)
    for initiative in file.all_initiatives():
        ids = frozenset(below.id for below in initiative.walk())
        yield from ((plan, ids) for plan in initiative.cadence)


def _exemplar_totals(folder: OwnerFolder) -> Iterator[Reconciliation]:
    for declared in folder.file.exemplar_counts:
        counted = sum(item.record.type == declared.type for item in folder.exemplars)
        level = declared.level.zh if declared.level else ""
        yield reconcile(f"{level}{declared.type.zh}", declared.count, counted)


def _honours(file: BrandFile) -> Iterator[HonourGroup]:
    """Highest level first; honours of unknown level last."""
    levels = {honour.level for honour in file.honours}
    for level in sorted(levels, key=lambda level: -level.order if level else 1):
        group = [honour for honour in file.honours if honour.level == level]
        group.sort(key=lambda honour: honour.date.year or 0 if honour.date else 0, reverse=True)
        yield HonourGroup(level.zh if level else "级别未载", tuple(group))


def _haves(haves: SixHaves | None) -> Iterator[Have]:
    if haves:
        for name, field in SixHaves.model_fields.items():
            yield Have(field.title or name, getattr(haves, name))


def _lists(file: BrandFile) -> Iterator[ListGroup]:
    kinds = sorted({item.kind for item in file.lists}, key=lambda kind: kind.order)
    for kind in kinds:
        yield ListGroup(kind.zh, tuple(item for item in file.lists if item.kind == kind))


def _members(showcase: Showcase, group: MemberList) -> Members:
    links = tuple(
        Link(
            member.name,
            urls.brand(member.owner) if member.owner in showcase.region.owners else "",
            member.note,
        )
        for member in group.listed
    )
    total = reconcile(group.name, group.total, len(group.listed)) if group.total else None
    return Members(group.name, links, total, group.gap)


def _sub_brands(showcase: Showcase, slug: str) -> Iterator[Link]:
    for child in showcase.region.children.get(slug, ()):
        folder = showcase.region.owners[child]
        yield Link(folder.file.brand.name, urls.brand(child), folder.name)


def _partners(showcase: Showcase, file: BrandFile) -> Iterator[Link]:
    for partner in file.partners:
        url = urls.brand(partner.owner) if partner.owner in showcase.region.owners else ""
        since = f"{partner.since.zh()}起" if partner.since else ""
        yield Link(partner.name, url, " · ".join(filter(None, [partner.kind, since, partner.does])))


def _review(review: Review | None) -> Iterator[Fact]:
    if review is None:
        return
    if review.author:
        yield "撰稿", review.author.shown
    for label, step in (("初审", review.first), ("复审", review.second), ("终审", review.final)):
        if step:
            by = step.by.shown if step.by else ""
            yield label, " · ".join(filter(None, [by, step.date.zh() if step.date else ""]))


def _sections(view: BrandView) -> Iterator[Link]:
    """The sections that have something to show, for the list of contents."""
    file = view.file
    present = [
        ("meaning", "品牌内涵", view.meaning or file.brand.idea or view.facts),
        ("initiatives", view.initiatives_title, view.initiatives),
        ("cadence", "计划与记录", view.cadence),
        ("timeline", "活动时间轴", view.years),
        ("exemplars", "先锋典型", view.exemplars or view.exemplar_totals),
        ("results", "成效", view.figures or file.outcomes),
        ("honours", "荣誉", view.honours),
        ("facilities", "阵地", view.haves or file.facilities),
        ("methods", "工作法", file.methods),
        ("lists", "机制与清单", view.lists),
        ("documents", "制度文件", file.documents),
        ("projects", "项目与作品", file.projects or file.works or file.theme_years),
        ("plans", "计划", view.plans),
        ("case", "典型案例", view.case),
        ("organisation", "组织与共建", view.branches or view.members or view.partners
         or view.sub_brands),
        ("gallery", "图片", view.gallery),
        ("sources", "资料来源", file.sources or view.review or file.gaps),
    ]
    yield from (Link(label, f"#{id}") for id, label, content in present if content)
