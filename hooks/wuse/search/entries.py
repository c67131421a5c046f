"""What can be found of an owner: its brand, its activities, its exemplars and its written case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wuse.model.base import Record
from wuse.model.region import OwnerFolder
from wuse.pages.parts import urls
from wuse.pages.parts.badges import Badge
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.filters import Facet
from wuse.pages.parts.list_entries import OwnerEntry
from wuse.pages.parts.pictures import PictureView
from wuse.pages.parts.short import FEW, short

from .spelling import spellings
from .texts import shown_words

BRAND, CASE, EXEMPLAR, ACTIVITY, DOCUMENT = KINDS = (
    "brand",
    "case",
    "exemplar",
    "activity",
    "document",
)
"""Kinds of entries, in the order of their numbers. A document is a page about no owner."""


_OF_OWNERS = ("stage", "district", "level")
"""Facets of an owner, which all its entries have."""


class Thumbnail(NamedTuple):
    """A small picture beside a result."""

    src: str
    """Root-relative URL."""
    classes: str
    """CSS classes for its placeholder colour and its focus."""


class Mark(NamedTuple):
    """An initiative, as results mark it."""

    tone: str
    shape: str
    label: str


class Entry(NamedTuple):
    """A record that can be found."""

    kind: str
    """One of `KINDS`."""
    path: str
    """Of its page."""
    title: str
    place: str
    """Whose it is, and when it was."""
    month: int
    """100 times the year plus the month, as far as they are known; newer ones are shown first."""
    thumbnail: Thumbnail | None
    marks: tuple[Mark, ...]
    facets: tuple[str, ...]
    """What results can be narrowed to, as ``stage=primary``."""
    tags: str
    """Words that count more than those of the text: owner, brand, place, type, initiatives.

    A brand's names stand in Latin letters, too.
    """
    text: str
    """All words of its page; a line for each value."""


def owner_entries(context: SiteContext, folder: OwnerFolder, entry: OwnerEntry) -> Iterator[Entry]:
    """What can be found of an owner.

    Args:
        context: with the owner's photos.
        folder: the owner, as the public may see it.
        entry: the same, as lists know it.
    """
    maker = _Maker(context, folder, entry)
    yield maker.brand()
    if folder.case:
        yield maker.case(folder.case.record)
    for exemplar, listed in zip(folder.exemplars, entry.exemplars, strict=True):
        card, record = listed.card, exemplar.record
        when = record.since.zh() if record.since else ""
        month = _month(record.since.year, record.since.month) if record.since else 0
        badges = context.badges_of(folder, record.initiative)
        own = (card.kind, when)
        yield maker.entry(EXEMPLAR, card.url, card.name, own, month, card.picture, badges, record)
    for activity, item in zip(folder.activities, entry.activities, strict=True):
        listed_as = item.details
        date, act = listed_as.date, listed_as.card
        own = (act.kind, date.zh())
        month = _month(date.year, date.month)
        badges = context.badges_of(folder, activity.record.initiative)
        yield maker.entry(
            ACTIVITY, act.url, listed_as.title, own, month, act.picture, badges, activity.record
        )


class _Maker:
    """Makes the entries of one owner."""

    def __init__(self, context: SiteContext, folder: OwnerFolder, entry: OwnerEntry) -> None:
        self._context = context
        self._folder = folder
        self._entry = entry
        owner = folder.profile.owner
        self._owner = short(owner.short_name or folder.name)
        self._district = context.district_names.get(owner.district or "", "")
        shared = [facet for facet in entry.card.facets if facet.name in _OF_OWNERS]
        self._facets = tuple(map(_term, shared))
        former = (it.name for it in owner.former)
        names = (folder.name, owner.short_name, *owner.aliases, *former)
        self._called = [*filter(None, names)]
        stages = map(str, owner.stages)
        self._names = [*self._called, *filter(None, (entry.brand, self._district, *stages))]

    def brand(self) -> Entry:
        """The brand itself."""
        card, profile = self._entry.card, self._folder.profile
        return self.entry(
            BRAND,
            card.url,
            self._entry.brand,
            (card.kicker,),
            0,
            card.picture,
            card.ribbon,
            profile,
        )

    def case(self, record: Record) -> Entry:
        """The written case."""
        title = str(getattr(record, "title", ""))
        return self.entry(
            CASE, urls.case(self._folder.slug), title, ("典型案例",), 0, None, (), record
        )

    def entry(
        self,
        kind: str,
        path: str,
        title: str,
        own: Iterable[str],
        month: int,
        picture: PictureView | None,
        badges: Iterable[Badge],
        record: Record,
    ) -> Entry:
        """An entry; ``own`` is what is said of it beside its owner's name."""
        badges = tuple(badges)
        place = (*own,) if kind == BRAND else (self._owner, *own)
        year = (f"year={month // 100}",) if month else ()
        spelled = spellings((*self._called, title)) if kind == BRAND else ()
        return Entry(
            kind,
            self._context.info.link(path),
            title,
            " · ".join(filter(None, place)),
            month,
            Thumbnail(picture.sources[-1].smallest, picture.classes) if picture else None,
            tuple(Mark(it.tone.name, it.shape, it.short) for it in badges[:FEW]),
            (*self._facets, *year),
            "\n".join((*self._names, *own, *(badge.name for badge in badges), *spelled)),
            shown_words(record),
        )


def _term(facet: Facet) -> str:
    return f"{facet.name}={facet.value}"


def _month(year: int | None, month: int | None) -> int:
    return 100 * year + (month or 0) if year else 0
