"""What a site tells machines: the feed, the public JSON, the sitemap and linked data."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from support.project import Project, activity, brand, make_project
from support.region import ACTIVITIES, SCHOOLS, consent
from support.repository import commit, git, init
from support.walking import walk


def test_the_feed_has_permanent_ids_and_absolute_links(tour: Project) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.parse(tour.site / "atom.xml").getroot()
    ids = [element.text or "" for element in feed.iter(f"{atom}id")]
    assert len(ids) == len(set(ids)) == 1 + ACTIVITIES + 3
    start = "tag:wuse.example,2026:%E4%BA%94%E8%89%B2"
    assert ids[0] == start
    for id in ids[1:]:
        assert (tour.site / id.removeprefix(f"{start}/") / "index.html").exists()
    for entry in feed.iter(f"{atom}entry"):
        link = entry.find(f"{atom}link")
        assert link is not None
        assert link.get("href", "").startswith("https://wuse.example/brands/")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", feed.findtext(f"{atom}updated") or "")


def _feed_ids(project: Project) -> list[str | None]:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.parse(project.site / "atom.xml").getroot()
    return [element.text for element in feed.iter(f"{atom}id")]


def test_ids_of_the_feed_stay_when_the_site_moves(tmp_path: Path) -> None:
    files = {"brands/jia/brand.yml": brand(), "brands/jia/activities/trees.yml": activity()}
    project = make_project(tmp_path, files, {"share_cards": "none"})
    assert project.build().code == 0
    before = _feed_ids(project)
    assert len(before) == 2
    settings = (tmp_path / "mkdocs.yml").read_text("utf-8")
    moved = settings.replace("https://wuse.example/", "https://moved.example.org/a/")
    project.write({"mkdocs.yml": moved})
    assert project.build().code == 0
    assert _feed_ids(project) == before
    named = moved.replace("share_cards: none", "feed_id: example.cn,2026")
    project.write({"mkdocs.yml": named.replace("site_name: 五色", "site_name: 新名")})
    assert project.build().code == 0
    start = "tag:example.cn,2026:wuse"
    assert _feed_ids(project) == [start, f"{start}/brands/jia/activities/trees"]


def test_without_an_address_there_is_no_feed_and_no_broken_link(tmp_path: Path) -> None:
    files = {"brands/aa/brand.yml": brand(), "brands/aa/activities/a.yml": activity()}
    project = make_project(tmp_path, files, site_url=None)
    built = project.build("--strict")
    assert built.code == 0, built.said
    assert not (project.site / "atom.xml").exists()
    index = json.loads((project.site / "api" / "index.json").read_text("utf-8"))
    assert index.get("feed") is None
    assert "brands/aa/activities/a/" in walk(project.site)
    assert all("atom.xml" not in page for page in project.pages().values())


def test_the_api_is_versioned_and_names_every_page_and_its_source(tour: Project) -> None:
    api = tour.site / "api"
    index = json.loads((api / "index.json").read_text("utf-8"))
    brands = json.loads((tour.site / index["brands"]).read_text("utf-8"))
    manifest = json.loads((tour.site / index["manifest"]).read_text("utf-8"))
    assert index["version"] == brands["version"] == manifest["version"] == 1
    assert len(brands["brands"]) == SCHOOLS + 1
    for row in brands["brands"]:
        record = json.loads((tour.site / row["record"]).read_text("utf-8"))
        assert record["version"] == 1
        assert record["record"]["brand"]["name"] == row["name"]
        assert (tour.site / record["page"] / "index.html").exists()
    assert all((tour.site / row["page"] / "index.html").exists() for row in manifest["pages"])
    sources = {row["source"] for row in manifest["pages"]}
    assert "brands/gate/activities/open.yml" in sources
    assert all((tour.root / source).exists() for source in sources if source)


def test_a_page_s_last_change_stands_in_the_sitemap(tmp_path: Path) -> None:
    project = make_project(
        tmp_path, {"brands/aa/brand.yml": brand(), "docs/more.md": "更多"}, site_url="https://x.cn/"
    )
    commit(init(project.root))
    seconds = int(git(project.root, "log", "-1", "--format=%ct"))
    day = datetime.fromtimestamp(seconds, ZoneInfo("Asia/Shanghai")).date().isoformat()
    project.write({"docs/new.md": "还没有提交"})
    assert project.build().code == 0
    sitemap = (project.site / "sitemap.xml").read_text("utf-8")
    days = dict(
        re.findall(r"<loc>https://x\.cn/(.*?)</loc>\s*(?:<lastmod>(.*?)</lastmod>)?", sitemap)
    )
    assert (days["brands/aa/"], days["more/"]) == (day, day)
    assert (days["new/"], days["guide/fields/"]) == ("", "")
    assert "最后更新" in project.page("more")
    assert "最后更新" not in project.page("guide/fields") + project.page("new")


def _linked(page: str) -> dict[str, dict[str, Any]]:
    """What a page tells machines: type of thing -> thing."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return {thing["@type"]: thing for text in found for thing in json.loads(text)}


def test_pages_tell_machines_what_they_show(tmp_path: Path) -> None:
    agreed = {"type": "优秀共产党员", "name": "林晓", "role": "语文教师", "consent": consent()}
    files = {
        "brands/jia/brand.yml": brand("甲校"),
        "brands/jia/activities/trees.yml": activity("</script><b>植树", place="海边"),
        "brands/jia/exemplars/agreed.yml": agreed,
        "brands/jia/exemplars/silent.yml": {**agreed, "name": "陈默", "consent": consent("否")},
        "brands/jia/exemplars/post.yml": {"type": "党员示范岗", "name": "一号岗"},
    }
    project = make_project(tmp_path, files)
    assert project.build().code == 0
    root = "https://wuse.example/"
    school = _linked(project.page("brands/jia"))["EducationalOrganization"]
    assert (school["name"], school["url"]) == ("甲校", f"{root}brands/jia/")
    trees = _linked(project.page("brands/jia/activities/trees"))
    event = trees["Event"]
    assert (event["name"], event["startDate"]) == ("</script><b>植树", "2025-03-12")
    assert event["organizer"]["name"] == "甲校"
    assert event["location"]["name"] == "海边"
    steps = trees["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3, 4]
    assert [step["item"] for step in steps][:3] == [root, f"{root}brands/", f"{root}brands/jia/"]
    person = _linked(project.page("brands/jia/exemplars/agreed"))["Person"]
    assert (person["name"], person["jobTitle"]) == ("林晓", "语文教师")
    for id in ("silent", "post"):
        page = project.page(f"brands/jia/exemplars/{id}")
        assert "Person" not in _linked(page)
        assert "陈默" not in page
    for page in project.pages().values():
        assert '<html lang="zh-CN"' in page
    for address in ("", "brands"):
        image = re.search(r'og:image" content="https://wuse.example/([^"]+)', project.page(address))
        assert image
        assert (project.site / image[1]).is_file()
