"""Owners' pages go past MkDocs, and are the same as if it had written them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.pictures import encoded, scene
from support.project import Content, Project, activity, brand, make_project, photo

WATCHER = "def on_post_page(output, page, config):\n    return output\n"
"""A hook that looks at every page, and changes none."""

FILES: dict[str, Content] = {
    "brands/jia/brand.yml": brand("甲校 & <乙>", initiatives=[{"id": "red", "name": "红色行动"}]),
    "brands/jia/activities/2025-03-12-trees.yml": activity(
        "植树 & <b>浇水</b>", initiative=["red"], photos=[photo("p.jpg", caption="一棵树")]
    ),
    "brands/jia/exemplars/post.yml": {"name": "示范岗", "type": "党员示范岗"},
    "brands/jia/case.yml": {"title": "案例", "background": "背景"},
    "brands/jia/photos/p.jpg": encoded(scene(800, 600)),
    "brands/yi/brand.yml": brand("乙校", theme={"colour": "#224488"}),
    "docs/assets/own.css": "p { color: black }\n",
    "docs/assets/own.js": "// nothing\n",
    "docs/guide/own.md": "# 指南\n\n文字\n",
}


KILLER = """
import multiprocessing, os
from wuse.site.part import Part

render = Part.body

def body(site, page):
    if multiprocessing.parent_process():
        os._exit(9)
    return render(site, page)

Part.body = body

def on_shutdown():
    Part.body = render
"""
"""A hook that ends every process that helps, as a system without memory does."""


def built(root: Path, watched: bool, workers: int = 0, **settings: object) -> Project:
    hooks = ["hooks/showcase.py", *(["watch.py"] if watched else [])]
    settings = {"hooks": hooks, **settings}
    project = make_project(root, {**FILES, "watch.py": WATCHER, "kill.py": KILLER}, **settings)
    run = project.build("--strict", WUSE_WORKERS=str(workers))
    assert run.code == 0, run.said
    assert bool(run.lines("watch", "每一页")) == watched
    return project


def files(project: Project) -> dict[str, bytes]:
    return {
        path.relative_to(project.site).as_posix(): path.read_bytes()
        for path in sorted(project.site.rglob("*"))
        if path.is_file() and not path.name.startswith("sitemap")
    }


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the site that one process has written."""
    return files(built(tmp_path_factory.mktemp("plain"), False))


SETTINGS: dict[str, dict[str, object]] = {
    "plain": {},
    "no address": {"site_url": None},
    "more": {
        "use_directory_urls": False,
        "extra_css": ["assets/own.css"],
        "extra_javascript": ["assets/own.js"],
        "copyright": "版权 & 说明",
        "nav": ["index.md", {"指南": ["guide/own.md"]}],
    },
}


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_a_page_is_the_same_whoever_writes_it(tmp_path: Path, settings: dict[str, object]) -> None:
    past = built(tmp_path / "past", False, **settings)
    through = built(tmp_path / "through", True, **settings)
    assert len([name for name in files(past) if name.startswith("brands/jia/")]) == 5
    assert files(past) == files(through)
    addresses = [
        sorted(re.findall("<url>.*?</url>", (it.site / "sitemap.xml").read_text("utf-8"), re.S))
        for it in (past, through)
    ]
    assert addresses[0] == addresses[1]
    assert len(addresses[0]) > 8 or "site_url" in settings


@pytest.mark.parametrize("hooks", [["hooks/showcase.py"], ["hooks/showcase.py", "kill.py"]])
def test_the_site_is_the_same_however_many_processes_write_it(
    tmp_path: Path, plain: dict[str, bytes], hooks: list[str]
) -> None:
    assert plain == files(built(tmp_path, False, workers=2, hooks=hooks))


def test_hand_written_pages_and_the_menu_may_link_to_owners_pages(tmp_path: Path) -> None:
    text = (
        "[甲校](../brands/jia/index.md)、[植树](../brands/jia/activities/2025-03-12-trees/index.md)"
    )
    nav = ["index.md", {"指南": ["guide/own.md", {"乙校": "brands/yi/index.md"}]}]
    project = make_project(tmp_path, {**FILES, "docs/guide/own.md": f"# 指南\n\n{text}\n"}, nav=nav)
    run = project.build("--strict")
    assert run.code == 0, run.said
    (own,) = (page for path, page in project.pages().items() if path.startswith("guide/own"))
    assert 'href="../../brands/jia/"' in own
    assert 'href="../../brands/jia/activities/2025-03-12-trees/"' in own
    assert "brands/yi/" in own
    assert "乙校" in project.page("brands/yi")


def test_a_hand_written_page_that_is_no_text_is_reported_as_mkdocs_does(tmp_path: Path) -> None:
    project = make_project(tmp_path, {**FILES, "docs/guide/own.md": b"\xff\xfe\x00 brands/jia/"})
    run = project.build()
    assert run.code != 0
    assert "guide/own.md" in run.said
