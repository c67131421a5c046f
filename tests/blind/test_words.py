"""What tells a school is replaced wherever it stands, and what stands there tells nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.project import Project, activity, brand

from wuse.blind.key import KeyFileError, draw
from wuse.blind.words import Words, texts, words_of
from wuse.model.region import OwnerFolder, Region
from wuse.source import load_region


def region(root: Path, owner: dict[str, object], **more: object) -> Region:
    files = {
        "brands/_bureau/site.yml": {
            "区县": [{"编号": "lj", "名称": "临江区", "所属": "江北省白鹭市"}]
        },
        "brands/aa-qinghe/brand.yml": {**brand(), "owner": owner, **more},
        "brands/aa-qinghe/activities/2026-01-01-a.yml": activity(地点="青屿镇文化站"),
        "brands/bb-school/brand.yml": brand("松坡中学"),
    }
    loaded = load_region(Project(root).write(files).root)
    assert not loaded.problems
    return loaded.region


def words(region: Region) -> Words:
    own: OwnerFolder = region.owners["aa-qinghe"]
    return words_of(own, [region.owners["bb-school"]], region.site.districts)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("白鹭市临江区第三中学的老师", "本校的老师"),
        ("三中的老师学习三中全会精神", "本校的老师学习三中全会精神"),
        ("我们去了松坡中学", "我们去了另一所学校"),
        ("临江的风，江北省的雨，青屿镇的船", "某地的风，某省的雨，某镇的船"),
        ("临 江区、临*江*区、临\u200b江区", "某区、某区、某区"),
        ("QINGHE 和 aa-qinghe", "本校 和 本校"),
        ("见 https://a.example/x，或写信到 a@b.example", "见 ，或写信到 "),
        ("[官网](http://a.example)", "官网"),
        ("根据临教党〔2026〕8号执行", "某号文件执行"),
        ("王示例老师上了一课", "某老师老师上了一课"),
        (
            "城区、社区、全市、校区、家乡、农村的第一书记",
            "城区、社区、全市、校区、家乡、农村的第一书记",
        ),
    ],
)
def test_words(tmp_path: Path, written: str, shown: str) -> None:
    owner = {"name": "白鹭市临江区第三中学（虚构）", "别名": ["江北三中"], "区县": "lj"}
    staff = [{"姓名": "王示例", "身份": "教师", "同意记录": "是"}]
    assert words(region(tmp_path, owner, 同意公开的姓名=staff)).replaced(written) == shown


NAMES = st.lists(st.text("海湾松坡白鹭ab", min_size=2, max_size=5), min_size=1, max_size=6)
GAPS = st.sampled_from(("", " ", "\u3000", "\u200b", "*"))


@given(names=NAMES, gap=GAPS, between=st.text("的在与，甲乙", max_size=4))
def test_no_name_is_left_however_names_overlap(names: list[str], gap: str, between: str) -> None:
    replaced = dict.fromkeys(names, "某")
    text = between.join(gap.join(name) for name in names)
    assert not list(Words(replaced).found(Words(replaced).replaced(text)))


def test_numbers_are_drawn_once_and_by_chance(tmp_path: Path) -> None:
    path = tmp_path / "key.csv"
    first = dict(draw(path, [f"s{number}" for number in range(40)]))
    assert sorted(first.values()) == list(range(1, 41))
    assert list(first.values()) != sorted(first.values()), "once in 10^47 draws"
    later = draw(path, ["s1", "new"])
    assert {**first, "new": 41} == later


@pytest.mark.parametrize(
    "content",
    ["", "编号,单位\n", "编号,参评单位\n0,a\n", "编号,参评单位\n1,a\n1,b\n",
     "编号,参评单位\n1,a\n2,a\n", "编号,参评单位\n99999999999999999999999,a\n",
     "编号,参评单位\n1\n", "\xff\xfe\x00"],
)  # fmt: skip
def test_a_damaged_file_of_numbers_is_refused_and_stays(tmp_path: Path, content: str) -> None:
    path = tmp_path / "key.csv"
    path.write_bytes(content.encode("latin-1" if "\xff" in content else "utf-8"))
    before = path.read_bytes()
    with pytest.raises(KeyFileError):
        draw(path, ["a"])
    assert path.read_bytes() == before


def test_texts_are_found_at_any_depth(tmp_path: Path) -> None:
    found: Iterator[str] = texts(region(tmp_path, {"name": "甲校"}).owners["aa-qinghe"].profile)
    assert "甲校" in found
