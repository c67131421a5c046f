"""What an import says of the examples of its rules, as problems of the files that are imported."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from support.documents import docx, packed, paragraph
from support.examples import draw
from support.spreadsheets import Rows, column, edit, row_of
from wuse.cli import main
from wuse.intake.everything import plan_all
from wuse.intake.messages import Level
from wuse.intake.target import Target
from wuse.rules import Example, Picture, Special
from wuse.rules.families.imports import HEADER, ROW
from wuse.source import Code, Problem, Severity
from wuse.source.problems import FILE_START

_BRAND = """\
单位: {单位名称: 示例小学}
品牌: {品牌名称: 示例品牌}
载体:
  - {编号: red, 名称: 红色行动}
"""
_ACTIVITY = """\
标题: 到后山植树
日期: 2025-03-12
活动类型: 志愿服务
主讲: {身份: 支部书记, 姓名: 某某, 同意记录: 是}
"""
_SEVERITIES = {
    Level.REFUSED: Severity.ERROR,
    Level.DOUBT: Severity.WARNING,
    Level.NOTE: Severity.HINT,
}


def problems_of_import(root: Path, example: Example, code: Code | None) -> list[Problem]:
    """Import an example into a project with one school, and return what is said.

    Args:
        root: an empty folder.
        example: the files to import, and what the school's folder holds before.
        code: the rule whose bad example it is, for files that no example can show.
    """
    home = root / "brands" / "example"
    _write(home, {"brand.yml": _BRAND, **example.before})
    folder = root / "材料"
    folder.mkdir()
    _write(folder, example.files)
    paths = sorted(folder.iterdir())
    if code in _FILES:
        paths = [_FILES[code](folder)]
    is_document = any(path.suffix in (".docx", ".html") for path in paths)
    target = Target(root, with_blanks=is_document, owner="example")
    with patch("wuse.intake.loading._WALL", 0.001 if code is Code.X_CRASHED else 60):
        return [
            Problem(
                note.code,
                _SEVERITIES[note.level],
                planned.name,
                FILE_START,
                f"{note.place}：{note.message}" if note.place else note.message,
                note.fix,
            )
            for planned in plan_all(paths, target)
            for note in (*planned.plan.notes, *planned.plan.write())
        ]


def _write(folder: Path, files: Mapping[str, object]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is Special.LINK:
            path.symlink_to(folder.parent)
        elif isinstance(content, Picture):
            path.write_bytes(draw(content))
        else:
            path.write_bytes(content if isinstance(content, bytes) else str(content).encode())


def _workbook(folder: Path, change: Callable[[Worksheet], object]) -> Path:
    path = folder / "台账.xlsx"
    with Workbook(path) as book:
        page = book.add_worksheet("活动")
        for number, line in enumerate((HEADER, ROW, ROW.replace("植树", "清扫"))):
            page.write_row(number, 0, line.split(","))
        change(page)
        if change is _hide_another:
            book.add_worksheet("往年").hide()
    return path


def _hide_another(_: Worksheet) -> None:
    """The workbook gets another sheet."""


def _wuse(root: Path, *arguments: object) -> None:
    result = CliRunner().invoke(main, [*map(str, arguments), "--project", str(root)])
    assert result.exit_code in (0, 1), result.output


def _exported(folder: Path, row: Mapping[str, str], later: str | None = "") -> Path:
    """A workbook of the school with a changed row, and what has become of the file since."""
    record = folder.parent / "brands/example/activities/2025-03-12-trees.yml"
    record.parent.mkdir()
    record.write_text(_ACTIVITY, "utf-8")
    path = folder / "全区.xlsx"
    _wuse(folder.parent, "table", "export", path)

    def change(rows: Rows) -> None:
        found = row_of(rows, "到后山植树")
        for label, value in row.items():
            found[column(rows, label)] = value

    edit(path, "活动", change)
    if later is None:
        record.unlink()
    elif later:
        record.write_text(_ACTIVITY.replace("到后山植树", later), "utf-8")
    return path


def _without_bases(folder: Path) -> Path:
    path = _exported(folder, {"标题": "植树"})
    edit(path, "_wuse", lambda rows: rows.clear())
    return path


def _changed_twice(folder: Path) -> Path:
    path = folder / "台账.csv"
    path.write_text(f"{HEADER},地点\n{ROW},后山\n", "utf-8")
    _wuse(folder.parent, "import", path, "--write")
    [draft] = (folder.parent / "brands/example/activities").iterdir()
    draft.write_text(draft.read_text("utf-8").replace("地点: 后山", "地点: 河边"), "utf-8")
    path.write_text(f"{HEADER},地点\n{ROW},操场\n", "utf-8")
    return path


def _put(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


_FILES: Mapping[Code | None, Callable[[Path], Path]] = {
    Code.X_UNREADABLE: lambda folder: folder / "台帐.xlsx",
    Code.X_CRASHED: lambda folder: _workbook(folder, lambda page: None),
    Code.X_ENTRY: lambda folder: _put(folder, "照片.zip", packed([("../a.jpg", b"x")])),
    Code.X_HIDDEN: lambda folder: _workbook(folder, _hide_another),
    Code.X_HIDDEN_ROWS: lambda folder: _workbook(
        folder, lambda page: page.set_row(2, options={"hidden": True})
    ),
    Code.X_FORMULA: lambda folder: _workbook(
        folder, lambda page: page.write_formula("E2", "=A1", value="")
    ),
    Code.X_PICTURE: lambda folder: _workbook(
        folder, lambda page: page.write_formula("E2", '=DISPIMG("ID_1",1)', value="图")
    ),
    Code.X_TITLE: lambda folder: _put(
        folder,
        "简报.docx",
        docx(paragraph("2025年3月12日，示例小学的师生到后山植树，一共种了四十棵树，明年再来。")),
    ),
    Code.X_ROW_CHANGED: _changed_twice,
    Code.X_GONE: lambda folder: _exported(folder, {"标题": "植树"}, later=None),
    Code.X_NO_BASE: _without_bases,
    Code.X_BOTH_CHANGED: lambda folder: _exported(folder, {"标题": "植树"}, later="种树"),
    Code.X_PARTIAL: lambda folder: _exported(folder, {"主讲": "校长"}),
    Code.X_OTHER_RECORD: lambda folder: _exported(folder, {"标题": "清扫", "日期": "2025-04-01"}),
}
