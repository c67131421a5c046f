"""How a brand is divided: one page if it is small, else an overview and chapters of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wuse.model.owner import Branch
from wuse.model.region import OwnerFolder

from . import urls
from .page import PageLink

_ONE_PAGE = 50
"""Most entries (see `entries`) of a brand on one page: about ten screens of a phone."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of a large brand."""

    id: str
    """The last part of its address."""
    label: str
    word: str
    """Its name in the bar of chapters, which fits a phone."""
    about: str
    sections: tuple[str, ...]
    """Ids of the sections that it holds, in order."""


ACTIVITIES = Chapter("activities", "活动", "活动", "按月排列，可以按载体和类型筛选", ("timeline",))
INITIATIVES = Chapter(
    "initiatives",
    "载体",
    "载体",
    "每一项的做法、承诺、频次，计划和记录对照",
    ("initiatives", "cadence", "methods"),
)
ARCHIVE = Chapter(
    "archive",
    "档案",
    "档案",
    "组织、制度、清单、阵地、计划和资料来源",
    (
        "meaning",
        "profile",
        "organisation",
        "lists",
        "documents",
        "facilities",
        "projects",
        "plans",
        "exemplars",
        "results",
        "honours",
        "gallery",
        "sources",
    ),
)
REVIEW = Chapter(
    "review", "自评与佐证", "自评", "对照指标自述，每条都能点到证据，缺的写明", ("self-review",)
)
CHAPTERS = (ACTIVITIES, INITIATIVES, ARCHIVE, REVIEW)

OVERVIEW = ("meaning", "initiatives", "timeline", "exemplars", "results", "honours", "gallery")
"""Ids of the sections of an overview. It shows most of them in part."""


@dataclass(frozen=True)
class Division:
    """Which sections a brand has, and on which page each of them is whole."""

    slug: str
    headings: Mapping[str, str]
    """Id of a section that has something to show -> its heading, in the order of one page."""
    abridged: frozenset[str]
    """Sections of the overview that do not show everything there."""
    is_divided: bool

    def sections(self, chapter: Chapter) -> tuple[str, ...]:
        """The sections of a chapter; empty if the brand has no such chapter."""
        if not self.is_divided:
            return ()
        return tuple(
            id
            for id in chapter.sections
            if id in self.headings and (id not in OVERVIEW or id in self.abridged)
        )

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters that the brand has."""
        return tuple(chapter for chapter in CHAPTERS if self.sections(chapter))

    def page_of(self, section: str) -> str:
        """The page on which a section is whole."""
        for chapter in CHAPTERS:
            if section in self.sections(chapter):
                return urls.chapter(self.slug, chapter.id)
        return urls.brand(self.slug)

    def address(self, section: str, anchor: str = "") -> str:
        """The place where a section is whole, or an element within it.

        Of a section that has nothing to show, it is the page: the name of a brand is its title.
        """
        page = self.page_of(section)
        is_shown = anchor or section in self.headings
        return urls.section(page, anchor or section) if is_shown else page

    def link(self, section: str) -> PageLink:
        """A link to where a section is whole."""
        return PageLink(self.headings[section], self.address(section))

    def contents(self, sections: Iterable[str], counts: Mapping[str, int]) -> tuple[PageLink, ...]:
        """The list of contents of a page that shows these sections.

        Args:
            sections: their ids.
            counts: id -> how many entries a section has, where that is worth saying.
        """
        return tuple(
            PageLink(self.headings[id], f"#{id}", str(counts.get(id) or "")) for id in sections
        )


def entries(folder: OwnerFolder) -> int:
    """How many records and entries of lists a brand has, as a measure of its length."""
    file = folder.profile
    counted = (
        folder.activities,
        folder.exemplars,
        file.all_initiatives(),
        file.metrics,
        file.honours,
        file.documents,
        file.facilities,
        file.projects,
        file.works,
        file.partners,
        file.photos,
        file.self_review.criteria if file.self_review else (),
        *(named.items for named in file.lists),
        *(group.listed for group in file.owner.members),
        *(part.tasks for plan in file.plan for part in plan.parts),
    )
    return sum(map(len, counted)) + _branches(file.owner.branches)


def is_large(folder: OwnerFolder) -> bool:
    """Whether a brand is divided into chapters."""
    return entries(folder) > _ONE_PAGE


def _branches(branches: Iterable[Branch]) -> int:
    return sum(1 + _branches(branch.children) for branch in branches)
