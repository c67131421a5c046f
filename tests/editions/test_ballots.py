"""Which rows count: those that do not are each listed with the reason, in one order."""

from __future__ import annotations

from typing import Any

import pytest
from editions.worked import counted

STAGES = [{"阶段": "评", "权重": 100, "评分来源": {
    "评委": 40, "互评": 20, "自评": 10, "投票": 20, "满意度": 10}}]  # fmt: skip


def result(*sheets: tuple[str, str, dict[str, Any]]) -> Any:
    edition = {
        "名称": "例",
        "年份": "2026",
        "依据文件": "办法",
        "参评单位": [{"名称": "甲", "回避": ["P9"]}, {"名称": "乙"}],
        "阶段": STAGES,
        "评分标准": [{"编号": "K", "名称": "评", "分值": 100}],
        "计分": {"最少评分": 1},
    }
    rows = [
        {"stage": "评", "source": source, "judge": judge, "scores": scores}
        for source, judge, scores in sheets
    ]
    return counted({"edition": edition, "panel": None, "notice_start": "", "sheets": rows})


@pytest.mark.parametrize(
    ("source", "judge", "row", "reason"),
    [
        ("judges", "P9", {"K": "90"}, "按名单回避"),
        ("judges", "P2", "recused", "评审声明回避"),
        ("judges", "P2", "abstained", "弃权"),
        ("peers", "甲", {"K": "100"}, "互评不评自己"),
        ("self", "乙", {"K": "100"}, "自评只评自己"),
        ("vote", "线上", "12.5", "票数写得不对"),
        ("vote", "线上", "很多", "票数写得不对"),
        ("vote", "线上", {"vote": ["12"]}, "票数写得不对"),
        ("vote", "线上", {"vote": "12", "K": "90"}, "票数写得不对"),
        ("satisfaction", "问卷", "100.01", "满意度写得不对"),
    ],
)
def test_a_row_that_does_not_count_says_why(source: str, judge: str, row: Any, reason: str) -> None:
    (uncounted,) = result((source, judge, {"甲": row})).uncounted
    assert (uncounted.judge, uncounted.candidate, uncounted.reason) == (judge, "甲", reason)


def test_rows_are_listed_in_one_order_whatever_that_of_the_files() -> None:
    bad = {"甲": {"K": "900"}, "乙": {"K": "900"}}
    sheets = [
        ("self", "甲", bad),
        ("judges", "P2", bad),
        ("judges", "P1", bad),
        ("peers", "甲", bad),
    ]
    listed = [(it.source, it.judge, it.candidate) for it in result(*sheets).uncounted]
    backwards = [(it.source, it.judge, it.candidate) for it in result(*sheets[::-1]).uncounted]
    assert listed == backwards
    assert len(listed) == len(set(listed)) == 8


def test_any_number_of_votes_counts_by_the_highest() -> None:
    both = {"甲": {"K": "50"}, "乙": {"K": "50"}}
    votes, rates = {"甲": "20000", "乙": "10000"}, {"甲": "50", "乙": "50"}
    found = result(
        ("judges", "P2", both),
        ("peers", "丙", both),
        ("self", "甲", {"甲": {"K": "50"}}),
        ("self", "乙", {"乙": {"K": "50"}}),
        ("vote", "线上", votes),
        ("satisfaction", "问卷", rates),
    )
    assert not found.uncounted
    totals = {it.candidate: it.total for it in found.standings}
    assert totals["甲"] - totals["乙"] == 10, "half of the 20 points of the vote"
