"""A school that hands in by the form, and the bureau that receives what it sends."""

from __future__ import annotations

from pathlib import Path

from support.project import Project, brand, make_project
from support.repository import commit, git, init

INITIATIVES = [
    {"编号": "red", "名称": "红烛行动", "颜色": "红"},
    {"编号": "green", "名称": "绿荫行动", "颜色": "绿"},
]


def school_with_form(root: Path) -> Project:
    """A school without records, in a repository, built for a stick."""
    made = make_project(
        root,
        {"brands/aa/brand.yml": brand("甲小学", 载体=INITIATIVES), ".gitignore": "site\n.cache\n"},
        use_directory_urls=False,
    )
    init(made.root)
    commit(made.root)
    run = made.build()
    assert run.code == 0, run.said
    return made


def merged(project: Project, package: Path) -> str:
    """Receive a package as the guide says, merge its branch, build; what receiving said."""
    run = project.wuse("receive", str(package))
    assert run.code == 0, run.said
    for branch in git(
        project.root, "for-each-ref", "--format=%(refname:short)", "refs/heads/tougao"
    ).split():
        git(project.root, "merge", "-q", "--no-edit", branch)
        git(project.root, "branch", "-q", "-D", branch)
    built = project.build("--strict")
    assert built.code == 0, built.said
    return run.said
