"""A file -> grids of cells, whatever the file is."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .bundles import Bundle
from .prescan import BASES, MAX_COLUMNS, MAX_FILE, MAX_ROWS
from .refusal import Refusal, RefusedError

_WALL = 60
"""Seconds that the child process may take."""
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_INERT = re.compile(r"^'(?=[=+\-@\t\r])")
"""The mark that keeps spreadsheet programs from taking a text in a .csv for a formula."""


@dataclass(frozen=True, slots=True)
class Date:
    """A cell that holds a date by its type."""

    text: str
    """ISO 8601."""
    timed: bool
    """Whether the cell held a time of day, too."""


Cell = str | int | float | Date
"""What a cell holds; empty text for nothing."""


def shown(cell: Cell) -> str:
    """A cell as text."""
    return cell.text if isinstance(cell, Date) else str(cell)


@dataclass(frozen=True)
class Grid:
    """A sheet: its cells from the first row and the first column on."""

    name: str
    rows: list[list[Cell]] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    """Rows that are hidden, from 1; of an old .xls they are not known."""


@dataclass(frozen=True)
class Workbook:
    """What a file holds."""

    grids: list[Grid]
    formulas: list[str] = field(default_factory=list)
    """Cells whose formula no program has computed, so that they seem to be empty."""
    pictures: list[str] = field(default_factory=list)
    """Cells that show a picture."""
    bases: Mapping[str, str] = field(default_factory=dict)
    """Number of a record -> what its row looked like when the workbook was exported."""


def load(bundle: Bundle, name: str) -> Workbook:
    """Read a ledger: .xlsx, .xlsm, .xls or .ods by what is in it, .csv in any usual encoding.

    Raises:
        RefusedError: the file cannot be read, or would harm who reads it.
    """
    data = bundle.read(name)
    if len(data) > MAX_FILE:
        raise RefusedError(
            Refusal.TOO_LARGE, f"超过 {MAX_FILE >> 20} MB", "去掉图片，或者分成几个文件"
        )
    if not data.strip():
        raise RefusedError(Refusal.DAMAGED, "文件是空的")
    stem, _, ending = name.rpartition("/")[2].rpartition(".")
    if ending.lower() in ("csv", "txt", "tsv") and not data.startswith(b"PK\x03\x04"):
        return Workbook([Grid(stem, _csv(data))])
    return _workbook(in_child(data, "workbook"))


def in_child(data: bytes, mode: str) -> Mapping[str, Any]:
    """Parse a file in a limited process of its own.

    Args:
        data: the file.
        mode: what it is, see `child.MODES`.

    Raises:
        RefusedError: it cannot be read, or the process has not survived it.
    """
    # -P: a module in the folder where a person stands is not ours.
    command = [sys.executable, "-P", "-m", f"{__package__}.child", mode]
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and our own module
            command, input=data, capture_output=True, timeout=_WALL, check=False
        )
        said = json.loads(done.stdout) if not done.returncode else None
    except (subprocess.TimeoutExpired, ValueError):
        said = None
    if not isinstance(said, dict):
        fix = "没有写任何文件；用 WPS 打开，另存为新的文件再试"
        raise RefusedError(Refusal.CRASHED, "读的时候出错了", fix)
    if refused := said.get("refused"):
        raise RefusedError(Refusal(refused[0]), refused[1], refused[2])
    return said


def _workbook(said: Mapping[str, Any]) -> Workbook:
    grids = [
        Grid(
            sheet["name"],
            [[_cell(value) for value in row] for row in sheet.get("rows", [])],
            sheet.get("hidden", False),
            frozenset(said["hidden_rows"].get(sheet["name"], ())),
        )
        for sheet in said["sheets"]
    ]
    formulas, pictures = (
        [f"“{sheet}”{cell}" for sheet, cells in said[name].items() for cell in cells]
        for name in ("formulas", "pictures")
    )
    bases = {
        str(row[0]): str(row[1])
        for sheet in said["sheets"]
        if sheet["name"] == BASES
        for row in sheet.get("rows", [])
        if len(row) > 1
    }
    return Workbook(grids, formulas, pictures, bases)


def _cell(value: Any) -> Cell:
    if isinstance(value, dict):
        return Date(value["date"], value["timed"])
    if isinstance(value, str):
        return value.strip()
    return int(value) if value == int(value) else value


def _csv(data: bytes) -> list[list[Cell]]:
    text = _decoded(data)
    head = "\n".join(text.split("\n", 20)[:20])  # the first line may be a title
    separator = max(",\t;", key=head.count)
    # One more than a cell of Excel may hold; a quote that is never closed would take the rest.
    csv.field_size_limit(32_768)
    rows: list[list[Cell]] = []
    try:
        for row in csv.reader(text.splitlines(keepends=True), delimiter=separator):
            rows.append([_INERT.sub("", cell.strip()) for cell in row])
            if len(rows) > MAX_ROWS or len(row) > MAX_COLUMNS:
                raise RefusedError(
                    Refusal.TOO_LARGE,
                    f"第 {len(rows):,} 行以后还有内容，或者超过 {MAX_COLUMNS} 列",
                    f"最多读 {MAX_ROWS:,} 行，分成几个文件",
                )
    except csv.Error:
        raise RefusedError(
            Refusal.DAMAGED, "读到一半读不下去", "看看有没有只写了一半的英文引号"
        ) from None
    return rows


def _decoded(data: bytes) -> str:
    encodings = [_BOMS[bom] for bom in _BOMS if data.startswith(bom)] or ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise RefusedError(Refusal.DAMAGED, "读不懂里面的文字", "用 WPS 打开，另存为 .xlsx 再试")
