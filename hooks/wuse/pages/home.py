"""The first page: what the site is, what is new, and where to go from here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from wuse.pages.parts import urls
from wuse.pages.parts.cards import ActivityCard, BrandCard, ExemplarCard
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.markdown import render
from wuse.pages.parts.page import Fact, Page, PageLink

ACTIVITIES, PROFILES = 6, 4
"""How many of each the first page shows."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """What ``home.html`` shows."""

    tagline: str
    text: Markup
    figures: tuple[Fact, ...]
    lead: BrandCard | None
    brands: tuple[BrandCard, ...]
    activities: tuple[ActivityCard, ...]
    exemplars: tuple[ExemplarCard, ...]
    stages: tuple[PageLink, ...]


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
    brands = tuple(entry.card for entry in directory.featured)
    profiles = [item for entry in directory.owners for item in entry.exemplars]
    profiles.sort(key=lambda item: not item.has_portrait)
    numbers = [
        (len(directory.organisations), "个品牌"),
        (len(directory.timeline), "项活动"),
        (len(profiles), "个先锋典型"),
        (len(context.region.site.districts), "个区县"),
    ]
    return HomeView(
        tagline=context.settings.tagline,
        text=render(context.home_text, heading=2),
        figures=tuple((f"{number:,}", noun) for number, noun in numbers if number),
        lead=next((card for card in brands if card.picture), None),
        brands=brands,
        activities=tuple(item.card for _, item in directory.timeline[:ACTIVITIES]),
        exemplars=tuple(item.card for item in profiles[:PROFILES]),
        stages=tuple(_stages(directory)),
    )


def _stages(directory: Directory) -> list[PageLink]:
    counts: dict[tuple[str, str], int] = {}
    for entry in directory.owners:
        if stage := entry.stage:
            counts[stage.code, stage.zh] = counts.get((stage.code, stage.zh), 0) + 1
    return [
        PageLink(zh, f"{urls.WALL}?stage={code}", str(count))
        for (code, zh), count in counts.items()
    ]
