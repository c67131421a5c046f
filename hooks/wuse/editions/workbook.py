"""The tally as an Excel workbook: one sheet for each table, ready to print."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from rich.cells import cell_len
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from .tables import INTERNAL, Table, inert, tables_of

_SAFELY = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in the file in place of the time, so that the same scores give the same bytes."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_LONGEST_NAME = 31
_NUMBER = re.compile(r"(?:0|[1-9]\d{0,9})(?:\.(\d{1,4}))?")
_NARROWEST, _WIDEST = 6, 60


def as_xlsx(data: Mapping[str, Any]) -> bytes:
    """Write the tables as a workbook; figures are numbers that can be sorted."""
    buffer = BytesIO()
    with Workbook(buffer, _SAFELY) as book:
        book.set_properties({"title": data["edition"], "comments": INTERNAL, "created": _WRITTEN})
        writer = _Writer(book)
        for table in tables_of(data):
            writer.add(table, data["edition"])
    return buffer.getvalue()


class _Writer:
    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._remark = book.add_format({"font_color": "#666666"})
        header = {"bold": True, "border": 1, "bg_color": "#EFE9DD", "text_wrap": True}
        self._header = book.add_format({**header, "valign": "vcenter"})
        self._cell = {"border": 1, "valign": "top", "text_wrap": True}
        self._text = book.add_format({**self._cell, "num_format": "@"})
        self._numbers: dict[int, Format] = {}

    def add(self, table: Table, edition: str) -> None:
        """Add a sheet."""
        heading, columns, rows = table
        sheet = self._book.add_worksheet(self._free_name(heading))
        sheet.write_string(0, 0, inert(heading), self._title)
        sheet.write_string(1, 0, inert(f"{edition}（{INTERNAL}）"), self._remark)
        for number, name in enumerate(columns):
            sheet.write_string(2, number, inert(name), self._header)
            cells = [name, *(row[number] for row in rows)]
            width = max(map(cell_len, cells)) + 2
            sheet.set_column(number, number, min(max(width, _NARROWEST), _WIDEST))
        for line, row in enumerate(rows, 3):
            self._row(sheet, line, row)
        sheet.freeze_panes(3, 0)
        sheet.repeat_rows(2)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{INTERNAL}&R&P / &N")

    def _row(self, sheet: Worksheet, line: int, row: Sequence[str]) -> None:
        for number, cell in enumerate(row):
            if match := _NUMBER.fullmatch(cell):
                sheet.write_number(line, number, float(cell), self._number(len(match[1] or "")))
            else:
                sheet.write_string(line, number, inert(cell), self._text)

    def _number(self, places: int) -> Format:
        """The format that shows a number with as many decimals as it was printed with."""
        if places not in self._numbers:
            shown = f"0.{'0' * places}" if places else "0"
            self._numbers[places] = self._book.add_format({**self._cell, "num_format": shown})
        return self._numbers[places]

    def _free_name(self, heading: str) -> str:
        """A name that a sheet may have, and that no other has."""
        name = _NOT_IN_NAMES.sub(" ", heading).strip()[:_LONGEST_NAME].strip() or "表"
        taken = {it.get_name().casefold() for it in self._book.worksheets()}
        number, free = 2, name
        while free.casefold() in taken or free.casefold() == "history":
            tail = f" {number}"
            free = f"{name[: _LONGEST_NAME - len(tail)]}{tail}"
            number += 1
        return free
