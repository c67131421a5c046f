"""``wuse table export`` and back: the same data, and of the files only what was changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.project import ROOT, Project, brand, make_project
from support.spreadsheets import Rows, column, edit, needs_soffice, row_of, saved_by_libreoffice
from support.workbooks import cells

from wuse.cli import main
from wuse.source import load_region

ACTIVITY = """\
# 我的备注
标题: 植树  # 标题后面
日期: 2025-03-12
活动类型: 志愿服务
参加人群:
  - 人群: 党员
    人数: 12  # 含预备党员
主讲:
  身份: 支部书记
  姓名: 甲
  同意记录: 是
照片:
  - {文件: a.jpg, 画面描述: 树, 画面人物: 无人}
"""
BRAND = {
    "initiatives": [
        {"id": "red", "name": "红色行动", "children": [{"id": "pink", "name": "粉色岗"}]}
    ],
    "honours": [{"title": "先进集体", "date": "2023"}, {"title": "文明校园", "level": "市级"}],
    "metrics": [{"name": "听课", "value": 140, "qualifier": "余", "unit": "节"}],
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    files = {
        "brands/aa/brand.yml": brand("甲校", **BRAND),
        "brands/aa/activities/2025-03-12-trees.yml": ACTIVITY,
        "brands/aa/activities/2025-04-01-formula.yml": {
            "title": "=1+1渔歌",
            "date": "2025-04",
            "type": "党课",
            "summary": "'=SUM(A1)\n@x\n-y _x0041_ &amp; <b>\t结束",
            "tags": ["党建+教学", "甲、乙"],
        },
        "brands/bb/brand.yml": brand("乙校"),
    }
    return make_project(tmp_path / "project", files)


def wuse(project: Project, *arguments: object) -> Result:
    command = [*map(str, arguments), "--project", str(project.root)]
    result = CliRunner().invoke(main, command)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


@pytest.fixture
def table(project: Project) -> Path:
    path = project.root / "台账.xlsx"
    result = wuse(project, "table", "export", path)
    assert result.exit_code == 0, result.output
    return path


def snapshot(project: Project) -> dict[str, str]:
    files = (project.root / "brands").rglob("*.yml")
    return {path.name: path.read_text("utf-8") for path in files}


def change(
    project: Project, table: Path, sheet: str, row: str, values: dict[str, str]
) -> tuple[Result, dict[str, str]]:
    """Set cells of the row that holds a text, import, and return the files that changed."""

    def set_cells(rows: Rows) -> None:
        found = row_of(rows, row)
        for label, value in values.items():
            found[column(rows, label)] = value

    return import_(project, table, sheet, set_cells)


def import_(
    project: Project, table: Path, sheet: str, how: Callable[[Rows], None]
) -> tuple[Result, dict[str, str]]:
    edit(table, sheet, how)
    before = snapshot(project)
    result = wuse(project, "import", table, "--write")
    after = snapshot(project)
    return result, {name: text for name, text in after.items() if before.get(name) != text}


def test_nothing_changed_changes_nothing(project: Project, table: Path) -> None:
    before = snapshot(project)
    result = wuse(project, "import", table, "--write")
    assert result.exit_code == 0, result.output
    assert "读了 9 行：新写 0 · 已导入过 0 · 退回 0 · 没有改动 9" in result.output
    assert snapshot(project) == before


@pytest.mark.slow
@needs_soffice
@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_the_samples_come_back_through_libreoffice(tmp_path: Path, suffix: str) -> None:
    """Every cell of every record of this repository survives, in each format that people save."""
    project = Project(tmp_path / "samples")
    shutil.copytree(ROOT / "brands", project.root / "brands")
    table = project.root / "台账.xlsx"
    assert wuse(project, "table", "export", table).exit_code == 0
    before = snapshot(project)
    result = wuse(project, "import", saved_by_libreoffice(table, suffix), "--write")
    assert "新写 0 · 已导入过 0 · 退回 0 · 没有改动" in result.output
    assert snapshot(project) == before


def test_one_cell_changes_one_line(project: Project, table: Path) -> None:
    result, changed = change(project, table, "活动", "植树", {"标题": "到后山植树"})
    assert "改动 1 · 没有改动 8" in result.output
    old = "标题: 植树  # 标题后面"
    assert changed == {
        "2025-03-12-trees.yml": ACTIVITY.replace(old, "标题: 到后山植树  # 标题后面")
    }


def test_new_fields_and_lists(project: Project, table: Path) -> None:
    values = {"参加人群": "党员12人、学生40余人", "摘要": "一\n二", "所属载体": "红色行动、粉色岗"}
    _, changed = change(project, table, "活动", "植树", values)
    [text] = changed.values()
    assert "# 含预备党员" in text
    assert "# 我的备注" in text
    found = load_region(project.root).region.owners["aa"].activities
    record = next(item.record for item in found if item.id.endswith("trees"))
    assert [(it.kind.zh, it.count and it.count.zh()) for it in record.participants] == [
        ("党员", "12"),
        ("学生", "40余"),
    ]
    assert record.summary == "一\n二"
    assert record.initiative == ("red", "pink")
    assert record.presenter
    assert record.presenter.name == "甲"
    assert len(record.photos) == 1


def test_every_sheet_writes_back(project: Project, table: Path) -> None:
    def set_cell(sheet: str, row: str, label: str, value: str) -> None:
        def how(rows: Rows) -> None:
            row_of(rows, row)[column(rows, label)] = value

        edit(table, sheet, how)

    set_cell("学校", "甲校", "学生数", "约1800")
    set_cell("学校", "甲校", "口号", "好")
    set_cell("荣誉", "文明校园", "时间", "2024")
    set_cell("成效数据", "听课", "数值", "约160节")
    set_cell("载体", "粉色岗", "目标", "暖")
    assert wuse(project, "import", table, "--write").exit_code == 0
    profile = load_region(project.root).region.owners["aa"].profile
    assert profile.owner.students
    assert profile.owner.students.zh() == "约1800"
    assert profile.brand.slogan == "好"
    assert [it.date and it.date.text for it in profile.honours] == ["2023", "2024"]
    assert profile.metrics[0].zh() == "约160节"
    assert profile.initiatives[0].children[0].aim == "暖"


def test_an_empty_cell_and_a_missing_row_delete_nothing(project: Project, table: Path) -> None:
    def how(rows: Rows) -> None:
        row_of(rows, "植树")[column(rows, "活动类型")] = ""
        rows.remove(row_of(rows, "=1+1渔歌"))

    result, changed = import_(project, table, "活动", how)
    assert not changed
    assert result.exit_code == 0, result.output


def test_both_sides_changed(project: Project, table: Path) -> None:
    path = project.root / "brands/aa/activities/2025-03-12-trees.yml"
    path.write_text(ACTIVITY.replace("植树", "种树"), "utf-8")
    result, changed = change(project, table, "活动", "植树", {"标题": "到后山植树"})
    assert not changed
    assert "X413" in result.output
    assert "种树" in result.output
    assert result.exit_code == 1


def test_both_sides_made_the_same_change(project: Project, table: Path) -> None:
    path = project.root / "brands/aa/activities/2025-03-12-trees.yml"
    path.write_text(ACTIVITY.replace("植树", "种树"), "utf-8")
    result, changed = change(project, table, "活动", "植树", {"标题": "种树"})
    assert not changed
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"主讲": "校长"}, "X414"),  # its name and consent would be lost
        ({"标题": "歌会", "日期": "2025-05-01"}, "X415"),
        ({"日期": "2025.1"}, "X302"),
        ({"活动类型": "没有这种"}, "X301"),
        ({"参加人群": "师生200多人"}, "X304"),
    ],
)
def test_what_is_not_written_back(
    project: Project, table: Path, values: dict[str, str], code: str
) -> None:
    result, changed = change(project, table, "活动", "植树", values)
    assert not changed
    assert code in result.output
    assert result.exit_code == 1


def test_a_list_with_commas_in_it_is_no_cell(project: Project, table: Path) -> None:
    result, changed = change(project, table, "活动", "=1+1渔歌", {"标签": "丙"})
    assert not changed
    assert "X414" in result.output


def test_a_copied_row_is_a_new_record(project: Project, table: Path) -> None:
    def copy(rows: Rows) -> None:
        new = list(row_of(rows, "植树"))
        new[column(rows, "标题")] = "清扫"
        new[column(rows, "日期")] = "2025-06-01"
        rows.insert(2, new)

    result, changed = import_(project, table, "活动", copy)
    assert list(changed) == ["2025-06-01-qing-sao.yml"], result.output


def test_columns_sorted_without_their_hidden_number(project: Project, table: Path) -> None:
    """Every row then says what another one said: nothing may be mixed up."""

    def sort(rows: Rows) -> None:
        first, second = row_of(rows, "先进集体"), row_of(rows, "文明校园")
        first[1:], second[1:] = second[1:], first[1:]

    result, changed = import_(project, table, "荣誉", sort)
    assert not changed
    assert result.output.count("X415") == 2


def test_identifiers_and_names_of_persons_are_not_changed(project: Project) -> None:
    person = {"name": "甲某", "type": "优秀教师", "role": "语文教师", "consent": {"given": True}}
    project.write({"brands/aa/exemplars/one.yml": person})
    table = project.root / "二.xlsx"
    wuse(project, "table", "export", table)
    for sheet, row, label, value in (
        ("先锋典型", "甲某", "名称", "乙某"),
        ("载体", "红色行动", "编号", "blue"),
    ):
        result, changed = change(project, table, sheet, row, {label: value})
        assert not changed
        assert "X414" in result.output


def test_files_with_errors_are_named(project: Project) -> None:
    project.write({"brands/aa/activities/2025-05-01-broken.yml": "标题: [\n"})
    result = wuse(project, "table", "export", project.root / "二.xlsx")
    assert "没有写：brands/aa/activities/2025-05-01-broken.yml" in result.output


def test_a_record_that_is_gone(project: Project, table: Path) -> None:
    (project.root / "brands/aa/activities/2025-03-12-trees.yml").unlink()
    result, changed = change(project, table, "活动", "植树", {"标题": "到后山植树"})
    assert not changed
    assert "X411" in result.output


def test_rows_pasted_into_another_workbook(project: Project, table: Path) -> None:
    edit(table, "_wuse", lambda rows: rows.clear())
    result, changed = change(project, table, "活动", "植树", {"标题": "到后山植树"})
    assert not changed
    assert "X412" in result.output


def test_an_entry_that_has_moved(project: Project, table: Path) -> None:
    path = project.root / "brands/aa/brand.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("honours:\n", "honours:\n- title: 新的\n"), "utf-8")
    change(project, table, "荣誉", "文明校园", {"时间": "2024"})
    honours = load_region(project.root).region.owners["aa"].profile.honours
    assert [(it.title, it.date and it.date.text) for it in honours] == [
        ("新的", None),
        ("先进集体", "2023"),
        ("文明校园", "2024"),
    ]


def test_cells_are_text_and_personal_names_stay_at_home(project: Project) -> None:
    person = {"name": "甲某", "type": "优秀教师", "role": "语文教师"}
    project.write({"brands/aa/exemplars/one.yml": person})
    path = project.root / "二.xlsx"
    wuse(project, "table", "export", path)
    flat = [
        str(cell) for sheet in ("活动", "先锋典型") for row in cells(path, sheet) for cell in row
    ]
    assert "=1+1渔歌" in flat
    assert "语文教师" in flat
    assert "甲某" not in flat


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.xls"], "要以 .xlsx 结尾"),
        (["a.xlsx", "--owner", "zz"], "没有“zz”这所学校"),
        (["a.xlsx", "--owner", "../aa"], "没有“../aa”这所学校"),
    ],
)
def test_what_cannot_be_exported(project: Project, arguments: Sequence[str], said: str) -> None:
    result = wuse(project, "table", "export", *arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_one_school(project: Project) -> None:
    path = project.root / "二.xlsx"
    assert wuse(project, "table", "export", path, "--owner", "bb").exit_code == 0
    assert [row[1] for row in cells(path, "学校")[2:]] == ["乙校"]
