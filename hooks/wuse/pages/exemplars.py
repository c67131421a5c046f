"""The index of exemplars of all schools, and of one that is long, a list for each facet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from wuse.pages.parts import labels, tables, urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.filters import Facet, Filter, Whole
from wuse.pages.parts.list_entries import ExemplarEntry
from wuse.pages.parts.page import Page, PageLink
from wuse.pages.parts.paging import Pager, Part, parts
from wuse.pages.parts.tables import Table


@dataclass(frozen=True, slots=True)
class ExemplarsView:
    """What ``exemplars.html`` shows."""

    entries: tuple[ExemplarEntry, ...]
    filters: tuple[Filter, ...]
    whole: Whole | None
    """None if the page has the whole list."""
    chosen: tuple[PageLink, ...]
    """What the page is about; the link leads to the index without it."""
    pager: Pager


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """The index, and the lists of facets, over as many pages as they need."""
    everyone = directory.exemplars
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
    return ExemplarsView(
        tuple(part.items),
        table.filters_of([item.facets for item in part.items], about, part.pager),
        table.whole("people", about) if part.pager.links else None,
        tuple(PageLink(facet.label, urls.EXEMPLARS) for facet in about),
        part.pager,
    )
