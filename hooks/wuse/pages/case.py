"""The page of the written case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wuse.model.records import Case, CaseSection
from wuse.model.region import OwnerFolder
from wuse.pages.parts import linked_data, urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.frame import Frame, frame
from wuse.pages.parts.markdown import plain, render
from wuse.pages.parts.page import Page, PageLink
from wuse.pages.parts.pictures import PictureView


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the written case."""

    id: str
    level: int
    """Level of its heading, 3 to 6."""
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
    gallery: tuple[PictureView, ...]


def owner_pages(context: SiteContext, folder: OwnerFolder) -> Iterator[Page]:
    """The page of an owner's written case, if there is one."""
    if not folder.case:
        return
    record, path = folder.case.record, urls.case(folder.slug)
    yield Page(
        path=path,
        title=f"{record.title}｜{folder.name}",
        description=record.summary or plain(record.background),
        template="case.html",
        view=lambda: _view(context, folder, record),
        origin=context.origin(folder.case.path, urls.brand_json(folder.slug)),
        section=urls.WALL,
        linked_data=lambda: (
            linked_data.brand_breadcrumbs(context, folder, PageLink(record.title, path)),
        ),
    )


def _view(context: SiteContext, folder: OwnerFolder, record: Case) -> CaseView:
    return CaseView(
        record=record,
        frame=frame(context, folder, None, None),
        background=render(record.background, heading=3),
        practice=_sections(record.practice, "practice"),
        results=render(record.results, heading=3),
        insights=_sections(record.insights, "insights"),
        gallery=context.gallery.all(folder.slug, record.photos),
    )


def _sections(
    sections: Sequence[CaseSection], prefix: str, level: int = 3
) -> tuple[SectionView, ...]:
    below = min(level + 1, 6)
    return tuple(
        SectionView(
            id=f"{prefix}-{number}",
            level=level,
            section=section,
            text=render(section.text, heading=below),
            children=_sections(section.sections, f"{prefix}-{number}", below),
        )
        for number, section in enumerate(sections, 1)
    )
