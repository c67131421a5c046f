"""Rules about evaluations: authority, notice and what is published of the result."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from rules.edition_cases import (
    BASE,
    NAMES,
    NOTICE,
    E,
    H,
    W,
    assert_told,
    grades,
    reported,
    stages,
)

from wuse.source import Severity


@pytest.mark.parametrize(
    ("more", "severity", "code", "message"),
    [
        pytest.param(grades({"等次": "优", "最低分": 90}), H, "E834", "没有写公示", id="V72"),
        pytest.param(
            {"公示": {**NOTICE, "时间": "2026-02/.."}}, E, "E815", "没有写明起止",
            id="V73",
        ),
        pytest.param(
            {"公示": {**NOTICE, "至少": "7个工作日"}}, E, "E816", "只有5个工作日，至少要7个工作日",
            id="V74",
        ),
        pytest.param(
            {"公示": {**NOTICE, "至少": "7天"}}, E, "E816", "只有5天，至少要7天", id="V74 days",
        ),
        pytest.param(
            {"公示": {**NOTICE, "时间": "2026-02-02/2026-02-05"}}, E, "E816", "只有4个工作日",
            id="V74 default",
        ),
        pytest.param(
            {"公示": {"时间": "2026-02-02/2026-02-06", "联系": "办公室"}}, W, "E828", "渠道",
            id="V75",
        ),
        pytest.param(
            stages({"阶段": "评审", "权重": 100, "时间": "2026-02-02"}) | {"公示": NOTICE},
            E, "E815", "评分到2026-02-02才结束", id="V76",
        ),
        pytest.param(
            {"依据文件": None, "公示": NOTICE, "结果": [{"名称": "甲校", "等次": "优"}]},
            E, "L949", "没有依据文件，写了结果", id="V80",
        ),
        pytest.param(
            {
                "公示": {**NOTICE, "时间": "2026-02-23/2026-03-01"},
                "结果": [{"名称": "甲校", "等次": "优"}],
            },
            E, "L949", "公示到“2026-02-23/2026-03-01”才满", id="V81",
        ),
        pytest.param(
            grades({"等次": "优"}, 公示=NOTICE, 结果=[{"名称": "甲校", "等次": "良"}]),
            E, "E813", "没有等次“良”", id="V83",
        ),
        pytest.param(
            {"参评单位": NAMES, "公示": NOTICE, "结果": [{"名称": "丙校", "等次": "优"}]},
            E, "E813", "“丙校”不在", id="V84",
        ),
        pytest.param(
            grades(
                {"等次": "优", "名额": 1},
                公示=NOTICE, 参评单位=NAMES, 结果=[{**it, "等次": "优"} for it in NAMES],
            ),
            E, "E813", "“优”写了2个，名额是1个", id="V86",
        ),
    ],
)  # fmt: skip
def test_what_the_catalogue_names_of_the_result_is_told(
    tmp_path: Path, more: Mapping[str, object], severity: Severity, code: str, message: str
) -> None:
    assert_told(tmp_path, more, severity, code, message)


@pytest.mark.parametrize(
    "shown",
    [
        {"等次": "95分"}, {"等次": "９５．５分"}, {"等次": "第一名"}, {"等次": "92.50"},
        {"等次": "88"},
        {"等次": "优", "批次": "总分九十二分"}, {"等次": "优", "名称": "甲校（90.5）"},
    ],
)  # fmt: skip
def test_no_score_and_no_rank_is_published(tmp_path: Path, shown: dict[str, str]) -> None:
    """V85."""
    edition = {**BASE, "公示": NOTICE, "结果": [{"名称": "甲校", **shown}]}
    assert "E814" in [it.code for it in reported(tmp_path, edition)]


@pytest.mark.parametrize(
    "shown",
    [
        {"等次": "五星级"}, {"等次": "一等奖"}, {"等次": "示范", "批次": "2026年第1批"},
        {"等次": "优", "名称": "第十二中学分校"}, {"等次": "3A级"}, {"等次": "十佳"},
    ],
)  # fmt: skip
def test_grades_with_numbers_in_their_names_are_fine(tmp_path: Path, shown: dict[str, str]) -> None:
    edition = {**BASE, "公示": NOTICE, "结果": [{"名称": "甲校", **shown}]}
    assert [it for it in reported(tmp_path, edition) if it.code == "E814"] == []


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ({}, []),
        ({"依据文件": None}, ["L947"]),
        ({"公示": "公示3天"}, ["L948"]),
        ({"公示": {"至少": "3个工作日"}}, ["L948"]),
        ({"公示": {"至少": "5天"}}, ["L948"]),
        ({"公示": {"至少": "7天"}}, []),
        ({"公示": "公示5个工作日，满15日后归档"}, []),
        ({"阶段": [{"阶段": "公示", "时间": "2026-02-02/2026-02-06"}]}, []),
        ({"阶段": [{"阶段": "公示", "时间": "2026-02-05/2026-02-09"}]}, ["E816"]),
        ({"阶段": [{"阶段": "公示", "时间": "2026-02-05"}]}, []),
        ({"阶段": [{"阶段": "公示", "时间": "2026-02"}]}, []),
        ({"阶段": [{"阶段": "展示", "时间": "2026-02-05/2026-02-06"}]}, []),
    ],
)
def test_an_edition_has_an_authority_and_five_working_days_of_notice(
    tmp_path: Path, more: dict[str, object], codes: list[str]
) -> None:
    edition = {key: it for key, it in {**BASE, **more}.items() if it is not None}
    assert [it.code for it in reported(tmp_path, edition)] == codes


@pytest.mark.parametrize(("last", "codes"), [("2026-02-28", []), ("2026-03-01", ["L949"])])
@pytest.mark.parametrize("place", ["phase", "notice"])
def test_an_outcome_comes_after_the_notice(
    tmp_path: Path, place: str, last: str, codes: list[str]
) -> None:
    period = f"2026-02-09/{last}"
    notice = {"公示": {**NOTICE, "时间": period}}
    phase = {"阶段": [{"阶段": "公示", "时间": period}]}
    edition = {**BASE, "结果": [{"文件夹": "aa", "等次": "优"}]}
    edition |= notice if place == "notice" else phase
    assert [it.code for it in reported(tmp_path, edition, date(2026, 3, 1))] == codes


def test_a_veto_without_authority_is_told_in_the_award_that_writes_it(tmp_path: Path) -> None:
    edition = "名称: 评选\n年份: 2026\n奖项:\n  - 奖项: 甲\n    一票否决: 弄虚作假\n  - 奖项: 乙\n"
    found = [it for it in reported(tmp_path, edition) if "一票否决" in it.message]
    assert [(it.code, it.line) for it in found] == [("L947", 5)]
