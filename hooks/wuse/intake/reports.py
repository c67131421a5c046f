"""What an import has to say, as a table: for those who hand it on to the schools."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from wuse.rules.texts.identifiers import mask_private_numbers

from .loading import Cell, shown
from .messages import Note
from .plans import Returned
from .prescan import BASES
from .tables import Table
from .workbooks import OPTIONS

REPORTS = (".xlsx", ".csv")
"""Endings of a report."""
REASON = "原因"
"""The header of the last column of a table of returned rows."""
_HEADER = ("文件", "位置", "结果", "代号", "说明", "改法")
_LOOKS_LIKE_FORMULA = re.compile(r"^[=+\-@\t\r]")
_ODD_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


class Line(NamedTuple):
    """A line of a report."""

    file: str
    place: str
    result: str
    code: str
    message: str
    fix: str = ""

    @classmethod
    def of(cls, file: str, note: Note) -> Line:
        """A message as a line; it names no private number."""
        message = mask_private_numbers(note.message)
        return cls(file, note.place, note.level, note.code, message, mask_private_numbers(note.fix))


def write_report(path: Path, lines: Iterable[Line]) -> None:
    """Write a report, as a workbook or as text by the ending of its name. Raises OSError."""
    rows = [_HEADER, *lines]
    if path.suffix.lower() == ".csv":
        with path.open("x", encoding="utf-8-sig", newline="") as handle:  # with a mark, for Excel
            csv.writer(handle).writerows([_inert(cell) for cell in row] for row in rows)
        return
    _claim(path)
    with Workbook(path, OPTIONS) as book:
        page = book.add_worksheet("导入报告")
        style = book.add_format({"text_wrap": True, "valign": "top"})
        for index, width in enumerate((18, 22, 10, 8, 60, 50)):
            page.set_column(index, index, width, style)
        _write(page, 0, rows)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(rows) - 1, len(_HEADER) - 1)


def write_returned(path: Path, returned: Sequence[Returned], bases: Mapping[str, str]) -> None:
    """Write the rows that were not taken, each with the reason, to be mended and imported again.

    Args:
        path: the new file.
        returned: the rows.
        bases: what the rows of an exported workbook looked like; the new one remembers it, too.

    Raises:
        OSError: it cannot be written.
    """
    _claim(path)
    with Workbook(path, OPTIONS) as book:
        names: set[str] = set()
        known: dict[str, str] = {}
        for table, rows in groupby(returned, key=lambda it: it.table):
            page = book.add_worksheet(_sheet_name(table.name, names))
            _write(page, 0, _returned_rows(table, list(rows), bases, known))
        if known:
            page = book.add_worksheet(BASES)
            page.very_hidden()
            _write(page, 0, known.items())


def _returned_rows(
    table: Table, returned: Sequence[Returned], bases: Mapping[str, str], known: dict[str, str]
) -> Iterator[list[str]]:
    width = max(table.headings) + 1
    at = table.column(lambda heading: heading.text == REASON)
    at = width if at is None else at
    if table.school or table.year:
        yield [f"{table.school}（{table.year}）" if table.year else table.school]
    for number, header in enumerate(table.header):
        yield _with(header, width, at, "" if number else REASON)
    record = table.column(lambda heading: heading.is_record)
    under = ""
    for it in returned:
        if it.row.under != under:
            under = it.row.under
            yield [under]
        cells = [it.row.cells.get(index, "") for index in range(width)]
        yield _with(cells, width, at, it.reason)
        number_of_record = "" if record is None else shown(cells[record])
        if number_of_record in bases:
            known[number_of_record] = bases[number_of_record]


def _with(cells: Sequence[Cell], width: int, at: int, text: str) -> list[str]:
    texts = [*map(shown, cells), *[""] * (width + 1)][: max(width, at + 1)]
    texts[at] = text
    return texts


def _write(page: Worksheet, first: int, rows: Iterable[Iterable[str]]) -> None:
    for number, row in enumerate(rows, first):
        for column, text in enumerate(row):
            page.write_string(number, column, text)


def _claim(path: Path) -> None:
    """Make an empty file, unless there is one. Raises OSError."""
    path.touch(exist_ok=False)


def _inert(cell: str) -> str:
    """A cell of a .csv that no spreadsheet program takes for a formula."""
    return f"'{cell}" if _LOOKS_LIKE_FORMULA.match(cell) else cell


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name that a sheet may have and that no other has."""
    plain = _ODD_IN_NAMES.sub(" ", name).strip()[:28] or "退回"
    free = plain
    number = 2
    while free.casefold() in taken:
        free, number = f"{plain} {number}", number + 1
    taken.add(free.casefold())
    return free
