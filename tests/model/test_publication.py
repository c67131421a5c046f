"""The last gate: what the public region holds, and above all what it does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.filled import filled

from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.bureau import ResourceFile, SiteFile
from wuse.model.media import PhotoEntry
from wuse.model.people import Consent, Staff
from wuse.model.publication import may_publish, publish
from wuse.model.records import Activity, Case, Exemplar
from wuse.model.region import OwnerFolder, Region, Sourced

TODAY = date(2026, 1, 9)


def folder(
    brand: dict[str, Any] | None = None,
    activities: dict[str, dict[str, Any]] | None = None,
    exemplars: dict[str, dict[str, Any]] | None = None,
    slug: str = "aa",
    case: dict[str, Any] | None = None,
) -> OwnerFolder:
    least = {"owner": {"name": slug}, "brand": {"name": "品牌"}}
    return OwnerFolder(
        slug,
        Sourced(slug, BrandFile.model_validate({**least, **(brand or {})}), "brand.yml"),
        tuple(
            Sourced(
                id,
                Activity.model_validate({"title": id, "date": "2025", "type": "党课", **more}),
                id,
            )
            for id, more in (activities or {}).items()
        ),
        tuple(
            Sourced(id, Exemplar.model_validate({"type": "优秀教师", **more}), id)
            for id, more in (exemplars or {}).items()
        ),
        None
        if case is None
        else Sourced("case", Case.model_validate({"title": "案例", **case}), "c"),
    )


def published(*folders: OwnerFolder, **more: Any) -> Region:
    return publish(Region({folder.slug: folder for folder in folders}, **more), TODAY)


def inside(value: object) -> Iterator[object]:
    """Everything that a value holds, itself included."""
    yield value
    if isinstance(value, Record):
        for name in type(value).model_fields:
            yield from inside(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from inside(item)


def test_internal_brands_do_not_exist() -> None:
    region = published(folder(slug="aa"), folder({"visibility": "内部"}, slug="bb"))
    assert list(region.owners) == ["aa"]


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({}, True),
        ({"visibility": "内部"}, False),
        ({"expires": "2026-01-08"}, False),
        ({"expires": "2026-01-09"}, True),
        ({"expires": "2026-01"}, True),
        ({"expires": "2025"}, False),
        ({"expires": "2025~"}, False),
        ({"expires": "2025/2026-01-08"}, False),
        ({"expires": "2025/.."}, True),
        ({"expires": "不详"}, True),
    ],
)
def test_internal_and_expired_records_do_not_exist(more: dict[str, Any], shown: bool) -> None:
    """An expiry date that is only a month or a year lasts until its last day."""
    made = folder(activities={"a": more}, exemplars={"b": more})
    region = published(made)
    assert bool(region.owners["aa"].activities) is shown
    assert bool(region.owners["aa"].exemplars) is shown


@pytest.mark.parametrize(("visibility", "shown"), [("公开", True), ("内部", False)])
def test_an_internal_case_does_not_exist(visibility: str, shown: bool) -> None:
    pupil = {"file": "a.jpg", "alt": "人", "people": "学生可辨认"}
    made = folder(case={"visibility": visibility, "photos": [pupil]})
    case = published(made).owners["aa"].case
    assert bool(case) is shown
    assert case is None or case.record.photos == ()


@pytest.mark.parametrize(("until", "shown"), [("2020-01-31", False), ("2999", True)])
def test_consent_that_has_run_out_names_and_shows_nobody(until: str, shown: bool) -> None:
    consent = {"given": "是", "by": "监护人", "date": "2019-01", "expires": until}
    pupil = {"file": "a.jpg", "alt": "人", "people": "学生可辨认", "consent": consent}
    presenter = {"name": "王示例", "role": "支部书记", "consent": consent}
    made = folder({}, {"a": {"photos": [pupil], "presenter": presenter}})
    [activity] = published(made).owners["aa"].activities
    assert bool(activity.record.photos) is shown
    assert activity.record.presenter
    assert activity.record.presenter.name == ("王示例" if shown else "")
    assert until not in activity.record.model_dump_json(exclude_defaults=True)


@pytest.mark.parametrize("people", ["无人", "成人", "学生群像", "学生可辨认"])
@pytest.mark.parametrize("given_by", [None, "本人", "监护人"])
@pytest.mark.parametrize("answer", ["是", "否"])
def test_recognisable_pupils_need_a_guardians_yes(
    people: str, given_by: str | None, answer: str
) -> None:
    entry: dict[str, Any] = {"file": "a.jpg", "alt": "树", "people": people}
    if given_by:
        entry["consent"] = {"given": answer, "by": given_by}
    allowed = people != "学生可辨认" or (given_by == "监护人" and answer == "是")
    assert may_publish(PhotoEntry.model_validate(entry)) is allowed
    made = folder(
        {"brand": {"name": "品牌", "cover": entry}, "photos": entry}, {"a": {"photos": [entry]}}
    )
    public = published(made).owners["aa"]
    assert (public.profile.brand.cover is not None) is allowed
    assert bool(public.profile.photos) is allowed
    assert bool(public.activities[0].record.photos) is allowed


def test_a_person_without_consent_has_no_name_and_no_face() -> None:
    portrait = {"file": "a.jpg", "alt": "人", "people": "成人"}
    person = {"name": "某老师", "role": "教师", "portrait": portrait, "photos": portrait}
    yes, no, group = (
        published(
            folder(
                exemplars={
                    "a": {**person, "consent": "是"},
                    "b": {**person, "consent": "否"},
                    "c": {**person, "type": "党员示范岗"},
                }
            )
        )
        .owners["aa"]
        .exemplars
    )
    assert (yes.record.name, bool(yes.record.portrait)) == ("某老师", True)
    assert (no.record.name, no.record.portrait, no.record.photos) == ("", None, ())
    assert no.record.role == "教师"
    assert group.record.name == "某老师"


@pytest.mark.parametrize(
    ("consent", "name"), [({}, ""), ({"consent": "否"}, ""), ({"consent": "是"}, "王示例")]
)
def test_staff_without_consent_have_a_role_and_no_name(consent: dict[str, str], name: str) -> None:
    """Wherever they stand: in a field of a record, and deeper down."""
    person = {"name": "王示例", "role": "教师", **consent}
    made = folder(
        activities={"a": {"presenter": person}},
        exemplars={"b": {"type": "党员示范岗", "quote": {"text": "做就是了", "by": person}}},
    )
    public = published(made).owners["aa"]
    records = [item.record for item in (*public.activities, *public.exemplars)]
    held = [it for record in records for it in inside(record) if isinstance(it, Staff)]
    assert [(it.name, it.role) for it in held] == [(name, "教师")] * 2


def test_the_list_of_those_who_consented_is_not_published() -> None:
    agreed = {"name": "王示例", "role": "教师", "consent": {"given": "是"}}
    region = Region({"aa": folder({"named": [agreed]})}, SiteFile(), ResourceFile())
    assert region.owners["aa"].profile.named
    assert publish(region, TODAY).owners["aa"].profile.named == ()


def test_who_is_hidden_is_named_by_no_one() -> None:
    brand = {
        "owner": {
            "name": "甲",
            "parent": "bb",
            "members": [{"name": "成员", "listed": [{"name": "乙", "owner": "bb"}]}],
        },
        "partners": [{"name": "乙", "owner": "bb"}, {"name": "丙", "owner": "cc"}],
        "initiatives": [
            {
                "id": "upper",
                "name": "上",
                "partners": [{"name": "乙", "owner": "bb"}, {"name": "丙", "owner": "cc"}],
                "children": [
                    {"id": "lower", "name": "下", "partners": [{"name": "乙", "owner": "bb"}]}
                ],
            }
        ],
        "self_review": {"criteria": [{"criterion": "C1", "evidence": ["a", "b", "品牌内涵"]}]},
    }
    made = folder(
        brand,
        {"a": {}, "b": {"visibility": "内部"}},
        {
            "x": {"mentors": ["y", "z"], "apprentices": ["z", "y"], "activities": ["a", "b"]},
            "y": {"visibility": "内部"},
            "z": {},
        },
    )
    site = SiteFile.model_validate({"calendar": [{"name": "月", "months": 4, "owner": "bb"}]})
    base = {"id": "hall", "name": "馆", "owner": "bb"}
    region = published(
        made,
        folder({"visibility": "内部"}, slug="bb"),
        folder({"owner": {"name": "丙", "parent": "aa"}}, slug="cc"),
        site=site,
        resources=ResourceFile.model_validate({"resources": [base]}),
    )
    public = region.owners["aa"]
    assert public.profile.owner.parent is None
    assert public.profile.owner.members[0].listed[0].owner is None
    assert [partner.owner for partner in public.profile.partners] == [None, "cc"]
    (upper,) = public.profile.initiatives
    (lower,) = upper.children
    assert [partner.owner for partner in upper.partners] == [None, "cc"]
    assert [(partner.name, partner.owner) for partner in lower.partners] == [("乙", None)]
    assert region.owners["cc"].profile.owner.parent == "aa"
    assert public.profile.self_review is not None
    pointers = public.profile.self_review.criteria[0].evidence
    assert [it.named for it in pointers] == ["a", "品牌内涵"]
    assert public.exemplars[0].record.mentors == ("z",)
    assert public.exemplars[0].record.apprentices == ("z",)
    assert public.exemplars[0].record.activities == ("a",)
    assert region.site.calendar[0].owner is None
    assert region.resources.resources[0].owner is None


@pytest.mark.parametrize("path", ["a1", "a2", "e1", "e2", "c", "another.yml"])
def test_a_region_without_a_file_has_all_the_others(path: str) -> None:
    whole = folder(
        activities={"a1": {}, "a2": {}}, exemplars={"e1": {}, "e2": {}}, case={"summary": "略"}
    )
    region = Region({"aa": whole}).without([path])
    left = region.owners["aa"]
    items = [*left.activities, *left.exemplars, *([left.case] if left.case else [])]
    assert [it.path for it in items] == [it for it in ("a1", "a2", "e1", "e2", "c") if it != path]
    assert region.unread == {path}


def test_without_its_brand_an_owner_is_not_there() -> None:
    region = Region({"aa": folder(activities={"a": {}})})
    assert region.without(["a"]).owners["aa"].activities == ()
    assert list(region.without(["brand.yml"]).owners) == []


def test_nothing_private_is_left_at_any_depth() -> None:
    """Every field of every record is filled; whatever the gate lets through is public."""
    text = "canary"
    made = OwnerFolder(
        "filled",
        Sourced("filled", BrandFile.model_validate(filled(BrandFile, text)), "brand.yml"),
        (Sourced("filled", Activity.model_validate(filled(Activity, text)), "a.yml"),),
        (Sourced("filled", Exemplar.model_validate(filled(Exemplar, text)), "e.yml"),),
    )
    public = published(made).owners["filled"]
    records = [public.profile, public.activities[0].record, public.exemplars[0].record]
    held = [value for record in records for value in inside(record)]
    consents = [value for value in held if isinstance(value, Consent)]
    assert len(consents) > 5
    assert all(consent.record == "" and consent.date is None for consent in consents)
    assert all(person.name for person in held if isinstance(person, Staff))  # all of them agreed


@pytest.mark.parametrize("kept", [{"record": "档案柜三层"}, {"date": "2025-09"}])
def test_where_and_when_consent_was_given_is_not_published(kept: dict[str, Any]) -> None:
    presenter = {"name": "王示例", "role": "教师", "consent": {"given": "是", **kept}}
    (activity,) = (
        published(folder(activities={"a": {"presenter": presenter}})).owners["aa"].activities
    )
    assert Consent(given=True) in list(inside(activity.record))


@given(st.lists(st.sampled_from(["是", "否", None]), min_size=3, max_size=3), st.booleans())
def test_the_gate_is_shut_only_once(answers: list[str | None], internal: bool) -> None:
    """What has been published can be published again without losing anything more."""
    photo = {"file": "a.jpg", "alt": "人", "people": "学生可辨认"}
    consents: list[Any] = [answer and {"given": answer, "by": "监护人"} for answer in answers]
    made = folder(
        {"photos": {**photo, "consent": consents[0]}},
        {
            "a": {"presenter": {"name": "某", "role": "师", "consent": consents[1]}},
            "b": {"visibility": "内部" if internal else "公开"},
        },
        {"c": {"name": "某", "consent": consents[2], "activities": ["a", "b"]}},
    )
    once = published(made)
    assert publish(once, TODAY) == once
