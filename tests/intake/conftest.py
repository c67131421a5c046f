"""The project of three schools that ledgers are imported into."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.project import Project, brand, make_project

INITIATIVES = [{"id": "red", "name": "红色行动"}]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    files = {
        "brands/linhai/brand.yml": brand("临海小学（虚构）", initiatives=INITIATIVES),
        "brands/shanqian/brand.yml": brand("山前学校（虚构）"),
        "brands/sanzhong/brand.yml": brand("虚构三中"),
    }
    return make_project(tmp_path / "project", files)
