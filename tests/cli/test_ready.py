"""wuse ready: everyday accidents are said in our words before MkDocs meets them."""

from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path

import pytest
from support.project import ROOT, Project, brand, make_project

SETTINGS = "site_name: 五色\nsite_url: https://example.cn/\ntheme: {name: material}\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    files = {"mkdocs.yml": SETTINGS, "docs/index.md": "欢迎\n", "brands/jia/brand.yml": brand()}
    return Project(tmp_path).write(files)


def test_a_project_that_is_ready_is_no_matter_of_words(project: Project) -> None:
    for settings in (SETTINGS, SETTINGS.replace("https://example.cn/", "!ENV [A, 'https://a/']")):
        run = project.write({"mkdocs.yml": settings}).wuse("ready")
        assert (run.code, run.said) == (0, "")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("site_name：五色\n", ("mkdocs.yml:1:10", "Y221", "英文冒号")),
        ("site_url: https://example.cn/\n", ("F133", "site_name")),
        ("site_name: 五色\nsite_url: www.example.cn\n", ("mkdocs.yml:2:11", "F133", "https://")),
        ("site_name: 五色\nsite_url: //example.cn\n", ("mkdocs.yml:2:11", "F133", "https://")),
        ("site_name: 五色\nrepo_url: gitee.com/a/b\n", ("mkdocs.yml:2:11", "F133", "https://")),
        ("site_name: 五色\ndocs_dir: pages\n", ("mkdocs.yml:2:11", "F133", "pages")),
        ("site_name: 五色\ntheme: {custom_dir: look}\n", ("mkdocs.yml:2:21", "F133", "look")),
        ("site_name: [\n", ("mkdocs.yml:1:12", "Y233")),
        (b"\xff\x00\x80", ("mkdocs.yml:1:1", "错误 F114")),
    ],
)
def test_settings_with_which_mkdocs_does_not_start(
    project: Project, settings: str | bytes, words: tuple[str, ...]
) -> None:
    run = project.write({"mkdocs.yml": settings}).wuse("ready")
    assert run.code == 1
    for word in words:
        assert word in run.said


def test_a_renamed_folder_of_documents(project: Project) -> None:
    (project.root / "docs").rename(project.root / "pages")
    run = project.wuse("ready")
    assert (run.code, "docs_dir“docs”" in run.said) == (1, True)


@pytest.mark.parametrize("command", [("ready",), ("check",), ("serve", "jia"), ("export", "out")])
def test_another_name_of_the_configuration(project: Project, command: tuple[str, ...]) -> None:
    (project.root / "mkdocs.yml").rename(project.root / "mkdocs.yaml")
    run = project.wuse(*command)
    assert run.code == 1
    assert "mkdocs.yaml:1:1" in run.said
    assert "把 mkdocs.yaml 改名为 mkdocs.yml" in run.said


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "localhost"])
def test_a_port_in_use(project: Project, host: str) -> None:
    with socket.create_server((host, 0)) as server:
        port = server.getsockname()[1]
        run = project.wuse("ready", "--addr", f"{host}:{port}")
    assert run.code == 1
    assert f"端口 {port} 已被占用" in run.said
    assert "make serve ADDR=" in run.said


@pytest.mark.parametrize("address", ["8000", "a:b", "127.0.0.1:99999", "256.1.1.1:8000"])
def test_what_is_no_address(project: Project, address: str) -> None:
    run = project.wuse("ready", "--addr", address)
    assert run.code
    assert "地址" in run.said
    assert "Traceback" not in run.said


def test_a_site_that_is_a_file(project: Project) -> None:
    run = project.write({"site": "x"}).wuse("ready")
    assert (run.code, "应是文件夹" in run.said) == (1, True)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unwritable to root")
def test_a_site_that_another_account_made(project: Project) -> None:
    inner = project.root / "site" / "brands"
    inner.mkdir(parents=True)
    inner.chmod(0o500)
    run = project.wuse("ready")
    assert (run.code, "写不进" in run.said) == (1, True)
    inner.chmod(0o700)


@pytest.mark.slow
@pytest.mark.parametrize("target", ["site", "serve"])
def test_make_asks_first(tmp_path: Path, target: str) -> None:
    project = make_project(tmp_path, {"brands/jia/brand.yml": brand()}, site_url="www.example.cn")
    project.write({"Makefile": (ROOT / "Makefile").read_text("utf-8")})
    (project.root / ".venv").symlink_to(ROOT / ".venv")
    done = subprocess.run(
        ["make", "--assume-old=.venv/.run", target],
        cwd=project.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    assert "不是完整的网址" in done.stdout
    assert "mkdocs build" not in done.stdout
