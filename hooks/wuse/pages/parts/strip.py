"""The strip below a brand's name: what a reviewer looks for first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from . import urls

if TYPE_CHECKING:
    from .brand_view import BrandView


class StripItem(NamedTuple):
    """One fact."""

    label: str
    value: str
    url: str = ""
    """Root-relative, or an anchor of the page."""
    note: str = ""


def strip(view: BrandView) -> Iterator[StripItem]:
    """The facts that a brand has."""
    if view.review:
        yield StripItem("自评", view.review.score, _place(view, "self-review"))
    if view.activity_total:
        yield StripItem("活动", str(view.activity_total), _place(view, "timeline"), "项")
    if count := view.counts["exemplars"]:
        yield StripItem("先锋", str(count), "#exemplars", "个")
    given = view.file.recognition
    if given and (given.level or given.grade):
        year = given.year.zh() if given.year else ""
        grade = given.grade or given.status.shown
        if given.level:
            note = "，".join(filter(None, [grade, given.batch, year]))
            yield StripItem("级别", given.level.shown, note=note)
        else:
            note = "，".join(filter(None, [given.batch, year]))
            yield StripItem("等次", given.grade, note=note)
    if given and given.valid_until:
        yield StripItem("有效期至", given.valid_until.zh())


def _place(view: BrandView, section: str) -> str:
    """Where a section is whole, from the page of the brand."""
    whole = view.division.page_of(section)
    return f"#{section}" if whole == urls.brand(view.slug) else whole
