"""The list of pages for search engines, where one file cannot have them all."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from tests.support.project import brand, make_project

BASE = "https://x.cn/"
SMALL = "from wuse.site import sitemap\n\nsitemap.MOST = 20\n"
"""A hook that stands for a site of more pages than a file may list."""


def _addresses(path: Path) -> list[str]:
    return [it.text or "" for it in ElementTree.parse(path).getroot().findall(".//{*}loc")]


def test_very_many_pages_are_listed_in_several_files(tmp_path: Path) -> None:
    files = {f"brands/{slug}/brand.yml": brand(name=slug) for slug in ("aa", "b-b", "cc")}
    files |= {"small.py": SMALL, "docs/more.md": "更多"}
    hooks = ["hooks/showcase.py", "small.py"]
    project = make_project(tmp_path, files, hooks=hooks, site_url=BASE)
    assert project.build().code == 0
    parts = _addresses(project.site / "sitemap.xml")
    names = [part.removeprefix(BASE) for part in parts]
    assert names == [f"sitemap-{number + 1}.xml" for number in range(len(names))]
    listed = [_addresses(project.site / name) for name in names]
    assert {len(own) for own in listed[:-1]} == {20}
    assert 0 < len(listed[-1]) <= 20
    in_parts = [address for own in listed for address in own]
    assert {f"{BASE}brands/{slug}/" for slug in ("aa", "b-b", "cc")} | {f"{BASE}more/"} <= set(
        in_parts
    )
    project.write({"small.py": ""})
    assert project.build().code == 0
    assert _addresses(project.site / "sitemap.xml") == in_parts
    assert not list(project.site.glob("sitemap-*"))
