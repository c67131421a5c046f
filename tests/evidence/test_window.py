"""The time that evidence should be of."""

from __future__ import annotations

from datetime import date

import pytest

from wuse.evidence.window import Window, back_from, window
from wuse.model.dates import Edtf
from wuse.model.edition import Edition

TODAY = date(2026, 11, 26)


def edition(**more: object) -> Edition:
    return Edition.model_validate({"名称": "评选", "年份": "2026", **more})


@pytest.mark.parametrize(
    ("more", "last"),
    [
        ({}, TODAY),
        ({"阶段": [{"阶段": "评审", "时间": "2026-06-08", "权重": 100}]}, date(2026, 6, 8)),
        ({"阶段": [{"阶段": "公示", "时间": "2026-07-01"}]}, TODAY),
        (
            {
                "阶段": [{"阶段": "评审", "时间": "2026-06-08", "权重": 100}],
                "申报材料": [
                    {"名称": "表", "截止": "2026-05-30"},
                    {"名称": "稿", "截止": "2026-05-20"},
                ],
            },
            date(2026, 5, 30),
        ),
    ],
    ids=["no days", "first scored phase", "a phase without scores", "the dossier"],
)
def test_it_ends_when_the_dossier_is_due(more: dict[str, object], last: date) -> None:
    assert window(edition(**more), TODAY).last == last


@pytest.mark.parametrize(
    ("day", "months", "first"),
    [
        (date(2026, 10, 30), 12, date(2025, 10, 31)),
        (date(2026, 12, 31), 12, date(2026, 1, 1)),
        (date(2026, 3, 31), 1, date(2026, 3, 1)),
        (date(2024, 2, 29), 12, date(2023, 3, 1)),
    ],
)
def test_months_are_counted_back(day: date, months: int, first: date) -> None:
    assert back_from(day, months) == Window(first, day)


@pytest.mark.parametrize(
    ("period", "first"),
    [
        ("近12个月", date(2025, 11, 27)),
        ("近三年", date(2023, 11, 27)),
        ("近两学期", date(2025, 11, 27)),
        ("2025/2026", date(2025, 1, 1)),
        ("随便什么时候", date(2025, 11, 27)),
    ],
)
def test_a_criterion_has_its_own_period(period: str, first: date) -> None:
    assert back_from(TODAY, 12).narrowed(period).first == first


@pytest.mark.parametrize(
    ("when", "held"),
    [
        ("2026-05-01", True),
        ("2026", True),
        ("2025", True),
        ("2024", False),
        ("2027-01", False),
        ("XXXX", False),
        ("2020/..", False),
    ],
)
def test_a_date_that_may_lie_within_does(when: str, held: bool) -> None:
    assert back_from(TODAY, 12).holds(Edtf.parse(when)) is held
