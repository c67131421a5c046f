"""The brands of each stage (学段), the highest level first; for regions whose wall is a list.

Together they hold every brand once. The matrix counts them and leads here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from wuse.model.vocabulary import Term
from wuse.pages.parts import tables, urls
from wuse.pages.parts.brand_listing import (
    BrandListing,
    by_stage,
    listing,
    stage_facet,
    stage_title,
)
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.list_entries import OwnerEntry
from wuse.pages.parts.page import Page
from wuse.pages.parts.paging import Part, parts
from wuse.pages.parts.tables import Table


@dataclass(frozen=True, slots=True)
class StageView:
    """What ``stage.html`` shows."""

    count: int
    brands: BrandListing


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """Each stage, over as many pages as it needs."""
    if not directory.is_large:
        return
    table = tables.brands(context, directory)
    for stage, entries in by_stage(directory).items():
        path = urls.stage(stage.code if stage else "")
        title = f"{stage_title(stage)}的品牌"
        for part in parts(path, entries, context.settings.per_page):
            yield Page(
                path=part.path,
                title=title,
                description=f"{title}，按级别排列",
                template="stage.html",
                view=partial(_view, context, table, stage, part),
                origin=directory.origin(context),
                section=urls.WALL,
            )


def _view(
    context: SiteContext, table: Table, stage: Term | None, part: Part[OwnerEntry]
) -> StageView:
    about = (stage_facet(stage),)
    brands = listing(context, table, part, as_list=True, about=about, by_level=True)
    return StageView(part.pager.count, brands)
