"""Marks to totals: sources are aggregated, stages weighted, bonus and malus added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from wuse.model.edition import Award, Candidate
from wuse.model.rubric import DimensionKind
from wuse.model.scheme import Aggregate, SourceKind
from wuse.model.scheme import Tally as Method
from wuse.model.stages import BONUS, SHEETS, Stage, places

from .ballots import Ballots
from .grading import Standing, Status
from .marking import Marks
from .numbers import mean, rounded

_NEEDS_MINIMUM = frozenset({SourceKind.JUDGES, SourceKind.PEERS})
"""Sources of many judges; one sheet of 自评 or 上级 is enough, and is never trimmed."""


class Counting:
    """Totals of the candidates of one award."""

    def __init__(self, award: Award, scored: Sequence[Stage], ballots: Ballots) -> None:
        self._award = award
        self._method = award.tally
        self._stages = scored
        self._ballots = ballots
        self._full = Fraction(award.tally.full)

    def standings(self, running: Sequence[Candidate]) -> list[Standing]:
        """Count all stages; those who do not go on, or lack scores, leave the running."""
        shares: dict[str, dict[str, Fraction]] = {item.key: {} for item in running}
        left: dict[str, Status] = {}
        for stage in self._stages:
            still = [item for item in running if item.key not in left]
            for item in still:
                share = self._share(stage, item, still)
                if share is None:
                    left[item.key] = Status.TOO_FEW
                else:
                    shares[item.key][stage.name] = share
            for key in self._not_promoted(stage, still, shares):
                left[key] = Status.NOT_PROMOTED
        if not self._stages:
            return [Standing(item.key, Status.TOO_FEW) for item in running]
        return [self._standing(item, shares[item.key], left.get(item.key)) for item in running]

    def _share(
        self, stage: Stage, candidate: Candidate, running: Sequence[Candidate]
    ) -> Fraction | None:
        """The share of the stage's maximum that a candidate reached; None if a source lacks."""
        total = Fraction(0)
        for source, weight in stage.sources:
            if source in SHEETS:
                points = self._aggregate(stage, source, candidate.key)
                maximum = stage.maximum(candidate.group)
                share = None if points is None else points / maximum if maximum else Fraction(0)
            else:
                share = self._figure(stage, source, candidate.key, running)
            if share is None:
                return None
            total += weight * share
        return total

    def _aggregate(self, stage: Stage, source: SourceKind, key: str) -> Fraction | None:
        sheets = self._ballots.marks.get((stage.name, source, key), {})
        bases = [sheet.base for sheet in sheets.values()]
        if source in _NEEDS_MINIMUM:
            return aggregate(bases, self._method)
        return mean(bases) if bases else None

    def _figure(
        self, stage: Stage, source: SourceKind, key: str, running: Sequence[Candidate]
    ) -> Fraction | None:
        figures = self._ballots.figures
        own = figures.get((stage.name, source, key))
        if not own:
            return None
        if source is SourceKind.SATISFACTION:
            return mean(own.values())
        votes = (sum(figures.get((stage.name, source, it.key), {}).values()) for it in running)
        highest = max(votes)
        return sum(own.values(), Fraction(0)) / highest if highest else Fraction(0)

    def _not_promoted(
        self,
        stage: Stage,
        running: Sequence[Candidate],
        shares: Mapping[str, Mapping[str, Fraction]],
    ) -> list[str]:
        """Those who have a share of this stage, but do not reach the line of promotion."""
        if stage.promote is None:
            return []
        points = {
            item.key: rounded(self._full * shares[item.key][stage.name], 2)
            for item in running
            if stage.name in shares[item.key]
        }
        if stage.promote.unit == "分":
            line = Fraction(stage.promote.value or 0)
        else:
            number = places(stage.promote, len(running))
            if number is None or number >= len(points):
                return []
            line = sorted(points.values(), reverse=True)[number - 1] if number else self._full + 1
        return [key for key, value in points.items() if value < line]

    def _standing(
        self, candidate: Candidate, shares: Mapping[str, Fraction], status: Status | None
    ) -> Standing:
        places_ = self._method.places
        reached = {name: rounded(self._full * value, places_) for name, value in shares.items()}
        sheets = {stage.name: self._number(stage, candidate.key) for stage in self._stages}
        if status is not None:
            return Standing(candidate.key, status, stages=reached, sheets=sheets)
        weighted = (stage.weight * shares[stage.name] for stage in self._stages)
        base = self._full * sum(weighted, Fraction(0))
        exact = self._dimensions(candidate.key)
        bonus = self._capped(DimensionKind.BONUS, exact)
        malus = self._capped(DimensionKind.MALUS, exact)
        dimensions = {id: rounded(value, places_) for id, value in exact.items()}
        figures = {**dimensions, **reached, BONUS: rounded(bonus, places_)}
        return Standing(
            candidate.key,
            total=rounded(max(base + bonus - malus, Fraction(0)), places_),
            base=rounded(base, places_),
            bonus=rounded(bonus, places_),
            malus=rounded(malus, places_),
            dimensions=dimensions,
            stages=reached,
            sheets=sheets,
            ties=tuple(figures.get(name, Fraction(0)) for name in self._method.ties),
        )

    def _number(self, stage: Stage, key: str) -> int:
        marks = self._ballots.marks
        return sum(len(marks.get((stage.name, source, key), ())) for source, _ in stage.sources)

    def _dimensions(self, key: str) -> dict[str, Fraction]:
        """Points of each dimension: the plain mean of all valid sheets, stages by their weight.

        Bonus and malus of several stages add up.
        """
        result: dict[str, Fraction] = {}
        for dimension in self._award.rubric:
            parts: list[tuple[Fraction, Fraction]] = []
            for stage in self._stages:
                sheets = self._sheets(stage, key)
                points = [
                    it.dimensions[dimension.id] for it in sheets if dimension.id in it.dimensions
                ]
                if points:
                    parts.append((stage.weight, Fraction(sum(points), 100 * len(points))))
            if parts and dimension.kind is DimensionKind.SCORE:
                result[dimension.id] = _weighted(parts)
            elif parts:
                result[dimension.id] = sum((value for _, value in parts), Fraction(0))
        return result

    def _sheets(self, stage: Stage, key: str) -> list[Marks]:
        marks = self._ballots.marks
        return [
            sheet
            for source, _ in stage.sources
            for sheet in marks.get((stage.name, source, key), {}).values()
        ]

    def _capped(self, kind: DimensionKind, dimensions: Mapping[str, Fraction]) -> Fraction:
        total = Fraction(0)
        for dimension in self._award.rubric:
            if dimension.kind is kind:
                points = dimensions.get(dimension.id, Fraction(0))
                limit = dimension.points
                total += points if limit is None else min(points, Fraction(limit))
        return total


def aggregate(totals: Sequence[Fraction | int], method: Method) -> Fraction | None:
    """Make one figure of several sheets of the same candidate; None if there are too few.

    The trimmed mean drops one highest and one lowest, as competitions do; of equal extremes, one.
    """
    if len(totals) < method.minimum:
        return None
    order = sorted(totals)
    if method.method is Aggregate.MEDIAN:
        return median(order)
    if method.method is Aggregate.TRIMMED and len(order) >= method.trim_from:
        order = order[1:-1]
    return mean(order)


def median(order: Sequence[Fraction | int]) -> Fraction:
    """Return the middle of sorted values, or the mean of the two in the middle."""
    middle = len(order) // 2
    return mean(order[middle : middle + 1] if len(order) % 2 else order[middle - 1 : middle + 1])


def _weighted(parts: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    total = sum((weight for weight, _ in parts), Fraction(0))
    if not total:
        return mean(value for _, value in parts)
    return sum((weight * value for weight, value in parts), Fraction(0)) / total
