"""What was planned against what was recorded."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from wuse.model.practice import Cadence
from wuse.model.records import Activity
from wuse.pages.parts.cadence import CadenceRow, cadence_table, describe_plan


def plan(every: str, **more: Any) -> Cadence:
    return Cadence.model_validate({"type": "主题党日", "every": every, **more})


def held(*dates: str, kind: str = "主题党日", initiative: str = "red") -> list[Activity]:
    return [
        Activity.model_validate(
            {"title": date, "date": date, "type": kind, "initiative": initiative}
        )
        for date in dates
    ]


def row(made: Cadence, *dates: str, also: list[Activity] | None = None) -> CadenceRow:
    found = cadence_table([(made, None)], [*held(*dates), *(also or [])])
    assert found is not None
    return found.rows[0]


def texts(made: Cadence, *dates: str, also: list[Activity] | None = None) -> list[str]:
    return [cell.text for cell in row(made, *dates, also=also).cells]


def test_only_the_time_between_first_and_last_record_is_judged() -> None:
    cells = row(plan("每月"), "2025-09-10", "2025-10", "2025-12-01", "2026-01-03").cells
    assert [(cell.text, cell.kept) for cell in cells] == [("1/1", True), ("3/4", False)]
    assert cells[1].title == "2025年应有 4 期，已记录 3 期"


def test_a_selection_is_counted_and_not_judged() -> None:
    cells = row(plan("每月", selected="是"), "2025-09-10", "2025-10", "2026-01-03").cells
    assert [(cell.text, cell.kept) for cell in cells] == [("选登 1 次", None), ("选登 2 次", None)]
    assert texts(plan("每月", selected="是", name="乙"), also=held("2025-01", kind="党课")) == ["—"]


@pytest.mark.parametrize(
    ("every", "also", "told"),
    [
        ("每年", ["2025-01", "2025-10"], ["—"]),  # it may still come this year
        ("每年", ["2025-01", "2025-12"], ["0/1"]),
        ("每季度", ["2025-02", "2025-07"], ["0/1"]),  # only the second quarter lies within
        ("每学期", ["2025-02", "2025-10"], ["0/1"]),  # the autumn term has only begun
    ],
)
def test_a_period_that_is_not_over_is_not_missed(
    every: str, also: list[str], told: list[str]
) -> None:
    assert texts(plan(every), also=held(*also, kind="党课")) == told


def test_a_period_that_is_not_over_may_be_kept_already() -> None:
    assert texts(plan("每年"), "2025-03", also=held("2025-10", kind="党课")) == ["1/1"]


def test_other_types_count_for_the_time_but_not_for_the_plan() -> None:
    assert texts(plan("每月"), "2025-03", also=held("2025-01", "2025-04", kind="党课")) == ["1/4"]


def test_more_than_once_in_a_period() -> None:
    dates = ("2025-01-01", "2025-01-15", "2025-02-01")
    assert texts(plan("每月", times=2), *dates) == ["1/2"]


@pytest.mark.parametrize(
    ("every", "dates", "told"),
    [
        ("每季度", ["2025-01", "2025-05", "2025-12"], ["3/4"]),
        ("每半年", ["2025-01", "2025-12"], ["2/2"]),
        ("每年", ["2024-03", "2025-12"], ["1/1", "1/1"]),
        ("每周", ["2025-01-01", "2025-01-08"], ["2 次"]),
        ("常态化", ["2025-01-01"], ["1 次"]),
    ],
)
def test_periods(every: str, dates: list[str], told: list[str]) -> None:
    assert texts(plan(every), *dates) == told


def test_january_belongs_to_the_term_that_began_in_autumn() -> None:
    """Two activities, one in each term from September 2024 to June 2025; January adds no term."""
    assert texts(plan("每学期"), "2024-09-10", "2025-01-08", "2025-06-01") == ["1/1", "1/1"]
    assert texts(plan("每学期"), "2025-01-08", "2025-06-01") == ["1/1"]
    assert texts(plan("每学期"), "2024-11-08", "2025-02-01", "2025-11-03") == ["2/2", "1/1"]


def test_months_that_are_named() -> None:
    made = plan("指定月份", months=[4, 10])
    assert texts(made, "2025-01", "2025-04", "2025-12") == ["1/2"]
    assert texts(made, "2025-01", "2025-02") == ["—"]
    assert describe_plan(made) == "4月、10月"
    with pytest.raises(ValidationError, match="月份"):
        plan("指定月份")


def test_plans_of_an_initiative_count_its_own_activities() -> None:
    activities = [*held("2025-01", "2025-02"), *held("2025-03", initiative="blue")]
    found = cadence_table([(plan("每月"), frozenset(["red", "flag"]))], activities)
    assert found is not None
    assert found.rows[0].cells[0].text == "2/3"


def test_dates_that_are_unknown_or_open_prove_nothing() -> None:
    found = cadence_table([(plan("每月"), None)], held("不详", "2018", "2018-04/..", "196X"))
    assert found is not None
    assert found.years == ()
    assert cadence_table([], held("2025-01")) is None


def test_three_years_are_shown_newest_first() -> None:
    found = cadence_table([(plan("每年"), None)], held("2019-01", "2025-12"))
    assert found is not None
    assert found.years == (2025, 2024, 2023)


def test_a_plan_in_words() -> None:
    made = plan("每月", by="支部书记本人", minutes="5—8分钟")
    assert describe_plan(made) == "每月 1 次 · 支部书记本人 · 5—8分钟"
