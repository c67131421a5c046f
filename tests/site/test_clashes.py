"""Hand-written pages at addresses of generated ones."""

from __future__ import annotations

from pathlib import Path

from support.project import brand, make_project


def test_a_hand_written_page_at_a_generated_address_is_reported(tmp_path: Path) -> None:
    written = {
        "docs/timeline.md": "甲",
        "docs/Brands/aa/README.md": "乙",
        "docs/brands/aa.html": "丙",
        "docs/atom.xml": "丁",
        "docs/api/brands.json": "戊",
        "docs/our/timeline.md": "己",
        "docs/our/sitemap.xml": "庚",
        "docs/sitemap.xml": "辛",
        "docs/404.html": "壬",
    }
    project = make_project(tmp_path, {"brands/aa/brand.yml": brand(), **written})
    built = project.build()
    told = {name for name in written if built.lines(f"{name}:1:1:", "F129")}
    free = {"docs/our/timeline.md", "docs/our/sitemap.xml", "docs/brands/aa.html"}
    assert told == written.keys() - free
    assert "甲" not in project.page("timeline")
    assert "己" in project.page("our/timeline")
    assert project.build("--strict").code != 0


def test_a_hand_written_page_at_a_generated_address_without_directory_urls(tmp_path: Path) -> None:
    written = {"docs/brands/index.md": "甲", "docs/brands/aa.md": "乙", "docs/timeline.md": "丙"}
    project = make_project(tmp_path, {"brands/aa/brand.yml": brand(), **written})
    built = project.build("--no-directory-urls")
    assert [name for name in written if built.lines(name, "F129")] == ["docs/brands/index.md"]
