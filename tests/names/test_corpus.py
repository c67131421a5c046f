"""Names in school news are found, and ordinary news is left alone: the labelled corpus."""

from __future__ import annotations

import pytest
from support.named_phrases import PARTS, Phrase, phrases

from wuse.names import Kind, people_in
from wuse.names.transliteration import DOTS

LEAST = {Kind.MINOR: 0.95, Kind.GUARDIAN: 0.95, Kind.BENEFICIARY: 0.95, Kind.STAFF: 0.9}
"""Of all names of a kind, how many are found and called so; bench/README.md has the figures."""
ALARMS = 6
"""False alarms in the 1,182 ordinary sentences."""


def every(kind: str) -> list[Phrase]:
    return [phrase for part in PARTS for phrase in phrases(f"{kind}-{part}")]


def test_the_corpus_is_large() -> None:
    assert len(every("named")) >= 300
    assert len(every("ordinary")) >= 600


@pytest.mark.parametrize("kind", Kind)
def test_names_are_found(kind: Kind) -> None:
    meant = found = 0
    for text, names in every("named"):
        people = {person.name: person.kind for person in people_in(text)}
        wanted = [name for name, k in names.items() if k is kind]
        meant += len(wanted)
        found += sum(people.get(name) is kind for name in wanted)
    assert found / meant >= LEAST[kind]


def test_ordinary_news_is_left_alone() -> None:
    alarms = [text for text, _ in every("ordinary") if people_in(text)]
    assert len(alarms) <= ALARMS, alarms


@pytest.mark.parametrize(
    "text",
    [
        "三（2）班李小红",
        "五（3）班 刘思远",
        "刘一鸣同学",
        "一等奖：李小红、王小明",
        "李小明的父亲患白血病",
        "四年级2班艾力江·买买提同学",
        "班主任吴敏带领学生参加",
        "欧阳静怡同学朗诵",
        "获奖同学名单如下：庄严、耿乐、詹文静",
        "四年级组：韩雨晨、贺一然",
        "阿卜杜拉·买买提同学",
        "覃小小同学的姥姥",
        "少先队员李明朗诵了一首诗",
        "五年级学生艾国庆",
        "六（3）班   姚梦   金奖",
        "“邬小北”同学上台领奖",
    ],
)
def test_a_name_is_found_where_it_stands(text: str) -> None:
    for person in people_in(text):
        assert text[person.start : person.end] == person.name
    assert people_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "李庄镇中心小学",
        "王屋山下",
        "严于律己",
        "向焦裕禄同志学习",
        "李小明（化名）同学",
        "李某某同学",
        "慰问保安和保洁人员",
        "家长志愿者的时长",
        "获奖名单如下：语文组、数学组",
        # Words that begin with a surname that is mostly a word.
        "明德一家亲",
        "石榴籽一家亲",
        "学生向前奔跑",
        "学生华丽转身",
        "学生解放思想",
        "学生水培种植",
        "走访金婚老人",
        "党员任劳任怨",
        "学生全程参与",
        "战友家里",
        "全家一起动手",
    ],
)
def test_what_names_nobody(text: str) -> None:
    assert people_in(text) == ()


@pytest.mark.parametrize("dot", DOTS)
@pytest.mark.parametrize(
    "text", ["四年级2班艾力江{}买买提发言", "艾克拜尔{}吐尔逊同学获奖", "艾力{}买买提小朋友"]
)
def test_whatever_is_typed_for_the_dot_of_a_name(text: str, dot: str) -> None:
    (person,) = people_in(text.format(dot))
    assert dot in person.name
    assert person.kind is Kind.MINOR
