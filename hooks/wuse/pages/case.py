"""The page of the written case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wuse.model.records import Case, CaseSection
from wuse.model.region import OwnerFolder, Sourced

from . import linked_data, urls
from .frame import Frame, frame
from .links import Link
from .markdown import plain, render
from .page import Page
from .pictures import Picture
from .showcase import Showcase


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the written case."""

    id: str
    level: int
    """Of its heading, 3 to 6."""
    section: CaseSection
    text: Markup
    children: tuple[SectionView, ...]


@dataclass(frozen=True, slots=True)
class CaseView:
    """What ``case.html`` shows."""

    record: Case
    frame: Frame
    background: Markup
    practice: tuple[SectionView, ...]
    results: Markup
    insights: tuple[SectionView, ...]
    gallery: tuple[Picture, ...]


def case_page(showcase: Showcase, folder: OwnerFolder, item: Sourced[Case]) -> Page:
    """The page of an owner's written case."""
    return Page(
        path=urls.case(folder.slug),
        title=f"{item.record.title}｜{folder.name}",
        description=item.record.summary or plain(item.record.background),
        template="case.html",
        view=lambda: _case_view(showcase, folder, item.record),
        origin=showcase.origin(item.path, urls.brand_json(folder.slug)),
        section=urls.WALL,
        linked=lambda: (
            linked_data.below_brand(
                showcase, folder, Link(item.record.title, urls.case(folder.slug))
            ),
        ),
    )


def _case_view(showcase: Showcase, folder: OwnerFolder, record: Case) -> CaseView:
    return CaseView(
        record=record,
        frame=frame(showcase, folder, None, None),
        background=render(record.background, heading=3),
        practice=_case_sections(record.practice, "practice"),
        results=render(record.results, heading=3),
        insights=_case_sections(record.insights, "insights"),
        gallery=showcase.gallery.all(folder.slug, record.photos),
    )


def _case_sections(
    sections: Sequence[CaseSection], prefix: str, level: int = 3
) -> tuple[SectionView, ...]:
    below = min(level + 1, 6)
    return tuple(
        SectionView(
            id=f"{prefix}-{number}",
            level=level,
            section=section,
            text=render(section.text, heading=below),
            children=_case_sections(section.sections, f"{prefix}-{number}", below),
        )
        for number, section in enumerate(sections, 1)
    )
