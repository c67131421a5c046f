"""One row of a sheet: which scores are taken, and how many points counted rules make."""

from __future__ import annotations

from typing import Any

import pytest
from editions.worked import counted

from wuse.editions.numbers import fixed

OPEN = {"上不封顶": "是"}
FAULT = {"事项": "差错", "扣": 2}
PRIZE = {"事项": "获奖", "加": 3}
RATE = {"事项": "比率", "基准": "30%", "每": "10%", "加": 2, "扣": 1}
CLOSED = {"只用档位": "是", "评分尺度": {"好": 20, "中": "10-15", "差": 0}}


def told(values: dict[str, Any], *criteria: dict[str, Any], **tally: object) -> str:
    """The total of a row on a rubric of these criteria, or why it does not count."""
    every = [{"名称": "评", "分值": 20, **it} for it in criteria]
    rubric = [{"编号": "A", "名称": "评", "分值": 100, "指标": every}]
    data = {
        "edition": {
            "名称": "例",
            "年份": "2026",
            "依据文件": "办法",
            "参评单位": [{"名称": "甲"}],
            "评分标准": rubric,
            "计分": {"最少评分": 1, **tally},
        },
        "panel": None,
        "notice_start": "",
        "sheets": [{"stage": "评审", "source": "judges", "judge": "P1", "scores": {"甲": values}}],
    }
    result = counted(data)
    if result.uncounted:
        return result.uncounted[0].reason
    total = result.standings[0].total
    # The scale of the total is 100 points for whatever the rubric adds up to.
    return "" if total is None else fixed(total * sum(20 for _ in criteria) / 100, 2)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("20", "20.00"),
        ("0", "0.00"),
        ("10", "10.00"),
        ("12.5", "12.50"),
        ("15", "15.00"),
        ("9.99", "“1”的9.99分不是任何一档的分"),
        ("15.01", "“1”的15.01分不是任何一档的分"),
        ("19", "“1”的19分不是任何一档的分"),
        ("20.01", "“1”的20.01分超过最高的20分"),
    ],
)
def test_where_only_anchors_count_nothing_between_them_does(value: str, said: str) -> None:
    assert told({"1": value}, {"编号": "1", **CLOSED}, 步长=1) == said


@pytest.mark.parametrize(
    ("rules", "counts", "said"),
    [
        ([FAULT], ["3"], "14.00"),  # from full points down
        ([FAULT], ["0"], "20.00"),
        ([FAULT], ["11"], "0.00"),
        ([PRIZE], ["3"], "9.00"),  # from nothing up
        ([PRIZE], ["0"], "0.00"),
        ([PRIZE], ["7"], "20.00"),
        ([RATE], ["52.9"], "20.00"),
        ([RATE], ["9.9"], "18.00"),
        ([{"事项": "比率", "基准": "30%", "每": "10%", "加": 2}], ["10"], "20.00"),
        ([{**PRIZE, "最多": 5}], ["3"], "5.00"),
        ([{**FAULT, "最多": 5}], ["3"], "15.00"),
        ([PRIZE, FAULT], ["1", "2"], "19.00"),
        ([PRIZE], ["1.5"], "“1”的“1.5”不是次数"),
        ([PRIZE], ["-1"], "“1”的“-1”不是次数"),
        ([RATE], ["一半"], "“1”的“一半”不是比率"),
        ([RATE], ["30%"], "“1”的“30%”不是比率"),
        ([FAULT, PRIZE], ["1"], "“1”有2条计分规则，填了1个数"),
    ],
)
def test_counted_rules_start_at_full_points_only_if_one_takes_away(
    rules: list[dict[str, Any]], counts: list[str], said: str
) -> None:
    assert told({"1": counts}, {"编号": "1", "计分规则": rules}) == said


def test_one_step_above_the_base_of_a_ratio_counts_as_one() -> None:
    criterion = {"编号": "1", "封顶": 30, "计分规则": [RATE]}
    assert [told({"1": [it]}, criterion) for it in ("39.9", "40", "52.9", "20", "20.1")] == [
        "20.00", "22.00", "24.00", "19.00", "20.00"
    ]  # fmt: skip


@pytest.mark.parametrize("weights", [{}, {"权重": 50}])
def test_what_a_group_is_not_judged_on_is_no_part_of_its_total(weights: dict[str, int]) -> None:
    rubric = [
        {"编号": id, "名称": id, "分值": 50, "适用": [group], **weights}
        for id, group in (("A", "小学组"), ("B", "中学组"))
    ] + [{"编号": "C", "名称": "C", "分值": 50, **weights}]
    names = {"甲": "小学组", "乙": "中学组"}
    rows = {"甲": {"A": "40", "C": "50"}, "乙": {"B": "30", "C": "50"}}
    data = {
        "edition": {
            "名称": "例",
            "年份": "2026",
            "依据文件": "办法",
            "参评单位": [{"名称": it, "组别": group} for it, group in names.items()],
            "评分标准": rubric,
            "计分": {"最少评分": 1},
        },
        "panel": None,
        "notice_start": "",
        "sheets": [{"stage": "评审", "source": "judges", "judge": "P1", "scores": rows}],
    }
    assert {it.candidate: it.total for it in counted(data).standings} == {"甲": 90, "乙": 80}


def test_an_open_criterion_has_no_highest_score() -> None:
    scored = {"编号": "K", "名称": "评", "分值": 20}
    opened = {
        "编号": "J",
        "名称": "加",
        "类型": "加分",
        "指标": [{"编号": "J1", "名称": "加", "分值": 1, **OPEN}],
    }
    prizes = {"编号": "L", "名称": "奖", "类型": "加分", "指标": [
        {"编号": "L1", "名称": "奖", "分值": 1, "计分规则": [PRIZE], **OPEN}]}  # fmt: skip
    data = {
        "edition": {"名称": "例", "年份": "2026", "依据文件": "办法", "参评单位": [{"名称": "甲"}],
                    "评分标准": [scored, opened, prizes], "计分": {"最少评分": 1, "满分": 20}},
        "panel": None, "notice_start": "",
        "sheets": [{"stage": "评审", "source": "judges", "judge": "P1",
                    "scores": {"甲": {"K": "15", "J1": "40", "L1": ["9"]}}}],
    }  # fmt: skip
    assert counted(data).standings[0].total == 15 + 40 + 27
