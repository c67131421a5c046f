"""The brands with each facet, such as a level, of a region with more than fit on a page.

Stages and districts have pages of their own, which say more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from wuse.pages.parts import labels, tables, urls
from wuse.pages.parts.brand_listing import BrandListing, listing
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.filters import Facet
from wuse.pages.parts.list_entries import OwnerEntry
from wuse.pages.parts.page import Page
from wuse.pages.parts.paging import Part, parts
from wuse.pages.parts.tables import Table


@dataclass(frozen=True, slots=True)
class FacetView:
    """What ``brands-by.html`` shows."""

    count: int
    brands: BrandListing


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """The list of each facet, over as many pages as it needs."""
    table = tables.brands(context, directory)
    for path, facet in table.lists():
        own = table.select(directory.organisations, facet)
        for part in parts(path, own, context.settings.per_page):
            yield Page(
                path=part.path,
                title=f"{labels.BRANDS}：{facet.label}",
                description=f"{facet.label}的党建品牌",
                template="brands-by.html",
                view=partial(_view, context, table, part, facet),
                origin=directory.origin(context),
                section=urls.WALL,
            )


def _view(context: SiteContext, table: Table, part: Part[OwnerEntry], facet: Facet) -> FacetView:
    return FacetView(part.pager.count, listing(context, table, part, as_list=True, about=(facet,)))
