"""The candidates of a contest with their evidence, from what lists know of owners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wuse.evidence.assess import Mark
from wuse.evidence.contests import Contest
from wuse.model.edition import Edition
from wuse.model.region import Sourced

from . import urls
from .candidates import name_of
from .colour import DEFAULT, Tone, tone
from .directory import Directory
from .evidence import Cell
from .page import PageLink
from .short import short


@dataclass(frozen=True, slots=True)
class Entrant:
    """A candidate, and its cell for each criterion that it is scored on."""

    number: int
    """From 1, in the order of the edition."""
    key: str
    """Names it in addresses: its slug, or ``n3`` for the third of those that have none."""
    link: PageLink
    """Its brand; without an address if it is not on this site."""
    owner: str
    group: str
    tone: Tone
    cells: dict[str, Cell]
    """By criterion; empty if it is not on this site."""

    @property
    def full(self) -> int:
        """For how many criteria all evidence is there."""
        return sum(cell.mark is Mark.FULL for cell in self.cells.values())


def entrants(directory: Directory, item: Sourced[Edition], contest: Contest) -> Iterator[Entrant]:
    """Everyone who competes, in the order of the edition."""
    for number, candidate in enumerate(contest.candidates, 1):
        entry = directory.by_slug.get(candidate.owner or "")
        cells = next(
            (
                it.cells
                for it in (entry.evidence if entry else ())
                if (it.edition, it.contest) == (item.id, contest.number)
            ),
            (),
        )
        yield Entrant(
            number=number,
            key=entry.slug if entry else f"n{number}",
            link=PageLink(name_of(candidate, entry), urls.brand(entry.slug) if entry else ""),
            owner=short(entry.name) if entry else "",
            group=candidate.group,
            tone=entry.card.tone if entry else tone(DEFAULT),
            cells={cell.criterion: cell for cell in cells},
        )
