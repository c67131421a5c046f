"""Lists of brands, as cards or as rows: on the wall, and for one stage or one district."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from wuse.model.vocabulary import Term

from . import urls
from .cards import NO_LEVEL, NO_STAGE, BrandCard
from .context import SiteContext
from .cover_art import CoverArt, cover_art
from .directory import Directory
from .filters import Facet, Filter, Whole
from .list_entries import OwnerEntry
from .page import PageLink
from .paging import Pager, Part
from .tables import Table

EARLY = 4
"""How many cards the first row of a wide screen has."""


@dataclass(frozen=True, slots=True)
class WallCard:
    """A card with its cover."""

    card: BrandCard
    art: CoverArt | None
    """None if the brand has a picture."""
    is_early: bool = False
    """Whether it is likely to be in the first row, so that its picture must not wait."""


@dataclass(frozen=True, slots=True)
class BrandRow:
    """A brand in a list."""

    card: BrandCard
    stage: str
    district: str
    level: str
    activities: int
    exemplars: int


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under a heading; without one if the list has no groups."""

    title: str
    anchor: str
    rows: tuple[BrandRow, ...]


@dataclass(frozen=True, slots=True)
class BrandListing:
    """What the templates need to show a list of brands."""

    cards: tuple[WallCard, ...]
    groups: tuple[RowGroup, ...]
    """Rows instead of cards."""
    filters: tuple[Filter, ...]
    whole: Whole | None
    """None if the page has the whole list."""
    chosen: tuple[PageLink, ...]
    """What the whole page is about; the link leads to the list without it."""
    shown: int
    pager: Pager


def wall_card(entry: OwnerEntry, *, is_early: bool = False) -> WallCard:
    """The card of a brand."""
    art = None if entry.card.picture else cover_art(entry.slug, entry.card.ribbon)
    return WallCard(entry.card, art, is_early)


def listing(
    context: SiteContext,
    table: Table,
    part: Part[OwnerEntry],
    *,
    as_list: bool,
    about: tuple[Facet, ...] = (),
    by_level: bool = False,
) -> BrandListing:
    """Lay out one page of a list of brands.

    Args:
        context: the site.
        table: all brands.
        part: the owners of the page.
        as_list: rows instead of cards.
        about: what the page is about, such as a district.
        by_level: group the rows, which are sorted so, by level.
    """
    items = part.items
    return BrandListing(
        cards=()
        if as_list
        else tuple(wall_card(it, is_early=n < EARLY) for n, it in enumerate(items)),
        groups=tuple(_groups(context, items, by_level)) if as_list else (),
        filters=table.filters_of([entry.card.facets for entry in items], about, part.pager),
        whole=table.whole("rows" if as_list else "cards", about) if part.pager.links else None,
        chosen=tuple(PageLink(facet.label, urls.WALL) for facet in about),
        shown=len(items),
        pager=part.pager,
    )


def _groups(
    context: SiteContext, items: Sequence[OwnerEntry], by_level: bool
) -> Iterator[RowGroup]:
    if not by_level:
        yield RowGroup("", "", tuple(brand_row(context, entry) for entry in items))
        return
    for level, group in groupby(items, key=lambda entry: entry.level):
        rows = tuple(brand_row(context, entry) for entry in group)
        yield RowGroup(level_title(level), level_anchor(level), rows)


def level_title(level: Term | None) -> str:
    """The name of a level, also of none."""
    return level.zh if level else NO_LEVEL.label


def level_anchor(level: Term | None) -> str:
    """The id of the brands of a level on the page of a stage."""
    return f"level-{level.code if level else NO_LEVEL.value}"


def stage_title(stage: Term | None) -> str:
    """The name of a stage, also of none."""
    return stage.zh if stage else NO_STAGE.label


def level_facet(level: Term | None) -> Facet:
    """The facet of a level, also of none."""
    return Facet("level", level.code, level.zh) if level else NO_LEVEL


def stage_facet(stage: Term | None) -> Facet:
    """The facet of a stage, also of none."""
    return Facet("stage", stage.code, stage.zh) if stage else NO_STAGE


def by_stage(directory: Directory) -> dict[Term | None, list[OwnerEntry]]:
    """Stage -> its organisations, the highest level first; one of several stages is in each."""
    stages: dict[Term | None, list[OwnerEntry]] = {stage: [] for stage in directory.stage_counts}
    for entry in directory.organisations:
        for stage in entry.places:
            stages[stage].append(entry)
    for entries in stages.values():
        entries.sort(key=lambda entry: entry.level.order if entry.level else -1, reverse=True)
    return stages


def brand_row(context: SiteContext, entry: OwnerEntry) -> BrandRow:
    """A brand in a list."""
    return BrandRow(
        card=entry.card,
        stage="、".join(stage.zh for stage in entry.stages),
        district=context.district_names.get(entry.district or "", ""),
        level=entry.level.zh if entry.level else "",
        activities=len(entry.activities),
        exemplars=len(entry.exemplars),
    )
