"""Consent: who gave it and when, and a message for whatever pages hide."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.examples import TODAY
from support.project import Project, activity, brand, photo

from wuse.rules import check
from wuse.source import load_region

FAMILY = "V60"


def reported(root: Path, record: dict[str, object]) -> list[str]:
    files = {"brands/aa/brand.yml": brand(), "brands/aa/exemplars/b.yml": record}
    loaded = load_region(Project(root).write(files).root)
    return [p.code.value for p in check(root, loaded, today=TODAY) if p.code.startswith(FAMILY)]


@pytest.mark.parametrize(
    ("consent", "codes"),
    [
        (None, ["V602"]),
        ("否", ["V602"]),
        ("是", ["V603"]),
        ({"given": "是", "date": "2025-09"}, []),
        ({"given": "是", "date": "2026-03-01"}, []),
        ({"given": "是", "date": "2026-03"}, []),
        ({"given": "是", "date": "2026-03-02"}, ["V604"]),
        ({"given": "是", "date": "不详"}, []),
    ],
)
def test_the_consent_of_an_exemplar(tmp_path: Path, consent: object, codes: list[str]) -> None:
    person = {"type": "优秀教师", "name": "王示例", "consent": consent}
    assert reported(tmp_path, person) == codes


def test_a_collective_needs_no_consent(tmp_path: Path) -> None:
    assert reported(tmp_path, {"type": "党员示范岗", "name": "一号岗"}) == []


def test_nobody_is_named_and_nobody_need_consent(tmp_path: Path) -> None:
    assert reported(tmp_path, {"type": "优秀教师", "role": "教师"}) == []


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"name": "王示例"}, [("V602", "引语 › 出自 › 姓名")]),
        ({"name": "王示例", "consent": {"given": "否"}}, [("V602", "引语 › 出自 › 姓名")]),
        ({"name": "王示例", "consent": "是"}, [("V603", "引语 › 出自 › 同意记录")]),
        ({"consent": "是"}, [("V603", "引语 › 出自 › 同意记录")]),
        ({}, []),
    ],
)
def test_staff_at_any_depth(
    tmp_path: Path, more: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    quote = {"text": "做就是了", "by": {"role": "教师", **more}}
    post = {"type": "党员示范岗", "name": "一号岗", "quote": quote}
    files = {"brands/aa/brand.yml": brand(), "brands/aa/exemplars/b.yml": post}
    loaded = load_region(Project(tmp_path).write(files).root)
    found = check(tmp_path, loaded, today=TODAY)
    assert [(p.code.value, p.field) for p in found if p.code.startswith(FAMILY)] == expected


def test_texts_may_name_who_consented(tmp_path: Path) -> None:
    consent = {"given": "是", "date": "2025-09"}
    person = {"type": "优秀教师", "name": "王小海", "story": "由王小海老师主讲"}
    assert reported(tmp_path / "no", person) == ["V602", "V606"]
    assert reported(tmp_path / "yes", {**person, "consent": consent}) == []
    refused = {**person, "consent": {"given": "否"}}
    assert reported(tmp_path / "refused", refused) == ["V602", "V606"]


@pytest.mark.parametrize(
    ("day", "codes"), [("2026-02-28", ["V605"]), ("2026-03-01", []), ("2026-03", [])]
)
def test_the_last_day_counts(tmp_path: Path, day: str, codes: list[str]) -> None:
    post = {"type": "党员示范岗", "name": "一号岗", "expires": day}
    assert reported(tmp_path, post) == codes


@pytest.mark.parametrize("given", [True, False])
def test_a_pupil_cannot_consent_alone(tmp_path: Path, given: bool) -> None:
    answer = {"given": "是" if given else "否", "by": "本人", "date": "2025-09"}
    shown = photo("p.jpg", "学生可辨认", consent=answer)
    files = {
        "brands/aa/brand.yml": brand(),
        "brands/aa/activities/a.yml": activity(photos=[shown]),
    }
    loaded = load_region(Project(tmp_path).write(files).root)
    (found,) = (p for p in check(tmp_path, loaded) if p.code.startswith(FAMILY))
    assert found.code == "V601"
    assert ("学生本人同意不算" in found.message) is given


@pytest.mark.parametrize(
    ("day", "code", "below"), [(None, "V603", ""), ("2062-09", "V604", " › 同意日期")]
)
def test_a_wrong_consent_is_reported_at_its_field(
    tmp_path: Path, day: str | None, code: str, below: str
) -> None:
    yes = {"given": "是", "by": "监护人", **({"date": day} if day else {})}
    own = {**yes, "by": "本人"}
    files = {
        "brands/aa/brand.yml": brand(photos=[photo("p.jpg", "学生可辨认", consent=yes)]),
        "brands/aa/activities/a.yml": activity(
            presenter={"name": "王示例", "role": "教师", "consent": own}
        ),
    }
    loaded = load_region(Project(tmp_path).write(files).root)
    found = [p for p in check(tmp_path, loaded, today=TODAY) if p.code == code]
    places = ["主讲 › 同意记录", "照片 › 第1项 › 同意记录"]
    assert sorted(p.field for p in found) == [f"{place}{below}" for place in places]
