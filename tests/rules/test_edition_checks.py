"""Rules about evaluations: every contradiction that the catalogue of checks names is told.

The names of the cases are those of the catalogue in which the checks were designed.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from rules.edition_cases import (
    BASE,
    BONUS,
    NAMES,
    NOTICE,
    E,
    H,
    K,
    W,
    assert_told,
    criterion,
    grades,
    reported,
    stages,
)
from support.examples import TODAY
from support.project import Project, brand

from wuse.rules import check
from wuse.source import Severity, load_region

TWO_GROUPS = [
    {**K[0], "适用": ["小学组"]},
    {**K[0], "编号": "M", "名称": "另一表", "适用": ["中学组"]},
]


@pytest.mark.parametrize(
    ("more", "severity", "code", "message"),
    [
        pytest.param(
            {"评分标准": TWO_GROUPS, "参评单位": [{"名称": "甲", "组别": "小学组"}]},
            W, "E822", "没有组别是“中学组”的参评单位", id="V04",
        ),
        pytest.param(
            {"阶段": {"阶段": "评审", "权重": 100}}, E, "E806", "“评审”要计分，没有评分标准",
            id="V08",
        ),
        pytest.param(
            stages({"阶段": "评审", "评分来源": {"评委": 60, "投票": 40}}),
            W, "E824", "“评审”把投票计入总分", id="V13",
        ),
        pytest.param(
            stages(
                {"阶段": "初评", "权重": 40, "维度": "J"},
                {"阶段": "终评", "权重": 60, "维度": "K"},
                rubric=[*K, BONUS],
            ),
            E, "E806", "“初评”没有可以评分的维度", id="V16",
        ),
        pytest.param(
            stages({"阶段": "终评", "权重": 100, "晋级": 3}), W, "E823", "晋级没有下一步", id="V17",
        ),
        pytest.param(
            stages({"阶段": "终评", "权重": 100, "维度": "K"}, rubric=[*K, BONUS]),
            W, "E822", "没有一个阶段评“加分项”", id="V18",
        ),
        pytest.param(
            stages({"阶段": "初", "权重": 50}, {"阶段": "终", "权重": 50}, rubric=[*K, BONUS]),
            E, "E807", "加分“加分项”在“初”、“终”都评", id="V19",
        ),
        pytest.param(
            {"评分标准": K, "计分": {"去极值人数": 3}}, H, "E831", "只剩1份", id="V22",
        ),
        pytest.param(
            grades({"等次": "优", "最低分": 101}), E, "E808", "要总分101分，最高只有100分",
            id="V23",
        ),
        pytest.param(
            grades({"等次": "优", "基础分最低": 101}), E, "E808", "要基础分101分", id="V23 base",
        ),
        pytest.param(
            grades({"等次": "优", "加分最低": 5}) | {"评分标准": [*K, {**BONUS, "分值": 4}]},
            E, "E808", "要加分5分，最高只有4分", id="V23 bonus",
        ),
        pytest.param(
            grades({"等次": "优", "最低分": 80}, {"等次": "良", "最低分": 90}),
            E, "E808", "“良”最低90分，比前面的“优”还高", id="V24",
        ),
        pytest.param(
            grades({"等次": "其他"}, {"等次": "优", "最低分": 90}),
            E, "E808", "后面的“优”谁也轮不到", id="V24 unreachable",
        ),
        pytest.param(
            grades({"等次": "优", "加分最低": 5}), E, "E808", "没有加分的维度", id="V25",
        ),
        pytest.param(
            {"评分标准": K, "计分": {"同分次序": "加分"}}, E, "E808", "没有加分的维度",
            id="V25 ties",
        ),
        pytest.param(
            grades({"等次": "优", "维度最低": {"K": 101}}), E, "E808", "要K101分", id="V26",
        ),
        pytest.param(
            grades({"等次": "优", "名额": "若干"}), E, "E809", "“若干”不是一个数",
            id="V27",
        ),
        pytest.param(grades({"等次": "优", "名额": 2.5}), E, "E809", "2.5不是整数", id="V27 whole"),
        pytest.param(
            stages({"阶段": "初", "权重": 0, "晋级": "120分"}, {"阶段": "终", "权重": 100}),
            E, "E809", "不在满分100分以内", id="V27 promotion",
        ),
        pytest.param(
            {"等次": {"等次": "优", "最低分": 90}}, E, "E806", "“优”有分数线，没有评分标准",
            id="V28",
        ),
        pytest.param(
            grades({"等次": "优", "名额": "至多30%"}, 参评单位=NAMES),
            W, "E825", "2个参评单位，算不到1个名额", id="V30",
        ),
        pytest.param(
            grades({"等次": "优", "名额": 3}, 参评单位=NAMES), H, "E832", "参评单位只有2个",
            id="V31",
        ),
        pytest.param(
            grades({"等次": "优", "名额": "60%"}, {"等次": "良", "名额": "50%"}),
            E, "E809", "加起来是110%", id="V32",
        ),
        pytest.param(
            {"依据文件": None, "一票否决": "弄虚作假"}, W, "L947", "一票否决没有依据文件", id="V33",
        ),
        pytest.param(
            {"对象": "个人", "评分标准": K}, E, "E810", "评的是个人，不能打分", id="V35",
        ),
        pytest.param(
            {"对象": "个人", "参评单位": NAMES[:1]}, E, "E810", "“甲校”参评的是个人",
            id="V35 named",
        ),
        pytest.param(
            {"申报材料": {"名称": "证明", "类型": "证明", "取自": "品牌"}},
            H, "E833", "从“品牌”里核对不了", id="V36",
        ),
        pytest.param(
            {"申报材料": {"名称": "照片", "类型": "照片", "字数": "不超过20字"}},
            E, "E817", "“照片”是照片，写了字数", id="V37",
        ),
        pytest.param(
            criterion(评分尺度={"好": 11, "差": 0}), E, "E804", "“好”是11分，最高只能打10分",
            id="V40",
        ),
        pytest.param(
            criterion(评分尺度={"好": "8—11"}), E, "E804", "“好”是11分", id="V40 range",
        ),
        pytest.param(criterion(只用档位="是"), E, "E804", "却没有写档位", id="V41"),
        pytest.param(
            criterion(只用档位="是", 评分尺度={"好": 10}, 计分规则={"事项": "缺", "扣": 1}),
            E, "E804", "又按计分规则算", id="V42",
        ),
        pytest.param(
            criterion(评分尺度={"好": 9, "差": 0}), W, "E821", "最好的一档只有9分", id="V43",
        ),
        pytest.param(
            criterion(评分尺度={"好": 10, "中": 7.3}), W, "E821", "7.3分不合步长", id="V44",
        ),
        pytest.param(
            criterion() | {"计分": {"满分": 10, "步长": 4}}, W, "E821", "打不出满分",
            id="V44 points",
        ),
        pytest.param(criterion(封顶=9), E, "E804", "低于分值10分", id="V45"),
        pytest.param(criterion(计分规则={"事项": "缺"}), E, "E805", "没有写扣几分", id="V46"),
        pytest.param(
            criterion(计分规则={"事项": "比例", "加": 1, "基准": "30%", "每": "档"}, 封顶=12),
            E, "E805", "没有写多少算一档", id="V47",
        ),
        pytest.param(
            criterion(计分规则={"事项": "比例", "扣": 1, "每": "10%"}),
            E, "E805", "没有写从多少算起", id="V48",
        ),
        pytest.param(
            criterion(计分规则={"事项": "缺", "扣": 11}), W, "E821", "多于这一项的10分", id="V49",
        ),
        pytest.param(
            criterion(计分规则=[{"事项": "缺", "扣": 1}, {"事项": "多", "加": 1}]),
            W, "E821", "有加有扣，没有写封顶", id="V50",
        ),
        pytest.param({"参评单位": [{"组别": "小学"}]}, E, "E811", "没有写是哪个单位", id="V60"),
        pytest.param({"参评单位": ["cc"]}, E, "E803", "没有“cc”这个单位文件夹", id="V61"),
        pytest.param(
            {"对象": "活动", "参评单位": [{"文件夹": "aa", "记录": "2025-03-13-tree"}]},
            E, "E811", "没有 brands/aa/activities/2025-03-13-tree.yml", id="V63",
        ),
        pytest.param(
            {"对象": "活动", "参评单位": ["aa"]}, E, "E811", "没有写“aa”的哪一项",
            id="V64",
        ),
        pytest.param(
            {"参评单位": [{"文件夹": "aa", "记录": "2025-03-12-tree"}]},
            E, "E811", "多写了记录", id="V64 needless",
        ),
        pytest.param(
            {"申报条件": {"学段": "初中"}, "参评单位": ["aa", "bb"]},
            E, "E812", "“甲”的学段不在申报条件里（初中）", id="V66",
        ),
        pytest.param(
            {
                "申报条件": {"每单位名额": 1},
                "参评单位": [{**it, "推荐单位": "东片"} for it in NAMES],
            },
            E, "E812", "“东片”推荐的多于1个", id="V68",
        ),
        pytest.param({"参评总数": 1, "参评单位": NAMES}, W, "E827", "列出了2个", id="V69"),
        pytest.param(
            {"阶段": [{"阶段": "申报", "时间": "2026-05"}, {"阶段": "公布", "时间": "2026-04"}]},
            W, "E826", "“公布”写在“申报”后面", id="V70",
        ),
        pytest.param(
            stages({"阶段": "评审", "权重": 100, "时间": "2026-05-10"})
            | {"申报材料": {"名称": "申报表", "截止": "2026-05-11"}},
            W, "E826", "“申报表”2026年5月11日截止", id="V71",
        ),
    ],
)  # fmt: skip
def test_what_the_catalogue_names_is_told(
    tmp_path: Path, more: Mapping[str, object], severity: Severity, code: str, message: str
) -> None:
    assert_told(tmp_path, more, severity, code, message)


def test_former_winners_do_not_take_part_again(tmp_path: Path) -> None:
    """V65; whoever was given nothing then has not won."""
    former = {
        **BASE, "名称": "上一届", "年份": "2024", "评分标准": K, "参评单位": ["aa", "bb"],
        "等次": [{"等次": "优", "最低分": 90}, {"等次": "不予命名"}],
        "公示": {**NOTICE, "时间": "2024-05-06/2024-05-10"},
        "结果": [{"文件夹": "aa", "等次": "优"}, {"文件夹": "bb", "等次": "不予命名"}],
    }  # fmt: skip
    edition = {**BASE, "申报条件": {"排除往届": "是"}, "参评单位": ["aa", "bb"]}
    files = {"brands/_bureau/editions/2024.yml": former}
    found = [it for it in reported(tmp_path, edition, **files) if it.code == "E812"]
    assert ["“aa”在“上一届”已经获奖" in it.message for it in found] == [True]


def test_a_candidate_whose_folder_cannot_be_read_is_told(tmp_path: Path) -> None:
    edition = {**BASE, "参评单位": ["aa", "bb"]}
    project = Project(tmp_path).write(
        {
            "brands/aa/brand.yml": brand(),
            "brands/bb/brand.yml": "单位: [",
            "brands/_bureau/editions/2026.yml": edition,
        }
    )
    loaded = load_region(project.root)
    found = [it for it in check(project.root, loaded, today=TODAY) if it.code == "E811"]
    assert ["“bb”的资料读不出来" in it.message for it in found] == [True]
    assert "认定“不合格”" in found[0].fix


def test_groups_and_totals_that_are_not_complete_say_nothing(tmp_path: Path) -> None:
    """A draft may tell groups apart before it has candidates; a source may name only some."""
    edition = {
        **BASE, "评分标准": TWO_GROUPS, "参评总数": 6, "公示": NOTICE,
        "等次": {"等次": "优", "最低分": 90}, "结果": [{"名称": "丙校", "等次": "优"}],
    }  # fmt: skip
    assert reported(tmp_path, edition) == []
    named = {**edition, "参评单位": [{"名称": "甲校", "组别": "小学组"}]}
    assert [it.code for it in reported(tmp_path / "named", named)] == ["E822"]


@pytest.mark.parametrize(
    ("deadline", "dates"),
    [
        ("2026-05-20", ("2026-05-20", "2026-05", "2026")),
        ("2026-04", ("2026-03/2026-05", "2026-04-10/2026-05-20", "2026-05-21/2026-05-27")),
        ("2026-05", ("2026-05", "2026-05", "2026-05")),
        ("2026-04-01", ("不详", "2026-04-01", "2026-05-06/2026-05-12")),
    ],
)
def test_dates_that_may_be_in_order_are_not_told(
    tmp_path: Path, deadline: str, dates: tuple[str, str, str]
) -> None:
    names = ({"阶段": "申报"}, {"阶段": "评审", "权重": 100}, {"阶段": "公示"})
    phases = [{**it, "时间": day} for it, day in zip(names, dates, strict=True)]
    pieces = {"申报材料": {"名称": "申报表", "截止": deadline}}
    found = reported(tmp_path, {**BASE, **pieces, **stages(*phases)})
    assert [it.code for it in found] == []
