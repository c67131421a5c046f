"""The brand wall (品牌墙): the brands of all schools, as cards or as a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from wuse.model.bureau import CalendarEntry
from wuse.model.owner import OwnerKind
from wuse.pages.parts import labels, tables, urls
from wuse.pages.parts.brand_listing import BrandListing, listing
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.list_entries import OwnerEntry
from wuse.pages.parts.page import Page, PageLink
from wuse.pages.parts.paging import Pager, Part, parts
from wuse.pages.parts.tables import MOST_CARDS, Table


@dataclass(frozen=True, slots=True)
class WallView:
    """What ``wall.html`` shows."""

    summary: str
    brands: BrandListing
    views: tuple[PageLink, ...]
    """The ways to look at the brands."""
    current: str
    """The address of the way that is shown."""
    articles: BrandListing | None
    """Published texts of no organisation; filters and counts leave them out."""
    calendar: tuple[CalendarEntry, ...]


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """The wall in both forms, each over as many pages as it needs."""
    as_list = directory.is_large
    picture = directory.opening_picture
    table = tables.brands(context, directory)
    for path, is_list in ((urls.WALL, as_list), (_other(as_list), not as_list)):
        size = context.settings.per_page
        whole = parts(path, directory.organisations, size if is_list else min(size, MOST_CARDS))
        for part in whole:
            yield Page(
                path=part.path,
                title=labels.WALL,
                description="各学校、各单位的党建品牌",
                template="wall.html",
                view=partial(_view, context, directory, table, part, path, is_list),
                origin=directory.origin(context),
                section=urls.WALL,
                image=picture.src if picture else "",
            )


def _other(as_list: bool) -> str:
    """The address of the form that is not the usual one."""
    return urls.WALL_CARDS if as_list else urls.WALL_LIST


def views(directory: Directory) -> tuple[PageLink, ...]:
    """The ways to look at all brands."""
    as_list = directory.is_large
    return (
        PageLink("卡片", urls.WALL_CARDS if as_list else urls.WALL),
        PageLink("列表", urls.WALL if as_list else urls.WALL_LIST),
        PageLink(labels.MATRIX, urls.MATRIX),
    )


def _view(
    context: SiteContext,
    directory: Directory,
    table: Table,
    part: Part[OwnerEntry],
    path: str,
    is_list: bool,
) -> WallView:
    is_first = part.pager.number == 1
    districts = len(context.region.site.districts)
    counts = [f"{len(directory.organisations):,} 个品牌", f"{districts:,} 个区县" * bool(districts)]
    return WallView(
        summary="，".join(filter(None, counts)),
        brands=listing(context, table, part, as_list=is_list),
        views=views(directory),
        current=path,
        articles=_articles(context, directory, table, is_list) if is_first else None,
        calendar=context.region.site.calendar if is_first else (),
    )


def _articles(
    context: SiteContext, directory: Directory, table: Table, as_list: bool
) -> BrandListing | None:
    articles = [entry for entry in directory.owners if entry.kind is OwnerKind.ARTICLE]
    if not articles:
        return None
    part = Part(urls.WALL, articles, Pager(1, len(articles), ()))
    return listing(context, table, part, as_list=as_list)
