"""Compares planned with recorded activities, period by period.

A period is kept when it has enough dated activities of the planned type. A period that was missed
counts against a brand only if all of it lies between the brand's first and last dated activity: a
record that begins in September is not blamed for the spring before, nor one that ends in October
for the rest of that year. Weekly and open-ended plans are counted but not judged, since nobody
reports every weekly meeting. The same goes for plans of which the school publishes only a
selection.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from wuse.model.practice import Cadence
from wuse.model.records import Activity

Month = tuple[int, int]
"""(year, month)"""

_PERIODS: Mapping[str, Callable[[int], int]] = {
    "monthly": lambda month: month,
    "months": lambda month: month,
    "quarterly": lambda month: (month + 2) // 3,
    "half_year": lambda month: (month + 5) // 6,
    # Spring term: February to July. Autumn term: August to January of the next year.
    "per_term": lambda month: 1 if 2 <= month <= 7 else 2,
    "yearly": lambda month: 1,
    "year_end": lambda month: 1,
}
"""Cadence code -> function from a month to the number of its period within the year."""


@dataclass(frozen=True, slots=True)
class CadenceCell:
    """A plan compared with the record of one year."""

    text: str
    title: str
    kept: bool | None
    """Whether every period was kept; None when the plan is only counted."""


@dataclass(frozen=True, slots=True)
class CadenceRow:
    """One plan and its record in each year."""

    name: str
    plan: str
    nature: str
    note: str
    cells: tuple[CadenceCell, ...]


@dataclass(frozen=True, slots=True)
class CadenceTable:
    """All plans of a brand against its record."""

    years: tuple[int, ...]
    rows: tuple[CadenceRow, ...]


def describe_plan(plan: Cadence) -> str:
    """The plan in words: “每月 1 次 · 支部书记本人 · 5—8分钟”."""
    if plan.every.code == "months":
        frequency = "、".join(f"{month}月" for month in plan.months)
    elif plan.every.code in ("rolling", "once"):
        frequency = plan.every.shown
    else:
        frequency = f"{plan.every.shown} {plan.times} 次"
    parts = [frequency, plan.by, plan.minutes.zh() if plan.minutes else ""]
    return " · ".join(filter(None, parts))


def cadence_table(
    plans: Iterable[tuple[Cadence, frozenset[str] | None]], activities: Sequence[Activity]
) -> CadenceTable | None:
    """Compare plans with the record; None without plans.

    Args:
        plans: each plan with the ids of the initiatives that its activities must belong to (None
            for any).
        activities: everything the brand recorded.
    """
    # “2018-04/..” is the start of a series; it does not prove an activity in April.
    activities = [activity for activity in activities if not activity.date.is_open]
    span = _span(activities)
    years = tuple(sorted({year for year, _ in span}, reverse=True)[:3])
    rows = tuple(
        CadenceRow(
            name=plan.name or plan.type.shown,
            plan=describe_plan(plan),
            nature=plan.nature.zh if plan.nature else "",
            note=plan.note,
            cells=tuple(_cell(plan, year, span, _record(plan, ids, activities)) for year in years),
        )
        for plan, ids in plans
    )
    return CadenceTable(years, rows) if rows else None


def _span(activities: Sequence[Activity]) -> list[Month]:
    months = [(a.date.year, a.date.month) for a in activities if a.date.year and a.date.month]
    if not months:
        return []
    first, last = min(months), max(months)
    return [
        (year, month)
        for year in range(first[0], last[0] + 1)
        for month in range(1, 13)
        if first <= (year, month) <= last
    ]


def _record(
    plan: Cadence, ids: frozenset[str] | None, activities: Sequence[Activity]
) -> list[Activity]:
    return [
        activity
        for activity in activities
        if activity.type.code == plan.type.code
        and (ids is None or not ids.isdisjoint(activity.initiative))
    ]


def _period(every: str, month: Month) -> tuple[int, int]:
    """The period that a month belongs to: its year and its number within that year."""
    year, number = month[0], _PERIODS[every](month[1])
    return (year - 1, number) if every == "per_term" and month[1] == 1 else (year, number)


def _months_of(every: str, period: tuple[int, int]) -> set[Month]:
    """Every month of a period."""
    months = [(period[0] + offset, month) for offset in (0, 1) for month in range(1, 13)]
    return {month for month in months if _period(every, month) == period}


def _cell(
    plan: Cadence, year: int, span: Sequence[Month], record: Sequence[Activity]
) -> CadenceCell:
    every = plan.every.code
    count = sum(activity.date.year == year for activity in record)
    if plan.selected:
        text = f"选登 {count} 次" if count else "—"
        return CadenceCell(text, f"{year}年选登 {count} 次", None)
    if every not in _PERIODS:
        return CadenceCell(f"{count} 次", f"{year}年已记录 {count} 次", None)
    dates = [activity.date for activity in record]
    recorded = Counter(_period(every, (d.year, d.month)) for d in dates if d.year and d.month)
    due = {
        period
        for month in span
        if (not plan.months or month[1] in plan.months)
        and (period := _period(every, month))[0] == year
        and (recorded[period] >= plan.times or _months_of(every, period).issubset(span))
    }
    kept = sum(recorded[period] >= plan.times for period in due)
    title = f"{year}年应有 {len(due)} 期，已记录 {kept} 期"
    if not due:
        return CadenceCell("—", f"{year}年没有到期的计划", None)
    return CadenceCell(f"{kept}/{len(due)}", title, kept == len(due))
