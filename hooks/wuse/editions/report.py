"""The tally as data, and as tables for the office: JSON, text, Markdown, CSV.

Everything is sorted, and nothing tells when or where it was written: the same files give the same
bytes.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from wuse.model.edition import Edition
from wuse.model.scheme import Aggregate, SourceKind
from wuse.printable import escape_markdown, printable

from .agreement import Matrix, kendall_w, krippendorff_alpha, separate_groups
from .collect import Collected
from .grading import Standing
from .numbers import fixed
from .sensitivity import borda, by_method, ranks, without_each, z_scores
from .tally import Result

_LOW_AGREEMENT = Fraction(667, 1000)
"""Krippendorff's own lower limit for tentative conclusions."""
_FEW_CANDIDATES = 5
Table = tuple[str, Sequence[str], list[list[str]]]
"""Heading, names of the columns, rows."""


def as_data(edition: Edition, results: Sequence[Result], collected: Collected) -> dict[str, Any]:
    """Return everything about a tally, ready for JSON; scores are text."""
    return {
        "edition": edition.title,
        "awards": [_award(edition, result) for result in results],
        "accepted": [
            {"file": name, "judge": file.sheet.judge, "checksum": file.checksum}
            for name, file in collected.accepted
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
        "base": fixed(item.base, places),
        "bonus": fixed(item.bonus, places),
        "malus": fixed(item.malus, places),
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


def as_json(data: Mapping[str, Any]) -> str:
    """Write the data as JSON."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_text(data: Mapping[str, Any]) -> str:
    """Write the tables with tabs, which any editor and terminal shows."""
    lines = [f"{data['edition']}（内部材料，分数和名次不公布）"]
    for heading, columns, rows in _tables(data):
        lines += ["", heading, "\t".join(columns), *("\t".join(row) for row in rows)]
    return "".join(f"{_printable_cells(line)}\n" for line in lines)


def _printable_cells(line: str) -> str:
    return "\t".join(map(printable, line.split("\t")))


def as_markdown(data: Mapping[str, Any]) -> str:
    """Write the tables as Markdown."""
    lines = [f"# {escape_markdown(data['edition'])}", "", "内部材料，分数和名次不公布。"]
    for heading, columns, rows in _tables(data):
        lines += ["", f"## {escape_markdown(heading)}", ""]
        lines += [_row(columns), _row(["---"] * len(columns))]
        lines += [_row(map(escape_markdown, row)) for row in rows]
    return "\n".join(lines) + "\n"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def as_csv(data: Mapping[str, Any]) -> str:
    """Write the tables below one another, for a spreadsheet: with the mark that Excel looks for."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for heading, columns, rows in _tables(data):
        writer.writerows([[inert(heading)], columns, *(map(inert, row) for row in rows), []])
    return f"\ufeff{text.getvalue()}"


def inert(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _tables(data: Mapping[str, Any]) -> Iterable[Table]:
    for award in data["awards"]:
        yield _standings_table(award)
        for stage in award["stages"]:
            yield from _stage_tables(award["award"], stage)
        if award["uncounted"]:
            columns = ("阶段", "来源", "评审", "参评单位", "为什么")
            rows = [list(it.values()) for it in award["uncounted"]]
            yield f"{award['award']}：不计的评分", columns, rows
    if data["refused"]:
        rows = [list(it.values()) for it in data["refused"]]
        yield "不收的文件", ("文件", "位置", "为什么", "改法"), rows
    if data["remarks"]:
        yield "提醒", ("说明",), [[it] for it in data["remarks"]]
    rows = [list(it.values()) for it in data["accepted"]]
    yield "计入的文件", ("文件", "评审", "校验码"), rows


def _standings_table(award: Mapping[str, Any]) -> Table:
    columns = ("名次", "参评单位", "总分", "基础分", "加分", "减分", "等次", "说明", "同分比较")
    rows = [
        [
            str(it["rank"] or ""),
            it["name"],
            it["total"] or "",
            *((it["base"], it["bonus"], it["malus"]) if it["total"] else ("", "", "")),
            it["grade"] or "",
            it["status"],
            " ".join(it["ties"]),
        ]
        for it in award["standings"]
    ]
    return f"{award['award']}（{award['method']}）", columns, rows


def _stage_tables(award: str, stage: Mapping[str, Any]) -> Iterable[Table]:
    heading = f"{award} · {stage['stage']}"
    facts = [
        ["评审人数", str(stage["judges"])],
        ["一致性 α（Krippendorff）", stage["alpha"] or "—"],
        ["一致性 W（Kendall）", stage["w"] or "—"],
        *(["注意", it] for it in stage["warnings"]),
        *([f"极差 {key}", it] for key, it in stage["spread"].items()),
    ]
    yield f"{heading}：评审的一致性", ("项目", "数"), facts
    comparisons = {
        **stage["ranks_by_method"],
        **{f"去掉{judge}": it for judge, it in stage["ranks_without_judge"].items()},
    }
    candidates = sorted({key for it in comparisons.values() for key in it})
    if candidates:
        rows = [
            [key, *(str(it.get(key, "—")) for it in comparisons.values())] for key in candidates
        ]
        yield f"{heading}：换一种算法、少一位评审的名次", ("参评单位", *comparisons), rows
