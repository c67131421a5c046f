"""What an import says: reports of every row, and rows that are returned to be mended."""

from __future__ import annotations

import csv
from collections.abc import Sequence

import pytest
from intake.ledgers import HEADERS, activities, ledger, snapshot
from support.importing import run_import
from support.project import Project
from support.spreadsheets import edit
from support.workbooks import CORPUS, cells
from xlsxwriter import Workbook


def test_returned_rows_can_be_mended_and_imported(project: Project) -> None:
    path = project.root / "退回.xlsx"
    result = run_import(project, CORPUS / "taizhang-wild.xlsx", "--write", "--returned", str(path))
    assert "退回 2" in result.output
    [title, header, *rows] = cells(path, "2025年活动")[:5]
    assert title[0] == "（2025年度）"
    assert header[-1] == "原因"
    assert "活动类型" in str(rows[-2][-1])

    def mend(rows: list[list[object]]) -> None:
        for row in rows:
            for wrong, right in (("妇女节活动", "志愿服务"), ("2025.1", "2025-01")):
                row[:] = [right if cell == wrong else cell for cell in row]

    edit(path, "2025年活动", mend)
    again = run_import(project, path, "--write")
    assert "新写 2 · 已导入过 0 · 退回 0" in again.output


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_report_of_every_row(project: Project, ending: str) -> None:
    path = project.root / f"报告.{ending}"
    sheets = {
        "活动": [
            [*HEADERS[:4], "备注"],
            ["临海小学", "=1+1", "2025-03-12", "志愿服务", "找13800138000"],
            ["没有这所学校", "植树", "2025-03-12", "志愿服务", ""],
        ]
    }
    run_import(project, ledger(project, sheets), "--report", str(path))
    if ending == "csv":
        rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    else:
        rows = [list(map(str, line)) for line in cells(path, "导入报告")]
    assert rows[1][:3] == ["台账.xlsx", "“活动”第 2 行", "新写"]
    assert rows[2][:3] == ["台账.xlsx", "“活动”第 3 行", "退回"]
    codes = {line[3] for line in rows}
    assert {"X305", "X401"} <= codes
    assert not any("13800138000" in cell or cell.startswith("=") for line in rows for cell in line)


def test_existing_reports_stay(project: Project) -> None:
    path = project.root / "报告.csv"
    path.write_text("mine", "utf-8")
    result = run_import(project, CORPUS / "taizhang-gbk.csv", "--report", str(path), "--write")
    assert result.exit_code == 2
    assert path.read_text("utf-8") == "mine"
    assert not activities(project)


def test_hidden_rows_are_read_and_named(project: Project) -> None:
    path = project.root / "台账.xlsx"
    with Workbook(path) as book:
        page = book.add_worksheet("活动")
        page.write_row(0, 0, HEADERS[:4])
        page.write_row(1, 0, ["临海小学", "植树", "2025-03-12", "志愿服务"])
        page.write_row(2, 0, ["临海小学", "清扫", "2025-03-13", "志愿服务"])
        page.set_row(2, options={"hidden": True})
    result = run_import(project, path, "--write")
    assert "X204 待核对 台账.xlsx“活动”：第 3 行隐藏着（1 行），也读了" in result.output
    assert len(activities(project)) == 2


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([HEADERS, ["没有这所学校", "植树", "2025-03-12", "志愿服务", "", ""]], "X401"),
        ([HEADERS, ["临海小学", "", "2025-03-12", "志愿服务", "", ""]], "X402"),
        ([["单位", "标题"], ["临海小学", "植树"]], "X203"),
        ([["甲", "乙"], ["丙", "丁"]], "X201"),
        ([HEADERS, ["临海小学", "植\x0b树", "2025-03-12", "志愿服务", "", ""]], "X"),
    ],
)
def test_what_is_not_written_is_said(
    project: Project, rows: Sequence[Sequence[object]], code: str
) -> None:
    before = snapshot(project)
    result = run_import(project, ledger(project, {"活动": rows}), "--write")
    assert code in result.output
    assert snapshot(project) == before
