"""A large brand in chapters, a small one on one page, and what each keeps in its place."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from support.markup import Markup, parse
from support.project import Content, Project, activity, brand, make_project

SECTIONS = [
    "meaning",
    "initiatives",
    "cadence",
    "timeline",
    "exemplars",
    "results",
    "honours",
    "facilities",
    "methods",
    "lists",
    "documents",
    "projects",
    "plans",
    "case",
    "organisation",
    "self-review",
    "sources",
]
"""The anchors that the page of a brand had when it was one page, whatever its size."""

EDITION: Content = {
    "title": "品牌评选",
    "year": 2026,
    "authority": {"title": "实施方案"},
    "candidates": ["linhai"],
    "rubric": [
        {
            "id": "A",
            "name": "规范",
            "criteria": [
                {"id": "A1", "name": "组织生活", "points": 5, "evidence": "活动频次"},
                {"id": "A2", "name": "阵地", "points": 5},
            ],
        },
        {
            "id": "B",
            "name": "成效",
            "criteria": [{"id": "B1", "name": "数据", "points": 5, "evidence": "成效数据"}],
        },
        {
            "id": "Z",
            "name": "加分",
            "kind": "加分",
            "criteria": [{"id": "Z1", "name": "加", "points": 1}],
        },
    ],
}

LARGE = brand(
    "临海小学",
    brand={
        "name": "潮头红帆",
        "idea": "走在前面。",
        "meaning": "第一段。" * 200 + "\n\n" + "后来的一段。",
        "goals": ["有记录"],
    },
    initiatives=[
        {
            "id": "red",
            "name": "红帆行动",
            "description": "一段介绍。",
            "points": [{"name": "载体的全文在这里"}],
            "metrics": [{"name": "讲课", "value": 12, "unit": "节"}],
            "children": [
                {"id": "flag", "name": "升旗", "children": [{"id": "song", "name": "国歌"}]}
            ],
        },
        *({"id": f"i{n}", "name": f"第{n}行动"} for n in range(11)),
    ],
    cadence=[{"type": "党课", "every": "每月", "times": 1}],
    methods=[{"code": "123", "description": "一二三"}],
    lists=[{"name": "责任清单", "kind": "清单", "items": [f"第{n}条" for n in range(20)]}],
    six_haves={"place": ["一间"]},
    facilities=[{"name": "活动室"}],
    documents=[{"title": "管理办法"}],
    projects=[{"name": "课程"}],
    metrics=[
        {"name": "净滩", "value": 9, "unit": "千克"},
        {"name": "家访", "value": "待核实"},
    ],
    outcomes=["滩上的垃圾少了"],
    honours=[{"title": "先进集体", "level": "市级"}],
    exemplar_counts=[{"type": "党员示范岗", "count": 6}],
    plan=[{"title": "明年", "parts": [{"title": "一", "tasks": [{"title": "办一次展览"}]}]}],
    self_review={
        "edition": "2026",
        "criteria": [
            {"criterion": "A1", "statement": "按月开展。", "evidence": ["活动频次", "a-01", "纸"]},
            {"criterion": "B1", "evidence": ["成效数据", {"数据": "净滩"}, "办一次展览"]},
            {"criterion": "别的 一条", "statement": "表外的。"},
        ],
    },
    sources=[{"title": "一篇文章"}],
)
LARGE["owner"] = {
    "name": "临海小学",
    "about": "学校在海边。",
    "branches": [{"name": "党支部", "children": [{"name": f"第{n}小组"} for n in range(8)]}],
}

YEARS = ("2024", "2020", "undated")
"""Those of the brand with very many activities."""

RECORDS: dict[str, Content] = {
    "brands/_bureau/editions/2026.yml": EDITION,
    "brands/linhai/brand.yml": LARGE,
    "brands/linhai/case.yml": {"title": "一个案例", "background": "背景。"},
    "brands/linhai/exemplars/post.yml": {"name": "橘灯岗", "type": "党员示范岗", "story": "亮着。"},
    **{
        f"brands/linhai/activities/a-{n:02}.yml": activity(
            f"第{n}次活动",
            f"{2023 + n // 12}-{n % 12 + 1:02}-05",
            type="志愿服务" if n else "党课",
            initiative=["red" if n % 2 else "song"],
            series="大潮" if n in (3, 20, 28) else "",
            metrics=[{"name": "捡拾", "value": 3, "unit": "千克"}] if n in (3, 20, 28) else [],
        )
        for n in range(30)
    },
    "brands/shanqian/brand.yml": brand(
        "山前小学", initiatives=[{"id": "red", "name": "红帆先锋行动"}], honours=[{"title": "先进"}]
    ),
    "brands/shanqian/activities/tree.yml": activity("山前植树", "2025-03-12"),
    "brands/haiwan/brand.yml": brand("海湾小学"),
    **{
        f"brands/haiwan/activities/a-{n:03}.yml": activity(f"第{n}次活动", date, type=kind)
        for n, (date, kind) in enumerate(
            [
                *((f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}", "党课") for n in range(202)),
                *((f"2020-0{n % 9 + 1}-05", "共建" if n else "党课") for n in range(8)),
                ("2020", "共建"),
                ("时间不详", "共建"),
            ]
        )
    },
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = make_project(tmp_path_factory.mktemp("chapters"), RECORDS)
    run = project.build()
    assert run.code == 0, run.said
    return project


def page(built: Project, address: str) -> Markup:
    return parse(built.site / address / "index.html")


def text(element: Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def by_id(markup: Markup, id: str) -> Element:
    (found,) = [element for element in markup.elements() if element.get("id") == id]
    return found


def target(built: Project, address: str, link: str) -> tuple[Path, str]:
    """The file and the anchor that a link on a page leads to."""
    path, _, anchor = link.partition("#")
    return (built.site / address / path).resolve() / "index.html", anchor


def test_a_small_brand_is_one_page_with_everything(built: Project) -> None:
    folder = built.site / "brands" / "shanqian"
    assert not {it.name for it in folder.iterdir()} & {"initiatives", "archive", "dossier"}
    assert not (folder / "activities" / "index.html").exists()
    ids = page(built, "brands/shanqian/").ids
    assert {"initiatives", "timeline", "honours", "initiative-red"} <= set(ids)
    assert "chapters" not in ids


def test_a_large_brand_has_an_overview_and_its_chapters(built: Project) -> None:
    overview = built.page("brands/linhai/")
    assert "载体的全文在这里" not in overview
    assert "后来的一段" not in overview
    assert "载体的全文在这里" in built.page("brands/linhai/initiatives/")
    assert "后来的一段" in built.page("brands/linhai/archive/")
    assert "第7次活动" not in overview
    assert "第7次活动" in built.page("brands/linhai/activities/")
    bar = [it for it in page(built, "brands/linhai/").elements("nav") if it.get("class")]
    words = [text(it) for it in bar if it.get("class", "").split()[0] == "chapters"]
    assert re.search("概览 .*活动 30 .*载体 12 .*档案 .*自评 3/4", words[0])


def test_an_old_anchor_is_on_a_line_that_leads_to_the_new_place(built: Project) -> None:
    """Without a script: the anchor's own element has a link to where the same anchor is whole."""
    overview = page(built, "brands/linhai/")
    assert len(overview.ids) == len(set(overview.ids))
    moved = [*SECTIONS, "initiative-red", "initiative-flag", "initiative-song", "year-2024"]
    for anchor in moved:
        place = by_id(overview, anchor)
        if anchor == "honours":
            continue  # few enough to be whole here
        parents = {child: parent for parent in overview.root.iter() for child in parent}
        line = parents[place] if anchor == "initiative-song" else place
        links = [it.attrib["href"] for it in line.iter("a")]
        assert links, anchor
        ends = [target(built, "brands/linhai/", link) for link in links]
        if anchor in ("case", "self-review"):
            continue  # pages of their own
        whole = [(file, id) for file, id in ends if id in (anchor, "initiative-flag")]
        assert whole, anchor
        assert all(anchor in parse(file).ids for file, _ in whole), anchor


def test_every_link_to_an_anchor_finds_it(built: Project) -> None:
    folders = (built.site / "brands" / "linhai", built.site / "editions")
    for file in sorted(file for folder in folders for file in folder.rglob("index.html")):
        address = file.parent.relative_to(built.site).as_posix()
        for link in parse(file).links:
            if "#" in link and "://" not in link:
                there, anchor = target(built, address, link)
                assert anchor in parse(there).ids, (address, link)


def test_very_many_activities_have_a_page_for_each_year(built: Project) -> None:
    folder = built.site / "brands" / "haiwan"
    chapter = page(built, "brands/haiwan/activities/")
    years = {label: page(built, f"brands/haiwan/activities-{label}/") for label in YEARS}
    later = page(built, "brands/haiwan/activities-2024/page-2/")

    def listed(markup: Markup) -> list[str]:
        rows = [it for it in markup.elements("li") if it.get("class", "").split()[:1] == ["act"]]
        return [next(row.iter("h5")).findtext("a") or "" for row in rows]

    named = [name for markup in (*years.values(), later) for name in listed(markup)]
    assert sorted(named) == sorted(f"第{n}次活动" for n in range(212))
    assert len(listed(chapter)) == len(listed(years["2024"])) == 200
    assert sorted(listed(page(built, "brands/haiwan/dossier/"))) == sorted(named)

    # What lacks some of its activities has no filters; the page of a whole year has its own.
    panels = {
        label: "data-filters" in built.page(f"brands/haiwan/activities-{label}/") for label in YEARS
    }
    assert panels == {"2024": False, "2020": True, "undated": False}
    assert "data-filters" not in built.page("brands/haiwan/activities/")

    # An old anchor of the chapter leads to the page of its year; so does every other link.
    line = by_id(chapter, "year-2020")
    assert target(built, "brands/haiwan/activities/", line.attrib["href"])[0] == (
        folder / "activities-2020" / "index.html"
    )
    for address in ("", "activities/", "dossier/", *(f"activities-{label}/" for label in YEARS)):
        for link in page(built, f"brands/haiwan/{address}").links:
            if "#" in link and "://" not in link:
                there, anchor = target(built, f"brands/haiwan/{address}", link)
                assert anchor in parse(there).ids, (address, link)


def test_a_dossier_has_everything_of_every_chapter(built: Project) -> None:
    dossier = page(built, "brands/linhai/dossier/")
    chapters = ("activities", "initiatives", "archive", "review")
    inside = {
        section.get("id")
        for chapter in chapters
        for section in page(built, f"brands/linhai/{chapter}/").elements("section")
    }
    assert {it for it in inside if it in SECTIONS} <= set(dossier.ids)
    said = built.page("brands/linhai/dossier/")
    for words in (
        "载体的全文在这里",
        "后来的一段",
        "第0次活动",
        "第19条",
        "办一次展览",
        "按月开展",
    ):
        assert words in said


def test_a_criterion_stands_beside_its_evidence_and_its_gaps(built: Project) -> None:
    review = page(built, "brands/linhai/review/")
    first = by_id(review, "criterion-A1")
    links = [it.attrib["href"] for it in first.iter("a")]
    assert [target(built, "brands/linhai/review", it) for it in links[:3]] == [
        (built.site / "editions/2026/a1/index.html", ""),
        (built.site / "brands/linhai/initiatives/index.html", "cadence"),
        (built.site / "brands/linhai/activities/a-01/index.html", ""),
    ]
    said = text(first)
    assert "按月开展。" in said
    assert re.search("纸 不在本站", said)
    assert re.search("缺 ?.*没有组织生活的记录", said)
    assert re.search("本站记录：.*净滩", text(by_id(review, "criterion-B1")))
    assert "没有自述" in text(by_id(review, "criterion-A2"))
    assert "表外的。" in text(by_id(review, "criterion-别的-一条"))
    assert "criterion-Z1" not in review.ids, "nobody has to claim a bonus"
    states = {it.attrib["href"]: it.get("class") for it in review.elements("a") if it.get("class")}
    assert [states[f"#criterion-{id}"] for id in ("A1", "A2", "B1")] == ["part", "none", "part"]


def test_a_total_shows_the_measurements_that_it_was_added_up_from(built: Project) -> None:
    results = text(by_id(page(built, "brands/linhai/"), "results"))
    assert re.search(r"9 ?千克 .*3 ?2023\.4 ?3 ?2024\.9 ?3 ?2025\.5", results)


def test_an_activity_points_to_others_of_its_series_initiative_and_type(built: Project) -> None:
    related = [
        it
        for it in page(built, "brands/linhai/activities/a-03/").elements("section")
        if it.get("class") == "related"
    ]
    said = text(related[0])
    assert re.search("系列“大潮” 第20次活动 .*第28次活动 .*红帆行动 第", said)
    assert re.search("别处的志愿服务 山前植树 山前小学", said)
    assert said.count("第20次活动") == 1


def test_a_brand_points_to_brands_with_alike_initiatives(built: Project) -> None:
    for one, other in (("linhai", "山前小学的品牌"), ("shanqian", "潮头红帆")):
        said = text(by_id(page(built, f"brands/{one}/"), "related"))
        assert other in said


def test_evidence_leads_into_the_chapter_that_shows_it(built: Project) -> None:
    links = [it for it in page(built, "editions/2026/b1/").links if "brands/linhai/" in it]
    places = [target(built, "editions/2026/b1", it) for it in links]
    pages = {
        (anchor.partition("-")[0], file.parent.name)
        for file, anchor in places
        if anchor and file.is_relative_to(built.site / "brands")
    }
    assert pages == {
        ("results", "archive"),
        ("metric", "archive"),
        ("metric", "initiatives"),
        ("task", "archive"),
    }
