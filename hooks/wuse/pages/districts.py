"""The districts: their index, and for each its brands and its grids of supervision (网格)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from wuse.layout import SITE_FILE
from wuse.model.bureau import CalendarEntry, District
from wuse.pages.parts import tables, urls
from wuse.pages.parts.brand_listing import BrandListing, listing
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import LIST_ABOVE, Directory
from wuse.pages.parts.filters import Facet
from wuse.pages.parts.list_entries import OwnerEntry
from wuse.pages.parts.page import Page
from wuse.pages.parts.paging import Part, parts
from wuse.pages.parts.tables import Table
from wuse.pages.parts.tiles import DistrictTile, tiles


@dataclass(frozen=True, slots=True)
class DistrictsView:
    """What ``districts.html`` shows."""

    tiles: tuple[DistrictTile, ...]
    calendar: tuple[CalendarEntry, ...]


@dataclass(frozen=True, slots=True)
class DistrictView:
    """What ``district.html`` shows."""

    district: District
    count: int
    brands: BrandListing


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """The index, and each district on as many pages as it needs; nothing without districts."""
    districts = context.region.site.districts
    if not districts:
        return
    origin = context.origin(SITE_FILE, urls.BUREAU_JSON)
    yield Page(
        path=urls.DISTRICTS,
        title="区县与网格",
        description="按区县查看品牌",
        template="districts.html",
        view=lambda: DistrictsView(tiles(districts, directory), context.region.site.calendar),
        origin=origin,
        section=urls.DISTRICTS,
    )
    table = tables.brands(context, directory)
    for district in districts:
        brands = directory.by_district.get(district.id, ())
        # Rows for a district of many brands on all of its pages, also on the last, with few.
        as_list = len(brands) > LIST_ABOVE
        for part in parts(urls.district(district.id), brands, context.settings.per_page):
            yield Page(
                path=part.path,
                title=district.name,
                description=f"{district.name}的党建品牌",
                template="district.html",
                view=partial(_view, context, table, district, part, as_list),
                origin=origin,
                section=urls.DISTRICTS,
            )


def _view(
    context: SiteContext,
    table: Table,
    district: District,
    part: Part[OwnerEntry],
    as_list: bool,
) -> DistrictView:
    about = (Facet("district", district.id, district.name),)
    brands = listing(context, table, part, as_list=as_list, about=about)
    return DistrictView(district, part.pager.count, brands)
