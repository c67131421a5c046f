"""The brand matrix: a row for each stage, a column for each level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wuse.pages.parts import urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory, OwnerEntry
from wuse.pages.parts.page import Page, PageLink
from wuse.pages.parts.short import short

NO_STAGE, NO_LEVEL = "学段未载", "未定级"


@dataclass(frozen=True, slots=True)
class MatrixView:
    """What ``matrix.html`` shows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[PageLink, ...], ...]], ...]
    """(stage, the brands of each column)"""


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
    cells: dict[tuple[str, str], list[PageLink]] = {}
    for entry in directory.organisations:
        link = PageLink(short(entry.brand), urls.brand(entry.slug), short(entry.name))
        cells.setdefault((_stage(entry), _level(entry)), []).append(link)
    highest_first = [term.zh for term in reversed(context.region.vocabulary.terms("level"))]
    present = {level for _, level in cells}
    columns = tuple(level for level in (*highest_first, NO_LEVEL) if level in present)
    # Owners are sorted by stage already.
    stages = dict.fromkeys(map(_stage, directory.organisations))
    rows = tuple(
        (stage, tuple(tuple(cells.get((stage, column), ())) for column in columns))
        for stage in stages
    )
    return MatrixView(columns, rows)


def _stage(entry: OwnerEntry) -> str:
    return entry.stage.zh if entry.stage else NO_STAGE


def _level(entry: OwnerEntry) -> str:
    return entry.level.zh if entry.level else NO_LEVEL
