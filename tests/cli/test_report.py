"""wuse report: where the report goes, and how the command ends."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from support.project import activity, brand, dump, quiet
from support.repository import commit, git, init

from wuse.cli import main


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = init(tmp_path / "project")
    home = folder / "brands/aa"
    (home / "activities").mkdir(parents=True)
    (home / "brand.yml").write_text(dump(brand("甲校")), "utf-8")
    commit(folder)
    git(folder, "checkout", "-q", "-b", "work")
    (home / "activities/a.yml").write_text(dump(activity("植树")), "utf-8")
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["report", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_markdown_is_written_on_the_screen(project: Path) -> None:
    result = run("--since", "main")
    assert result.exit_code == 0
    assert result.stdout.startswith("# 改动报告\n")
    assert "新增 活动「植树」" in result.stdout


def test_a_page_is_written_into_a_file(project: Path) -> None:
    result = run("--since", "main", "--format", "html", "--output", "report.html")
    assert result.exit_code == 0
    assert "report.html" in result.stdout
    page = (project / "report.html").read_text("utf-8")
    assert page.lstrip().startswith("<!doctype html>")
    assert "植树" in page


def test_people_at_a_terminal_read_text(project: Path) -> None:
    wuse = [str(Path(sys.executable).with_name("wuse")), "report", "--since", "main"]
    told = dump(activity("种*树_<1>", summary="一&二"))
    (project / "brands/aa/activities/b.yml").write_text(told, "utf-8")
    terminal, other = pty.openpty()
    child = subprocess.Popen(wuse, cwd=project, stdout=other, env=quiet({}))
    os.close(other)
    read = b""
    with suppress(OSError):  # how a terminal on Linux tells that its last program has ended
        while part := os.read(terminal, 65536):
            read += part
    assert child.wait() == 0
    said = click.unstyle(read.decode())
    assert "新增 活动“植树”（brands/aa/activities/a.yml）" in said
    assert "新增 活动“种*树_<1>”" in said  # nothing of Markdown
    assert "〔增：一&二〕" in said


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_broken_data_is_no_failure(project: Path, form: str) -> None:
    (project / "brands/aa/brand.yml").write_bytes(b"\xff\xfe\x00")
    (project / "brands/aa/activities/b.yml").write_text("标题：坏了", "utf-8")
    (project / "brands/_bureau").mkdir()
    (project / "brands/_bureau/site.yml").write_text("- 1", "utf-8")
    (project / "mkdocs.yml").write_text("a: [", "utf-8")
    name = b"brands/aa/\xff.yml"
    (project / name.decode("utf-8", "surrogateescape")).write_text("x", "utf-8")
    result = run("--since", "main", "--format", form)
    assert result.exit_code == 0
    assert "读不出来" in result.stdout
    assert "植树" in result.stdout


def test_nothing_changed_is_said(project: Path) -> None:
    commit(project)
    result = run("--since", "work")
    assert result.exit_code == 0
    assert "没有改动" in result.stdout


@pytest.mark.parametrize("ref", ["nowhere", "--help-me", ""])
def test_a_version_that_is_not_there_is_said(project: Path, ref: str) -> None:
    result = run(f"--since={ref}")
    assert result.exit_code == 2
    assert "没有" in result.stderr
    assert "Traceback" not in result.output


def test_a_place_that_cannot_be_written_is_said(project: Path) -> None:
    result = run("--since", "main", "--output", "nowhere/report.md")
    assert result.exit_code == 1
    assert "nowhere/report.md" in result.stderr
