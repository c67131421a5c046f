"""Who takes part in an edition, as its pages show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wuse.evidence.assess import Mark
from wuse.evidence.contests import Contest
from wuse.model.edition import Candidate, Edition, PublishedGrade
from wuse.model.region import Sourced

from . import urls
from .cards import BrandCard
from .directory import Directory
from .list_entries import OwnerEntry
from .short import short

_MOST_CARDS = 24
"""Candidates that are shown with a picture; more are a list of names."""


@dataclass(frozen=True, slots=True)
class CandidateView:
    """One candidate on the page of an edition."""

    name: str
    card: BrandCard | None
    """None if it is not on this site."""
    url: str
    note: str
    marks: tuple[Mark, ...]
    """For each criterion, if there are any to be looked at together."""

    @property
    def full(self) -> int:
        """For how many criteria all evidence is there."""
        return sum(mark is Mark.FULL for mark in self.marks)


def candidate_views(
    directory: Directory, item: Sourced[Edition], found: Sequence[Contest]
) -> Iterator[CandidateView]:
    """Every candidate in the edition's order; what is judged, and how much there is to see."""
    few = len(item.record.candidates) <= _MOST_CARDS
    for candidate in item.record.candidates:
        entry = directory.by_slug.get(candidate.owner or "")
        yield CandidateView(
            name=name_of(candidate, entry),
            card=entry.card if entry and few and not candidate.record else None,
            url=url_of(candidate, entry),
            note=_note(candidate, entry),
            marks=_marks(item.id, entry, found) if few else (),
        )


def _note(candidate: Candidate, entry: OwnerEntry | None) -> str:
    """Whose record it is, for which awards, in which group, and who recommends it."""
    parts = [
        short(entry.name) if entry and candidate.record else "",
        "、".join(candidate.awards),
        candidate.group,
        f"{candidate.nominator}推荐" if candidate.nominator else "",
    ]
    return " · ".join(filter(None, parts))


def _marks(edition: str, entry: OwnerEntry | None, found: Sequence[Contest]) -> tuple[Mark, ...]:
    for evidence in entry.evidence if entry else ():
        if evidence.edition == edition and found:
            return tuple(cell.mark for cell in evidence.cells)
    return ()


def name_of(candidate: Candidate | PublishedGrade, entry: OwnerEntry | None) -> str:
    """The name of a candidate; for a record, its title."""
    if entry is None:
        return short(candidate.name) or "一个暂未公开的单位"
    if candidate.record:
        titles = {_id(it.card.url): it.card.title for it in entry.activities}
        titles |= {_id(it.card.url): it.card.name for it in entry.exemplars}
        return titles.get(candidate.record) or short(entry.name)
    return short(entry.brand)


def url_of(candidate: Candidate | PublishedGrade, entry: OwnerEntry | None) -> str:
    """The page of a candidate, or of its record; empty if it is not on this site."""
    if entry is None:
        return ""
    if candidate.record:
        records = (
            *(it.card.url for it in entry.activities),
            *(it.card.url for it in entry.exemplars),
        )
        return next((url for url in records if _id(url) == candidate.record), "")
    return urls.brand(entry.slug)


def _id(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2]
