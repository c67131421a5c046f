"""What lists across owners know of each owner and record.

Lists sort, count and filter all records, and show a few of them. So an entry has what all are asked
for, and packs the rest: a build reads a hundred thousand entries and unpacks some hundreds.
"""

from __future__ import annotations

from functools import cache
from typing import Self

import msgspec

from wuse.evidence.since import Since
from wuse.model.dates import Edtf
from wuse.model.owner import OwnerKind
from wuse.model.records import Activity, Exemplar
from wuse.model.region import OwnerFolder, Sourced
from wuse.model.vocabulary import Term

from .cards import (
    ActivityCard,
    BrandCard,
    ExemplarCard,
    activity_card,
    brand_card,
    exemplar_card,
    year_label,
)
from .context import SiteContext
from .evidence import CandidateEvidence, summaries
from .filters import Facet
from .markdown import plain

ACTIVITY_FACETS = ("year", "colour", "type", "stage", "district", "level")
EXEMPLAR_FACETS = ("type", "stage", "district", "level")
"""What lists across owners are filtered by, in the order of the filters."""
MONTH = "month"
"""A facet that no drop-down offers: the chart of months counts it."""

_NO_STAGE = 99
"""Where owners without a stage come in the order of stages."""


class ActivityDetails(msgspec.Struct, frozen=True, array_like=True):
    """What is said of an activity in a list or a feed."""

    card: ActivityCard
    date: Edtf
    title: str
    summary: str
    type: Term


class ActivityEntry(msgspec.Struct, frozen=True, array_like=True):
    """An activity in lists."""

    recency: tuple[int, int, int, int, str]
    """Sorts by time: year and month, 0 if they are unknown, and the date's own order."""
    choices: msgspec.Raw
    """Its `facets`, packed."""
    packed: msgspec.Raw
    """Its `ActivityDetails`."""

    @classmethod
    def of(cls, context: SiteContext, folder: OwnerFolder, item: Sourced[Activity]) -> Self:
        """Sum up an activity."""
        record, card = item.record, activity_card(context, folder, item)
        year, month = record.date.year or 0, card.month
        facets = [it for it in card.facets if it.name in ACTIVITY_FACETS]
        summary = record.summary or plain(record.body)
        details = ActivityDetails(card, record.date, record.title, summary, record.type)
        return cls(
            (year, month, *record.date.sort_key),
            _packed((*facets, month_facet(month))),
            _packed(details),
        )

    @property
    def calendar_year(self) -> int:
        """The year in which it begins; 0 if it is unknown."""
        return self.recency[0]

    @property
    def year(self) -> str:
        """The year in the form of `year_label`."""
        return year_label(self.calendar_year)

    @property
    def month(self) -> int:
        """The month of the year, 0 if it is unknown."""
        return self.recency[1]

    @property
    def facets(self) -> tuple[Facet, ...]:
        """What it is filtered by, with the facet of its month."""
        return _facets(bytes(self.choices))

    @property
    def details(self) -> ActivityDetails:
        """What is said of it."""
        return msgspec.msgpack.decode(self.packed, type=ActivityDetails)

    @property
    def card(self) -> ActivityCard:
        """Its card."""
        return self.details.card


class ExemplarEntry(msgspec.Struct, frozen=True, array_like=True):
    """An exemplar in lists."""

    interest: int
    """How much its card says: 4 for words of its own with a picture, 2 for words, 1 for a line."""
    choices: msgspec.Raw
    """Its `facets`, packed."""
    packed: msgspec.Raw
    """Its card."""

    @classmethod
    def of(cls, context: SiteContext, folder: OwnerFolder, item: Sourced[Exemplar]) -> Self:
        """Sum up an exemplar."""
        card = exemplar_card(context, folder, item)
        has_words = bool(card.quote)
        interest = 4 * (has_words and card.picture is not None) + 2 * has_words + bool(card.line)
        facets = [it for it in card.facets if it.name in EXEMPLAR_FACETS]
        return cls(interest, _packed(facets), _packed(card))

    @property
    def facets(self) -> tuple[Facet, ...]:
        """What it is filtered by."""
        return _facets(bytes(self.choices))

    @property
    def card(self) -> ExemplarCard:
        """Its card."""
        return msgspec.msgpack.decode(self.packed, type=ExemplarCard)


class OwnerEntry(msgspec.Struct, frozen=True, array_like=True):
    """An owner in lists."""

    slug: str
    name: str
    brand: str
    """The brand's name."""
    kind: OwnerKind
    stages: tuple[Term, ...]
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

    @classmethod
    def of(cls, context: SiteContext, folder: OwnerFolder) -> Self:
        """Sum up an owner."""
        profile = folder.profile
        recognition = profile.recognition
        paths = [folder.source.path, *(item.path for item in folder.activities)]
        return cls(
            slug=folder.slug,
            name=folder.name,
            brand=profile.brand.name,
            kind=profile.owner.kind,
            stages=profile.owner.stages,
            district=profile.owner.district,
            level=recognition.level if recognition else None,
            status=recognition.status if recognition else None,
            card=brand_card(context, folder),
            has_cover=profile.brand.cover is not None,
            updated=max(map(context.history.updated, paths)),
            activities=tuple(ActivityEntry.of(context, folder, it) for it in folder.activities),
            exemplars=tuple(ExemplarEntry.of(context, folder, it) for it in folder.exemplars),
            evidence=tuple(summaries(context, folder)),
            since=context.since,
        )

    @property
    def order(self) -> tuple[int, str]:
        """Sorts owners as lists show them: by their first stage, then by slug."""
        return (min((stage.order for stage in self.stages), default=_NO_STAGE), self.slug)

    @property
    def places(self) -> tuple[Term | None, ...]:
        """The stages under which it is listed and counted, once each: None if it states none."""
        return self.stages or (None,)

    @property
    def latest_year(self) -> int:
        """The year of its latest activity; 0 if none has a known year."""
        return max((item.calendar_year for item in self.activities), default=0)


def month_facet(number: int) -> Facet:
    """The facet of a month, 0 if it is unknown."""
    return Facet(MONTH, str(number), f"{number}月" if number else "月份不详")


def _packed(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(value))


@cache
def _facets(packed: bytes) -> tuple[Facet, ...]:
    """The same facets are the same objects: 100,000 entries share some thousand."""
    return tuple(_facet(*parts) for parts in msgspec.msgpack.decode(packed))


_facet = cache(Facet)
