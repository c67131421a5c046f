"""The program that parses one file, or fills in one, in a process of its own: bytes in, JSON out.

Whatever a file does to a parser happens here, within limits of time and memory.
"""

from __future__ import annotations

import base64
import datetime
import json
import sys
from dataclasses import asdict
from io import BytesIO
from typing import Any

from .prescan import BASES, MAX_COLUMNS, MAX_ROWS, prescan
from .refusal import Refusal, RefusedError

_SECONDS, _MEMORY = 20, 1 << 30
_MAX_TEXT = 32_767
"""Characters of a cell: the limit of Excel."""
_MAX_ALL_TEXT = 30_000_000
"""Characters of all cells together, far more than 20,000 rows of a ledger hold."""
_MAX_FILLED = 200_000
"""Cells that merged ranges may fill."""

_MEND_DOCUMENT = "用 WPS 或 Word 打开，另存为“Word 文档（*.docx）”再试；有密码的先取消密码"

Grid = list[list[Any]]


def main() -> None:
    """Read a file from standard input, and write what it holds to standard output."""
    _limit()
    try:
        said: object = MODES[sys.argv[1]](sys.stdin.buffer.read())
    except RefusedError as error:
        said = {"refused": [error.code, error.message, error.fix]}
    sys.stdout.buffer.write(json.dumps(said).encode())


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows; the prescan holds alone
        return
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # elsewhere it is not enforced, or breaks the allocator
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _read_workbook(data: bytes) -> dict[str, object]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    scan = prescan(data)
    left = _MAX_ALL_TEXT
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        found: list[dict[str, object]] = []
        for about in book.sheets_metadata:
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            is_hidden = about.visible is not SheetVisibleEnum.Visible
            if is_hidden and about.name != BASES:
                found.append({"name": about.name, "hidden": True})
                continue
            sheet = book.get_sheet_by_name(about.name)
            if sheet.height > MAX_ROWS or sheet.width > MAX_COLUMNS:
                raise RefusedError(
                    Refusal.TOO_LARGE,
                    f"“{about.name}”有 {sheet.height:,} 行 {sheet.width} 列，"
                    f"最多读 {MAX_ROWS:,} 行 {MAX_COLUMNS} 列",
                    "删掉没有内容的行和列，再保存",
                )
            rows = [[_cell(value) for value in row] for row in sheet.to_python(False)]
            left -= sum(len(value) for row in rows for value in row if isinstance(value, str))
            if left < 0:
                raise RefusedError(Refusal.TOO_LARGE, "文字太多", "分成几个文件")
            _fill(rows, sheet.merged_cell_ranges or [])
            found.append({"name": about.name, "rows": rows, "hidden": is_hidden})
    except (CalamineError, OSError, ValueError):
        raise RefusedError(
            Refusal.DAMAGED, "这个表格读的时候出错了", "用 WPS 打开，另存为新的 .xlsx 再试"
        ) from None
    return {
        "sheets": found,
        "formulas": scan.formulas,
        "pictures": scan.pictures,
        "hidden_rows": scan.hidden_rows,
    }


def _cell(value: object) -> object:
    """A cell as JSON: text and numbers as they are, dates as ``{"date": …, "timed": …}``."""
    if isinstance(value, str):
        return value[:_MAX_TEXT]
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime.datetime):
        return {"date": value.date().isoformat(), "timed": value.time() != datetime.time()}
    if isinstance(value, datetime.date):
        return {"date": value.isoformat(), "timed": False}
    if isinstance(value, int | float):
        return value if value == value and abs(value) < 1e15 else ""  # neither NaN nor infinity
    return "" if value is None else str(value)


def _fill(rows: Grid, merged: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Give all cells of a merged range what its first one says."""
    left = _MAX_FILLED
    for (top, start), (bottom, end) in merged:
        if top >= len(rows) or start >= len(rows[top]):
            continue
        for row in rows[top : bottom + 1]:
            for column in range(start, min(end + 1, len(row))):
                left -= 1
                if left < 0:
                    return
                row[column] = rows[top][start]


def _read_document(data: bytes) -> dict[str, object]:
    from .articles.docx import read_docx

    try:
        prescan(data, part="word/document.xml")
    except RefusedError as error:
        raise RefusedError(error.code, error.message, _MEND_DOCUMENT) from None
    return {"blocks": [asdict(block) for block in read_docx(data)]}


def _read_page(data: bytes) -> dict[str, object]:
    from .articles.web import read_page

    said = read_page(data)
    return {**said, "blocks": [asdict(block) for block in said["blocks"]]}


def _read_archive(data: bytes) -> dict[str, object]:
    from .articles.web import read_mhtml

    page, pictures = read_mhtml(data)
    texts = {name: base64.b64encode(picture).decode() for name, picture in pictures.items()}
    return {**_read_page(page), "pictures": texts}


def _fill_form(data: bytes) -> dict[str, object]:
    from .forms import fill

    return {"document": base64.b64encode(fill(json.loads(data))).decode()}


MODES = {
    "workbook": _read_workbook,
    "docx": _read_document,
    "page": _read_page,
    "mhtml": _read_archive,
    "form": _fill_form,
}
"""What a file may be -> what reads it."""


if __name__ == "__main__":
    main()
