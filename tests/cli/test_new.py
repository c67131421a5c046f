"""``wuse new``: as a teacher answers it, and as a script gives everything at once."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.project import Project, brand, make_project

from wuse.cli import main
from wuse.model.records import Activity, Exemplar
from wuse.source import load_region

INITIATIVES = [
    {"id": "red", "name": "红色先锋行动"},
    {"id": "green", "name": "绿色 志愿行动", "aliases": ["绿行"]},
]
SITE = {
    "districts": [{"id": "linhai", "name": "滨海区"}],
    "vocabulary": [{"scheme": "activity_type", "code": "kite", "name": "放风筝"}],
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    files = {
        "brands/aa/brand.yml": brand("甲校", initiatives=INITIATIVES),
        "brands/_bureau/site.yml": SITE,
    }
    return make_project(tmp_path / "project", files)


def new(project: Project, *arguments: str, answers: list[str] | None = None) -> Result:
    """Run the command with a line of input for each answer; a traceback is never the answer."""
    given = "".join(f"{answer}\n" for answer in answers or [])
    result = CliRunner().invoke(
        main, ["new", *arguments, "--project", str(project.root)], input=given
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def files(project: Project) -> set[str]:
    brands = project.root / "brands"
    return {path.relative_to(brands).as_posix() for path in brands.rglob("*") if path.is_file()}


def assert_clean(project: Project) -> None:
    result = CliRunner().invoke(main, ["check", "--project", str(project.root)])
    assert "错误" not in result.output.replace("0 个错误", ""), result.output
    assert result.exit_code == 0


def only_activity(project: Project) -> Activity:
    [found] = load_region(project.root).region.owners["aa"].activities
    return found.record


def test_an_activity_by_answers(project: Project) -> None:
    answers = ["aa", "植树: 一棵 #1", "2025年3月12日", "志愿服务", "2，1", "Tree Planting"]
    result = new(project, "activity", answers=answers)
    assert result.exit_code == 0, result.output
    assert "aa/activities/2025-03-12-tree-planting.yml" in files(project)
    record = only_activity(project)
    assert (record.title, record.initiative) == ("植树: 一棵 #1", ("green", "red"))
    assert_clean(project)


def test_an_activity_by_options_asks_nothing(project: Project) -> None:
    options = ["--owner", "aa", "--title", "植树", "--date", "2025-03", "--type", "志愿服务"]
    result = new(project, "activity", *options, "--initiative", "绿色 志愿行动", "--english")
    assert result.exit_code == 0, result.output
    assert "：" not in result.output.split("已写好")[0]
    text = (project.root / "brands/aa/activities/2025-03-1.yml").read_text("utf-8")
    assert "\ntitle: 植树 " in text
    assert "\ninitiative:  # brand.yml 里载体的编号。\n  - green\n" in text
    assert "\n# summary: 一两句话，列表里显示。\n" in text
    assert_clean(project)


def test_a_wrong_answer_is_told_and_asked_again(project: Project) -> None:
    answers = ["ab", "aa", "", "植树", "2025-13-01", "2025-03-12", "志原服务", "志愿服务", "gren"]
    result = new(project, "activity", answers=answers)
    assert result.exit_code == 0, result.output
    for said in (
        "brands 里没有“ab”这所学校 — 是不是“aa”？",
        "这一项必须回答",
        "月份 13 不存在",
        "是不是想写“志愿服务”？",
        "brand.yml 里没有“gren”这项载体 — 是不是“green”？",
    ):
        assert said in result.output
    assert only_activity(project).initiative == ()


def test_terms_of_the_bureau_are_offered_by_number(project: Project) -> None:
    options = ["--owner", "aa", "--title", "风筝", "--date", "2025"]
    result = new(project, "activity", *options, answers=["38"])
    assert "38 放风筝" in result.output
    assert only_activity(project).type.code == "kite"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--owner", "zz"], "--owner：brands 里没有“zz”这所学校"),
        (["--owner", "../aa"], "--owner：brands 里没有“../aa”这所学校"),
        (["--title", " "], "--title：不能为空"),
        (["--title", "a\x1b[2J"], "--title：这里有看不见的字符 U+001B"),
        (["--title", "a\nb"], "--title：这里只能写一行"),
        (["--date", "明天"], "--date："),
        (["--type", "志原服务"], "--type：活动类型里没有“志原服务” — 是不是想写“志愿服务”？"),
        (["--initiative", "gren"], "--initiative：brand.yml 里没有“gren”这项载体"),
        (["--name", "植树"], "--name：文件名“植树”不能用作网址"),
    ],
)
def test_a_wrong_option_is_a_usage_error(project: Project, options: list[str], said: str) -> None:
    right = ["--owner", "aa", "--title", "植树", "--date", "2025", "--type", "志愿服务"]
    before = files(project)
    result = new(project, "activity", *right, *options)
    assert result.exit_code == 2
    assert said in result.output
    assert files(project) == before


@pytest.mark.parametrize("kind", ["brand", "activity", "exemplar", "case"])
def test_without_input_it_says_what_is_missing(project: Project, kind: str) -> None:
    before = files(project)
    result = new(project, kind)
    assert result.exit_code == 2
    assert "或者写明 --owner" in result.output
    assert files(project) == before


@pytest.mark.slow
def test_a_closed_or_garbled_input_is_no_traceback(project: Project) -> None:
    command = [Path(sys.executable).with_name("wuse"), "new", "case", "--owner", "aa"]
    shell = {"cwd": project.root, "stderr": subprocess.STDOUT, "stdout": subprocess.PIPE}
    closed = subprocess.run(["sh", "-c", '"$@" <&-', "sh", *command], check=False, **shell)
    garbled = subprocess.run(command, input="案例\n".encode("gbk"), check=False, **shell)
    for run in (closed, garbled):
        assert run.returncode == 2
        assert b"Traceback" not in run.stdout


def test_leaving_the_terminal_writes_nothing(project: Project) -> None:
    parent, child = pty.openpty()
    command = [Path(sys.executable).with_name("wuse"), "new", "case", "--owner", "aa"]
    with subprocess.Popen(
        command, cwd=project.root, stdin=child, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as run:
        os.write(parent, b"\x04")  # Ctrl-D
        said, _ = run.communicate(timeout=60)
    os.close(parent)
    os.close(child)
    assert run.returncode == 1
    assert "已取消" in said.decode()
    assert "aa/case.yml" not in files(project)


def test_a_brand_by_answers(project: Project) -> None:
    answers = ["aa", "bb", "甲校", "乙校", "红烛领航", "小学", "1"]
    result = new(project, "brand", answers=answers)
    assert result.exit_code == 0, result.output
    assert "aa/brand.yml 已经有了" in result.output
    assert "brands/aa 已经用了“甲校”这个名称" in result.output
    assert " new activity --owner bb" in result.output
    home = project.root / "brands/bb"
    assert {path.name for path in home.iterdir()} == {
        "brand.yml", "activities", "exemplars", "photos"
    }  # fmt: skip
    owner = load_region(project.root).region.owners["bb"].profile.owner
    assert (owner.name, str(owner.stage), owner.district) == ("乙校", "小学", "linhai")
    assert_clean(project)


def test_a_collective_exemplar_has_a_name(project: Project) -> None:
    result = new(project, "exemplar", answers=["aa", "1", "橘灯护导岗", "绿行", "lamp-post"])
    assert result.exit_code == 0, result.output
    [found] = load_region(project.root).region.owners["aa"].exemplars
    assert (found.id, found.record.name) == ("lamp-post", "橘灯护导岗")
    assert found.record.initiative == ("green",)
    assert_clean(project)


def test_of_a_person_only_the_role_is_asked(project: Project) -> None:
    result = new(project, "exemplar", answers=["aa", "师傅", "钳工实训指导教师"])
    assert result.exit_code == 0, result.output
    assert "有本人书面同意才写“名称”" in result.output
    [found] = load_region(project.root).region.owners["aa"].exemplars
    assert isinstance(found.record, Exemplar)
    assert (found.id, found.record.name) == ("exemplar-1", "")
    assert found.record.role == "钳工实训指导教师"
    assert_clean(project)


def test_a_case_is_written_once(project: Project) -> None:
    assert new(project, "case", "--owner", "aa", "--title", "一张工单").exit_code == 0
    assert_clean(project)
    before = (project.root / "brands/aa/case.yml").read_bytes()
    result = new(project, "case", "--owner", "aa", "--title", "另一张")
    assert result.exit_code == 2
    assert "aa/case.yml 已经有了，没有改动它" in result.output
    assert (project.root / "brands/aa/case.yml").read_bytes() == before


def test_a_broken_brand_keeps_no_one_from_writing(project: Project) -> None:
    project.write({"brands/aa/brand.yml": "owner: {}\n"})
    options = ["--owner", "aa", "--title", "植树", "--date", "2025", "--type", "志愿服务"]
    result = new(project, "activity", *options)
    assert result.exit_code == 0
    assert "先运行 wuse check 改好" in result.output
    assert new(project, "activity", *options, "--initiative", "red").exit_code == 2


def test_where_there_is_no_project(tmp_path: Path) -> None:
    result = new(Project(tmp_path), "case", "--owner", "aa", "--title", "x")
    assert result.exit_code == 2
    assert "这里不是项目文件夹" in result.output


def test_a_place_that_takes_no_file(project: Project) -> None:
    project.write({"brands/aa/exemplars": "不是文件夹"})
    result = new(project, "exemplar", "--owner", "aa", "--type", "师傅")
    assert result.exit_code == 1
    assert "写不进去" in result.output


@pytest.mark.slow
def test_the_next_steps_call_the_program_as_it_can_be_called(project: Project) -> None:
    program = Path(sys.executable).with_name("wuse")
    for path, word in (("/usr/bin:/bin", str(program)), (str(program.parent), "wuse")):
        case = project.root / "brands/aa/case.yml"
        case.unlink(missing_ok=True)
        said = project.run(
            "wuse", "new", "case", "--owner", "aa", "--title", "案例", PATH=path
        ).said
        assert f"运行 {word} check brands/aa，" in said
