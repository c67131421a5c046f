"""Ledgers with rows of activities, imported into a project, and what has become of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from click.testing import Result
from support.importing import run_import
from support.project import Project
from support.workbooks import workbook

from wuse.model.records import Activity
from wuse.source import load_region

HEADERS = ["单位", "标题", "日期", "活动类型", "参加人群", "经费"]


def ledger(project: Project, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    path = project.root / "台账.xlsx"
    path.write_bytes(workbook(sheets))
    return path


def row(
    project: Project, values: Sequence[object], headers: Sequence[object] = HEADERS
) -> tuple[Result, list[Activity]]:
    """Import one row of activities."""
    path = ledger(project, {"活动": [headers, values]})
    result = run_import(project, path, "--write")
    return result, activities(project)


def activities(project: Project, owner: str = "linhai") -> list[Activity]:
    loaded = load_region(project.root)
    assert not [it for it in loaded.problems if it.severity == "error"], loaded.problems
    return [item.record for item in loaded.region.owners[owner].activities]


def snapshot(project: Project) -> dict[str, bytes]:
    files = (project.root / "brands").rglob("*")
    return {str(path): path.read_bytes() for path in files if path.is_file()}
