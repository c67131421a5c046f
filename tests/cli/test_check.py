"""wuse check: what is asked for, where the answer goes, and how the command ends."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.project import Project, activity, brand, make_project, quiet

from wuse.cli import main

FILES = {
    "brands/aa/brand.yml": brand("甲校"),
    "brands/aa/note.txt": "x",
    "brands/aa/activities/a.yml": "标题：植树\n",
    "brands/aa/activities/b.yml": activity(initiative="no"),
    "brands/aab/brand.yml": "owner: {}\n",
}
CLEAN = {"brands/aa/brand.yml": brand("甲校"), "brands/aa/activities/a.yml": activity()}
EVERYTHING = {
    ("brands/aa/activities/a.yml", "Y221"),
    ("brands/aa/activities/a.yml", "Y203"),
    ("brands/aa/activities/a.yml", "S301"),
    ("brands/aa/activities/b.yml", "R402"),
    ("brands/aa/note.txt", "F124"),
    ("brands/aab/brand.yml", "S301"),
    ("mkdocs.yml", "S302"),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    made = make_project(tmp_path / "project", FILES, wuse={"unknown": 1})
    monkeypatch.chdir(made.root)
    return made


@pytest.fixture
def clean(tmp_path: Path) -> Project:
    """A project that nothing is wrong with."""
    return make_project(tmp_path / "clean", CLEAN)


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, ["check", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def found(*arguments: object) -> set[tuple[str, str]]:
    """Path and code of each problem that is listed."""
    listed = json.loads(run(*arguments, "--format", "json").stdout)
    return {(problem["path"], problem["code"]) for problem in listed}


def test_in_a_clean_project_nothing_is_found(clean: Project) -> None:
    result = run("--project", clean.root)
    assert (result.exit_code, result.output) == (0, "没有发现问题。\n")


def test_errors_are_listed_counted_and_fail(clean: Project) -> None:
    clean.write(
        {
            "brands/zz/brand.yml": "owner: {}\n",
            "brands/aa/note.txt": "x",
            "brands/aa/activities/b.yml": activity(date="2026-13-40"),
            "brands/aa/activities/c.yml": activity("种花", initiative="no"),
        }
    )
    result = run("--project", clean.root)
    lines = result.output.splitlines()
    assert result.exit_code == 1
    assert lines[-2:] == ["4 个错误、1 个提醒、0 个建议", "wuse rule 代码 可看解释"]
    assert [line.split(" ")[0] for line in lines if line.startswith("brands/")] == [
        "brands/aa/activities/b.yml:2:7:",
        "brands/aa/activities/c.yml:4:13:",
        "brands/aa/note.txt:1:1:",
        "brands/zz/brand.yml:1:1:",
        "brands/zz/brand.yml:1:1:",
    ]


def test_a_reminder_is_no_failure(clean: Project) -> None:
    clean.write({"brands/aa/note.txt": "x"})
    assert run("--project", clean.root).exit_code == 0


def test_the_project_one_stands_in_is_meant(
    clean: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(clean.root)
    assert run().output == "没有发现问题。\n"


def test_a_project_without_anything_is_told_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "brands").mkdir()
    result = run("--project", tmp_path)
    assert result.exit_code == 1
    assert "mkdocs.yml:1:1: 错误 F101 没有这个文件" in result.output
    assert "brands:1:1: 错误 F125 brands 里还没有学校" in result.output


def test_a_broken_configuration_is_told_at_its_place(clean: Project) -> None:
    clean.write({"mkdocs.yml": "site_name: [\n"})
    result = run("--project", clean.root)
    assert result.exit_code == 1
    assert "mkdocs.yml:1:12: 错误 Y233" in result.output


def test_without_arguments_everything_is_listed(project: Project) -> None:
    assert found() == EVERYTHING


@pytest.mark.parametrize(
    ("arguments", "inside"),
    [
        (["brands"], "brands/"),
        (["brands/aa"], "brands/aa/"),
        (["brands/aab/../aa/"], "brands/aa/"),
        (["brands/aa/activities"], "brands/aa/activities/"),
        (["brands/aa/activities/b.yml"], "brands/aa/activities/b.yml"),
        (["--owner", "aa"], "brands/aa/"),
        (["--owner", "aa", "--owner", "aab"], "brands/"),
        (["--owner", "aa", "brands/aa/note.txt"], "brands/aa/note.txt"),
        (["--owner", "aab", "brands/aa"], "nothing"),
    ],
)
def test_only_problems_of_a_place(project: Project, arguments: list[str], inside: str) -> None:
    assert found(*arguments) == {item for item in EVERYTHING if item[0].startswith(inside)}


def test_a_path_is_meant_from_where_one_stands(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_name = tmp_path / "link"
    other_name.symlink_to(project.root)
    monkeypatch.chdir(project.root / "brands/aa")
    one = {("brands/aa/note.txt", "F124")}
    assert found("note.txt", "--project", "../..") == one
    assert found("note.txt", "--project", other_name) == one
    assert found(other_name / "brands/aa/note.txt", "--project", "../..") == one


def test_a_link_is_reported_by_whatever_is_asked_below_it(project: Project) -> None:
    (project.root / "brands/linked").symlink_to("aa")
    assert found("brands/linked/brand.yml") == {("brands/linked", "F102")}
    assert found("--owner", "linked") == {("brands/linked", "F102")}
    (project.root / "brands/aa/activities/c.yml").symlink_to("../brand.yml")
    assert found("brands/aa/activities/c.yml") == {("brands/aa/activities/c.yml", "F102")}


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["--select", "Y"], {"Y221", "Y203"}),
        (["--select", "y2,F124"], {"Y221", "Y203", "F124"}),
        (["--select", "Y", "--select", " F "], {"Y221", "Y203", "F124"}),
        (["--ignore", "Y,S,R"], {"F124"}),
        (["--select", "Y", "--ignore", "Y22"], {"Y203"}),
        (["--select", "Y221", "--ignore", "Y2"], {"Y221"}),
        (["--select", "Y2", "--ignore", "Y2"], set()),
    ],
)
def test_only_problems_of_a_kind(project: Project, arguments: list[str], codes: set[str]) -> None:
    assert {code for _, code in found(*arguments)} == codes


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["/"], "“/”不在这个项目的 brands 文件夹里"),
        (["mkdocs.yml"], "“mkdocs.yml”不在这个项目的 brands 文件夹里"),
        (["brands/../mkdocs.yml"], "不在这个项目的 brands 文件夹里"),
        (["brands/zz"], "没有“brands/zz”这个文件或文件夹"),
        (["brands/\x1b[2J"], "没有“brands/<U+001B>[2J”这个文件或文件夹"),
        (["--owner", "zz"], "brands 里没有“zz”这所学校"),
        (["--owner", "../brands"], "brands 里没有“../brands”这所学校"),
        (["--select", "Q1"], "没有以“Q1”开头的代码"),
        (["--ignore", "Y2,"], "没有以“”开头的代码"),
        (["--format", "xml"], "--format"),
    ],
)
def test_wrong_usage_is_told_on_stderr_alone(
    project: Project, arguments: list[str], said: str
) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.parametrize("name", ["text", "json", "github", "sarif", "rdjson", "markdown"])
def test_the_answer_is_on_stdout_and_the_exit_code_says_errors(project: Project, name: str) -> None:
    bad = run("--format", name)
    assert (bad.exit_code, bad.stderr) == (1, "")
    assert "Y221" in bad.stdout
    reminder = run("--format", name, "--select", "F")
    assert (reminder.exit_code, reminder.stderr) == (0, "")
    assert "F124" in reminder.stdout
    assert run("--format", name, "--select", "P").exit_code == 0


def test_nothing_to_say_is_said_in_every_format(project: Project) -> None:
    def said(name: str) -> str:
        return run("--format", name, "--select", "P").stdout

    assert said("text") == said("markdown") == "没有发现问题。\n"
    assert said("github") == ""
    assert json.loads(said("json")) == []
    assert json.loads(said("rdjson"))["diagnostics"] == []
    assert json.loads(said("sarif"))["runs"][0]["results"] == []


def test_a_file_name_that_is_no_text(project: Project) -> None:
    try:
        (project.root / os.fsdecode(b"brands/aa/\xff.txt")).write_text("x", "utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    for name, shown in {
        "text": "brands/aa/<U+DCFF>.txt:1:1:",
        "github": "file=brands/aa/<U+DCFF>.txt,",
        "markdown": r"brands\/aa\/\<U\+DCFF\>\.txt",
        "json": r"brands/aa/\udcff.txt",
        "rdjson": r"brands/aa/\udcff.txt",
        "sarif": "brands/aa/%FF.txt",
    }.items():
        assert shown in run("--format", name, "--select", "F").stdout


@pytest.mark.slow
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colours_only_on_a_terminal_that_wants_them(
    project: Project, no_color: str, coloured: bool
) -> None:
    assert "\x1b" not in project.wuse("check").said
    assert ("\x1b[31m" in on_a_terminal(project, no_color)) is coloured


def on_a_terminal(project: Project, no_color: str) -> str:
    ours, theirs = pty.openpty()
    environment = quiet({"NO_COLOR": no_color, "TERM": "xterm"})
    command = [Path(sys.executable).with_name("wuse"), "check", "brands/aab"]
    with subprocess.Popen(command, cwd=project.root, env=environment, stdout=theirs) as running:
        os.close(theirs)
        said = b""
        with suppress(OSError):  # how Linux says that the other side is gone
            while part := os.read(ours, 4096):
                said += part
        os.close(ours)
    assert running.returncode == 1
    return said.decode()


def test_a_school_by_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name, the short one, an alias, the folder's name, a path to it: all mean the school."""
    owner = {"单位名称": "第三中学", "简称": "三中", "别名": ["市三中"]}
    bad = {**brand("别校"), "nonsense": "1"}
    files = {
        "brands/san/brand.yml": {"单位": owner, "品牌": {"品牌名称": "甲"}, "nonsense": "1"},
        "brands/bie/brand.yml": bad,
    }
    project = make_project(tmp_path / "p", files)
    monkeypatch.chdir(project.root)
    for name in (
        "第三中学",
        "三中",
        "市三中",
        "san",
        "brands/san",
        "brands/san/",
        "brands/san/brand.yml",
    ):
        said = CliRunner().invoke(main, ["check", name]).output
        assert "brands/san/brand.yml" in said, name
        assert "brands/bie/" not in said, name
        if not name.endswith(".yml"):
            other = CliRunner().invoke(main, ["check", "--owner", name.strip("/")])
            assert "brands/san/brand.yml" in other.output
    wrong = CliRunner().invoke(main, ["check", "第三中"])
    assert wrong.exit_code == 2
    assert "是不是“第三中学”" in wrong.output
    project.write({"brands/bie/brand.yml": bad | {"owner": {"name": "三中"}}})
    assert "不止一个" in CliRunner().invoke(main, ["check", "三中"]).output
