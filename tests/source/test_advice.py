"""Advice works: what it shows, put into the file, ends the problem and brings no other."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from support.examples import write
from support.judging import Case
from support.mistakes import spoil
from support.project import Project, brand
from support.yaml_samples import CORPUS

from wuse.rules import RULES, Example, Rule

ACTIVITY = "brands/aa/activities/2025-10-18-reading.yml"
TOP = "标题: 读书分享会\n日期: 2025-10-18\n活动类型: 读书会\n"


def case(root: Path, text: str | bytes) -> Case:
    data = text if isinstance(text, bytes) else text.encode()
    Project(root).write({"brands/aa/brand.yml": brand("甲"), ACTIVITY: data})
    return Case(root, ACTIVITY)


@pytest.mark.parametrize(
    ("text", "line", "better"),
    [
        (f"{TOP}主讲:\n    身份：书记\n", 5, ["    身份: 书记"]),
        ("标题: 一\n日期: 2025-10-18\n活动类型:\n", 3, ["活动类型: ……"]),
        ("标题: 一\n日期: 2025-10-18\n活动类型:   # 待定\n", 3, ["活动类型: …… # 待定"]),
        (
            f"{TOP}照片:\n  - 文件: a.jpg\n\t画面描述: 树\n    画面人物: 无人\n",
            6,
            ["    画面描述: 树"],
        ),
        (
            f"{TOP}照片:\n- 文件: a.jpg\n \t画面描述: 树\n  画面人物: 无人\n",
            6,
            ["  画面描述: 树"],
        ),
        (
            f"{TOP}照片:\n  * 文件: a.jpg\n    画面描述: 树\n    画面人物: 无人\n",
            5,
            ["  - 文件: a.jpg"],
        ),
        (f"```yaml\n{TOP}```\n", 1, []),
        (f"```yaml\n{TOP}```\n", 5, []),
        (
            f"{TOP}照片:\n  - 文件: a.jpg\n    画面描述: 树\n画面人物: 无人\n",
            7,
            ["    画面人物: 无人"],
        ),
        (
            f"{TOP}照片:\n  - 文件: a.jpg\n    画面描述: 树\n  画面人物: 无人\n",
            7,
            ["    画面人物: 无人"],
        ),
        (
            "标题：读书分享会 日期：2025-10-18 活动类型：读书会",
            1,
            ["标题: 读书分享会", "日期: 2025-10-18", "活动类型: 读书会"],
        ),
        (
            "标题: 读书分享会，日期: 2025-10-18，活动类型: 读书会\n",
            1,
            ["标题: 读书分享会", "日期: 2025-10-18", "活动类型: 读书会"],
        ),
        ("标题: 甲 日期：2025-10-18\n活动类型: 读书会\n", 1, ["标题: 甲", "日期: 2025-10-18"]),
        ("标题: 甲　日期:2025-10-18\n活动类型: 读书会\n", 1, ["标题: 甲", "日期: 2025-10-18"]),
        ("标题: 甲，日期：2025-10-18\n活动类型: 读书会\n", 1, ["标题: 甲", "日期: 2025-10-18"]),
        (f"{TOP}地点: 图书馆；主题：读书\n", 4, ["地点: 图书馆", "主题: 读书"]),
        (
            f"{TOP}照片:\n  - 文件: a.jpg 画面描述：树\n    画面人物: 无人\n",
            5,
            ["  - 文件: a.jpg", "    画面描述: 树"],
        ),
        (f"{TOP}链接:\n  - {{标题: 报道}}\n", 5, ["  - {标题: 报道, 网址: ……}"]),
        (f"{TOP}链接:\n  - 标题: 报道\n", 6, ["    网址: ……"]),
    ],
)
def test_the_line_that_is_shown_is_the_right_one(
    tmp_path: Path, text: str, line: int, better: list[str]
) -> None:
    spoilt = case(tmp_path, text)
    edits = [problem.edit for problem in spoilt.problems if problem.edit]
    assert better in [list(edit.lines) for edit in edits if edit.first == line]
    assert list(spoilt.bad_advice()) == []


def test_what_only_stands_at_the_wrong_place_is_not_missing(tmp_path: Path) -> None:
    text = f"{TOP}照片:\n  - 文件: a.jpg\n    画面描述: 树\n画面人物: 无人\n"
    assert not [problem for problem in case(tmp_path, text).problems if problem.code == "S301"]


def test_a_line_that_would_not_help_is_not_shown(tmp_path: Path) -> None:
    [problem] = case(tmp_path, f"{TOP}地址: [图书馆, 操场]\n").problems
    assert problem.fix.startswith("最像的是“地点”，但那里要另一种写法")


@pytest.mark.parametrize(
    "line",
    [
        "摘要: 大家围坐在一起，主题：读一本好书。",
        "摘要: 下午两点 党员们谈到主题时说：读书好",
        "摘要: 走访之后 地址：已更新",  # no field of an activity
        '标题: "甲 日期：乙"',
        "正文: |\n  甲 日期：乙 地点：丙",
        "链接: [{标题: 甲, 网址: https://www.example.com/?主题=甲}]",
    ],
)
def test_a_colon_in_a_text_is_no_field(tmp_path: Path, line: str) -> None:
    text = f"日期: 2025-10-18\n活动类型: 读书会\n{line}\n"
    assert not [problem for problem in case(tmp_path, text).problems if problem.code == "Y229"]


def test_a_long_line_is_told_in_words(tmp_path: Path) -> None:
    [problem] = case(tmp_path, f"{TOP}摘要：{'读书分享会。' * 60}\n").problems
    assert problem.fix == "把名称后面的中文冒号换成英文冒号“:”，后面空一格"


def test_of_many_slips_all_are_tried_at_once(tmp_path: Path) -> None:
    text = TOP + "标签:\n" + "".join(f"  －标签{number}\n" for number in range(40))
    spoilt = case(tmp_path, text)
    assert sum(problem.edit is not None for problem in spoilt.problems) > 30
    assert list(spoilt.bad_advice()) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.name for path in CORPUS.iterdir()))
def test_advice_about_the_corpus_works(tmp_path: Path, name: str) -> None:
    assert list(case(tmp_path, (CORPUS / name).read_bytes()).bad_advice()) == []


def _written(rule: Rule, example: Example) -> list[str]:
    """The YAML files of schools and the bureau in an example."""
    names = (name for name in example.files if name.endswith(".yml") and "mkdocs" not in name)
    return [] if rule.code.startswith("O") else list(names)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_advice_about_the_examples_of_rules_works(rule: Rule, tmp_path: Path) -> None:
    names = _written(rule, rule.bad)
    if names:
        write(rule.bad, tmp_path)
    for name in names:
        home = "brands" if name.startswith(("_bureau", "../")) else "brands/example"
        path = f"{home}/{name.removeprefix('../')}"
        if (tmp_path / path).is_file() and not (tmp_path / path).is_symlink():
            assert list(Case(tmp_path, path).bad_advice()) == []


@pytest.mark.slow
@pytest.mark.parametrize("number", range(40))
def test_whatever_people_spoil_advice_works_and_nothing_is_lost(
    tmp_path: Path, number: int
) -> None:
    path, names = spoil(tmp_path, random.Random(f"test-{number}"))
    spoilt = Case(tmp_path, path)
    assert list(spoilt.bad_advice()) == [], names
    assert list(spoilt.bad_mending()) == [], names
