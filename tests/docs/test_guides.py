"""What the guides tell people to write works, and what they quote is what the program says."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner
from jinja2 import Environment
from PIL import Image
from support.guide import GUIDE, blocks, read, yaml_blocks
from support.project import ROOT, Project, brand

from wuse.cli import main
from wuse.model.dates import Edtf
from wuse.model.quantity import Quantity
from wuse.pages.parts.form_model import SECTIONS
from wuse.rules import check
from wuse.source import load_region

SCHOOLS, FORMAT, WEB, BUREAUS = map(read, ("schools", "format", "submit-web", "bureaus"))

ACTIVITY = "标题: 植树\n日期: 2025-03-12\n活动类型: 志愿服务\n"
BRAND = "单位:\n  单位名称: 实验小学\n品牌:\n  品牌名称: 五色示例\n"
PLACES = {
    "标题": ("activities/2025-10-28-a.yml", ""),
    "title": ("activities/2025-10-28-a.yml", ""),
    "照片": ("activities/2025-10-28-a.yml", ACTIVITY),
    "名称": ("exemplars/lamp-post.yml", ""),
    "成效数据": ("brand.yml", BRAND),
    "单位": ("brand.yml", ""),
    "同意公开的姓名": ("brand.yml", BRAND),
}
"""First field of an example -> the file it belongs to, and what must stand there before it."""


@pytest.mark.parametrize("example", [*yaml_blocks(SCHOOLS), *yaml_blocks(FORMAT)])
def test_every_example_can_be_pasted(tmp_path: Path, example: str) -> None:
    name, before = PLACES[example.split(":")[0]]
    files = {"brands/shiyan/brand.yml": brand(), f"brands/shiyan/{name}": before + example}
    assert load_region(Project(tmp_path).write(files).root).problems == []


def table(heading: str) -> Iterator[tuple[list[str], str]]:
    """Rows of the table under a heading: the ways to write in the first column, and the second."""
    section = FORMAT.split(heading)[1].split("\n## ")[0]
    for ways, shown in re.findall(r"^\| (`.*) \| (.*) \|$", section, re.MULTILINE):
        yield re.findall("`(.*?)`", ways), shown


@pytest.mark.parametrize(("ways", "shown"), list(table("{ #dates }")))
def test_dates_show_as_the_table_says(ways: list[str], shown: str) -> None:
    assert {Edtf.parse(way).zh() for way in ways} == {shown}


@pytest.mark.parametrize(("ways", "shown"), list(table("{ #numbers }")))
def test_numbers_show_as_the_table_says(ways: list[str], shown: str) -> None:
    assert "、".join(Quantity.parse(way).zh() for way in ways) == shown


@pytest.fixture
def broken(tmp_path: Path) -> Project:
    """A school with the mistakes that the guide explains."""
    green = {"id": "green", "name": "绿色志愿服务行动"}
    files = {
        "brands/shiyan/brand.yml": brand(initiatives=[green]),
        "brands/shiyan/activities/2025-10-28-a.yml": "标题：重阳前一天，把热饭送到枫林公寓\n",
        "brands/shiyan/activities/2025-10-28-b.yml": (
            "标题: 重阳\n日期: 10月28日\n活动类型: 走访慰问\n所属载体: green\n参加人次: 21\n"
            "照片:\n  - 文件: a.jpg\n    画面人物: 成人\n"
        ),
        "brands/shiyan/activities/2025-10-28-c.yml": (
            "标题: 重阳\n日期: 2025-10-28\n活动类型: 走访慰问\n所属载体: gren\n"
            "照片:\n  - 文件: a.jpg\n    画面描述: 一盆菊花\n    画面人物: 学生可辨认\n"
        ),
    }
    return Project(tmp_path).write(files)


def quotes(text: str) -> list[str]:
    return [re.sub("[`*]", "", line) for line in re.findall("^> (.+)$", text, re.MULTILINE)]


def said(project: Project) -> set[str]:
    return {str(problem) for problem in check(project.root, load_region(project.root))}


def test_messages_are_quoted_as_they_are(broken: Project) -> None:
    quoted = quotes(FORMAT)
    assert len(quoted) == 6
    assert set(quoted) <= said(broken)


def test_the_slip_of_the_web_guide_is_told_so(tmp_path: Path) -> None:
    files = {block.file: block.text for block in blocks(WEB)}
    slipped = {name: text.replace("标题: ", "标题：") for name, text in files.items()}
    [quoted] = quotes(WEB)
    assert quoted in said(Project(tmp_path).write(slipped))


def test_the_excerpt_is_what_the_command_shows(broken: Project) -> None:
    shown = re.findall("^```text\n(brands/.*?)^```", FORMAT, re.DOTALL | re.MULTILINE)
    told = CliRunner().invoke(main, ["check", "--project", str(broken.root)]).stdout
    assert len(shown) == 1
    assert shown[0] in told


def test_the_guides_call_things_as_the_workflow_does() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/pull-request.yml").read_text("utf-8"))
    job = workflow["jobs"]["check"]
    assert f"“{job['name']}”" in WEB
    assert f"→ {workflow['name']} →" in WEB
    assert f"选“{job['name']}”" in BUREAUS
    assert f"→ {job['steps'][-1]['with']['name']}，下载" in WEB


def test_the_guides_name_files_that_are_there() -> None:
    named = set(re.findall(r"`(\.[a-z]+/?[a-z/-]*\.yml)`", BUREAUS))
    assert named
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_every_promise_of_the_guide_on_security_has_tests() -> None:
    promises = read("security").split("{ #promises }")[1].split("\n## ")[0]
    rows = re.findall(r"^\| [^|]+ \| [^|]+ \| (`[^|]+`) \|$", promises, re.MULTILINE)
    assert len(rows) > 10
    for name in {name for row in rows for name in re.findall("`(.+?)`", row)}:
        room = ROOT / "tests" / name
        assert room.is_dir() or room.with_name(f"test_{room.name}.py").is_file(), name


@pytest.mark.parametrize("guide", sorted(GUIDE.glob("*.md")), ids=lambda guide: guide.stem)
def test_pictures_are_described_and_take_the_room_that_is_kept(guide: Path) -> None:
    text = guide.read_text("utf-8")
    shown = re.findall(r"!\[(.*?)\]\((.+?)\)\{ width=(\d+) height=(\d+) loading=lazy \}", text)
    assert len(shown) == text.count("![")
    for words, path, width, height in shown:
        with Image.open(guide.parent / path) as picture:
            assert picture.size == (int(width), int(height))
        assert len(words) > 10


def mentioned() -> list[str]:
    """Every call of the program in the guides and in README, without its name."""
    texts = [path.read_text("utf-8") for path in (*GUIDE.glob("*.md"), *ROOT.glob("README*.md"))]
    calls = (re.findall(r"\.venv/bin/wuse ([^`\n]+)", text) for text in texts)
    return sorted({call.split("#")[0].strip() for some in calls for call in some})


@pytest.mark.parametrize("call", mentioned())
def test_the_guides_call_commands_and_options_that_there_are(call: str) -> None:
    words = call.split()
    command: click.Command | None = main
    while isinstance(command, click.Group):
        command = command.get_command(click.Context(command), words.pop(0))
        if not words:
            break
    assert command
    options = {name for param in command.params for name in param.opts}
    assert {word for word in words if word.startswith("--")} <= options


@pytest.mark.parametrize("guide", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: path.stem)
def test_a_guide_holds_nothing_that_the_plugin_macros_takes_for_its_own(guide: Path) -> None:
    text = guide.read_text("utf-8")
    jinja = Environment(keep_trailing_newline=True, autoescape=True)
    assert jinja.from_string(text).render() == text


def test_the_guide_to_the_form_names_what_the_form_says() -> None:
    theme = ROOT / "theme_overrides"
    said = (theme / "wuse" / "submit.html").read_text("utf-8") + "".join(
        path.read_text("utf-8") for path in (theme / "assets" / "form").glob("*.js")
    )
    said += (theme / "wuse" / "brand.html").read_text("utf-8")
    said += "".join(section.name for section in SECTIONS.values())
    named = re.findall(r"(?:点|选|回答|写着)“([^”]+)”", read("submit-form"))
    ours = [name for name in named if name not in THEIRS]
    assert len(ours) > 10
    assert [name for name in ours if name not in said and name != "改成一名学生"] == []


THEIRS = ("在浏览器打开", "+", "文件", "兼容性最佳", "HEIC", "…")
"""Buttons of phones and of WeChat."""


def test_commands_for_powershell_are_those_that_we_run_ourselves() -> None:
    """There is no PowerShell here: what it would start exists, with the options that are shown."""
    blocks = re.findall(r"```powershell\n(.*?)```", read("submit-local"), re.DOTALL)
    lines = [line.replace("\\", "/") for block in blocks for line in block.splitlines()]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    installs = [line.partition(" -m pip install ")[2] for line in lines if " pip " in line]
    assert installs == [
        "--require-hashes -r requirements.txt",
        "--no-deps --no-build-isolation -e .",
    ]
    assert "--require-hashes -r $<" in makefile
    assert installs[1] in makefile
    programs = [
        line.removeprefix(".venv/Scripts/").split() for line in lines if "/Scripts/" in line
    ]
    assert {program for program, *_ in programs} == {"python", "wuse", "mkdocs"}
    for program, name, *_ in programs:
        if program == "wuse":
            assert main.get_command(click.Context(main), name), name
