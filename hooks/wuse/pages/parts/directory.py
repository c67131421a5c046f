"""What lists across owners know of each owner: its cards, and what they are sorted and counted by.

Lists are made of this and of nothing else, so that the records of one owner are needed only while
its own pages are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from wuse.evidence.since import Since
from wuse.layout import BRANDS
from wuse.model.dates import Edtf
from wuse.model.owner import OwnerKind
from wuse.model.records import Activity, Exemplar
from wuse.model.region import OwnerFolder, Sourced
from wuse.model.vocabulary import Term

from . import urls
from .cards import ActivityCard, BrandCard, ExemplarCard, activity_card, brand_card, exemplar_card
from .context import SiteContext
from .evidence import CandidateEvidence, summaries, told_of_twins
from .markdown import plain
from .page import Origin
from .pictures import PictureView
from .related import NOTHING, Related

LIST_ABOVE = 40
"""More brands are listed in rows: nobody looks through a wall of so many pictures."""
FEATURED = 10
"""How many brands the first page features."""

_NO_STAGE = 99
"""Where owners without a stage come in the order of stages."""


@dataclass(frozen=True, slots=True)
class ActivityEntry:
    """An activity in lists."""

    card: ActivityCard
    date: Edtf
    title: str
    summary: str
    type: Term


@dataclass(frozen=True, slots=True)
class ExemplarEntry:
    """An exemplar in lists."""

    card: ExemplarCard
    has_portrait: bool


@dataclass(frozen=True, slots=True)
class OwnerEntry:
    """An owner in lists."""

    slug: str
    name: str
    brand: str
    """The brand's name."""
    kind: OwnerKind
    stage: Term | None
    district: str | None
    level: Term | None
    status: Term | None
    """Where its recognition stands: named, expired, withdrawn …"""
    card: BrandCard
    has_cover: bool
    """Whether the brand names a cover."""
    updated: str
    """ISO date of the last change of its brand or one of its activities; empty if unknown."""
    activities: tuple[ActivityEntry, ...]
    """Newest first."""
    exemplars: tuple[ExemplarEntry, ...]
    evidence: tuple[CandidateEvidence, ...]
    """For each contest of an authorised edition that it takes part in."""
    since: tuple[Since, ...] = ()
    """What changed since editions froze it, for each that git still knows."""

    @property
    def order(self) -> tuple[int, str]:
        """Sorts owners as lists show them: by stage, then by slug."""
        return (self.stage.order if self.stage else _NO_STAGE, self.slug)

    @property
    def latest_year(self) -> int:
        """The year of its latest activity; 0 if none has a known year."""
        return max((item.date.year or 0 for item in self.activities), default=0)


@dataclass(frozen=True)
class Directory:
    """All published owners, as lists know them."""

    owners: tuple[OwnerEntry, ...]
    """In the order of lists."""

    @classmethod
    def of(cls, entries: Iterable[OwnerEntry], related: Mapping[str, Related]) -> Directory:
        """Make a directory.

        Args:
            entries: in any order.
            related: slug -> what no entry can know by itself: which brands have the same name.
        """
        told = (_told(entry, related.get(entry.slug, NOTHING)) for entry in entries)
        return cls(tuple(sorted(told, key=lambda entry: entry.order)))

    @cached_property
    def organisations(self) -> tuple[OwnerEntry, ...]:
        """The schools and bureaus, without articles."""
        return tuple(entry for entry in self.owners if entry.kind is not OwnerKind.ARTICLE)

    @property
    def is_large(self) -> bool:
        """Whether there are more brands than one looks through as cards."""
        return len(self.organisations) > LIST_ABOVE

    @cached_property
    def by_slug(self) -> dict[str, OwnerEntry]:
        """Slug -> owner."""
        return {entry.slug: entry for entry in self.owners}

    @cached_property
    def by_district(self) -> dict[str, tuple[OwnerEntry, ...]]:
        """District id -> its organisations, in the order of lists."""
        found: dict[str, list[OwnerEntry]] = {}
        for entry in self.organisations:
            found.setdefault(entry.district or "", []).append(entry)
        return {id: tuple(entries) for id, entries in found.items()}

    @cached_property
    def timeline(self) -> tuple[tuple[OwnerEntry, ActivityEntry], ...]:
        """Every activity of every owner, newest first; those of unknown year last.

        Within a year, those of unknown month come last, so that months do not mix.
        """
        entries = [(owner, item) for owner in self.owners for item in owner.activities]
        dated = [entry for entry in entries if entry[1].date.year]
        undated = [entry for entry in entries if not entry[1].date.year]
        dated.sort(key=lambda entry: _recency(entry[1].date), reverse=True)
        return (*dated, *undated)

    @cached_property
    def featured(self) -> tuple[OwnerEntry, ...]:
        """Brands for the first page: with a cover before those without, each by latest activity."""
        by_interest = sorted(
            self.organisations, key=lambda entry: (not entry.has_cover, -entry.latest_year)
        )
        return tuple(by_interest[:FEATURED])

    @cached_property
    def opening_picture(self) -> PictureView | None:
        """The large picture of the first page: the first picture of a featured brand."""
        return next(filter(None, (entry.card.picture for entry in self.featured)), None)

    def origin(self, context: SiteContext) -> Origin:
        """Cite the whole data folder, for pages that list records of all owners."""
        newest = max((entry.updated for entry in self.owners), default="")
        return replace(context.origin(f"{BRANDS}/", urls.BRANDS_JSON), updated=newest)


def _recency(date: Edtf) -> tuple[object, ...]:
    return (date.year, date.month or 0, date.sort_key)


def owner_entry(context: SiteContext, folder: OwnerFolder) -> OwnerEntry:
    """Sum up an owner for lists."""
    profile = folder.profile
    recognition = profile.recognition
    paths = [folder.source.path, *(item.path for item in folder.activities)]
    return OwnerEntry(
        slug=folder.slug,
        name=folder.name,
        brand=profile.brand.name,
        kind=profile.owner.kind,
        stage=profile.owner.stage,
        district=profile.owner.district,
        level=recognition.level if recognition else None,
        status=recognition.status if recognition else None,
        card=brand_card(context, folder),
        has_cover=profile.brand.cover is not None,
        updated=max(map(context.history.updated, paths)),
        activities=tuple(_activity(context, folder, item) for item in folder.activities),
        exemplars=tuple(_exemplar(context, folder, item) for item in folder.exemplars),
        evidence=tuple(summaries(context, folder)),
        since=context.since,
    )


def _told(entry: OwnerEntry, related: Related) -> OwnerEntry:
    if not related.twins:
        return entry
    return replace(entry, evidence=tuple(told_of_twins(it, related.twins) for it in entry.evidence))


def _activity(context: SiteContext, folder: OwnerFolder, item: Sourced[Activity]) -> ActivityEntry:
    record = item.record
    return ActivityEntry(
        card=activity_card(context, folder, item),
        date=record.date,
        title=record.title,
        summary=record.summary or plain(record.body),
        type=record.type,
    )


def _exemplar(context: SiteContext, folder: OwnerFolder, item: Sourced[Exemplar]) -> ExemplarEntry:
    return ExemplarEntry(exemplar_card(context, folder, item), item.record.portrait is not None)
