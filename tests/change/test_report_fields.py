"""Two versions of a record: the fields that differ, in the words of a reviewer."""

from __future__ import annotations

import re
from typing import Any

import pytest
from support.filled import filled
from support.project import activity, brand, photo

from wuse.change.report.fields import differences
from wuse.change.report.model import PieceKind
from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.records import Activity, Exemplar
from wuse.model.schema import FILES

MARKS = {PieceKind.SAME: "{}", PieceKind.OLD: "-{}-", PieceKind.NEW: "+{}+", PieceKind.GAP: "…"}


def told(old: Record | None, new: Record) -> list[str]:
    return [
        f"{it.label}: {''.join(MARKS[piece.kind].format(piece.text) for piece in it.pieces)}"
        for it in differences(old, new)
    ]


def of(kind: type[Record], old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return told(kind.model_validate(old), kind.model_validate(new))


def activities(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return of(Activity, activity(**old), activity(**new))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ({"date": "2025-03-12"}, {"date": "2025-03/.."}, "日期: -2025年3月12日-+2025年3月起+"),
        ({"type": "党课"}, {"type": "visit"}, "活动类型: -党课-+走访慰问+"),
        ({}, {"nature": "规定动作"}, "性质: +规定动作+"),
        ({"place": "操场"}, {}, "地点: -操场-"),
        ({"place": "东操场上"}, {"place": "西操场上"}, "地点: -东-+西+操场上"),
        ({"visibility": "内部"}, {}, "公开范围: -内部-+公开+"),
        ({"participants": {"kind": "党员", "count": 8}},
         {"participants": {"kind": "党员", "count": "140余"}},
         "参加人群“党员”: -党员 8-+党员 140余+"),
        ({"participants": "党员"}, {"participants": ["党员", "家长"]}, "参加人群: +家长+"),
        ({"tags": ["甲", "乙"]}, {"tags": ["甲", "丙", "丁"]}, "标签: 甲、-乙-+丙、丁+"),
        ({"feedback": {"opinions": 3}}, {"feedback": {"opinions": 5}}, "反馈 › 意见数: -3-+5+"),
    ],
)  # fmt: skip
def test_fields_are_told_in_chinese(old: dict[str, Any], new: dict[str, Any], shown: str) -> None:
    assert activities(old, new) == [shown]


def test_what_is_not_said_of_a_new_record_is_not_told() -> None:
    new = {"title": "植树", "date": "2025-03-12", "type": "志愿服务"}
    assert told(None, Activity.model_validate(new)) == [
        "标题: +植树+",
        "日期: +2025年3月12日+",
        "活动类型: +志愿服务+",
    ]


def test_a_figure_is_told_even_if_only_its_period_changes() -> None:
    metric = {"name": "听课", "value": "12节"}
    old, new = ({"metrics": [{**metric, "period": year}]} for year in ("2024", "2025"))
    assert activities(old, new) == ["数据“听课” › 统计时间: -2024年-+2025年+"]


def test_entries_of_lists_are_known_by_name() -> None:
    one, other = {"id": "red", "name": "红色行动"}, {"id": "blue", "name": "蓝色行动"}
    old = brand(initiatives=[one, other])
    new = brand(initiatives=[{**other, "slogan": "争先"}, one])
    assert of(BrandFile, old, new) == [
        "载体“蓝色行动” › 口号: +争先+",
        "载体: 顺序改为：蓝色行动、红色行动",
    ]


def test_a_new_entry_that_says_much_is_told_field_by_field() -> None:
    new = {"id": "red", "name": "红色行动", "aim": "目" * 80, "description": "述" * 80}
    assert of(BrandFile, brand(), brand(initiatives=[new])) == [
        "载体: +红色行动+",
        "载体“红色行动” › 编号: +red+",
        f"载体“红色行动” › 目标: +{'目' * 80}+",
        f"载体“红色行动” › 介绍: +{'述' * 80}+",
    ]


def test_an_entry_that_is_only_renamed_is_not_another() -> None:
    old = brand(partners=[{"name": "枫林公寓", "does": "每月送一次热饭"}])
    new = brand(partners=[{"name": "枫林老年公寓", "does": "每月送一次热饭"}])
    assert of(BrandFile, old, new) == ["共建单位“枫林老年公寓” › 单位: 枫林+老年+公寓"]


def test_entries_of_one_name_are_told_apart() -> None:
    honours = [{"title": "先进", "date": year} for year in ("2023", "2024")]
    assert of(BrandFile, brand(honours=honours), brand(honours=[honours[0]])) == [
        "荣誉: -先进；时间：2024年-"
    ]


def test_photos_are_told_elsewhere() -> None:
    assert activities({}, {"photos": [photo("a.jpg")]}) == []


@pytest.mark.parametrize("name", FILES)
def test_every_field_is_told_in_plain_chinese(name: str) -> None:
    kind = FILES[name][0]
    one, other = (kind.model_validate(filled(kind, word)) for word in ("好", "新"))
    for lines in (told(None, one), told(one, other)):
        assert lines
        text = "\n".join(lines)
        assert not re.search(r"\b(None|True|False|Decimal|tuple)\b|[a-z_]+=|[<>()\[\]]", text)
    told_of = {line.partition(":")[0].split(" › ")[0].split("“")[0] for line in told(None, one)}
    untold = {str(field.title) for field in kind.model_fields.values()} - told_of
    # Photos are told elsewhere, and the day is not filled; scope and subject are the defaults.
    assert untold <= {"照片", "更多照片", "公开范围", "下架日期", "对象"}


STAFF = {"name": "张三", "role": "书记"}


@pytest.mark.parametrize(
    "new",
    [
        activity(presenter=STAFF),
        activity(presenter={**STAFF, "consent": "否"}),
        brand(review={"author": STAFF, "first": {"by": STAFF}}),
    ],
)
def test_nobody_is_named_without_consent(new: dict[str, Any]) -> None:
    kind = Activity if "title" in new else BrandFile
    shown = "".join(told(None, kind.model_validate(new)))
    assert "书记" in shown
    assert "张三" not in shown


@pytest.mark.parametrize("consent", [None, "否"])
def test_an_exemplar_is_not_named_without_consent(consent: str | None) -> None:
    person = {"type": "优秀教师", "name": "张三", "role": "教师"}
    new = Exemplar.model_validate({**person, "consent": consent} if consent else person)
    for old in (None, Exemplar.model_validate({**person, "name": "李四"})):
        shown = "".join(told(old, new))
        assert "张三" not in shown
        assert "李四" not in shown
    assert "没有本人同意" in "".join(told(None, new))


def test_a_name_whose_consent_is_withdrawn_is_not_told_again() -> None:
    agreed = {**STAFF, "consent": "是"}
    assert activities({"presenter": agreed}, {"presenter": STAFF}) == [
        "主讲: -书记-+书记（写了姓名，没有本人同意，不会公开）+"
    ]


def test_the_number_of_a_consent_is_not_told_but_that_it_changed() -> None:
    staff = [{**STAFF, "consent": {"given": "是", "record": number}} for number in ("A-1", "A-2")]
    old, new = (activity(presenter=person) for person in staff)
    assert of(Activity, old, new) == ["主讲: 张三（书记）（不公开的细节有改动）"]
