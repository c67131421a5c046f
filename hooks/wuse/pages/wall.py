"""Brands as cards: the wall of all, and the page of each district."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from wuse.model.bureau import CalendarEntry, District
from wuse.model.owner import OwnerKind
from wuse.model.region import OwnerFolder

from . import cards, home, urls
from .cards import BrandCard
from .filters import Filter, filters
from .page import Page
from .paging import Pager, Part, parts
from .showcase import Showcase

FACETS = ("stage", "district", "level", "carrier", "year")


@dataclass(frozen=True, slots=True)
class WallView:
    """What ``wall.html`` shows."""

    title: str
    cards: tuple[BrandCard, ...]
    articles: tuple[BrandCard, ...]
    """Published thoughts of no organisation, which no filter and no number counts."""
    filters: tuple[Filter, ...]
    pager: Pager
    district: District | None
    calendar: tuple[CalendarEntry, ...]


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


def pages(showcase: Showcase) -> Iterator[Page]:
    """The wall, the index of districts, and each district."""
    shown = home.picture(showcase)
    for part in parts(urls.WALL, showcase.organisations, showcase.settings.per_page):
        yield Page(
            path=part.path,
            title="品牌墙",
            description="各学校、各单位的党建品牌",
            template="wall.html",
            view=partial(_view, showcase, part),
            origin=showcase.collection,
            section=urls.WALL,
            image=shown.src if shown else "",
        )
    if showcase.region.site.districts:
        yield from _districts(showcase)


def _view(
    showcase: Showcase, part: Part[OwnerFolder], district: District | None = None
) -> WallView:
    found = tuple(cards.brand_card(showcase, folder) for folder in part.items)
    return WallView(
        title=district.name if district else "品牌墙",
        cards=found,
        articles=() if district or part.pager.number > 1 else _articles(showcase),
        filters=filters(FACETS, [card.facets for card in found]),
        pager=part.pager,
        district=district,
        calendar=() if district else showcase.region.site.calendar,
    )


def _articles(showcase: Showcase) -> tuple[BrandCard, ...]:
    return tuple(
        cards.brand_card(showcase, folder)
        for folder in showcase.folders
        if folder.file.owner.kind is OwnerKind.ARTICLE
    )


def _districts(showcase: Showcase) -> Iterator[Page]:
    site = showcase.region.site
    origin = showcase.origin("brands/_bureau/site.yml", urls.BUREAU_JSON)
    inside: dict[str, list[OwnerFolder]] = {district.id: [] for district in site.districts}
    for folder in showcase.organisations:
        inside.get(folder.file.owner.district or "", []).append(folder)
    rows = tuple(
        DistrictRow(district, urls.district(district.id), len(inside[district.id]))
        for district in site.districts
    )
    yield Page(
        path=urls.DISTRICTS,
        title="区县与网格",
        description="按区县查看品牌",
        template="districts.html",
        view=lambda: DistrictsView(rows, site.calendar),
        origin=origin,
        section=urls.DISTRICTS,
    )
    for district in site.districts:
        path = urls.district(district.id)
        for part in parts(path, inside[district.id], showcase.settings.per_page):
            yield Page(
                path=part.path,
                title=district.name,
                description=f"{district.name}的党建品牌",
                template="wall.html",
                view=partial(_view, showcase, part, district),
                origin=origin,
                section=urls.DISTRICTS,
            )
