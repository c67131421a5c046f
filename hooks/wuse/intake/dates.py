"""Dates as ledgers have them: serial numbers, points, times of day, no year."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from wuse.errors import WuseError
from wuse.model.dates import Edtf

from .loading import Cell, Date
from .words import with_digits

_EPOCH = datetime.date(1899, 12, 30)
"""Day 0 of serial numbers, after the day that never was: 1900-02-29."""
_SERIALS = range(36_526, 73_051)  # 2000 to 2099
_WEEKDAY = re.compile(r"[（(]?(?:周|星期|礼拜)[一二三四五六日天][）)]?")
_CLOCK = re.compile(r"\s*(?:上午|下午|中午|晚上?|早上)|\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?")
_DAY = r"(?:(\d{4})\s*[年./-]\s*)?(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?"
_ONE_DAY = re.compile(r"(\d{1,2})[月./](\d{1,2})[日号]?")
_MONTH = re.compile(r"(\d{1,2})月份?")
_DAY_ALONE = re.compile(r"(\d{1,2})[日号]?")
_SHORT_YEAR = re.compile(r"(\d{2})([年./-]\d{1,2}[月./-]\d{1,2}[日号]?)")
_OF_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月份?(?!\s*[\d至到—–~-])")
_COMMAS = re.compile(r"(?<=\d)\s*[,，、]\s*(?=\d)")
_RANGE = re.compile(
    rf"{_DAY}\s*[-—–~～至到]+\s*(?:(?:(\d{{4}})[年./-])?(\d{{1,2}})[月./-])?(\d{{1,2}})[日号]?"
)
_NUMERALS = re.compile("[〇零一二三四五六七八九十][年月日号]")
_PART_OF_MONTH = re.compile("(?<=月)(?:[上中下]旬|[初中底末])")
_QUARTER = re.compile(r"(\d{4})年?第?([1-4一二三四])季度")
_CUT = re.compile(r"(\d{4})\.1")


_DAY_OF_REPORT = re.compile(r"20\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号]")
_SCHOOL_YEAR = re.compile(r"(20\d{2})(?:\s*[-—–~～至/]+\s*(?:20)?\d{2})?\s*学年")
_SPAN = re.compile(r"(20\d{2})\s*年\s*(\d{1,2})\s*月?\s*[-—–~～至到]+\s*(20\d{2})\s*年")
_WHOLE_YEAR = re.compile(r"(20\d{2})\s*年度")
_YEAR = re.compile(r"(20\d{2})\s*年")
_BARE_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\s*[年学\d]|\s*[-—–~～至/.]\s*\d)")


class DateError(WuseError):
    """A cell that is no date, or has two readings."""


@dataclass(frozen=True)
class Year:
    """The twelve months that a ledger is about."""

    first: int
    """The year in which they begin."""
    month: int = 1
    """The month with which they begin."""
    only: int = 0
    """The month that this part of the ledger is about; 0 if it is about all."""

    def __str__(self) -> str:
        whole = f"{self.first}年度"
        return whole if self.month == 1 else f"{self.first}年{self.month}月至{self.first + 1}年"

    def of(self, month: int) -> int:
        """The calendar year of a month."""
        return self.first + (month < self.month)


def year_in(texts: Iterable[str]) -> Year | None:
    """The year that titles tell: ``2025年度``, ``2024—2025学年``, ``2024年9月至2025年1月``.

    The day on which a ledger was handed in says nothing. None if they tell none, or several.
    """
    text = "\n".join(_DAY_OF_REPORT.sub("", text) for text in texts)
    if match := _SCHOOL_YEAR.search(text):
        return Year(int(match[1]), 8)
    if (match := _SPAN.search(text)) and int(match[3]) == int(match[1]) + 1:
        return Year(int(match[1]), int(match[2]))
    for pattern in (_WHOLE_YEAR, _YEAR):
        if len(years := {*pattern.findall(text)}) == 1:
            return Year(int(years.pop()))
    return None


def year_of_name(name: str) -> Year | None:
    """The year that the name of a sheet or a file tells, in which it may stand alone: 台账2025."""
    return year_in([_BARE_YEAR.sub(r"\1年", name)])


def month_in(text: str) -> int:
    """The month that the name of a sheet or a heading between rows tells: 3月, 三月份; else 0."""
    found = _OF_MONTH.findall(with_digits(text))
    return int(found[0]) if len(found) == 1 else 0


def read_date(cell: Cell, year: Year | None) -> tuple[str, str]:
    """Read a date.

    Args:
        cell: what the cell holds.
        year: the year of the ledger, for dates without one.

    Returns:
        The date in EDTF, and in Chinese what was done to it; empty if nothing was.

    Raises:
        DateError: it cannot be read, or not with certainty.
    """
    if isinstance(cell, Date):
        return cell.text, "钟点没有写进日期" if cell.timed else ""
    if isinstance(cell, str) and len(cell) == len("45901") and cell.isdecimal():
        cell = int(cell)  # a cell that was made text after Excel had made it a number
    if isinstance(cell, int | float) and int(cell) in _SERIALS:
        day = (_EPOCH + datetime.timedelta(int(cell))).isoformat()
        return day, f"“{cell}”是 Excel 的日期序号，读成 {day}"
    text = str(cell)
    if year and year.only and (match := _DAY_ALONE.fullmatch(text)):
        day = f"{year.of(year.only)}-{year.only:02}-{match[1].zfill(2)}"
        return _valid(text, day), f"“{text}”没有写年月，按表名和小标题当作 {day}"
    if (match := _SHORT_YEAR.fullmatch(text)) and int(match[1]) > 12:
        return _read_text(f"20{text}", year)[0], f"“{text}”的年份当作 20{match[1]} 年"
    return _read_text(text, year)


def _read_text(written: str, year: Year | None) -> tuple[str, str]:
    if match := _CUT.fullmatch(written):
        raise DateError(
            f"“{written}”可能是 {match[1]}年1月，也可能是 {match[1]}年10月"
            "（Excel 把末尾的 0 去掉了）",
            f"在表里写成 {match[1]}-01 或 {match[1]}-10，单元格格式选“文本”；不清楚写“不详”",
        )
    written = written.lstrip("'’‘")  # the mark of a text in spreadsheet programs
    text = _CLOCK.sub("", _WEEKDAY.sub("", written)).strip().removesuffix("全年")
    if len(parts := _COMMAS.split(text)) == 3:
        text = "-".join(parts)
    note = "钟点没有写进日期" if _CLOCK.search(written) else ""
    if _NUMERALS.search(text):
        text = with_digits(text)
    if match := _PART_OF_MONTH.search(text):
        text, note = text[: match.start()], f"“{match[0]}”没有写进日期"
    if match := _QUARTER.fullmatch(text):
        first = 3 * int(with_digits(match[2])) - 2
        return f"{match[1]}-{first:02}/{match[1]}-{first + 2:02}", note
    if match := _RANGE.fullmatch(text):
        return _valid(written, _interval(match, written, year)), note
    for pattern in (_ONE_DAY, _MONTH):
        if match := pattern.fullmatch(text):
            if year is None:
                raise DateError(f"“{written}”没有写年份", "写成 2025-10-18 这样")
            of = year.of(int(match[1]))
            text = "-".join([f"{of}", *(part.zfill(2) for part in match.groups())])
            return _valid(written, text), f"“{written}”没有写年份，按表的标题当作 {of} 年"
    return _valid(written, text), note


def _interval(match: re.Match[str], written: str, year: Year | None) -> str:
    if not match[1] and year is None:
        raise DateError(f"“{written}”没有写年份", "写成 2025-11-03/2025-11-05 这样")
    first, last = int(match[2]), int(match[5] or match[2])
    from_year = int(match[1]) if match[1] or not year else year.of(first)
    to_year = int(match[4]) if match[4] else from_year + (last < first)
    start = f"{from_year}-{first:02}-{match[3].zfill(2)}"
    return f"{start}/{to_year}-{last:02}-{match[6].zfill(2)}"


def _valid(written: str, text: str) -> str:
    try:
        return Edtf.parse(text).text
    except ValueError as error:
        reason = str(error) if text == written else f"看不懂时间“{written}”"
        raise DateError(reason, "写成 2025-10-28、2025-10 或“不详”") from None
