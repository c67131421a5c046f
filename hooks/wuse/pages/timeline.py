"""The timeline of all schools: the newest activities, and every year on a page of its own.

A year that fits on a page is listed there, month by month. A longer one shows the newest of each
month, and each of its months has pages of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import groupby

from wuse.pages.parts import cards, labels, months, urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import ActivityEntry, Directory, OwnerEntry
from wuse.pages.parts.filters import Facet, Filter, Option, filters, of_pages
from wuse.pages.parts.months import CalendarRow, Spot, YearOfMonths
from wuse.pages.parts.page import Page, PageLink
from wuse.pages.parts.paging import Pager, Part, parts

Entry = tuple[OwnerEntry, ActivityEntry]
FACETS = ("colour", "type", "stage", "district", "level")

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
    chosen: tuple[PageLink, ...]
    """The year that the page is about; the link leads to all years."""
    is_digest: bool
    """Whether each month is shown in part."""
    years: tuple[YearOfMonths, ...]
    shown: int
    """Activities on this page."""
    pager: Pager


@dataclass(frozen=True)
class Timeline:
    """All activities by year and month, and where each of them is listed."""

    entries: Sequence[Entry]
    per_page: int

    @cached_property
    def by_spot(self) -> dict[Spot, list[Entry]]:
        """(year, month) -> its activities, newest first; years in the order of the timeline."""
        spots: dict[Spot, list[Entry]] = {}
        for entry in self.entries:
            card = entry[1].card
            spots.setdefault((card.year, card.month), []).append(entry)
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
            for label, group in groupby(self.entries, key=lambda entry: entry[1].card.year)
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

    @cached_property
    def year_options(self) -> tuple[Option, ...]:
        """The pages of the years, as a filter offers them."""
        return tuple(
            Option(Facet("year", label, _year_title(label)), len(entries), url=urls.year(label))
            for label, entries in self.years.items()
        )


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """The timeline, its years, and the months of long years."""
    timeline = Timeline(directory.timeline, context.settings.per_page)
    page = partial(_page, context, directory, timeline)
    recent = timeline.entries[: timeline.per_page]
    newest = Part(urls.TIMELINE, recent, Pager(1, len(timeline.entries), ()))
    yield page(labels.ACTIVITIES, newest)
    for label, entries in timeline.years.items():
        title = f"{_year_title(label)}活动" if label != cards.UNDATED else "时间不详的活动"
        if not timeline.is_long(label):
            yield page(title, Part(urls.year(label), entries, Pager(1, len(entries), ())), label)
            continue
        spots = [spot for spot in timeline.by_spot if spot[0] == label]
        digest = [entry for spot in spots for entry in timeline.by_spot[spot][:A_FEW]]
        yield page(title, Part(urls.year(label), digest, Pager(1, len(entries), ())), label)
        for spot in spots:
            month = _month_title(spot)
            for part in parts(urls.month(*spot), timeline.by_spot[spot], timeline.per_page):
                yield page(f"{month}活动", part, label, spot)


def _page(
    context: SiteContext,
    directory: Directory,
    timeline: Timeline,
    title: str,
    part: Part[Entry],
    label: str = "",
    spot: Spot | None = None,
) -> Page:
    return Page(
        path=part.path,
        title=title,
        description=f"各学校的{title}",
        template="timeline.html",
        view=partial(_view, timeline, title, part, label, spot),
        origin=directory.origin(context),
        section=urls.TIMELINE,
    )


def _view(
    timeline: Timeline, title: str, part: Part[Entry], label: str, spot: Spot | None
) -> TimelineView:
    shown = [item.card for _, item in part.items]
    is_digest = bool(label) and not spot and timeline.is_long(label)
    year_options = tuple(
        Option(it.facet, it.count, url=it.url, is_current=it.facet.value == label)
        for it in timeline.year_options
    )
    chosen = _month_title(spot) if spot else _year_title(label)
    return TimelineView(
        title=title,
        crumbs=tuple(_crumbs(label, spot)),
        chart=_chart(timeline, label, _place_from(timeline, part)),
        filters=(
            of_pages("year", year_options),
            *(() if is_digest else filters(FACETS, [card.facets for card in shown])),
        ),
        chosen=(PageLink(chosen, urls.TIMELINE),) if label else (),
        is_digest=is_digest,
        years=months.by_month(
            shown,
            Counter({spot: timeline.counts[spot]}) if spot else timeline.counts,
            timeline.place,
            lambda year: "" if year == label else urls.year(year),
        ),
        shown=len(shown),
        pager=part.pager,
    )


def _place_from(timeline: Timeline, part: Part[Entry]) -> Callable[[Spot], str]:
    """Where a month's activities are: an anchor, if the page of ``part`` lists them all."""
    here = Counter((item.card.year, item.card.month) for _, item in part.items)

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
        yield PageLink(_year_title(label), urls.year(label))


def _year_title(label: str) -> str:
    return "时间不详" if label == cards.UNDATED else f"{label}年"


def _month_title(spot: Spot) -> str:
    label, month = spot
    return f"{label}年{month}月" if month else f"{label}年月份不详"
