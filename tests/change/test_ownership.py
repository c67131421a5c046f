"""Who may change what, told from paths and the bureau's register."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import pytest
from support.project import dump
from support.repository import commit, init

from wuse.change import (
    Change,
    ChangeStatus,
    Register,
    ownership_violations,
    ownership_violations_of_any,
    read_register,
    register_at,
)
from wuse.source import Severity, load_region
from wuse.source.safe_git import GitError

REGISTER = Register({"_bureau": ["Bureau"], "aa": ["teacher", "org/school-a"], "bb": ["other"]})
NOBODY = Register()


def added(*paths: str) -> list[Change]:
    return [Change(ChangeStatus.ADDED, path, path, 0o100644, 0) for path in paths]


def found(changes: list[Change], register: Register, author: str | None) -> list[tuple[str, str]]:
    return [(it.code.value, it.path) for it in ownership_violations(changes, register, author)]


OWN = added("brands/aa/brand.yml", "brands/aa/photos/a.jpg")
FOREIGN = added("brands/bb/brand.yml")
NEW = added("brands/cc/brand.yml")
OUTSIDE = added("hooks/a.py", "hooks/b.py", "brands/_bureau/site.yml", "brands/x", "../y/z")
OUTSIDE_FOUND = [
    ("O702", path) for path in ("hooks/a.py", "brands/_bureau/site.yml", "brands/x", "../y/z")
]


@pytest.mark.parametrize(
    ("changes", "author", "expected"),
    [
        (OWN, "teacher", []),
        (OWN, "@Teacher", []),
        (OWN, "other", [("O701", "brands/aa/brand.yml")]),
        (OWN, "school-a", [("O701", "brands/aa/brand.yml")]),
        (FOREIGN, "teacher", [("O701", "brands/bb/brand.yml")]),
        (OWN + FOREIGN + OUTSIDE, "bureau", []),
        (NEW, "teacher", [("O703", "brands/cc/brand.yml")]),
        (NEW, "bureau", []),
        (OUTSIDE, "teacher", OUTSIDE_FOUND),
        (added("brands/aa"), "teacher", [("O702", "brands/aa")]),
        (added("brands/aab/brand.yml"), "teacher", [("O703", "brands/aab/brand.yml")]),
        (added("brands/AA/brand.yml"), "teacher", [("O703", "brands/AA/brand.yml")]),
    ],
)
def test_with_a_register_accounts_change_only_what_is_theirs(
    changes: list[Change], author: str, expected: list[tuple[str, str]]
) -> None:
    assert found(changes, REGISTER, author) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (OWN, []),
        (NEW, []),
        (OWN + FOREIGN, [("O704", "brands/bb/brand.yml")]),
        (OWN + OUTSIDE, OUTSIDE_FOUND),
    ],
)
@pytest.mark.parametrize("author", ["teacher", None])
def test_without_a_register_one_folder_at_a_time(
    changes: list[Change], expected: list[tuple[str, str]], author: str | None
) -> None:
    assert found(changes, NOBODY, author) == expected
    severities = {it.severity for it in ownership_violations(changes, NOBODY, author)}
    assert severities <= {Severity.ERROR if author else Severity.WARNING}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("brands/bb/brand.yml", "brands/aa/brand.yml", [("O701", "brands/bb/brand.yml")]),
        ("brands/aa/brand.yml", "brands/bb/brand.yml", [("O701", "brands/bb/brand.yml")]),
        ("hooks/a.py", "brands/aa/README.md", [("O702", "hooks/a.py")]),
        ("brands/aa/a.yml", "brands/aa/b.yml", []),
    ],
)
def test_a_moved_file_counts_at_both_ends(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    moved = [Change(ChangeStatus.RENAMED, new, old, 0o100644, 0o100644)]
    assert found(moved, REGISTER, "teacher") == expected


@pytest.mark.parametrize(
    ("authors", "shared", "expected"),
    [
        (["bureau", "Bureau"], False, []),
        (["bureau", "teacher"], False, [("O701", "brands/bb/brand.yml"), OUTSIDE_FOUND[1]]),
        (["teacher", "bureau"], False, [("O701", "brands/bb/brand.yml"), OUTSIDE_FOUND[1]]),
        (["other", "bureau"], False, [OUTSIDE_FOUND[1]]),
        (["teacher", "other"], False, [OUTSIDE_FOUND[1], ("O701", "brands/bb/brand.yml")]),
        (["bureau"], True, [("O701", "brands/bb/brand.yml"), OUTSIDE_FOUND[1]]),
        ([], False, [OUTSIDE_FOUND[1]]),
    ],
)
def test_the_least_of_all_who_had_a_hand_in_it_counts(
    authors: list[str], shared: bool, expected: list[tuple[str, str]]
) -> None:
    register = REGISTER.without_bureau() if shared else REGISTER
    changes = FOREIGN + added("brands/_bureau/site.yml")
    told = ownership_violations_of_any(changes, register, authors)
    assert sorted((it.code.value, it.path) for it in told) == sorted(expected)


def test_a_register_that_cannot_be_read_lets_nobody_in() -> None:
    broken = Register(broken=True)
    assert found(OWN, broken, "teacher") == [("O705", "brands/_bureau/site.yml")]
    assert found(OWN, broken, None) == []


def test_messages_name_the_place_the_files_and_the_way_out() -> None:
    many = [f"brands/bb/activities/{number}\x1b.yml" for number in range(9)]
    (problem,) = ownership_violations(added(*many), REGISTER, "teacher\x1b")
    assert "账号“teacher<U+001B>”不是 brands/bb 的维护账号" in problem.message
    assert "9 个文件：activities/0<U+001B>.yml、" in problem.message
    assert "activities/5" not in problem.message
    assert "维护账号" in problem.fix
    assert (problem.line, problem.column, problem.end_line, problem.end_column) == (1, 1, 1, 1)


@pytest.mark.parametrize(("count", "more"), [(2, False), (5, False), (6, True)])
def test_of_many_names_a_few_are_reported(count: int, more: bool) -> None:
    folders = [f"brands/s{number}/brand.yml" for number in range(count)]
    (several,) = ownership_violations(added(*folders), NOBODY, "teacher")
    assert several.message.endswith("等") is more
    files = [f"brands/bb/activities/{number}.yml" for number in range(count)]
    (foreign,) = ownership_violations(added(*files), REGISTER, "teacher")
    assert ("……" in foreign.message) is more
    (itself,) = ownership_violations(added("README.md"), REGISTER, "teacher")
    assert itself.message.endswith(" README.md")


def site(folder: Path, **content: object) -> Path:
    path = folder / "brands/_bureau/site.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dump(content), "utf-8")
    return folder


def test_the_register_is_read_in_either_language(tmp_path: Path) -> None:
    owners = [
        {"folder": "_bureau", "accounts": "bureau"},
        {"文件夹": "aa", "账号": ["@teacher", "org/team"]},
        {"folder": "aa", "accounts": ["second"]},
    ]
    register = read_register(site(tmp_path, owners=owners))
    assert register.accounts == {"_bureau": ["bureau"], "aa": ["teacher", "org/team", "second"]}
    assert not register.broken


@pytest.mark.parametrize(
    "wrong",
    [
        {"folder": "aa", "accounts": ["a b"]},
        {"folder": "aa", "accounts": ["x\n* @evil"]},
        {"folder": "aa", "accounts": ["张老师"]},
        {"folder": "aa", "accounts": ["-x"]},
        {"folder": "../aa", "accounts": ["x"]},
        {"folder": "aa .*", "accounts": ["x"]},
        {"folder": "aa"},
    ],
)
def test_a_wrong_entry_breaks_the_register(tmp_path: Path, wrong: dict[str, object]) -> None:
    assert read_register(site(tmp_path, owners=[wrong])).broken


def test_another_section_that_is_wrong_does_not(tmp_path: Path) -> None:
    owners = [{"folder": "_bureau", "accounts": "bureau"}]
    register = read_register(site(tmp_path, owners=owners, calendar=[{"name": "x"}]))
    assert register == Register({"_bureau": ["bureau"]})
    assert read_register(site(tmp_path, calendar=[{"name": "x"}])) == Register()


def test_accounts_that_could_be_read_count_beside_a_slip(tmp_path: Path) -> None:
    path = site(tmp_path) / "brands/_bureau/site.yml"
    path.write_text("owners: [{folder: _bureau, accounts: bureau}]\nunknown: 1\n", "utf-8")
    assert load_region(tmp_path, only=()).problems
    assert read_register(tmp_path) == Register({"_bureau": ["bureau"]})


def test_what_cannot_hide_accounts_breaks_no_register(tmp_path: Path) -> None:
    """A reminder about the file, or another file that is wrong."""
    path = site(tmp_path) / "brands/_bureau/site.yml"
    path.write_text("\ufeffcalendar: []\n", "utf-8")
    path.with_name("resources.yml").write_text("resources: [\n", "utf-8")
    assert read_register(tmp_path) == Register()


@pytest.mark.parametrize(
    "text", ["owner: []\n", "owners：\n", "owners: [\n", "owners: x\n", "\xff"]
)
def test_a_file_that_may_hide_accounts_is_broken(tmp_path: Path, text: str) -> None:
    path = site(tmp_path) / "brands/_bureau/site.yml"
    path.write_text(text, "latin-1" if text == "\xff" else "utf-8")
    assert read_register(tmp_path).broken


def test_a_change_cannot_let_itself_in(tmp_path: Path) -> None:
    project = init(tmp_path)
    commit(site(project, owners=[{"folder": "aa", "accounts": ["teacher"]}]))
    site(project, owners=[{"folder": "_bureau", "accounts": ["teacher"]}])
    commit(project)
    assert register_at(project, "HEAD^").accounts == {"aa": ["teacher"]}


def test_no_room_to_read_a_register_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = init(tmp_path / "project")
    commit(site(project))
    absent = tmp_path / "absent"
    monkeypatch.setattr(tempfile, "tempdir", str(absent))
    with pytest.raises(GitError, match=f"写不进“{absent}”：{os.strerror(errno.ENOENT)}。"):
        register_at(project, "main")


def test_before_there_was_a_bureau_nobody_is_registered(tmp_path: Path) -> None:
    project = init(tmp_path)
    commit(project)
    assert register_at(project, "main") == Register()
