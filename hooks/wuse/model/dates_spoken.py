"""What people say beside a date: its weekday, a time of day, its numbers in Chinese numerals."""

from __future__ import annotations

import re
from dataclasses import replace

from .dates_point import Point
from .numerals import count, digits

WEEKDAYS = "一二三四五六日"
"""The names of the weekdays from Monday on, without 星期."""
_WEEKDAY = re.compile(r"[(（]?(?:星期|周|礼拜)([一二三四五六日天])[)）]?")
_NUMERAL = re.compile("[一二三四五六七八九十]{1,3}(?=月|日|号|世纪|年代)")
_YEAR = re.compile("[一二][〇○零一二三四五六七八九]{3}(?=年|学年)")

_HALVES = "凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|晚"
_LATE = frozenset(["下午", "傍晚", "晚上", "晚间", "晚"])
_CLOCK = rf"""
    (?P<half>{_HALVES})? (?P<hour>[0-9]{{1,2}})
    (?: :(?P<minute>[0-9]{{2}}) (?: :(?P<second>[0-9]{{2}}) )?
      | [时点] (?: (?P<minutes>[0-9]{{1,2}})分? | (?P<word>半|整) )?
    )
"""
_AT_CLOCK = re.compile(
    rf"(?P<day> .*[日号] | .*[0-9] (?: [ ] | (?=[凌清早上中下傍晚]) ) )? {_CLOCK}", re.VERBOSE
)
_PART_OF_DAY = re.compile(
    rf"(?P<day>.*[日号0-9]) [ ]? (?:{_HALVES}|全天|当晚)"
    r"(?: [0-9]{1,2} (?: :[0-9]{2} | [时点] (?:[0-9]{1,2}分?|半)? ) )? (?:左右|许|前后)?",
    re.VERBOSE,
)


def without_weekdays(text: str) -> tuple[str, list[int]]:
    """Take the weekdays out of a text without spaces, and write its numerals as digits.

    Returns:
        The text, and the weekdays in their order: 0 for Monday.
    """
    text = _YEAR.sub(lambda match: digits(match[0]), text)
    text = _NUMERAL.sub(lambda match: str(count(match[0]) or match[0]), text)
    weekdays = [WEEKDAYS.index(day.replace("天", "日")) for day in _WEEKDAY.findall(text)]
    return _WEEKDAY.sub("", text), weekdays


def names_weekday(text: str) -> bool:
    """Whether a text names a weekday."""
    return _WEEKDAY.search(text) is not None


def split_clock(text: str) -> tuple[str, str] | None:
    """Split 2025年3月12日上午9:00 into the day, which may be empty, and the time ``09:00``.

    Raises:
        ValueError: there is no such time of day; in Chinese.
    """
    match = _AT_CLOCK.fullmatch(text)
    if not match:
        return None
    hour = int(match["hour"])
    if match["half"] in _LATE and hour < 12:
        hour += 12
    minute = int(match["minute"] or match["minutes"] or (30 if match["word"] == "半" else 0))
    second = int(match["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError(f"没有 {hour}:{minute:02} 这个时刻，写成 9:00 或 14:30")
    clock = f"{hour:02}:{minute:02}" + (f":{second:02}" if second else "")
    return (match["day"] or "").rstrip(), clock


def part_of_day(text: str) -> str | None:
    """The day in 2025年3月12日上午, or with a vague time of day; None if there is none."""
    match = _PART_OF_DAY.fullmatch(text)
    return match["day"] if match else None


def later(start: Point, time: str) -> Point:
    """The end of 下午2:00—4:00: the same day, in the same half of it as the start."""
    if time < start.time and int(time[:2]) < 12 <= int(start.time[:2]):
        time = f"{int(time[:2]) + 12}{time[2:]}"
    return replace(start, time=time)
