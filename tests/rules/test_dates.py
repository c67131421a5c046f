"""Dates against today, the file's name, the brand and the series."""

from __future__ import annotations

from pathlib import Path

import pytest
from rules.saying import DAY, codes, codes_in
from support.project import activity, brand


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2026-03-01", []),  # today
        ("2026-03-02", ["C841"]),
        ("2026-03", []),
        ("2026", []),
        ("2027", ["C841"]),
        ("2026-02/..", []),
        ("不详", []),
    ],
)
def test_a_date_in_the_future_is_reported(tmp_path: Path, when: str, expected: list[str]) -> None:
    assert codes(tmp_path, activity(date=when)) == expected


@pytest.mark.parametrize(
    ("name", "when", "expected"),
    [
        ("2025-10-18-reading", "2025-10-18", []),
        ("2025-10-18-reading", "2025-10", []),
        ("2025-10-18-reading", "2025-10-01/2025-10-31", []),
        ("2025-10-18-reading", "2025-10-19", ["C842"]),
        ("2025-10-reading", "2025-10-19", []),
        ("2025-10-reading", "2025-11-19", ["C842"]),
        ("2025-reading", "2024-11", ["C842"]),
        ("2025-02-30-reading", "2025-11", []),  # no day, so nothing to hold it against
        ("1158-reading", "2025-11", ["C842"]),
        ("reading-2024", "2025-11", []),
        ("20251018-reading", "2025-11", []),
        ("2025-10-18-reading", "不详", []),
    ],
)
def test_a_date_that_the_name_of_the_file_contradicts_is_reported(
    tmp_path: Path, name: str, when: str, expected: list[str]
) -> None:
    files = {
        "brands/aa/brand.yml": brand("甲"),
        f"brands/aa/activities/{name}.yml": activity(date=when),
    }
    assert codes_in(tmp_path, files) == expected


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ("2025年读书月", []),
        ("2024年读书月", ["C844"]),
        ("20世纪80年代的故事", []),
        ("规范化建设年", ["C844"]),
        ("提升年", []),
    ],
)
def test_a_date_outside_of_its_theme_year_is_reported(
    tmp_path: Path, series: str, expected: list[str]
) -> None:
    years = [{"name": "规范化建设年", "year": 2023}, "提升年"]
    assert codes(tmp_path, activity(date=DAY, series=series), theme_years=years) == expected


@pytest.mark.parametrize(
    ("newest", "expected"),
    [
        ("2025-03-01", []),  # 365 days ago
        ("2025-02-28", ["C846"]),
        ("2024-03-01", ["C846"]),
        ("2024-02-29", ["C847"]),
        ("2024-01/..", []),  # goes on
    ],
)
def test_a_brand_that_has_fallen_silent(tmp_path: Path, newest: str, expected: list[str]) -> None:
    records = [activity("甲", "2023-05-01"), activity("乙", "2023-06-01"), activity("丙", newest)]
    assert codes(tmp_path / "silent", *records) == expected
    assert codes(tmp_path / "sample", *records, sample="fictional") == []
    assert codes(tmp_path / "over", *records, recognition={"status": "已撤销"}) == []
    assert codes(tmp_path / "begun", *records[1:]) == []


@pytest.mark.parametrize(
    ("status", "until", "expected"),
    [
        ("已命名", "2026-03", []),
        ("已命名", "2026-02", ["C845"]),
        ("待复核", "2026-02", []),
        ("已命名", "不详", []),
    ],
)
def test_a_recognition_that_has_run_out_is_reported(
    tmp_path: Path, status: str, until: str, expected: list[str]
) -> None:
    assert codes(tmp_path, recognition={"status": status, "valid_until": until}) == expected


def test_the_same_title_on_another_day_is_another_activity(tmp_path: Path) -> None:
    assert codes(tmp_path / "twice", activity(date=DAY), activity(date=DAY)) == ["C851"]
    assert codes(tmp_path / "once", activity(date=DAY), activity(date="2025-11-18")) == []
    assert codes(tmp_path / "unknown", activity(date="不详"), activity(date="不详")) == []
