"""The words of schools: synonyms of terms, kinds of people and fields, and hints that are sure."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from wuse.model.base import Record
from wuse.model.people import Group
from wuse.model.records import Activity
from wuse.model.schema import records
from wuse.model.terms import FIELD_NAMES
from wuse.model.vocabulary import builtin

NAMED = {record.__name__: record for record in records()}


@pytest.mark.parametrize(
    ("scheme", "word", "name"),
    [
        ("activity_type", "家访", "走访慰问"),
        ("activity_type", "送教下乡", "结对帮扶"),
        ("activity_type", "义务劳动", "志愿服务"),
        ("activity_type", "支部主题党日", "主题党日"),
        ("activity_type", "清明祭扫", "祭扫纪念"),
        ("activity_type", "研讨", "研讨交流"),
        *(
            ("activity_type", name, name)
            for name in ("升旗仪式", "征文", "讲座", "座谈会", "表彰", "知识竞赛", "警示教育")
        ),
        *(("activity_type", name, name) for name in ("社会实践", "主题班会", "三会一课")),
        ("level", "院级", "院级"),
        ("level", "部级", "部级"),
        ("level", "区级", "县级"),
    ],
)
def test_a_synonym_is_its_term_and_is_shown_as_written(scheme: str, word: str, name: str) -> None:
    term = builtin().resolve(scheme, word)
    assert (term.zh, term.shown) == (name, word)
    assert term == builtin().resolve(scheme, name)


@pytest.mark.parametrize(
    ("scheme", "word", "hint"),
    [
        ("activity_type", "主题党日活动", "主题党日"),
        ("activity_type", "志原服务", "志愿服务"),
        ("activity_type", "volunter", "志愿服务"),
        ("exemplar_type", "先锋岗位", "党员先锋岗"),
        ("exemplar_type", "优秀少先队员", "学生个人"),
        ("exemplar_type", "优秀团员", "学生个人"),
        ("activity_type", "拔河", ""),
        ("activity_type", "团日", ""),
        ("level", "系统级别", ""),
    ],
)
def test_a_hint_is_sure_or_is_not_given(scheme: str, word: str, hint: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        builtin().resolve(scheme, word)
    given = (refused.value.context or {})["hint"]
    assert hint in given if hint else given == ""


@pytest.mark.parametrize(
    ("written", "kind", "called", "count", "remark"),
    [
        ("教师", "教职工", "教师", "", ""),
        ("党员教师", "教职工", "党员教师", "", ""),
        ("教师24人", "教职工", "教师", "24人", ""),
        ("幼儿约60人", "学生", "幼儿", "约60人", ""),
        ({"人群": "少先队员", "人数": 30, "说明": "分三组"}, "学生", "少先队员", "30", "分三组"),
        ({"对象": "老师", "数量": 3}, "教职工", "老师", "3", ""),
        ({"人群": "关工委", "说明": "列席"}, "离退休人员", "关工委", "", "列席"),
    ],
)
def test_people_are_called_what_the_school_calls_them(
    written: object, kind: str, called: str, count: str, remark: str
) -> None:
    group = Group.model_validate(written)
    assert (group.kind.zh, group.called, group.remark) == (kind, called, remark)
    assert (group.count.zh() if group.count else "") == count
    assert Group.model_validate(group.model_dump(mode="json")) == group


def test_an_activity_may_use_the_names_of_a_ledger() -> None:
    record = Activity.model_validate(
        {
            "活动名称": "重阳送餐",
            "活动时间": "2025年10月28日（星期二）上午9:00",
            "类别": "家访",
            "活动主题": "敬老",
            "活动地点": "社区食堂",
            "简介": "送一顿饭。",
            "活动内容": "包饺子。",
            "主办单位": "党支部",
        }
    )
    assert (record.title, record.date.text, record.type.code) == (
        "重阳送餐",
        "2025-10-28 09:00",
        "visit",
    )
    assert (record.theme, record.summary, record.body) == ("敬老", "送一顿饭。", "包饺子。")
    assert record.organiser == ("党支部",)


def test_two_names_of_one_field_are_told() -> None:
    with pytest.raises(ValidationError, match="“时间”和“活动时间”是同一项"):
        Activity.model_validate({"时间": "2025", "活动时间": "2025"})


@pytest.mark.parametrize("name", FIELD_NAMES)
def test_every_other_name_means_one_field(name: str) -> None:
    record: type[Record] = NAMED[name]
    labels = [str(field.title) for field in record.model_fields.values()]
    others: list[str] = []
    for field, *names in map(str.split, FIELD_NAMES[name].strip().splitlines()):
        assert field in record.model_fields
        assert record.keys_of(field)[2:] == tuple(names)
        others += names
    assert len({*labels, *others}) == len(labels) + len(others)
