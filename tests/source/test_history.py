"""When a file last changed: git knows, else the file system."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wuse.source.history import History

NAME = "brands/一所学校/活动 记录.yml"


def git(folder: Path, *arguments: str, day: str = "2024-01-01") -> None:
    when = f"{day}T12:00:00+08:00"
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(
        ["git", *identity, *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when},
    )


def write(path: Path, text: str, day: str = "2020-02-02") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    seconds = datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp()
    os.utime(path, (seconds, seconds))


@pytest.fixture(params=[".", "sites/展示"])
def project(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A project with two commits; either the repository itself or a folder deep in it."""
    folder: Path = tmp_path / request.param
    folder.mkdir(parents=True, exist_ok=True)
    git(tmp_path, "init", "-q")
    write(folder / NAME, "一")
    write(folder / "brands/b/brand.yml", "一")
    write(tmp_path / "elsewhere/brands/b/brand.yml", "别的项目")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "first", day="2024-05-01")
    write(folder / NAME, "第二次")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "second", day="2025-06-02")
    write(tmp_path / "elsewhere/brands/b/brand.yml", "又改了一次")
    git(tmp_path, "commit", "-qam", "elsewhere", day="2026-01-01")
    return folder


def test_the_last_commit_counts(project: Path) -> None:
    history = History(project)
    assert history.updated(NAME) == "2025-06-02"
    assert history.updated("brands/b/brand.yml") == "2024-05-01"


def test_a_file_that_was_never_committed_has_the_date_of_the_file_system(project: Path) -> None:
    write(project / "brands/b/case.yml", "新", day="2023-03-03")
    assert History(project).updated("brands/b/case.yml") == "2023-03-03"
    assert History(project).updated("brands/b/nothing.yml") == ""


def test_a_commit_between_two_looks_counts(project: Path) -> None:
    assert History(project).updated(NAME) == "2025-06-02"
    write(project / NAME, "又改一次，更长")
    git(project, "commit", "-qam", "third", day="2026-07-08")
    assert History(project).updated(NAME) == "2026-07-08"


def test_a_merge_changes_no_date(project: Path) -> None:
    git(project, "checkout", "-qb", "side")
    write(project / "brands/b/brand.yml", "旁支上改的")
    git(project, "commit", "-qam", "side", day="2025-07-07")
    git(project, "checkout", "-q", "-")
    git(project, "merge", "-q", "--no-ff", "-m", "merge", "side", day="2026-08-08")
    assert History(project).updated("brands/b/brand.yml") == "2025-07-07"


def test_outside_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write(tmp_path / NAME, "一", day="2022-04-05")
    assert History(tmp_path).updated(NAME) == "2022-04-05"


def test_without_git_installed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    write(project / NAME, "三", day="2022-04-05")
    assert History(project).updated(NAME) == "2022-04-05"


def test_a_repository_without_any_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    write(tmp_path / NAME, "一")
    assert History(tmp_path).updated(NAME) == datetime(2020, 2, 2, tzinfo=UTC).date().isoformat()
