"""The pages of single records: an activity, an exemplar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from wuse.model.records import Activity, Exemplar
from wuse.model.region import OwnerFolder, Sourced

from . import cards, linked_data, urls
from .cards import ActivityCard, ExemplarCard
from .carriers import Badge
from .case import case_page
from .figures import Figure, figures
from .frame import Frame, around, frame
from .links import Fact, Link
from .markdown import plain, render
from .page import Page
from .pictures import Picture
from .showcase import Showcase


@dataclass(frozen=True, slots=True)
class ActivityView:
    """What ``activity.html`` shows."""

    record: Activity
    frame: Frame
    date: str
    iso: str
    badges: tuple[Badge, ...]
    facts: tuple[Fact, ...]
    lead: str
    body: Markup
    cover: Picture | None
    gallery: tuple[Picture, ...]
    figures: tuple[Figure, ...]
    exemplars: tuple[ExemplarCard, ...]


@dataclass(frozen=True, slots=True)
class ExemplarView:
    """What ``exemplar.html`` shows."""

    record: Exemplar
    frame: Frame
    name: str
    badge: Badge | None
    facts: tuple[Fact, ...]
    portrait: Picture | None
    story: Markup
    gallery: tuple[Picture, ...]
    figures: tuple[Figure, ...]
    mentors: tuple[Link, ...]
    apprentices: tuple[Link, ...]
    activities: tuple[ActivityCard, ...]


def pages(showcase: Showcase, folder: OwnerFolder) -> Iterator[Page]:
    """All record pages of one owner."""
    for position, activity in enumerate(folder.activities):
        yield _activity(showcase, folder, position, activity)
    for position, exemplar in enumerate(folder.exemplars):
        yield _exemplar(showcase, folder, position, exemplar)
    if folder.case:
        yield case_page(showcase, folder, folder.case)


def _activity(
    showcase: Showcase, folder: OwnerFolder, position: int, item: Sourced[Activity]
) -> Page:
    pictures = showcase.gallery.all(folder.slug, item.record.photos)
    image = pictures[0].src if pictures else ""
    path = urls.activity(folder.slug, item.id)
    return Page(
        path=path,
        title=f"{item.record.title}｜{folder.name}",
        description=item.record.summary or plain(item.record.body),
        template="activity.html",
        view=lambda: _activity_view(showcase, folder, position, item),
        origin=showcase.origin(item.path, urls.brand_json(folder.slug)),
        section=urls.TIMELINE,
        image=image,
        linked=lambda: (
            linked_data.event(showcase, folder, item, image),
            linked_data.below_brand(showcase, folder, Link(item.record.title, path)),
        ),
    )


def _activity_view(
    showcase: Showcase, folder: OwnerFolder, position: int, item: Sourced[Activity]
) -> ActivityView:
    record, slug = item.record, folder.slug
    marks = showcase.marks(folder)
    pictures = showcase.gallery.all(slug, record.photos)

    def link(other: Sourced[Activity]) -> Link:
        return Link(other.record.title, urls.activity(slug, other.id), other.record.date.zh())

    return ActivityView(
        record=record,
        frame=frame(showcase, folder, *around(folder.activities, position, link)),
        date=record.date.zh(),
        iso=record.date.iso or "",
        badges=tuple(marks[id] for id in record.initiative if id in marks),
        facts=tuple(_activity_facts(record)),
        lead=record.summary,
        body=render(record.body, heading=2),
        cover=pictures[0] if pictures else None,
        gallery=pictures[1:],
        figures=figures(record.metrics),
        exemplars=tuple(
            cards.exemplar_card(showcase, folder, exemplar)
            for exemplar in folder.exemplars
            if item.id in exemplar.record.activities
        ),
    )


def _activity_facts(record: Activity) -> Iterator[Fact]:
    people = [
        " ".join(filter(None, [group.kind.zh, group.count.zh() if group.count else "", group.note]))
        for group in record.participants
    ]
    rows = [
        ("类型", f"{record.type.zh}{f'（{record.nature.zh}）' if record.nature else ''}"),
        ("主题", record.theme),
        ("地点", record.place),
        ("主讲", record.presenter.shown if record.presenter else ""),
        ("参加", "、".join(people)),
        ("面向", "、".join(record.audience)),
        ("共同举办", "、".join(record.partners)),
        ("系列", record.series),
        ("相关文件", "".join(f"《{title.strip('《》')}》" for title in record.documents)),
        ("标签", "、".join(record.tags)),
    ]
    yield from ((label, text) for label, text in rows if text)


def _exemplar(
    showcase: Showcase, folder: OwnerFolder, position: int, item: Sourced[Exemplar]
) -> Page:
    portrait = showcase.gallery(folder.slug, item.record.portrait)
    name, path = cards.exemplar_name(item.record), urls.exemplar(folder.slug, item.id)
    return Page(
        path=path,
        title=f"{name}｜{folder.name}",
        description=item.record.summary or plain(item.record.story),
        template="exemplar.html",
        view=lambda: _exemplar_view(showcase, folder, position, item),
        origin=showcase.origin(item.path, urls.brand_json(folder.slug)),
        section=urls.EXEMPLARS,
        image=portrait.src if portrait else "",
        linked=lambda: (
            linked_data.person(showcase, folder, item),
            linked_data.below_brand(showcase, folder, Link(name, path)),
        ),
    )


def _exemplar_view(
    showcase: Showcase, folder: OwnerFolder, position: int, item: Sourced[Exemplar]
) -> ExemplarView:
    record, slug = item.record, folder.slug
    marks = showcase.marks(folder)

    def link(other: Sourced[Exemplar]) -> Link:
        name = cards.exemplar_name(other.record)
        return Link(name, urls.exemplar(slug, other.id), other.record.type.zh)

    links = {other.id: link(other) for other in folder.exemplars}
    return ExemplarView(
        record=record,
        frame=frame(showcase, folder, *around(folder.exemplars, position, link)),
        name=cards.exemplar_name(record),
        badge=next((marks[id] for id in record.initiative if id in marks), None),
        facts=tuple(_exemplar_facts(record)),
        portrait=showcase.gallery(slug, record.portrait),
        story=render(record.story, heading=2),
        gallery=showcase.gallery.all(slug, record.photos),
        figures=figures(record.metrics),
        mentors=tuple(links[id] for id in record.mentors if id in links),
        apprentices=tuple(links[id] for id in record.apprentices if id in links),
        activities=tuple(
            cards.activity_card(showcase, folder, activity)
            for activity in folder.activities
            if activity.id in record.activities
        ),
    )


def _exemplar_facts(record: Exemplar) -> Iterator[Fact]:
    rows = [
        ("类型", record.type.zh),
        ("身份", record.role),
        ("所在", record.place),
        ("开始时间", record.since.zh() if record.since else ""),
        ("人数", record.members.zh() if record.members else ""),
    ]
    yield from ((label, text) for label, text in rows if text)
