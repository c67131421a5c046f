"""The index of exemplars of all schools, and of one that is long, a list for each facet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from wuse.pages.parts import labels, tables, urls
from wuse.pages.parts.cards import ExemplarCard
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory, ExemplarEntry
from wuse.pages.parts.filters import Facet, Filter, Whole
from wuse.pages.parts.page import Page, PageLink
from wuse.pages.parts.paging import Pager, Part, parts
from wuse.pages.parts.tables import Table


@dataclass(frozen=True, slots=True)
class ExemplarsView:
    """What ``exemplars.html`` shows."""

    cards: tuple[ExemplarCard, ...]
    filters: tuple[Filter, ...]
    whole: Whole | None
    """None if the page has the whole list."""
    chosen: tuple[PageLink, ...]
    """What the page is about; the link leads to the index without it."""
    pager: Pager


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """The index, and the lists of facets, over as many pages as they need."""
    everyone = [item for entry in directory.owners for item in entry.exemplars]
    table = tables.exemplars(context, directory)
    page = partial(_page, context, directory, table)
    for part in parts(urls.EXEMPLARS, everyone, table.per_page):
        yield page(part)
    for path, facet in table.lists():
        own = table.select(everyone, facet)
        for part in parts(path, own, table.per_page):
            yield page(part, (facet,))


def _page(
    context: SiteContext,
    directory: Directory,
    table: Table,
    part: Part[ExemplarEntry],
    about: tuple[Facet, ...] = (),
) -> Page:
    title = "：".join([labels.EXEMPLARS_IN_FULL, *(facet.label for facet in about)])
    return Page(
        path=part.path,
        title=title,
        description=f"各学校的{labels.EXEMPLARS_IN_FULL}",
        template="exemplars.html",
        view=partial(_view, table, part, about),
        origin=directory.origin(context),
        section=urls.EXEMPLARS,
    )


def _view(table: Table, part: Part[ExemplarEntry], about: tuple[Facet, ...]) -> ExemplarsView:
    exemplar_cards = tuple(item.card for item in part.items)
    return ExemplarsView(
        exemplar_cards,
        table.filters_of([card.facets for card in exemplar_cards], about, part.pager),
        table.whole("people", about) if part.pager.links else None,
        tuple(PageLink(facet.label, urls.EXEMPLARS) for facet in about),
        part.pager,
    )
