"""Whole sites: nothing hostile gets on a page, nothing private gets out, nothing broken spreads."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import urlopen
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from support.filled import filled
from support.pictures import encoded, png_header, scene
from support.project import Project, Run, activity, brand, make_project, photo, quiet
from support.repository import commit, git, init

from wuse.model.brand import BrandFile
from wuse.model.bureau import ResourceFile, SiteFile
from wuse.model.records import Activity, Case, Exemplar

JPEG = encoded(scene(320, 240))

HOSTILE = (
    "\"'><img src=x onerror=alert(1)><script>alert(1)</script>{{ 7*7 }}{% raw %}&amp;"
    "\n\n<div onclick=alert(1)>甲</div>\n\n[乙](javascript:alert(1)) <javascript:alert(1)>\n\n"
    '![丙](https://example.org/x.png "丁")\n\n' + "W" * 300
)
"""HTML, templates and Markdown that must come out as the text that they are."""


class Elements(HTMLParser):
    """Every element of a page with its attributes, and what stands in its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.scripts: set[str] = set()
        self._in_script = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.found.append((tag, values))
        self._in_script = tag == "script" and values.get("type") != "application/ld+json"
        if tag == "script":
            self.scripts.add(values.get("src", "").rpartition("/")[2])

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts.add(data)

    def links(self) -> Iterator[str]:
        for _, attributes in self.found:
            for name in ("href", "src", "action", "formaction", "poster", "data"):
                if name in attributes:
                    yield attributes[name]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site in which every field of every record holds hostile text; strictly built."""
    files = {
        "brands/filled/brand.yml": filled(BrandFile, HOSTILE),
        "brands/filled/activities/filled.yml": filled(Activity, HOSTILE),
        "brands/filled/exemplars/filled.yml": filled(Exemplar, HOSTILE, label=True),
        "brands/filled/case.yml": filled(Case, HOSTILE),
        "brands/filled/photos/photo.jpg": JPEG,
        # Its false links would end a strict build: what is proved is that pages show none of them.
        "brands/_bureau/site.yml": {
            **filled(SiteFile, HOSTILE),
            "rules": [{"rule": "C824", "level": "off"}],
        },
        "brands/_bureau/resources.yml": filled(ResourceFile, HOSTILE),
        "brands/plain/brand.yml": brand(),
    }
    project = make_project(tmp_path_factory.mktemp("hostile"), files)
    built = project.build("--strict")
    assert built.code == 0, built.said
    return project


def test_text_from_records_never_becomes_an_element(hostile: Project) -> None:
    pages = hostile.pages()
    assert len(pages) > 10
    for name, page in pages.items():
        elements = Elements(page)
        assert not any("alert" in script for script in elements.scripts), name
        assert "49" not in re.sub(r"[^ >]*\d[^ <]*", "", page), name
        for tag, attributes in elements.found:
            assert not any(attribute.startswith("on") for attribute in attributes), (name, tag)
            assert attributes.get("src") != "x", name
            assert "srcdoc" not in attributes, name
        for link in elements.links():
            assert urlsplit(link).scheme in ("", "http", "https"), (name, link)
            assert not link.startswith("//"), (name, link)


def test_hostile_text_is_shown_as_text(hostile: Project) -> None:
    page = hostile.page("brands/filled/activities/filled")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}" in page
    assert "<title>&quot;" in page or "<title>&#34;" in page


def test_nothing_is_loaded_from_another_host(hostile: Project) -> None:
    for name, page in hostile.pages().items():
        for tag, attributes in Elements(page).found:
            if tag not in ("a", "link") or attributes.get("rel") == "stylesheet":
                loaded = attributes.get("src", "") + attributes.get("srcset", "")
                assert "//" not in loaded, (name, tag, loaded)


def test_hostile_json_and_feed_are_well_formed_and_without_markup(hostile: Project) -> None:
    feed = (hostile.site / "atom.xml").read_text("utf-8")
    assert len(ElementTree.fromstring(feed)) > 5
    for path in hostile.site.rglob("*.json"):
        text = path.read_text("utf-8")
        assert json.loads(text)
        assert "<script" not in text


PRIVATE = [
    "内部活动的标题", "internal-file-name", "过期公示的标题", "expired-file-name", "内部典型的名称",
    "内部学校的名称", "internal-school", "没同意的主讲", "没同意的典型", "没同意的说话人",
    "没同意的撰稿", "没同意的审核", "gz-2025-00123", "unconsented.jpg", "没同意的图注",
    "没同意的肖像", "portrait-of-unconsented.jpg", "不用的说法", "内部案例",
]  # fmt: skip
"""Each stands in one private place of `tour`; none may be in any file of the site."""


def consent(given: str = "是", by: str = "本人") -> dict[str, object]:
    return {"given": given, "by": by, "record": "gz-2025-00123"}


def private_files() -> dict[str, object]:
    unconsented = photo("unconsented.jpg", "学生可辨认", caption="没同意的图注")
    allowed = photo("consented.jpg", "学生可辨认", consent=consent(by="监护人"))
    return {
        "brands/gate/brand.yml": brand(
            "有门的学校",
            photos=[unconsented, allowed],
            review={
                "author": {"name": "没同意的撰稿", "role": "教师"},
                "first": {"by": {"name": "没同意的审核", "role": "主任", "consent": "否"}},
                "final": {"by": {"name": "同意的审核", "role": "书记", "consent": consent()}},
            },
            partners=[{"name": "伙伴", "owner": "internal-school"}],
            self_review={"criteria": [{"criterion": "C1", "evidence": ["internal-file-name"]}]},
        ),
        "brands/gate/activities/open.yml": activity(
            "公开活动",
            presenter={"name": "没同意的主讲", "role": "支部书记"},
            photos=[unconsented],
        ),
        "brands/gate/activities/lecture.yml": activity(
            "另一场", presenter={"name": "同意的主讲", "role": "教师", "consent": consent()}
        ),
        "brands/gate/activities/internal-file-name.yml": activity(
            "内部活动的标题", visibility="内部"
        ),
        "brands/gate/activities/expired-file-name.yml": activity(
            "过期公示的标题", expires="2025-12-31"
        ),
        "brands/gate/activities/still-shown.yml": activity("还在公示", expires="2026-01-15"),
        "brands/gate/exemplars/person.yml": {
            "name": "没同意的典型",
            "type": "优秀教师",
            "role": "语文教师",
            "portrait": photo("portrait-of-unconsented.jpg", "成人", caption="没同意的肖像"),
            "quote": {"text": "一句话", "by": {"name": "没同意的说话人", "role": "同事"}},
            "activities": ["open", "internal-file-name", "expired-file-name"],
            "mentors": "hidden",
        },
        "brands/gate/exemplars/hidden.yml": {
            "name": "内部典型的名称",
            "type": "师傅",
            "consent": consent(),
            "visibility": "internal",
        },
        "brands/gate/photos/unconsented.jpg": JPEG,
        "brands/gate/photos/consented.jpg": encoded(scene(330, 240)),
        "brands/gate/photos/portrait-of-unconsented.jpg": encoded(scene(240, 330)),
        "brands/internal-school/brand.yml": brand("内部学校的名称", visibility="内部"),
        "brands/internal-school/case.yml": {"title": "内部案例"},
        "brands/_bureau/site.yml": {
            "districts": [{"id": "east", "name": "东区"}],
            "terms": [{"wrong": "不用的说法", "right": "要用的说法"}],
        },
    }


SCHOOLS = 11
ACTIVITIES = 23


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """More schools and activities than fit on a page, and one with something to hide."""
    files = private_files()
    for number in range(SCHOOLS):
        files[f"brands/school-{number:02}/brand.yml"] = {
            "owner": {"name": f"第{number}小学", "district": "east"},
            "brand": {"name": f"品牌{number}"},
        }
        files[f"brands/school-{number:02}/exemplars/post.yml"] = {"type": "党员示范岗"}
    for number in range(ACTIVITIES):
        path = f"brands/school-00/activities/a{number:02}.yml"
        files[path] = activity(f"活动{number}", f"2025-{number % 12 + 1:02}")
    project = make_project(tmp_path_factory.mktemp("tour"), files, {"per_page": 10})
    built = project.build(SOURCE_DATE_EPOCH="1768000000")  # 2026-01-09
    assert built.code == 0, built.said
    return project


@pytest.mark.parametrize("word", PRIVATE)
def test_what_is_private_is_in_no_file_of_the_site(tour: Project, word: str) -> None:
    assert any(word in path.read_text("utf-8") for path in tour.root.glob("brands/**/*.yml"))
    for path in tour.site.rglob("*"):
        assert word not in path.name
        if path.is_file():
            assert word.encode() not in path.read_bytes(), path


def test_what_is_public_is_there(tour: Project) -> None:
    assert "还在公示" in tour.page("brands/gate")
    assert "同意的审核（书记）" in tour.page("brands/gate")
    assert "同意的主讲（教师）" in tour.page("brands/gate/activities/lecture")
    assert "支部书记" in tour.page("brands/gate/activities/open")
    assert "语文教师" in tour.page("brands/gate/exemplars/person")
    assert tour.page("brands/gate").count('<figure class="figure') == 1
    assert not (tour.site / "brands/gate/activities/internal-file-name").exists()
    assert not (tour.site / "brands/internal-school").exists()


def walk(site: Path) -> set[str]:
    """Addresses of all pages that a reader reaches from the first one; every link must lead on."""
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        address = waiting.pop()
        if address in reached:
            continue
        reached.add(address)
        page = (site / address / "index.html").read_text("utf-8")
        for link in Elements(page).links():
            parts = urlsplit(urljoin(f"http://site/{address}", link))
            path = unquote(parts.path.removeprefix("/"))
            if parts.netloc != "site":
                continue
            assert (site / path).exists(), (address, link)
            if path == "" or path.endswith("/"):
                waiting.append(path)
    return reached


def test_every_page_is_reached_however_long_the_lists(tour: Project) -> None:
    addresses = {
        path.parent.relative_to(tour.site).as_posix() + "/"
        for path in tour.site.rglob("index.html")
    }
    # Fields and rules are linked from the guides, which these projects do without.
    references = {address for address in addresses if address.startswith(("guide/", "rules/"))}
    assert walk(tour.site) - {""} == addresses - references - {"./"}
    for listing in ("brands", "timeline/2025", "exemplars", "districts/east"):
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


BROKEN = {
    "brands/good/brand.yml": brand("好学校"),
    "brands/good/activities/fine.yml": activity("好活动"),
    "brands/good/activities/bad-date.yml": activity(date="2026-13-40"),
    "brands/good/activities/unknown.yml": activity("未知载体", initiative="redd"),
    "brands/good/activities/photos.yml": activity(
        "照片",
        photos=[
            photo("missing.jpg"),
            photo("text.jpg"),
            photo("huge.png"),
            photo("../../etc/passwd"),
        ],
    ),
    "brands/good/photos/text.jpg": "不是照片",
    "brands/good/photos/huge.png": png_header(20_000, 10_000),
    "brands/tangled/brand.yml": {
        "owner": {"name": "好学校", "parent": "tangled", "district": "nowhere"},
        "brand": {"name": "缠在一起的品牌"},
        "initiatives": [{"id": "red", "name": "红"}, {"id": "red", "name": "又红"}],
    },
    "brands/tangled/activities/a.yml": activity("缠在一起的活动", initiative="red"),
    "brands/broken/brand.yml": "owner:\n  name: 坏学校\nbrand:\n\tname: 坏品牌\n",
    "brands/broken/activities/a.yml": activity("坏学校的活动"),
    "brands/empty/activities/a.yml": activity("没有品牌"),
    "brands/Capital/brand.yml": brand("大写"),
}
TOLD = [
    ("brands/good/activities/bad-date.yml:2:7: 错误 S304 [日期]", "12"),
    ("brands/good/activities/unknown.yml:4:13: 错误 R402 [所属载体 › 第1项]", "redd"),
    ("brands/good/activities/photos.yml:5:9: 错误 P501 [照片 › 第1项 › 文件]", "missing.jpg"),
    ("brands/good/activities/photos.yml:8:9: 错误 P501 [照片 › 第2项 › 文件]", "不是照片"),
    ("brands/good/activities/photos.yml:11:9: 错误 P501 [照片 › 第3项 › 文件]", "像素太多"),
    ("brands/good/activities/photos.yml:14:9: 错误 P502 [照片 › 第4项 › 文件]", "passwd"),
    ("brands/tangled/brand.yml:2:9: 错误 R408 [单位 › 单位名称]", "brands/good/brand.yml"),
    ("brands/tangled/brand.yml:3:11: 错误 R407 [单位 › 上级]", "绕成了圈"),
    ("brands/tangled/brand.yml:4:13: 错误 R406 [单位 › 区县]", "nowhere"),
    ("brands/tangled/brand.yml:10:7: 错误 R401 [载体 › 第2项 › 编号]", "用了两次"),
    ("brands/broken/brand.yml:4:1: 错误 Y223", "制表符"),
    ("brands/empty/brand.yml:1:1: 错误 F122", "没有 brand.yml"),
    ("brands/Capital:1:1: 错误 F121", "小写字母"),
]
"""What is said of `BROKEN`."""


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make_project(tmp_path_factory.mktemp("broken"), BROKEN, {"accent": "red", "titel": "x"})


@pytest.fixture(scope="module")
def broken_build(broken: Project) -> Run:
    return broken.build()


def test_everything_wrong_is_told_at_once(broken_build: Run) -> None:
    for place, word in TOLD:
        assert len(broken_build.lines(place, word)) == 1, (place, broken_build.said)
    assert "Traceback" not in broken_build.said


def test_what_is_left_out_is_said_loudly(broken_build: Run) -> None:
    for slug in ("broken", "empty", "Capital"):
        assert broken_build.lines("ERROR", f"brands/{slug} 没有发布"), broken_build.said


def test_the_rest_of_the_site_is_built(broken: Project, broken_build: Run) -> None:
    assert broken_build.code == 0
    assert "好活动" in broken.page("brands/good")
    assert "缠在一起的活动" in broken.page("brands/tangled")
    assert "未知载体" in broken.page("brands/good/activities/unknown")
    assert not (broken.site / "brands/good/activities/bad-date").exists()
    assert not any("坏学校" in page for page in broken.pages().values())
    assert walk(broken.site)


def test_settings_in_error_are_told_and_the_defaults_stand(
    broken: Project, broken_build: Run
) -> None:
    text = (broken.root / "mkdocs.yml").read_text("utf-8").splitlines()
    (line,) = (number for number, text in enumerate(text, 1) if "accent:" in text)
    assert broken_build.lines(f"mkdocs.yml:{line}:13: 错误 S304 [主色]")
    assert broken_build.lines("mkdocs.yml:", "没有“titel”这个栏目")
    assert "#b3212b" in broken.page("")


def test_strict_fails(broken: Project) -> None:
    strict = broken.build("--strict")
    assert strict.code != 0
    assert strict.lines(TOLD[0][0])
    assert "Traceback" not in strict.said


def test_a_site_without_any_school_is_meant_when_the_bureau_s_folder_is_there(
    tmp_path: Path,
) -> None:
    project = make_project(tmp_path, {"brands/_bureau/.gitkeep": ""})
    built = project.build("--strict")
    assert built.code == 0, built.said
    assert built.lines("brands:1:1:", "提醒", "brands 里还没有学校")
    assert "还没有品牌" in project.page("")
    assert walk(project.site)


@pytest.mark.parametrize("folder", [True, False], ids=["empty brands", "no brands"])
def test_without_data_the_published_site_is_not_replaced_by_an_empty_one(
    tmp_path: Path, folder: bool
) -> None:
    project = make_project(tmp_path, {})
    if folder:
        (project.root / "brands").mkdir()
    built = project.build()
    assert built.code != 0
    assert built.lines("没有生成网站", "git submodule update --init", "brands/_bureau")
    assert "Traceback" not in built.said
    assert not project.site.exists()


def test_a_hand_written_page_at_a_generated_address_is_told(tmp_path: Path) -> None:
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
        "docs/colours.css": "癸",
        "docs/brands/aa/colours.css": "癸",
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


@pytest.mark.parametrize(
    ("zone", "shown", "still_to_come"),
    [(None, False, False), ("Asia/Shanghai", False, False), ("Etc/UTC", True, True)],
)
def test_the_day_turns_where_the_bureau_is(
    tmp_path: Path, zone: str | None, shown: bool, still_to_come: bool
) -> None:
    """At half past midnight in China it is still yesterday on a machine that counts in UTC."""
    files = {
        "brands/aa/brand.yml": brand(),
        "brands/aa/activities/notice.yml": activity("公示", "2026-02-01", expires="2026-03-01"),
        "brands/aa/activities/2026-03-02-now.yml": activity("今天", "2026-03-02"),
    }
    project = make_project(tmp_path, files, {"时区": zone} if zone else None)
    moment = str(int(datetime(2026, 3, 1, 16, 30, tzinfo=UTC).timestamp()))
    assert project.build(SOURCE_DATE_EPOCH=moment, TZ="UTC").code == 0
    assert ("brands/aa/activities/notice/index.html" in project.pages()) == shown
    checked = project.wuse("check", SOURCE_DATE_EPOCH=moment, TZ="UTC")
    assert bool(checked.lines("2026-03-02-now.yml", "C841")) == still_to_come


@pytest.mark.parametrize("zone", ["北京", "Asia/Peking", "../../etc/passwd", "Asia", "8"])
def test_a_time_zone_that_does_not_exist_is_told(tmp_path: Path, zone: str) -> None:
    project = make_project(tmp_path, {"brands/aa/brand.yml": brand()}, {"timezone": zone})
    checked = project.wuse("check")
    assert checked.code == 1
    assert checked.lines("mkdocs.yml", "错误 S304", "时区", "Asia/Shanghai")
    assert "Traceback" not in checked.said


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


def test_the_preview_goes_on_through_mistakes(tmp_path: Path) -> None:
    path = "brands/aa/brand.yml"
    project = make_project(
        tmp_path, {path: brand("第一个名字"), "brands/bb/brand.yml": brand("乙")}
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log.txt"
    address = f"http://127.0.0.1:{port}/"

    def page(name: str) -> str:
        try:
            with urlopen(address + name, timeout=5) as answer:
                return str(answer.read().decode())
        except URLError:
            return ""

    with (
        log.open("wb") as output,
        subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project.root, env=quiet({}), stdout=output, stderr=subprocess.STDOUT,
        ) as server,
    ):  # fmt: skip
        try:
            until(lambda: "第一个名字" in page("brands/aa/"), log)
            project.write({path: "owner:\n  name: 坏\nbrand: [\n"})
            until(lambda: "没有发布" in log.read_text("utf-8"), log)
            until(lambda: "第一个名字" not in page("brands/"), log)
            assert "乙的品牌" in page("brands/bb/")
            assert f"{path}:3:" in log.read_text("utf-8")
            project.write({path: brand("改好的名字")})
            until(lambda: "改好的名字" in page("brands/aa/"), log)
        finally:
            server.terminate()
    assert "Traceback" not in log.read_text("utf-8")


def until(true: Callable[[], bool], log: Path) -> None:
    """Wait for something that happens soon, or never."""
    for _ in range(300):
        if true():
            return
        time.sleep(0.1)
    pytest.fail(log.read_text("utf-8"))


def test_the_export_is_the_same_site_for_any_generator(hostile: Project, tmp_path: Path) -> None:
    """Without our hook, from another folder, and with every hostile text still a text."""
    exported = Project(tmp_path / "exported")
    said = Project(tmp_path).wuse("export", str(exported.root), "--project", str(hostile.root))
    assert said.code == 0, said.said
    assert "hooks" not in (exported.root / "mkdocs.yml").read_text("utf-8")
    built = exported.build("--strict")
    assert built.code == 0, built.said
    ours, theirs = hostile.pages(), exported.pages()
    assert ours.keys() == theirs.keys()
    for name in ours:
        assert theirs[name] == ours[name], name
    pictures = {path.name for path in (hostile.site / "photos").iterdir()}
    assert {path.name for path in (exported.site / "photos").iterdir()} == pictures
    assert (exported.site / "api").is_dir()


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
