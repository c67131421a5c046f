"""The wuse command, as a teacher or a bureau runs it: rightly, wrongly, from anywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from support.project import Project, activity, brand, make_project

from wuse.cli import main

FILES = {"brands/aa/brand.yml": brand("甲校"), "brands/aa/activities/a.yml": activity()}


def run(*arguments: object) -> Result:
    """Run the command; a traceback is never the answer."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path / "project", FILES)


def test_check_finds_nothing(project: Project) -> None:
    result = run("check", "--project", project.root)
    assert (result.exit_code, result.output) == (0, "没有发现问题。\n")


def test_check_lists_everything_and_fails(project: Project) -> None:
    project.write(
        {
            "brands/zz/brand.yml": "owner: {}\n",
            "brands/aa/note.txt": "x",
            "brands/aa/activities/b.yml": activity(date="2026-13-40"),
            "brands/aa/activities/c.yml": activity("种花", initiative="no"),
        }
    )
    result = run("check", "--project", project.root)
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


def test_a_reminder_is_no_failure(project: Project) -> None:
    project.write({"brands/aa/note.txt": "x"})
    assert run("check", "--project", project.root).exit_code == 0


def test_check_from_inside_the_project(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.root)
    assert run("check").output == "没有发现问题。\n"


def test_check_a_project_without_anything(tmp_path: Path) -> None:
    (tmp_path / "brands").mkdir()
    result = run("check", "--project", tmp_path)
    assert result.exit_code == 1
    assert "mkdocs.yml:1:1: 错误 F101 没有这个文件" in result.output
    assert "brands:1:1: 错误 F125 brands 里还没有学校" in result.output


def test_check_a_broken_configuration(project: Project) -> None:
    project.write({"mkdocs.yml": "site_name: [\n"})
    result = run("check", "--project", project.root)
    assert result.exit_code == 1
    assert "mkdocs.yml:1:12: 错误 Y233" in result.output


def test_export_writes_a_project_without_our_hook(project: Project, tmp_path: Path) -> None:
    target = tmp_path / "out" / "site"
    result = run("export", target, "--project", project.root)
    assert result.exit_code == 0, result.output
    assert "已写出" in result.output
    settings = yaml.safe_load((target / "mkdocs.yml").read_text("utf-8"))
    assert settings.keys().isdisjoint({"hooks", "watch"})
    assert "植树" in (target / "docs/brands/aa/activities/a/index.md").read_text("utf-8")
    assert (target / "docs/assets").is_dir()
    assert (target / "theme_overrides/main.html").is_file()


def test_export_keeps_everything_that_is_good(project: Project, tmp_path: Path) -> None:
    project.write({"brands/zz/brand.yml": "owner: {}\n"})
    result = run("export", tmp_path / "out", "--project", project.root)
    assert result.exit_code == 1
    assert "brands/zz/brand.yml:1:1: 错误 S301" in result.output
    assert (tmp_path / "out/docs/brands/aa/index.md").is_file()


def test_export_adds_the_slash_that_an_address_lacks(project: Project, tmp_path: Path) -> None:
    text = (project.root / "mkdocs.yml").read_text("utf-8")
    project.write({"mkdocs.yml": text.replace("https://wuse.example/", "https://wuse.example/x")})
    assert run("export", tmp_path / "out", "--project", project.root).exit_code == 0
    feed = (tmp_path / "out/docs/atom.xml").read_text("utf-8")
    assert "https://wuse.example/x/brands/aa/" in feed


def test_export_understands_settings_in_short(project: Project, tmp_path: Path) -> None:
    """MkDocs takes `theme: name`, and tags that name a function; both must survive."""
    settings = yaml.safe_load((project.root / "mkdocs.yml").read_text("utf-8"))
    del settings["theme"], settings["markdown_extensions"]
    tag = "!!python/name:markdown.extensions.toc.slugify"
    text = yaml.safe_dump(settings, allow_unicode=True)
    text += f"theme: material\nmarkdown_extensions:\n  - toc:\n      slugify: {tag}\n"
    project.write({"mkdocs.yml": text})
    assert run("export", tmp_path / "out", "--project", project.root).exit_code == 0
    written = (tmp_path / "out/mkdocs.yml").read_text("utf-8")
    assert tag in written
    assert "name: material" in written


@pytest.mark.parametrize("name", ["full", "file", "project/docs/deep", "project/docs"])
def test_export_refuses_a_place_that_it_would_spoil(
    project: Project, tmp_path: Path, name: str
) -> None:
    Project(tmp_path).write({"full/kept.txt": "留着", "file": "文件"})
    before = sorted(tmp_path.rglob("*"))
    result = run("export", tmp_path / name, "--project", project.root)
    assert result.exit_code in (1, 2)
    assert "请换一个" in result.output
    assert sorted(path for path in tmp_path.rglob("*") if ".cache" not in path.parts) == before


def test_export_without_a_configuration(project: Project, tmp_path: Path) -> None:
    (project.root / "mkdocs.yml").unlink()
    result = run("export", tmp_path / "out", "--project", project.root)
    assert result.exit_code == 1
    assert "mkdocs.yml:1:1: 错误 F101 没有这个文件" in result.output
    project.write({"mkdocs.yml": "site_name: [\n"})
    result = run("export", tmp_path / "out", "--project", project.root)
    assert result.exit_code == 1
    assert "mkdocs.yml:1:12: 错误" in result.output
    assert not (tmp_path / "out").exists()


def test_schema_writes_every_kind_of_file(tmp_path: Path) -> None:
    for _ in range(2):
        result = run("schema", tmp_path / "a" / "schema")
        assert result.exit_code == 0
    names = {path.name for path in (tmp_path / "a" / "schema").iterdir()}
    assert {"brand.schema.json", "activity.schema.json", "exemplar.schema.json"} <= names
    for name in names:
        assert json.loads((tmp_path / "a" / "schema" / name).read_text("utf-8"))["$schema"]


def test_schema_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    for target in ("file", "file/below"):
        result = run("schema", tmp_path / target)
        assert result.exit_code != 0


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nothing",),
        ("check", "--all"),
        ("check", "--project", "nowhere"),
        ("export",),
        ("schema",),
    ],
)
def test_wrong_usage_is_told_and_fails(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.output


def test_help_is_chinese() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert "五色：把学校的党建品牌文件夹变成网站。" in result.output
    assert all(command in result.output for command in ("check", "export", "schema"))
    assert run("--version").exit_code == 0
