"""Workbooks as people change them: cells edited, and saved by another program."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

Rows = list[list[object]]

SOFFICE = shutil.which("soffice")
needs_soffice = pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")


def edit(path: Path, sheet: str, change: Callable[[Rows], None]) -> None:
    """Save a workbook with another content of one sheet; all sheets keep their names and order."""
    book = CalamineWorkbook.from_path(path)
    sheets: dict[str, Rows] = {
        name: [list(row) for row in book.get_sheet_by_name(name).to_python(False)]
        for name in book.sheet_names
    }
    change(sheets[sheet])
    with Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as new:
        for name, rows in sheets.items():
            page = new.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    page.write_string(number, column, str(cell))
            if name == "_wuse":
                page.very_hidden()


def column(rows: Rows, label: str) -> int:
    """The column with this header in the first row."""
    return rows[0].index(label)


def row_of(rows: Rows, text: str) -> list[object]:
    """The first row that holds this cell."""
    return next(row for row in rows if text in row)


def saved_by_libreoffice(path: Path, suffix: str) -> Path:
    """The workbook as LibreOffice saves it in another format, or anew in the same."""
    assert SOFFICE
    folder = path.parent / f"saved-{suffix}"
    settings = (path.parent / "office").resolve().as_uri()
    command = [SOFFICE, f"-env:UserInstallation={settings}", "--headless", "--convert-to", suffix]
    subprocess.run([*command, "--outdir", folder, path], check=True, capture_output=True)
    return folder / f"{path.stem}.{suffix}"
