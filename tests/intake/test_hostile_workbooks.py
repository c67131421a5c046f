"""Files that would harm who reads them: refused in Chinese, with a code, and nothing is written."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from support.workbooks import CORPUS, ods, package, workbook
from xlsxwriter import Workbook

from wuse.intake import loading
from wuse.intake.bundles import FolderBundle
from wuse.intake.everything import plan_all
from wuse.intake.loading import Workbook as Read
from wuse.intake.refusal import Refusal as Code
from wuse.intake.refusal import RefusedError
from wuse.intake.target import Target


def load(path: Path) -> Read:
    return loading.load(FolderBundle(path.parent, path.name), path.name)


def refused(path: Path) -> Code:
    with pytest.raises(RefusedError) as caught:
        load(path)
    assert caught.value.message
    return caught.value.code


def refused_bytes(tmp_path: Path, data: bytes, name: str = "台账.xlsx") -> Code:
    path = tmp_path / name
    path.write_bytes(data)
    return refused(path)


def cell(place: str, text: str = "x") -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_two_cells_that_are_far_apart_do_not_end_the_process() -> None:
    assert refused(CORPUS / "hostile-two-far-cells.xlsx") is Code.TOO_LARGE


def test_entities() -> None:
    assert refused(CORPUS / "hostile-entities.xlsx") is Code.FORBIDDEN


@pytest.mark.parametrize(
    "rows",
    [
        f'<row r="1">{cell("A1")}</row><row r="20001">{cell("A20001")}</row>',
        f"<row>{cell('A1')}{cell('B30000')}</row>",
        f'<row r="1">{cell("GS1")}</row>',
        "<row><c/></row>" * 20_001,
    ],
    ids=["row", "cell", "column", "unnumbered"],
)
def test_more_than_a_ledger_holds_whatever_the_dimension_says(tmp_path: Path, rows: str) -> None:
    assert refused_bytes(tmp_path, package(rows)) is Code.TOO_LARGE


def test_a_sheet_under_another_name(tmp_path: Path) -> None:
    rows = f'<row r="1">{cell("A1")}{cell("XFD1048576")}</row>'
    data = package(rows, sheet="media/picture.png")
    assert refused_bytes(tmp_path, data) is Code.TOO_LARGE


def test_a_bomb_is_counted_while_it_is_unpacked(tmp_path: Path) -> None:
    spaces = b" " * (65 << 20)
    data = package("", [("xl/sharedStrings.xml", spaces)])
    assert len(data) < 1 << 20
    assert refused_bytes(tmp_path, data) is Code.TOO_LARGE


def test_a_size_that_lies(tmp_path: Path) -> None:
    data = bytearray(package("", [("xl/sharedStrings.xml", b" " * (1 << 20))]))
    size = (1 << 20).to_bytes(4, "little")
    lie = (10).to_bytes(4, "little")
    assert refused_bytes(tmp_path, bytes(data).replace(size, lie)) is Code.DAMAGED


ODS_CELL = '<table:table-cell {} office:value-type="string"><text:p>x</text:p></table:table-cell>'


@pytest.mark.parametrize(
    "rows",
    [
        f'<table:table-row table:number-rows-repeated="900000">{ODS_CELL}</table:table-row>',
        '<table:table-row table:number-rows-repeated="900000"><table:table-cell/>'
        f"</table:table-row><table:table-row>{ODS_CELL}</table:table-row>",
        "<table:table-row>"
        + ODS_CELL.format('table:number-columns-repeated="16000"')
        + "</table:table-row>",
        '<table:table-row table:number-rows-repeated="19000">'
        + ODS_CELL.format('table:number-columns-repeated="190"')
        + "</table:table-row>",
    ],
    ids=["rows", "far", "columns", "all"],
)
def test_repetitions_of_opendocument(tmp_path: Path, rows: str) -> None:
    data = ods(rows.replace("{}", ""))
    assert refused_bytes(tmp_path, data, "台账.ods") is Code.TOO_LARGE


def test_what_opendocument_repeats_at_its_end_counts_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "台账.ods"
    end = (
        '<table:table-row table:number-rows-repeated="1048575" table:visibility="collapse">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    path.write_bytes(ods(f"<table:table-row>{ODS_CELL.format('')}</table:table-row>{end}"))
    assert load(path).grids[0].rows == [["x"]]


def test_many_parts(tmp_path: Path) -> None:
    data = package("", [(f"xl/media/{number}", b"") for number in range(2001)])
    assert refused_bytes(tmp_path, data) is Code.TOO_LARGE


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice(tmp_path: Path) -> None:
    data = package("", [("xl/workbook.xml", b"<workbook/>")])
    assert refused_bytes(tmp_path, data) is Code.FORBIDDEN


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Code.DAMAGED),
        (b"PK\x03\x04 and no more", Code.DAMAGED),
        (b"<html><table><tr><td>1</td></tr></table></html>", Code.UNKNOWN_KIND),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Code.DAMAGED),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            Code.ENCRYPTED,
        ),
        (b"%PDF-1.7", Code.UNKNOWN_KIND),
    ],
    ids=["empty", "cut", "html", "ole", "encrypted", "pdf"],
)
def test_what_is_no_workbook(tmp_path: Path, data: bytes, code: Code) -> None:
    assert refused_bytes(tmp_path, data, "台账.xls") is code


def test_a_zip_of_something_else(tmp_path: Path) -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("../../etc/x", "x")
    assert refused_bytes(tmp_path, data.getvalue()) is Code.UNKNOWN_KIND


@pytest.mark.parametrize("data", [b"\x81", b"a\0b,c", b'a,"' + b"b" * 40_000])
def test_text_that_is_no_table(tmp_path: Path, data: bytes) -> None:
    assert refused_bytes(tmp_path, data, "台账.csv") is Code.DAMAGED


def test_rows_without_end_in_csv(tmp_path: Path) -> None:
    assert refused_bytes(tmp_path, b"a,b\n" * 20_001, "台账.csv") is Code.TOO_LARGE


def test_a_document_is_told_how_to_save_as_a_document(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(workbook({"活动": [["单位"]]}))
    (tmp_path / "empty").mkdir()
    paths = [tmp_path / "a.docx", tmp_path / "empty"]
    [document, folder] = [it.plan.notes[0] for it in plan_all(paths, Target(tmp_path))]
    assert "（*.docx）" in document.fix
    assert folder.message == "里面没有文件"


def test_missing_files_and_folders(tmp_path: Path) -> None:
    assert refused(tmp_path / "没有.xlsx") is Code.UNREADABLE
    assert refused(tmp_path) is Code.UNREADABLE


def test_a_module_beside_the_file_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("open('ran', 'w')", "utf-8")
    monkeypatch.chdir(tmp_path)
    Path("a.xlsx").write_bytes(workbook({"活动": [["甲"]]}))
    assert load(Path("a.xlsx")).grids[0].rows == [["甲"]]
    assert not Path("ran").exists()


def test_macros_links_and_formulas_are_not_run(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsm"
    with Workbook(path) as book:
        page = book.add_worksheet("活动")
        page.write_formula("A1", '=WEBSERVICE("http://example.cn/")', value="7")
        page.write_formula("B1", "=[1]表!A1", value="")
        page.write_formula("C1", '=DISPIMG("ID_1",1)', value="图")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"no code")
        archive.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")
    read = load(path)
    assert read.grids[0].rows[0][0] == "7"
    assert read.formulas == ["“活动”B1"]
    assert read.pictures == ["“活动”C1"]
