"""The tally of one award. The order of its steps is the law of the house; see `tally`.

The guide for bureaus tells the order in short; the examples in the tests work it out by
hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from wuse.model.edition import Award, Candidate
from wuse.model.panel import Panel, Ruling, RulingKind
from wuse.model.rubric import DimensionKind
from wuse.model.scheme import Aggregate, Grade, SourceKind
from wuse.model.scheme import Tally as Method
from wuse.model.stages import BONUS, SHEETS, Stage, grades_of, places, stages

from .ballots import Ballots, count
from .grading import Facts, Standing, Status, graded, ranked
from .marking import Marks
from .numbers import mean, rounded
from .sheets import Sheet, Uncounted

_NEEDS_MINIMUM = frozenset({SourceKind.JUDGES, SourceKind.PEERS})
"""Sources of many judges; one sheet of 自评 or 上级 is enough, and is never trimmed."""


@dataclass(frozen=True)
class Result:
    """The tally of one award."""

    award: Award
    stages: tuple[Stage, ...]
    standings: tuple[Standing, ...]
    """Ranked candidates first, best first; then the others in the order of the edition."""
    uncounted: tuple[Uncounted, ...]
    ballots: Ballots


def tally(
    award: Award,
    candidates: Sequence[Candidate],
    sheets: Iterable[Sheet],
    panel: Panel | None = None,
    notice_start: date | None = None,
) -> Result:
    """Count an award.

    1. Whoever is ineligible, or vetoed before the notice, leaves the field.
    2. Recused rows go, then abstentions and void rows (`wuse.editions.ballots`).
    3. Stage by stage: each source is aggregated and divided by the maximum; who does not go on
       leaves the running.
    4. Bonus and malus are added; the total is rounded once, half up.
    5. Ranks and grades read rounded figures only (`wuse.editions.grading`).
    6. Vetoes from the first day of the notice: the place stays empty, or with 递补 the candidate
       leaves the field after all. Percentages refer to the field before that.

    Args:
        award: with everything that it takes over from its edition.
        candidates: who takes part in it.
        sheets: at most one for each stage, source and judge, of stages of this award.
        panel: judges and rulings; without it nobody is recused because of a unit.
        notice_start: first day of the public notice; without it all vetoes came before.
    """
    rulings = [it for it in panel.rulings if it.award in ("", award.name)] if panel else []
    fates = {item.key: _Fate.of(item, award, rulings, notice_start) for item in candidates}
    refill = award.tally.refill
    inside = [item for item in candidates if not fates[item.key].out]
    running = [item for item in inside if not (refill and fates[item.key].struck)]
    scored = stages(award)
    ballots = count(award, scored, candidates, panel.judges if panel else (), sheets)
    standings = _Counting(award, scored, ballots).standings(running)
    grades = grades_of(award)
    facts = Facts(
        {key: fate.conditions for key, fate in fates.items()},
        {key: fate.ceiling if refill else fate.early_ceiling for key, fate in fates.items()},
        {key: fate.decision for key, fate in fates.items() if fate.decision is not None},
    )
    best = graded(ranked(standings), grades, len(inside), award.tally.boundary, facts)
    best = [_after_notice(item, fates[item.candidate], grades) for item in best]
    placed = {item.candidate for item in best}
    others = {item.candidate: item for item in standings}
    rest = (others.get(it.key) or Standing(it.key, fates[it.key].status) for it in candidates)
    all_ = (*best, *(item for item in rest if item.candidate not in placed))
    return Result(award, scored, all_, tuple(sorted(ballots.uncounted)), ballots)


def _after_notice(item: Standing, fate: _Fate, grades: Sequence[Grade]) -> Standing:
    """Strike a candidate, or lower its grade, for what was established after the notice began."""
    if fate.struck:
        return replace(item, grade=None, status=Status.VETOED)
    names = [grade.name for grade in grades]
    if item.grade and names.index(item.grade) < fate.ceiling:
        lower = names[fate.ceiling] if fate.ceiling < len(names) else None
        return replace(item, grade=lower)
    return item


@dataclass(frozen=True)
class _Fate:
    """What the rulings mean for one candidate."""

    status: Status = Status.FINE
    out: bool = False
    """It left the field before the notice."""
    struck: bool = False
    """It was vetoed after the notice had begun."""
    early_ceiling: int = 0
    """Position of the highest grade it may have, by what was known before the notice."""
    ceiling: int = 0
    """The same, by everything that is known."""
    conditions: frozenset[str] = frozenset()
    decision: int | None = None

    @classmethod
    def of(
        cls, item: Candidate, award: Award, rulings: Iterable[Ruling], start: date | None
    ) -> _Fate:
        own = [it for it in rulings if it.candidate in (item.key, item.name)]
        ceilings = {veto.case: veto.ceiling for veto in award.vetoes}
        names = [grade.name for grade in grades_of(award)]
        fate = cls(
            conditions=frozenset(it.what for it in own if it.kind is RulingKind.CONDITION),
            decision=next(
                (
                    int(it.what)
                    for it in own
                    if it.kind is RulingKind.DECISION and it.what.isascii() and it.what.isdigit()
                ),
                None,
            ),
        )
        for ruling in own:
            if ruling.kind is RulingKind.INELIGIBLE:
                fate = replace(fate, out=True, status=Status.INELIGIBLE)
            elif ruling.kind is RulingKind.VETO:
                highest = ceilings.get(ruling.what, "")
                position = names.index(highest) if highest in names else len(names)
                fate = fate._vetoed(position if highest else None, _is_late(ruling, start))
        return fate

    def _vetoed(self, ceiling: int | None, late: bool) -> _Fate:
        if ceiling is not None:
            ceiling = max(ceiling, self.ceiling)
            return replace(
                self, ceiling=ceiling, early_ceiling=self.early_ceiling if late else ceiling
            )
        status = self.status or Status.VETOED
        return replace(self, status=status, out=self.out or not late, struck=self.struck or late)


def _is_late(ruling: Ruling, start: date | None) -> bool:
    day = ruling.date.earliest if ruling.date else None
    return start is not None and day is not None and day >= start


class _Counting:
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


def aggregate(totals: Sequence[Fraction], method: Method) -> Fraction | None:
    """Make one figure of several sheets of the same candidate; None if there are too few."""
    if len(totals) < method.minimum:
        return None
    order = sorted(totals)
    if method.method is Aggregate.MEDIAN:
        return median(order)
    if method.method is Aggregate.TRIMMED and len(order) >= method.trim_from:
        order = order[1:-1]
    return mean(order)


def median(order: Sequence[Fraction]) -> Fraction:
    """Return the middle of sorted values, or the mean of the two in the middle."""
    middle = len(order) // 2
    return order[middle] if len(order) % 2 else (order[middle - 1] + order[middle]) / 2


def _weighted(parts: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    total = sum((weight for weight, _ in parts), Fraction(0))
    if not total:
        return mean(value for _, value in parts)
    return sum((weight * value for weight, value in parts), Fraction(0)) / total
