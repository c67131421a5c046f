"""The bureau's own levels: what they change, where, and what they can never hide."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.project import Project, activity, brand

from wuse.rules import RULES, check, withheld
from wuse.source import Severity, load_region

CUT = "标题: 读书 #第三期\n日期: 2025-10-18\n活动类型: 读书会\n"
"""A slip that may be meant as it is: a reminder."""

Entry = dict[str, object]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    schools = {
        f"brands/{slug}/{name}": content
        for slug in ("aa", "aab")
        for name, content in {"brand.yml": brand(slug), "activities/a.yml": CUT}.items()
    }
    return Project(tmp_path).write(schools)


def found(project: Project, *entries: Entry) -> set[tuple[str, str, Severity]]:
    """Owner, code and severity of each problem at these levels."""
    loaded = load_region(project.write({"brands/_bureau/site.yml": {"rules": list(entries)}}).root)
    return {
        (problem.path.split("/")[1], problem.code.value, problem.severity)
        for problem in check(project.root, loaded)
        if problem.code[0] in "FYS"
    }


def entry(rule: str, level: str, *owners: str) -> Entry:
    return {"规则": rule, "级别": level, "单位": list(owners)}


AA, AAB = (("aa", "Y230", Severity.WARNING), ("aab", "Y230", Severity.WARNING))


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([], {AA, AAB}),
        ([entry("Y230", "关闭")], set()),
        ([entry("Y2", "建议")], {(*AA[:2], Severity.HINT), (*AAB[:2], Severity.HINT)}),
        ([entry("Y230", "错误", "aa")], {(*AA[:2], Severity.ERROR), AAB}),
        ([entry("Y230", "关闭", "aa", "aab"), entry("Y", "提醒", "aab")], {AAB}),
        ([entry("Y", "提醒", "aab"), entry("Y230", "关闭")], set()),
        ([entry("Y231", "关闭"), entry("F", "错误")], {AA, AAB}),
    ],
    ids=["none", "off", "by prefix", "one owner", "the last counts", "the last is off", "others"],
)
def test_levels_are_the_bureaus(
    project: Project, entries: list[Entry], expected: set[tuple[str, str, Severity]]
) -> None:
    assert found(project, *entries) == expected


def test_no_level_makes_an_unreadable_file_readable(project: Project) -> None:
    project.write(
        {
            "brands/aa/activities/b.yml": "标题：读书\n日期: 2025-10-18\n活动类型: 读书会\n",
            "brands/aa/activities/c.yml": b"\x00",
            "brands/aa/activities/d.yml": {"title": "读书"},
        }
    )
    errors = {code for _, code, severity in found(project) if severity is Severity.ERROR}
    assert errors == {"Y221", "F115", "Y202", "S301"}
    off = [entry(letter, "关闭") for letter in "FYS"]
    assert found(project, *off) == {("aa", code, Severity.ERROR) for code in errors}


def test_what_keeps_a_file_from_being_read_has_no_other_level() -> None:
    errors = [rule for rule in RULES.values() if rule.severity is Severity.ERROR]
    assert [rule.name for rule in errors if rule.adjustable and rule.code[0] in "FYSO"] == []


@pytest.mark.parametrize(
    ("entries", "held"),
    [
        ([], True),
        ([entry("V622", "提醒")], False),
        ([entry("V622", "提醒", "aab")], True),
        ([entry("V", "关闭", "aa")], False),
    ],
    ids=["none", "lowered", "of another school", "off"],
)
def test_what_is_an_error_and_cannot_be_called_back_is_withheld(
    project: Project, entries: list[Entry], held: bool
) -> None:
    """Other errors keep nothing back, nor does a name that the bureau only reminds of."""
    path = "brands/aa/activities/named.yml"
    project.write(
        {
            path: activity(body="三（2）班的李小明同学朗诵了一首诗。"),
            "brands/aa/activities/other.yml": activity("读书", unknown="别的"),
            "brands/_bureau/site.yml": {"rules": entries},
        }
    )
    problems = check(project.root, load_region(project.root))
    errors = {problem.path for problem in problems if problem.severity is Severity.ERROR}
    assert "brands/aa/activities/other.yml" in errors
    assert withheld(problems) == ({path} if held else set())
