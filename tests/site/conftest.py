"""The built region that several modules of tests look at."""

from __future__ import annotations

import pytest
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
