"""Stages and sources: what becomes of votes, satisfaction, peers and promotion."""

from __future__ import annotations

from typing import Any

import pytest
from editions.worked import counted

from wuse.editions.grading import Standing
from wuse.editions.numbers import fixed

NAMES = ("甲", "乙", "丙", "丁")


def standings(
    phases: list[dict[str, Any]],
    sheets: list[dict[str, Any]],
    rubric: list[dict[str, Any]] | None = None,
    **tally: object,
) -> dict[str, Standing]:
    edition = {
        "名称": "例",
        "年份": "2026",
        "依据文件": "办法",
        "参评单位": [{"名称": it} for it in NAMES],
        "阶段": phases,
        "评分标准": rubric or [{"编号": "K", "名称": "评", "分值": 100}],
        "计分": {"最少评分": 1, **tally},
    }
    data = {"edition": edition, "panel": None, "notice_start": "", "sheets": sheets}
    return {it.candidate: it for it in counted(data).standings}


def totals(
    phases: list[dict[str, Any]], sheets: list[dict[str, Any]], **tally: object
) -> dict[str, str]:
    """Candidate -> total, or why it has none."""
    found = standings(phases, sheets, **tally)
    return {
        key: it.status.value if it.total is None else fixed(it.total, 2)
        for key, it in found.items()
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


def test_nobody_goes_on_where_a_share_of_the_field_is_no_place() -> None:
    phases = [{**TWO[0], "晋级": "20%"}, TWO[1]]
    first = sheet("judges", "P1", "100", "90", "80", "70", stage="初")
    assert set(totals(phases, [first]).values()) == {"未晋级"}


def test_promotion_reads_two_decimals() -> None:
    phases = [{**TWO[0], "晋级": "1"}, TWO[1]]
    first = [sheet("judges", "P1", "90.00", "90.01", stage="初")]
    first.append(sheet("judges", "P2", "90.01", "90.01", stage="初"))
    result = totals(phases, [*first, sheet("judges", "P1", "50", "50", stage="终")], 步长=0.01)
    assert (result["甲"], result["乙"]) == ("66.00", "66.00")  # 90.005 is 90.01


def test_who_lacks_scores_takes_no_place_of_a_promotion() -> None:
    phases = [{**TWO[0], "晋级": "2"}, TWO[1]]
    first = sheet("judges", "P1", "100", None, "80", "70", stage="初")
    final = sheet("judges", "P1", *["50"] * 4, stage="终")
    result = totals(phases, [first, final])
    assert result == {"甲": "70.00", "乙": "评分不足", "丙": "62.00", "丁": "未晋级"}


def marks(judge: str, stage: str, **points: str) -> dict[str, Any]:
    return {"stage": stage, "source": "judges", "judge": judge, "scores": {"甲": points}}


BONUS = {"编号": "J", "名称": "加分", "类型": "加分"}
SCORED = [{"编号": "F", "名称": "成效", "分值": 60}, {"编号": "C", "名称": "载体", "分值": 40}]


def test_dimensions_are_means_of_the_sheets_and_of_the_stages_by_weight() -> None:
    phases = [{"阶段": "初", "权重": 40}, {"阶段": "终", "权重": 60, "维度": ["F", "C", "J"]}]
    phases[0]["维度"] = ["F", "C"]
    sheets = [
        marks("P1", "初", F="60", C="40"), marks("P2", "初", F="50", C="20"),
        marks("P1", "终", F="40", C="20", J="7"), marks("P2", "终", F="30", C="10", J="4"),
    ]  # fmt: skip
    ties = ["F", "加分", "终", "初", "C"]
    item = standings(phases, sheets, [*SCORED, BONUS], 同分次序=ties)["甲"]
    # F: 55 and 35, weighed 40 to 60; C: 30 and 15; J: mean of 7 and 4, of one stage
    assert {key: fixed(it, 2) for key, it in item.dimensions.items()} == {
        "F": "43.00", "C": "21.00", "J": "5.50",
    }  # fmt: skip
    assert [fixed(it, 2) for it in item.ties] == ["43.00", "5.50", "50.00", "85.00", "21.00"]
    assert item.sheets == {"初": 2, "终": 2}
    assert (fixed(item.base, 2), fixed(item.bonus, 2)) == ("64.00", "5.50")
    assert item.total == item.base + item.bonus


@pytest.mark.parametrize(("limit", "bonus"), [({}, "12.00"), ({"分值": 5}, "5.00")])
def test_bonus_has_a_limit_only_where_one_is_written(limit: dict[str, int], bonus: str) -> None:
    phases = [{"阶段": "评", "权重": 100}]
    extra = {**BONUS, **limit, "指标": [{"编号": "J1", "名称": "获奖", "分值": 12}]}
    sheets = [marks("P1", "评", F="60", C="30", J1="12")]
    assert fixed(standings(phases, sheets, [*SCORED, extra])["甲"].bonus, 2) == bonus
    none = standings(phases, [marks("P1", "评", F="60", C="30")], [*SCORED, extra])["甲"]
    assert (none.total, none.bonus) == (90, 0)


def test_stages_that_only_choose_still_show_their_dimensions() -> None:
    phases = [{"阶段": "初", "权重": 0}, {"阶段": "终", "权重": 100, "维度": ["F"]}]
    sheets = [marks("P1", "初", F="60", C="40"), marks("P1", "终", F="30")]
    item = standings(phases, sheets, SCORED)["甲"]
    assert {key: fixed(it, 2) for key, it in item.dimensions.items()} == {
        "F": "30.00",
        "C": "40.00",
    }
    assert item.total == 50
