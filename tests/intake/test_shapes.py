"""Ledgers of shapes that offices make: divided headers, one school or many, tables one below the
other, headings between the rows.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from intake.ledgers import activities, ledger, row
from support.importing import run_import
from support.project import Project, brand
from support.workbooks import cells, workbook
from xlsxwriter import Workbook

from wuse.source import load_region

Rows = Sequence[Sequence[object]]


@pytest.fixture
def schools(project: Project) -> Project:
    """Schools of one city, whose ledgers leave out the city."""
    third = {"name": "海城市第三中学", "aliases": ["三中"]}
    return project.write(
        {
            "brands/san/brand.yml": brand(owner=third),
            "brands/er/brand.yml": brand("海城市第二小学"),
            "brands/shiyan/brand.yml": brand("海城市实验小学"),
        }
    )


def titles(project: Project, owner: str) -> dict[str, str]:
    """Title -> date of what has been written."""
    return {it.title: it.date.text for it in activities(project, owner)}


def test_headers_are_known_by_what_they_mean(project: Project) -> None:
    headers = ["序号", "学校（党支部）", "开展日期", "活动主题/名称", "活动类别", "活动开展情况"]
    headers += ["参与党员数", "学生（人）", "照片（张）"]
    values = [1, "临海小学党支部", "2025-03-12", "植树", "志愿服务", "种了四十棵树。", 12, 30, 3]
    result, [record] = row(project, values, headers)
    assert result.exit_code == 0, result.output
    assert (record.title, record.body) == ("植树", "种了四十棵树。")
    assert [(it.kind.zh, it.count and it.count.value) for it in record.participants] == [
        ("党员", 12),
        ("学生", 30),
    ]
    [draft] = (project.root / "brands/linhai/activities").iterdir()
    assert "# 表里的照片（张）: 3" in draft.read_text("utf-8")


def test_headers_of_two_rows_divide_the_event_and_the_people(project: Project) -> None:
    data = io.BytesIO()
    with Workbook(data) as book:
        page = book.add_worksheet("Sheet1")
        page.merge_range("A1:I1", "2025年度主题党日统计表")
        for column, text in enumerate(["序号", "单位", "活动主题"]):
            page.merge_range(1, column, 2, column, text)
        page.merge_range("D2:E2", "活动情况")
        page.write_row("D3", ["时间", "地点"])
        page.merge_range("F2:H2", "参加人数（人）")
        page.write_row("F3", ["党员", "学生", "其他"])
        page.merge_range("I2:I3", "活动类型")
        page.write_row("A4", [1, "临海小学", "植树", "3月12日", "后山", 12, 30, 5, "志愿服务"])
        page.write_row("A5", [2])
        page.write_row("A6", ["", "本月小计", "", "", "", 12, 30, 5])
    (project.root / "表.xlsx").write_bytes(data.getvalue())
    result = run_import(project, project.root / "表.xlsx", "--write")
    assert "读了 1 行：新写 1 · 已导入过 0 · 退回 0" in result.output
    assert "第 5 行：只有序号，没有读" in result.output
    assert "第 6 行：是合计，没有读" in result.output
    [record] = activities(project)
    assert (record.date.text, record.place) == ("2025-03-12", "后山")
    assert [it.kind.zh for it in record.participants] == ["党员", "学生"]


_OWN = [["时间", "活动名称", "类型"], ["3月12日", "植树", "志愿服务"]]


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("海城市第三中学", [["2025年"]]),
        ("海城三中", [["2025年"]]),
        ("第三中学", [["2025年"]]),
        ("Sheet1", [["海城市第三中学党支部2025年度活动台账"]]),
        ("Sheet1", [["活动台账（2024-2025学年）"], ["填报单位：海城市第三中学", "2024年12月1日"]]),
    ],
)
def test_a_ledger_of_one_school_says_it_in_a_title(
    schools: Project, name: str, above: Rows
) -> None:
    result = run_import(schools, ledger(schools, {name: [*above, *_OWN]}), "--write")
    assert "按标题都当作“海城市第三中学”" in result.output
    assert titles(schools, "san") == {"植树": "2025-03-12"}


def test_a_ledger_of_one_school_that_says_it_nowhere(schools: Project) -> None:
    path = ledger(schools, {"2025年": [*_OWN, ["13月1日", "清扫", "志愿服务"]]})
    refused = run_import(schools, path, "--write")
    assert "加 --owner 文件夹" in refused.output
    returned = schools.root / "退回.xlsx"
    written = run_import(schools, path, "--write", "--owner", "san", "--returned", returned)
    assert "新写 1 · 已导入过 0 · 退回 1" in written.output
    assert titles(schools, "san") == {"植树": "2025-03-12"}
    assert cells(returned, "2025年")[0][0] == "海城市第三中学（2025年度）"
    again = run_import(schools, returned, "--write")  # it says itself whose the rows are
    assert "读了 1 行" in again.output
    assert "X302" in again.output


def test_names_without_their_place_are_told_once(schools: Project) -> None:
    rows = [
        ["学校", "时间", "活动名称", "类型"],
        ["海城三中", "2025-03-12", "植树", "志愿服务"],
        ["海城三中", "2025-03-13", "清扫", "志愿服务"],
        ["第二小学党支部", "2025-03-12", "植树", "志愿服务"],
        ["临江第二小学", "2025-03-12", "植树", "志愿服务"],  # another place
    ]
    result = run_import(schools, ledger(schools, {"台账": rows}), "--write")
    assert result.output.count("没有“海城三中”这个叫法，都当作“海城市第三中学”") == 1
    assert "没有“临江第二小学”这所学校" in result.output
    assert set(titles(schools, "san")) == {"植树", "清扫"}
    assert set(titles(schools, "er")) == {"植树"}
    schools.write({"brands/other/brand.yml": brand("山城市第三中学")})
    rows[1:] = [["第三中学", "2025-04-12", "植树", "志愿服务"]]
    ambiguous = run_import(schools, ledger(schools, {"台账": rows}))
    assert "没有“第三中学”这所学校" in ambiguous.output


def test_a_workbook_of_one_school_with_a_sheet_for_each_month(schools: Project) -> None:
    head = ["活 动\n时 间", "活动\n主题", "活动形式"]
    sheets = {
        "3月": [["海城市第三中学活动记录"], head, ["5日", "学雷锋", "志愿服务+走访"]],
        "4月": [head, ["4.3—4.5", "祭扫", "祭扫"], [12, "读书", "读书会"]],
    }
    path = ledger(schools, sheets).rename(schools.root / "党建台账2025.xlsx")
    result = run_import(schools, path, "--write")
    assert "“志愿服务+走访”写了几种，先读成“志愿服务”" in result.output
    assert titles(schools, "san") == {
        "学雷锋": "2025-03-05",
        "祭扫": "2025-04-03/2025-04-05",
        "读书": "2025-04-12",
    }


def test_the_host_is_the_school_where_no_other_column_says_it(schools: Project) -> None:
    rows = [
        ["承办单位", "参加单位", "日期", "活动名称", "活动类型"],
        ["实验小学（牵头）", "各校", "2025-03-07", "植树", "志愿服务"],
        ["实验小学、三中", "各校", "2025-03-08", "植树", "志愿服务"],
    ]
    result = run_import(schools, ledger(schools, {"台账": rows}), "--write")
    assert titles(schools, "shiyan") == {"植树": "2025-03-07"}
    assert "没有“实验小学、三中”这所学校" in result.output


def test_headings_between_the_rows_say_whose_and_when(schools: Project) -> None:
    rows = [
        ["时间", "活动名称", "类型"],
        ["2024年", "", ""],
        ["海城市第三中学2024年", "", ""],
        ["11月12日", "植树", "志愿服务"],
        ["小计", "1次", ""],
        ["海城市实验小学2025年", "", ""],
        ["3月12日", "植树", "志愿服务"],
        ["13月1日", "清扫", "志愿服务"],
    ]
    path, returned = ledger(schools, {"台账": rows}), schools.root / "退回.xlsx"
    result = run_import(schools, path, "--write", "--returned", returned)
    assert "读了 3 行：新写 2 · 已导入过 0 · 退回 1" in result.output
    assert "第 2 行 等 3 处：只有一格有字，当作小标题，没有读" in result.output
    assert titles(schools, "san") == {"植树": "2024-11-12"}
    assert titles(schools, "shiyan") == {"植树": "2025-03-12"}
    again = run_import(schools, returned)
    assert "X302" in again.output
    assert "X203" not in again.output


def test_tables_one_below_the_other(project: Project) -> None:
    rows = [
        ["一、活动"],
        ["单位", "时间", "活动名称", "活动形式"],
        ["临海小学", "2025-03-12", "植树", "志愿服务"],
        ["单位", "时间", "活动名称", "活动形式"],  # the next printed page
        ["山前学校", "2025-03-13", "清扫", "志愿服务"],
        [],
        ["二、荣誉"],
        ["获奖单位", "荣誉名称", "颁奖部门", "级别", "获奖时间"],
        ["临海小学", "先进集体", "县教育局", "县（区）", "2024"],
    ]
    result = run_import(project, ledger(project, {"一季度": rows}), "--write")
    assert "读了 3 行：新写 3 · 已导入过 0 · 退回 0" in result.output
    assert set(titles(project, "linhai")) == {"植树"}
    assert set(titles(project, "shanqian")) == {"清扫"}
    text = (project.root / "brands/linhai/brand.yml").read_text("utf-8")
    assert "荣誉名称: 先进集体" in text
    assert "级别: 县级" in text
    assert "颁发单位: 县教育局" in text


def test_people_of_one_role_are_not_taken_for_one(project: Project) -> None:
    rows = [
        ["单位", "姓名", "典型类型", "职务", "主要事迹"],
        ["临海小学", "王建国", "优秀教师", "语文教师", "王建国守在山村二十年。"],
        ["临海小学", "李秀英", "优秀教师", "语文教师", "每天早到半小时。"],
    ]
    result = run_import(project, ledger(project, {"先锋": rows}), "--write")
    assert "新写 2 · 已导入过 0 · 退回 0" in result.output
    found = [it.record for it in load_region(project.root).region.owners["linhai"].exemplars]
    assert {it.story for it in found} == {"（姓名略）守在山村二十年。", "每天早到半小时。"}
    files = (it for it in (project.root / "brands").rglob("*.yml"))
    assert not any("王建国" in it.read_text("utf-8") for it in files)
    assert "王建国" not in result.output


def test_what_is_said_of_many_cells_is_said_once(project: Project, tmp_path: Path) -> None:
    rows: list[list[object]] = [["单位", "时间", "活动名称", "类型", "经费"]]
    rows += [["临海小学", f"2025-03-{day:02}", f"植树{day}", "其他", "无"] for day in range(1, 10)]
    (tmp_path / "台账.xlsx").write_bytes(workbook({"台账": rows}))
    result = run_import(project, tmp_path / "台账.xlsx")
    lines = [line for line in result.output.splitlines() if line.startswith("X")]
    assert [line.partition("：")[0] for line in lines] == [
        "X301 待核对 台账.xlsx“台账”D2 等 9 处",
        "X310 说明 台账.xlsx“台账”E2 等 9 处",
        "X402 退回 台账.xlsx“台账”第 2 行 等 9 处",
    ]
    assert all(len(line) < 200 for line in lines)
