"""Read a date as people write it, in EDTF or in Chinese, into one or two points.

Every form is matched as a shape (a regular expression) first and as a calendar date second. So
2018年13月 is not nonsense, and the message can name the month that does not exist.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NoReturn

from .dates_periods import Undated, read_period
from .dates_point import SEASONS, Point
from .dates_spoken import WEEKDAYS, later, part_of_day, split_clock, without_weekdays
from .halfwidth import halfwidth

Bounds = tuple[Point | None, Point | None]
"""First and last point: equal for a single date, None for an open side."""
Reading = tuple[Point | None, Point | None, str]
"""First and last point, and the words of a time that they do not wholly say; else empty."""

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
_UNDATED = Point("XXXX")
_SEPARATOR = re.compile(r"起?至|到|-{1,2}|~{1,2}|/|(?<=[年月日])一(?=[0-9])")  # 一: a misread dash
_VAGUE_SEPARATOR = re.compile("起?至|到|-{1,2}|~{1,2}|/|[、和及,]")
_OPEN_END = re.compile(
    r"[自从]?(?P<start>.+?)(?:起|开始|以来|(?:至|到|-{1,2}|~|/)(?:至?今|现在|目前|\.\.))"
)
_OPEN_START = re.compile(r"(?:截至|截止到?|\.\./)(?P<end>.+)")
_SCHOOL_YEAR = re.compile(r"([0-9]{4})(?:[-~/至到]{1,2})([0-9]{4})学年度?")

_YEARLESS = re.compile(r"[0-9]{1,2}月|[0-9]{1,2}[-./][0-9]{1,2}$")
_RELATIVE = re.compile(
    "今年|去年|前年|明年|[上本下]学[期年]|[上本下]个?月|最近|近日|[昨前今明]天|日前"
)
_SHORT_YEAR = re.compile(r"'?([0-9]{2})年|([0-9]{2})\.[0-9]{1,2}\.")
_TWO_READINGS = re.compile(r"([0-9]{4})[-./年]([0-9]{1,2})月?(?:[-~/至到]{1,2})([0-9]{1,2})")


def read(written: str) -> Reading:
    """Read the text of a date or an interval.

    Raises:
        ValueError: the text is not a date, is an impossible one, or is ambiguous; in Chinese.
    """
    text = halfwidth(written).upper() if len(written) <= _LONGEST else ""
    if text in _UNKNOWN:
        return _UNDATED, _UNDATED, ""
    bounds = _bounds(text)
    if bounds:
        return *bounds, ""
    plain, weekdays = without_weekdays(text)
    if plain != text and (bounds := _bounds(plain)):
        _check_weekdays(written, weekdays, bounds)
        return *bounds, ""
    bounds = _vague(plain) or _refuse(written)
    _check_weekdays(written, weekdays, bounds)
    return *bounds, " ".join(written.split())


def _bounds(text: str) -> Bounds | None:
    return _school_year(text) or _single(text) or _open(text) or _interval(text)


def _check_weekdays(written: str, weekdays: list[int], bounds: Bounds) -> None:
    """Refuse weekdays that are not those of the dates."""
    for weekday, point in zip(weekdays, bounds, strict=False):
        day = point.first if point and point.day.isdigit() else None
        if day is None:
            raise ValueError(f"“{written}”写了星期，没有写是哪一天，例如 2018-04-12")
        if day.weekday() != weekday:
            raise ValueError(
                f"“{written}”的日期和星期不符：{day.year}年{day.month}月{day.day}日是"
                f"星期{WEEKDAYS[day.weekday()]}，请核对日期，星期不用写"
            )
    if len(weekdays) > len(set(bounds)):
        raise ValueError(f"“{written}”写的星期比日期多，星期不用写")


def _vague(text: str) -> Bounds | None:
    """Read a time that no notation says wholly: a named period, a part of a day, several days."""
    if period := read_period(text):
        return (_UNDATED, _UNDATED) if isinstance(period, Undated) else period
    if day := part_of_day(text):
        return _single(day)
    for separator in _VAGUE_SEPARATOR.finditer(text):
        left = text[: separator.start()].lstrip("自从")
        start = _named(left) or _bounds(left)
        if start and start[0]:
            right = text[separator.end() :]
            last = _point(right, after=start[0])
            end = _named(right, start[0].year) or (last and (last, last))
            if end and end[1]:
                return start[0], end[1]
    return None


def _named(text: str, year: str = "") -> Bounds | None:
    """The bounds of a named period of a known year."""
    period = read_period(text, year)
    return None if isinstance(period, Undated) else period


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
        if not (_DATE.fullmatch(right) or split_clock(right)):
            continue
        if not (_DATE.fullmatch(left) or split_clock(left)):
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
    if clock := split_clock(text):
        return _at(*clock, after)
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


def _at(day: str, time: str, after: Point | None) -> Point | None:
    """Add the time of day to a day, or to the day that it continues."""
    if not day:
        return later(after, time) if after and after.time else None
    point = _point(day, after)
    return replace(point, mark="", time=time) if point and not point.mark else None


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
    if match := _RELATIVE.search(text):
        raise ValueError(f"过一年就没人懂“{match[0]}”是哪一年，换成年月，例如 2018-04")
    if match := _SHORT_YEAR.match(text):
        raise ValueError(f"“{written}”的年份要写四位，例如 20{match[1] or match[2]}")
    if _YEARLESS.match(text):
        raise ValueError(f"“{written}”没有写年份，写成 2018-04-12 或 2018年4月12日")
    raise ValueError(f"看不懂时间“{written}”，{_HOW}")
