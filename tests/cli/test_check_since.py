"""wuse check --since: only what a change touches, and whether its author may touch it."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.project import Project, activity, brand
from support.repository import commit, git, init

from wuse.cli import main

OWNERS = {
    "owners": [
        {"folder": "_bureau", "accounts": ["bureau"]},
        {"folder": "aa", "accounts": ["teacher"]},
    ]
}
WRONG = "标题：植树\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three schools, of which bb has been wrong all along; a branch off main."""
    folder = init(tmp_path / "project")
    Project(folder).write(
        {
            "mkdocs.yml": "site_name: x\nextra:\n  wuse: {unknown: 1}\n",
            "brands/aa/brand.yml": brand("甲校"),
            "brands/aa/activities/a.yml": activity(initiative=None),
            "brands/bb/brand.yml": brand("乙校"),
            "brands/bb/activities/wrong.yml": WRONG,
            "brands/_bureau/site.yml": "calendar: 1\n",
        },
    )
    commit(folder)
    git(folder, "checkout", "-q", "-b", "work")
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, ["check", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def found(*arguments: object) -> set[tuple[str, str]]:
    listed = json.loads(run("--since", "main", *arguments, "--format", "json").stdout)
    return {(problem["path"], problem["code"]) for problem in listed}


def test_nothing_changed_nothing_to_say(project: Path) -> None:
    result = run("--since", "main", "--author", "anyone")
    assert (result.exit_code, result.stdout) == (0, "没有发现问题。\n")


def test_only_the_folder_that_was_touched(project: Path) -> None:
    Project(project).write({"brands/aa/activities/b.yml": WRONG})
    paths = {path for path, _ in found()}
    assert paths == {"brands/aa/activities/b.yml"}
    assert run("--since", "main").exit_code == 1


def test_the_whole_folder_because_a_file_may_be_missed_elsewhere(project: Path) -> None:
    photos = {"photos": [{"file": "a.jpg", "alt": "树", "people": "无人"}]}
    Project(project).write({"brands/aa/activities/a.yml": activity(**photos)})
    Project(project).write({"brands/aa/photos/a.jpg": "x"})
    git(project, "checkout", "-q", "main")
    commit(project)
    git(project, "checkout", "-q", "-B", "work")
    (project / "brands/aa/photos/a.jpg").unlink()
    assert ("brands/aa/activities/a.yml", "P501") in found()


@pytest.mark.parametrize(
    ("touched", "seen"),
    [
        ("mkdocs.yml", {("mkdocs.yml", "S302"), ("mkdocs.yml", "O702")}),
        (
            "brands/_bureau/site.yml",
            {("brands/_bureau/site.yml", "S303"), ("brands/_bureau/site.yml", "O702")},
        ),
    ],
)
def test_the_bureaus_files_when_they_were_touched(
    project: Path, touched: str, seen: set[tuple[str, str]]
) -> None:
    path = project / touched
    path.write_text(path.read_text("utf-8") + "# 改\n", "utf-8")
    assert found("--select", "S302,S303,O") == seen


def test_a_reference_to_an_owner_that_is_not_read_is_right(project: Path) -> None:
    owner = {"owner": {"name": "甲校", "parent": "bb"}, "brand": {"name": "甲"}}
    Project(project).write({"brands/aa/brand.yml": owner})
    assert found("--select", "R") == set()
    owner["owner"]["parent"] = "cc"
    Project(project).write({"brands/aa/brand.yml": owner})
    assert found("--select", "R") == {("brands/aa/brand.yml", "R405")}


def test_a_file_that_is_refused_is_not_told_off_twice(project: Path) -> None:
    Project(project).write({"brands/aa/note.txt": "x", "brands/aa/activities/a:b.yml": "x"})
    (project / "brands/aa/activities/link.yml").symlink_to("a.yml")
    (project / "brands/aa/link").symlink_to("activities")
    assert found("--select", "F,O") == {
        ("brands/aa/note.txt", "O716"),
        ("brands/aa/activities/a:b.yml", "O717"),
        ("brands/aa/activities/link.yml", "O712"),
        ("brands/aa/link", "O712"),
    }


def test_other_filters_still_apply(project: Path) -> None:
    Project(project).write({"brands/aa/activities/b.yml": WRONG, "brands/aa/note.txt": "x"})
    assert found("brands/aa/note.txt") == {("brands/aa/note.txt", "O716")}
    assert found("--owner", "bb") == set()
    assert found("--select", "Y221") == {("brands/aa/activities/b.yml", "Y221")}


def test_an_author_is_held_against_the_register_of_before(project: Path) -> None:
    git(project, "checkout", "-q", "main")
    Project(project).write({"brands/_bureau/site.yml": OWNERS})
    commit(project)
    git(project, "checkout", "-q", "-B", "work")
    Project(project).write({"brands/aa/README.md": "我们\n"})
    assert found("--author", "teacher") == set()
    assert run("--since", "main", "--author", "teacher").exit_code == 0
    assert found("--author", "stranger") == {("brands/aa/README.md", "O701")}
    assert run("--since", "main", "--author", "stranger").exit_code == 1

    own = {"owners": [{"folder": "_bureau", "accounts": ["teacher"]}]}
    Project(project).write({"brands/_bureau/site.yml": own, "brands/bb/README.md": "他们\n"})
    commit(project)
    assert found("--author", "teacher", "--select", "O") == {
        ("brands/_bureau/site.yml", "O702"),
        ("brands/bb/README.md", "O703"),
    }
    assert found("--author", "bureau", "--select", "O") == set()


def test_of_an_unknown_author_it_is_a_reminder(project: Path) -> None:
    Project(project).write({"brands/aa/README.md": "我们\n", "brands/cc/brand.yml": brand("丙校")})
    assert found() == {("brands/cc/brand.yml", "O704")}
    assert run("--since", "main").exit_code == 0
    assert run("--since", "main", "--author", "teacher").exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--since", "nowhere"], "git 里没有“nowhere”这个版本"),
        (["--since=--output=x"], "git 里没有“--output=x”这个版本"),
        (["--author", "teacher"], "--author 要和 --since 一起用"),
        (["--since", "main", "--author", " "], "--author 后面要写账号"),
    ],
)
def test_wrong_usage_is_told_on_stderr_alone(
    project: Path, arguments: list[str], said: str
) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_outside_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "brands").mkdir()
    result = run("--since", "main", "--project", tmp_path)
    assert result.exit_code == 2
    assert "不在 git 仓库里" in result.stderr


@pytest.mark.parametrize("name", ["text", "json", "github", "sarif", "rdjson", "markdown"])
def test_every_format_bears_hostile_names(project: Path, name: str) -> None:
    names = ("a\n::error::b.txt", '"; rm -rf $(x) `y`.yml')
    Project(project).write({f"brands/aa/{hostile}": "x" for hostile in names})
    result = run("--since", "main", "--author", "teacher", "--format", name)
    assert result.exit_code == 1
    assert "\n::error::b" not in result.stdout


def test_a_full_disk_is_said_in_a_sentence(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> str:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("tempfile.mkdtemp", full)
    result = run("--since", "main", "--author", "teacher")
    assert result.exit_code == 2
    assert "写不进" in result.stderr


def touched(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["touched", *arguments])


def test_touched_names_the_folders_that_can_be_shown(project: Path) -> None:
    assert touched("--since", "main").output == ""
    Project(project).write(
        {
            "brands/aa/a.txt": "x",
            "brands/cc/brand.yml": "x",
            "brands/$(x)/brand.yml": "x",
            "brands/dd,ee/brand.yml": "x",
            "hooks/a.py": "x",
        },
    )
    (project / "brands/ff").symlink_to("aa")
    (project / "brands/bb/brand.yml").unlink()
    (project / "brands/bb/activities/wrong.yml").unlink()
    (project / "brands/bb/activities").rmdir()
    (project / "brands/bb").rmdir()
    assert touched("--since", "main").output == "aa,cc\n"
    assert touched("--since", "nowhere").exit_code == 2
