"""The brand matrix: a row for each stage, a column for each level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wuse.model.region import OwnerFolder
from wuse.pages.parts import urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.page import Page, PageLink
from wuse.pages.parts.short import short

NO_STAGE, NO_LEVEL = "学段未载", "未定级"


@dataclass(frozen=True, slots=True)
class MatrixView:
    """What ``matrix.html`` shows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[PageLink, ...], ...]], ...]
    """(stage, the brands of each column)"""


def pages(context: SiteContext) -> Iterator[Page]:
    """The one page of the matrix."""
    yield Page(
        path=urls.MATRIX,
        title="品牌矩阵",
        description="按学段和级别排列的全部品牌",
        template="matrix.html",
        view=lambda: _view(context),
        origin=context.collection,
        section=urls.MATRIX,
    )


def _view(context: SiteContext) -> MatrixView:
    cells: dict[tuple[str, str], list[PageLink]] = {}
    for folder in context.organisations:
        link = PageLink(
            short(folder.profile.brand.name), urls.brand(folder.slug), short(folder.name)
        )
        cells.setdefault((_stage(folder), _level(folder)), []).append(link)
    highest_first = [term.zh for term in reversed(context.region.vocabulary.terms("level"))]
    present = {level for _, level in cells}
    columns = tuple(level for level in (*highest_first, NO_LEVEL) if level in present)
    # Owners are sorted by stage already.
    stages = dict.fromkeys(_stage(folder) for folder in context.organisations)
    rows = tuple(
        (stage, tuple(tuple(cells.get((stage, column), ())) for column in columns))
        for stage in stages
    )
    return MatrixView(columns, rows)


def _stage(folder: OwnerFolder) -> str:
    stage = folder.profile.owner.stage
    return stage.zh if stage else NO_STAGE


def _level(folder: OwnerFolder) -> str:
    recognition = folder.profile.recognition
    return recognition.level.zh if recognition and recognition.level else NO_LEVEL
