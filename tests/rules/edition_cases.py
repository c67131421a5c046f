"""What tests of the rules about evaluations share: small editions, and what is said of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from support.examples import TODAY
from support.project import Content, Project, activity, brand

from wuse.rules import check
from wuse.source import Severity, load_region
from wuse.source.problems import Problem

E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT
BASE = {"名称": "评选", "年份": "2026", "依据文件": "方案"}
K = [{"编号": "K", "名称": "评分表", "分值": 100}]
BONUS = {"编号": "J", "名称": "加分项", "类型": "加分"}
NAMES = [{"名称": it} for it in ("甲校", "乙校")]
NOTICE = {"时间": "2026-02-02/2026-02-06", "渠道": "网站", "联系": "党建办公室"}


def reported(root: Path, edition: Content, today: date = TODAY, **files: Content) -> list[Problem]:
    """Problems of ``2026.yml``, in a region with the schools aa and bb."""
    project = Project(root).write(
        {
            "brands/aa/brand.yml": brand("甲", owner={"name": "甲", "stage": "小学"}),
            "brands/aa/activities/2025-03-12-tree.yml": activity(),
            "brands/bb/brand.yml": brand("乙"),
            "brands/_bureau/editions/2026.yml": edition,
            **files,
        }
    )
    loaded = load_region(project.root)
    assert loaded.problems == []
    found = check(root, loaded, today=today)
    return [it for it in found if it.path.endswith("editions/2026.yml")]


def assert_told(
    root: Path, more: Mapping[str, object], severity: Severity, code: str, message: str
) -> None:
    """See that one problem of an edition, BASE with these fields, is told with its fix."""
    edition = {key: it for key, it in {**BASE, **more}.items() if it is not None}
    found = [it for it in reported(root, edition) if it.code == code]
    assert [it.severity for it in found if message in it.message] == [severity], found
    assert all(it.fix for it in found)


def criterion(**more: object) -> dict[str, Any]:
    """A rubric of one criterion with ten points."""
    item = {"编号": "C1", "名称": "活动", "分值": 10, **more}
    return {
        "评分标准": [{"编号": "C", "名称": "载体", "指标": [item]}],
        "计分": {"满分": 10},
    }


def stages(*phases: Mapping[str, object], rubric: object = K) -> dict[str, object]:
    return {"评分标准": rubric, "阶段": list(phases)}


def grades(*items: Mapping[str, object], **more: object) -> dict[str, object]:
    return {"评分标准": K, "等次": list(items), **more}
