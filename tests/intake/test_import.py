"""``wuse import``: ledgers as people have them become drafts, and nothing else changes."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.importing import run_import
from support.project import Project, brand, make_project
from support.spreadsheets import edit
from support.workbooks import CORPUS, cells, workbook
from xlsxwriter import Workbook

from wuse.cli import main
from wuse.model.brand import Visibility
from wuse.model.records import Activity, Exemplar
from wuse.source import load_region

HEADERS = ["单位", "标题", "日期", "活动类型", "参加人群", "经费"]
INITIATIVES = [{"id": "red", "name": "红色行动"}]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    files = {
        "brands/linhai/brand.yml": brand("临海小学（虚构）", initiatives=INITIATIVES),
        "brands/shanqian/brand.yml": brand("山前学校（虚构）"),
        "brands/sanzhong/brand.yml": brand("虚构三中"),
    }
    return make_project(tmp_path / "project", files)


def ledger(project: Project, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    path = project.root / "台账.xlsx"
    path.write_bytes(workbook(sheets))
    return path


def row(
    project: Project, values: Sequence[object], headers: Sequence[object] = HEADERS
) -> tuple[Result, list[Activity]]:
    """Import one row of activities."""
    path = ledger(project, {"活动": [headers, values]})
    result = run_import(project, path, "--write")
    return result, activities(project)


def activities(project: Project, owner: str = "linhai") -> list[Activity]:
    loaded = load_region(project.root)
    assert not [it for it in loaded.problems if it.severity == "error"], loaded.problems
    return [item.record for item in loaded.region.owners[owner].activities]


def snapshot(project: Project) -> dict[str, bytes]:
    files = (project.root / "brands").rglob("*")
    return {str(path): path.read_bytes() for path in files if path.is_file()}


def test_a_dry_run_writes_nothing(project: Project) -> None:
    before = snapshot(project)
    result = run_import(project, CORPUS / "taizhang-wild.xlsx")
    assert "读了 8 行：新写 6 · 已导入过 0 · 退回 2" in result.output
    assert "加 --write 才写" in result.output
    assert result.exit_code == 1
    assert snapshot(project) == before


def test_a_wild_ledger(project: Project) -> None:
    result = run_import(project, CORPUS / "taizhang-wild.xlsx", "--write")
    found = {record.title: record for record in activities(project)}
    assert set(found) == {"重温入党誓词", "“七一”走访慰问退休老党员", "家访月活动"}
    visit = found["“七一”走访慰问退休老党员"]
    assert visit.date.text == "2025-07-01"
    assert [(it.kind, it.count.zh()) for it in visit.participants if it.count] == [
        ("member", "9"),
        ("student", "24"),
    ]
    assert all(record.visibility is Visibility.INTERNAL for record in found.values())
    [lesson, exchange] = sorted(activities(project, "shanqian"), key=lambda it: it.date)
    assert lesson.date.text == "2025-10-18"  # the year is in the title row
    assert exchange.date.text == "2025-11-03/2025-11-05"
    for place in ("“2025年活动”C10", "“2025年活动”E7", "“2025年活动”第 13 行"):
        assert place in result.output
    assert "2025年1月" in result.output
    assert "X302" in result.output


def test_a_second_import_from_another_format_changes_nothing(project: Project) -> None:
    run_import(project, CORPUS / "taizhang-wild.xlsx", "--write")
    result = run_import(project, CORPUS / "taizhang-wild.xls", "--write")
    # Its formulas have been computed, which no program had done for those of the other.
    assert "新写 0 · 已导入过 5 · 退回 2 · 改动 1" in result.output
    before = snapshot(project)
    result = run_import(project, CORPUS / "taizhang-wild.xls", "--write")
    assert "新写 0 · 已导入过 6 · 退回 2" in result.output
    assert snapshot(project) == before


@pytest.mark.parametrize("name", ["taizhang-gbk.csv", "taizhang-utf16-tab.csv"])
def test_text_in_the_encodings_of_windows(project: Project, name: str) -> None:
    result = run_import(project, CORPUS / name, "--write")
    assert result.exit_code == 0, result.output
    [oath] = activities(project)
    assert [(str(it.kind), it.count and it.count.zh()) for it in oath.participants] == [
        ("member", "12"),
        ("student", "40余"),
    ]
    [snow] = activities(project, "sanzhong")
    assert snow.body == "扫雪，\n从六点到八点。"


def test_drafts_pass_the_check_and_say_where_they_come_from(project: Project) -> None:
    cells = ["临海小学", "植树", "2025-03-12", "志愿服务", "党员12人", "三百元"]
    result, [record] = row(project, cells)
    assert result.exit_code == 0, result.output
    assert record.title == "植树"
    path = project.root / "brands/linhai/activities/2025-03-12-zhi-shu.yml"
    text = path.read_text("utf-8")
    assert "# 来源: 台账.xlsx › 活动 › 第2行 · 导入编号 " in text
    assert "# 表里的经费: 三百元" in text
    checked = CliRunner().invoke(main, ["check", "--project", str(project.root)])
    assert "0 个错误" in checked.output
    assert "C861" in checked.output
    path.write_text(text.replace("公开范围: 内部", "公开范围: 公开"), "utf-8")
    checked = CliRunner().invoke(main, ["check", "--project", str(project.root)])
    assert "C862" in checked.output
    assert checked.exit_code == 1


def test_existing_files_stay(project: Project) -> None:
    path = "brands/linhai/activities/2025-03-12-zhi-shu.yml"
    mine = "标题: 另一件事\n日期: 2025-03-12\n活动类型: 志愿服务\n"
    project.write({path: mine})
    cells = ["临海小学", "植树", "2025-03-12", "志愿服务", "", ""]
    _, found = row(project, cells)
    assert {record.title for record in found} == {"另一件事", "植树"}
    assert (project.root / path).read_text("utf-8") == mine


def test_what_is_there_already_under_nearly_the_same_title(project: Project) -> None:
    there = "标题: 到后山植树\n日期: 2025-03-12\n活动类型: 志愿服务\n"
    project.write({"brands/linhai/activities/2025-03-12-1.yml": there})
    cells = ["临海小学", "到后山植树！", "2025-03-12", "志愿服务", "", ""]
    result, found = row(project, cells)
    assert len(found) == 1
    assert "X408" not in result.output
    assert "X404" in result.output


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2025.7.1上午", "2025-07-01"),
        ("2025年7月1日（周二）", "2025-07-01"),
        ("2025/12/5 14:30", "2025-12-05"),
        (45901, "2025-09-01"),
        (20250701, "2025-07-01"),
        (2025.3, "2025-03"),
        (2025, "2025"),
        ("2025.11.3-5", "2025-11-03/2025-11-05"),
        ("不详", "XXXX"),
    ],
)
def test_dates(project: Project, written: object, read: str) -> None:
    _, [record] = row(project, ["临海小学", "植树", written, "志愿服务", "", ""])
    assert record.date.text == read


@pytest.mark.parametrize("written", [2025.1, "2025.1", "10月18日", "13月1日", "上周", "2025-02-30"])
def test_dates_that_are_not_guessed(project: Project, written: object) -> None:
    result, found = row(project, ["临海小学", "植树", written, "志愿服务", "", ""])
    assert not found
    assert "“活动”C2" in result.output
    assert "“日期”没有写，或者看不懂" in result.output
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("党员12人、学生40余人", {"党员": "12", "学生": "40余"}),
        ("9名党员和24名学生", {"党员": "9", "学生": "24"}),
        ("一年级家长约40人", {"家长": "约40"}),
        ("全体党员", {"党员": None}),
        ("12", {}),
        ("师生200多人", {}),
        ("党员、教师共36人", {}),
        ("校领导班子5人", {}),
    ],
)
def test_numbers_of_people(project: Project, written: str, read: Mapping[str, str | None]) -> None:
    result, [record] = row(project, ["临海小学", "植树", "2025-03-12", "志愿服务", written, ""])
    groups = {it.kind.zh: it.count.zh() if it.count else None for it in record.participants}
    assert groups == read
    assert ("X304" in result.output) is (not read)


def test_words_that_the_bureau_has_added(project: Project) -> None:
    words = {"党日活动": "主题党日", "党员骨干": "党员", "活动主要议题": "标题"}
    added = [{"word": word, "means": means} for word, means in words.items()]
    project.write({"brands/_bureau/site.yml": {"ledger_words": added}})
    headers = ["单位", "活动主要议题", "日期", "活动类型", "参加人群"]
    cells = ["临海小学", "植树", "2025-03-12", "党日活动", "党员骨干12人"]
    result, [record] = row(project, cells, headers)
    assert result.exit_code == 0, result.output
    assert (record.title, record.type.zh) == ("植树", "主题党日")
    assert [it.kind.zh for it in record.participants] == ["党员"]


def test_what_is_said_of_people_in_brackets(project: Project) -> None:
    cells = ["临海小学", "植树", "2025-03-12", "志愿服务", "党员12（列席）、教师2人（王建国）", ""]
    result, [record] = row(project, cells)
    assert [(it.kind.zh, it.note) for it in record.participants] == [
        ("党员", "列席"),
        ("教职工", ""),
    ]
    assert "王建国" not in result.output


@pytest.mark.parametrize(
    ("header", "written", "secret"),
    [
        ("主持人", "王建国", "王建国"),
        ("主持人", "王书记", "王书记"),
        ("联系电话", "13800138000", "13800138000"),
        ("备注", "找13800138000", "13800138000"),
    ],
)
def test_people_are_left_out_and_never_repeated(
    project: Project, header: str, written: str, secret: str
) -> None:
    headers = [*HEADERS[:4], header]
    cells = ["临海小学", "植树", "2025-03-12", "志愿服务", written]
    result, [record] = row(project, cells, headers)
    assert "X305" in result.output
    assert secret not in result.output
    assert not record.presenter
    assert all(secret.encode() not in data for data in snapshot(project).values())


def test_a_role_is_no_name(project: Project) -> None:
    headers = [*HEADERS[:4], "主持人", "所属载体"]
    cells = ["临海小学", "植树", "2025-03-12", "志愿服务", "支部书记", "红色行动"]
    _, [record] = row(project, cells, headers)
    assert record.presenter
    assert record.presenter.role == "支部书记"
    assert record.initiative == ("red",)


def test_a_person_stays_without_a_name(project: Project) -> None:
    rows = [["单位", "名称", "典型类型", "身份"], ["临海小学", "王建国", "优秀教师", "语文教师"]]
    result = run_import(project, ledger(project, {"先锋典型": rows}), "--write")
    [item] = load_region(project.root).region.owners["linhai"].exemplars
    exemplar: Exemplar = item.record
    assert (exemplar.name, exemplar.role) == ("", "语文教师")
    assert "王建国" not in result.output
    assert all("王建国".encode() not in data for data in snapshot(project).values())


def test_honours_wait_at_the_end_of_brand_yml_as_comments(project: Project) -> None:
    path = project.root / "brands/linhai/brand.yml"
    old = "# 我的备注\r\n" + path.read_text("utf-8").replace("\n", "\r\n")
    path.write_bytes(old.encode())
    sheets = {
        "荣誉": [["单位", "荣誉名称", "级别", "时间"], ["临海小学", "先进集体", "县级", "2024"]],
        "成效数据": [["单位", "指标", "数值"], ["临海小学", "跨校听课", "140余节"]],
    }
    result = run_import(project, ledger(project, sheets), "--write")
    assert result.exit_code == 0, result.output
    text = path.read_bytes().decode()
    assert text.startswith(old)
    added = text.removeprefix(old)
    assert all(not line or line.startswith("# ") for line in added.split("\r\n"))
    assert "# 荣誉:\r\n#   - 荣誉名称: 先进集体\r\n#     级别: 县级" in added
    assert "#   - 指标: 跨校听课\r\n#     数值: 140余节" in added
    assert not load_region(project.root).region.owners["linhai"].profile.honours
    reviewed = text.replace("# 荣誉:", "荣誉:").replace("#   - 荣誉", "  - 荣誉")
    reviewed = reviewed.replace("#     级别", "    级别").replace("#     时间", "    时间")
    path.write_bytes(reviewed.encode())
    [honour] = load_region(project.root).region.owners["linhai"].profile.honours
    assert honour.title == "先进集体"
    again = run_import(project, ledger(project, sheets), "--write")
    assert "新写 0 · 已导入过 2" in again.output


def test_a_new_school_and_its_activity_in_one_workbook(project: Project) -> None:
    sheets = {
        "活动": [HEADERS, ["新桥示例小学", "植树", "2025-03-12", "志愿服务", "", ""]],
        "学校": [
            ["单位名称", "学段", "学生数", "品牌名称"],
            ["新桥示例小学", "小学", "约1800", "桥"],
        ],
        "荣誉": [["单位", "荣誉名称"], ["新桥示例小学", "先进集体"]],
    }
    result = run_import(project, ledger(project, sheets), "--write")
    assert result.exit_code == 0, result.output
    folder = load_region(project.root).region.owners["xin-qiao-shi-li-xiao-xue"]
    assert folder.profile.visibility is Visibility.INTERNAL
    assert folder.profile.owner.students
    assert [item.record.title for item in folder.activities] == ["植树"]


PLACES = [*HEADERS[:4], "地点"]


def planted(place: str) -> list[object]:
    return ["临海小学", "植树", "2025-03-12", "志愿服务", place]


def test_a_row_that_has_changed_renews_its_draft(project: Project) -> None:
    row(project, planted("后山"), PLACES)
    result, [record] = row(project, planted("操场"), PLACES)
    assert "新写 0 · 已导入过 0 · 退回 0 · 改动 1" in result.output
    assert record.place == "操场"


def test_a_draft_that_a_person_has_changed_stays(project: Project) -> None:
    row(project, planted("后山"), PLACES)
    path = project.root / "brands/linhai/activities/2025-03-12-zhi-shu.yml"
    mine = path.read_text("utf-8").replace("地点: 后山", "地点: 河边").replace("\n", "\r\n")
    path.write_bytes(mine.encode())
    result, [record] = row(project, planted("后山"), PLACES)
    assert "已导入过 1" in result.output
    result, [record] = row(project, planted("操场"), PLACES)
    assert "X409" in result.output
    assert result.exit_code == 1
    assert record.place == "河边"


def test_rows_with_blanks(project: Project) -> None:
    path = ledger(project, {"活动": [HEADERS[:3], ["临海小学", "植树", ""]]})
    assert "X402" in run_import(project, path, "--write").output
    result = run_import(project, path, "--write", "--with-blanks")
    assert "新写 1 · 已导入过 0 · 退回 0" in result.output
    path = project.root / "brands/linhai/activities/undated-zhi-shu.yml"
    assert "\n活动类型: 待补" in path.read_text("utf-8")
    checked = CliRunner().invoke(main, ["check", "--project", str(project.root)])
    assert "S304" in checked.output


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


def test_initiatives_and_partners(project: Project) -> None:
    sheets = {
        "载体": [["单位", "编号", "名称", "别名"], ["临海小学", "1", "蓝色行动", "蓝、海蓝"]],
        "共建": [["单位", "共建单位", "合作内容"], ["临海小学", "海滨社区", "重阳送餐"]],
    }
    result = run_import(project, ledger(project, sheets), "--write")
    assert "新写 2 · 已导入过 0 · 退回 0" in result.output
    text = (project.root / "brands/linhai/brand.yml").read_text("utf-8")
    entry = (
        '# 载体:\n#   - 编号: lan-se-xing-dong\n#     名称: 蓝色行动\n#     别名: ["蓝", "海蓝"]'
    )
    assert entry in text
    assert "# 共建单位:\n#   - 单位: 海滨社区\n#     共建内容: 重阳送餐" in text
    known = {"载体": [["单位", "名称"], ["临海小学", "红色行动"]]}
    assert "X404" in run_import(project, ledger(project, known)).output


def test_a_school_by_any_of_its_names(project: Project) -> None:
    file = brand("虚构第四中学", owner={"name": "虚构第四中学", "aliases": ["四中", "老四中"]})
    project.write({"brands/sizhong/brand.yml": file})
    for name in ("四中", "老四中党支部"):
        _, _ = row(project, [name, f"{name}植树", "2025-03-12", "志愿服务", "", ""])
    assert len(activities(project, "sizhong")) == 2


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


def test_text_that_yaml_or_a_terminal_would_take_for_something_else(project: Project) -> None:
    title = "- {植树}: *a &b #c '\" \\"
    headers = [*HEADERS[:4], "正文"]
    body = "# 一\n  - 二: 三\n\n---\n四"
    _, [record] = row(project, ["临海小学", title, "2025-03-12", "志愿服务", body], headers)
    assert record.title == title
    assert record.body == body


def test_a_file_that_is_refused(project: Project) -> None:
    before = snapshot(project)
    result = run_import(project, CORPUS / "hostile-two-far-cells.xlsx", "--write")
    assert result.exit_code == 2
    assert "X104" in result.output
    assert snapshot(project) == before


def test_numerals_blanks_and_lines_below_the_table_are_read_as_people_mean_them(
    project: Project,
) -> None:
    project.write({"brands/shier/brand.yml": brand("虚构第十二小学")})
    rows = [
        ["虚构第12小学", "慰问", "2025-09-10", "走访慰问", "教师 25 名，党员 3 人", ""],
        ["虚构3中", "慰问", "2025-09-11", "走访慰问", "", ""],
        ["注：本表由各支部填报", "", "", "", "", ""],
        ["填表人：办公室", "审核：书记", "", "", "", ""],
    ]
    result = run_import(project, ledger(project, {"活动": [HEADERS, *rows]}), "--write")
    assert "读了 2 行：新写 2 · 已导入过 0 · 退回 0" in result.output
    assert result.output.count("是表下的说明，没有读") == 2
    (activity,) = activities(project, "shier")
    groups = [(it.kind.zh, it.count and it.count.value) for it in activity.participants]
    assert groups == [("教职工", 25), ("党员", 3)]
    assert len(activities(project, "sanzhong")) == 1


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("二〇二五年三月五日", "2025-03-05"),
        ("二〇二五年十二月三十一日", "2025-12-31"),
        ("2025年3月上旬", "2025-03"),
        ("2025年11月底", "2025-11"),
        ("2025年第一季度", "2025-01/2025-03"),
        ("2025年4季度", "2025-10/2025-12"),
    ],
)
def test_dates_in_words(project: Project, written: str, date: str) -> None:
    result, (record,) = row(project, ["临海小学", "慰问", written, "走访慰问", "", ""])
    assert record.date.text == date
    assert "旬" not in written or "“上旬”没有写进日期" in result.output
