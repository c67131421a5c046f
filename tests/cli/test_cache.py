"""wuse cache: how large it is, and that nothing is lost with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.pictures import encoded, scene
from support.project import Project, Run, activity, brand, make_project, photo

FILES = {
    "brands/aa/brand.yml": brand("甲校"),
    "brands/aa/activities/a.yml": activity(photos=[photo("p.jpg")]),
    "brands/aa/photos/p.jpg": encoded(scene(640, 480)),
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = make_project(tmp_path, FILES, site_url="https://example.cn/")
    assert built(project).code == 0
    return project


def built(project: Project) -> Run:
    return project.build(SOURCE_DATE_EPOCH="1768000000")


def site(project: Project) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in project.site.rglob("*") if path.is_file()}


def test_it_tells_how_large_each_part_is(project: Project) -> None:
    run = project.wuse("cache")
    assert run.code == 0
    for name in ("照片", "分享图", "二维码", "单位和网页"):
        (line,) = run.lines(f"{name}：")
        assert "0 个文件" not in line.replace("10 个文件", "")


def test_clearing_costs_time_and_nothing_else(project: Project) -> None:
    before = site(project)
    run = project.wuse("cache", "clear")
    assert run.code == 0
    assert run.lines("单位和网页", "从头生成")
    assert [path.name for path in (project.root / ".cache").iterdir()] == ["photos"]
    assert project.wuse("cache", "clear", "--photos").lines("照片", "重新处理")
    assert not list((project.root / ".cache").iterdir())
    assert built(project).code == 0
    assert site(project) == before


def test_an_empty_cache_is_no_error(tmp_path: Path) -> None:
    project = make_project(tmp_path, FILES)
    assert project.wuse("cache").code == 0
    assert project.wuse("cache", "clear", "--photos").code == 0
