"""wuse export: a project that any generator builds, and what it is never written over."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from support.project import Project, activity, brand, make_project

from wuse.cli import main

FILES = {"brands/aa/brand.yml": brand("甲校"), "brands/aa/activities/a.yml": activity()}


def run(*arguments: object) -> Result:
    """A traceback is never the answer."""
    result = CliRunner().invoke(main, ["export", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path / "project", FILES)


def test_a_project_is_written_without_our_hook(project: Project, tmp_path: Path) -> None:
    target = tmp_path / "out" / "site"
    result = run(target, "--project", project.root)
    assert result.exit_code == 0, result.output
    assert "已写出" in result.output
    settings = yaml.safe_load((target / "mkdocs.yml").read_text("utf-8"))
    assert settings.keys().isdisjoint({"hooks", "watch"})
    assert "植树" in (target / "docs/brands/aa/activities/a/index.md").read_text("utf-8")
    assert (target / "docs/assets").is_dir()
    assert (target / "theme_overrides/main.html").is_file()


def test_everything_that_is_good_is_written(project: Project, tmp_path: Path) -> None:
    project.write({"brands/zz/brand.yml": "owner: {}\n"})
    result = run(tmp_path / "out", "--project", project.root)
    assert result.exit_code == 1
    assert "brands/zz/brand.yml:1:1: 错误 S301" in result.output
    assert (tmp_path / "out/docs/brands/aa/index.md").is_file()


def test_an_address_gets_the_slash_that_it_lacks(project: Project, tmp_path: Path) -> None:
    text = (project.root / "mkdocs.yml").read_text("utf-8")
    project.write({"mkdocs.yml": text.replace("https://wuse.example/", "https://wuse.example/x")})
    assert run(tmp_path / "out", "--project", project.root).exit_code == 0
    feed = (tmp_path / "out/docs/atom.xml").read_text("utf-8")
    assert "https://wuse.example/x/brands/aa/" in feed


def test_settings_in_short_are_understood(project: Project, tmp_path: Path) -> None:
    """MkDocs takes `theme: name`, and tags that name a function; both must survive."""
    settings = yaml.safe_load((project.root / "mkdocs.yml").read_text("utf-8"))
    del settings["theme"], settings["markdown_extensions"]
    tag = "!!python/name:markdown.extensions.toc.slugify"
    text = yaml.safe_dump(settings, allow_unicode=True)
    text += f"theme: material\nmarkdown_extensions:\n  - toc:\n      slugify: {tag}\n"
    project.write({"mkdocs.yml": text})
    assert run(tmp_path / "out", "--project", project.root).exit_code == 0
    written = (tmp_path / "out/mkdocs.yml").read_text("utf-8")
    assert tag in written
    assert "name: material" in written


@pytest.mark.parametrize("name", ["full", "file", "project/docs/deep", "project/docs"])
def test_a_place_that_it_would_spoil_is_refused(
    project: Project, tmp_path: Path, name: str
) -> None:
    Project(tmp_path).write({"full/kept.txt": "留着", "file": "文件"})
    before = sorted(tmp_path.rglob("*"))
    result = run(tmp_path / name, "--project", project.root)
    assert result.exit_code in (1, 2)
    assert "请换一个" in result.output
    assert sorted(path for path in tmp_path.rglob("*") if ".cache" not in path.parts) == before


def test_without_a_readable_configuration_nothing_is_written(
    project: Project, tmp_path: Path
) -> None:
    (project.root / "mkdocs.yml").unlink()
    result = run(tmp_path / "out", "--project", project.root)
    assert result.exit_code == 1
    assert "mkdocs.yml:1:1: 错误 F101 没有这个文件" in result.output
    project.write({"mkdocs.yml": "site_name: [\n"})
    result = run(tmp_path / "out", "--project", project.root)
    assert result.exit_code == 1
    assert "mkdocs.yml:1:12: 错误" in result.output
    assert not (tmp_path / "out").exists()
