"""Branches that were merged into each other, so that they part at several commits at once.

    main  0 ── 1 ──── 2
           ╲    ╲  ╱
            ╲    ╳
             ╲  ╱  ╲
    work      a ──── b

Both ``1`` and ``a`` are where 2 and b part. Git names either first, as their dates have it.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.project import Project, activity, brand
from support.repository import commit, git, init

from wuse.change import ChangeStatus, GitError, changes
from wuse.change.git import conflicting_paths
from wuse.cli import main

pytestmark = pytest.mark.slow

OWN, FOREIGN, THIRD = "brands/aa/brand.yml", "brands/bb/brand.yml", "brands/cc/brand.yml"
OLD_GIT = """\
#!/bin/sh
# A git that is older than 2.38: https://git-scm.com/docs/git-merge-tree/2.30.2
for argument; do
  [ "$argument" = --write-tree ] && {{ echo 'fatal: unknown rev --write-tree' >&2; exit 128; }}
done
exec "{git}" "$@"
"""


@pytest.fixture(params=["this git", "an old git"])
def project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Path:
    """Three schools on main."""
    if request.param == "an old git":
        stand_in = tmp_path / "bin/git"
        stand_in.parent.mkdir()
        stand_in.write_text(OLD_GIT.format(git=shutil.which("git")))
        stand_in.chmod(0o755)
        monkeypatch.setenv("PATH", f"{stand_in.parent}{os.pathsep}{os.environ['PATH']}")
    folder = init(tmp_path / "project")
    commit(folder, "older than 0, which a shallow clone does not have")
    owners = [{"folder": "_bureau", "accounts": ["bureau"]}]
    owners += [{"folder": slug, "accounts": [f"teacher-{slug}"]} for slug in ("aa", "bb", "cc")]
    Project(folder).write(
        {
            "brands/_bureau/site.yml": {"owners": owners},
            **{path: brand(path) for path in (OWN, FOREIGN, THIRD)},
        }
    )
    commit(folder)
    return folder


@pytest.fixture(params=["1 first", "a first"])
def crossed(
    project: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Callable[..., Path]:
    """Merges the branches into each other; at ``b`` the second school's file is as it says."""

    def cross(at_b: str, **more: str) -> Path:
        days = ["2025-03-02T00:00Z", "2025-03-03T00:00Z"]
        on_main, on_work = days if request.param == "a first" else reversed(days)
        git(project, "checkout", "-q", "-b", "work")
        monkeypatch.setenv("GIT_COMMITTER_DATE", on_work)
        Project(project).write({OWN: brand("甲校，改过")})
        a = commit(project, "a")
        git(project, "checkout", "-q", "main")
        monkeypatch.setenv("GIT_COMMITTER_DATE", on_main)
        Project(project).write({FOREIGN: brand("乙校，改过")})
        one = commit(project, "1")
        monkeypatch.setenv("GIT_COMMITTER_DATE", "2025-03-04T00:00Z")
        git(project, "merge", "-q", "--no-ff", "-m", "2", a)
        git(project, "checkout", "-q", "work")
        git(project, "merge", "-q", "--no-ff", "--no-commit", one)
        Project(project).write(
            {FOREIGN: brand(at_b), **{path: brand(n) for path, n in more.items()}}
        )
        commit(project, "b")
        first, second = git(project, "merge-base", "--all", "main", "work").split()
        assert {first, second} == {one, a}
        return project

    return cross


def codes(project: Path, author: str, *options: str) -> set[str]:
    asked = ["check", "--project", str(project), "--since", "main", "--author", author, *options]
    said = CliRunner().invoke(main, asked).stdout
    return {code for code in ("O701", "O702", "O706") if code in said}


def test_another_schools_file_that_a_merge_takes_back_is_seen(
    crossed: Callable[..., Path],
) -> None:
    project = crossed(FOREIGN)  # as it was at 0
    assert {change.path for change in changes(project, "main")} == {FOREIGN}
    assert codes(project, "teacher-aa") == {"O701"}
    assert codes(project, "bureau") == set()
    report = CliRunner().invoke(main, ["report", "--project", str(project), "--since", "main"])
    assert "乙校，改过" in report.stdout


def test_an_honest_merge_brings_nothing_of_others(crossed: Callable[..., Path]) -> None:
    project = crossed("乙校，改过")
    assert changes(project, "main") == []
    Project(project).write({OWN: brand("甲校，又改")})
    for how_far in ("written", "committed"):
        if how_far == "committed":
            commit(project)
        assert [it.path for it in changes(project, "main")] == [OWN], how_far
        assert codes(project, "teacher-aa") == set()


def test_what_is_only_written_counts(crossed: Callable[..., Path]) -> None:
    project = crossed("乙校，改过")
    (project / THIRD).unlink()
    Project(project).write({"brands/bb/activities/a.yml": activity()})
    assert {(it.path, it.status) for it in changes(project, "main")} == {
        (THIRD, ChangeStatus.DELETED),
        ("brands/bb/activities/a.yml", ChangeStatus.ADDED),
    }


def test_what_others_did_afterwards_is_not_ours(
    crossed: Callable[..., Path], request: pytest.FixtureRequest
) -> None:
    project = crossed("乙校，改过")
    git(project, "checkout", "-q", "main")
    Project(project).write({FOREIGN: brand("乙校，再改")})
    commit(project)
    git(project, "checkout", "-q", "work")
    # Without trying the merge it cannot be told, and nobody is let through who may have done it.
    expected = [FOREIGN] if "old git" in request.node.name else []
    assert [it.path for it in changes(project, "main")] == expected


def test_a_shallow_clone_that_reaches_to_0_tells_the_same(
    crossed: Callable[..., Path], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    project = crossed("乙校，改过")
    git(project, "checkout", "-q", "main")
    Project(project).write({FOREIGN: brand("乙校，再改")})
    commit(project)
    git(tmp_path, "clone", "-q", "--depth=3", "--no-single-branch", project.as_uri(), "clone")
    clone = tmp_path / "clone"
    git(clone, "checkout", "-q", "work")
    assert git(clone, "rev-parse", "--is-shallow-repository") == "true\n"
    expected = [FOREIGN] if "old git" in request.node.name else []
    assert [it.path for it in changes(clone, "origin/main")] == expected


def test_a_file_that_is_moved_counts_at_both_ends(crossed: Callable[..., Path]) -> None:
    project = crossed("乙校，改过")
    git(project, "mv", FOREIGN, "brands/aa/case.yml")
    commit(project)
    touched = {path for it in changes(project, "main") for path in (it.path, it.old_path)}
    assert touched == {FOREIGN, "brands/aa/case.yml"}


def test_where_both_changed_one_file_it_is_told_and_judged(
    crossed: Callable[..., Path], request: pytest.FixtureRequest
) -> None:
    project = crossed(FOREIGN)
    git(project, "checkout", "-q", "main")
    Project(project).write({FOREIGN: brand("乙校，再改")})
    commit(project)
    git(project, "checkout", "-q", "work")
    tried = "old git" not in request.node.name
    assert codes(project, "teacher-aa") == ({"O701", "O706"} if tried else {"O701"})
    assert conflicting_paths(project, "main") == ([FOREIGN] if tried else [])


def test_an_attribute_cannot_hide_what_a_merge_brings(
    crossed: Callable[..., Path], tmp_path: Path
) -> None:
    """Nor run a program, though a user may have one for it."""
    project = crossed(FOREIGN, **{THIRD: "丙校，被改"})
    git(project, "checkout", "-q", "main")
    Project(project).write({THIRD: brand("丙校，自己改")})
    commit(project)
    git(project, "checkout", "-q", "work")
    (project / ".gitattributes").write_text("*.yml merge=ours\n")
    commit(project)
    git(project, "config", "merge.ours.driver", f"touch {tmp_path}/sprung")
    assert {THIRD, FOREIGN} <= {it.path for it in changes(project, "main")}
    assert not (tmp_path / "sprung").exists()


def test_the_repository_stays_as_it_was(crossed: Callable[..., Path]) -> None:
    project = crossed(FOREIGN)
    before = git(project, "count-objects", "-v")
    changes(project, "main")
    assert git(project, "count-objects", "-v") == before


def test_an_ordinary_branch_that_clashes_with_main_is_reported(
    project: Path, request: pytest.FixtureRequest
) -> None:
    git(project, "checkout", "-q", "-b", "work")
    Project(project).write({OWN: brand("甲校，改过")})
    commit(project)
    assert codes(project, "teacher-aa") == set()
    git(project, "checkout", "-q", "main")
    Project(project).write({OWN: brand("甲校，主管部门改过")})
    commit(project)
    git(project, "checkout", "-q", "work")
    told = set() if "old git" in request.node.name else {"O706"}
    assert codes(project, "teacher-aa") == told
    assert [it.path for it in changes(project, "main")] == [OWN]


@pytest.mark.parametrize(
    ("error", "reason"),
    [(OSError(errno.ENOSPC, "磁盘满了"), "磁盘满了"), (OSError("没有地方"), "没有地方")],
)
def test_no_room_for_a_trial_is_said(
    project: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    git(project, "checkout", "-q", "-b", "work")
    commit(project, "ours")
    git(project, "checkout", "-q", "main")
    commit(project, "theirs")

    def full(*_: object, **__: object) -> str:
        raise error

    monkeypatch.setattr("tempfile.mkdtemp", full)
    with pytest.raises(GitError, match=f"写不进“{tempfile.gettempdir()}”：{reason}。"):
        conflicting_paths(project, "work")
