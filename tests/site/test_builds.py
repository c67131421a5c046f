"""A whole region: every page is reached, and a build can be repeated."""

from __future__ import annotations

from pathlib import Path

from support.project import Project
from support.walking import walk


def test_every_page_is_reached_however_long_the_lists(tour: Project) -> None:
    addresses = {
        path.parent.relative_to(tour.site).as_posix() + "/"
        for path in tour.site.rglob("index.html")
    }
    # Fields and rules are linked from the guides, which these projects do without.
    references = {address for address in addresses if address.startswith(("guide/", "rules/"))}
    assert walk(tour.site) - {""} - references == addresses - references - {"./"}
    for listing in ("brands", "exemplars", "districts/east"):
        assert f"{listing}/page-2/" in addresses
        assert f"{listing}/page-9/" not in addresses


def test_two_builds_of_the_same_day_are_the_same(tour: Project, tmp_path: Path) -> None:
    again = Project(tour.root)
    again.site = tmp_path / "again"
    # Started anew, so that sets have another order.
    target = ("--site-dir", str(again.site))
    assert again.run("mkdocs", "build", *target, SOURCE_DATE_EPOCH="1768000000").code == 0
    assert contents(again.site) == contents(tour.site)


def contents(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }
