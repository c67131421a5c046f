"""Fields of YAML files set, added and removed: comments and all else stay."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wuse.model.brand import BrandFile
from wuse.model.records import Activity
from wuse.source.block_style import Written, scalar
from wuse.source.parser import parse
from wuse.source.rewrite_fields import with_fields, with_items, without_items
from wuse.source.rewrite_scalars import UnwritableError

GROUPS = [{"人群": "党员", "人数": "12"}, {"人群": "学生", "人数": "40余"}]


@pytest.mark.parametrize(
    ("before", "values", "after"),
    [
        ("标题: 一  # 好\n地点: 馆\n", {"title": "二"}, "标题: 二  # 好\n地点: 馆\n"),
        ("title: '一'\n", {"title": "二"}, "title: '二'\n"),
        ("标题: 一\n", {"place": "馆"}, "标题: 一\n地点: 馆\n"),
        ("title: a\n", {"place": "馆"}, "title: a\nplace: 馆\n"),
        ("标题: 一  # 好\n# 尾\n", {"place": "馆"}, "标题: 一  # 好\n地点: 馆\n# 尾\n"),
        ("标题: 一\r\n", {"place": "a: b"}, '标题: 一\r\n地点: "a: b"\r\n'),
        ("标题: 一\n地点:\n", {"place": "馆"}, "标题: 一\n地点: 馆\n"),
        ("{标题: 一}\n", {"place": "馆"}, '{地点: "馆", 标题: 一}\n'),
        (
            "标题: 一\n正文: |\n  旧\n\n  的\n\n地点: 馆\n",
            {"body": "新\n\n的"},
            "标题: 一\n正文: |-\n  新\n\n  的\n\n地点: 馆\n",
        ),
        ("标题: 一\n正文: 旧\n", {"body": "新\n的"}, "标题: 一\n正文: |-\n  新\n  的\n"),
        (
            "参加人群:\n  - 人群: 党员  # 含预备\n    # 没有数\n# 尾\n标题: 一\n",
            {"participants": GROUPS},
            "参加人群:\n  - 人群: 党员\n    人数: 12\n  - 人群: 学生\n    人数: 40余\n"
            "# 含预备\n    # 没有数\n# 尾\n标题: 一\n",
        ),
        ("标题: 一\n面向: [甲, 乙]\n", {"audience": ["丙"]}, "标题: 一\n面向:\n  - 丙\n"),
        ("标题: 一\n地点: 馆\n", {"place": None}, "标题: 一\n"),
        ("地点: 馆\n标题: 一\n", {"place": None}, "标题: 一\n"),
        ("标题: 一\n", {"place": None}, "标题: 一\n"),
        ("标题: 一\n地点: 馆", {"theme": "x"}, "标题: 一\n地点: 馆\n主题: x"),
    ],
)
def test_a_field_is_set_and_all_else_stays(
    before: str, values: Mapping[str, Written], after: str
) -> None:
    changes = {(name,): value for name, value in values.items()}
    assert with_fields(before.encode(), Activity, changes).decode() == after


@pytest.mark.parametrize(
    ("before", "loc", "value", "after"),
    [
        (
            "荣誉:\n  - 荣誉名称: 甲\n    # 备注\n  - 荣誉名称: 乙\n",
            ("honours", 0, "date"),
            "2024",
            "荣誉:\n  - 荣誉名称: 甲\n    时间: 2024\n    # 备注\n  - 荣誉名称: 乙\n",
        ),
        ("荣誉: {荣誉名称: 甲}\n", ("honours", 0, "title"), "乙", "荣誉: {荣誉名称: 乙}\n"),
        (
            "荣誉:\n- {荣誉名称: 甲, 时间: 2023}\n",
            ("honours", 0, "date"),
            None,
            "荣誉:\n- {荣誉名称: 甲}\n",
        ),
        (
            "单位:\n  单位名称: 校\n\n# 品牌\n品牌:\n  品牌名称: 牌\n",
            ("owner", "about"),
            "一\n二",
            "单位:\n  单位名称: 校\n  单位简介: |-\n    一\n    二\n\n# 品牌\n"
            "品牌:\n  品牌名称: 牌\n",
        ),
        (
            "载体:\n  - 编号: red\n    下级载体:\n      - 编号: a\n        名称: 甲\n",
            ("initiatives", 0, "children", 0, "aim"),
            "好",
            "载体:\n  - 编号: red\n    下级载体:\n"
            "      - 编号: a\n        名称: 甲\n        目标: 好\n",
        ),
    ],
)
def test_nested_fields(before: str, loc: tuple[str | int, ...], value: Written, after: str) -> None:
    assert with_fields(before.encode(), BrandFile, {loc: value}).decode() == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "照片:\n  # 封面\n  - 文件: a.jpg  # 好\n# 尾\n标题: 一\n",
            "照片:\n  # 封面\n  - 文件: a.jpg  # 好\n  - 文件: b.jpg\n"
            '    图注: |-\n      一\n\n      二\n  - 文件: "- c"\n# 尾\n标题: 一\n',
        ),
        (
            "photos:\r\n- {文件: a.jpg}",
            "photos:\r\n- {文件: a.jpg}\r\n- 文件: b.jpg\r\n"
            '  图注: |-\r\n    一\r\n\r\n    二\r\n- 文件: "- c"',
        ),
    ],
)
def test_items_are_added_and_removed(before: str, after: str) -> None:
    added = [{"文件": "b.jpg", "图注": "一\n\n二"}, {"文件": "- c"}]
    longer = with_items(before.encode(), Activity, ("photos",), added)
    assert longer.decode() == after
    shorter = without_items(longer, Activity, ("photos",), [1, 2]).decode()
    assert shorter.rstrip() == before.rstrip()


@pytest.mark.parametrize("text", ["标题: 一\n", "照片:\n", "照片: 无\n", "照片: [{文件: a.jpg}]\n"])
def test_a_list_that_no_item_fits_is_refused(text: str) -> None:
    with pytest.raises(UnwritableError):
        with_items(text.encode(), Activity, ("photos",), [{"文件": "b.jpg"}])


@pytest.mark.parametrize(
    ("text", "loc"),
    [("标题: [\n", ("title",)), ("标题: 一\n", ("feedback", "text")), ("", ("title",))],
)
def test_what_has_no_place_is_refused(text: str, loc: tuple[str | int, ...]) -> None:
    with pytest.raises(UnwritableError):
        with_fields(text.encode(), Activity, {loc: "x"})


@given(
    st.sampled_from(["标题: 一\n地点: 馆 # c\n正文: x\n", "- 1", "{标题: 一, 正文: 二}\n"]),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1),
    st.booleans(),
)
@example("标题: 一\n正文: |+\n  二\n\n\n地点: 馆\n", " # 前\n 后 ", False)
def test_any_text_is_written_exactly_or_refused(before: str, text: str, double: bool) -> None:
    value = f"{text}\n{text}" if double else text
    try:
        after = with_fields(before.encode(), Activity, {("body",): value}).decode()
    except UnwritableError:
        return
    root = parse(after, "")[0]
    old = parse(before, "")[0]
    assert root is not None
    assert old is not None
    assert root.plain() == {**old.plain(), "正文": value}  # type: ignore[dict-item]


@given(st.text("山no0-25：；，·“”…、 #:'[*&年月日", min_size=1, max_size=12).map(str.strip))
@example("2025-02-30")
@example("山：no #")
def test_a_line_of_text_means_itself(text: str) -> None:
    root, problems = parse(f"x: {scalar(text)}\n", "")
    assert root
    assert root.plain() == {"x": text}
    assert not problems
