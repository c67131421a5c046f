"""The activities of one brand, and the pages that list them.

One page has them all, with filters, while it stays light. Of more, it lists the newest, and every
year has a page of its own, in parts if one is too long as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

import msgspec

from . import labels, urls
from .badges import Badge
from .cards import ActivityCard, year_heading
from .filters import Filter, filters
from .months import CalendarRow, Spot, YearOfMonths, anchor, by_month, calendar, year_title
from .page import PageLink
from .paging import Pager, Part, parts

MOST = 200
"""Most activities on a page, which then has some 200 KB; it has to stay below 500."""
MOST_IN_DOSSIER = 500
"""A dossier has the rest of the brand as well, and shows activities without summary and picture
if they are more than `MOST`."""


@dataclass(frozen=True, slots=True)
class ActivityList:
    """What a page shows of the activities of a brand."""

    heading: str
    filters: tuple[Filter, ...]
    """Empty if the page has a part of what its heading promises."""
    chart: tuple[CalendarRow, ...]
    """Empty if hardly any activity has a month."""
    years: tuple[YearOfMonths, ...]
    shown: int
    elsewhere: tuple[tuple[str, PageLink], ...]
    """(anchor, page) of the years of which the newest have none."""
    pager: Pager

    @property
    def is_part(self) -> bool:
        """Whether the page lacks some of what its heading promises."""
        return self.shown < self.pager.count


@dataclass(frozen=True)
class BrandTimeline:
    """All activities of a brand, and where each of them is listed."""

    slug: str
    cards: Sequence[ActivityCard]
    """Newest first."""
    badges: Mapping[str, Badge]

    @property
    def is_spread(self) -> bool:
        """Whether they need more than one page."""
        return len(self.cards) > MOST

    @cached_property
    def years(self) -> Mapping[str, Sequence[ActivityCard]]:
        """Label of a year -> its activities."""
        return {
            label: tuple(group) for label, group in groupby(self.cards, key=lambda card: card.year)
        }

    @cached_property
    def counts(self) -> Counter[Spot]:
        """(year, month) -> how many activities it has."""
        return Counter((card.year, card.month) for card in self.cards)

    @cached_property
    def newest(self) -> ActivityList:
        """All of them on one page, or the newest."""
        return self._list(self.cards[:MOST], len(self.cards))

    @cached_property
    def dossier(self) -> ActivityList:
        """What the dossier prints."""
        shown = self.cards[:MOST_IN_DOSSIER]
        if self.is_spread:
            shown = [msgspec.structs.replace(card, summary="", picture=None) for card in shown]
        return self._list(shown, len(self.cards))

    def pages(self) -> Iterator[tuple[str, ActivityList]]:
        """(path, what is listed) of the pages of years; none while one page has everything."""
        for label in self.years if self.is_spread else ():
            for part in self._parts(label):
                yield part.path, self._list(part.items, part.pager.count, label, part.pager)

    @property
    def contents(self) -> tuple[PageLink, ...]:
        """All years: where they are on the one page, or their pages."""
        return tuple(
            PageLink(year_title(label), self.year_url(label), str(len(cards)))
            for label, cards in self.years.items()
        )

    def year_url(self, label: str) -> str:
        """Where a year is on the one page, or its page."""
        return urls.brand_year(self.slug, label) if self.is_spread else f"#year-{label}"

    def _parts(self, label: str) -> Iterator[Part[ActivityCard]]:
        return parts(self.year_url(label), self.years[label], MOST)

    @cached_property
    def _places(self) -> Mapping[Spot, str]:
        """(year, month) -> where its activities begin on the pages of years."""
        places: dict[Spot, str] = {}
        for label in self.years:
            for part in self._parts(label):
                for spot in {(card.year, card.month) for card in part.items}:
                    places.setdefault(spot, urls.section(part.path, anchor(*spot)))
        return places

    def _list(
        self, shown: Sequence[ActivityCard], total: int, label: str = "", pager: Pager | None = None
    ) -> ActivityList:
        """What a page shows, of one year if there is a ``label``."""
        here = Counter((card.year, card.month) for card in shown)
        years = {card.year for card in shown}

        def place(spot: Spot) -> str:
            is_here = here[spot] == self.counts[spot]
            return f"#{anchor(*spot)}" if is_here else self._places[spot]

        def year_page(year: str) -> str:
            return self.year_url(year) if self.is_spread and year != label else ""

        spots = {spot: count for spot, count in self.counts.items() if label in ("", spot[0])}
        names = ("initiative", "type")
        offered = filters(names, [card.facets for card in shown], {}, self.badges)
        return ActivityList(
            heading=year_heading(label) if label else labels.ACTIVITIES,
            filters=offered if len(shown) == total else (),
            chart=calendar(Counter(spots), place, self.year_url),
            years=by_month(shown, self.counts, place, year_page),
            shown=len(shown),
            elsewhere=tuple(
                (f"year-{year}", link)
                for year, link in zip(self.years, self.contents, strict=True)
                if year not in years and not label
            ),
            pager=pager or Pager(1, total, ()),
        )
