"""A region of four owners, and what people may do to its files between two builds."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from support.pictures import encoded, scene
from support.project import Content, Project, Run, activity, brand, dump, photo

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
