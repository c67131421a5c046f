"""What other methods would have said, and what without each judge: for the office, no result.

Borda's count is that of his Mémoire sur les élections au scrutin (1781), as a share of the other
candidates so that judges of different numbers can be compared. Standard scores are K. Pearson's,
each judge's mean and standard deviation taken out, put back on the scale of all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from statistics import fmean, pstdev

from wuse.model.scheme import Aggregate
from wuse.model.scheme import Tally as Method

from .agreement import Matrix, mid_ranks
from .counting import aggregate
from .numbers import mean, rounded

_FEWEST_FOR_Z = 5
"""A judge with fewer scores has no scale of their own that could be told from chance."""


@dataclass(frozen=True, slots=True)
class Standardised:
    """Scores with each judge's mean and deviation taken out; floats, unlike all the rest."""

    points: Mapping[str, float]
    """On the scale of all scores together."""
    left_out: tuple[str, ...]
    """Judges with fewer than five scores, or always the same."""


def by_method(matrix: Matrix, method: Method, kind: Aggregate) -> dict[str, Fraction]:
    """Return the stage's points by another method; candidates with too few sheets are left out."""
    other = method.model_copy(update={"method": kind})
    unit = lcm(*{score.denominator for row in matrix.values() for score in row.values()})
    columns = _columns(matrix, unit)
    points = {candidate: aggregate(column, other) for candidate, column in columns.items()}
    return {candidate: value / unit for candidate, value in points.items() if value is not None}


def borda(matrix: Matrix) -> dict[str, Fraction]:
    """Return the share of other candidates that judges put behind, ties half (J.-C. de Borda)."""
    shares: defaultdict[str, list[Fraction]] = defaultdict(list)
    for row in matrix.values():
        if len(row) > 1:
            for candidate, rank in mid_ranks(row).items():
                shares[candidate].append((len(row) - rank) / (len(row) - 1))
    return {candidate: mean(values) for candidate, values in sorted(shares.items())}


def z_scores(matrix: Matrix) -> Standardised:
    """Return mean standard scores, with population deviations."""
    rows = {judge: {key: float(it) for key, it in row.items()} for judge, row in matrix.items()}
    usable = {
        judge: row
        for judge, row in sorted(rows.items())
        if len(row) >= _FEWEST_FOR_Z and len(set(row.values())) > 1
    }
    scores: defaultdict[str, list[float]] = defaultdict(list)
    for row in usable.values():
        centre, spread = fmean(row.values()), pstdev(row.values())
        for candidate, value in sorted(row.items()):
            scores[candidate].append((value - centre) / spread)
    every = [value for _, row in sorted(usable.items()) for _, value in sorted(row.items())]
    centre, spread = (fmean(every), pstdev(every)) if every else (0.0, 0.0)
    points = {key: centre + spread * fmean(values) for key, values in sorted(scores.items())}
    return Standardised(points, tuple(sorted(rows.keys() - usable.keys())))


def without_each(matrix: Matrix, method: Method) -> dict[str, dict[str, int]]:
    """Return judge -> ranks of the candidates if that judge had not scored.

    Trimming starts with one sheet less: otherwise the comparison would measure the threshold
    rather than the judge.
    """
    fewer = method.model_copy(
        update={"trim_from": method.trim_from - 1, "minimum": max(1, method.minimum - 1)}
    )
    return {
        judge: ranks(
            by_method(
                {other: row for other, row in matrix.items() if other != judge},
                fewer,
                method.method,
            ),
            method.places,
        )
        for judge in sorted(matrix)
    }


def ranks(points: Mapping[str, Fraction], places: int) -> dict[str, int]:
    """Return ranks by points rounded as they are printed: 1, 2, 2, 4."""
    printed = {candidate: rounded(value, places) for candidate, value in points.items()}
    first: dict[Fraction, int] = {}
    for rank, value in enumerate(sorted(printed.values(), reverse=True), 1):
        first.setdefault(value, rank)
    return {candidate: first[value] for candidate, value in sorted(printed.items())}


def _columns(matrix: Matrix, unit: int) -> dict[str, list[int]]:
    """Candidate -> its scores as multiples of 1/unit: whole numbers sort ten times faster."""
    columns: defaultdict[str, list[int]] = defaultdict(list)
    for row in matrix.values():
        for candidate, score in row.items():
            columns[candidate].append(score.numerator * (unit // score.denominator))
    return dict(sorted(columns.items()))
