"""The scored stages of an award, with everything that the counting method needs of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from .edition import Award, Edition
from .quantity import Quantity
from .rubric import Criterion, Dimension, DimensionKind
from .scheme import Grade, Phase, ScoreSource, SourceKind

ONLY_STAGE = "评审"
"""The name of the stage of an award that has a rubric, but no scored phase."""
SHEETS = frozenset({SourceKind.JUDGES, SourceKind.PEERS, SourceKind.SELF, SourceKind.COMMITTEE})
"""Sources that score by the rubric; the others bring one figure for each candidate."""
BY_PANEL = frozenset({SourceKind.JUDGES, SourceKind.COMMITTEE})
"""Those of them whose sheets carry the code of a judge of the panel."""
BONUS = "加分"
"""What 同分次序 calls the sum of the bonus dimensions."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One scored stage."""

    name: str
    weight: Fraction
    """Its share of the total, from 0 to 1."""
    dimensions: tuple[Dimension, ...]
    sources: tuple[tuple[SourceKind, Fraction], ...]
    """Each with its share of the stage, from 0 to 1."""
    promote: Quantity | None = None

    def criteria(self, group: str) -> Iterator[tuple[Dimension, Criterion]]:
        """Yield what a candidate of this group is scored on."""
        for dimension in self.dimensions:
            for criterion in dimension.judged(group):
                yield dimension, criterion

    def maximum(self, group: str) -> Fraction:
        """Return the points that a perfect sheet has, without bonus and malus."""
        return sum(
            (
                Fraction(criterion.points) * share(dimension)
                for dimension, criterion in self.criteria(group)
                if dimension.kind is DimensionKind.SCORE
            ),
            Fraction(0),
        )


class Ballot(NamedTuple):
    """What a judge of the panel scores by the rubric: one stage of one award."""

    award: Award
    stage: Stage
    source: SourceKind


def ballots(edition: Edition) -> tuple[Ballot, ...]:
    """Return what the panel scores by a rubric, in the order of the edition."""
    return tuple(
        Ballot(award, stage, kind)
        for award in edition.each()
        if edition.candidates_for(award)
        for stage in stages(award)
        for kind, _ in stage.sources
        if kind in BY_PANEL
    )


def share(dimension: Dimension) -> Fraction:
    """Return the factor of a dimension's points: its weight, or 1 if it counts by its points."""
    return Fraction(1) if dimension.weight is None else Fraction(dimension.weight) / 100


def stages(award: Award) -> tuple[Stage, ...]:
    """Return the scored stages of an award in their order; none if it has no rubric."""
    if not award.rubric:
        return ()
    scored = [phase for phase in award.phases if phase.scored] or [Phase(name=ONLY_STAGE)]
    return tuple(_stage(award, phase, alone=len(scored) == 1) for phase in scored)


def _stage(award: Award, phase: Phase, alone: bool) -> Stage:
    weight = phase.weight if phase.weight is not None else 100 if alone else 0
    sources = phase.sources or (ScoreSource(),)
    return Stage(
        phase.name,
        Fraction(weight) / 100,
        tuple(item for item in award.rubric if item.id in phase.dimensions or not phase.dimensions),
        tuple((item.kind, Fraction(item.weight) / 100) for item in sources),
        phase.promote,
    )


def places(quota: Quantity | None, field: int) -> int | None:
    """Return how many places a quota gives of a field of candidates; None if it is unlimited.

    A percentage is rounded down: 30 % of 11 are 3. A range allows its upper end.
    """
    if quota is None:
        return None
    number = quota.value if quota.value is not None else quota.high
    if number is None:
        return None
    return int(Fraction(number) * field / 100) if quota.unit == "%" else int(number)


def grades_of(award: Award) -> tuple[Grade, ...]:
    """Return the grades of an award; one that has only a quota is a grade of its own."""
    if award.grades or award.quota is None:
        return award.grades
    return (Grade(name=award.name, quota=award.quota),)
