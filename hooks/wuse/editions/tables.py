"""The tally as tables for the office: JSON, text, Markdown, CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wuse.printable import escape_markdown, printable

INTERNAL = "内部材料，分数和名次不公布"
"""Stands on everything that holds scores."""
Table = tuple[str, Sequence[str], list[list[str]]]
"""Heading, names of the columns, rows."""


def as_json(data: Mapping[str, Any]) -> str:
    """Write the data as JSON."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_text(data: Mapping[str, Any]) -> str:
    """Write the tables with tabs, which any editor and terminal shows."""
    lines = [f"{data['edition']}（{INTERNAL}）"]
    for heading, columns, rows in tables_of(data):
        lines += ["", heading, "\t".join(columns), *("\t".join(row) for row in rows)]
    return "".join(f"{_printable_cells(line)}\n" for line in lines)


def _printable_cells(line: str) -> str:
    return "\t".join(map(printable, line.split("\t")))


def as_markdown(data: Mapping[str, Any]) -> str:
    """Write the tables as Markdown."""
    lines = [f"# {escape_markdown(data['edition'])}", "", f"{INTERNAL}。"]
    for heading, columns, rows in tables_of(data):
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
    for heading, columns, rows in tables_of(data):
        writer.writerows([[inert(heading)], columns, *(map(inert, row) for row in rows), []])
    return f"\ufeff{text.getvalue()}"


def inert(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def tables_of(data: Mapping[str, Any]) -> Iterable[Table]:
    """Yield everything about a tally as tables: standings, agreement, what does not count."""
    for award in data["awards"]:
        yield _standings_table(award)
        for stage in award["stages"]:
            yield from _stage_tables(award["award"], stage)
        if award["uncounted"]:
            columns = ("阶段", "来源", "评审", "参评单位", "为什么")
            rows = [list(it.values()) for it in award["uncounted"]]
            yield f"{award['award']}：不计的评分", columns, rows
    if data["notes"]:
        rows = [list(it.values()) for it in data["notes"]]
        yield "评审的评语", ("评审", "阶段", "参评单位", "评语"), rows
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
            *(it[name] or "" for name in ("base", "bonus", "malus")),
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
