"""The tally as data, for `wuse.editions.tables` to write.

Everything is sorted, and nothing tells when or where it was written: the same files give the same
bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from wuse.model.edition import Edition
from wuse.model.scheme import Aggregate, SourceKind

from .agreement import Matrix, kendall_w, krippendorff_alpha, separate_groups
from .collect import Collected
from .grading import Standing
from .numbers import fixed
from .sensitivity import borda, by_method, ranks, without_each, z_scores
from .tally import Result

_LOW_AGREEMENT = Fraction(667, 1000)
"""Krippendorff's own lower limit for tentative conclusions."""
_FEW_CANDIDATES = 5


def as_data(edition: Edition, results: Sequence[Result], collected: Collected) -> dict[str, Any]:
    """Return everything about a tally, ready for JSON; scores are text."""
    return {
        "edition": edition.title,
        "awards": [_award(edition, result) for result in results],
        "accepted": [
            {"file": name, "judge": file.sheet.judge, "checksum": file.checksum}
            for name, file in collected.accepted
        ],
        "notes": [
            {"judge": file.sheet.judge, "stage": file.sheet.stage, "candidate": key, "note": note}
            for _, file in collected.accepted
            for key, note in sorted(file.notes.items())
            if note
        ],
        "refused": [
            {"file": it.file, "place": it.place, "message": it.message, "fix": it.fix}
            for it in collected.refused
        ],
        "remarks": sorted(collected.remarks),
    }


def _award(edition: Edition, result: Result) -> dict[str, Any]:
    names = {item.key: item.name or item.key for item in edition.candidates}
    places = result.award.tally.places
    return {
        "award": result.award.name,
        "method": result.award.tally.method.zh,
        "standings": [_standing(item, names, places) for item in result.standings],
        "uncounted": [
            {
                "stage": it.stage,
                "source": it.source,
                "judge": it.judge,
                "candidate": it.candidate,
                "reason": it.reason,
            }
            for it in result.uncounted
        ],
        "stages": [_stage(stage.name, result) for stage in result.stages],
    }


def _standing(item: Standing, names: Mapping[str, str], places: int) -> dict[str, Any]:
    return {
        "candidate": item.candidate,
        "name": names[item.candidate],
        "rank": item.rank,
        "total": None if item.total is None else fixed(item.total, places),
        "grade": item.grade,
        "status": item.status.value,
        "base": None if item.total is None else fixed(item.base, places),
        "bonus": None if item.total is None else fixed(item.bonus, places),
        "malus": None if item.total is None else fixed(item.malus, places),
        "stages": {key: fixed(value, places) for key, value in item.stages.items()},
        "dimensions": {key: fixed(value, places) for key, value in item.dimensions.items()},
        "sheets": dict(item.sheets),
        "ties": [fixed(value, places) for value in item.ties],
    }


def _stage(name: str, result: Result) -> dict[str, Any]:
    """Agreement and sensitivity of the judges in one stage."""
    matrix = matrix_of(result, name)
    method = result.award.tally
    candidates = {key for row in matrix.values() for key in row}
    alpha = krippendorff_alpha(matrix)
    standard = z_scores(matrix)
    return {
        "stage": name,
        "judges": len(matrix),
        "alpha": None if alpha is None else f"{float(alpha):.3f}",
        "w": None if (w := kendall_w(matrix)) is None else f"{float(w):.3f}",
        "warnings": list(_warnings(matrix, alpha, len(candidates), result, name)),
        "spread": _spread(result, name),
        "ranks_by_method": {
            **{
                kind.zh: ranks(by_method(matrix, method, kind), method.places) for kind in Aggregate
            },
            "Borda": ranks(borda(matrix), 6),
            "标准分": _float_ranks(standard.points),
        },
        "without_scale": list(standard.left_out),
        "ranks_without_judge": without_each(matrix, method),
    }


def matrix_of(result: Result, stage: str) -> Matrix:
    """Return the totals of the judges' sheets that count in a stage."""
    matrix: dict[str, dict[str, Fraction]] = {}
    for (name, source, candidate), sheets in sorted(result.ballots.marks.items()):
        if name == stage and source is SourceKind.JUDGES:
            for judge, marks in sheets.items():
                matrix.setdefault(judge, {})[candidate] = marks.base
    return dict(sorted(matrix.items()))


def _warnings(
    matrix: Matrix, alpha: Fraction | None, candidates: int, result: Result, stage: str
) -> Iterable[str]:
    if not matrix:
        return
    if separate_groups(matrix.values()) > 1:
        yield "评审分成了几组，组和组之间没有共同评的单位，分数不好比"
    if candidates < _FEW_CANDIDATES:
        yield "参评的太少，一致性说明不了什么，先看评分尺度"
    elif alpha is not None and alpha < _LOW_AGREEMENT:
        yield "评审之间一致性低，先看评分尺度"
    method = result.award.tally
    if method.method is Aggregate.TRIMMED:
        numbers = {item.sheets.get(stage, 0) for item in result.standings if item.total is not None}
        if len({number >= method.trim_from for number in numbers}) > 1:
            yield f"有的去了极值、有的不到{method.trim_from}份没有去；多请评审，或者改小去极值人数"


def _spread(result: Result, stage: str) -> dict[str, str]:
    """Criterion -> mean over candidates of the difference between highest and lowest score."""
    ranges: dict[str, list[int]] = {}
    for (name, source, _), sheets in sorted(result.ballots.marks.items()):
        if name == stage and source is SourceKind.JUDGES and len(sheets) > 1:
            scores: dict[str, list[int]] = {}
            for marks in sheets.values():
                for criterion, points in marks.criteria.items():
                    scores.setdefault(criterion, []).append(points)
            for criterion, points_ in scores.items():
                ranges.setdefault(criterion, []).append(max(points_) - min(points_))
    return {key: fixed(Fraction(sum(it), 100 * len(it)), 2) for key, it in sorted(ranges.items())}


def _float_ranks(points: Mapping[str, float]) -> dict[str, int]:
    order = sorted(points.values(), reverse=True)
    return {key: order.index(value) + 1 for key, value in points.items()}
