"""The region that changes are proposed to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from support.project import ROOT, Project, activity, brand
from support.repository import commit, init


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A region of two schools and a register, on main."""
    folder = init(tmp_path_factory.mktemp("base"))
    configuration = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    owners = [
        {"folder": "_bureau", "accounts": ["bureau"]},
        {"folder": "aa", "accounts": ["teacher"]},
        {"folder": "bb", "accounts": ["other"]},
    ]
    Project(folder).write(
        {
            "mkdocs.yml": configuration | {"nav": ["index.md"], "extra": {"wuse": {}}},
            "docs/index.md": "欢迎。\n",
            "brands/_bureau/site.yml": {"owners": owners},
            "brands/aa/brand.yml": brand("甲校"),
            "brands/aa/activities/2025-03-12-tree.yml": activity(),
            "brands/bb/brand.yml": brand("乙校"),
            "brands/bb/activities/2025-03-12-tree.yml": activity(),
        },
    )
    (folder / "hooks").mkdir()
    shutil.copy(ROOT / "hooks/showcase.py", folder / "hooks")
    shutil.copytree(ROOT / "theme_overrides", folder / "theme_overrides")
    shutil.copytree(ROOT / "docs/assets", folder / "docs/assets")
    commit(folder)
    return folder
