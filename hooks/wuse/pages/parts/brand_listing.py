"""Lists of brands, as cards or as rows: on the wall, and for one stage or one district."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from wuse.model.vocabulary import Term

from . import urls
from .cards import BrandCard
from .context import SiteContext
from .cover_art import CoverArt, cover_art
from .directory import Directory, OwnerEntry
from .filters import Facet, Filter, Option, filters, of_pages
from .page import PageLink
from .paging import Pager, Part

LIST_ABOVE = 40
"""More brands are listed in rows: nobody looks through a wall of so many pictures."""
MOST_CARDS = 60
"""Most cards on a page, whatever the bureau's setting: a card is ten times as large as a row."""
FACETS = ("stage", "district", "level", "carrier", "year")
NOT_STATED = "未载"
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
    chosen: tuple[PageLink, ...]
    """What the whole page is about; the link leads to the list without it."""
    shown: int
    pager: Pager


def _wall_card(entry: OwnerEntry, position: int) -> WallCard:
    art = None if entry.card.picture else cover_art(entry.slug, entry.card.ribbon)
    return WallCard(entry.card, art, position < EARLY)


def listing(
    context: SiteContext,
    directory: Directory,
    part: Part[OwnerEntry],
    *,
    as_list: bool,
    chosen: Sequence[Facet] = (),
    by_level: bool = False,
) -> BrandListing:
    """Lay out one page of a list of brands.

    Args:
        context: the site.
        directory: all owners, to count those of other pages.
        part: the owners of the page.
        as_list: rows instead of cards.
        chosen: what the page is about, such as a district; it needs no filter any more.
        by_level: group the rows, which are sorted so, by level.
    """
    items = part.items
    return BrandListing(
        cards=() if as_list else tuple(_wall_card(it, n) for n, it in enumerate(items)),
        groups=tuple(_groups(context, items, by_level)) if as_list else (),
        filters=tuple(_filters(context, directory, part, chosen)),
        chosen=tuple(PageLink(facet.label, urls.WALL) for facet in chosen),
        shown=len(items),
        pager=part.pager,
    )


def _groups(
    context: SiteContext, items: Sequence[OwnerEntry], by_level: bool
) -> Iterator[RowGroup]:
    if not by_level:
        yield RowGroup("", "", tuple(_row(context, entry) for entry in items))
        return
    for level, group in groupby(items, key=lambda entry: entry.level):
        rows = tuple(_row(context, entry) for entry in group)
        yield RowGroup(level_title(level), level_anchor(level), rows)


def level_title(level: Term | None) -> str:
    """The name of a level, also of none."""
    return level.zh if level else "未定级"


def level_anchor(level: Term | None) -> str:
    """The id of the brands of a level on the page of a stage."""
    return f"level-{level.code if level else 'none'}"


def stage_title(stage: Term | None) -> str:
    """The name of a stage, also of none."""
    return stage.zh if stage else f"学段{NOT_STATED}"


def by_stage(directory: Directory) -> dict[Term | None, list[OwnerEntry]]:
    """Stage -> its organisations, the highest level first; one of several stages is in each."""
    stages: dict[Term | None, list[OwnerEntry]] = {stage: [] for stage in directory.stage_counts}
    for entry in directory.organisations:
        for stage in entry.places:
            stages[stage].append(entry)
    for entries in stages.values():
        entries.sort(key=lambda entry: entry.level.order if entry.level else -1, reverse=True)
    return stages


def is_large(directory: Directory) -> bool:
    """Whether there are more brands than one looks through as cards."""
    return len(directory.organisations) > LIST_ABOVE


def _row(context: SiteContext, entry: OwnerEntry) -> BrandRow:
    return BrandRow(
        card=entry.card,
        stage="、".join(stage.zh for stage in entry.stages),
        district=context.district_names.get(entry.district or "", ""),
        level=entry.level.zh if entry.level else "",
        activities=len(entry.activities),
        exemplars=len(entry.exemplars),
    )


def _filters(
    context: SiteContext,
    directory: Directory,
    part: Part[OwnerEntry],
    chosen: Sequence[Facet],
) -> Iterator[Filter]:
    """Filters of the page itself; for stages and districts of a long list, links to their pages."""
    about = {facet.name: facet.value for facet in chosen}
    own = {it.name: it for it in filters(FACETS, [entry.card.facets for entry in part.items])}
    if about or part.pager.links:
        paged = {
            "stage": list(_stages(directory, about.get("stage"))) if is_large(directory) else [],
            "district": list(_districts(context, directory, about.get("district"))),
        }
        own |= {name: of_pages(name, options) for name, options in paged.items() if options}
    yield from (own[name] for name in FACETS if name in own)


def _stages(directory: Directory, current: str | None) -> Iterator[Option]:
    for stage, count in directory.stage_counts.items():
        code = stage.code if stage else ""
        facet = Facet("stage", code, stage_title(stage))
        yield Option(facet, count, url=urls.stage(code), is_current=code == current)


def _districts(context: SiteContext, directory: Directory, current: str | None) -> Iterator[Option]:
    counts = dict.fromkeys(context.district_names, 0)
    for entry in directory.organisations:
        if entry.district in counts:
            counts[entry.district] += 1
    for id, count in counts.items():
        facet = Facet("district", id, context.district_names[id])
        yield Option(facet, count, url=urls.district(id), is_current=id == current)
