"""Pages of evaluations: what they show, where their links lead, and what they never say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from support.markup import parse
from support.project import Content, Project, activity, brand, make_project

MARKUP = "</td><script>alert(1)</script>"
RUBRIC = [
    {
        "编号": "A",
        "名称": "基础",
        "分值": 60,
        "指标": [
            {"编号": "A1", "名称": "荣誉", "分值": 20, "佐证": "荣誉"},
            {
                "编号": "A2",
                "名称": "活动",
                "分值": 20,
                "佐证": {"类型": "活动", "至少": 2, "其中": "志愿服务"},
            },
            {"编号": "A3", "名称": "台账", "分值": 20, "佐证": "会议记录本"},
        ],
    },
    {"编号": f"B{MARKUP}", "名称": MARKUP, "分值": 40},
]
EDITION: dict[str, object] = {
    "名称": "2026年品牌评选",
    "年份": "2026",
    "依据文件": {"文件名称": "实施方案", "文号": "教〔2026〕1号"},
    "申报材料": [{"名称": "自评材料", "类型": "文稿", "取自": "自评", "截止": "2026-05-20"}],
    "阶段": [
        {"阶段": "申报", "时间": "2026-05"},
        {"阶段": "评审", "时间": "2026-06-01/2026-06-05", "权重": 100},
        {"阶段": "公示", "时间": "2026-06-08/2026-06-12"},
    ],
    "评分标准": RUBRIC,
    "参评单位": [
        {"文件夹": "aa-school", "回避": ["P7-secret"]},
        "bb-school",
        {"名称": "校外一校"},
        {"文件夹": "hidden-school"},
    ],
    "公示": {"时间": "2026-06-08/2026-06-12", "渠道": "公开栏", "联系": "党建办公室"},
}
OUTCOME = [
    {"文件夹": "aa-school", "等次": "示范", "批次": "第一批", "有效期至": "2028-06"},
    {"文件夹": "bb-school", "等次": "优秀", "有效期至": "2028-06"},
    {"文件夹": "aa-school", "记录": "2026-03-12-trees", "等次": "优秀活动"},
]
TWICE = {"荣誉名称": "先进集体", "级别": "县级", "时间": "2025", "颁发单位": "教育局"}
FILES: dict[str, Content] = {
    "brands/aa-school/brand.yml": brand(
        "甲校",
        honours=[TWICE, {**TWICE, "时间": "2024"}],
        documents=["值班制度"],
        self_review={
            "评选": "2026",
            "逐项自评": [
                {
                    "指标": "A1",
                    "说明": f"两年都有。{MARKUP}",
                    "佐证": [{"荣誉": "先进集体"}, {"制度文件": "值班制度"}, "没有的东西"],
                },
                {"指标": "A3", "说明": "台账在学校。"},
            ],
        },
    ),
    "brands/aa-school/activities/2026-03-12-trees.yml": activity("植树", "2026-03-12"),
    "brands/aa-school/activities/2026-04-12-weeds.yml": activity("除草", "2026-04-12"),
    "brands/bb-school/brand.yml": brand("乙校", recognition={"状态": "withdrawn"}),
    "brands/hidden-school/brand.yml": brand("丙校秘密", visibility="内部"),
}
NOTICE_DAY = "1781000000"  # 2026-06-09
TWO_YEARS_LATER = "1850000000"  # 2028-08-16


def make(root: Path, day: str = NOTICE_DAY, **more: object) -> Project:
    project = make_project(root, {**FILES, "brands/_bureau/editions/2026.yml": {**EDITION, **more}})
    run = project.build(SOURCE_DATE_EPOCH=day)
    assert run.code == 0, run.said
    return project


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """In the days of the notice."""
    return make(tmp_path_factory.mktemp("running"))


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Long after the outcome."""
    return make(tmp_path_factory.mktemp("ended"), TWO_YEARS_LATER, 结果=OUTCOME)


@pytest.fixture(scope="module")
def off(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Without an authority."""
    return make(tmp_path_factory.mktemp("off"), 依据文件="", 结果=OUTCOME)


def root(project: Project, address: str) -> Element:
    return parse(project.site / address / "index.html").root


def text(project: Project, address: str) -> str:
    """What a page says, without its title."""
    return " ".join("".join(root(project, address)[1].itertext()).split())


def test_an_edition_without_authority_says_so_and_shows_no_candidate(off: Project) -> None:
    page = text(off, "editions/2026/")
    assert "没有写依据文件，评选没有启用" in page
    assert "荣誉" in page, "the plan is shown"
    assert "甲校" not in page
    assert "示范" not in page
    assert sorted(it.name for it in (off.site / "editions/2026").iterdir()) == ["index.html"]
    assert "示范" not in text(off, "brands/aa-school/")
    assert (
        json.loads((off.site / "api/editions.json").read_text())["editions"][0]["record"]
        .keys()
        .isdisjoint({"candidates", "outcome"})
    )


def test_the_public_side_says_where_the_edition_stands(running: Project) -> None:
    page = text(running, "editions/2026/")
    for said in (
        "《实施方案》",
        "教〔2026〕1号",
        "正在公示，到2026年6月12日为止",
        "公开栏",
        "校外一校",
    ):
        assert said in page
    assert '<li class="now" aria-current="step">' in running.page("editions/2026/")


def test_marks_tell_full_partial_and_nothing(running: Project) -> None:
    rows = list(root(running, "editions/2026/coverage/").iter("tr"))
    marks = {
        "".join(row[0].itertext()): [cell.get("class") for cell in row if cell.tag == "td"]
        for row in rows
    }
    assert marks["甲校的品牌甲校"] == [None, None, "p", "n", "number"]
    assert marks["乙校的品牌乙校"] == ["n", "n", "n", "n", "number"]
    assert marks["校外一校"] == [None, None, None, None, "number"], "empty cells"


def test_every_link_leads_to_the_very_place(running: Project) -> None:
    pages = [path for path in running.pages() if path.startswith("editions/")]
    assert len(pages) == 8, "the list, the edition, coverage, compare and four criteria"
    followed = 0
    for page in pages:
        for target in re.findall(
            r'href="?([^"> ]+)', running.page(page.removesuffix("index.html"))
        ):
            address, _, fragment = target.partition("#")
            if "://" in address or not fragment:
                continue
            path = (running.site / page).parent / address
            html = (path / "index.html" if path.is_dir() else path).read_text("utf-8")
            assert re.search(rf'id="{re.escape(fragment)}"', html), (page, target)
            followed += 1
    assert followed > 20


def test_honours_of_one_name_have_anchors_of_their_own(running: Project) -> None:
    ids = re.findall(r'id="(honour-[^"]+)"', running.page("brands/aa-school/"))
    assert len(ids) == 2
    assert len(set(ids)) == 2


def test_evidence_of_a_kind_leads_to_its_record(running: Project) -> None:
    page = root(running, "editions/2026/a1/")
    links = {"".join(it.itertext()): it.get("href") or "" for it in page.iter("a")}
    assert "#honour-" in links["先进集体"]
    assert "#document-" in links["值班制度"]
    assert "佐证“没有的东西”没有指到任何内容" in text(running, "editions/2026/a1/")


def test_a_school_sees_what_its_evidence_lacks(running: Project) -> None:
    page = text(running, "brands/aa-school/")
    assert "台账在学校。" in page
    assert "没有自述" in page, "of A2"
    assert "速读" in page


def test_nothing_internal_is_published(running: Project) -> None:
    everything = "".join(
        path.read_text("utf-8")
        for path in running.site.rglob("*")
        if path.suffix in (".html", ".json", ".xml")
    )
    assert "P7-secret" not in everything
    assert "丙校秘密" not in everything
    assert "<script>alert" not in everything


def test_brands_carry_what_they_were_named_and_that_it_ended(ended: Project) -> None:
    named = text(ended, "brands/aa-school/")
    assert "示范" in named
    assert "第一批 · 有效期至2028年6月" in named
    assert "已经到期" in named
    assert "优秀活动" not in named
    assert "优秀活动" in text(ended, "brands/aa-school/activities/2026-03-12-trees/")
    assert "已经撤销" in text(ended, "brands/bb-school/")


def test_the_archive_lists_who_was_named_by_year(ended: Project) -> None:
    page = text(ended, "editions/")
    assert "往届" in page
    assert "历年命名" in page
    assert "植树" in page, "a record that was named"


def test_scores_and_ranks_have_no_field(ended: Project) -> None:
    outcome = json.loads((ended.site / "api/editions.json").read_text())["editions"][0]["record"][
        "outcome"
    ]
    assert {name for row in outcome for name in row} == {
        "owner", "record", "grade", "batch", "valid_until",
    }  # fmt: skip


def test_awards_with_rubrics_of_their_own_have_pages_of_their_own(tmp_path: Path) -> None:
    one = {"编号": "K", "名称": "评分表", "分值": 100}
    awards = [
        {"奖项": "示范校", "评分标准": [dict(one)]},
        {"奖项": "品牌", "评分标准": [{**one, "名称": "另一张表"}]},
        {"奖项": "好课", "对象": "活动", "评分标准": [dict(one)]},
    ]
    project = make(tmp_path, 评分标准="", 奖项=awards)
    assert "评分表" in text(project, "editions/2026/k/")
    assert "另一张表" in text(project, "editions/2026/k-2/")
    assert "好课" not in text(project, "editions/2026/coverage/")
