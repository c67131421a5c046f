"""Dates that may be partial, approximate, open or unknown, in EDTF notation (ISO 8601-2).

The parser is our own (regular expressions, microseconds): the ``edtf`` package builds on pyparsing,
is far slower, and does not read Chinese.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .dates_parse import read
from .dates_point import Point, number

_AFTER_ALL = date.max.toordinal() + 1

_LARGEST_NUMBER = 99991231
"""The YAML numbers 2018 and 20180412 are dates; longer numbers are not."""

_JSON_SCHEMA: JsonSchemaValue = {
    "title": "时间",
    "description": "年、月、日或起止时间，可以只写知道的部分；大约在后面加 ~，不知道写 不详。",
    "examples": ["2018", "2018-04", "2018-04-12", "2018-04/2019-06", "2018-04/..", "2018~", "不详"],
}


@total_ordering
@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or an interval between two dates; ``start`` equals ``end`` for a single date.

    Build it with `parse`. A side that is None is open. Dates sort by their first day; of two with
    the same first day, the wider comes first (a year before its January, which comes before its
    first day). An open start sorts before everything, an unknown date after everything.

    Attributes:
        start: the first point.
        end: the last point.
        words: how the source says a time that the points do not wholly say, such as 9月中旬 or
            近几年; else empty.

    Raises:
        ValueError: both sides are open, one is unknown, or the end is before the start; in Chinese.
    """

    start: Point | None
    end: Point | None
    words: str = ""

    def __post_init__(self) -> None:
        """Refuse invalid intervals."""
        if self.start is None and self.end is None:
            raise ValueError("起止时间至少要写一头，例如 2018-04/..")
        if not self.is_interval:
            return
        if any(side and side.is_unknown for side in (self.start, self.end)):
            raise ValueError("起止时间的一头不知道时用 .. 代替，例如 2018-04/.. 或 ../2019-06")
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"结束时间早于开始时间：{self.edtf}，请对调或改正")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read EDTF or the usual Chinese ways of writing a date.

        Raises:
            ValueError: the text is not a date; the message says how to write one, in Chinese.
        """
        return cls(*read(text))

    @property
    def text(self) -> str:
        """What says it wholly: the words of the source if it has any, else its EDTF notation."""
        return self.words or self.edtf

    @property
    def edtf(self) -> str:
        """The canonical EDTF notation."""
        if not self.is_interval:
            return self.start.text if self.start else ""
        return "/".join(side.text if side else ".." for side in (self.start, self.end))

    @property
    def earliest(self) -> date | None:
        """The first possible day; None if unknown or open."""
        return self.start.first if self.start else None

    @property
    def latest(self) -> date | None:
        """The last possible day; None if unknown or open."""
        return self.end.last if self.end else None

    @property
    def latest_start(self) -> date | None:
        """The last day on which it can have begun; None if unknown or open."""
        return self.start.last if self.start else None

    @property
    def earliest_end(self) -> date | None:
        """The first day on which it can be over; None if unknown or open."""
        return self.end.first if self.end else None

    @property
    def year(self) -> int | None:
        """The year of the start; None unless it is given in full."""
        return number(self.start.year) if self.start else None

    @property
    def month(self) -> int | None:
        """The month of the start, 1–12; None if it is not given or a season."""
        month = number(self.start.month) if self.start else None
        return month if month and month <= 12 else None

    @property
    def day(self) -> int | None:
        """The day of the start; None if it is not given."""
        return number(self.start.day) if self.start else None

    @property
    def is_unknown(self) -> bool:
        """Whether it is not known when it was (``XXXX``)."""
        return self.start is not None and self.start.is_unknown

    @property
    def is_approximate(self) -> bool:
        """Whether a side is only about right (``~`` or ``%``)."""
        return any(side and side.mark in ("~", "%") for side in (self.start, self.end))

    @property
    def is_interval(self) -> bool:
        """Whether it runs from one date to another, or is open on one side."""
        return self.start != self.end

    @property
    def is_open(self) -> bool:
        """Whether a side is open."""
        return self.start is None or self.end is None

    @property
    def iso(self) -> str | None:
        """The value for HTML's ``<time datetime>``; None unless it is a single plain date."""
        return self.start.iso if self.start and not self.is_interval else None

    @property
    def sort_key(self) -> tuple[int, int, str]:
        """The key of the total order that the class describes."""
        if self.is_unknown:
            return _AFTER_ALL, 0, self.text
        first = self.earliest.toordinal() if self.earliest else 0
        last = self.latest.toordinal() if self.latest else _AFTER_ALL
        return first, -last, self.text

    def zh(self) -> str:
        """In Chinese, such as 2018年4月至6月; never empty."""
        return self._zh(skip=0)

    def zh_short(self) -> str:
        """In Chinese without the start's year, for use under a heading that gives the year.

        Empty for a plain year. A date that means nothing without its year (an open interval, one of
        several years, a decade, an approximate year) keeps it.
        """
        if self.words:
            return self.words.removeprefix(f"{self.year}年")
        if self.start and self.start.month:
            return self._zh(skip=1)
        is_plain_year = not self.is_interval and self.iso is not None
        return "" if is_plain_year else self.zh()

    def _zh(self, skip: int) -> str:
        if self.words:
            return self.words
        if self.start is None:
            return f"截至{self.end.zh() if self.end else ''}"
        if self.end is None:
            return f"{self.start.zh(skip)}起"
        if not self.is_interval:
            return self.start.zh(skip)
        return f"{self.start.zh(skip)}至{self.end.zh(_shared(self.start, self.end))}"

    def __str__(self) -> str:
        """Return what says it wholly."""
        return self.text

    def __lt__(self, other: object) -> bool:
        """Order by `sort_key`."""
        return self.sort_key < other.sort_key if isinstance(other, Edtf) else NotImplemented

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Accept text, a number such as a year, or an Edtf; serialise to the EDTF notation."""
        return core_schema.no_info_plain_validator_function(
            cls._validate,
            serialization=core_schema.plain_serializer_function_ser_schema(
                str, return_schema=core_schema.str_schema()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Text; on input also a number, because editors read the YAML ``2018`` as one."""
        takes_input = handler.mode == "validation"
        return {"type": ["string", "integer"] if takes_input else "string", **_JSON_SCHEMA}

    @classmethod
    def _validate(cls, value: object) -> Edtf:
        if isinstance(value, Edtf):
            return value
        if type(value) is int and 0 <= value <= _LARGEST_NUMBER:
            value = str(value)
        if not isinstance(value, str):
            raise PydanticCustomError("date", "时间要写成文字，例如 2018-04 或 2018年4月")
        try:
            return cls.parse(value)
        except ValueError as error:
            raise PydanticCustomError("date", "{why}", {"why": str(error)}) from None


def _shared(start: Point, end: Point) -> int:
    """How many leading parts the end does not repeat: none, the year, the month, the day."""
    if start.year != end.year or not (start.month and end.month):
        return 0
    if start.month != end.month or not (start.day and end.day):
        return 1
    return 3 if start.day == end.day and start.time and end.time else 2
