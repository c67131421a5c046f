"""Stages and sources: what becomes of votes, satisfaction, peers and promotion."""

from __future__ import annotations

from typing import Any

import pytest
from editions.worked import counted

from wuse.editions.numbers import fixed

NAMES = ("甲", "乙", "丙", "丁")


def totals(
    phases: list[dict[str, Any]], sheets: list[dict[str, Any]], **tally: object
) -> dict[str, str]:
    """Candidate -> total, or why it has none."""
    edition = {
        "名称": "例",
        "年份": "2026",
        "依据文件": "办法",
        "参评单位": [{"名称": it} for it in NAMES],
        "阶段": phases,
        "评分标准": [{"编号": "K", "名称": "评", "分值": 100}],
        "计分": {"最少评分": 1, **tally},
    }
    data = {"edition": edition, "panel": None, "notice_start": "", "sheets": sheets}
    return {
        it.candidate: it.status.value if it.total is None else fixed(it.total, 2)
        for it in counted(data).standings
    }


def sheet(source: str, judge: str, *points: str | None, stage: str = "评") -> dict[str, Any]:
    is_figure = source in ("vote", "satisfaction")
    scores = {
        key: it if is_figure else {"K": it}
        for key, it in zip(NAMES, points, strict=False)
        if it is not None
    }
    return {"stage": stage, "source": source, "judge": judge, "scores": scores}


def only(**sources: int) -> list[dict[str, Any]]:
    return [{"阶段": "评", "权重": 100, "评分来源": sources}]


def test_votes_count_by_the_highest_of_all_channels_together() -> None:
    votes = [
        sheet("vote", "网站", "30", "10", "0", "0"),
        sheet("vote", "公众号", "10", "10", "0", "0"),
    ]
    assert totals(only(投票=100), votes) == {
        "甲": "100.00", "乙": "50.00", "丙": "0.00", "丁": "0.00",
    }  # fmt: skip


def test_no_votes_at_all_are_no_points() -> None:
    assert set(totals(only(投票=100), [sheet("vote", "网站", *"0000")]).values()) == {"0.00"}


def test_satisfaction_is_the_mean_of_its_surveys_and_a_missing_one_is_told() -> None:
    surveys = [sheet("satisfaction", "家长", "90", "80"), sheet("satisfaction", "教师", "95.5")]
    result = totals(only(满意度=100), surveys)
    assert result == {"甲": "92.75", "乙": "80.00", "丙": "评分不足", "丁": "评分不足"}


@pytest.mark.parametrize("wrong", ["100.01", "-1", "九十"])
def test_a_rate_above_all_or_in_words_does_not_count(wrong: str) -> None:
    result = totals(only(满意度=100), [sheet("satisfaction", "家长", wrong, "100")])
    assert (result["甲"], result["乙"]) == ("评分不足", "100.00")


def test_peers_need_as_many_sheets_as_judges_but_superiors_need_one() -> None:
    peers = [sheet("peers", it, *(None if it == key else "80" for key in NAMES)) for it in "乙丙"]
    above = [sheet("committee", "上级", "90", "90", "90", "90")]
    result = totals(only(互评=50, 上级=50), [*peers, *above], 最少评分=2)
    assert result == {"甲": "85.00", "乙": "评分不足", "丙": "评分不足", "丁": "85.00"}


TWO = [{"阶段": "初", "权重": 40, "晋级": ""}, {"阶段": "终", "权重": 60}]


@pytest.mark.parametrize(
    ("promote", "on"),
    [
        ("2", "甲乙"),
        ("50%", "甲乙"),
        ("74%", "甲乙"),
        ("75%", "甲乙丙"),
        ("4", "甲乙丙丁"),
        ("80分", "甲乙丙"),
    ],
)
def test_who_goes_on_to_the_next_stage(promote: str, on: str) -> None:
    phases = [{**TWO[0], "晋级": promote}, TWO[1]]
    first = sheet("judges", "P1", "100", "90", "80", "70", stage="初")
    final = sheet("judges", "P1", "50", "50", "50", "50", stage="终")
    result = totals(phases, [first, final])
    expected = {"甲": "70.00", "乙": "66.00", "丙": "62.00", "丁": "58.00"}
    assert result == {key: it if key in on else "未晋级" for key, it in expected.items()}


def test_all_on_the_line_go_on() -> None:
    phases = [{**TWO[0], "晋级": "2"}, TWO[1]]
    first = sheet("judges", "P1", "100", "90", "90", "70", stage="初")
    result = totals(phases, [first, sheet("judges", "P1", *["50"] * 4, stage="终")])
    assert [key for key, it in result.items() if it == "未晋级"] == ["丁"]


@pytest.mark.parametrize(
    ("method", "total"), [("平均分", "70.00"), ("去极值", "85.00"), ("中位数", "85.00")]
)
def test_methods_of_an_even_number_of_sheets(method: str, total: str) -> None:
    sheets = [sheet("judges", f"P{n}", it) for n, it in enumerate(["20", "80", "90", "90"])]
    result = totals([{"阶段": "评", "权重": 100}], sheets, 计分方法=method, 去极值人数=4)
    assert result["甲"] == total
