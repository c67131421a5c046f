"""The districts: their index, and for each its brands and its grids of supervision (网格)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from wuse.layout import SITE_FILE
from wuse.model.bureau import CalendarEntry, District
from wuse.pages.parts import urls
from wuse.pages.parts.cards import BrandCard
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory, OwnerEntry
from wuse.pages.parts.filters import Filter, filters
from wuse.pages.parts.page import Page
from wuse.pages.parts.paging import Pager, Part, parts

from .wall import FACETS


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """A district in the index."""

    district: District
    url: str
    brands: int


@dataclass(frozen=True, slots=True)
class DistrictsView:
    """What ``districts.html`` shows."""

    rows: tuple[DistrictRow, ...]
    calendar: tuple[CalendarEntry, ...]


@dataclass(frozen=True, slots=True)
class DistrictView:
    """What ``district.html`` shows."""

    district: District
    cards: tuple[BrandCard, ...]
    filters: tuple[Filter, ...]
    pager: Pager


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """The index, and each district on as many pages as it needs; nothing without districts."""
    if not context.region.site.districts:
        return
    origin = context.origin(SITE_FILE, urls.BUREAU_JSON)
    brands = _brands(context, directory)
    yield Page(
        path=urls.DISTRICTS,
        title="区县与网格",
        description="按区县查看品牌",
        template="districts.html",
        view=partial(_index, context, brands),
        origin=origin,
        section=urls.DISTRICTS,
    )
    for district in context.region.site.districts:
        path = urls.district(district.id)
        for part in parts(path, brands[district.id], context.settings.per_page):
            yield Page(
                path=part.path,
                title=district.name,
                description=f"{district.name}的党建品牌",
                template="district.html",
                view=partial(_view, district, part),
                origin=origin,
                section=urls.DISTRICTS,
            )


def _brands(context: SiteContext, directory: Directory) -> dict[str, list[OwnerEntry]]:
    """District id -> its organisations."""
    brands: dict[str, list[OwnerEntry]] = {it.id: [] for it in context.region.site.districts}
    for entry in directory.organisations:
        brands.get(entry.district or "", []).append(entry)
    return brands


def _index(context: SiteContext, brands: dict[str, list[OwnerEntry]]) -> DistrictsView:
    return DistrictsView(
        rows=tuple(
            DistrictRow(district, urls.district(district.id), len(brands[district.id]))
            for district in context.region.site.districts
        ),
        calendar=context.region.site.calendar,
    )


def _view(district: District, part: Part[OwnerEntry]) -> DistrictView:
    brand_cards = tuple(entry.card for entry in part.items)
    return DistrictView(
        district=district,
        cards=brand_cards,
        filters=filters(FACETS, [card.facets for card in brand_cards]),
        pager=part.pager,
    )
