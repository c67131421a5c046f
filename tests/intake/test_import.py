"""``wuse import``: ledgers as people have them become drafts, and nothing else changes."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from intake.ledgers import HEADERS, activities, ledger, row, snapshot
from support.importing import run_import
from support.project import Project, brand
from support.workbooks import CORPUS

from wuse.cli import main
from wuse.model.brand import Visibility


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
    assert "第 4 行 等 2 处：是表下的说明，没有读" in result.output
    (activity,) = activities(project, "shier")
    groups = [(it.kind.zh, it.count and it.count.value) for it in activity.participants]
    assert groups == [("教职工", 25), ("党员", 3)]
    assert len(activities(project, "sanzhong")) == 1
