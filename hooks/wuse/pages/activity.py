"""The page of an activity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from wuse.model.records import Activity
from wuse.model.region import OwnerFolder, Sourced
from wuse.pages.parts import cards, linked_data, urls
from wuse.pages.parts.badges import Badge
from wuse.pages.parts.cards import ExemplarCard
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.figures import Figure, figures
from wuse.pages.parts.frame import Frame, frame, neighbours
from wuse.pages.parts.markdown import plain, render
from wuse.pages.parts.page import Fact, Page, PageLink
from wuse.pages.parts.pictures import PictureView
from wuse.pages.parts.short import short

_RELATED = 3
"""Most activities of a group of related ones."""


@dataclass(frozen=True, slots=True)
class RelatedGroup:
    """Activities that have one thing in common with the one that is shown."""

    title: str
    links: tuple[PageLink, ...]


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
    cover: PictureView | None
    gallery: tuple[PictureView, ...]
    figures: tuple[Figure, ...]
    exemplars: tuple[ExemplarCard, ...]
    related: tuple[RelatedGroup, ...]


def owner_pages(context: SiteContext, folder: OwnerFolder) -> Iterator[Page]:
    """The pages of an owner's activities."""
    for position, item in enumerate(folder.activities):
        yield _page(context, folder, position, item)


def _page(
    context: SiteContext, folder: OwnerFolder, position: int, item: Sourced[Activity]
) -> Page:
    pictures = context.gallery.all(folder.slug, item.record.photos)
    image = pictures[0].src if pictures else ""
    path = urls.activity(folder.slug, item.id)
    return Page(
        path=path,
        title=f"{item.record.title}｜{folder.name}",
        description=item.record.summary or plain(item.record.body),
        template="activity.html",
        view=lambda: _view(context, folder, position, item),
        origin=context.origin(item.path, urls.brand_json(folder.slug)),
        section=urls.TIMELINE,
        image=image,
        linked_data=lambda: (
            linked_data.event(context, folder, item, image),
            linked_data.brand_breadcrumbs(context, folder, PageLink(item.record.title, path)),
        ),
    )


def _view(
    context: SiteContext, folder: OwnerFolder, position: int, item: Sourced[Activity]
) -> ActivityView:
    record, slug = item.record, folder.slug
    pictures = context.gallery.all(slug, record.photos)
    link = partial(_link, slug)
    return ActivityView(
        record=record,
        frame=frame(context, folder, *neighbours(folder.activities, position, link), item.id),
        date=record.date.zh(),
        iso=record.date.iso or "",
        badges=context.badges_of(folder, record.initiative),
        facts=tuple(_facts(record)),
        lead=record.summary,
        body=render(record.body, heading=2),
        cover=pictures[0] if pictures else None,
        gallery=pictures[1:],
        figures=figures(record.metrics),
        exemplars=tuple(
            cards.exemplar_card(context, folder, exemplar)
            for exemplar in folder.exemplars
            if item.id in exemplar.record.activities
        ),
        related=tuple(_related(context, folder, item)),
    )


def _related(
    context: SiteContext, folder: OwnerFolder, item: Sourced[Activity]
) -> Iterator[RelatedGroup]:
    """Others of the series, of the initiative, and of the type elsewhere; each stands once."""
    record, shown = item.record, {item.id}

    def group(title: str, others: Iterable[Sourced[Activity]]) -> Iterator[RelatedGroup]:
        chosen = [other for other in others if other.id not in shown][:_RELATED]
        shown.update(other.id for other in chosen)
        if chosen:
            yield RelatedGroup(title, tuple(_link(folder.slug, other) for other in chosen))

    place = {other.id: number for number, other in enumerate(folder.activities)}
    # The nearest in time first.
    others = sorted(folder.activities, key=lambda it: abs(place[it.id] - place[item.id]))
    if record.series:
        same = (other for other in others if other.record.series == record.series)
        yield from group(f"系列“{short(record.series)}”", same)
    for badge in context.badges_of(folder, record.initiative)[:2]:
        same = (other for other in others if badge.id in other.record.initiative)
        yield from group(badge.name, same)
    if elsewhere := context.related_to(folder.slug).of_type(record.type.code):
        links = tuple(
            PageLink(
                short(it.activity.title),
                urls.activity(it.owner.slug, it.activity.id),
                f"{short(it.owner.name)} · {it.activity.date}",
            )
            for it in elsewhere
        )
        yield RelatedGroup(f"别处的{record.type.zh}", links)


def _link(slug: str, other: Sourced[Activity]) -> PageLink:
    url = urls.activity(slug, other.id)
    return PageLink(short(other.record.title), url, other.record.date.zh())


def _facts(record: Activity) -> Iterator[Fact]:
    people = [
        " ".join(
            filter(None, [group.called, group.count.zh() if group.count else "", group.remark])
        )
        for group in record.participants
    ]
    rows = [
        ("主办单位", "、".join(record.organiser)),
        ("类型", f"{record.type.shown}{f'（{record.nature.zh}）' if record.nature else ''}"),
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
