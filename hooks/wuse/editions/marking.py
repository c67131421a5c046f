"""One row of a sheet to points: range, step and anchors are checked, rules are counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from wuse.model.rubric import Adjustment, Anchor, Criterion, Dimension, DimensionKind
from wuse.model.scheme import Missing, Tally
from wuse.model.stages import Stage, share

from .numbers import cents, hundredths, whole
from .sheets import Value


class VoidError(ValueError):
    """The whole row is void; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The points of one row."""

    base: Fraction
    """Of the scored dimensions, each by its weight."""
    dimensions: Mapping[str, int]
    """Points of each dimension, in hundredths, not weighted."""
    criteria: Mapping[str, int]
    """Points of each criterion, in hundredths."""


class Marker:
    """Marks rows of one stage; the rubric is looked up once for each group of candidates."""

    def __init__(self, stage: Stage, tally: Tally) -> None:
        self._stage = stage
        self._step = cents(tally.step)
        self._missing = tally.missing
        self._plans: dict[str, list[tuple[Dimension, Criterion]]] = {}

    def mark(self, values: Mapping[str, Value], group: str) -> Marks:
        """Return the points of a row.

        Raises:
            VoidError: a criterion is missing, unknown, out of range, off the step or between
                anchors.
        """
        if group not in self._plans:
            self._plans[group] = list(self._stage.criteria(group))
        plan = self._plans[group]
        if strange := sorted(values.keys() - {criterion.id for _, criterion in plan}):
            raise VoidError(f"没有“{strange[0]}”这一项")
        dimensions, criteria = dict[str, int](), dict[str, int]()
        for dimension, criterion in plan:
            points = self._criterion(values.get(criterion.id), dimension.kind, criterion)
            criteria[criterion.id] = points
            dimensions[dimension.id] = dimensions.get(dimension.id, 0) + points
        return Marks(self._base(dimensions), dimensions, criteria)

    def _base(self, dimensions: Mapping[str, int]) -> Fraction:
        scored = [it for it in self._stage.dimensions if it.kind is DimensionKind.SCORE]
        # Weights stand in all dimensions or in none: whole numbers add up much faster.
        if all(it.weight is None for it in scored):
            return Fraction(sum(dimensions.get(it.id, 0) for it in scored), 100)
        parts = (dimensions.get(it.id, 0) * share(it) for it in scored)
        return sum(parts, Fraction(0)) / 100

    def _criterion(self, value: Value | None, kind: DimensionKind, criterion: Criterion) -> int:
        if value is not None:
            return _points(value, criterion, self._step, kind is DimensionKind.MALUS)
        if kind is DimensionKind.SCORE and self._missing is Missing.VOID:
            raise VoidError(f"缺“{criterion.id}”一项")
        return 0


def _points(value: Value, criterion: Criterion, step: int, is_malus: bool) -> int:
    if not isinstance(value, str):
        return _counted(value, criterion, is_malus)
    points = hundredths(value)
    if points is None:
        raise VoidError(f"“{criterion.id}”的“{value}”不是分数")
    if criterion.top is not None and points > cents(criterion.top):
        raise VoidError(f"“{criterion.id}”的{value}分超过最高的{criterion.top}分")
    if criterion.only_anchors:
        if not any(_reaches(anchor, points) for anchor in criterion.anchors):
            raise VoidError(f"“{criterion.id}”的{value}分不是任何一档的分")
    elif points % step:
        raise VoidError(f"“{criterion.id}”的{value}分不合步长")
    return points


def _reaches(anchor: Anchor, points: int) -> bool:
    quantity = anchor.points
    if quantity.low is not None and quantity.high is not None:
        return quantity.low * 100 <= points <= quantity.high * 100
    return quantity.value is not None and points == quantity.value * 100


def _counted(counts: tuple[str, ...], criterion: Criterion, is_malus: bool) -> int:
    """Return the points that the rules of a criterion give for these counts.

    Counting starts at the full points if a rule deducts or starts from a ratio, else at 0. In a
    dimension of deductions, the points are what is deducted.
    """
    rules = criterion.rules
    if len(counts) != len(rules):
        raise VoidError(f"“{criterion.id}”有{len(rules)}条计分规则，填了{len(counts)}个数")
    changes = sum(
        _change(rule, text, criterion.id) for rule, text in zip(rules, counts, strict=True)
    )
    if is_malus:
        points = -changes
    else:
        starts_full = any(rule.minus is not None or rule.base is not None for rule in rules)
        points = changes + (cents(criterion.points) if starts_full else 0)
    points = max(points, 0)
    return points if criterion.top is None else min(points, cents(criterion.top))


def _change(rule: Adjustment, text: str, id: str) -> int:
    """Return the hundredths that a rule adds; a ratio counts whole steps away from its base."""
    plus = 0 if rule.plus is None else cents(rule.plus)
    minus = 0 if rule.minus is None else cents(rule.minus)
    if rule.base is None:
        times = whole(text)
        if times is None:
            raise VoidError(f"“{id}”的“{text}”不是次数")
        change = times * (plus - minus)
    else:
        rate, step = hundredths(text), rule.step
        if rate is None or not step or rule.base.value is None:
            raise VoidError(f"“{id}”的“{text}”不是比率")
        steps = int((Fraction(rate, 100) - Fraction(rule.base.value)) / step)  # towards zero
        change = steps * (plus if steps > 0 else minus)
    if rule.at_most is None:
        return change
    most = cents(rule.at_most)
    return max(-most, min(most, change))
