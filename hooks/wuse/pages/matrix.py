"""The brand matrix: a row for each stage, a column for each level.

A cell names its brands while one can read them all; in a larger region it counts them, and leads to
where the page of the stage lists them. The other facets filter both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from wuse.model.vocabulary import Term
from wuse.pages.parts import tables, urls
from wuse.pages.parts.brand_listing import (
    by_stage,
    level_anchor,
    level_facet,
    level_title,
    stage_facet,
    stage_title,
)
from wuse.pages.parts.cards import BrandCard
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.filters import Filter, Whole, filters
from wuse.pages.parts.list_entries import OwnerEntry
from wuse.pages.parts.page import Page, PageLink
from wuse.pages.parts.short import short

from .wall import views

FACETS = ("district", "carrier", "year")
"""What filters it: its rows and columns are the others."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """The brands of a stage and a level."""

    brands: tuple[tuple[PageLink, BrandCard], ...]
    """Empty in a large region."""
    spot: str
    """``junior level-city``: what a filter counts it by."""
    count: int
    strength: int
    """0 (none) to 4 (most)."""
    url: str
    """Where a large region lists them."""


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A level."""

    title: str
    level: str
    """The value of the level's facet."""
    count: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A stage."""

    title: str
    stage: str
    """The value of the stage's facet."""
    url: str
    """The page of the stage; empty in a small region."""
    count: int
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """What ``matrix.html`` shows."""

    views: tuple[PageLink, ...]
    is_large: bool
    filters: tuple[Filter, ...]
    whole: Whole | None
    """None in a small region: the page names all brands."""
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    count: int


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """The one page of the matrix."""
    yield Page(
        path=urls.MATRIX,
        title="品牌矩阵",
        description="按学段和级别排列的全部品牌",
        template="matrix.html",
        view=lambda: _view(context, directory),
        origin=directory.origin(context),
        section=urls.MATRIX,
    )


def _view(context: SiteContext, directory: Directory) -> MatrixView:
    totals = Counter(entry.level for entry in directory.organisations)
    highest_first = [*reversed(context.region.vocabulary.terms("level")), None]
    levels = [level for level in highest_first if level in totals]
    is_large = directory.is_large
    make = _counts(context, directory) if is_large else _names
    rows = tuple(
        MatrixRow(
            title=stage_title(stage),
            stage=stage_facet(stage).value,
            url=urls.stage(stage.code if stage else "") if is_large else "",
            count=len(entries),
            cells=tuple(make(stage, entries, level) for level in levels),
        )
        for stage, entries in by_stage(directory).items()
    )
    table = tables.brands(context, directory)
    cards = [entry.card.facets for entry in directory.organisations]
    offered = table.filters() if is_large else filters(FACETS, cards, table.orders)
    return MatrixView(
        views=views(directory),
        is_large=is_large,
        filters=tuple(it for it in offered if it.name in FACETS),
        whole=table.whole("matrix") if is_large else None,
        columns=tuple(
            MatrixColumn(level_title(it), level_facet(it).value, totals[it]) for it in levels
        ),
        rows=rows,
        count=len(directory.organisations),
    )


def _spot(stage: Term | None, level: Term | None) -> str:
    return f"{stage_facet(stage).value} {level_facet(level).value}"


def _names(stage: Term | None, entries: Sequence[OwnerEntry], level: Term | None) -> MatrixCell:
    own = [entry for entry in entries if entry.level == level]
    brands = (
        (PageLink(short(it.brand), urls.brand(it.slug), short(it.name)), it.card) for it in own
    )
    return MatrixCell(tuple(brands), _spot(stage, level), len(own), 0, "")


def _counts(
    context: SiteContext, directory: Directory
) -> Callable[[Term | None, Sequence[OwnerEntry], Term | None], MatrixCell]:
    cells = Counter((stage, it.level) for it in directory.organisations for stage in it.places)
    most = max(cells.values())

    def make(stage: Term | None, entries: Sequence[OwnerEntry], level: Term | None) -> MatrixCell:
        places = [place for place, entry in enumerate(entries) if entry.level == level]
        if not places:
            return MatrixCell((), "", 0, 0, "")
        page = places[0] // context.settings.per_page + 1
        path = urls.part(urls.stage(stage.code if stage else ""), page)
        strength = -(-4 * len(places) // most)
        url = f"{path}#{level_anchor(level)}"
        return MatrixCell((), _spot(stage, level), len(places), strength, url)

    return make
