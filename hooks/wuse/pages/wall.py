"""The brand wall (品牌墙): the brands of all schools as cards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from wuse.model.bureau import CalendarEntry
from wuse.model.owner import OwnerKind
from wuse.model.region import OwnerFolder
from wuse.pages.parts import cards, labels, urls
from wuse.pages.parts.cards import BrandCard
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.covers import opening_picture
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


def pages(context: SiteContext) -> Iterator[Page]:
    """The wall, over as many pages as it needs."""
    picture = opening_picture(context)
    for part in parts(urls.WALL, context.organisations, context.settings.per_page):
        yield Page(
            path=part.path,
            title=labels.WALL,
            description="各学校、各单位的党建品牌",
            template="wall.html",
            view=partial(_view, context, part),
            origin=context.collection,
            section=urls.WALL,
            image=picture.src if picture else "",
        )


def _view(context: SiteContext, part: Part[OwnerFolder]) -> WallView:
    brand_cards = tuple(cards.brand_card(context, folder) for folder in part.items)
    return WallView(
        cards=brand_cards,
        articles=_articles(context) if part.pager.number == 1 else (),
        filters=filters(FACETS, [card.facets for card in brand_cards]),
        pager=part.pager,
        calendar=context.region.site.calendar,
    )


def _articles(context: SiteContext) -> tuple[BrandCard, ...]:
    return tuple(
        cards.brand_card(context, folder)
        for folder in context.folders
        if folder.profile.owner.kind is OwnerKind.ARTICLE
    )
