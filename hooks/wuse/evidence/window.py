"""The time that evidence should be of."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from wuse.model.dates import Edtf
from wuse.model.edition import Rules

_MONTHS = 12
_BACK = re.compile(r"[近过]去?([0-9一两二三四五六七八九十]+)(?:个)?(月|年|学年|学期)")
_NUMERALS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_MONTHS_OF = {"月": 1, "年": 12, "学年": 12, "学期": 6}


class Window(NamedTuple):
    """A span of days, both included."""

    first: date
    last: date

    def holds(self, when: Edtf | None) -> bool:
        """Whether a date lies within it, or may: “2025” may lie in any part of 2025."""
        if when is None or when.is_unknown or when.is_open:
            return False
        first, last = when.earliest, when.latest
        return bool(first and last and first <= self.last and last >= self.first)

    def zh(self) -> str:
        """In Chinese, such as 2025年11月—2026年10月."""
        first, last = self.first, self.last
        return f"{first.year}年{first.month}月—{last.year}年{last.month}月"

    def narrowed(self, period: str) -> Window:
        """Return the window of a criterion's own period: 近12个月, 近三年, 2025/2026.

        A period that cannot be read changes nothing.
        """
        if match := _BACK.search(period):
            number = _NUMERALS.get(match[1]) or (int(match[1]) if match[1].isdecimal() else 0)
            return (
                back_from(self.last, min(number * _MONTHS_OF[match[2]], 1200)) if number else self
            )
        try:
            when = Edtf.parse(period)
        except ValueError:
            return self
        return Window(when.earliest or self.first, when.latest or self.last)


def window(rules: Rules, today: date) -> Window:
    """Return the twelve months that end when the dossier is due.

    Without that day they end where the first scored phase starts, and without that today, so that
    pages of an edition do not change once its days are known.
    """
    due = [it.deadline.latest for it in rules.dossier if it.deadline and it.deadline.latest]
    scored = (it.date.earliest for it in rules.phases if it.scored and it.date)
    return back_from(max(due) if due else next(filter(None, scored), today), _MONTHS)


def back_from(last: date, months: int) -> Window:
    """Return the months that end on a day."""
    number = last.year * 12 + last.month - 1 - months
    year, month = max(number // 12, 1), number % 12 + 1
    try:
        first = date(year, month, last.day) + timedelta(days=1)
    except ValueError:  # the 31st of a shorter month
        first = date(year + month // 12, month % 12 + 1, 1)
    return Window(first, last)
