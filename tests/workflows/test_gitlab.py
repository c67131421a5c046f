"""The check of GitLab, which knows less of who asks than the others."""

from __future__ import annotations

import os
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import yaml
from support.project import Project, brand
from support.repository import commit, git
from support.runner import Runner, shell, stand_ins
from workflows.proposals import GITEA, GITLAB, foreign, propose

FOR_PEOPLE = ("wuse report", "wuse fix", "mkdocs build")
"""Steps that show people something, and decide nothing."""


def on_gitlab(
    folder: Path, origin: Path, author: str, without: tuple[str, ...] = FOR_PEOPLE, **told: str
) -> CompletedProcess[str]:
    """Runs the check of GitLab in ``folder / "clone"``, a clone with a branch to be merged."""
    clone = folder / "clone"
    git(folder, "clone", "-q", "-b", "work", origin.as_uri(), str(clone))
    written = yaml.safe_load(GITLAB.read_text("utf-8"))
    steps = written["check"]["script"]
    return shell(
        "\n".join(step for step in steps if not any(words in step for words in without)),
        clone,
        {
            **written["variables"],
            "CI_PROJECT_DIR": str(clone),
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
            "GITLAB_USER_LOGIN": author,
            "TMPDIR": str(folder),
            "PATH": os.pathsep.join([str(stand_ins(folder)), os.environ["PATH"]]),
            **told,
        },
    )


def test_on_gitlab(base: Path, tmp_path: Path) -> None:
    def change(folder: Path) -> None:
        foreign(folder)
        (folder / "report.html").symlink_to(tmp_path / "hacked")

    done = on_gitlab(tmp_path, propose(base, tmp_path / "origin", change), "teacher", without=())
    clone = tmp_path / "clone"
    assert done.returncode == 1, done.stdout
    assert "O701" in done.stdout
    assert "被改的乙校" in (clone / "report.html").read_text("utf-8")
    assert (clone / "preview/brands/bb/index.html").is_file()
    assert not (tmp_path / "hacked").exists()


@pytest.mark.parametrize(
    ("protected", "source", "status"),
    [("true", "1", 0), ("false", "1", 1), ("true", "2", 1)],
)
def test_on_gitlab_the_bureau_does_not_lend_its_rights_by_a_rerun(
    base: Path, tmp_path: Path, protected: str, source: str, status: int
) -> None:
    """Whose a branch is, is known only if it is protected, in the project and not in a fork."""
    done = on_gitlab(
        tmp_path, propose(base, tmp_path / "origin", foreign), "bureau",
        CI_PROJECT_ID="1", CI_MERGE_REQUEST_SOURCE_PROJECT_ID=source,
        CI_MERGE_REQUEST_SOURCE_BRANCH_PROTECTED=protected,
    )  # fmt: skip
    assert done.returncode == status, done.stdout


def crossed(base: Path, origin: Path) -> Path:
    """A branch that another was merged into and out of, and that takes back a file of the other."""
    git(base, "clone", "-q", str(base), str(origin))
    git(origin, "checkout", "-q", "-b", "work")
    Project(origin).write({"brands/aa/brand.yml": brand("甲校，改过")})
    ours = commit(origin)
    git(origin, "checkout", "-q", "main")
    Project(origin).write({"brands/bb/brand.yml": brand("乙校，改过")})
    theirs = commit(origin)
    git(origin, "merge", "-q", "--no-ff", "-m", "x", ours)
    git(origin, "checkout", "-q", "work")
    git(origin, "merge", "-q", "--no-ff", "-m", "x", "--strategy=ours", theirs)
    git(origin, "update-ref", "refs/pull/1/head", "HEAD")
    git(origin, "checkout", "-q", "main")
    return origin


def test_on_gitea_and_gitlab_a_merge_cannot_take_back_a_file(base: Path, tmp_path: Path) -> None:
    origin = crossed(base, tmp_path / "origin")
    told = dict.fromkeys(("event.pull_request.user.login", "actor", "triggering_actor"), "teacher")
    runner = Runner(tmp_path / "runner", origin, "refs/pull/1/head", {"base_ref": "main", **told})
    on_gitea = runner.run(GITEA, "check", "检查")["检查"]
    assert on_gitea.outcome == "failure"
    assert "O701" in on_gitea.said
    assert "O701" in on_gitlab(tmp_path, origin, "teacher").stdout
