"""Names of pupils, of people who receive help and of teachers differ from ordinary words."""

from __future__ import annotations

from pathlib import Path

import pytest
from rules.checked_texts import problems_in
from support.project import Project, brand, photo

from wuse.rules import check
from wuse.source import load_region

REPORTED = {
    "V621": (
        "二年级学生李小明，母亲患病，家庭困难。",
        "二年级学生李小明。他的母亲长期患病。",
        "关爱留守儿童李小红同学",
        "低保家庭的孩子王小红，",
    ),
    "V622": (
        "三（2）班的李小明同学获奖",
        "由李小明同学朗诵",
        "“李小明同学说”",
        "三年级2班李小明、王小红登台",
        "学生张建国在会上发言",
        "少先队员李小红代表全班发言",
        "三（2）班的李**小**红同学获奖",
        "三（2）班的李<!-- 隔开 -->小红同学获奖",
        "由&#26446;小明同学朗诵",
        "由李\u200b小明同学朗诵",
    ),
    "V623": ("走访低保户张建国，", "看望孤寡老人王秀英家中", "帮扶贫困户李大山一家"),
    "V606": ("由王小海老师主讲", "书记张建国讲党课", "班主任李秀英说"),
}
NAMES = tuple(REPORTED)
UNREPORTED = (
    "小明同学，全体同学，任何同学，许多同学，周围同学，高年级同学，王同学",
    "由于班同学有事，让更多同学参加，请任课老师讲，给金牌教师颁奖",
    "二年级学生王某某，李某某同学",
    "李小明（化名）同学，李小明同学（化名），学生李小明（化名）在会上发言",
    "学生成长，学生张贴海报，学生夏令营、学生陈述，学生毛笔字、学生黄河大合唱",
    "三年级方阵、五（1）班金色童年，二年级班主任",
    "向少先队员刘胡兰学习，张桂梅校长，宋庆龄奖学金",
    "贫困户家中，低保户高兴地说，残疾人康复中心，贫困户脱贫，孤寡老人李奶奶，老党员王大爷",
    "王老师，党支部书记，高级教师，李家村书记，石家庄校长论坛，杨树林老师傅，全体老师",
    "走访困难家庭，关爱留守儿童，一名学生母亲患病",
)


def test_names_are_reported(tmp_path: Path) -> None:
    texts = [(code, text) for code, group in REPORTED.items() for text in group]
    found = problems_in(tmp_path, [text for _, text in texts])
    codes = [sorted({p.code.value for p in group if p.code in NAMES}) for group in found]
    assert list(zip(texts, codes, strict=True)) == [((code, text), [code]) for code, text in texts]


def test_words_are_not_names(tmp_path: Path) -> None:
    found = [
        str(p) for group in problems_in(tmp_path, UNREPORTED) for p in group if p.code in NAMES
    ]
    assert found == []


def test_a_name_is_not_repeated(tmp_path: Path) -> None:
    texts = [text for group in REPORTED.values() for text in group]
    for problems in problems_in(tmp_path, texts):
        words = "".join(p.message + p.fix for p in problems if p.code in NAMES)
        assert "某" in words
        assert not any(name in words for name in ("小明", "小红", "建国", "秀英", "大山", "小海"))


def test_hardship_counts_within_a_field_alone(tmp_path: Path) -> None:
    """What another field tells is about others."""
    record = {
        "title": "朗诵",
        "date": "2025-03-12",
        "type": "读书会",
        "body": "李小明同学朗诵。",
        "outcome": "关爱留守儿童。",
    }
    files = {"brands/aa/brand.yml": brand(), "brands/aa/activities/a.yml": record}
    loaded = load_region(Project(tmp_path).write(files).root)
    assert [p.code.value for p in check(tmp_path, loaded) if p.code in NAMES] == ["V622"]


@pytest.mark.parametrize(
    ("file", "people", "is_reported"),
    [
        ("三2班李小明.jpg", "学生群像", True),
        ("李小明同学.jpg", "学生群像", True),
        ("李小明-三2班.jpg", "学生群像", True),
        ("李小明2.jpg", "学生可辨认", True),
        ("李小明2.jpg", "成人", False),
        ("三2班合影.jpg", "学生群像", False),
        ("杨树林.jpg", "学生可辨认", False),
        ("reading-01.jpg", "学生可辨认", False),
    ],
)
def test_a_pupils_name_in_the_name_of_a_photo_is_reported(
    tmp_path: Path, file: str, people: str, is_reported: bool
) -> None:
    files = {"brands/aa/brand.yml": brand(photos=[photo(file, people)])}
    loaded = load_region(Project(tmp_path).write(files).root)
    found = [p for p in check(tmp_path, loaded) if p.code == "V624"]
    assert [p.field for p in found] == (["照片 › 第1项 › 文件"] if is_reported else [])
    assert not any("小明" in p.message for p in found)
