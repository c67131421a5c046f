"""A look at a workbook's bytes before any parser sees them.

Limits and reasons: a workbook of 6 KB with two cells that are far apart makes a parser ask for 512
GB, and ends the whole process. A workbook tells sizes that are not true, so everything is counted
while it is unpacked.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO

from wuse.archives import ZIP_ERRORS

from .prescan_ods import ods_size
from .refusal import Refusal, RefusedError

MAX_FILE = 32 << 20
"""Bytes of a file that is read at all."""
MAX_ROWS, MAX_COLUMNS = 20_000, 200
BASES = "_wuse"
"""The hidden sheet that says what was exported."""
_MAX_PARTS = 2_000
_MAX_PART, _MAX_TOTAL = 64 << 20, 200 << 20
_MAX_CELLS = 1_000_000
_CHUNK, _OVERLAP = 1 << 20, 512
"""Bytes that are searched at a time, and those that are searched again, for tags on the border."""

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_ANEW = "用 WPS 或 Excel 打开，另存为“Excel 工作簿（*.xlsx）”再试"
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ROW = re.compile(rb"<(?:\w{1,9}:)?row[\s/>]")
_ROW_NUMBER = re.compile(rb"<(?:\w{1,9}:)?row\s(?:[^<>]{0,200}?\s)?r\s{0,9}=\s{0,9}[\"'](\d{1,12})")
_HIDDEN_ROW = re.compile(
    rb"<(?:\w{1,9}:)?row\s(?:[^<>]{0,200}?\s)?hidden=[\"'](?:1|true)[\"'][^<>]{0,200}>"
)
_CELL = re.compile(rb"<(?:\w{1,9}:)?c[\s/>]")
_CELL_PLACE = re.compile(
    rb"<(?:\w{1,9}:)?c\s(?:[^<>]{0,200}?\s)?r\s{0,9}=\s{0,9}[\"']\$?([A-Za-z]{1,9})\$?(\d{1,12})"
)
_FORMULA = re.compile(
    rb"<c\s(?:[^<>]{0,200}?\s)?r=\"([A-Z]{1,3}\d{1,7})\"[^<>]{0,200}>\s{0,9}"
    rb"<f(?:\s[^<>]{0,200})?>([^<]{0,2000})</f>\s{0,9}(<v>[^<]|)"
)


@dataclass
class Scan:
    """What was seen of a workbook."""

    formulas: dict[str, list[str]] = field(default_factory=dict)
    """Sheet -> cells with a formula that no program has computed."""
    pictures: dict[str, list[str]] = field(default_factory=dict)
    """Sheet -> cells that show a picture, which WPS keeps as a formula."""
    hidden_rows: dict[str, list[int]] = field(default_factory=dict)
    """Sheet -> rows that are hidden, from 1."""


def prescan(data: bytes, part: str = "") -> Scan:
    """Look at a file; what it returns for is safe to parse in a limited process.

    Args:
        data: the file.
        part: the part that such a file must have; empty for a workbook of any kind.

    Raises:
        RefusedError: it is no such file, encrypted, damaged, or larger than any ledger.
    """
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise RefusedError(Refusal.ENCRYPTED, "有密码，读不了", "先取消密码，再保存")
        return Scan()
    if not data.startswith(_ZIP):
        if b"<html" in data[:4096].lower() or b"<table" in data[:4096].lower():
            raise RefusedError(Refusal.UNKNOWN_KIND, "是网页改名的表格，读不了", _SAVE_ANEW)
        raise RefusedError(
            Refusal.UNKNOWN_KIND, "不是能读的表格（.xlsx、.xls、.ods、.csv）", _SAVE_ANEW
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _scan(archive, part)
    except ZIP_ERRORS:
        raise RefusedError(Refusal.DAMAGED, "文件坏了，读不了", _SAVE_ANEW) from None


def _scan(archive: zipfile.ZipFile, part_of_kind: str) -> Scan:
    parts = archive.infolist()
    names = {part.filename.casefold() for part in parts}
    if len(parts) > _MAX_PARTS:
        raise _too_large(f"里面有 {len(parts):,} 个部分，最多 {_MAX_PARTS:,} 个")
    if len(names) < len(parts):
        raise RefusedError(Refusal.FORBIDDEN, "里面有同名的部分，不读", _SAVE_ANEW)
    is_ods = not part_of_kind and _is_ods(archive, names)
    if not is_ods and (part_of_kind or "xl/workbook.xml") not in names:
        message = "不是 Word 文档" if part_of_kind else "不是 Excel 表格"
        raise RefusedError(Refusal.UNKNOWN_KIND, message, _SAVE_ANEW)
    if any(part.flag_bits & 1 for part in parts):
        raise RefusedError(Refusal.ENCRYPTED, "有密码，读不了", "先取消密码，再保存")
    scan, total = Scan(), 0
    for part in parts:
        # A sheet may bear any name: what counts is what is in it.
        total += _scan_part(archive, part, scan, _MAX_TOTAL - total)
    if is_ods:
        _scan_ods(archive, scan)
        return scan
    if not (scan.formulas or scan.pictures or scan.hidden_rows):
        return scan
    titles = _titles(archive)
    return Scan(
        {titles.get(part, part): cells for part, cells in scan.formulas.items()},
        {titles.get(part, part): cells for part, cells in scan.pictures.items()},
        {titles.get(part, part): rows for part, rows in scan.hidden_rows.items()},
    )


def _is_ods(archive: zipfile.ZipFile, names: set[str]) -> bool:
    if not {"mimetype", "content.xml"} <= names:
        return False
    with archive.open("mimetype") as handle:
        return handle.read(len(_ODS) + 1) == _ODS


def _scan_ods(archive: zipfile.ZipFile, scan: Scan) -> None:
    with archive.open("META-INF/manifest.xml") as handle:
        if b"encryption-data" in handle.read(_CHUNK):
            raise RefusedError(Refusal.ENCRYPTED, "有密码，读不了", "先取消密码，再保存")
    with archive.open("content.xml") as handle:
        size = ods_size(iter(lambda: handle.read(_CHUNK), b""))
    if size.rows > MAX_ROWS or size.columns > MAX_COLUMNS:
        raise _too_large(f"第 {size.rows:,} 行、第 {size.columns} 列还有格子")
    if size.cells > _MAX_CELLS:
        raise _too_large(f"格子太多，最多 {_MAX_CELLS:,} 个")
    scan.hidden_rows = size.hidden_rows


def _titles(archive: zipfile.ZipFile) -> dict[str, str]:
    """Part -> the name of the sheet that it holds, as far as the workbook tells."""
    try:
        targets = _pairs(archive.read("xl/_rels/workbook.xml.rels"), "Relationship", "Id", "Target")
        titles = _pairs(archive.read("xl/workbook.xml"), "sheet", "r:id", "name")
    except KeyError:
        return {}
    parts = {id: f"xl/{target}".replace("xl//xl/", "xl/") for id, target in targets.items()}
    return {parts[id]: title for id, title in titles.items() if id in parts}


def _pairs(data: bytes, tag: str, key: str, value: str) -> dict[str, str]:
    """Two attributes of every element with this tag."""
    found = {}
    for element in re.findall(rf"<{tag}\s([^<>]{{0,2000}})>", data.decode("utf-8", "replace")):
        attributes = dict(re.findall(r'([\w:]{1,40})="([^"]{0,500})"', element))
        if key in attributes and value in attributes:
            found[attributes[key]] = unescape(attributes[value])
    return found


def _scan_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, scan: Scan, left: int) -> int:
    """Count the bytes, rows and cells of a part while it is unpacked."""
    rows = cells = size = 0
    for chunk, new in _chunks(archive, part):
        size += len(new)
        if size > _MAX_PART or size > left:
            raise _too_large("解开以后太大")
        if _DTD.search(chunk) or (not size - len(new) and chunk[:2] in (b"\xff\xfe", b"\xfe\xff")):
            raise RefusedError(Refusal.FORBIDDEN, "里面有不该有的声明，不读", _SAVE_ANEW)
        rows, cells = rows + len(_ROW.findall(new)), cells + len(_CELL.findall(new))
        numbers = [int(number) for number in _ROW_NUMBER.findall(chunk)]
        places = _CELL_PLACE.findall(chunk)
        lowest = max([rows, *numbers, *(int(row) for _, row in places)])
        if lowest > MAX_ROWS:
            raise _too_large(
                f"第 {lowest:,} 行还有格子，最多读 {MAX_ROWS:,} 行",
                "选中没有内容的行，右键删除，再保存",
            )
        if any(_number(column) > MAX_COLUMNS for column in {column for column, _ in places}):
            raise _too_large(
                f"超过 {MAX_COLUMNS} 列还有格子，最多读 {MAX_COLUMNS} 列",
                "选中没有内容的列，右键删除，再保存",
            )
        if cells > _MAX_CELLS:
            raise _too_large(f"格子太多，最多 {_MAX_CELLS:,} 个")
        _note(chunk, part.filename, scan)
    return size


def _note(chunk: bytes, part: str, scan: Scan) -> None:
    """Note the cells that no parser tells of, and the rows that are hidden."""
    if hidden := list(map(int, _hidden_rows(chunk))):
        known = scan.hidden_rows.setdefault(part, [])
        known += [number for number in hidden if number not in known[-9:]]
    for cell, formula, value in _FORMULA.findall(chunk):
        found = scan.pictures if b"DISPIMG(" in formula else scan.formulas
        if found is scan.pictures or not value:
            listed = found.setdefault(part, [])
            if len(listed) < MAX_ROWS and cell.decode() not in listed[-9:]:
                listed.append(cell.decode())


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[tuple[bytes, bytes]]:
    """The unpacked bytes piece by piece: each with the end of the one before, and without."""
    tail = b""
    with archive.open(part) as handle:
        while new := handle.read(_CHUNK):
            yield tail + new, new
            tail = new[-_OVERLAP:]


def _hidden_rows(chunk: bytes) -> Iterator[bytes]:
    for row in _HIDDEN_ROW.findall(chunk):
        if number := _ROW_NUMBER.match(row):
            yield number[1]


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _too_large(message: str, fix: str = "只留台账，另存为新的 .xlsx 再试") -> RefusedError:
    return RefusedError(Refusal.TOO_LARGE, message, fix)
