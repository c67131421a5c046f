"""The brand matrix: a row for each stage, a column for each level.

A cell names its brands while one can read them all; in a larger region it counts them, and leads to
where the page of the stage lists them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from wuse.model.vocabulary import Term
from wuse.pages.parts import urls
from wuse.pages.parts.brand_listing import (
    by_stage,
    is_large,
    level_anchor,
    level_title,
    stage_title,
)
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory, OwnerEntry
from wuse.pages.parts.page import Page, PageLink
from wuse.pages.parts.short import short

from .wall import views


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """The brands of a stage and a level."""

    brands: tuple[PageLink, ...]
    """Empty in a large region."""
    count: int
    strength: int
    """0 (none) to 4 (most)."""
    url: str
    """Where a large region lists them."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A stage."""

    title: str
    url: str
    """The page of the stage; empty in a small region."""
    count: int
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """What ``matrix.html`` shows."""

    views: tuple[PageLink, ...]
    is_large: bool
    columns: tuple[str, ...]
    totals: tuple[int, ...]
    """Brands of each column."""
    rows: tuple[MatrixRow, ...]


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
    make = _counts(context, directory) if is_large(directory) else _names
    rows = tuple(
        MatrixRow(
            title=stage_title(stage),
            url=urls.stage(stage.code if stage else "") if is_large(directory) else "",
            count=len(entries),
            cells=tuple(make(stage, entries, level) for level in levels),
        )
        for stage, entries in by_stage(directory).items()
    )
    return MatrixView(
        views=views(directory),
        is_large=is_large(directory),
        columns=tuple(map(level_title, levels)),
        totals=tuple(totals[level] for level in levels),
        rows=rows,
    )


def _names(stage: Term | None, entries: Sequence[OwnerEntry], level: Term | None) -> MatrixCell:
    own = [entry for entry in entries if entry.level == level]
    links = (PageLink(short(it.brand), urls.brand(it.slug), short(it.name)) for it in own)
    return MatrixCell(tuple(links), len(own), 0, "")


def _counts(
    context: SiteContext, directory: Directory
) -> Callable[[Term | None, Sequence[OwnerEntry], Term | None], MatrixCell]:
    cells = Counter((stage, it.level) for it in directory.organisations for stage in it.places)
    most = max(cells.values())

    def make(stage: Term | None, entries: Sequence[OwnerEntry], level: Term | None) -> MatrixCell:
        places = [place for place, entry in enumerate(entries) if entry.level == level]
        if not places:
            return MatrixCell((), 0, 0, "")
        page = places[0] // context.settings.per_page + 1
        path = urls.part(urls.stage(stage.code if stage else ""), page)
        strength = -(-4 * len(places) // most)
        return MatrixCell((), len(places), strength, f"{path}#{level_anchor(level)}")

    return make
