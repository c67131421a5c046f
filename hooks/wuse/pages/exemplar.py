"""The page of an exemplar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from wuse.model.records import Exemplar
from wuse.model.region import OwnerFolder, Sourced
from wuse.pages.parts import cards, linked_data, urls
from wuse.pages.parts.badges import Badge
from wuse.pages.parts.cards import ActivityCard
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.figures import Figure, figures
from wuse.pages.parts.frame import Frame, frame, neighbours
from wuse.pages.parts.markdown import plain, render
from wuse.pages.parts.page import Fact, Page, PageLink
from wuse.pages.parts.pictures import PictureView


@dataclass(frozen=True, slots=True)
class ExemplarView:
    """What ``exemplar.html`` shows."""

    record: Exemplar
    frame: Frame
    name: str
    badge: Badge | None
    facts: tuple[Fact, ...]
    portrait: PictureView | None
    story: Markup
    gallery: tuple[PictureView, ...]
    figures: tuple[Figure, ...]
    mentors: tuple[PageLink, ...]
    apprentices: tuple[PageLink, ...]
    activities: tuple[ActivityCard, ...]


def owner_pages(context: SiteContext, folder: OwnerFolder) -> Iterator[Page]:
    """The pages of an owner's exemplars."""
    for position, item in enumerate(folder.exemplars):
        yield _page(context, folder, position, item)


def _page(
    context: SiteContext, folder: OwnerFolder, position: int, item: Sourced[Exemplar]
) -> Page:
    portrait = context.gallery(folder.slug, item.record.portrait)
    name, path = cards.exemplar_name(item.record), urls.exemplar(folder.slug, item.id)
    return Page(
        path=path,
        title=f"{name}｜{folder.name}",
        description=item.record.summary or plain(item.record.story),
        template="exemplar.html",
        view=lambda: _view(context, folder, position, item),
        origin=context.origin(item.path, urls.brand_json(folder.slug)),
        section=urls.EXEMPLARS,
        image=portrait.src if portrait else "",
        linked_data=lambda: (
            linked_data.person(context, folder, item),
            linked_data.brand_breadcrumbs(context, folder, PageLink(name, path)),
        ),
    )


def _view(
    context: SiteContext, folder: OwnerFolder, position: int, item: Sourced[Exemplar]
) -> ExemplarView:
    record, slug = item.record, folder.slug

    def link(other: Sourced[Exemplar]) -> PageLink:
        name = cards.exemplar_name(other.record)
        return PageLink(name, urls.exemplar(slug, other.id), other.record.type.shown)

    links = {other.id: link(other) for other in folder.exemplars}
    return ExemplarView(
        record=record,
        frame=frame(context, folder, *neighbours(folder.exemplars, position, link), item.id),
        name=cards.exemplar_name(record),
        badge=next(iter(context.badges_of(folder, record.initiative)), None),
        facts=tuple(_facts(record)),
        portrait=context.gallery(slug, record.portrait),
        story=render(record.story, heading=2),
        gallery=context.gallery.all(slug, record.photos),
        figures=figures(record.metrics),
        mentors=tuple(links[id] for id in record.mentors if id in links),
        apprentices=tuple(links[id] for id in record.apprentices if id in links),
        activities=tuple(
            cards.activity_card(context, folder, activity)
            for activity in folder.activities
            if activity.id in record.activities
        ),
    )


def _facts(record: Exemplar) -> Iterator[Fact]:
    rows = [
        ("类型", record.type.shown),
        ("身份", record.role),
        ("级别", record.level.shown if record.level else ""),
        ("所在", record.place),
        ("开始时间", record.since.zh() if record.since else ""),
        ("人数", record.members.zh() if record.members else ""),
    ]
    yield from ((label, text) for label, text in rows if text)
