"""The brand wall (品牌墙): the brands of all schools as cards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from wuse.model.bureau import CalendarEntry
from wuse.model.owner import OwnerKind
from wuse.pages.parts import labels, urls
from wuse.pages.parts.cards import BrandCard
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory, OwnerEntry
from wuse.pages.parts.filters import Filter, filters
from wuse.pages.parts.page import Page
from wuse.pages.parts.paging import Pager, Part, parts

FACETS = ("stage", "district", "level", "carrier", "year")


@dataclass(frozen=True, slots=True)
class WallView:
    """What ``wall.html`` shows."""

    cards: tuple[BrandCard, ...]
    articles: tuple[BrandCard, ...]
    """Published texts of no organisation; filters and counts leave them out."""
    filters: tuple[Filter, ...]
    pager: Pager
    calendar: tuple[CalendarEntry, ...]


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """The wall, over as many pages as it needs."""
    picture = directory.opening_picture
    for part in parts(urls.WALL, directory.organisations, context.settings.per_page):
        yield Page(
            path=part.path,
            title=labels.WALL,
            description="各学校、各单位的党建品牌",
            template="wall.html",
            view=partial(_view, context, directory, part),
            origin=directory.origin(context),
            section=urls.WALL,
            image=picture.src if picture else "",
        )


def _view(context: SiteContext, directory: Directory, part: Part[OwnerEntry]) -> WallView:
    brand_cards = tuple(entry.card for entry in part.items)
    return WallView(
        cards=brand_cards,
        articles=_articles(directory) if part.pager.number == 1 else (),
        filters=filters(FACETS, [card.facets for card in brand_cards]),
        pager=part.pager,
        calendar=context.region.site.calendar,
    )


def _articles(directory: Directory) -> tuple[BrandCard, ...]:
    return tuple(entry.card for entry in directory.owners if entry.kind is OwnerKind.ARTICLE)
