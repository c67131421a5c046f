"""What candidates are told of their evidence and dossier while an edition is running."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.project import brand, make_project

RUBRIC = [
    {"编号": "F2", "名称": "荣誉", "分值": 60, "佐证": "荣誉"},
    {"编号": "F3", "名称": "台账", "分值": 40, "佐证": "会议记录本"},
]
EDITION: dict[str, object] = {
    "名称": "2026年评选",
    "年份": "2026",
    "依据文件": "实施方案",
    "参评单位": ["aa-school"],
    "申报材料": [{"名称": "自评材料", "类型": "文稿", "取自": "自评", "字数": "不超过10字"}],
    "评分标准": [{"编号": "F", "名称": "成效", "分值": 100, "指标": RUBRIC}],
}
CLAIM = {"指标": "F2", "说明": "荣誉都写明了级别和时间。"}


def said(root: Path, edition: dict[str, object], **more: object) -> dict[str, list[str]]:
    """Code -> messages of the rules about what is handed in."""
    files = {
        "brands/_bureau/editions/2026.yml": edition,
        "brands/aa-school/brand.yml": brand("甲校", **more),
    }
    run = make_project(root, files).wuse("check")
    return {code: run.lines(code) for code in ("E861", "E862", "E863") if run.lines(code)}


def test_a_candidate_is_told_what_is_missing(tmp_path: Path) -> None:
    found = said(tmp_path, EDITION, self_review={"评选": "2026", "逐项自评": [CLAIM]})
    assert "没有找到荣誉" in found["E861"][0]
    assert "1条指标没有自述：F3" in found["E862"][0]
    assert "超过2字" in found["E863"][0]


@pytest.mark.parametrize(
    "edition",
    [
        {**EDITION, "依据文件": ""},
        {**EDITION, "参评单位": ["bb-school"]},
        {**EDITION, "结果": [{"文件夹": "aa-school", "等次": "优秀"}]},
    ],
    ids=["without authority", "of others", "that is over"],
)
def test_nobody_is_told_anything_of_an_edition(tmp_path: Path, edition: dict[str, object]) -> None:
    assert said(tmp_path, edition) == {}


@pytest.mark.parametrize(
    ("pointer", "message"),
    [
        ({"荣誉": "先进单位"}, "没有这个荣誉：“先进单位”"),
        ({"活动": "2025-10-18-readng"}, "没有这个活动：“2025-10-18-readng”"),
        ({"栏目": "荣誉榜"}, "没有这个栏目：“荣誉榜”"),
        ({"照片": "room.jpg"}, "没有这个照片：“room.jpg”"),
    ],
)
def test_evidence_of_a_kind_exists(tmp_path: Path, pointer: dict[str, str], message: str) -> None:
    review = {"评选": "2026", "逐项自评": [{**CLAIM, "佐证": [pointer]}]}
    files = {
        "brands/_bureau/editions/2026.yml": EDITION,
        "brands/aa-school/brand.yml": brand(
            "甲校", self_review=review, honours=[{"荣誉名称": "先进集体"}]
        ),
    }
    assert message in make_project(tmp_path, files).wuse("check").said


def test_a_candidate_whose_name_is_judged_is_told_of_brands_of_the_same_name(
    tmp_path: Path,
) -> None:
    rubric = [{"编号": "B1", "名称": "名称", "分值": 100, "佐证": "品牌名称"}]
    dimension = {"编号": "B", "名称": "品牌", "分值": 100, "指标": rubric}
    files = {
        "brands/_bureau/editions/2026.yml": {**EDITION, "评分标准": [dimension]},
        "brands/aa-school/brand.yml": brand("甲校", brand={"name": "领航"}),
        "brands/bb-school/brand.yml": brand("乙校", brand={"name": "领航"}),
    }
    found = make_project(tmp_path, files).wuse("check").lines("E864")
    assert len(found) == 1, "only one of them is a candidate"
    assert "aa-school" in found[0]
    assert "B1 名称：和乙校的品牌同名" in found[0]
