"""The built regions that several modules of tests look at."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.growing import FILES, built
from support.project import Project, make_project
from support.region import region


@pytest.fixture(scope="session")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """More schools and activities than fit on a page, and one with something to hide; built.

    It is only to be read.
    """
    project = make_project(tmp_path_factory.mktemp("tour"), region(), {"per_page": 10})
    run = project.build(SOURCE_DATE_EPOCH="1768000000")  # 2026-01-09
    assert run.code == 0, run.said
    return project


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a project that was built, time stamps and all, and moved away."""
    folder = tmp_path_factory.mktemp("saved")
    project = make_project(folder / "project", FILES)
    run = built(project, "--strict")
    assert run.code == 0, run.said
    return project.root.rename(folder / "copy")


@pytest.fixture
def grown(saved: Path) -> Iterator[Project]:
    """The project, where it was built."""
    root = saved.with_name("project")
    yield Project(shutil.copytree(saved, root, symlinks=True))
    shutil.rmtree(root)
