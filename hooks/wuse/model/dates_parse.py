"""Read a date as people write it, in EDTF or in Chinese, into one or two points.

Every form is matched as a shape (a regular expression) first and as a calendar date second. So
2018年13月 is not nonsense, and the message can name the month that does not exist.
"""

from __future__ import annotations

import re
from typing import NoReturn

from .dates_point import SEASONS, Point
from .halfwidth import halfwidth

Bounds = tuple[Point | None, Point | None]
"""First and last point: equal for a single date, None for an open side."""

_LONGEST = 60
_HOW = (
    "可以写 2018、2018-04、2018-04-12、2018-04/2019-06（起止）、2018-04/..（至今），"
    "不知道就写“不详”"
)

_UNKNOWN = frozenset(
    ["XXXX", "不详", "未知", "不明", "待核实", "时间不详", "日期不详", "时间待核实"]
)
_SEASON_CODES = {name: code for code, name in SEASONS.items()}

_DATE = re.compile(
    r"""
    (?= .* [0-9春夏秋冬某] )           # every part below is optional, a date is not
    (?P<before>大?约)?
    (?:
        (?P<year>[0-9]{4})
        (?: (?P<sep>[-./]) (?P<month>[0-9]{1,2}|XX) (?: (?P=sep) (?P<day>[0-9]{1,2}|XX) )? )?
      | (?P<basic>[0-9]{8})
      | (?P<tens>[0-9]{3})(?: X | 0年代 )
      | (?P<century>[0-9]{2}|上)世纪(?P<decade>[0-9])0年代
      | (?: (?P<zh_year>[0-9]{4})年度? )?
        (?: (?P<zh_month>[0-9]{1,2}|某)月份? | (?P<season>[春夏秋冬])[季天]? )?
        (?: (?P<zh_day>[0-9]{1,2}|某)[日号] )?
    )
    (?P<after>左右|前后)?
    (?P<mark>[~?%]|\(存疑\)|~\?|\?~)?
    """,
    re.VERBOSE,
)
_SEPARATOR = re.compile(r"起?至|到|-{1,2}|~{1,2}|/|(?<=[年月日])一(?=[0-9])")  # 一: a misread dash
_OPEN_END = re.compile(
    r"[自从]?(?P<start>.+?)(?:起|开始|以来|(?:至|到|-{1,2}|~|/)(?:至?今|现在|目前|\.\.))"
)
_OPEN_START = re.compile(r"(?:截至|截止到?|\.\./)(?P<end>.+)")
_SCHOOL_YEAR = re.compile(r"([0-9]{4})(?:[-~/至到]{1,2})([0-9]{4})学年度?")

_YEARLESS = re.compile(r"[0-9]{1,2}月|[0-9]{1,2}[-./][0-9]{1,2}$")
_SHORT_YEAR = re.compile(r"'?([0-9]{2})年|([0-9]{2})\.[0-9]{1,2}\.")
_TWO_READINGS = re.compile(r"([0-9]{4})[-./年]([0-9]{1,2})月?(?:[-~/至到]{1,2})([0-9]{1,2})")


def read(written: str) -> Bounds:
    """Read the text of a date or an interval.

    Raises:
        ValueError: the text is not a date, is an impossible one, or is ambiguous; in Chinese.
    """
    text = halfwidth(written).upper() if len(written) <= _LONGEST else ""
    if text in _UNKNOWN:
        unknown = Point("XXXX")
        return unknown, unknown
    return _school_year(text) or _single(text) or _open(text) or _interval(text) or _refuse(written)


def _school_year(text: str) -> Bounds | None:
    """Read a school year: 2023-2024学年 runs from September to August."""
    match = _SCHOOL_YEAR.fullmatch(text)
    if not match:
        return None
    first, second = match.groups()
    if int(second) != int(first) + 1:
        raise ValueError(f"学年要写相邻的两年，例如 {first}—{int(first) + 1}学年")
    return Point(first, "09"), Point(second, "08")


def _single(text: str) -> Bounds | None:
    point = _point(text)
    return (point, point) if point else None


def _open(text: str) -> Bounds | None:
    if match := _OPEN_END.fullmatch(text):
        start = _point(match["start"])
        return (start, None) if start else None
    if match := _OPEN_START.fullmatch(text):
        end = _point(match["end"])
        return (None, end) if end else None
    return None


def _interval(text: str) -> Bounds | None:
    """Read an interval: split at the separator that leaves a date on both sides."""
    for separator in _SEPARATOR.finditer(text):
        left, right = text[: separator.start()].lstrip("自从"), text[separator.end() :]
        if not _DATE.fullmatch(right):
            continue
        if not _DATE.fullmatch(left):
            left += right[-1]  # 2018年4—6月 writes the unit once
        start = _point(left)
        end = _point(right, after=start)
        if start and end:
            return start, end
    return None


def _point(text: str, after: Point | None = None) -> Point | None:
    """Read a single date; one without its own year continues ``after``.

    Returns None if the text does not have the shape of a date.
    """
    match = _DATE.fullmatch(text)
    if not match:
        return None
    mark = _mark(match)
    if match["basic"]:
        digits = match["basic"]
        return Point(digits[:4], digits[4:6], digits[6:], mark)
    if match["tens"]:
        return Point(match["tens"] + "X", mark=mark)
    if match["decade"]:
        century = 20 if match["century"] == "上" else int(match["century"])
        return Point(f"{century - 1:02}{match['decade']}X", mark=mark)
    year = match["year"] or match["zh_year"]
    month = _two_digits(match["month"] or match["zh_month"])
    day = _two_digits(match["day"] or match["zh_day"])
    if month in SEASONS and match["sep"] != "-":  # only EDTF notation numbers the seasons
        raise ValueError(f"月份 {month} 不存在，月份是 1 到 12，写成 2018-04 或 2018-04-12")
    return _continue(after, year, _SEASON_CODES.get(match["season"], month), day, mark)


def _continue(
    after: Point | None, year: str | None, month: str, day: str, mark: str
) -> Point | None:
    """Complete the end of 2018年4月12日至15日 from its start."""
    if year:
        return Point(year, month, day, mark)
    if after is None or "X" in after.year:
        return None
    return Point(after.year, month or after.month, day, mark)


def _mark(match: re.Match[str]) -> str:
    written = match["mark"] or ""
    about = bool(match["before"] or match["after"]) or "~" in written or written == "%"
    doubt = any(sign in written for sign in ("?", "%", "存疑"))
    return {(True, True): "%", (True, False): "~", (False, True): "?"}.get((about, doubt), "")


def _two_digits(number: str | None) -> str:
    if not number:
        return ""
    return "XX" if number in ("某", "XX") else number.zfill(2)


def _refuse(written: str) -> NoReturn:
    """Raise an error that is as precise as the text allows."""
    if len(written) > _LONGEST:
        raise ValueError(f"这里只能写时间，{_HOW}")
    text = halfwidth(written)
    if not text:
        raise ValueError(f"没有写时间，{_HOW}")
    if match := _TWO_READINGS.fullmatch(text):
        year, first, second = match[1], match[2].zfill(2), match[3].zfill(2)
        raise ValueError(
            f"“{written}”有两种读法：从 {int(first)} 月到 {int(second)} 月写成 "
            f"{year}-{first}/{year}-{second}，{int(first)} 月 {int(second)} 日写成 "
            f"{year}-{first}-{second}"
        )
    if match := _SHORT_YEAR.match(text):
        raise ValueError(f"“{written}”的年份要写四位，例如 20{match[1] or match[2]}")
    if _YEARLESS.match(text):
        raise ValueError(f"“{written}”没有写年份，写成 2018-04-12 或 2018年4月12日")
    raise ValueError(f"看不懂时间“{written}”，{_HOW}")
