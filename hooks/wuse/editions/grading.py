"""Ranks, ties and grades, from figures that are already rounded as they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from itertools import groupby

from wuse.model.scheme import Boundary, Grade
from wuse.model.stages import places


class Status(StrEnum):
    """Why a candidate has no grade; empty if nothing stands in the way."""

    FINE = ""
    VETOED = "否决"
    INELIGIBLE = "不合格"
    NOT_PROMOTED = "未晋级"
    TOO_FEW = "评分不足"
    TO_DECIDE = "待议定"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a candidate stands. All figures are rounded as they are printed."""

    candidate: str
    """Its key."""
    status: Status = Status.FINE
    total: Fraction | None = None
    base: Fraction = Fraction(0)
    """The total without bonus and malus."""
    bonus: Fraction = Fraction(0)
    malus: Fraction = Fraction(0)
    dimensions: Mapping[str, Fraction] = field(default_factory=dict)
    stages: Mapping[str, Fraction] = field(default_factory=dict)
    """Points of each stage, as if it were the only one."""
    sheets: Mapping[str, int] = field(default_factory=dict)
    """Number of sheets that count, by stage."""
    ties: tuple[Fraction, ...] = ()
    """What decides between equal totals, in this order."""
    rank: int | None = None
    """Equal ranks stay equal: 1, 2, 2, 4."""
    grade: str | None = None


def ranked(standings: Iterable[Standing]) -> list[Standing]:
    """Return those with a total, best first, each with its rank."""
    order = sorted(
        (item for item in standings if item.total is not None),
        key=lambda item: (_merit(item), item.candidate),
    )
    result: list[Standing] = []
    for _, equal in groupby(order, _merit):
        rank = len(result) + 1
        result += [replace(item, rank=rank) for item in equal]
    return result


def _merit(item: Standing) -> tuple[Fraction, ...]:
    return tuple(-value for value in (item.total or Fraction(0), *item.ties))


@dataclass(frozen=True)
class Facts:
    """What people established about the candidates of an award."""

    conditions: Mapping[str, frozenset[str]]
    """Every candidate -> conditions that it meets."""
    ceilings: Mapping[str, int]
    """Every candidate -> position of the highest grade that it may have."""
    decisions: Mapping[str, int]
    """Candidate -> its place among those that a tie left equal."""


def graded(
    order: Sequence[Standing],
    grades: Sequence[Grade],
    field_: int,
    boundary: Boundary,
    facts: Facts,
) -> list[Standing]:
    """Give grades from the top; what does not fit into a quota falls to the next grade.

    Args:
        order: candidates with ranks, best first.
        grades: from high to low.
        field_: the number of candidates that percentages refer to.
        boundary: what happens to a tie across the last place.
        facts: what people established.
    """
    given: dict[str, Standing] = {}
    for position, grade in enumerate(grades):
        fitting = [
            item
            for item in order
            if item.candidate not in given and _fits(item, grade, position, facts)
        ]
        winners, undecided = _within(fitting, places(grade.quota, field_), boundary, facts)
        given |= {item.candidate: replace(item, grade=grade.name) for item in winners}
        given |= {item.candidate: replace(item, status=Status.TO_DECIDE) for item in undecided}
    return [given.get(item.candidate, item) for item in order]


def _fits(item: Standing, grade: Grade, position: int, facts: Facts) -> bool:
    minima = (
        (grade.minimum, item.total or Fraction(0)),
        (grade.base, item.base),
        (grade.bonus, item.bonus),
        *((least, item.dimensions.get(id, Fraction(0))) for id, least in grade.dimensions.items()),
    )
    met = facts.conditions[item.candidate]
    return (
        position >= facts.ceilings[item.candidate]
        and all(least is None or value >= Fraction(least) for least, value in minima)
        and met.issuperset(grade.conditions)
    )


def _within(
    fitting: Sequence[Standing], free: int | None, boundary: Boundary, facts: Facts
) -> tuple[list[Standing], list[Standing]]:
    """Return who gets one of the free places, and who is equal at the last of them."""
    if free is None:
        return list(fitting), []
    winners: list[Standing] = []
    for _, group in groupby(fitting, lambda item: item.rank):
        equal, left = list(group), free - len(winners)
        if len(equal) <= left:
            winners += equal
            continue
        if left <= 0 or boundary is Boundary.NONE:
            return winners, []
        if boundary is Boundary.ALL:
            return winners + equal, []
        decided = [facts.decisions.get(item.candidate) for item in equal]
        if None in decided or len(set(decided)) < len(equal):
            return winners, equal
        equal.sort(key=lambda item: facts.decisions[item.candidate])
        return winners + equal[:left], []
    return winners, []
