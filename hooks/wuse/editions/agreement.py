"""How far judges agree, for the office only: it never changes a result.

Krippendorff's alpha for interval data (K. Krippendorff, Content Analysis, 4th ed., ch. 12) and
Kendall's coefficient of concordance W with the correction for ties (M. G. Kendall, Rank Correlation
Methods, 4th ed., ch. 6).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction

Matrix = Mapping[str, Mapping[str, Fraction]]
"""Judge -> candidate -> total of the sheet."""


def krippendorff_alpha(matrix: Matrix) -> Fraction | None:
    """Return alpha; None if no candidate has two scores or all scores are equal.

    1 − observed / expected disagreement, both as squared differences. Candidates with one score
    say nothing about agreement and are left out.
    """
    units: defaultdict[str, list[Fraction]] = defaultdict(list)
    for row in matrix.values():
        for candidate, score in row.items():
            units[candidate].append(score)
    paired = [scores for scores in units.values() if len(scores) > 1]
    every = [score for scores in paired for score in scores]
    if len(every) < 2 or not (expected := _squared_differences(every) / (len(every) - 1)):
        return None
    observed = sum((_squared_differences(it) / (len(it) - 1) for it in paired), Fraction(0))
    return 1 - observed / expected


def _squared_differences(scores: list[Fraction]) -> Fraction:
    """The sum of squared differences over all ordered pairs."""
    total = sum(scores, Fraction(0))
    return 2 * (len(scores) * sum((it * it for it in scores), Fraction(0)) - total * total)


def kendall_w(matrix: Matrix) -> Fraction | None:
    """Return W over the candidates that all judges scored.

    None for fewer than two judges or candidates, or if every judge finds all equal.
    """
    rows = list(matrix.values())
    common = sorted(set.intersection(*(set(row) for row in rows))) if rows else []
    judges, number = len(rows), len(common)
    if judges < 2 or number < 2:
        return None
    sums, ties = dict.fromkeys(common, Fraction(0)), 0
    for row in rows:
        scores = {candidate: row[candidate] for candidate in common}
        for candidate, rank in mid_ranks(scores).items():
            sums[candidate] += rank
        ties += sum(times**3 - times for times in Counter(scores.values()).values())
    average = Fraction(judges * (number + 1), 2)
    deviation = sum(((value - average) ** 2 for value in sums.values()), Fraction(0))
    span = judges * judges * (number**3 - number) - judges * ties
    return 12 * deviation / span if span else None


def mid_ranks(scores: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Return the rank of each candidate, 1 for the best; equal scores share their mean rank."""
    times = Counter(scores.values())
    ranks: dict[Fraction, Fraction] = {}
    before = 0
    for score in sorted(times, reverse=True):
        ranks[score] = before + Fraction(times[score] + 1, 2)
        before += times[score]
    return {candidate: ranks[score] for candidate, score in scores.items()}


def separate_groups(judged: Iterable[Iterable[str]]) -> int:
    """Return into how many groups judges fall that have no candidate in common, even indirectly.

    Scores of different groups cannot be compared: one group may simply be more generous.
    """
    groups: list[set[str]] = []
    for candidates in map(set, judged):
        if candidates:
            touching = [group for group in groups if group & candidates]
            groups = [group for group in groups if not group & candidates]
            groups.append(candidates.union(*touching))
    return len(groups)
