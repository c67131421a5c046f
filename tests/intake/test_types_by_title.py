"""Ledgers without a column for the type of an activity: the title tells it, or nobody does."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.importing import run_import
from support.project import Project, brand, make_project
from support.workbooks import workbook

from wuse.source import load_region

ROWS = [
    ["单位", "活动名称", "活动时间"],
    ["临海小学", "开展学雷锋志愿服务活动", "2025-03-05"],
    ["临海小学", "支部主题党日：重温入党誓词", "2025-07-01"],
    ["临海小学", "迎国庆", "2025-09"],
]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = make_project(tmp_path / "project", {"brands/linhai/brand.yml": brand("临海小学")})
    (project.root / "台账.xlsx").write_bytes(workbook({"活动台账": ROWS}))
    return project


def types(project: Project) -> dict[str, str]:
    activities = load_region(project.root).region.owners["linhai"].activities
    return {item.record.title: item.record.type.zh for item in activities}


def test_the_type_is_read_from_the_title_and_told(project: Project) -> None:
    said = run_import(project, project.root / "台账.xlsx", "--write").output
    assert "X203" not in said
    assert said.count("X306 待核对") == 2
    assert "第 4 行：“活动类型”没有写" in said
    assert "--with-blanks" in said
    assert types(project) == {
        "开展学雷锋志愿服务活动": "志愿服务",
        "支部主题党日：重温入党誓词": "主题党日",
    }


def test_what_no_title_tells_is_left_open_where_that_is_asked_for(project: Project) -> None:
    said = run_import(project, project.root / "台账.xlsx", "--write", "--with-blanks").output
    assert "退回 0" in said
    drafts = list((project.root / "brands/linhai/activities").iterdir())
    assert len(drafts) == 3
    (open_one,) = [it.read_text("utf-8") for it in drafts if "迎国庆" in it.read_text("utf-8")]
    assert "待补" in open_one
