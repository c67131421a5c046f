"""A site that grew, build after build, is the site that a build from nothing makes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.pictures import encoded, scene
from support.project import Content, Project, Run, activity, brand, dump, make_project, photo

DAY = 1_768_000_000
"""9 January 2026."""

IDENTITY = "11010519491231002X"
"""A resident identity number of the standard's own example."""

FILES: dict[str, Content] = {
    "brands/_bureau/site.yml": {"districts": [{"id": "east", "name": "东区"}]},
    "brands/ju/brand.yml": brand("区教育局", owner={"name": "区教育局", "kind": "主管部门"}),
    "brands/jia/brand.yml": brand(
        "甲校",
        owner={"name": "甲校", "stage": "小学", "parent": "ju", "district": "east"},
        initiatives=[
            {"id": "red", "name": "红色行动", "partners": [{"name": "丙", "owner": "bing"}]}
        ],
    ),
    "brands/jia/activities/trees.yml": activity(
        "植树", initiative=["red"], photos=[photo("p.jpg")]
    ),
    "brands/jia/exemplars/post.yml": {"name": "示范岗", "type": "党员示范岗"},
    "brands/jia/photos/p.jpg": encoded(scene(320, 240)),
    "brands/yi/brand.yml": brand("乙校", partners=[{"name": "甲", "owner": "jia"}]),
    "brands/yi/activities/reading.yml": activity("读书"),
    "brands/bing/brand.yml": brand("丙校", owner={"name": "丙校", "parent": "ju"}),
    "docs/guide/own.md": "# 指南\n\n[甲校](../brands/jia/index.md)\n",
}

Edit = Callable[[Path], object]


def write(name: str, content: Content) -> Edit:
    def edit(brands: Path) -> None:
        path = brands / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str | bytes) else dump(content)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    return edit


def remove(name: str) -> Edit:
    return lambda brands: (brands / name).unlink(missing_ok=True)


def move(old: str, new: str) -> Edit:
    def edit(brands: Path) -> None:
        if (brands / old).exists() and not (brands / new).exists():
            (brands / old).rename(brands / new)

    return edit


EDITS: dict[str, Edit] = {
    "title": write("jia/activities/trees.yml", activity("种花")),
    "new activity": write("yi/activities/new.yml", activity("新活动")),
    "no activity": remove("yi/activities/reading.yml"),
    "expired": write("yi/activities/reading.yml", activity("读书", expires="2026-01-08")),
    "expires tomorrow": write("yi/activities/new.yml", activity("新", expires="2026-01-09")),
    "internal school": write("ju/brand.yml", brand("区教育局", visibility="内部")),
    "internal partner": write("bing/brand.yml", brand("丙校", visibility="内部")),
    "renamed school": write("ju/brand.yml", brand("区教体局", owner={"name": "区教体局"})),
    "withheld school": write(
        "bing/brand.yml", brand("丙校", owner={"name": "丙", "about": IDENTITY})
    ),
    "withheld activity": write("jia/activities/trees.yml", activity("植树", body=IDENTITY)),
    "broken": write("jia/brand.yml", "单位: [\n"),
    "mended": write("jia/brand.yml", FILES["brands/jia/brand.yml"]),
    "same name": write("yi/brand.yml", brand("甲校")),
    "circle": write("ju/brand.yml", brand("区教育局", owner={"name": "局", "parent": "jia"})),
    "moved": move("jia", "ding"),
    "moved back": move("ding", "jia"),
    "gone": lambda brands: shutil.rmtree(brands / "bing", ignore_errors=True),
    "new school": write("wu/brand.yml", brand("戊校", owner={"name": "戊校", "parent": "ju"})),
    "district": write("_bureau/site.yml", {"districts": [{"id": "east", "name": "东城区"}]}),
    "word": write(
        "_bureau/site.yml",
        {"vocabulary": [{"scheme": "activity_type", "code": "x", "name": "文体活动"}]},
    ),
    "level": write("_bureau/site.yml", {"rules": [{"rule": "C8", "level": "错误"}]}),
    "resources": write(
        "_bureau/resources.yml",
        {"resources": [{"id": "hall", "name": "纪念馆", "owner": "bing"}]},
    ),
    "photo": write("jia/photos/p.jpg", encoded(scene(320, 200))),
    "no photo": remove("jia/photos/p.jpg"),
    "home": write("../docs/index.md", "另一段话。\n"),
    "guide": write("../docs/guide/own.md", "# 指南\n\n另一段话。\n"),
}


def built(project: Project, *options: str, moment: int = DAY, **environment: str) -> Run:
    return project.build(*options, SOURCE_DATE_EPOCH=str(moment), **environment)


def files(project: Project) -> dict[str, bytes]:
    return {
        path.relative_to(project.site).as_posix(): path.read_bytes()
        for path in sorted(project.site.rglob("*"))
        if path.is_file()
    }


def problems(run: Run) -> list[str]:
    return [line for line in run.said.splitlines() if " brands/" in line]


def fresh(project: Project, root: Path) -> Project:
    """The same sources, without anything that a build has made."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(
        project.root, root, symlinks=True, ignore=shutil.ignore_patterns(".cache", "site")
    )
    return Project(root)


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


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a project that was built, time stamps and all, and moved away."""
    folder = tmp_path_factory.mktemp("saved")
    project = make_project(folder / "project", FILES)
    run = built(project, "--strict")
    assert run.code == 0, run.said
    return project.root.rename(folder / "copy")


@pytest.fixture
def project(saved: Path) -> Iterator[Project]:
    """The project, where it was built."""
    root = saved.with_name("project")
    yield Project(shutil.copytree(saved, root, symlinks=True))
    shutil.rmtree(root)


def stamps(project: Project) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in project.site.rglob("*.html")}


def changed(before: dict[Path, int], project: Project) -> set[str]:
    after = stamps(project)
    return {
        path.relative_to(project.site).as_posix().split("/index")[0]
        for path in after
        if after[path] != before.get(path)
    }


def test_only_what_an_edit_concerns_is_written(project: Project) -> None:
    before = stamps(project)
    run = built(project)
    assert run.lines("0 个单位", "4 个沿用")
    assert changed(before, project) <= {"guide/own", "404.html"}
    text = {"initiative": ["red"], "body": "浇了水。", "photos": [photo("p.jpg")]}
    write("jia/activities/trees.yml", activity("植树", **text))(project.root / "brands")
    run = built(project)
    assert run.lines("1 个单位", "文件改了：jia")
    written = changed(before, project)
    assert "brands/jia/activities/trees" in written
    assert "timeline" not in written
    assert not {path for path in written if path.startswith(("brands/yi", "rules/"))}


def test_who_names_another_school_follows_it(project: Project) -> None:
    EDITS["internal partner"](project.root / "brands")
    run = built(project)
    assert run.lines("2 个单位", "引用的单位变了", "：jia、ju")
    assert "brands/bing" not in project.page("brands/jia")


def test_a_clone_with_other_time_stamps_keeps_its_pages(project: Project) -> None:
    for path in (project.root / "brands").rglob("*.yml"):
        os.utime(path, (1, 1))
    assert built(project).lines("0 个单位", "4 个沿用")


def test_a_change_that_leaves_no_time_stamp_is_seen(project: Project) -> None:
    path = project.root / "brands/yi/activities/reading.yml"
    text, status = path.read_text("utf-8"), path.stat()
    path.write_text(text.replace("读书", "写字"), "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    built(project)
    assert "写字" in project.page("brands/yi/activities/reading")


@pytest.mark.parametrize("damage", [b"", b"\x00" * 40, b"cut", None])
def test_a_damaged_cache_costs_time_and_nothing_else(
    project: Project, damage: bytes | None
) -> None:
    expected = files(project)
    for path in (project.root / ".cache").rglob("*.msgpack"):
        path.write_bytes(path.read_bytes()[:-7] if damage is None else damage)
    run = built(project)
    assert run.code == 0
    assert run.lines("全部重新生成")
    assert files(project) == expected


def test_a_page_that_was_changed_or_lost_comes_back(project: Project) -> None:
    expected = files(project)
    (project.site / "brands/jia/index.html").write_text("别人写的", "utf-8")
    (project.site / "timeline/index.html").unlink()
    (project.site / "api/brands/yi.json").unlink()
    built(project)
    assert files(project) == expected


def test_a_build_that_was_killed_leaves_the_next_one_right(
    project: Project, tmp_path: Path
) -> None:
    EDITS["no activity"](project.root / "brands")
    (project.root / "stop.py").write_text(
        "import os\nfrom wuse.site import write_site\n\n"
        "def stop(*_):\n    os._exit(9)\n\nwrite_site.shared_assets = stop\n"
    )
    settings = (project.root / "mkdocs.yml").read_text("utf-8")
    (project.root / "own.yml").write_text(
        "INHERIT: mkdocs.yml\nhooks: [hooks/showcase.py, stop.py]\n", "utf-8"
    )
    killed = project.run("mkdocs", "build", "-f", "own.yml", "--site-dir", str(project.site))
    assert killed.code == 9
    assert settings == (project.root / "mkdocs.yml").read_text("utf-8")
    EDITS["internal partner"](project.root / "brands")
    built(project)
    other = fresh(project, tmp_path / "other")
    built(other)
    assert files(project) == files(other)


def test_two_builds_do_not_write_into_one_folder(project: Project) -> None:
    command = [sys.executable, "-c", _HOLD, str(project.root), str(project.site)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        run = built(project)
        holder.send_signal(signal.SIGTERM)
    assert run.code != 0
    assert run.lines("另一个程序正在", "等它结束")
    assert built(project).code == 0


_HOLD = """
import sys, time
from pathlib import Path
from wuse.site.lock import locked
with locked(Path(sys.argv[1]), Path(sys.argv[2])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_an_interrupt_leaves_no_process_and_nothing_half_done(
    project: Project, tmp_path: Path
) -> None:
    (project.root / "slow.py").write_text(
        "import time\nfrom wuse.site.part import Part\n\nbody = Part.body\n\n"
        "def slow(part, page):\n    print('writing', flush=True)\n    time.sleep(0.1)\n"
        "    return body(part, page)\n\nPart.body = slow\n"
    )
    (project.root / "own.yml").write_text(
        "INHERIT: mkdocs.yml\nhooks: [hooks/showcase.py, slow.py]\n", "utf-8"
    )
    EDITS["title"](project.root / "brands")
    mkdocs = str(Path(sys.executable).with_name("mkdocs"))
    command = [mkdocs, "build", "-q", "-f", "own.yml", "--site-dir", str(project.site)]
    environment = {**os.environ, "WUSE_WORKERS": "2", "SOURCE_DATE_EPOCH": str(DAY)}
    with subprocess.Popen(
        command, cwd=project.root, env=environment, stdout=subprocess.PIPE, text=True,
        start_new_session=True,
    ) as build:  # fmt: skip
        assert build.stdout
        assert build.stdout.readline() == "writing\n"
        os.killpg(build.pid, signal.SIGINT)
        build.stdout.read()  # ends when the last process has ended
    assert build.returncode != 0
    time.sleep(0.1)
    for name in ("work", "mkdocs"):
        folder = project.root / ".cache" / name
        assert not folder.is_dir() or not list(folder.iterdir())
    built(project)
    other = fresh(project, tmp_path / "other")
    built(other)
    assert files(project) == files(other)


def test_a_full_disk_is_told_and_the_next_build_is_right(project: Project, tmp_path: Path) -> None:
    EDITS["title"](project.root / "brands")
    (project.root / "full.py").write_text(
        "import os\nfrom wuse.site import output\n\nplace = os.replace\n\n"
        "def full(source, target):\n    if str(target).endswith('trees/index.html'):\n"
        "        raise OSError(28, 'No space left on device', target)\n"
        "    place(source, target)\n\noutput.os.replace = full\n"
    )
    (project.root / "own.yml").write_text(
        "INHERIT: mkdocs.yml\nhooks: [hooks/showcase.py, full.py]\n", "utf-8"
    )
    run = project.build("-f", "own.yml", SOURCE_DATE_EPOCH=str(DAY))
    assert run.code != 0
    assert run.lines("网页写不进")
    assert "Traceback" not in run.said
    built(project)
    other = fresh(project, tmp_path / "other")
    built(other)
    assert files(project) == files(other)
