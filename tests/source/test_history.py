"""When a file last changed, as far as git's history proves it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from wuse.source.history import History

NAME = "brands/一所学校/活动 记录.yml"


def git(folder: Path, *arguments: str, day: str = "2024-01-01") -> None:
    when = day if "T" in day else f"{day}T12:00:00+08:00"
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(
        ["git", *identity, *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when},
    )


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def clone(origin: Path, target: Path, *options: str) -> Path:
    """Clone over a transport, as a local path would ignore the depth."""
    git(origin, "clone", "-q", *options, f"file://{origin}", str(target))
    return target


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


def test_a_file_that_was_never_committed_has_no_date(project: Path) -> None:
    write(project / "brands/b/case.yml", "新")
    history = History(project)
    assert history.updated("brands/b/case.yml") == ""
    assert history.updated("brands/b/nothing.yml") == ""


def test_a_file_that_differs_from_the_last_commit_has_no_date(project: Path) -> None:
    write(project / NAME, "改了，还没有提交")
    history = History(project)
    assert history.updated(NAME) == ""
    assert history.updated("brands/b/brand.yml") == "2024-05-01"


def test_the_day_is_that_of_the_bureau(project: Path) -> None:
    write(project / NAME, "夜里改的")
    git(project, "commit", "-qam", "night", day="2026-03-01T23:30:00+00:00")
    assert History(project, zone=ZoneInfo("Asia/Shanghai")).updated(NAME) == "2026-03-02"
    assert History(project, zone=ZoneInfo("UTC")).updated(NAME) == "2026-03-01"


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


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_shallow_clone_proves_only_what_its_commits_changed(tmp_path: Path, depth: int) -> None:
    origin = tmp_path / "origin"
    origin.mkdir()
    git(origin, "init", "-q")
    days = ["2024-01-01", "2024-02-02", "2024-03-03"]
    for number, day in enumerate(days):
        write(origin / f"brands/b/{number}.yml", "一")
        git(origin, "add", "-A")
        git(origin, "commit", "-qm", "x", day=day)
    history = History(clone(origin, tmp_path / "clone", "--depth", str(depth)), "brands")
    proven = {1: ["", "", ""], 2: ["", "", days[2]], 3: days}[depth]
    assert [history.updated(f"brands/b/{number}.yml") for number in range(3)] == proven
    assert history.knows("brands/b/0.yml")
    assert ("浅克隆" in history.caveat) == (depth < 3)


def test_the_merge_that_a_workflow_fetches_proves_nothing(project: Path, tmp_path: Path) -> None:
    git(project, "checkout", "-qb", "side")
    write(project / "brands/b/brand.yml", "旁支上改的")
    git(project, "commit", "-qam", "side", day="2025-07-07")
    git(project, "checkout", "-q", "-")
    git(project, "merge", "-q", "--no-ff", "-m", "merge", "side", day="2026-08-08")
    top = next(folder for folder in (project, *project.parents) if (folder / ".git").exists())
    cloned = clone(top, tmp_path / "clone", "--depth", "2") / project.relative_to(top)
    history = History(cloned)
    assert {history.updated(NAME), history.updated("brands/b/brand.yml")} == {""}


def test_data_that_are_a_submodule_have_a_history_of_their_own(tmp_path: Path) -> None:
    data, project = tmp_path / "data", tmp_path / "project"
    for folder in (data, project):
        folder.mkdir()
        git(folder, "init", "-q")
    write(data / "b/brand.yml", "一")
    git(data, "add", "-A")
    git(data, "commit", "-qm", "x", day="2023-03-03")
    allowed = ("-c", "protocol.file.allow=always")
    git(project, *allowed, "submodule", "--quiet", "add", str(data), "brands")
    git(project, "commit", "-qm", "x", day="2026-06-06")
    for below in (["brands"], ["brands", "docs"], ["brands/b", "brands/_bureau", "docs"]):
        assert History(project, *below).updated("brands/b/brand.yml") == "2023-03-03"


def test_a_school_s_folder_is_never_asked_for_a_history(project: Path) -> None:
    git(project / "brands/b", "init", "-q")
    git(project / "brands/b", "add", "-A")
    git(project / "brands/b", "commit", "-qm", "x", day="1999-01-01")
    assert History(project, "brands/b").updated("brands/b/brand.yml") == "2024-05-01"


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write(tmp_path / NAME, "一")
    return tmp_path


def test_outside_git_nothing_is_proven(outside: Path) -> None:
    history = History(outside)
    assert history.updated(NAME) == ""
    assert "没有 git 历史" in history.caveat


def test_without_git_installed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert History(project).updated(NAME) == ""


def test_a_repository_without_any_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    write(tmp_path / NAME, "一")
    assert History(tmp_path).updated(NAME) == ""
