"""A site that grew, build after build, is the site that a build from nothing makes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from distributed import LocalCluster
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.growing import DAY, EDITS, FILES, built, files, fresh, problems, write
from support.project import Project, activity, make_project, photo


@pytest.mark.slow
@pytest.mark.timeout(600)
@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    names=st.lists(st.sampled_from(sorted(EDITS)), min_size=3, max_size=4),
    workers=st.sampled_from(["0", "1", "2"]),
    days=st.integers(0, 1),
)
def test_whatever_is_edited_in_whatever_order(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], workers: str, days: int
) -> None:
    folder = tmp_path_factory.mktemp("grown")
    project = make_project(folder / "grown", FILES)
    built(project)
    for position, name in enumerate(names):
        EDITS[name](project.root / "brands")
        moment = DAY + 86_400 * days * position
        run = built(project, moment=moment, WUSE_WORKERS=workers)
        other = fresh(project, folder / "fresh")
        expected = built(other, moment=moment, WUSE_WORKERS="0")
        assert problems(run) == problems(expected), names
        assert run.code == expected.code
        assert files(project) == files(other), names


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_site_is_the_same_whoever_builds_it(tmp_path: Path) -> None:
    sites = {}
    project = make_project(tmp_path / "project", FILES)
    with LocalCluster(
        n_workers=1,
        threads_per_worker=1,
        dashboard_address=None,
        local_directory=str(tmp_path / "dask"),
        silence_logs=50,
    ) as dask:
        for crew in ("0", "2", "2:spawn", dask.scheduler_address):
            other = fresh(project, tmp_path / "other")
            run = built(other, WUSE_WORKERS=crew)
            assert run.code == 0, run.said
            sites[crew] = files(other)
    assert len(sites["0"]) > 100
    assert all(site == sites["0"] for site in sites.values())


def test_a_scheduler_that_does_not_answer_is_told(tmp_path: Path) -> None:
    run = built(make_project(tmp_path, FILES), WUSE_WORKERS="tcp://127.0.0.1:9")
    assert run.code != 0
    assert run.lines("连不上调度器")
    assert "Traceback" not in run.said


def stamps(project: Project) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in project.site.rglob("*.html")}


def changed(before: dict[Path, int], project: Project) -> set[str]:
    after = stamps(project)
    return {
        path.relative_to(project.site).as_posix().split("/index")[0]
        for path in after
        if after[path] != before.get(path)
    }


def test_only_what_an_edit_concerns_is_written(grown: Project) -> None:
    before = stamps(grown)
    run = built(grown)
    assert run.lines("0 个单位", "4 个沿用")
    assert changed(before, grown) <= {"guide/own", "404.html"}
    text = {"initiative": ["red"], "body": "浇了水。", "photos": [photo("p.jpg")]}
    write("jia/activities/trees.yml", activity("植树", **text))(grown.root / "brands")
    run = built(grown)
    assert run.lines("1 个单位", "文件改了：jia")
    written = changed(before, grown)
    assert "brands/jia/activities/trees" in written
    assert "timeline" not in written
    assert not {path for path in written if path.startswith(("brands/yi", "rules/"))}


def test_who_names_another_school_follows_it(grown: Project) -> None:
    EDITS["internal partner"](grown.root / "brands")
    run = built(grown)
    assert run.lines("2 个单位", "引用的单位变了", "：jia、ju")
    assert "brands/bing" not in grown.page("brands/jia")


def test_a_clone_with_other_time_stamps_keeps_its_pages(grown: Project) -> None:
    for path in (grown.root / "brands").rglob("*.yml"):
        os.utime(path, (1, 1))
    assert built(grown).lines("0 个单位", "4 个沿用")


def test_a_change_that_leaves_no_time_stamp_is_seen(grown: Project) -> None:
    path = grown.root / "brands/yi/activities/reading.yml"
    text, status = path.read_text("utf-8"), path.stat()
    path.write_text(text.replace("读书", "写字"), "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    built(grown)
    assert "写字" in grown.page("brands/yi/activities/reading")


@pytest.mark.parametrize("damage", [b"", b"\x00" * 40, b"cut", None])
def test_a_damaged_cache_costs_time_and_nothing_else(grown: Project, damage: bytes | None) -> None:
    expected = files(grown)
    for path in (grown.root / ".cache").rglob("*.msgpack"):
        path.write_bytes(path.read_bytes()[:-7] if damage is None else damage)
    run = built(grown)
    assert run.code == 0
    assert run.lines("全部重新生成")
    assert files(grown) == expected


def test_a_page_that_was_changed_or_lost_comes_back(grown: Project) -> None:
    expected = files(grown)
    (grown.site / "brands/jia/index.html").write_text("别人写的", "utf-8")
    (grown.site / "timeline/index.html").unlink()
    (grown.site / "api/brands/yi.json").unlink()
    built(grown)
    assert files(grown) == expected
