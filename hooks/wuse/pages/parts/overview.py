"""The overview of a large brand: a part of everything, and where the rest is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from wuse.model.initiative import Initiative
from wuse.model.region import OwnerFolder

from . import chapters, urls
from .badges import Badge
from .cadence import cadence_table
from .cards import ActivityCard, ExemplarCard, exemplar_card
from .context import SiteContext
from .figures import Figure, figure
from .markdown import plain, render
from .measurements import Bar, measurements
from .page import PageLink
from .pictures import PictureView
from .sections import HonourGroup, plans
from .short import LINE, short

if TYPE_CHECKING:
    from .brand_view import BrandView

_LATEST = 5
_EXEMPLARS = 5
_FIGURES = 5
_HONOURS = 9
_PICTURES = 3
_GOALS = 8
_MEANING = 500
"""Characters of the meaning after which the overview breaks off, at the end of a paragraph."""
_ILLUSTRATED = 6
"""More initiatives than this are shown without pictures."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """The one number of an initiative."""

    numeral: str
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class InitiativeCard:
    """An initiative in short."""

    badge: Badge
    title: str
    url: str
    slogan: str
    line: str
    picture: PictureView | None
    numeral: Numeral | None
    children: tuple[Badge, ...]
    """Those right below it."""
    deeper: tuple[tuple[str, ...], ...]
    """For each child, the ids of all that is below it."""


@dataclass(frozen=True, slots=True)
class Person:
    """An exemplar, with its own words if there is no picture."""

    card: ExemplarCard
    quote: str

    @property
    def ratio(self) -> str:
        """The class of its proportions: a picture keeps the side that is longer."""
        picture = self.card.picture
        if not picture or picture.height * 10 > picture.width * 11:
            return "upright"
        return "wide" if picture.width * 10 > picture.height * 11 else "even"


@dataclass(frozen=True, slots=True)
class Door:
    """The way to a chapter."""

    chapter: chapters.Chapter
    url: str
    note: str
    lines: tuple[tuple[str, PageLink], ...]
    """(anchor, link) of what it holds. Where a brand is one page, the thing itself has this anchor,
    and links that somebody keeps name it."""


class Overview:
    """The parts of an overview; each is computed when it is first asked for."""

    def __init__(self, context: SiteContext, folder: OwnerFolder, view: BrandView) -> None:
        self._context = context
        self._folder = folder
        self._view = view

    @property
    def abridged(self) -> Iterator[str]:
        """The ids of the sections that are longer than what is shown here."""
        file = self._folder.profile
        whole = file.brand.meaning.strip()
        if self._beginning != whole or len(whole) > 2 * _MEANING or len(file.brand.goals) > _GOALS:
            yield "meaning"
        yield from ("initiatives", "timeline")
        if len(self._folder.exemplars) > _EXEMPLARS or file.exemplar_counts:
            yield "exemplars"
        if len(file.metrics) > _FIGURES or file.outcomes:
            yield "results"
        if len(file.honours) > _HONOURS:
            yield "honours"
        if self._view.gallery:
            yield "gallery"

    @cached_property
    def _beginning(self) -> str:
        """The meaning up to the end of a paragraph; shorter than the whole if that is long."""
        whole = self._folder.profile.brand.meaning.strip()
        end = whole.find("\n\n", _MEANING) if len(whole) > _MEANING else -1
        return whole if end < 0 else whole[:end]

    @cached_property
    def meaning(self) -> Markup:
        """The beginning of the meaning."""
        if len(self._beginning) <= 2 * _MEANING:
            return render(self._beginning)
        return Markup("<p>{}</p>").format(plain(self._beginning, 2 * _MEANING))

    @property
    def goals(self) -> tuple[str, ...]:
        """The first goals."""
        return self._folder.profile.brand.goals[:_GOALS]

    @cached_property
    def latest(self) -> tuple[ActivityCard, ...]:
        """The newest activities; if one of them has a picture, the newest such one comes first."""
        newest = list(self._view.activity_cards[:_LATEST])
        newest.sort(key=lambda card: not _is_wide(card.picture))
        first, rest = newest[:1], sorted(newest[1:], key=self._view.activity_cards.index)
        return (*first, *rest)

    @cached_property
    def initiatives(self) -> tuple[InitiativeCard, ...]:
        """The top-level initiatives."""
        return tuple(self._initiatives())

    def _initiatives(self) -> Iterator[InitiativeCard]:
        tops = self._folder.profile.initiatives
        shown = {picture.src for picture in self._shown_elsewhere() if picture}
        for top in tops:
            badge = self._view.badges[top.id]
            picture = self._picture(top, shown) if len(tops) <= _ILLUSTRATED else None
            if picture:
                shown.add(picture.src)
            chapter = urls.chapter(self._folder.slug, chapters.INITIATIVES.id)
            yield InitiativeCard(
                badge=badge,
                title=short(badge.name),
                url=f"{chapter}#initiative-{top.id}",
                slogan=short(top.slogan, LINE),
                line=short(top.aim or top.idea or top.description, LINE),
                picture=picture,
                numeral=self._numeral(top),
                children=tuple(self._view.badges[child.id] for child in top.children),
                deeper=tuple(
                    tuple(below.id for below in child.walk()[1:]) for child in top.children
                ),
            )

    def _shown_elsewhere(self) -> Iterator[PictureView | None]:
        yield self._view.cover
        yield from (card.picture for card in self.latest)
        yield from (person.card.picture for person in self.people)
        yield from self.gallery

    def _picture(self, top: Initiative, shown: set[str]) -> PictureView | None:
        """The newest wide picture of its activities that the page does not show elsewhere."""
        ids = {item.id for item in top.walk()}
        for item in self._folder.activities:
            if ids.isdisjoint(item.record.initiative):
                continue
            for picture in self._context.gallery.all(self._folder.slug, item.record.photos):
                if _is_wide(picture) and picture.src not in shown:
                    return picture
        return None

    def _numeral(self, top: Initiative) -> Numeral | None:
        """Its first figure, else how far the plan of its latest year was kept."""
        for metric in top.metrics:
            if metric.is_known:
                shown = figure(metric)
                period = metric.period.zh() if metric.period else ""
                text = "，".join(filter(None, [shown.name, period]))
                return Numeral(f"{shown.prefix}{shown.numeral}", shown.suffix, text)
        own = [plan for plan in plans(self._folder.profile) if plan[1] and top.id in plan[1]]
        table = cadence_table(own, [item.record for item in self._folder.activities])
        for row in table.rows if table else ():
            for cell in row.cells:
                if cell.kept is not None:
                    return Numeral(cell.text, "期", f"{row.name}，{cell.title}")
        return None

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The first few exemplars."""
        return tuple(
            Person(
                exemplar_card(self._context, self._folder, item),
                short(item.record.quote.text, LINE) if item.record.quote else "",
            )
            for item in self._folder.exemplars[:_EXEMPLARS]
        )

    @cached_property
    def figures(self) -> tuple[tuple[Figure, tuple[Bar, ...]], ...]:
        """The first figures, the one that was measured most often before the others."""
        rows = [
            (figure(metric), measurements(metric, self._folder))
            for metric in self._folder.profile.metrics[:_FIGURES]
        ]
        rows.sort(key=lambda row: (-len(row[1]), not row[0].known))
        return tuple(rows)

    @cached_property
    def honours(self) -> tuple[HonourGroup, ...]:
        """The first honours, the highest level first."""
        left, groups = _HONOURS, []
        for group in self._view.honours:
            if left > 0:
                groups.append(HonourGroup(group.level, group.honours[:left]))
            left -= len(group.honours)
        return tuple(groups)

    @cached_property
    def gallery(self) -> tuple[PictureView, ...]:
        """The first pictures of the brand that are not its cover, if its activities have none."""
        if any(card.picture for card in self.latest):
            return ()
        cover = self._view.cover
        others = [item for item in self._view.gallery if not cover or item.src != cover.src]
        return tuple(others[:_PICTURES])

    @cached_property
    def doors(self) -> tuple[Door, ...]:
        """The chapters, each with its own contents."""
        return tuple(map(self._door, self._view.division.chapters))

    def _door(self, chapter: chapters.Chapter) -> Door:
        return Door(
            chapter,
            urls.chapter(self._folder.slug, chapter.id),
            self._view.note(chapter),
            tuple(self._lines(chapter)),
        )

    def _lines(self, chapter: chapters.Chapter) -> Iterator[tuple[str, PageLink]]:
        division = self._view.division
        if chapter is chapters.ACTIVITIES:
            timeline = self._view.timeline
            for label, link in zip(timeline.years, timeline.contents, strict=True):
                anchor = f"year-{label}"
                url = link.url if timeline.is_spread else division.address("timeline", anchor)
                yield anchor, PageLink(link.label, url, f"{link.note} 项")
            return
        for section in division.sections(chapter):
            has_no_place = section == "gallery" and not self.gallery
            if has_no_place or section not in (*chapters.OVERVIEW, "self-review"):
                yield section, division.link(section)
        if chapter is chapters.ARCHIVE and self._view.case:
            yield "case", PageLink(division.headings["case"], self._view.case.url)


def _is_wide(picture: PictureView | None) -> bool:
    return picture is not None and not picture.is_upright
