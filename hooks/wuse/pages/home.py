"""The first page: what the site is, what is new, and where to go from here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from wuse.pages.parts import tables, urls
from wuse.pages.parts.brand_listing import stage_facet, stage_title
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.front import Front, front
from wuse.pages.parts.markdown import render
from wuse.pages.parts.page import Page, PageLink
from wuse.pages.parts.tiles import DistrictTile, tiles

MOST_TILES = 12
"""How many districts the first page shows."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """What ``home.html`` shows."""

    tagline: str
    text: Markup
    updated: str
    """ISO date of the newest record; empty if it is unknown."""
    figures: tuple[PageLink, ...]
    """(number and noun, where to see them)"""
    front: Front
    stages: tuple[PageLink, ...]
    tiles: tuple[DistrictTile, ...]
    districts: int
    exemplars: int
    activities: int


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """The first page."""
    picture = directory.opening_picture
    yield Page(
        path=urls.HOME,
        title=context.info.name,
        description=context.info.description or context.settings.tagline,
        template="home.html",
        view=lambda: _view(context, directory),
        origin=directory.origin(context),
        image=picture.src if picture else "",
    )


def _view(context: SiteContext, directory: Directory) -> HomeView:
    districts = context.region.site.districts
    exemplars = sum(len(entry.exemplars) for entry in directory.owners)
    activities = len(directory.timeline)
    figures = [
        (len(directory.organisations), "个品牌", urls.WALL),
        (activities, "项活动", urls.TIMELINE),
        (exemplars, "个先锋典型", urls.EXEMPLARS),
        (len(districts), "个区县", urls.DISTRICTS),
    ]
    with_brands_first = sorted(districts, key=lambda it: it.id not in directory.by_district)
    return HomeView(
        tagline=context.settings.tagline,
        text=render(context.home_text, heading=3),
        updated=directory.origin(context).updated,
        figures=tuple(PageLink(f"{n:,} {noun}", url) for n, noun, url in figures if n),
        front=front(directory),
        stages=tuple(_stages(context, directory)),
        tiles=tiles(with_brands_first[:MOST_TILES], directory),
        districts=len(districts),
        exemplars=exemplars,
        activities=activities,
    )


def _stages(context: SiteContext, directory: Directory) -> Iterator[PageLink]:
    """The stages, and where their brands are listed."""
    table = tables.brands(context, directory)
    for stage, count in Counter(entry.stage for entry in directory.organisations).items():
        if stage:
            facet = stage_facet(stage)
            url = table.place(facet) if table.is_spread else f"{urls.WALL}#by-{facet.key}"
            yield PageLink(stage_title(stage), url, f"{count:,}")
