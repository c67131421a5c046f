"""Where workflows are, and repositories with changes that they look at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from support.project import ROOT, Project, brand
from support.repository import commit, git

GITHUB = ROOT / ".github/workflows/pull-request.yml"
GITEA = ROOT / ".gitea/workflows/pull-request.yml"
GITLAB = ROOT / ".gitlab-ci.yml"


def propose(base: Path, origin: Path, change: Callable[[Path], None]) -> Path:
    """A repository with a pull request: its head, and the merge that GitHub makes of it."""
    git(base, "clone", "-q", str(base), str(origin))
    git(origin, "checkout", "-q", "-b", "work")
    change(origin)
    commit(origin)
    git(origin, "update-ref", "refs/pull/1/head", "HEAD")
    git(origin, "checkout", "-q", "main")
    Project(origin).write({"brands/bb/README.md": "目标分支上别人的改动\n"})
    commit(origin)
    git(origin, "checkout", "-q", "--detach")
    git(origin, "merge", "-q", "--no-ff", "-m", "merge", "work")
    git(origin, "update-ref", "refs/pull/1/merge", "HEAD")
    git(origin, "checkout", "-q", "main")
    return origin


def foreign(folder: Path) -> None:
    Project(folder).write({"brands/bb/brand.yml": brand("被改的乙校")})
