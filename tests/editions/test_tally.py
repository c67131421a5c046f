"""The tally: worked examples by hand, and what holds for any scores."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from editions.worked import FOLDER, counted, example
from hypothesis import given
from hypothesis import strategies as st

from wuse.editions.numbers import fixed

EXAMPLES = sorted(path.stem for path in FOLDER.glob("0*.json") if path.stem != "09-sensitivity")


def found(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        item.candidate: {
            "total": None if item.total is None else fixed(item.total, 2),
            "grade": item.grade,
            "rank": item.rank,
            "status": item.status.value,
        }
        for item in counted(data).standings
    }


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_worked_example_comes_out_as_by_hand(name: str) -> None:
    data = example(name)
    result = found(data)
    assert result.keys() == data["expect"].keys()
    for candidate, expected in data["expect"].items():
        assert expected.items() <= result[candidate].items(), candidate


def edition(**more: object) -> dict[str, Any]:
    names = ("甲", "乙", "丙")
    base = {
        "名称": "例",
        "年份": "2026",
        "依据文件": "办法",
        "参评单位": [{"名称": it} for it in names],
    }
    rubric = [{"编号": "K", "名称": "评", "分值": 100}]
    tally = {"最少评分": 1, "步长": 0.01}
    return {**base, "评分标准": rubric, "计分": tally, **more}


def case(
    scores: dict[str, dict[str, Any]],
    rulings: list[dict[str, str]] | None = None,
    start: str = "",
    **more: object,
) -> dict[str, Any]:
    """One stage; judge -> candidate -> score of K, or the values."""
    sheets = [
        {
            "stage": "评审",
            "source": "judges",
            "judge": judge,
            "scores": {
                key: {"K": it} if isinstance(it, str) and it[0].isdigit() else it
                for key, it in row.items()
            },
        }
        for judge, row in scores.items()
    ]
    judges = [{"编号": judge} for judge in scores]
    panel = {"评选": "2026", "种子": "例", "评审": judges, "认定": rulings or []}
    return {"edition": edition(**more), "panel": panel, "notice_start": start, "sheets": sheets}


def grades(data: dict[str, Any]) -> dict[str, str | None]:
    return {item.candidate: item.grade for item in counted(data).standings}


ORDER = {"P1": {"甲": "95", "乙": "92", "丙": "90"}}
TWO = {"等次": [{"等次": "先进", "名额": 1}, {"等次": "合格"}]}
LATE = [{"参评单位": "甲", "认定": "否决", "内容": "弄虚作假", "日期": "2026-06-03"}]


def test_who_is_struck_after_the_notice_leaves_a_place_empty_or_is_followed() -> None:
    more = {**TWO, "一票否决": ["弄虚作假"]}
    assert grades(case(ORDER, LATE, "2026-06-01", **more)) == {
        "甲": None,
        "乙": "合格",
        "丙": "合格",
    }
    more["计分"] = {"最少评分": 1, "递补": "是"}
    assert grades(case(ORDER, LATE, "2026-06-01", **more)) == {
        "甲": None,
        "乙": "先进",
        "丙": "合格",
    }


def test_a_late_limit_to_a_grade_that_does_not_exist_leaves_none() -> None:
    more = {**TWO, "一票否决": [{"情形": "弄虚作假", "不高于": "没有这一等"}]}
    result = grades(case(ORDER, LATE, "2026-06-01", **more))
    assert result == {"甲": None, "乙": "合格", "丙": "合格"}


def test_a_judge_does_not_score_their_own_unit() -> None:
    data = case({"P1": {"aa": "100", "乙": "90"}, "P2": {"aa": "80", "乙": "90"}}, 参评单位=["aa"])
    data["edition"]["参评单位"].append({"名称": "乙"})
    data["panel"]["评审"][0]["单位"] = ["aa"]
    result = counted(data)
    assert {it.candidate: it.total for it in result.standings} == {"aa": 80, "乙": 90}
    assert [(it.judge, it.candidate, it.reason) for it in result.uncounted] == [
        ("P1", "aa", "本单位，回避")
    ]


def test_a_late_ceiling_lowers_the_grade_and_leaves_the_place_empty() -> None:
    more = {**TWO, "一票否决": [{"情形": "弄虚作假", "不高于": "合格"}]}
    result = grades(case(ORDER, LATE, "2026-06-01", **more))
    assert result == {"甲": "合格", "乙": "合格", "丙": "合格"}


@pytest.mark.parametrize("named", ["aa", "甲校", "bb/2025-10-18-a"])
def test_a_ruling_names_the_folder_the_name_or_the_record(named: str) -> None:
    candidates = [
        {"文件夹": "aa", "名称": "甲校"}, {"文件夹": "bb", "记录": "2025-10-18-a"},
        {"文件夹": "bb", "记录": "2025-10-19-b"},
    ]  # fmt: skip
    scores = {"P1": {"aa": "90", "bb/2025-10-18-a": "90", "bb/2025-10-19-b": "90"}}
    ruling = [{"参评单位": named, "认定": "不合格", "内容": "迟交"}]
    result = counted(case(scores, ruling, 参评单位=candidates))
    out = [it.candidate for it in result.standings if it.status.value == "不合格"]
    assert out == ["aa" if named == "甲校" else named]


def test_a_condition_is_met_by_a_ruling_about_it_alone() -> None:
    first = {"等次": "先进", "条件": ["有影响力"]}
    more = {"等次": [first, {"等次": "合格"}], "一票否决": ["弄虚作假"]}
    met = {"参评单位": "乙", "认定": "条件", "内容": "有影响力"}
    other = {**met, "参评单位": "丙", "认定": "议定"}
    assert grades(case(ORDER, [met, other], **more)) == {"甲": "合格", "乙": "先进", "丙": "合格"}


def test_a_ruling_about_another_award_says_nothing_here() -> None:
    ruling = [{**LATE[0], "奖项": "别的"}, {**LATE[0], "参评单位": "乙", "奖项": "例"}]
    result = grades(case(ORDER, ruling, **TWO, 一票否决=["弄虚作假"]))
    assert result == {"甲": "先进", "乙": None, "丙": "合格"}


@pytest.mark.parametrize(
    ("day", "start", "status", "winner"),
    [
        ("2026-05-31", "2026-06-01", "否决", "乙"),  # before: the field is smaller by one
        ("2026-06-01", "2026-06-01", "否决", None),  # the first day of the notice
        ("2026-06-01", "", "否决", "乙"),  # no notice yet
        ("", "2026-06-01", "否决", "乙"),  # no day: as if it had been known all along
    ],
)
def test_a_veto_is_late_from_the_first_day_of_the_notice(
    day: str, start: str, status: str, winner: str | None
) -> None:
    veto = [{key: it for key, it in {**LATE[0], "日期": day}.items() if it}]
    result = counted(case(ORDER, veto, start, **TWO, 一票否决=["弄虚作假"])).standings
    assert {it.candidate: it.status.value for it in result}["甲"] == status
    assert next((it.candidate for it in result if it.grade == "先进"), None) == winner


def test_a_veto_from_before_the_notice_counts_whatever_comes_after() -> None:
    early = {**LATE[0], "日期": "2026-05-03"}
    for rulings in ([early, *LATE], [*LATE, early]):
        result = grades(case(ORDER, rulings, "2026-06-01", **TWO, 一票否决=["弄虚作假"]))
        assert result == {"甲": None, "乙": "先进", "丙": "合格"}


TIED = {"P1": {"甲": "95", "乙": "95", "丙": "90"}}


@pytest.mark.parametrize("first", ["甲", "乙"])
def test_a_decision_counts_beside_other_rulings(first: str) -> None:
    other = {"甲": "乙", "乙": "甲"}[first]
    order = enumerate((first, other), 1)
    places = [{"参评单位": it, "认定": "议定", "内容": str(n)} for n, it in order]
    met = [{"参评单位": it, "认定": "条件", "内容": "有影响力"} for it in "甲乙"]
    result = grades(case(TIED, [*met, *places], **TWO))
    assert result == {first: "先进", other: "合格", "丙": "合格"}


@pytest.mark.parametrize("places", [{"甲": "1"}, {"甲": "1", "乙": "1"}])
def test_half_a_decision_decides_nothing(places: dict[str, str]) -> None:
    rulings = [{"参评单位": key, "认定": "议定", "内容": it} for key, it in places.items()]
    result = counted(case(TIED, rulings, **TWO)).standings
    assert [it.candidate for it in result if it.status.value == "待议定"] == ["乙", "甲"]


def test_who_is_ineligible_and_vetoed_is_ineligible() -> None:
    out = {**LATE[0], "认定": "不合格", "内容": "迟交"}
    for rulings in ([out, *LATE], [*LATE, out]):
        result = counted(case(ORDER, rulings, **TWO, 一票否决=["弄虚作假"])).standings
        assert {it.candidate: it.status.value for it in result}["甲"] == "不合格"


@pytest.mark.parametrize("refill", ["否", "是"])
def test_the_order_of_rulings_does_not_matter(refill: str) -> None:
    """A limit from before the notice decides who gets a place, a later one only what it leaves."""
    three = [{"等次": "先进", "名额": 1}, {"等次": "良好", "名额": 1}, {"等次": "合格"}]
    cases = [{"情形": "迟交", "不高于": "良好"}, {"情形": "弄虚作假", "不高于": "合格"}]
    early = {**LATE[0], "内容": "迟交", "日期": "2026-05-03"}
    more = {"等次": three, "一票否决": cases, "计分": {"最少评分": 1, "递补": refill}}
    one = grades(case(ORDER, [early, *LATE], "2026-06-01", **more))
    other = grades(case(ORDER, [*LATE, early], "2026-06-01", **more))
    assert one == other == {"甲": "合格", "乙": "先进", "丙": "良好" if refill == "是" else "合格"}


@pytest.mark.parametrize(("boundary", "winners"), [("议定", ""), ("同进", "甲乙"), ("同落", "")])
def test_a_tie_at_the_last_place(boundary: str, winners: str) -> None:
    tied = {"P1": {"甲": "95", "乙": "95", "丙": "90"}}
    result = grades(case(tied, **TWO, 计分={"最少评分": 1, "末位并列": boundary}))
    assert "".join(key for key, grade in sorted(result.items()) if grade == "先进") == "".join(
        sorted(winners)
    )
    # Whoever comes behind does not get the place that the tie left empty.
    assert result["丙"] == "合格"
    assert result["甲"] == (None if boundary == "议定" else "先进" if winners else "合格")


@pytest.mark.parametrize(
    ("counts", "points"),
    [
        (["3", "0", "52.9"], "10.00"),  # 8 − 1.5, capped by the rule at 1; + 2 steps; cap 10
        (["1", "0", "20.1"], "7.50"),  # not a whole step below the base
        (["0", "5", "0"], "0.00"),  # − 10, and 3 steps of 1 down: not below 0
        (["0", "1", "0"], "3.00"),
    ],
)
def test_counted_rules(counts: list[str], points: str) -> None:
    rules = [
        {"事项": "缺记录", "扣": 0.5, "每": "次", "最多": 1},
        {"事项": "缺会议", "扣": 2, "每": "次"},
        {"事项": "比例", "基准": "30%", "每": "10%", "加": 2, "扣": 1},
    ]
    criterion = {"编号": "1.1", "名称": "记录", "分值": 8, "封顶": 10, "计分规则": rules}
    rubric = [{"编号": "A", "名称": "基本", "分值": 8, "指标": [criterion]}]
    more = {"评分标准": rubric, "计分": {"最少评分": 1, "满分": 8}}
    (item, *_) = counted(case({"P1": {"甲": {"1.1": counts}}}, **more)).standings
    assert item.total is not None
    assert fixed(item.total, 2) == points


def test_a_deduction_counts_what_is_deducted_up_to_its_limit() -> None:
    rules = {"事项": "缺席", "扣": 5, "每": "次"}
    criterion = {"编号": "J1", "名称": "缺席", "分值": 20, "计分规则": rules}
    malus = {"编号": "J", "名称": "减分", "类型": "减分", "分值": 8, "指标": [criterion]}
    rubric = [{"编号": "K", "名称": "评", "分值": 100}, malus]
    rows = {"甲": {"K": "90", "J1": ["1"]}, "乙": {"K": "90", "J1": ["3"]}, "丙": {"K": "90"}}
    result = {
        it.candidate: it.total for it in counted(case({"P1": rows}, 评分标准=rubric)).standings
    }
    assert result == {"甲": 85, "乙": 82, "丙": 90}


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({}, "缺“K”一项"),
        ({"K": "100.5"}, "超过最高的100分"),
        ({"K": "90.3"}, "不合步长"),
        ({"K": "1e1"}, "不是分数"),
        ({"K": ["1"]}, "填了1个数"),
        ({"K": "90", "X": "1"}, "没有“X”这一项"),
        ("abstained", "弃权"),
        ("recused", "回避"),
    ],
)
def test_what_does_not_count_is_listed_with_the_reason(values: Any, reason: str) -> None:
    result = counted(case({"P1": {"甲": values}}, 计分={"最少评分": 1, "步长": 0.5}))
    (uncounted,) = result.uncounted
    assert (uncounted.judge, uncounted.candidate) == ("P1", "甲")
    assert reason in uncounted.reason


def test_a_missing_criterion_may_count_nothing_instead() -> None:
    data = case({"P1": {"甲": {}}}, 计分={"最少评分": 1, "缺项": "按零分"})
    assert counted(data).standings[0].total == 0


def test_points_may_be_the_line_of_promotion() -> None:
    phase = {"阶段": "评审", "权重": 100, "晋级": "92分"}
    result = {it.candidate: it.status.value for it in counted(case(ORDER, 阶段=[phase])).standings}
    assert result == {"甲": "", "乙": "", "丙": "未晋级"}


def test_without_a_rubric_nothing_can_be_counted() -> None:
    data = {**case({}), "sheets": []}
    data["edition"] = edition(评分标准=[])
    assert {item.status.value for item in counted(data).standings} == {"评分不足"}


def test_a_dimension_that_a_group_is_not_judged_on_reaches_no_line() -> None:
    rubric = [
        {"编号": "K", "名称": "评", "分值": 100},
        {"编号": "M", "名称": "教学", "类型": "加分", "分值": 5, "适用": ["小学组"]},
    ]
    candidates = [{"名称": "甲", "组别": "小学组"}, {"名称": "乙", "组别": "中学组"}]
    scores = {"P1": {"甲": {"K": "90", "M": "0.5"}, "乙": "95"}}
    levels = [{"等次": "先进", "维度最低": {"M": 0.5}}, {"等次": "合格"}]
    result = grades(case(scores, 参评单位=candidates, 评分标准=rubric, 等次=levels))
    assert result == {"甲": "先进", "乙": "合格"}


def test_equal_candidates_stand_in_one_order_whoever_is_listed_first() -> None:
    tied = {"P1": dict.fromkeys("甲乙丙", "90")}
    data = case(tied, **TWO)
    data["edition"]["参评单位"].reverse()
    for it in (case(tied, **TWO), data):
        standings = counted(it).standings
        assert [(one.candidate, one.rank) for one in standings] == [("丙", 1), ("乙", 1), ("甲", 1)]


SHEET = st.dictionaries(st.sampled_from("甲乙丙"), st.integers(0, 10_000), min_size=1)


@given(st.dictionaries(st.sampled_from(["P1", "P2", "P3", "P4", "P5", "P6"]), SHEET), st.randoms())
def test_neither_the_order_of_sheets_nor_of_candidates_matters(
    scores: dict[str, dict[str, int]], draw: Random
) -> None:
    rows = {
        judge: {key: f"{it // 100}.{it % 100:02}" for key, it in row.items()}
        for judge, row in scores.items()
    }
    data = case(rows, **TWO)
    shuffled = deepcopy(data)
    draw.shuffle(shuffled["sheets"])
    draw.shuffle(shuffled["edition"]["参评单位"])
    assert found(data) == found(shuffled)
    assert sum(it["grade"] == "先进" for it in found(data).values()) <= 1


@given(st.dictionaries(st.sampled_from(["P1", "P2", "P3", "P4", "P5"]), SHEET, min_size=1))
def test_points_twice_as_large_change_no_rank(scores: dict[str, dict[str, int]]) -> None:
    def ranks(factor: int) -> dict[str, int | None]:
        rows = {
            judge: {key: f"{factor * it // 100}.{factor * it % 100:02}" for key, it in row.items()}
            for judge, row in scores.items()
        }
        rubric = [{"编号": "K", "名称": "评", "分值": 100 * factor}]
        method = {"最少评分": 1, "步长": 0.01, "满分": 100 * factor, "小数": 4}
        data = case(rows, 评分标准=rubric, 计分=method)
        return {item.candidate: item.rank for item in counted(data).standings}

    assert ranks(1) == ranks(2)


@given(st.integers(0, 10**7), st.integers(1, 10**4), st.integers(0, 4))
def test_rounding_is_half_up(numerator: int, denominator: int, places: int) -> None:
    value = Fraction(numerator, denominator)
    exact = Decimal(fixed(value, places))
    assert abs(Fraction(exact) - value) <= Fraction(1, 2 * 10**places)
    assert Fraction(exact) - value > -Fraction(1, 2 * 10**places)
