"""The first page: what the site is, what is new, and where to go from here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from wuse.pages.parts import cards, urls
from wuse.pages.parts.cards import ActivityCard, BrandCard, ExemplarCard
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.covers import featured, opening_picture
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


def pages(context: SiteContext) -> Iterator[Page]:
    """The first page."""
    picture = opening_picture(context)
    yield Page(
        path=urls.HOME,
        title=context.info.name,
        description=context.info.description or context.settings.tagline,
        template="home.html",
        view=lambda: _view(context),
        origin=context.collection,
        image=picture.src if picture else "",
    )


def _view(context: SiteContext) -> HomeView:
    folders = context.folders
    brand_cards = [cards.brand_card(context, folder) for folder in featured(context)]
    lead = next((card for card in brand_cards if card.picture), None)
    profiles = [(folder, item) for folder in folders for item in folder.exemplars]
    profiles.sort(key=lambda pair: pair[1].record.portrait is None)
    numbers = [
        (len(context.organisations), "个品牌"),
        (len(context.timeline), "项活动"),
        (len(profiles), "个先锋典型"),
        (len(context.region.site.districts), "个区县"),
    ]
    return HomeView(
        tagline=context.settings.tagline,
        text=render(context.home_text, heading=2),
        figures=tuple((f"{number:,}", noun) for number, noun in numbers if number),
        lead=lead,
        brands=tuple(brand_cards),
        activities=tuple(
            cards.activity_card(context, folder, item)
            for folder, item in context.timeline[:ACTIVITIES]
        ),
        exemplars=tuple(
            cards.exemplar_card(context, folder, item) for folder, item in profiles[:PROFILES]
        ),
        stages=tuple(_stages(context)),
    )


def _stages(context: SiteContext) -> list[PageLink]:
    counts: dict[tuple[str, str], int] = {}
    for folder in context.folders:
        if stage := folder.profile.owner.stage:
            counts[stage.code, stage.zh] = counts.get((stage.code, stage.zh), 0) + 1
    return [
        PageLink(zh, f"{urls.WALL}?stage={code}", str(count))
        for (code, zh), count in counts.items()
    ]
