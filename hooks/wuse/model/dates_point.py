"""One date of EDTF (ISO 8601-2): a decade, year, season, month or day, perhaps approximate."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

SEASONS = {"21": "春", "22": "夏", "23": "秋", "24": "冬"}
"""The month numbers of EDTF for the seasons."""

_YEAR = re.compile("[12][0-9]{2}[0-9X]")

_FIRST_MONTH = {"21": 3, "22": 6, "23": 9, "24": 12}
"""The seasons of Chinese weather services; winter ends in the next February."""


@dataclass(frozen=True, slots=True)
class Point:
    """The digits of one date as EDTF writes them; a part that is not given is empty.

    Attributes:
        year: ``2018``, ``196X`` (the 1960s) or ``XXXX`` (unknown).
        month: ``01``–``12``, a season ``21``–``24``, or ``XX`` (unspecified).
        day: ``01``–``31`` or ``XX``.
        mark: ``~`` approximate, ``?`` uncertain, ``%`` both.
        time: ``HH:MM``, perhaps with seconds, of a full day.

    Raises:
        ValueError: no such year, month or day; the message is Chinese and says how to write it.
    """

    year: str
    month: str = ""
    day: str = ""
    mark: str = ""
    time: str = ""

    def __post_init__(self) -> None:
        """Refuse dates that no calendar has."""
        if self.time and not self.day.isdigit():
            raise ValueError(f"写了时刻就要写明哪一天，写成 {self.year}-04-12 9:00")
        if self.is_unknown:
            return
        if not _YEAR.fullmatch(self.year):
            raise ValueError(f"年份 {self.year} 不对，要在 1000 到 2999 之间，例如 2018")
        self._check_month()
        if self.day.isdigit():
            self._check_day()

    def _check_month(self) -> None:
        if self.month.isdigit() and not 1 <= int(self.month) <= 12 and self.month not in SEASONS:
            raise ValueError(
                f"月份 {int(self.month)} 不存在，月份是 1 到 12，"
                f"写成 {self.year}-04 或 {self.year}-04-12"
            )
        if self.month in SEASONS and self.day:
            raise ValueError(
                f"季节后面不能再写日，写成 {self.year}-{self.month} 或 {self.year}-04-12"
            )

    def _check_day(self) -> None:
        if not self.month.isdigit():
            raise ValueError(f"写了日就要写月，写成 {self.year}-04-12；只知道年份就写 {self.year}")
        days = monthrange(int(self.year), int(self.month))[1]
        if not 1 <= int(self.day) <= days:
            raise ValueError(
                f"{self.year}年{int(self.month)}月没有 {int(self.day)} 日，日是 1 到 {days}，"
                f"写成 {self.year}-{self.month}-{days} 或只写到月：{self.year}-{self.month}"
            )

    @property
    def text(self) -> str:
        """The EDTF notation."""
        date = "-".join(filter(None, (self.year, self.month, self.day)))
        return f"{date} {self.time}" if self.time else date + self.mark

    @property
    def is_unknown(self) -> bool:
        """Whether nothing at all is known (``XXXX``)."""
        return self.year == "XXXX"

    @property
    def first(self) -> date | None:
        """The earliest possible day; None if unknown."""
        if self.is_unknown:
            return None
        month = _FIRST_MONTH.get(self.month) or number(self.month) or 1
        return date(int(self.year.replace("X", "0")), month, number(self.day) or 1)

    @property
    def last(self) -> date | None:
        """The latest possible day; None if unknown."""
        if self.first is None:
            return None
        year = int(self.year.replace("X", "9"))
        if number(self.day):
            return self.first
        if self.month in SEASONS:
            two_months_on = self.first + timedelta(days=62)
            return _month_end(two_months_on.year, two_months_on.month)
        return _month_end(year, number(self.month) or 12)

    @property
    def iso(self) -> str | None:
        """A date, month or year as HTML's ``<time datetime>`` allows it; else None."""
        if self.mark or "X" in self.year or self.month in SEASONS:
            return None
        date = "-".join(part for part in (self.year, self.month, self.day) if part.isdigit())
        return f"{date}T{self.time}" if self.time else date

    def zh(self, skip: int = 0) -> str:
        """In Chinese, without its first ``skip`` parts: year, month, day."""
        time = self.time.removeprefix("0")
        words = "".join([self._year_zh(), self._month_zh(), self._day_zh(), time][skip:])
        about = "约" if words and self.mark in ("~", "%") else ""
        doubt = "（存疑）" if words and self.mark in ("?", "%") else ""
        return f"{about}{words}{doubt}"

    def _year_zh(self) -> str:
        if self.is_unknown:
            return "时间不详"
        if self.year.isdigit():
            return f"{self.year}年"
        century, decade = int(self.year[:2]) + 1, self.year[2]
        # Nobody says 20世纪00年代, and from 2000 on the plain number is usual.
        if decade == "0" or century > 20:
            return f"{self.year[:3]}0年代"
        return f"{century}世纪{decade}0年代"

    def _month_zh(self) -> str:
        if not self.month:
            return ""
        return SEASONS.get(self.month) or f"{number(self.month) or '某'}月"

    def _day_zh(self) -> str:
        return f"{number(self.day) or '某'}日" if self.day else ""


def number(digits: str) -> int | None:
    """The value of a part of a point; None if it is not given or unspecified."""
    return int(digits) if digits.isdigit() else None


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
