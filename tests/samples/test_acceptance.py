"""The built site shows every item of the acceptance list, in order and without what it must not."""

import re
import shutil
from pathlib import Path

import pytest
import yaml
from samples.acceptance import ABSENT, IDS, ITEMS, SOURCED
from samples.shown import missing, pages_of, visible
from support.markup import parse
from support.project import ROOT, Project


def test_every_item_of_the_list_is_in_the_table() -> None:
    assert sorted(ITEMS) == sorted(IDS)


@pytest.mark.parametrize("item", IDS)
def test_item_is_shown(site: Path, item: str) -> None:
    pages = pages_of(site)
    assert ITEMS[item].keys() <= pages.keys()
    assert missing(item, pages) == []


@pytest.mark.parametrize("folder", ABSENT)
def test_what_must_not_be_published_is_absent(site: Path, folder: str) -> None:
    pages = list((site / folder).rglob("*.html"))
    assert pages
    found = {
        (page.relative_to(site).as_posix(), word)
        for page in pages
        for word in ABSENT[folder].split()
        if word in visible(page.read_text("utf-8"))
    }
    assert not found


def test_the_timeline_is_filtered_by_what_the_list_asks_for(site: Path) -> None:
    """X-4: colour, type, stage and level; the year has pages of its own."""
    page = parse(site / "timeline/index.html")
    offered: dict[str, set[str]] = {}
    for option in page.elements("a"):
        if name := option.get("data-facet"):
            offered.setdefault(name, set()).add(option.get("data-value") or "")
    assert {*"红橙蓝绿紫"} <= offered["colour"]
    assert {"party_lecture", "volunteer", "red_study"} <= offered["type"]
    assert {"primary", "vocational", "nine_year"} <= offered["stage"]
    assert offered["level"] - {""}
    found = (re.search(r"timeline/((?:type|level|stage|district)-[^/]+)/", it) for it in page.links)
    lists = {link[1] for link in found if link}
    assert len(lists) > 10
    for facet in lists:
        entries = parse(site / "timeline" / facet / "index.html").elements("li")
        facets = [entry.get("data-facets") for entry in entries if entry.get("data-facets")]
        assert facets
        assert all(facet in str(own).split() for own in facets), facet
    years = {link for link in page.links if re.search(r"\b\d{4}/(index.html)?$", link)}
    assert len(years) >= 3


MISTAKES = {
    "标题：植树\n日期: 2025-03-12\n活动类型: 志愿服务\n": "activities/x.yml:1:3: 错误 Y221",
    "标题: 植树\n日期: 2025-03-12\n活动类型: 大扫除大会\n": "activities/x.yml:3:7: 错误 S304",
    "标题: 植树\n活动类型: 志愿服务\n": "activities/x.yml:1:1: 错误 S301",
    "标题: 植树\n日期: 2025-03-12\n活动类型: 志愿服务\n所属载体: rde\n": (
        "activities/x.yml:4:7: 错误 R402"
    ),
}
"""X-5: what a teacher writes -> the place and the code that the answer begins with."""


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_answered_with_its_place_and_a_way_to_mend_it(
    tmp_path: Path, text: str
) -> None:
    shutil.copytree(ROOT / "brands" / "beizao", tmp_path / "brands" / "beizao")
    project = Project(tmp_path).write(
        {"mkdocs.yml": "site_name: 测试\n", "brands/beizao/activities/x.yml": text}
    )
    said = project.wuse("check", "brands/beizao/activities/x.yml").said
    (line,) = [line for line in said.splitlines() if MISTAKES[text] in line]
    assert re.search("[\u4e00-\u9fff]{2}", line.split(MISTAKES[text])[1])
    assert re.search("改成|改法|补上|换成|是不是", said)


def test_no_teacher_of_a_source_is_named() -> None:
    """There is no consent of theirs, so not even the data that is not published holds a name."""
    profiles = [
        path for slug in SOURCED for path in (ROOT / "brands" / slug).rglob("exemplars/*.yml")
    ]
    assert profiles
    for path in profiles:
        profile = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert not profile.keys() & {"name", "名称", "portrait", "照片"}, path
