"""Text of a record -> the record, or problems that a teacher understands, at their place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.bureau import ResourceFile, SiteFile
from wuse.model.edition import Edition
from wuse.model.records import Activity, Case, Exemplar
from wuse.model.settings import Settings
from wuse.model.vocabulary import builtin
from wuse.source import Problem
from wuse.source.bind import bind, read_record
from wuse.source.parser import parse

FILES = (BrandFile, Activity, Exemplar, Case, SiteFile, ResourceFile, Edition, Settings)


def told(kind: type[Record], text: str) -> list[Problem]:
    node, problems = parse(text, "f.yml")
    assert problems == []
    assert node is not None
    record, problems = bind(kind, node, "f.yml", builtin())
    assert (record is None) == bool(problems)
    return problems


def only(kind: type[Record], text: str) -> str:
    problems = told(kind, text)
    assert len(problems) == 1, list(map(str, problems))
    return str(problems[0]).removeprefix("f.yml:")


ACTIVITY = "title: 植树\ndate: 2025-03-12\ntype: 志愿服务\n"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("plaec: 操场", "4:1: 错误 S302 [plaec] 没有“plaec”这个栏目 — 是不是“place”？"),
        ("地 点: 操场", "4:1: 错误 S302 [地 点] 没有“地 点”这个栏目 — 是不是“地点”？"),
        ("地址: 操场", "4:1: 错误 S302 [地址] 没有“地址”这个栏目 — 是不是“地点”？"),
        (
            "地点: 操场\n\nplace: 操场",
            "6:1: 错误 Y204 “地点”和“place”是同一项，只能写一次：第 4 行和第 6 行",
        ),
        ("日期: 2025-03-12", "4:1: 错误 Y204 “日期”和“date”是同一项，只能写一次：第 2 行和第 4 行"),
        (
            "photos:\n  - file: a.jpg\n    画面人物: 无人\n    alt: 树\n    people: 无人",
            "8:5: 错误 Y204 [照片 › 第1项] “画面人物”和“people”是同一项，只能写一次：第 6 行和第 8",
        ),
        ("地址:", "4:1: 错误 S302 [地址] 没有“地址”这个栏目 — 是不是“地点”？"),
        ("口号儿: ''", "4:1: 错误 S302 [口号儿] 没有“口号儿”这个栏目"),
        ("place: [操场, 礼堂]", "4:8: 错误 S303 [地点] 这里应是文字，不是清单或分项"),
        ("photos: 一张", "4:9: 错误 S303 [照片 › 第1项] 这里要分项填写"),
        ("photos:\n  - file: a.jpg\n    people: 无人", "5:5: 错误 S301 [照片 › 第1项 › 画面描述]"),
        (
            "photos:\n  -\n  - file: a.jpg\n    alt: 树\n    people: 谁",
            "8:13: 错误 S304 [照片 › 第",
        ),
        ("nature: 自己选的", "4:9: 错误 S304 [性质] 没有“自己选的”这个选项 — 可选：规定动作、自选"),
        ("initiative: Red", "4:13: 错误 S304 [所属载体 › 第1项] 编号只能用小写字母、数字和连字符"),
        ("initiative: [red, RED]", "4:19: 错误 S304 [所属载体 › 第2项] 编号只能用小写字母"),
        ("expires: 2026-02-30", "4:10: 错误 S304 [下架日期] 2026年2月没有 30 日"),
        (
            "participants:\n  - 同学们",
            "5:5: 错误 S304 [参加人群 › 第1项 › 人群] 没有“同学们”这个选",
        ),
        (
            "links:\n  - title: 报道\n    url: javascript:alert(1)",
            "6:10: 错误 S303 [链接 › 第1项 › ",
        ),
        (
            "links:\n  - title: 报道\n    url: www.example.cn",
            "6:10: 错误 S303 [链接 › 第1项 › 网址]",
        ),
        ("visibility: 保密", "4:13: 错误 S304 [公开范围] 没有“保密”这个选项 — 可选：公开、内部"),
    ],
)
def test_a_wrong_line_is_told_at_its_place(line: str, message: str) -> None:
    assert message in only(Activity, f"{ACTIVITY}{line}\n")


def test_unknown_terms_name_the_closest_one_and_the_choices() -> None:
    message = only(Activity, "title: 学\ndate: 2025\ntype: 主题党曰\n")
    assert message.startswith("3:7: 错误 S304 [活动类型] 活动类型里没有“主题党曰”")
    assert "是不是想写“主题党日”？" in message
    assert "组织生活会" in message


def test_missing_fields_are_told_where_they_belong() -> None:
    problems = told(BrandFile, "owner:\n  简称: 甲校\n品牌: {}\n")
    assert [(str(problem.code), problem.line, problem.column) for problem in problems] == [
        ("S301", 1, 1),
        ("S301", 3, 1),
    ]
    assert problems[0].message == "缺少“单位名称”"
    assert problems[0].fix.startswith("补上一行“单位名称: ……”")


def test_chinese_keys_are_the_same_as_english_ones(tmp_path: Path) -> None:
    english = (
        "title: 植树\ndate: 2025-03-12\ntype: volunteer\nnature: optional\nvisibility: public\n"
    )
    chinese = (
        "标题: 植树\n日期: 2025年3月12日\n活动类型: 志愿服务\n性质: 自选动作\n公开范围: 公开\n"
    )
    records = []
    for name, text in (("en.yml", english), ("zh.yml", chinese)):
        (tmp_path / name).write_text(text, "utf-8")
        record, problems = read_record(Activity, tmp_path / name, name, builtin())
        assert problems == []
        records.append(record)
    assert records[0] == records[1]


def test_a_key_without_a_value_counts_as_absent() -> None:
    assert told(Activity, f'{ACTIVITY}place:\nsummary: ""\nphotos:\nexpires: ~\n') == []
    assert only(Activity, "title:\ndate: 2025\ntype: 志愿服务\n").startswith(
        "1:7: 错误 S301 [标题]"
    )


def test_a_file_that_was_mended_by_guessing_is_not_published(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("title: 植树\n\tdate: 2025\ntype: 志愿服务\n", "utf-8")
    record, problems = read_record(Activity, path, "a.yml", builtin())
    assert record is None
    assert problems


def kinds() -> list[type[Record]]:
    """Every kind of record that a file can hold, at any depth."""

    def inside(annotation: object) -> Iterator[type[Record]]:
        if isinstance(annotation, type) and issubclass(annotation, Record):
            yield annotation
        for argument in get_args(annotation):
            yield from inside(argument)

    seen: list[type[Record]] = []
    waiting: list[type[Record]] = list(FILES)
    while waiting:
        kind = waiting.pop()
        if kind not in seen:
            seen.append(kind)
            for field in kind.model_fields.values():
                waiting += inside(field.annotation)
    return seen


WRONG = (
    "错",
    "x" * 70_000,
    "-1",
    "1.5",
    "nan",
    "inf",
    "1e999",
    "9" * 5000,
    "javascript:alert(1)",
    "https://",
    "https://" + "a" * 3000 + ".cn/",
    "https://exa mple.cn/\\",
    "2026-13-40",
    "RED",
    "是的",
    [],
    ["错", "-1"],
    [["错"], {"错": "错"}],
    [str(number) for number in range(50)],
    {},
    {"错": "错"},
    {"zzz": ["错"]},
)


@pytest.mark.slow
@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_whatever_stands_in_a_field_the_answer_is_chinese(kind: type[Record]) -> None:
    for name, value in product(kind.model_fields, WRONG):
        node, _ = parse(json.dumps({name: value}), "f.yml")
        assert node is not None
        for problem in bind(kind, node, "f.yml", builtin())[1]:
            said = re.sub("“[^”]*”", "", problem.message)
            assert re.search("[\u4e00-\u9fff]", said), problem
            assert not re.search("[A-Za-z]{2,}", said.replace("https:// 或 http://", "")), problem
            assert len(problem.message) < 300, problem
            # Of English, advice holds examples and names only, never a sentence.
            assert not re.search("[a-z]{2,} [a-z]{2,} [a-z]{2,}", problem.fix), problem
            assert (problem.line, problem.column) >= (1, 1)


KEYS = sorted({key for kind in kinds() for key in (*kind.model_fields, *kind.names_by_label())})
DATA = st.recursive(
    st.none()
    | st.sampled_from(["", "red", "是", "2025-10", "140余人", "党课", "99", "a.jpg", "\n"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS) | st.text("键y ", min_size=1), inner, max_size=4)
    ),
    max_leaves=25,
)


@pytest.mark.slow
@given(st.sampled_from(FILES), st.dictionaries(st.sampled_from(KEYS), DATA, min_size=1, max_size=8))
def test_any_data_gives_a_record_or_problems_with_places(
    kind: type[Record], data: dict[str, object]
) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    node, _ = parse(text, "f.yml")
    assert node is not None
    record, problems = bind(kind, node, "f.yml", builtin())
    assert (record is None) == bool(problems)
    for problem in problems:
        assert 1 <= problem.line <= text.count("\n") + 1
        assert problem.column >= 1
        assert problem.message


def test_no_record_is_overlooked() -> None:
    assert len(kinds()) > 50
