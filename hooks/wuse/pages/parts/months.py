"""Activities by year and month, and the chart of how many each month has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from .cards import UNDATED, ActivityCard

Spot = tuple[str, int]
"""(label of a year, month); the month is 0 if it is unknown."""


class Dated(Protocol):
    """An activity: its card, or an entry that unpacks its card only where that is shown."""

    @property
    def year(self) -> str:
        """In the form of `year_label`."""

    @property
    def month(self) -> int:
        """0 if it is unknown."""

    @property
    def card(self) -> ActivityCard:
        """The card."""


@dataclass(frozen=True, slots=True)
class Month:
    """The activities of a month, newest first."""

    year: str
    number: int
    items: tuple[Dated, ...]
    count: int
    """How many the month has in all."""
    url: str = ""
    """The page that has them all; empty if this one does."""

    @property
    def cards(self) -> Iterator[ActivityCard]:
        """The activities."""
        return (item.card for item in self.items)

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return anchor(self.year, self.number)

    @property
    def title(self) -> str:
        """Its heading below that of its year."""
        return month_title(self.number)


@dataclass(frozen=True, slots=True)
class YearOfMonths:
    """The months of a year, the latest first."""

    label: str
    count: int
    """How many activities the year has in all."""
    months: tuple[Month, ...]
    url: str = ""
    """The page of the year; empty if this is it."""

    @property
    def is_here(self) -> bool:
        """Whether the page lists all activities of the year."""
        return self.count == sum(len(month.items) for month in self.months)

    @property
    def title(self) -> str:
        """Its heading."""
        return year_title(self.label)


@dataclass(frozen=True, slots=True)
class Cell:
    """A month of the chart."""

    month: int
    count: int
    strength: int
    """0 (none) to 4 (busiest)."""
    url: str
    """Where its activities are, here (an anchor) or on another page; empty if it has none."""
    title: str


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """A year of the chart."""

    label: str
    url: str
    count: int
    """Its activities, also those of unknown month."""
    cells: tuple[Cell, ...]

    @property
    def is_here(self) -> bool:
        """Whether the page lists all activities of the year."""
        here = sum(cell.count for cell in self.cells if cell.url.startswith("#"))
        return here == self.count


def anchor(year: str, month: int) -> str:
    """The id of a month's heading: ``m-2026-10``; without the month for those of unknown month."""
    return f"m-{year}-{month:02}" if month else f"m-{year}"


def year_title(label: str) -> str:
    """The heading of a year."""
    return "时间不详" if label == UNDATED else label


def month_title(number: int) -> str:
    """The heading of a month within its year."""
    return f"{number}月" if number else "月份不详"


def by_month(
    items: Iterable[Dated],
    counts: Counter[Spot] | None = None,
    whole: Callable[[Spot], str] = lambda spot: "",
    year_url: Callable[[str], str] = lambda label: "",
) -> tuple[YearOfMonths, ...]:
    """Group activities by year and month.

    Args:
        items: sorted, newest first.
        counts: how many activities each month has in all, if not every one is among the items.
        whole: where the whole month is, for one that is shown in part.
        year_url: the page of a year; empty for none.
    """
    return tuple(
        _year(label, list(group), counts, whole, year_url(label))
        for label, group in groupby(items, key=lambda item: item.year)
    )


def _year(
    label: str,
    items: list[Dated],
    counts: Counter[Spot] | None,
    whole: Callable[[Spot], str],
    url: str,
) -> YearOfMonths:
    months = []
    # Dates sort by their first day: what has only a year comes after its January. It goes last.
    ordered = sorted(items, key=lambda item: -item.month)
    for number, group in groupby(ordered, key=lambda item: item.month):
        shown = tuple(group)
        count = counts[label, number] if counts else len(shown)
        rest = whole((label, number)) if count > len(shown) else ""
        months.append(Month(label, number, shown, count, rest))
    in_all = (
        (count for spot, count in counts.items() if spot[0] == label) if counts else [len(items)]
    )
    return YearOfMonths(label, sum(in_all), tuple(months), url)


def calendar(
    counts: Counter[Spot], place: Callable[[Spot], str], year_url: Callable[[str], str]
) -> tuple[CalendarRow, ...]:
    """Count activities by month, the latest year first; empty if fewer than two have a month.

    Args:
        counts: how many activities each month has.
        place: where the activities of a month are.
        year_url: the page of a year.
    """
    dated = {spot: count for spot, count in counts.items() if spot[1]}
    if sum(dated.values()) < 2:
        return ()
    busiest = max(dated.values())
    labels = sorted({label for label, _ in dated}, key=int, reverse=True)
    totals = Counter[str]()
    for (label, _), count in counts.items():
        totals[label] += count

    def cells(label: str) -> Iterator[Cell]:
        for month in range(1, 13):
            count = counts[label, month]
            yield Cell(
                month=month,
                count=count,
                strength=-(-4 * count // busiest),
                url=place((label, month)) if count else "",
                title=f"{label}年{month}月：{count:,} 项",
            )

    return tuple(
        CalendarRow(label, year_url(label), totals[label], tuple(cells(label))) for label in labels
    )
