"""The preview of all schools: it goes on through mistakes, and where the last one stopped."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from support.project import Project, brand, make_project, quiet
from support.waiting import eventually

Pages = Callable[[str], str]
"""Path of a page -> its HTML; empty if it is not there."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    files = {"brands/aa/brand.yml": brand("第一个名字"), "brands/bb/brand.yml": brand("乙")}
    return make_project(tmp_path / "project", files)


@contextmanager
def preview(project: Project, log: Path, port: int) -> Iterator[Pages]:
    """Serve the project until the context ends."""

    def page(name: str) -> str:
        try:
            with urlopen(f"http://127.0.0.1:{port}/{name}", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    with (
        log.open("wb") as output,
        subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project.root, env=quiet({}), stdout=output, stderr=subprocess.STDOUT,
        ) as server,
    ):  # fmt: skip
        try:
            eventually(lambda: page(""), log.read_text)
            yield page
        finally:
            server.send_signal(signal.SIGINT)
    assert "Traceback" not in log.read_text("utf-8")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def test_the_preview_goes_on_through_mistakes(project: Project, tmp_path: Path) -> None:
    path, log = "brands/aa/brand.yml", tmp_path / "log.txt"
    with preview(project, log, free_port()) as page:
        assert "第一个名字" in page("brands/aa/")
        project.write({path: "owner:\n  name: 坏\nbrand: [\n"})
        eventually(lambda: "没有发布" in log.read_text("utf-8"), log.read_text)
        eventually(lambda: "第一个名字" not in page("brands/"), log.read_text)
        assert "乙的品牌" in page("brands/bb/")
        assert not page("brands/aa/")
        assert f"{path}:3:" in log.read_text("utf-8")
        project.write({path: brand("改好的名字")})
        eventually(lambda: "改好的名字" in page("brands/aa/"), log.read_text)


def test_the_next_preview_goes_on_where_the_last_one_stopped(
    project: Project, tmp_path: Path
) -> None:
    log, port = tmp_path / "log.txt", free_port()
    with preview(project, log, port) as page:
        assert "第一个名字" in page("brands/aa/")
        with preview(project, tmp_path / "other.txt", free_port()) as other:
            assert "乙的品牌" in other("brands/bb/"), "two at the same time"
            project.write({"brands/bb/brand.yml": brand("丙")})
            for pages in (page, other):
                eventually(lambda pages=pages: "丙的品牌" in pages("brands/bb/"), log.read_text)  # type: ignore[misc]
    project.write({"brands/aa/brand.yml": brand("第二个名字")})
    with preview(project, log, port) as page:
        assert "第二个名字" in page("brands/aa/")
        assert "丙的品牌" in page("brands/bb/")
        assert "1 个单位的网页重新生成，1 个沿用上次的" in log.read_text("utf-8")
    cleared = project.wuse("cache", "clear")
    assert cleared.code == 0, cleared.said
    assert not (project.root / ".cache/preview").exists()
