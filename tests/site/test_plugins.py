"""Plugins that bureaus add: the site comes out whole with each of them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from support.project import Project, activity, brand, make_project
from support.repository import commit, init

INSTALLED = entry_points(group="mkdocs.plugins").names
LANGUAGES = [
    {"locale": "zh", "name": "中文", "default": True, "build": True},
    {"locale": "en", "name": "English", "build": True},
]
TOGETHER: Mapping[str, Mapping[str, object]] = {
    "material/search": {},
    "material/tags": {},
    "macros": {},
    "redirects": {"redirect_maps": {"old.md": "guide/own.md", "alt.md": "brands/jia/index.md"}},
    "glightbox": {},
    "minify": {"minify_html": True},
    "git-revision-date-localized": {"enable_git_follow": False},
}
ALONE: Mapping[str, Mapping[str, object]] = {
    "i18n": {"docs_structure": "suffix", "languages": LANGUAGES},
    "awesome-nav": {},
    "rss": {},
    "material/blog": {},
    "material/offline": {},
}
TREES = "brands/jia/activities/trees"


def built(root: Path, plugins: Mapping[str, Mapping[str, object]]) -> Project:
    """A site that was built strictly with these plugins, in a repository as they expect it."""
    files = {
        "brands/jia/brand.yml": brand(),
        f"{TREES}.yml": activity(),
        "docs/guide/own.md": "# 指南 { #guide }\n\n## 一节 { #part }\n\n文字\n",
        "docs/blog/index.md": "# 博客\n",
        "docs/blog/posts/first.md": "---\ndate: 2025-01-01\n---\n\n# 文章\n\n文字\n",
    }
    nav = None if "awesome-nav" in plugins else ["index.md", {"指南": ["guide/own.md"]}]
    added = [{name: dict(options)} for name, options in plugins.items()]
    project = make_project(init(root), files, {"share_cards": "none"}, plugins=added, nav=nav)
    commit(root)
    run = project.build("--strict")
    assert run.code == 0, run.said
    assert "植树" in project.page(TREES)
    (own,) = (page for path, page in project.pages().items() if path.startswith("guide/own"))
    assert 'id="part"' in own
    return project


def test_most_plugins_work_together(tmp_path: Path) -> None:
    plugins = {name: options for name, options in TOGETHER.items() if name in INSTALLED}
    project = built(tmp_path, plugins)
    if "redirects" in plugins:
        assert "brands/jia/" in project.page("alt")


@pytest.mark.parametrize("name", ALONE)
def test_a_plugin_that_rearranges_the_pages_works_alone(tmp_path: Path, name: str) -> None:
    if name not in INSTALLED:
        pytest.skip(f"the plugin {name} is not installed")
    project = built(tmp_path, {name: ALONE[name]})
    if name == "rss":
        assert "植树" in (project.site / "feed_rss_updated.xml").read_text("utf-8")
    if name == "i18n":
        assert 'id="part"' in project.page("en/guide/own")
        assert "/en/" not in project.page(TREES)
