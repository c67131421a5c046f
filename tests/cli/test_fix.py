"""wuse fix: what it says, how it ends, and that nothing in a file reaches the terminal as it is."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.pictures import encoded, scene
from support.project import Project, activity, brand, make_project, quiet
from support.yaml_samples import CORPUS, TO_THEIR_WRITERS

from wuse.cli import main


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    made = make_project(tmp_path / "project", {"brands/aa/brand.yml": brand("甲校")})
    monkeypatch.chdir(made.root)
    return made


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, ["fix", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_what_is_mended_is_shown_and_counted(project: Project) -> None:
    text = "标题：植树\n\n日期: 2018年4月\n# 备注\n活动类型: 志愿服务\n"
    project.write({"brands/aa/activities/a.yml": text})
    result = run()
    assert result.stdout == (
        "brands/aa/activities/a.yml：中文冒号 1 处、改用标准写法的时间 1 处\n"
        "--- brands/aa/activities/a.yml\n"
        "+++ brands/aa/activities/a.yml\n"
        "@@ -1,5 +1,5 @@\n"
        "-标题：植树\n"
        "+标题: 植树\n"
        " \n"
        "-日期: 2018年4月\n"
        "+日期: 2018-04\n"
        " # 备注\n"
        " 活动类型: 志愿服务\n"
        "改好了 1 个文件，1 个没有要改的。\n"
    )
    assert result.exit_code == 0
    assert run().stdout == "2 个没有要改的。\n"
    assert run().exit_code == 0


def test_a_weekday_that_fits_is_dropped_and_said_and_named_periods_stay(project: Project) -> None:
    text = "标题: 植树\n时间: 2025年3月12日（星期三）上午9:00\n活动类型: 志愿服务\n"
    project.write({"brands/aa/activities/a.yml": text})
    project.write({"brands/aa/activities/b.yml": "标题: 茶\n时间: 9月中旬\n活动类型: 座谈会\n"})
    said = run().stdout
    assert "brands/aa/activities/a.yml：去掉和日期相符的星期 1 处\n" in said
    assert "+时间: 2025-03-12 09:00\n" in said
    assert "b.yml" not in said


@pytest.mark.parametrize("options", [(), ("--check",)])
def test_errors_that_are_for_the_person_are_counted_and_end_with_one(
    project: Project, options: tuple[str, ...]
) -> None:
    """A missing field and a wrong word are no slips, yet the file is not published."""
    wrong = {
        "brands/aa/activities/a.yml": "标题: 植树\n活动类型: 大扫除大会\n",
        "brands/aa/activities/b.yml": "标题: 读书\n日期: 2025-10-18\n活动类型: 读书会\n",
    }
    project.write(wrong)
    result = run(*options)
    assert result.exit_code == 1
    assert "还有 2 个错误要自己改" in result.stdout
    clean = run(*options, "brands/aa/activities/b.yml")
    assert (clean.exit_code, clean.stdout) == (0, "1 个没有要改的。\n")


def test_check_only_says_and_ends_with_one(project: Project) -> None:
    project.write({"brands/aa/activities/a.yaml": "标题：植树\n"})
    result = run("--check")
    assert result.exit_code == 1
    assert "brands/aa/activities/a.yaml → brands/aa/activities/a.yml：" in result.stdout
    assert result.stdout.endswith("要改 1 个文件，1 个没有要改的。\n")
    assert (project.root / "brands/aa/activities/a.yaml").read_text("utf-8") == "标题：植树\n"
    assert run("--check", "brands/aa/brand.yml").exit_code == 0


def test_what_is_left_is_told_with_its_line_and_ends_with_one(project: Project) -> None:
    project.write({"brands/aa/activities/a.yml": "标题：植树\n日期: 2018\n日期: 2019\n"})
    result = run()
    assert result.exit_code == 1
    assert "brands/aa/activities/a.yml：第 3 行要自己改：“日期”写了两次" in result.stderr
    assert "改好了 1 个文件，1 个有要自己改的地方，见上" in result.stdout


def test_places_are_meant_as_in_check(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("aa", "bb"):
        project.write({f"brands/{name}/activities/{n}.yml": "标题：植树\n" for n in ("x", "y")})
    assert "改好了 1 个文件。" in run("brands/aa/activities/x.yml").stdout
    monkeypatch.chdir(project.root / "brands" / "aa")
    assert "改好了 1 个文件" in run("activities", "--project", "../..").stdout
    monkeypatch.chdir(project.root)
    assert "改好了 2 个文件" in run("brands").stdout


def test_a_photo_and_what_names_it_are_shown(project: Project) -> None:
    photos = [{"file": "a.png", "alt": "树", "people": "无人"}]
    project.write({
        "brands/aa/photos/a.png": encoded(scene()),
        "brands/aa/activities/a.yml": activity(photos=photos),
    })  # fmt: skip
    said = run("--check")
    assert "brands/aa/photos/a.png → brands/aa/photos/a.jpg：换成真正的后缀名" in said.stdout
    assert "-- file: a.png\n+- file: a.jpg\n" in said.stdout
    assert "有要自己改的地方" not in run().stdout
    check = CliRunner().invoke(main, ["check", "--select", "P501,P504"])
    assert check.output == "没有发现问题。\n"


def test_fields_are_sorted_when_asked_for(project: Project) -> None:
    project.write({"brands/aa/activities/a.yml": "type: 志愿服务\ndate: 2018\n# 名\ntitle: 一\n"})
    assert "没有要改的" in run().stdout
    assert "栏目的顺序" in run("--sort-keys").stdout
    text = (project.root / "brands/aa/activities/a.yml").read_text("utf-8")
    assert text == "# 名\ntitle: 一\ndate: 2018\ntype: 志愿服务\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["brands/no.yml"], "没有“brands/no.yml”"),
        (["mkdocs.yml"], "不在这个项目的 brands 文件夹里"),
        (["--no"], "--no"),
        (["--project", "docs"], "这里不是项目文件夹"),
    ],
)
def test_a_wrong_command_ends_with_two(project: Project, arguments: list[str], says: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert says in result.output


@pytest.mark.usefixtures("project")
def test_a_place_without_records_is_reported() -> None:
    Path("brands/aa/note.txt").write_text("x", "utf-8")
    result = run("brands/aa/note.txt")
    assert (result.stdout, result.exit_code) == ("没有找到要检查的文件。\n", 0)


def test_links_are_told_and_not_followed(project: Project, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "brand.yml").write_text("a：1\n", "utf-8")
    (project.root / "brands" / "linked").symlink_to(tmp_path / "outside")
    result = run("brands/linked/brand.yml")
    assert result.exit_code == 1
    assert "brands/linked：这是一个快捷方式" in result.stderr
    assert (tmp_path / "outside" / "brand.yml").read_text("utf-8") == "a：1\n"


HOSTILE = "\x1b]0;x\x07\x1b[2J\u202e"


def test_nothing_in_a_file_or_a_name_reaches_the_terminal_as_it_is(project: Project) -> None:
    project.write({
        f"brands/aa/activities/{HOSTILE}.yml": "标题：植树\u3000\n\x85\n",
        "brands/aa/activities/b.yml": f"标题：{HOSTILE}\n{HOSTILE}: [\n",
        f"brands/aa/activities/c{HOSTILE}.yaml": f"标题：植树\n{HOSTILE}x: 1\n",
    })  # fmt: skip
    for arguments in (["--check"], []):
        said = run(*arguments).output
        assert not {char for char in said if not char.isprintable()} - {"\n"}
        assert "<U+001B>" in said


@pytest.mark.slow
def test_a_terminal_gets_colours(project: Project) -> None:
    project.write({"brands/aa/activities/a.yml": "标题：植树\n"})
    parent, child = pty.openpty()
    command = [str(Path(sys.executable).with_name("wuse")), "fix", "--check"]
    environment = quiet({"TERM": "xterm"})
    with subprocess.Popen(command, stdout=child, stderr=child, env=environment) as process:
        os.close(child)
        said = b""
        with suppress(OSError):  # how Linux says that nobody writes any more
            while part := os.read(parent, 1024):
                said += part
        process.wait()
    os.close(parent)
    assert b"\x1b[32m+\xe6\xa0\x87\xe9\xa2\x98: " in said
    assert b"\x1b[31m-\xe6\xa0\x87\xe9\xa2\x98\xef\xbc\x9a" in said


def test_after_fix_check_finds_nothing_in_the_mechanical_samples(project: Project) -> None:
    mechanical = [path for path in CORPUS.iterdir() if path.name not in TO_THEIR_WRITERS]
    project.write({f"brands/aa/activities/{path.name}": path.read_bytes() for path in mechanical})
    assert "有要自己改的地方" not in run().stdout
    check = CliRunner().invoke(main, ["check", "--select", "F,Y"])
    assert check.output == "没有发现问题。\n"
