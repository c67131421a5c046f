"""Tiles of districts: some of their brands, their latest activity, and a bar of colours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wuse.model.bureau import District

from . import urls
from .cards import ActivityCard
from .directory import Directory
from .list_entries import OwnerEntry
from .short import FEW, short

NAMED = 3
"""How many brands a tile names."""


@dataclass(frozen=True, slots=True)
class DistrictTile:
    """A district."""

    name: str
    region: str
    url: str
    brands: tuple[str, ...]
    count: int
    """Its brands in all."""
    activities: int
    bar: tuple[str, ...]
    """Classes of the colours of its brands' initiatives."""
    latest: ActivityCard | None


def tiles(districts: Iterable[District], directory: Directory) -> tuple[DistrictTile, ...]:
    """The tiles of districts, in the bureau's order."""
    return tuple(_tile(it, directory.by_district.get(it.id, ())) for it in districts)


def _tile(district: District, entries: tuple[OwnerEntry, ...]) -> DistrictTile:
    # Those with most to see; of equal ones, the order of lists.
    by_interest = sorted(entries, key=lambda entry: -len(entry.activities))
    dated = [entry.activities[0] for entry in entries if entry.latest_year]
    latest = max(dated, key=lambda item: item.recency[2:], default=None)
    return DistrictTile(
        name=district.name,
        region=district.region,
        url=urls.district(district.id),
        brands=tuple(short(entry.brand) for entry in by_interest[:NAMED]),
        count=len(entries),
        activities=sum(len(entry.activities) for entry in entries),
        bar=tuple(badge.tone.name for entry in by_interest[:NAMED] for badge in entry.card.ribbon)[
            :FEW
        ],
        latest=latest.card if latest else None,
    )
