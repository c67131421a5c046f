"""Periods that have a name but no exact EDTF notation: 9月中旬, 上半年, 国庆期间, 近几年."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .dates_point import Point

Period = tuple[Point, Point]
"""First and last point."""

_PARTS: dict[str, tuple[str, str]] = {
    "上半年": ("01", "06"),
    "下半年": ("07", "12"),
    "第?[一1]季度": ("01", "03"),
    "第?[二2]季度": ("04", "06"),
    "第?[三3]季度": ("07", "09"),
    "第?[四4]季度": ("10", "12"),
    "年?初": ("01", "02"),
    "年?中": ("06", "07"),
    "年?[底末]": ("12", "12"),
    "暑[假期]": ("07", "08"),
    "寒[假期]": ("01", "02"),
    "春季学期": ("02", "07"),
    "秋季学期": ("09", "+01"),
    "(?:上|下|第[一二12])学期": ("01", "12"),
    "学雷锋[日月]": ("03", "03"),
}
"""Part of a year -> its first and last month; ``+`` is in the next year.

Which half of which school year 上学期 of a plain year means differs from school to school, so it is
as wide as the year.
"""
_FEASTS: dict[str, tuple[str, str]] = {
    "元旦": ("01-01", "01-03"),
    "春节": ("01", "02"),
    "元宵": ("02", "03"),
    "清明": ("04-04", "04-06"),
    "五一|劳动": ("05-01", "05-05"),
    "五四|青年": ("05-04", "05-04"),
    "端午": ("05", "06"),
    "六一|儿童": ("06-01", "06-01"),
    "七一|建党": ("07-01", "07-01"),
    "八一|建军": ("08-01", "08-01"),
    "教师": ("09-10", "09-10"),
    "中秋": ("09", "10"),
    "国庆": ("10-01", "10-07"),
    "重阳": ("10", "11"),
}
"""Feast -> its first and last day, or the months that a feast of the lunar calendar can fall in."""
_BEFORE_AND_AFTER = {"前夕": (14, 0), "来临之际": (14, 0), "前后": (14, 14)}
"""Word behind a feast -> how many days it reaches before and after it."""
_MONTHS: dict[str, tuple[int, int]] = {
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "上半月": (1, 15),
    "下半月": (16, 31),
    "初": (1, 10),
    "中": (11, 20),
    "底": (21, 31),
    "末": (21, 31),
}
"""Part of a month -> its first and last day."""
_PLANS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
"""Five-year plan -> its first year."""

_YEAR = "(?:([0-9]{4})年?)?的?"
_PART = re.compile(f"{_YEAR}({'|'.join(_PARTS)})(?:期间)?")
_FEAST = re.compile(
    f"{_YEAR}({'|'.join(_FEASTS)})节?(?:小?长?假期?)?({'|'.join(_BEFORE_AND_AFTER)}|期间|之际|当[天日])?"
)
_MONTH = re.compile(f"(?:([0-9]{{4}})[年./-])?([0-9]{{1,2}})月份?({'|'.join(_MONTHS)})")
_TERM = re.compile("([0-9]{4})(?:[-~/至到]{1,2}[0-9]{4})?学年度?(?:第?([上一1])|第?[下二2])学期")
_PLAN = re.compile(f'[“"]?({"|".join(_PLANS)})[”"]?(?:规划)?(?:期间|时期|以来)?')
_UNDATED = re.compile(
    "近(?:[一二两三四五六七八九十几]|[0-9]{1,2})?年(?:来|以来)?|多年来?|长期|常年|每年|历年|平时|日常"
    "|(?:建[校园]|成立)(?:以来|至今)"
)
"""Spans that could not be counted from anything."""


_ANY_YEAR = "2000"
"""A leap year, to check a month without a year."""


@dataclass(frozen=True, slots=True)
class Undated:
    """A period of no known year: all that is known of it is its words."""


def read_period(text: str, year: str = "") -> Period | Undated | None:
    """Read a period that has a name; None if the text is none.

    Args:
        text: in half-width characters, without spaces.
        year: the year of a period that does not say one; empty if that is not known.

    Raises:
        ValueError: its month does not exist; in Chinese.
    """
    if _UNDATED.fullmatch(text):
        return Undated()
    return (
        _plan(text)
        or _term(text)
        or _part_of_month(text, year)
        or _part_of_year(text, year)
        or _feast(text, year)
    )


def _plan(text: str) -> Period | None:
    match = _PLAN.fullmatch(text)
    if not match:
        return None
    first = _PLANS[match[1]]
    return Point(str(first)), Point(str(first + 4))


def _term(text: str) -> Period | None:
    match = _TERM.fullmatch(text)
    if not match:
        return None
    first, following = match[1], str(int(match[1]) + 1)
    if match[2]:
        return Point(first, "09"), Point(following, "01")
    return Point(following, "02"), Point(following, "07")


def _part_of_month(text: str, year: str) -> Period | Undated | None:
    match = _MONTH.fullmatch(text)
    if not match:
        return None
    month = Point(match[1] or year or _ANY_YEAR, match[2].zfill(2), "01")
    first, last = _MONTHS[match[3]]
    last = min(last, monthrange(int(month.year), int(month.month))[1])
    period = replace(month, day=f"{first:02}"), replace(month, day=f"{last:02}")
    return period if match[1] or year else Undated()


def _part_of_year(text: str, year: str) -> Period | Undated | None:
    match = _PART.fullmatch(text)
    if not match:
        return None
    span = next(span for name, span in _PARTS.items() if re.fullmatch(name, match[2]))
    return _within(match[1] or year, span)


def _feast(text: str, year: str) -> Period | Undated | None:
    match = _FEAST.fullmatch(text)
    if not match:
        return None
    span = next(span for names, span in _FEASTS.items() if match[2] in names.split("|"))
    period = _within(match[1] or year, span)
    if match[3] not in _BEFORE_AND_AFTER or isinstance(period, Undated):
        return period
    before, after = _BEFORE_AND_AFTER[match[3]]
    return _moved(period[0].first, -before), _moved(period[1].last, after)


def _within(year: str, span: tuple[str, str]) -> Period | Undated:
    if not year:
        return Undated()
    first, last = span
    end_year = str(int(year) + last.startswith("+"))
    return Point(year, *first.split("-")), Point(end_year, *last.lstrip("+").split("-"))


def _moved(day: date | None, by: int) -> Point:
    if day is None:
        raise ValueError("a feast of a known year has a day")
    return Point(*(day + timedelta(by)).isoformat().split("-"))
