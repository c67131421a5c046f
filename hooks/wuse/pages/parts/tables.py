"""Tables: what is filtered of the lists that are spread over pages.

A table has a row for each entry of the list, in its order, and a column for each facet. Pages count
from it what every choice leaves; `wuse.pages.parts.table_files` writes it for scripts, which then
filter the whole list, whichever part of it a page shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar
from urllib.parse import urlencode

from . import urls
from .cards import NO_LEVEL, NO_STAGE
from .context import SiteContext
from .directory import LIST_ABOVE, Directory
from .facet_rows import FacetRows
from .filters import (
    MOST_OPTIONS,
    Facet,
    Filter,
    Option,
    Orders,
    Whole,
    filters,
    in_order,
    of_pages,
)
from .list_entries import ACTIVITY_FACETS, EXEMPLAR_FACETS, MONTH
from .paging import Pager

BRANDS = "brands"
ACTIVITIES = "activities"
EXEMPLARS = "exemplars"

BRAND_FACETS = ("stage", "district", "level", "carrier", "year")

MOST_CARDS = 48
"""Most cards of brands on a page, whatever the bureau's setting: a card is ten times a row."""
MOST_PEOPLE = 96
"""Most exemplars on a page: with portraits they are large."""
MOST_ACTIVITIES = 80
"""Most activities on a page: a cheap phone takes 3 ms for each row."""


def orders(context: SiteContext) -> Orders:
    """The natural orders: stages from the youngest, the highest level first, the register."""
    vocabulary = context.region.vocabulary
    return {
        "stage": [*(term.code for term in vocabulary.terms("stage")), NO_STAGE.value],
        "level": [*(term.code for term in reversed(vocabulary.terms("level"))), NO_LEVEL.value],
        "district": list(context.district_names),
    }


Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Table:
    """A list across schools, as filters see it."""

    name: str
    facets: tuple[str, ...]
    """The facets that are offered, in order."""
    rows: FacetRows
    """The facets of each entry, in the order of the list."""
    per_page: int
    """More entries are spread over pages."""
    orders: Orders
    lists_at: str
    """The path below which the entries with each facet are listed."""
    listed: Callable[[Facet], str] = lambda facet: ""
    """The page of the entries with a facet, for a facet that has another; else empty."""
    further: tuple[str, ...] = ()
    """Further columns, which no filter offers."""
    known: tuple[Facet, ...] = ()
    """Facets that are offered even if no row has them."""

    @property
    def is_spread(self) -> bool:
        """Whether the list needs more than one page."""
        return len(self.rows) > self.per_page

    @cached_property
    def values(self) -> dict[str, tuple[Facet, ...]]:
        """Name of a facet -> the values that can be chosen, in order.

        The rarest of very many are left out: nobody finds them in a drop-down.
        """
        counts = {name: Counter(own) for name, own in self._counts.items()}
        for facet in self.known:
            counts[facet.name][facet] += 0
        frequent = {name: dict(own.most_common(MOST_OPTIONS)) for name, own in counts.items()}
        return {
            name: tuple(in_order(Counter(own), self.orders.get(name, ())))
            for name, own in frequent.items()
        }

    def _by_name(self, about: tuple[Facet, ...] = ()) -> dict[str, Counter[Facet]]:
        """Name of a facet -> how many of the rows that have these facets have each value."""
        counts: dict[str, Counter[Facet]] = {it: Counter() for it in (*self.facets, *self.further)}
        for facet, number in self.rows.counts(about).items():
            if facet.name in counts:
                counts[facet.name][facet] = number
        return counts

    @cached_property
    def _counts(self) -> dict[str, Counter[Facet]]:
        return self._by_name()

    def filters_of(
        self, rows: Sequence[tuple[Facet, ...]], about: tuple[Facet, ...], pager: Pager
    ) -> tuple[Filter, ...]:
        """The filters of a page: of the whole list if the page has only a part of it.

        Args:
            rows: the facets of the entries on the page.
            about: the facets of all entries of the list, such as a district.
            pager: which part of the list the page has.
        """
        if len(rows) < pager.count:
            return self.filters(about)
        found = {it.name: it for it in filters(self.facets, rows, self.orders)}
        found |= {it.name: self._filter_about(it) for it in about if it.name in self.facets}
        return tuple(found[name] for name in self.facets if name in found)

    def filters(self, about: tuple[Facet, ...] = ()) -> tuple[Filter, ...]:
        """The filters of the rows that have these facets.

        Options lead to pages. Those beside what the rows are about count all of their own page.
        """
        if about not in self._filters:
            self._filters[about] = tuple(self._filters_about(about))
        return self._filters[about]

    @cached_property
    def _filters(self) -> dict[tuple[Facet, ...], tuple[Filter, ...]]:
        """Filters that were made before: the pages of a list in parts have the same."""
        return {}

    def _filters_about(self, about: tuple[Facet, ...]) -> Iterator[Filter]:
        chosen = {facet.name: facet for facet in about}
        counts = self._by_name(about)
        for name in self.facets:
            if name in chosen:
                yield self._filter_about(chosen[name])
            elif len(self.values[name]) > 1:
                yield self._filter(name, counts[name])

    def _filter_about(self, facet: Facet) -> Filter:
        """The filter that a page about one facet has for it; options lead to its siblings."""
        return self._filter(facet.name, self._counts[facet.name], facet)

    def _filter(self, name: str, counts: Counter[Facet], current: Facet | None = None) -> Filter:
        options = (
            Option(facet, counts[facet], url=self.place(facet), is_current=facet == current)
            for facet in self.values[name]
        )
        return of_pages(name, options)

    def select(self, entries: Sequence[Entry], facet: Facet) -> list[Entry]:
        """Those with a facet, of what stands in the rows."""
        return [entries[position] for position in self.rows.positions((facet,))]

    def lists(self) -> Iterator[tuple[str, Facet]]:
        """(path, facet) of each list of one facet; none while one page has everything."""
        # A filter with one value is not shown: nothing would lead to its list.
        names = [name for name in self.facets if len(self.values[name]) > 1]
        offered = (facet for name in names for facet in self.values[name])
        # Two values of which the keys collide share the list of the first.
        found = {self.place(it): it for it in reversed(list(offered)) if not self.listed(it)}
        yield from sorted(found.items()) if self.is_spread else ()

    def place(self, facet: Facet) -> str:
        """The page of the entries with a facet, if the list is spread."""
        return self.listed(facet) or urls.faceted(self.lists_at, facet.key)

    def whole(self, form: str, about: Sequence[Facet] = ()) -> Whole:
        """Tell scripts where the whole list is.

        Args:
            form: how the page shows an entry.
            about: the facets of all entries of the page's list.
        """
        return Whole(self.name, form, urlencode([(facet.name, facet.value) for facet in about]))


def brands(context: SiteContext, directory: Directory) -> Table:
    """The brands of schools and bureaus, in the order of the wall."""

    def listed(facet: Facet) -> str:
        if facet.name == "district":
            return urls.district(facet.value)
        if facet.name == "stage" and directory.is_large:
            return urls.stage("" if facet == NO_STAGE else facet.value)
        return ""

    return Table(
        BRANDS,
        BRAND_FACETS,
        FacetRows(entry.card.facets for entry in directory.organisations),
        min(context.settings.per_page, LIST_ABOVE),
        orders(context),
        urls.BRANDS_BY,
        listed,
        known=tuple(Facet("district", *each) for each in context.district_names.items()),
    )


def activities(context: SiteContext, directory: Directory) -> Table:
    """The activities, newest first."""
    return Table(
        ACTIVITIES,
        ACTIVITY_FACETS,
        FacetRows(entry.facets for _, entry in directory.timeline),
        min(context.settings.per_page, MOST_ACTIVITIES),
        orders(context),
        urls.TIMELINE,
        lambda facet: urls.year(facet.value) if facet.name == "year" else "",
        (MONTH,),
    )


def exemplars(context: SiteContext, directory: Directory) -> Table:
    """The exemplars, by owner."""
    return Table(
        EXEMPLARS,
        EXEMPLAR_FACETS,
        FacetRows(item.facets for item in directory.exemplars),
        min(context.settings.per_page, MOST_PEOPLE),
        orders(context),
        urls.EXEMPLARS,
    )
