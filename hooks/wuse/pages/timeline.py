"""The timeline of all schools: the newest activities, and every year on pages of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from wuse.pages.parts import cards, labels, urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import ActivityEntry, Directory, OwnerEntry
from wuse.pages.parts.filters import Filter, filters
from wuse.pages.parts.page import Origin, Page, PageLink
from wuse.pages.parts.paging import Pager, Part, parts
from wuse.pages.parts.years import Density, Year, density, year_title, years

Entry = tuple[OwnerEntry, ActivityEntry]
FACETS = ("colour", "type", "stage", "district", "level", "year")


@dataclass(frozen=True, slots=True)
class TimelineView:
    """What ``timeline.html`` shows."""

    title: str
    years: tuple[Year, ...]
    all_years: tuple[PageLink, ...]
    filters: tuple[Filter, ...]
    count: int
    """Activities on this page."""
    density: Density | None
    pager: Pager


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """The timeline and its years."""
    entries = directory.timeline
    by_year = [
        (cards.year_label(year), list(group))
        for year, group in groupby(entries, key=lambda entry: entry[1].date.year)
    ]
    links = tuple(
        PageLink(year_title(label), urls.year(label), str(len(group))) for label, group in by_year
    )
    origin = directory.origin(context)
    recent = entries[: context.settings.per_page]
    first = Part(urls.TIMELINE, recent, Pager(1, len(entries), ()))
    yield _page(origin, labels.ACTIVITIES, first, entries, links)
    for label, group in by_year:
        title = "时间不详的活动" if label == cards.UNDATED else f"{label}年活动"
        for part in parts(urls.year(label), group, context.settings.per_page):
            yield _page(origin, title, part, group, links)


def _page(
    origin: Origin,
    title: str,
    part: Part[Entry],
    counted: Sequence[Entry],
    links: tuple[PageLink, ...],
) -> Page:
    return Page(
        path=part.path,
        title=title,
        description=f"各学校的{title}",
        template="timeline.html",
        view=partial(_view, title, part, counted, links),
        origin=origin,
        section=urls.TIMELINE,
    )


def _view(
    title: str, part: Part[Entry], counted: Sequence[Entry], links: tuple[PageLink, ...]
) -> TimelineView:
    activity_cards = [item.card for _, item in part.items]
    return TimelineView(
        title=title,
        years=years(activity_cards),
        all_years=links,
        filters=filters(FACETS, [card.facets for card in activity_cards]),
        count=len(activity_cards),
        density=_density(counted) if part.pager.number == 1 else None,
        pager=part.pager,
    )


def _density(entries: Sequence[Entry]) -> Density | None:
    return density((item.date.year, item.date.month) for _, item in entries)
