"""``wuse table new``: a workbook that a teacher fills in and that comes back as it was meant."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from python_calamine import CalamineWorkbook
from support.project import Project, brand, make_project
from support.spreadsheets import needs_soffice, saved_by_libreoffice
from support.workbooks import cells

from wuse.cli import main
from wuse.intake.sheets import sheets
from wuse.model.records import Activity


@pytest.fixture
def project(tmp_path: Path) -> Project:
    files = {
        "brands/aa/brand.yml": brand("=1+1示例小学"),
        "brands/_bureau/site.yml": {
            "districts": [{"id": "binhai", "name": "滨海区"}],
            "vocabulary": [{"scheme": "activity_type", "code": "kite", "name": "放风筝"}],
        },
    }
    return make_project(tmp_path / "project", files)


def wuse(project: Project, *arguments: str) -> Result:
    result = CliRunner().invoke(main, [*arguments, "--project", str(project.root)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def path(project: Project) -> Path:
    path = project.root / "台账.xlsx"
    result = wuse(project, "table", "new", str(path))
    assert result.exit_code == 0, result.output
    return path


def test_every_sheet_has_labels_notes_and_an_example(path: Path) -> None:
    for sheet in sheets():
        header, hints, example = cells(path, sheet.name)
        labels = [column.label for column in sheet.columns]
        assert header == (labels if sheet.of_schools else ["单位", *labels])
        assert hints[-1] == sheet.columns[-1].hint
        assert str(example[0]).startswith("例：")
    assert "日期" in cells(path, "活动")[0]
    assert Activity.model_fields["date"].description in cells(path, "活动")[1]


def test_lists_to_choose_from_come_from_the_project(path: Path) -> None:
    columns = zip(*cells(path, "词表"), strict=True)
    lists = {column[0]: [word for word in column[1:] if word] for column in columns}
    assert lists["单位"] == ["=1+1示例小学"]
    assert lists["区县"] == ["滨海区"]
    assert "放风筝" in lists["活动类型"]
    with zipfile.ZipFile(path) as archive:
        book = archive.read("xl/workbook.xml").decode()
        pages = "".join(archive.read(it).decode() for it in archive.namelist() if "/sheet" in it)
    assert 'name="词_活动类型"' in book
    assert "词_活动类型</formula1>" in pages
    assert "<f>" not in pages  # a name that begins with = is text


def test_an_empty_workbook_holds_no_rows(project: Project, path: Path) -> None:
    result = wuse(project, "import", str(path))
    assert result.exit_code == 0
    assert "读了 0 行" in result.output
    assert "X" not in result.output.replace("台账.xlsx", "")


@pytest.mark.slow
@needs_soffice
@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_libreoffice_opens_it(project: Project, path: Path, suffix: str) -> None:
    saved = saved_by_libreoffice(path, suffix)
    assert "日期" in CalamineWorkbook.from_path(saved).get_sheet_by_name("活动").to_python()[0]
    result = wuse(project, "import", str(saved))
    assert result.exit_code == 0
    assert "读了 0 行" in result.output


def test_the_example_rows_are_good_records(project: Project, path: Path) -> None:
    """What the workbook shows as an example can be imported, were it not marked as one."""
    for sheet in sheets():
        header, _, example = cells(path, sheet.name)
        table = project.root / f"{sheet.name}.csv"
        with table.open("w", encoding="utf-8-sig", newline="") as handle:
            csv.writer(handle).writerows([header, [str(it).removeprefix("例：") for it in example]])
        result = wuse(project, "import", str(table), "--write")
        assert "新写 1 · 已导入过 0 · 退回 0" in result.output, result.output


def test_an_existing_file_stays(project: Project, path: Path) -> None:
    before = path.read_bytes()
    result = wuse(project, "table", "new", str(path))
    assert result.exit_code == 2
    assert "已经有了" in result.output
    assert path.read_bytes() == before


def test_another_ending(project: Project) -> None:
    assert wuse(project, "table", "new", str(project.root / "a.xls")).exit_code == 2
