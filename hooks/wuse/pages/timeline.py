"""The timeline of all schools: the newest activities, and every year on a page of its own.

A year that fits on a page is listed there, month by month. A longer one shows the newest of each
month, and each of its months has pages of its own. While all activities fit on a page, it can be
filtered; later, each other facet has a list of its newest activities.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import groupby

from wuse.pages.parts import cards, labels, months, tables, urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.filters import Facet, Filter, Whole
from wuse.pages.parts.list_entries import MONTH, ActivityEntry, OwnerEntry, month_facet
from wuse.pages.parts.months import CalendarRow, Spot, YearOfMonths
from wuse.pages.parts.page import Page, PageLink
from wuse.pages.parts.paging import Pager, Part, parts
from wuse.pages.parts.tables import Table

Entry = tuple[OwnerEntry, ActivityEntry]

MOST_PARTS = 10
"""Most pages of the list of a facet: all activities are listed by month already."""
A_FEW = 5
"""How many of each month the page of a long year shows."""
CHART_YEARS = 6
"""The chart of all years has the latest; every year has a chart of its own."""


@dataclass(frozen=True, slots=True)
class TimelineView:
    """What ``timeline.html`` shows."""

    title: str
    crumbs: tuple[PageLink, ...]
    chart: tuple[CalendarRow, ...]
    filters: tuple[Filter, ...]
    whole: Whole | None
    """None if the page has the whole list."""
    chosen: tuple[PageLink, ...]
    """What the page is about; the link leads to all activities."""
    remark: str
    """Which activities the page leaves out; empty if the pages of the list have them all."""
    years: tuple[YearOfMonths, ...]
    shown: int
    """Activities on this page."""
    pager: Pager


@dataclass(frozen=True)
class Timeline:
    """All activities by year and month, and where each of them is listed."""

    entries: Sequence[Entry]
    table: Table

    @property
    def per_page(self) -> int:
        """Most activities on a page."""
        return self.table.per_page

    @cached_property
    def by_spot(self) -> dict[Spot, list[Entry]]:
        """(year, month) -> its activities, newest first; years in the order of the timeline."""
        spots: dict[Spot, list[Entry]] = {}
        for entry in self.entries:
            spots.setdefault((entry[1].year, entry[1].month), []).append(entry)
        return spots

    @cached_property
    def counts(self) -> Counter[Spot]:
        """(year, month) -> how many activities it has."""
        return Counter({spot: len(entries) for spot, entries in self.by_spot.items()})

    @cached_property
    def years(self) -> dict[str, list[Entry]]:
        """Year -> its activities."""
        return {
            label: list(group)
            for label, group in groupby(self.entries, key=lambda entry: entry[1].year)
        }

    def is_long(self, label: str) -> bool:
        """Whether a year is too long for one page."""
        return len(self.years[label]) > self.per_page

    def place(self, spot: Spot) -> str:
        """Where all activities of a month are."""
        label, month = spot
        if self.is_long(label):
            return urls.month(label, month)
        return f"{urls.year(label)}#{months.anchor(label, month)}"


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """The timeline, its years, the months of long years, and the lists of facets."""
    timeline = Timeline(directory.timeline, tables.activities(context, directory))
    page = partial(_page, context, directory, timeline)
    recent = timeline.entries[: timeline.per_page]
    newest = Part(urls.TIMELINE, recent, Pager(1, len(timeline.entries), ()))
    yield page(labels.ACTIVITIES, newest)
    for label, entries in timeline.years.items():
        year = cards.year_facet(label)
        title = cards.year_heading(label)
        if not timeline.is_long(label):
            whole = Part(urls.year(label), entries, Pager(1, len(entries), ()))
            yield page(title, whole, (year,))
            continue
        spots = [spot for spot in timeline.by_spot if spot[0] == label]
        digest = [entry for spot in spots for entry in timeline.by_spot[spot][:A_FEW]]
        yield page(title, Part(urls.year(label), digest, Pager(1, len(entries), ())), (year,))
        for spot in spots:
            about = (year, month_facet(spot[1]))
            for part in parts(urls.month(*spot), timeline.by_spot[spot], timeline.per_page):
                yield page(f"{_month_title(spot)}活动", part, about)
    for path, facet in timeline.table.lists():
        entries = timeline.table.select(timeline.entries, facet)
        for part in parts(path, entries[: MOST_PARTS * timeline.per_page], timeline.per_page):
            listed = replace(part, pager=replace(part.pager, count=len(entries)))
            yield page(f"{labels.ACTIVITIES}：{facet.label}", listed, (facet,))


def _page(
    context: SiteContext,
    directory: Directory,
    timeline: Timeline,
    title: str,
    part: Part[Entry],
    about: tuple[Facet, ...] = (),
) -> Page:
    return Page(
        path=part.path,
        title=title,
        description=f"各学校的{title}",
        template="timeline.html",
        view=partial(_view, timeline, title, part, about),
        origin=directory.origin(context),
        section=urls.TIMELINE,
    )


def _view(
    timeline: Timeline, title: str, part: Part[Entry], about: tuple[Facet, ...]
) -> TimelineView:
    shown = [item for _, item in part.items]
    label, spot = _year(about), _spot(about)
    by_facet = bool(about) and not label
    counts = Counter({spot: timeline.counts[spot]}) if spot else timeline.counts
    return TimelineView(
        title=title,
        crumbs=tuple(_crumbs(label, spot)),
        chart=() if by_facet else _chart(timeline, label, _place_from(timeline, part)),
        filters=timeline.table.filters_of([item.facets for item in shown], about, part.pager),
        whole=timeline.table.whole("acts", about) if len(shown) < part.pager.count else None,
        chosen=tuple(_chosen(about)),
        remark=_remark(timeline, part, label, spot, by_facet),
        years=months.by_month(
            shown,
            None if by_facet else counts,
            timeline.place,
            lambda year: "" if year == label else urls.year(year),
        ),
        shown=len(shown),
        pager=part.pager,
    )


def _year(about: tuple[Facet, ...]) -> str:
    """The label of the year that a page is about; empty if it is about none."""
    return next((facet.value for facet in about if facet.name == "year"), "")


def _spot(about: tuple[Facet, ...]) -> Spot | None:
    """The month that a page is about."""
    month = next((facet for facet in about if facet.name == MONTH), None)
    return (_year(about), int(month.value)) if month else None


def _chosen(about: tuple[Facet, ...]) -> Iterator[PageLink]:
    """A month is one choice together with its year."""
    if spot := _spot(about):
        yield PageLink(_month_title(spot), urls.TIMELINE)
        return
    yield from (PageLink(facet.label, urls.TIMELINE) for facet in about)


def _remark(
    timeline: Timeline, part: Part[Entry], label: str, spot: Spot | None, by_facet: bool
) -> str:
    if label and not spot and timeline.is_long(label):
        return "每月列最近的几项，全部活动在各月的页面。"
    most = MOST_PARTS * timeline.per_page
    if by_facet and part.pager.count > most:
        return f"列出最近的 {most:,} 项，更早的在各年的页面。"
    return ""


def _place_from(timeline: Timeline, part: Part[Entry]) -> Callable[[Spot], str]:
    """Where a month's activities are: an anchor, if the page of ``part`` lists them all."""
    here = Counter((item.year, item.month) for _, item in part.items)

    def place(spot: Spot) -> str:
        whole = here[spot] == timeline.counts[spot]
        return f"#{months.anchor(*spot)}" if whole else timeline.place(spot)

    return place


def _chart(timeline: Timeline, label: str, place: Callable[[Spot], str]) -> tuple[CalendarRow, ...]:
    """The chart of one year, or of the latest years."""
    counts = timeline.counts
    if label:
        counts = Counter({spot: count for spot, count in counts.items() if spot[0] == label})
    return months.calendar(counts, place, urls.year)[:CHART_YEARS]


def _crumbs(label: str, spot: Spot | None) -> Iterator[PageLink]:
    if label:
        yield PageLink(labels.TIMELINE, urls.TIMELINE)
    if spot:
        yield PageLink(cards.year_facet(label).label, urls.year(label))


def _month_title(spot: Spot) -> str:
    label, month = spot
    return f"{label}年{month}月" if month else f"{label}年月份不详"
