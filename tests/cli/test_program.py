"""What the program writes to may be full or of another encoding; where it is run, no project."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.project import Project, activity, brand, make_project

from wuse.cli import main

FILES = {
    "brands/aa/brand.yml": brand("甲校"),
    "brands/aa/activities/a.yml": activity(title="植树😀", place=["x"]),
}
FULL = Path("/dev/full")
WUSE = str(Path(sys.executable).with_name("wuse"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make_project(tmp_path_factory.mktemp("program") / "project", FILES)


@pytest.mark.slow
@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [["check"], ["check", "--format", "json"], ["--help"]])
def test_a_full_disk_is_told_in_a_sentence(project: Project, arguments: list[str]) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            [WUSE, *arguments], cwd=project.root, stdout=full, stderr=subprocess.PIPE, check=False
        )
    said = done.stderr.decode()
    assert (done.returncode, said.count("\n")) == (1, 1)
    assert "请检查磁盘空间" in said


def test_a_file_that_cannot_be_written_is_named(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "locked", ".cache/photos")

    monkeypatch.setattr(Path, "mkdir", refused)
    result = CliRunner().invoke(main, ["export", "out", "--project", str(project.root)])
    assert result.exit_code == 1
    assert result.stderr.endswith("读写“.cache/photos”时出错：locked。请检查磁盘空间和权限\n")


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["gbk", "cp437"])
def test_what_the_terminal_cannot_show_is_no_crash(project: Project, encoding: str) -> None:
    done = subprocess.run(
        [WUSE, "check", "--format", "markdown"],
        cwd=project.root,
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": f"{encoding}:strict"},
        capture_output=True,
        check=False,
    )
    said = (done.stdout + done.stderr).decode(encoding)
    assert done.returncode == 1
    assert "Traceback" not in said
    assert "S3" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "--since", "main"],
        ["codeowners"],
        ["codeowners", "--check"],
        ["export", "out"],
        ["fix"],
        ["new", "brand"],
        ["photos", "build"],
        ["photos", "prepare"],
        ["photos", "prune"],
        ["report", "--since", "main"],
        ["serve", "aa"],
        ["touched", "--since", "main"],
    ],
    ids=" ".join,
)
def test_in_a_folder_of_the_project_one_is_sent_up(
    project: Project, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = project.root / "brands" / "aa"
    monkeypatch.chdir(home)
    before = sorted(home.rglob("*"))
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "这里不是项目文件夹" in result.output
    assert f"--project {Path('..', '..')}" in result.output
    assert sorted(home.rglob("*")) == before, "nothing is made where there is no project"


def test_outside_of_every_project_one_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 2
    assert "这里不是项目文件夹，没有 mkdocs.yml 和 brands；用 --project 指明" in result.output
