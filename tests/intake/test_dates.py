"""Dates of ledgers: read as people mean them, or returned."""

from __future__ import annotations

import pytest
from intake.ledgers import row
from support.project import Project


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2025.7.1上午", "2025-07-01"),
        ("2025年7月1日（周二）", "2025-07-01"),
        ("2025/12/5 14:30", "2025-12-05"),
        (45901, "2025-09-01"),
        (20250701, "2025-07-01"),
        (2025.3, "2025-03"),
        (2025, "2025"),
        ("2025.11.3-5", "2025-11-03/2025-11-05"),
        ("2025.12.28-1.3", "2025-12-28/2026-01-03"),
        ("'2025-06-05", "2025-06-05"),
        ("25年3月5日", "2025-03-05"),
        ("25.6.3", "2025-06-03"),
        ("2025、3、5", "2025-03-05"),
        ("2025年全年", "2025"),
        ("不详", "XXXX"),
    ],
)
def test_dates(project: Project, written: object, read: str) -> None:
    _, [record] = row(project, ["临海小学", "植树", written, "志愿服务", "", ""])
    assert record.date.text == read


@pytest.mark.parametrize(
    "written",
    [2025.1, "2025.1", "10月18日", "13月1日", "上周", "2025-02-30", "12", "5日", "3.5、3.12"],
)
def test_dates_that_are_not_guessed(project: Project, written: object) -> None:
    result, found = row(project, ["临海小学", "植树", written, "志愿服务", "", ""])
    assert not found
    assert "“活动”C2" in result.output
    assert "“日期”没有写，或者看不懂" in result.output
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("二〇二五年三月五日", "2025-03-05"),
        ("二〇二五年十二月三十一日", "2025-12-31"),
        ("2025年3月上旬", "2025-03"),
        ("2025年11月底", "2025-11"),
        ("2025年第一季度", "2025-01/2025-03"),
        ("2025年4季度", "2025-10/2025-12"),
    ],
)
def test_dates_in_words(project: Project, written: str, date: str) -> None:
    result, (record,) = row(project, ["临海小学", "慰问", written, "走访慰问", "", ""])
    assert record.date.text == date
    assert "旬" not in written or "“上旬”没有写进日期" in result.output
