"""Activities by year, and the chart of their density by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from .cards import UNDATED, ActivityCard


@dataclass(frozen=True, slots=True)
class Year:
    """The activities of one year, newest first."""

    label: str
    title: str
    cards: tuple[ActivityCard, ...]


@dataclass(frozen=True, slots=True)
class DensityCell:
    """A month of the density chart."""

    count: int
    strength: int
    """0 (none) to 4 (busiest)."""
    title: str


@dataclass(frozen=True, slots=True)
class DensityRow:
    """A year of the density chart."""

    year: str
    cells: tuple[DensityCell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Density:
    """Activities by month and year."""

    rows: tuple[DensityRow, ...]
    """The latest year first."""
    summary: str


def year_title(label: str) -> str:
    """The heading of a year."""
    return "时间不详" if label == UNDATED else label


def years(cards: Iterable[ActivityCard]) -> tuple[Year, ...]:
    """Group cards by year. They must be sorted, newest first."""
    return tuple(
        Year(label, year_title(label), tuple(group))
        for label, group in groupby(cards, key=lambda card: card.year)
    )


def density(dates: Iterable[tuple[int | None, int | None]]) -> Density | None:
    """Count activities by month; None if fewer than two have a month.

    Args:
        dates: (year, month) of each activity, either of which may be unknown.
    """
    known = Counter((year, month) for year, month in dates if year and month)
    if sum(known.values()) < 2:
        return None
    busiest = max(known.values())
    rows = []
    for year in sorted({year for year, _ in known}, reverse=True):
        cells = tuple(
            DensityCell(
                count=known[year, month],
                strength=-(-4 * known[year, month] // busiest),
                title=f"{year}年{month}月：{known[year, month]} 项",
            )
            for month in range(1, 13)
        )
        rows.append(DensityRow(str(year), cells, sum(cell.count for cell in cells)))
    summary = "；".join(f"{row.year}年 {row.total} 项" for row in rows)
    return Density(tuple(rows), summary)
