"""What every record promises to those who write it: names in both languages, and what they hold."""

from __future__ import annotations

from collections import Counter

import pytest
from pydantic import ValidationError
from support.filled import filled

from wuse.model.base import Choice, Record
from wuse.model.brand import BrandFile
from wuse.model.edition import Edition
from wuse.model.initiative import Initiative
from wuse.model.media import PhotoEntry
from wuse.model.people import Consent, Group, Quote, Staff
from wuse.model.practice import Document, Method, NamedList
from wuse.model.records import Activity, Exemplar
from wuse.model.schema import FILES
from wuse.model.settings import Settings


def below(kind: type) -> list[type]:
    return [kind, *(deeper for child in kind.__subclasses__() for deeper in below(child))]


RECORDS = [kind for kind in below(Record) if kind is not Record]
TOP = [*(kind for kind, _ in FILES.values()), Settings]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_every_field_has_a_chinese_label_of_its_own_and_a_description(kind: type[Record]) -> None:
    fields = kind.model_fields
    labels = Counter(field.title for field in fields.values())
    assert [label for label, times in labels.items() if times > 1] == []
    for name, field in fields.items():
        assert field.title, name
        assert any("\u4e00" <= letter <= "\u9fff" for letter in field.title), name
        assert field.title not in fields, "a label that is also a key would be two fields"
        assert field.description, name
        assert field.description.endswith(("。", "……")), name


@pytest.mark.parametrize("kind", below(Choice)[1:], ids=lambda kind: kind.__name__)
def test_every_choice_is_known_by_code_and_chinese_name(kind: type[Choice]) -> None:
    names = [choice.zh for choice in kind]
    assert len(set(names)) == len(names)
    for choice in kind:
        assert kind(choice.value) is kind(choice.zh) is choice


@pytest.mark.parametrize("kind", TOP, ids=lambda kind: kind.__name__)
def test_a_full_record_is_the_same_in_both_languages(kind: type[Record]) -> None:
    english = kind.model_validate(filled(kind, "好"))
    assert english == kind.model_validate(filled(kind, "好", label=True))
    assert len(english.model_fields_set) > len(kind.model_fields) * 0.8


@pytest.mark.parametrize("kind", TOP, ids=lambda kind: kind.__name__)
def test_keys_without_values_are_as_good_as_absent(kind: type[Record]) -> None:
    required = {name for name, field in kind.model_fields.items() if field.is_required()}
    full = filled(kind, "好")
    least = {name: full[name] for name in required}
    for nothing in (None, ""):
        empty = dict.fromkeys(kind.model_fields, nothing) | least
        assert kind.model_validate(empty) == kind.model_validate(least)


def test_records_do_not_change() -> None:
    record = Staff(role="教师")
    with pytest.raises(ValidationError):
        record.role = "校长"  # type: ignore[misc]


def test_a_single_entry_needs_no_dash_and_an_empty_one_is_nothing() -> None:
    least = {"title": "植树", "date": "2025", "type": "志愿服务"}
    one = Activity.model_validate({**least, "initiative": "red", "participants": "党员"})
    many = Activity.model_validate(
        {**least, "initiative": ["red", None], "participants": [{"kind": "member"}, None]}
    )
    assert one == many
    assert Activity.model_validate({**least, "initiative": [], "photos": None}).initiative == ()


@pytest.mark.parametrize(
    ("kind", "text", "meant"),
    [
        (Staff, "支部书记", {"role": "支部书记"}),
        (Consent, "是", {"given": "是"}),
        (Consent, "否", {"given": "否"}),
        (Group, "党员", {"kind": "member"}),
        (Quote, "一句话", {"text": "一句话"}),
        (Document, "《督导评估办法》", {"title": "督导评估办法"}),
        (Method, "361", {"code": "361"}),
    ],
)
def test_records_that_may_be_one_line(
    kind: type[Record], text: str, meant: dict[str, object]
) -> None:
    assert kind.model_validate(text) == kind.model_validate(meant)


def test_a_method_without_parts_stays_undefined() -> None:
    assert not Method.model_validate("361").is_defined
    assert Method.model_validate({"code": "8+1", "parts": [{"count": "8"}]}).is_defined


def test_initiatives_nest_and_are_walked_in_document_order() -> None:
    def tree(depth: int, name: str) -> dict[str, object]:
        children = [tree(depth - 1, f"{name}-{n}") for n in (1, 2)] if depth else []
        return {"id": name, "name": name, "children": children}

    file = BrandFile.model_validate(
        {"owner": {"name": "甲"}, "brand": {"name": "乙"}, "initiatives": [tree(4, "a")]}
    )
    ids = [initiative.id for initiative in file.all_initiatives()]
    assert len(ids) == 31
    assert ids[:4] == ["a", "a-1", "a-1-1", "a-1-1-1"]
    assert ids[-1] == "a-2-2-2-2"
    assert Initiative.model_validate(tree(0, "b")).walk()[0].id == "b"


@pytest.mark.parametrize("order", [["z", "a"], ["a", "z"]])
def test_lists_keep_the_order_of_the_file(order: list[str]) -> None:
    made = NamedList.model_validate({"name": "清单", "kind": "标准", "items": order})
    assert [item.name for item in made.items] == order


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("tree.jpg", True),
        ("植树 现场 (1).jpg", True),
        ("..", False),
        (".", False),
        ("../a.jpg", False),
        ("a/b.jpg", False),
        ("..\\a.jpg", False),
        ("C:a.jpg", False),
        ("a\0.jpg", False),
    ],
)
def test_a_photo_is_a_file_of_its_folder(name: str, inside: bool) -> None:
    photo = PhotoEntry.model_validate({"file": name, "alt": "树", "people": "无人"})
    assert photo.is_inside is inside


def test_people_are_named_only_with_consent() -> None:
    named = {"name": "某老师", "role": "语文教师"}
    assert Staff.model_validate(named).shown == "语文教师"
    assert Staff.model_validate({**named, "consent": "否"}).shown == "语文教师"
    assert Staff.model_validate({**named, "consent": "是"}).shown == "某老师（语文教师）"
    person = {"name": "某老师", "type": "优秀教师"}
    assert not Exemplar.model_validate(person).may_be_named
    assert Exemplar.model_validate({**person, "consent": "是"}).may_be_named
    assert Exemplar.model_validate({"name": "一号岗", "type": "党员示范岗"}).may_be_named


def test_no_field_could_hold_the_name_of_a_child() -> None:
    """People who are counted are counted: a group has a kind, a number and a note."""
    assert set(Group.model_fields) == {"kind", "count", "note"}
    with pytest.raises(ValidationError):
        Group.model_validate({"kind": "学生", "name": "某同学"})


@pytest.mark.parametrize(
    ("old", "where"),
    [({"品牌与示范校同评": "是"}, "写成两个“奖项”"), ({"计分": {"材料权重": 60}}, "在阶段里写")],
)
def test_what_an_edition_wrote_elsewhere_in_former_versions_is_told(
    old: dict[str, object], where: str
) -> None:
    kind = FILES["edition"][0]
    with pytest.raises(ValidationError, match=where):
        kind.model_validate({"title": "评选", "year": "2026", **old})


def test_an_award_takes_what_it_does_not_write_from_the_edition() -> None:
    edition = Edition.model_validate(
        {
            "title": "评选",
            "year": "2026",
            "vetoes": ["弄虚作假"],
            "grades": {"name": "优秀"},
            "awards": [{"name": "甲奖"}, {"name": "乙奖", "grades": {"name": "合格"}}],
        }
    )
    first, second = edition.each()
    assert [grade.name for grade in first.grades] == ["优秀"]
    assert [grade.name for grade in second.grades] == ["合格"]
    assert second.vetoes == edition.vetoes
