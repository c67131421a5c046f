"""All published owners, as lists across owners know them.

Lists are made of this and of nothing else, so that the records of one owner are needed only while
its own pages are made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf

import msgspec

from wuse.layout import BRANDS
from wuse.model.owner import OwnerKind
from wuse.model.vocabulary import Term

from . import urls
from .context import SiteContext
from .evidence import told_of_twins
from .list_entries import ActivityEntry, ExemplarEntry, OwnerEntry
from .page import Origin
from .pictures import PictureView
from .related import NOTHING, Related

LIST_ABOVE = 40
"""More brands are listed in rows: nobody looks through a wall of so many pictures."""
FEATURED = 10
"""How many brands the first page features."""


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
    def stage_counts(self) -> dict[Term | None, int]:
        """Stage -> how many organisations have it, in the order of stages, those without last."""
        counts = Counter(stage for entry in self.organisations for stage in entry.places)
        return dict(sorted(counts.items(), key=lambda it: it[0].order if it[0] else inf))

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
        dated = [entry for entry in entries if entry[1].calendar_year]
        undated = [entry for entry in entries if not entry[1].calendar_year]
        dated.sort(key=lambda entry: entry[1].recency, reverse=True)
        return (*dated, *undated)

    @cached_property
    def exemplars(self) -> tuple[ExemplarEntry, ...]:
        """Every exemplar, by owner."""
        return tuple(item for owner in self.owners for item in owner.exemplars)

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
        return replace(context.origin(f"{BRANDS}/", urls.BRANDS_JSON), updated=self._updated)

    @cached_property
    def _updated(self) -> str:
        return max((entry.updated for entry in self.owners), default="")


def _told(entry: OwnerEntry, related: Related) -> OwnerEntry:
    if not related.twins:
        return entry
    told = tuple(told_of_twins(it, related.twins) for it in entry.evidence)
    return msgspec.structs.replace(entry, evidence=told)
