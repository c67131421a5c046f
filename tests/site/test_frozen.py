"""What pages say of the state that an edition judges, and of what changed since."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from support.markup import parse
from support.project import Content, Project, activity, brand, make_project
from support.repository import commit, init

pytestmark = pytest.mark.slow

REVIEW = {"评选": "2026", "逐项自评": [{"指标": "A1", "说明": "有。"}]}
EDITION = {
    "名称": "2026年品牌评选",
    "年份": "2026",
    "依据文件": {"文件名称": "实施方案"},
    "评分标准": [{"编号": "A", "名称": "基础", "分值": 100, "指标": [
        {"编号": "A1", "名称": "荣誉", "分值": 100, "佐证": "荣誉"}]}],
    "参评单位": ["aa", "bb"],
}  # fmt: skip
PANEL = {"评选": "2026", "种子": "一句话", "评审": ["P01", "P02"]}
HONOUR = {"荣誉名称": "先进集体", "级别": "县级", "时间": "2025", "颁发单位": "教育局"}
HIDDEN = {"公开范围": "内部"}
OLD: dict[str, Content] = {
    "brands/aa/brand.yml": brand(
        "北坡校",
        self_review=REVIEW,
        honours=[HONOUR],
        metrics=[{"指标": "走访", "数值": 3}],
    ),
    "brands/aa/activities/2026-03-01-trees.yml": activity("植树", "2026-03-01"),
    "brands/aa/activities/2026-03-02-gone.yml": activity("撤回的一件事", "2026-03-02"),
    "brands/aa/activities/2026-03-03-same.yml": activity("照旧", "2026-03-03"),
    "brands/aa/activities/2026-03-04-hid.yml": activity("阁楼清点", "2026-03-04", **HIDDEN),
    "brands/bb/brand.yml": brand("乙校", self_review=REVIEW),
    "brands/_bureau/editions/2026.yml": EDITION,
}
NEW: dict[str, Content] = {
    "brands/aa/brand.yml": {
        **brand("北坡校", self_review=REVIEW),
        "honours": [{**HONOUR, "级别": "市级"}, {**HONOUR, "荣誉名称": "标兵"}],
        "brand": {"name": "北坡校的品牌", "slogan": "新的口号"},
    },
    "brands/aa/activities/2026-03-01-trees.yml": activity("植树", "2026-03-01", 地点="后山"),
    "brands/aa/activities/2026-04-01-new.yml": activity("除草", "2026-04-01"),
    "brands/aa/activities/2026-03-04-hid.yml": activity("阁楼清点再改", "2026-03-04", **HIDDEN),
}  # fmt: skip


def words(project: Project, address: str, id: str) -> str:
    """What the element of an id says on a page."""
    file = project.site / address / "index.html"
    root = parse.__wrapped__(file).root  # it changes from build to build
    found = next(it for it in root.iter() if it.get("id") == id)
    return " ".join("".join(found.itertext()).split())


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Two schools were frozen; one has changed since."""
    project = make_project(tmp_path_factory.mktemp("frozen") / "project", OLD)
    (project.root / ".gitignore").write_text("site\n.cache\n")
    init(project.root)
    commit(project.root)
    assert project.wuse("edition", "freeze", "2026").code == 0
    commit(project.root)
    assert project.build().code == 0
    assert "现在都和定稿时一样" in words(project, "editions/2026", "frozen")
    assert "没有改动" in words(project, "brands/aa", "self-review")
    (project.root / "brands/aa/activities/2026-03-02-gone.yml").unlink()
    project.write(NEW)
    return project


def test_changes_are_told_by_field_and_record_and_what_is_gone_stays_away(frozen: Project) -> None:
    run = frozen.build()
    assert run.code == 0, run.said
    edition = words(frozen, "editions/2026", "frozen")
    assert "1 个单位的资料有改动" in edition
    assert "新增活动1项，改动活动1项、品牌、成效数据、荣誉，删去活动1项" in edition
    said = words(frozen, "brands/aa", "self-review")
    for change in (
        "新增 活动“除草”",
        "改动 活动“植树”：地点",
        "改动 品牌：口号",
        "改动 荣誉：新增1项、改动1项",
        "删去 活动1项",
    ):
        assert change in said
    assert "照旧" not in said.partition("定稿以后的改动")[2].partition("速读")[0]
    assert "没有改动" in words(frozen, "brands/bb", "self-review")
    everything = b"".join(path.read_bytes() for path in frozen.site.rglob("*.*") if path.is_file())
    assert "撤回的一件事".encode() not in everything
    assert "阁楼清点".encode() not in everything


def test_what_was_judged_is_packed_for_reviewers(frozen: Project) -> None:
    gone = "brands/aa/activities/2026-03-03-same.yml"
    assert frozen.wuse("takedown", gone, "--yes").code == 0
    made = frozen.wuse("usb", "--edition", "2026", "past.zip")
    assert made.code == 0, made.said
    assert "不要公开" in made.said
    with ZipFile(frozen.root / "past.zip") as archive:
        names = {it for it in archive.namelist() if it.startswith("site/brands/aa/activities/2")}
    days = {it.split("/")[4] for it in names}
    assert days == {"2026-03-01-trees", "2026-03-02-gone"}, "neither the new nor what is taken down"
    frozen.write({"office/panel.yml": PANEL})
    made = frozen.wuse("pack", "2026", "--panel", "office/panel.yml")
    assert made.code == 0, made.said
    with ZipFile(frozen.root / "office/wuse-pack-2026-P01.zip") as archive:
        assert names <= set(archive.namelist())
        assert "新的口号" not in archive.read("site/brands/aa/index.html").decode()
    blind = frozen.wuse("pack", "2026", "--panel", "office/panel.yml", "--blind")
    assert blind.code == 0, blind.said
    with ZipFile(frozen.root / "office/wuse-pack-2026-P01.zip") as archive:
        said = b"".join(map(archive.read, archive.namelist())).decode("utf-8", "ignore")
    assert "撤回的一件事" in said
    assert "新的口号" not in said
    assert "北坡校" not in said
    (frozen.root / "匿名编号-2026.csv").unlink()
    shutil.rmtree(frozen.root / "office")


def test_warm_and_cold_builds_are_the_same_and_without_git_nothing_breaks(
    frozen: Project, tmp_path: Path
) -> None:
    assert frozen.build().code == 0
    warm = frozen.pages()
    shutil.rmtree(frozen.root / ".cache")
    assert frozen.build().code == 0
    assert frozen.pages() == warm
    (frozen.root / ".git").rename(tmp_path / "git")
    run = frozen.build()
    assert run.code == 0, run.said
    assert "读不到定稿的那一版" in words(frozen, "editions/2026", "frozen")
    assert "定稿以后" not in words(frozen, "brands/aa", "self-review")
    (tmp_path / "git").rename(frozen.root / ".git")
    assert frozen.build().code == 0
    assert frozen.pages() == warm
