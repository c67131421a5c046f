"""What was planned against what was recorded, period by period.

A period counts as kept when enough activities of the planned type are dated in it. One that was
not kept is held against a brand only if it lies whole between the brand's first and last dated
activity: a record that begins in September is not blamed for the spring before, nor one that ends
in October for a year that is not over. Weekly and open-ended plans are counted, not judged: nobody
writes a report of every weekly meeting. Nor is a plan of which a school says that it publishes only
a selection.
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
"""Cadence code -> number of the period within its year that a month belongs to."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Plan against record in one year."""

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
    cells: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class CadenceTable:
    """All plans of a brand against its record."""

    years: tuple[int, ...]
    rows: tuple[CadenceRow, ...]


def describe(plan: Cadence) -> str:
    """The plan in words: “每月 1 次 · 支部书记本人 · 5—8分钟”."""
    if plan.every.code == "months":
        often = "、".join(f"{month}月" for month in plan.months)
    elif plan.every.code in ("rolling", "once"):
        often = plan.every.zh
    else:
        often = f"{plan.every.zh} {plan.times} 次"
    parts = [often, plan.by, plan.minutes.zh() if plan.minutes else ""]
    return " · ".join(filter(None, parts))


def table(
    plans: Iterable[tuple[Cadence, frozenset[str] | None]], activities: Sequence[Activity]
) -> CadenceTable | None:
    """Set plans against the record; None without plans.

    Args:
        plans: each plan with the initiatives that its activities must belong to (None: any).
        activities: everything the brand recorded.
    """
    # “2018-04/..” says since when, not that anything was recorded in April.
    activities = [activity for activity in activities if not activity.date.is_open]
    span = _span(activities)
    years = tuple(sorted({year for year, _ in span}, reverse=True)[:3])
    rows = tuple(
        CadenceRow(
            name=plan.name or plan.type.zh,
            plan=describe(plan),
            nature=plan.nature.zh if plan.nature else "",
            note=plan.note,
            cells=tuple(_judge(plan, year, span, _record(plan, ids, activities)) for year in years),
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
    """(year, number within it) of the period that a month belongs to."""
    year, number = month[0], _PERIODS[every](month[1])
    return (year - 1, number) if every == "per_term" and month[1] == 1 else (year, number)


def _whole(every: str, period: tuple[int, int]) -> set[Month]:
    """Every month of a period."""
    months = [(period[0] + later, month) for later in (0, 1) for month in range(1, 13)]
    return {month for month in months if _period(every, month) == period}


def _judge(plan: Cadence, year: int, span: Sequence[Month], record: Sequence[Activity]) -> Judged:
    every = plan.every.code
    count = sum(activity.date.year == year for activity in record)
    if plan.selected:
        said = f"选登 {count} 次" if count else "—"
        return Judged(said, f"{year}年选登 {count} 次", None)
    if every not in _PERIODS:
        return Judged(f"{count} 次", f"{year}年已记录 {count} 次", None)
    dates = [activity.date for activity in record]
    done = Counter(_period(every, (d.year, d.month)) for d in dates if d.year and d.month)
    due = {
        period
        for month in span
        if (not plan.months or month[1] in plan.months)
        and (period := _period(every, month))[0] == year
        and (done[period] >= plan.times or _whole(every, period).issubset(span))
    }
    kept = sum(done[period] >= plan.times for period in due)
    title = f"{year}年应有 {len(due)} 期，已记录 {kept} 期"
    if not due:
        return Judged("—", f"{year}年没有到期的计划", None)
    return Judged(f"{kept}/{len(due)}", title, kept == len(due))
