"""wuse fix: editions of the first form say the same in the present one."""

from __future__ import annotations

from pathlib import Path

import pytest

from wuse.model.edition import Edition
from wuse.model.vocabulary import Vocabulary
from wuse.source.bind import read_record
from wuse.upkeep import Disk, fix_files

HEAD = "名称: 2026年评选\n年份: 2026\n"
BARE = "品牌与示范校同评: 否\n计分: {材料权重: 60}\n"
ENGLISH = """\
title: 2026年评选
year: 2026
brand_and_school: 是   # 一起评
phases:
  - name: 展示验收
  - name: 评审   # 定了日期再写
tally:
  materials: 70   # 七成
  ties: [F, 材料]   # 先看成效
notice: 公示5个工作日
"""


def fixed(tmp_path: Path, text: str) -> tuple[str, list[str], Edition | None]:
    """The text afterwards, what was not fixed, and what the file says now."""
    path = tmp_path / "brands/_bureau/editions/2026.yml"
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode())
    reports = list(fix_files(tmp_path, lambda name: True, Disk()))
    edition, _ = read_record(Edition, path, path.name, Vocabulary())
    after = path.read_bytes().decode()
    assert not next(fix_files(tmp_path, lambda name: True, Disk())).done, "a second run"
    return after, [it for report in reports for it in report.problems], edition


def test_both_awards_and_the_weights_stand_where_they_belong(tmp_path: Path) -> None:
    after, problems, edition = fixed(tmp_path, ENGLISH)
    assert not problems
    assert edition
    assert [(it.name, it.subject.zh) for it in edition.awards] == [
        ("党建品牌", "品牌"),
        ("示范校", "学校"),
    ]
    assert [(it.name, it.weight) for it in edition.phases] == [("展示验收", 30), ("评审", 70)]
    assert list(edition.tally.ties) == ["F", "评审"]
    assert "# 定了日期再写" in after
    assert "# 先看成效" in after


def test_without_stages_there_are_two_and_nothing_else_is_left_of_the_tally(tmp_path: Path) -> None:
    after, problems, edition = fixed(tmp_path, HEAD + BARE)
    assert not problems
    assert edition
    assert [(it.name, it.weight) for it in edition.phases] == [("材料评审", 60), ("现场展示", 40)]
    assert "同评" not in after
    assert "计分" not in after


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("计分: {材料权重: 60}\n阶段: [{阶段: 申报}, {阶段: 公示}]\n", "不知道60%归哪个阶段"),
        (
            "计分: {材料权重: 60}\n阶段: [{阶段: 材料初评}, {阶段: 材料复评}]\n",
            "不知道60%归哪个阶段",
        ),
        ("计分: {材料权重: 大半}\n", "应是 0 到 100 的整数"),
        ("品牌与示范校同评: 是\n奖项: [{奖项: 品牌}]\n", "已经有“奖项”"),
    ],
)
def test_what_is_not_clear_is_told_and_left(tmp_path: Path, text: str, said: str) -> None:
    after, problems, _ = fixed(tmp_path, HEAD + text)
    assert after == HEAD + text
    assert [said in it for it in problems] == [True]
