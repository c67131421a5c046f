"""Who competes by which rubric: awards that share both are looked at together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from wuse.model.edition import Award, Candidate, Edition, Subject
from wuse.model.rubric import Criterion, Dimension

RESERVED = ("coverage", "compare", "desk")
"""Parts of addresses below an edition that no criterion may take."""

_BY_BRAND = (Subject.BRAND, Subject.SCHOOL, Subject.BRANCH)
_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True)
class Contest:
    """One rubric of an edition, the awards that are judged by it, and who competes."""

    number: int
    """From 0, in the order of the edition."""
    awards: tuple[Award, ...]
    candidates: tuple[Candidate, ...]
    addresses: Mapping[str, str]
    """Id of a criterion -> its part of the address, unique within the edition."""

    @property
    def award(self) -> Award:
        """An award that has the rubric."""
        return self.awards[0]

    @property
    def title(self) -> str:
        """The names of the awards."""
        return "、".join(award.name for award in self.awards)

    @property
    def rubric(self) -> tuple[tuple[Dimension, tuple[Criterion, ...]], ...]:
        """Each dimension with the criteria of all groups."""
        return tuple((it, it.criteria or it.judged(*it.applies[:1])) for it in self.award.rubric)

    def criteria(self) -> Iterator[tuple[Dimension, Criterion]]:
        """Yield every criterion with its dimension."""
        for dimension, criteria in self.rubric:
            for criterion in criteria:
                yield dimension, criterion

    def candidate(self, owner: str) -> Candidate | None:
        """Return how an owner takes part; None if it does not."""
        return self._by_owner.get(owner)

    @cached_property
    def _by_owner(self) -> Mapping[str, Candidate]:
        return {it.owner: it for it in reversed(self.candidates) if it.owner}


def competitors(editions: Iterable[Edition]) -> frozenset[str]:
    """Return the slugs of the owners that take part in authorised editions."""
    return frozenset(
        it.owner
        for edition in editions
        if edition.authority
        for it in edition.candidates
        if it.owner
    )


def contests(edition: Edition) -> tuple[Contest, ...]:
    """Return the contests of brands, schools and branches that have a rubric.

    Awards for single activities, exemplars, cases and persons are none: what is judged there is the
    record itself, and a brand's evidence says nothing of it.
    """
    found: list[Contest] = []
    taken = set(RESERVED)
    for award in edition.each():
        if award.subject not in _BY_BRAND or not award.rubric:
            continue
        candidates = tuple(it for it in edition.candidates_for(award) if not it.record)
        for place, other in enumerate(found):
            if other.award.rubric == award.rubric:
                both = dict.fromkeys((*other.candidates, *candidates))
                found[place] = replace(other, awards=(*other.awards, award), candidates=tuple(both))
                break
        else:
            addresses = _addresses(award.criteria(), taken)
            found.append(Contest(len(found), (award,), candidates, addresses))
    return tuple(found)


def _addresses(criteria: Iterable[Criterion], taken: set[str]) -> dict[str, str]:
    addresses: dict[str, str] = {}
    for number, criterion in enumerate(criteria, 1):
        name = criterion.id.lower()
        part = name if _PLAIN.fullmatch(name) else f"c{number}"
        copies = 1
        while part in taken:
            copies += 1
            part = f"{name if _PLAIN.fullmatch(name) else f'c{number}'}-{copies}"
        taken.add(part)
        addresses.setdefault(criterion.id, part)
    return addresses
