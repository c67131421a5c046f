"""wuse serve: one school's preview, from start to Ctrl+C, and what is said when it cannot start."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect
from support.project import Project, activity, brand, dump, make_project, quiet
from support.waiting import eventually

from wuse.cli import main

pytestmark = pytest.mark.slow

FILES = {"brands/jia/brand.yml": brand("甲校"), "brands/yi/brand.yml": brand("乙校")}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path / "project", FILES, site_url="https://example.org/party/")


@pytest.fixture
def port() -> Iterator[int]:
    """A port that another program uses."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def said(project: Project, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["serve", *arguments, "--project", str(project.root)])
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("jiaa", "是不是“jia”"),
        ("_bureau", "没有“_bureau”这所学校"),
        ("brands/ji", "没有“brands/ji”"),
    ],
)
def test_what_is_no_school_is_said_with_what_was_meant(
    project: Project, slug: str, words: str
) -> None:
    code, text = said(project, slug)
    assert code == 2
    assert words in text


def test_a_port_in_use_is_said_with_another_one(project: Project, port: int) -> None:
    code, text = said(project, "jia", "--port", str(port))
    assert code == 1
    assert f"端口 {port}" in text
    other = re.search(r"wuse serve jia --port (\d+)", text)
    assert other
    assert int(other[1]) != port


def test_a_folder_that_is_no_project_is_said(project: Project) -> None:
    (project.root / "mkdocs.yml").unlink()
    code, text = said(project, "jia")
    assert code == 2
    assert "mkdocs.yml" in text


def test_a_configuration_without_any_setting_is_told_as_check_tells_it(project: Project) -> None:
    project.write({"mkdocs.yml": b"\xff\x00\x80"})
    code, text = said(project, "jia")
    assert code == 1
    assert "mkdocs.yml:1:1: 错误 F" in text


def test_a_configuration_that_mkdocs_refuses_ends_the_preview(project: Project) -> None:
    project.write({"mkdocs.yml": "site_name: [\n"})
    run = project.wuse("serve", "jia")
    assert run.code == 1
    assert "预览停了" in run.said


@contextmanager
def preview(project: Project, slug: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A preview that is up, and the address that it tells. It ends with the test, however that."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [Path(sys.executable).with_name("wuse"), "serve", slug, "--port", str(port)]
    with subprocess.Popen(
        command,
        cwd=project.root,
        env=quiet({"PYTHONUNBUFFERED": "1"}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as wuse:
        try:
            assert wuse.stdout
            told = next(line for line in wuse.stdout if "预览：" in line)
            yield wuse, told.strip().removeprefix("预览：")
        finally:
            wuse.terminate()


def test_an_edit_is_seen_and_ctrl_c_ends_it(project: Project) -> None:
    with preview(project, "jia") as (wuse, url):
        port = urlsplit(url).port
        assert url == f"http://127.0.0.1:{port}/party/brands/jia/"
        assert "甲校的品牌" in fetch(url)
        assert "乙校" not in fetch(url.replace("jia/", ""))

        project.write({"brands/jia/brand.yml": brand("甲校改名")})
        eventually(lambda: "甲校改名的品牌" in fetch(url))

        project.write({"brands/jia/activities/talk.yml": "title: 宣讲\ndate: 2025-03-12\n"})
        for address in ("", "guide-to-nothing/", "brands/jia/", "brands/"):
            there = f"http://127.0.0.1:{port}/party/{address}"
            page = eventually(lambda at=there: "缺少“活动类型”" in (page := fetch(at)) and page)
            assert page.count("缺少“活动类型”") == 1
        project.write({"brands/jia/activities/talk.yml": dump(activity())})
        eventually(lambda: "缺少“活动类型”" not in fetch(url))

        project.write({"brands/jia/brand.yml": "owner: {}\nbrand: {name: 甲}\n"})
        page = eventually(lambda: "没有这个页面" in (page := fetch(url)) and page)
        assert "缺少“单位名称”" in page
        assert 'http-equiv="refresh"' in page

        wuse.send_signal(signal.SIGINT)
        assert wuse.stdout
        rest = wuse.stdout.read()
        assert wuse.wait(20) == 0
    assert "预览已结束" in rest
    assert "Traceback" not in rest
    with socket.create_server(("127.0.0.1", port)):
        pass  # nothing listens any more


def test_a_browser_runs_what_the_preview_adds_to_each_page(
    project: Project, chromium: Browser
) -> None:
    """Its script looks for changes, and stands in pages that let no inline script run elsewhere."""
    project.write({"docs/more.md": "# 手写的页面\n"})
    with preview(project, "jia") as (_, url), chromium.new_page() as page:
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(url.replace("brands/jia/", "more/"))
        expect(page.get_by_role("heading", name="手写的页面")).to_be_visible()
        page.goto(url)
        expect(page.get_by_role("heading", level=1)).to_contain_text("甲校的品牌")
        project.write({"brands/jia/brand.yml": brand("甲校改名")})
        expect(page.get_by_role("heading", level=1)).to_contain_text(
            "甲校改名的品牌", timeout=60_000
        )
        assert {*said} == {"Enabled live reload"}


def fetch(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return str(answer.read().decode("utf-8"))
    except urllib.error.HTTPError as error:
        return error.read().decode("utf-8")
