"""What git says of a change, and what it is not allowed to do on the way."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support.repository import commit, git, init

from wuse.change import Change, ChangeStatus, GitError, changes, files_at, merge_base

SYMLINK, SUBMODULE, EXECUTABLE, FILE = 0o120000, 0o160000, 0o100755, 0o100644


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture(params=[".", "sites/展示"])
def project(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A project with one commit on main, on a branch; the repository itself or deep in one."""
    top = init(tmp_path / "top")
    folder = top / request.param
    write(folder, {"brands/aa/brand.yml": "owner: 甲\n" * 9, "brands/bb/brand.yml": "乙", "x": "x"})
    write(top, {"elsewhere": "1"})
    commit(top)
    git(top, "checkout", "-q", "-b", "work")
    return folder


def seen(project: Path, since: str = "main") -> dict[str, ChangeStatus]:
    return {change.path: change.status for change in changes(project, since)}


def test_nothing_changed(project: Path) -> None:
    assert changes(project, "main") == []


@pytest.mark.parametrize("how_far", ["written", "staged", "committed"])
def test_committed_or_not_makes_no_difference(project: Path, how_far: str) -> None:
    write(project, {"brands/aa/brand.yml": "甲", "brands/aa/activities/a.yml": "新"})
    (project / "brands/bb/brand.yml").unlink()
    if how_far != "written":
        git(project, "add", "-A")
    if how_far == "committed":
        commit(project)
    assert changes(project, "main") == [
        Change(ChangeStatus.ADDED, *["brands/aa/activities/a.yml"] * 2, FILE, 0),
        Change(ChangeStatus.MODIFIED, *["brands/aa/brand.yml"] * 2, FILE, FILE),
        Change(ChangeStatus.DELETED, *["brands/bb/brand.yml"] * 2, 0, FILE),
    ]


def test_what_others_did_on_main_meanwhile_is_not_ours(project: Path) -> None:
    write(project, {"brands/aa/a.yml": "我们"})
    ours = commit(project)
    base = merge_base(project, "main")
    git(project, "checkout", "-q", "main")
    write(project, {"brands/bb/brand.yml": "他们"})
    commit(project)
    git(project, "checkout", "-q", ours)
    assert seen(project) == {"brands/aa/a.yml": ChangeStatus.ADDED}
    assert merge_base(project, "main") == base


def test_a_renamed_file_has_two_paths(project: Path) -> None:
    git(project, "mv", "brands/aa/brand.yml", "brands/bb/stolen.yml")
    (found,) = changes(project, "main")
    assert found.status is ChangeStatus.RENAMED
    assert (found.old_path, found.path) == ("brands/aa/brand.yml", "brands/bb/stolen.yml")


def test_what_lies_outside_the_project_is_seen_from_it(project: Path, tmp_path: Path) -> None:
    write(tmp_path / "top", {"elsewhere": "2", "new": "3"})
    up = os.path.relpath(tmp_path / "top", project)
    expected = {os.path.normpath(f"{up}/{name}") for name in ("elsewhere", "new")}
    assert set(seen(project)) == expected


def test_ignored_files_do_not_count(project: Path) -> None:
    write(project, {".gitignore": "*.tmp\n", "brands/aa/x.tmp": "x"})
    assert seen(project) == {".gitignore": ChangeStatus.ADDED}


@pytest.mark.parametrize("committed", [False, True])
def test_what_kind_of_file_it_is(project: Path, committed: bool) -> None:
    (project / "brands/aa/link").symlink_to("/etc/passwd")
    write(project, {"brands/aa/run": "x"})
    (project / "brands/aa/run").chmod(0o755)
    inner = init(project / "brands/aa/inner")
    write(inner, {"x": "x"})
    commit(inner)
    if committed:
        commit(project)
    assert {change.path: change.mode for change in changes(project, "main")} == {
        "brands/aa/inner": SUBMODULE,
        "brands/aa/link": SYMLINK,
        "brands/aa/run": EXECUTABLE,
    }


HOSTILE = [
    b"brands/aa/new\nline.yml",
    b"brands/aa/tab\tand \"quotes'.yml",
    b"brands/aa/$(touch hacked).yml",
    b"brands/aa/`touch hacked`;touch hacked.yml",
    b"brands/aa/\xff\xfe.yml",
    b"brands/aa/ leading and trailing ",
    "brands/aa/活动 记录.yml".encode(),
    b"brands/:(top)x",
    b"--output=hacked",
    b"-rf",
]
DRIVES = {b"brands/:(top)x"}
"""A colon may mean a drive on Windows: such a file is told of, and never written."""


@pytest.mark.parametrize("committed", [False, True])
def test_hostile_names_arrive_as_they_are(project: Path, committed: bool, tmp_path: Path) -> None:
    for name in HOSTILE:
        path = project / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name)
    if committed:
        commit(project)
    paths = [change.path for change in changes(project, "main")]
    assert sorted(map(os.fsencode, paths)) == sorted(HOSTILE)
    if committed:
        written = files_at(project, "HEAD", paths, tmp_path / "into")
        assert sorted(map(os.fsencode, written)) == sorted(set(HOSTILE) - DRIVES)
        for path in written:
            assert (tmp_path / "into" / path).read_bytes() == os.fsencode(path)
    assert not list(tmp_path.rglob("hacked"))


def test_nothing_that_is_configured_runs(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap = tmp_path / "trap"
    trap.write_text(f'#!/bin/sh\necho "$0" >> "{tmp_path}/sprung"\n')
    trap.chmod(0o755)
    top = tmp_path / "top"
    write(top, {".gitattributes": "*.yml diff=trap\n"})
    commit(top)
    for setting in ("diff.external", "diff.trap.textconv", "diff.trap.command", "core.fsmonitor",
                    "core.pager", "pager.diff"):  # fmt: skip
        git(top, "config", setting, str(trap))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(trap))
    monkeypatch.setenv("GIT_PAGER", str(trap))
    hooks = top / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-index-change", "post-checkout", "fsmonitor-watchman"):
        shutil.copy(trap, hooks / hook)
    write(project, {"brands/aa/brand.yml": "甲"})
    os.utime(project / "x", (1, 1))  # makes git want to write its index anew
    assert seen(project)["brands/aa/brand.yml"] is ChangeStatus.MODIFIED
    files_at(project, "main", ["brands"], tmp_path / "into")
    assert not (tmp_path / "sprung").exists()


def test_how_a_user_likes_git_makes_no_difference(project: Path) -> None:
    write(project, {"brands/aa/活动.yml": "新"})
    git(project, "mv", "x", "y")
    expected = changes(project, "main")
    for setting, value in {
        "status.showUntrackedFiles": "no", "diff.renames": "false", "diff.relative": "true",
        "diff.noprefix": "true", "core.quotePath": "true", "color.ui": "always",
        "diff.orderFile": "/dev/null", "core.abbrev": "5",
    }.items():  # fmt: skip
        git(project, "config", setting, value)
    assert changes(project, "main") == expected


def test_files_as_they_were(project: Path, tmp_path: Path) -> None:
    write(project, {"brands/aa/brand.yml": "新", "brands/aa/new.yml": "新"})
    into = tmp_path / "into"
    wanted = ["brands/aa", "brands/nowhere", "x"]
    assert files_at(project, "main", wanted, into) == ["brands/aa/brand.yml", "x"]
    assert (into / "brands/aa/brand.yml").read_text("utf-8") == "owner: 甲\n" * 9
    assert not (into / "brands/bb").exists()
    assert files_at(project, "main", [], into) == []


def test_links_and_ways_out_are_not_written(project: Path, tmp_path: Path) -> None:
    (project / "brands/aa/link").symlink_to(tmp_path)
    commit(project)
    assert files_at(project, "HEAD", ["brands/aa"], tmp_path / "a") == ["brands/aa/brand.yml"]
    blob = git(project, "rev-parse", "HEAD:./brands/aa/brand.yml").strip()
    inner = make_tree(project, "100644", "blob", blob, "hacked")
    for name in ("..", ".git", ".GIT", "C:", "a\\b"):
        tree = make_tree(project, "040000", "tree", inner, name)
        top = git(project, "commit-tree", "-m", "x", tree).strip()
        git(project, "update-ref", "refs/heads/evil", top)
        assert files_at(project, "evil", ["."], tmp_path / "b/c") == []
    assert not list(tmp_path.rglob("hacked"))


def make_tree(project: Path, mode: str, kind: str, digest: str, name: str) -> str:
    """Make a tree of one entry of any name, which ``git mktree`` would also take from a push."""
    content = f"{mode.lstrip('0')} {name}\0".encode() + bytes.fromhex(digest)
    file = project / ".git-tree"
    file.write_bytes(content)
    made = git(project, "hash-object", "-t", "tree", "-w", "--literally", str(file)).strip()
    file.unlink()
    return made


def no_repository(tmp_path: Path) -> Path:
    (tmp_path / "plain").mkdir()
    return tmp_path / "plain"


def no_commit(tmp_path: Path) -> Path:
    return init(tmp_path / "empty")


def two_histories(tmp_path: Path) -> Path:
    folder = init(tmp_path / "two")
    commit(folder)
    git(folder, "checkout", "-q", "--orphan", "work")
    commit(folder, "other")
    return folder


def shallow(tmp_path: Path) -> Path:
    folder = init(tmp_path / "deep")
    for message in ("one", "two"):
        commit(folder, message)
    git(folder, "checkout", "-q", "-b", "work", "HEAD^")
    commit(folder, "three")
    where = ["clone", "-q", "--depth=1", "--no-single-branch", folder.as_uri()]
    git(tmp_path, *where, "-b", "work", str(tmp_path / "shallow"))
    git(tmp_path / "shallow", "branch", "main", "origin/main")
    return tmp_path / "shallow"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (no_repository, "不在 git 仓库里"),
        (no_commit, "还没有任何提交"),
        (two_histories, "没有共同的历史"),
        (shallow, "历史太短"),
    ],
)
def test_where_there_is_nothing_to_compare_with(
    make: Callable[[Path], Path], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = make(tmp_path)
    with pytest.raises(GitError, match=said):
        changes(folder, "HEAD" if make is no_commit else "main")


@pytest.mark.parametrize(
    "ref", ["nowhere", "--output=x", "-", "", "main:x", "a b", "\x1b[2J", "@{"]
)
def test_a_ref_that_is_none(project: Path, ref: str) -> None:
    with pytest.raises(GitError, match=r"没有“.*”这个版本") as refused:
        changes(project, ref)
    assert "\x1b" not in str(refused.value)


def test_without_git(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitError, match="没有找到 git"):
        changes(project, "main")


def test_a_store_that_lacks_something(project: Path, tmp_path: Path) -> None:
    blob = git(project, "rev-parse", "HEAD:./brands/aa/brand.yml").strip()
    (tmp_path / f"top/.git/objects/{blob[:2]}/{blob[2:]}").unlink()
    with pytest.raises(GitError, match=r"git 没有给出答案：.*请检查仓库是否完整"):
        files_at(project, "main", ["brands"], tmp_path / "into")


def test_where_nothing_can_be_written_an_error_says_so(project: Path, tmp_path: Path) -> None:
    (tmp_path / "into").write_text("in the way")
    with pytest.raises(GitError, match="写不进"):
        files_at(project, "main", ["brands"], tmp_path / "into")
