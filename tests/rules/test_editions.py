"""Rules about evaluations: an edition adds up, and names what exists."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from support.examples import TODAY
from support.project import Content, Project, brand

from wuse.rules import check
from wuse.source import Severity, load_region
from wuse.source.problems import Problem

DIMENSION = {"编号": "C", "名称": "维度", "分值": 100}
SUMS, TWICE, UNKNOWN = "E801", "E802", "E803"


def reported(root: Path, edition: Content, code: str) -> list[Problem]:
    files = {"brands/aa/brand.yml": brand(), "brands/_bureau/editions/2026.yml": edition}
    loaded = load_region(Project(root).write(files).root)
    assert loaded.problems == []
    return [it for it in check(root, loaded, today=TODAY) if it.code == code]


@pytest.mark.parametrize(
    ("more", "code", "message"),
    [
        ({"评分标准": {"编号": "C", "名称": "维度"}}, SUMS, "“维度”没有写分值"),
        (
            {"评分标准": {**DIMENSION, "指标": {"编号": "C1", "名称": "指标", "分值": 90.5}}},
            SUMS,
            "“维度”写的是100分，各项加起来是90.5分",
        ),
        ({"计分": {"满分": 150}}, SUMS, "一份满分的评分是100分，满分写的是150分"),
        ({"阶段": [{"阶段": "甲", "权重": 60}, {"阶段": "乙", "权重": 30}]}, SUMS, "加起来是90"),
        ({"阶段": [{"阶段": "甲", "评分来源": {"自评": 30, "上级": 60}}]}, SUMS, "加起来是90"),
        ({"评分标准": [{**DIMENSION, "权重": 90}], "计分": {"满分": 90}}, SUMS, "权重加起来是90"),
        ({"评分标准": [DIMENSION, {**DIMENSION}], "计分": {"满分": 200}}, TWICE, "“C”写了两次"),
        ({"参评单位": ["aa", "aa"]}, TWICE, "“aa”写了两次"),
        ({"奖项": [{"奖项": "好"}, {"奖项": "好"}]}, TWICE, "“好”写了两次"),
        ({"参评单位": [{"文件夹": "aa", "奖项": "好"}]}, UNKNOWN, "没有奖项“好”"),
        ({"阶段": [{"阶段": "甲", "权重": 100, "维度": ["C", "D"]}]}, UNKNOWN, "没有维度“D”"),
        ({"计分": {"同分次序": "终评"}}, UNKNOWN, "“终评”不是维度"),
        ({"一票否决": {"情形": "迟交", "不高于": "优秀"}}, UNKNOWN, "没有等次“优秀”"),
        ({"等次": {"等次": "优秀", "维度最低": {"D": 5}}}, UNKNOWN, "没有维度“D”"),
    ],
)
def test_a_contradiction_is_told_where_it_is(
    tmp_path: Path, more: Mapping[str, object], code: str, message: str
) -> None:
    edition = {"名称": "评选", "年份": "2026", "依据文件": "方案", "评分标准": DIMENSION, **more}
    found = reported(tmp_path, edition, code)
    assert [message in it.message for it in found] == [True], found
    assert found[0].line > 1
    assert found[0].fix


def test_what_all_awards_take_over_is_told_once_and_what_one_writes_in_its_place(
    tmp_path: Path,
) -> None:
    edition = (
        "名称: 评选\n年份: 2026\n依据文件: 方案\n计分: {同分次序: 终评}\n奖项:\n"
        "  - {奖项: 甲}\n  - {奖项: 乙}\n  - 奖项: 丙\n    计分: {同分次序: 初评}\n"
    )
    assert [it.line for it in reported(tmp_path, edition, UNKNOWN)] == [4, 9]


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("品牌与示范校同评: 是", "写成两个“奖项”"),
        ("计分: {材料权重: 60}", "在阶段里写"),
        ("tally: {materials: 60}", "在阶段里写"),
    ],
)
def test_a_key_of_former_versions_is_told_in_its_line(
    tmp_path: Path, line: str, where: str
) -> None:
    text = f"名称: 评选\n年份: 2026\n{line}\n公示: 公示5个工作日\n"
    files = {"brands/aa/brand.yml": brand(), "brands/_bureau/editions/2026.yml": text}
    (problem,) = load_region(Project(tmp_path).write(files).root).problems
    assert (problem.line, problem.severity) == (3, Severity.ERROR)
    assert where in problem.fix


def test_former_keys_that_say_no_are_let_go(tmp_path: Path) -> None:
    text = "名称: 评选\n年份: 2026\n品牌与示范校同评: 否\n依据文件: 方案\n"
    assert reported(tmp_path, text, SUMS) == []


def test_a_hash_written_by_hand_is_told(tmp_path: Path) -> None:
    text = "名称: 评选\n年份: 2026\n定稿: {提交: abc}\n"
    files = {"brands/aa/brand.yml": brand(), "brands/_bureau/editions/2026.yml": text}
    (problem,) = load_region(Project(tmp_path).write(files).root).problems
    assert "重新定稿" in problem.fix
