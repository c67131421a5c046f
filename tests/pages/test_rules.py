"""The rules on the site: a list, a page for each, and the public JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.markup import Markup, parse
from support.project import Project, make_project

from wuse.pages.parts import rule_examples as examples
from wuse.pages.parts import rule_views
from wuse.rules import FAMILIES, RULES, Example, Picture, check
from wuse.source import Code, Problem, Severity, load_region
from wuse.source.problems import Mark, Span
from wuse.upkeep import FIXABLE


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("rules")
    levels = [
        {"规则": "P503", "级别": "关闭", "原因": "<b>照片另行整理"},
        {"规则": "P50", "级别": "提醒", "单位": ["aa", "bb"]},
        {"规则": "Y221", "级别": "关闭"},
    ]
    files = {"brands/_bureau/site.yml": {"检查规则": levels}}
    project = make_project(root / "project", files, nav=["index.md", "rules/index.md"])
    run = project.build()
    assert run.code == 0, run.said
    return project


def page(site: Project, address: str) -> Markup:
    return parse(site.site / address / "index.html")


def text(page: Markup, *tags: str) -> list[str]:
    return [" ".join("".join(found.itertext()).split()) for found in page.elements(*tags)]


def test_the_list_names_every_rule_under_its_family(site: Project) -> None:
    listed = page(site, "rules/")
    assert [code for code in RULES if f"../rules/{code.lower()}/" in listed.links] == list(RULES)
    titles = {FAMILIES[code[0]] for code in RULES}
    assert titles <= {line.rsplit(" ", 3)[0] for line in text(listed, "h2")}
    fixable = [line for line in text(listed, "li") if line.endswith("能自动改")]
    assert len(fixable) == len(FIXABLE & RULES.keys()) > 0


def test_a_page_tells_everything_of_its_rule(site: Project) -> None:
    rule = RULES[Code.FULLWIDTH_COLON]
    found = page(site, "rules/y221/")
    assert text(found, "h1") == [rule.title]
    assert text(found, "mark") == ["："]
    words = " ".join(text(found, "article"))
    for said in (
        rule.why,
        "错误",
        "fullwidth-colon",
        "wuse fix",
        "不能调整级别",
        "改成：地点: 图书馆",
    ):
        assert said in words
    assert {"../y214/", "../y222/"} <= {link.replace("../../rules/", "../") for link in found.links}


def test_pages_are_named_by_codes_that_never_change(site: Project) -> None:
    folders = {path.name for path in (site.site / "rules").iterdir() if path.is_dir()}
    assert folders == {code.lower() for code in RULES}


def test_the_json_lists_the_same_rules(site: Project) -> None:
    listed = json.loads((site.site / "api/rules.json").read_text("utf-8"))
    assert listed["version"] == 1
    assert [row["code"] for row in listed["rules"]] == list(RULES)
    row = next(row for row in listed["rules"] if row["code"] == "P503")
    assert (row["name"], row["level"], row["adjustable"]) == ("photo-unused", "hint", True)
    assert all((site.site / row["page"] / "index.html").is_file() for row in listed["rules"])


def test_what_protects_people_is_switched_off_with_care(site: Project) -> None:
    words = " ".join(text(page(site, "rules/v611/"), "article"))
    assert "有这个问题的文件不会发布" in words
    assert "照常公开，收不回来" in words
    assert "收不回来。" not in " ".join(text(page(site, "rules/p503/"), "article"))


def test_a_page_tells_of_the_bureaus_own_level(site: Project) -> None:
    words = text(page(site, "rules/p503/"), "dl")[0]
    assert "级别建议：" in words
    assert "本站关闭：<b>照片另行整理" in words
    assert "本站（aa、bb）提醒" in words
    assert "本站" not in text(page(site, "rules/y221/"), "dl")[0]


def test_what_is_shown_is_short_and_visible() -> None:
    for code, rule in RULES.items():
        view = rule_views.view(rule)
        for file in (*view.bad.files, *view.good.files):
            assert len(file.lines) <= examples.LINES + 1, code
            for line in file.lines:
                shown = "".join(piece.text for piece in line.pieces)
                assert shown.isprintable(), code
                assert len(shown) < 2 * examples.WIDTH, code
        assert any(file.remarks for file in view.bad.files), code
        assert not any(file.remarks for file in view.good.files), code


def test_what_switches_a_rule_off_does(tmp_path: Path) -> None:
    for code, rule in RULES.items():
        view = rule_views.view(rule)
        assert bool(view.switch) is rule.adjustable, code
        if view.switch:
            Project(tmp_path).write({"brands/_bureau/site.yml": view.switch})
            loaded = load_region(tmp_path)
            (entry,) = loaded.region.site.rules
            assert (entry.rule, entry.level.value) == (code, "off")
            assert [p for p in check(tmp_path, loaded) if p.path.endswith("site.yml")] == []


def problem(path: str, *places: int) -> Problem:
    span = Span(Mark(*places[:2]), Mark(*places[2:]))
    return Problem(Code.SYNTAX, Severity.ERROR, path, span, "错了")


def marked(content: str, *places: int) -> list[str]:
    shown = examples.view(Example({"a.yml": content}), [problem("a.yml", *places)])
    pieces = [piece for line in shown.files[0].lines for piece in line.pieces]
    return [piece.text for piece in pieces if piece.wrong]


@pytest.mark.parametrize(
    ("content", "places", "wrong"),
    [
        ("地点：馆\n", (1, 3, 1, 4), ["："]),
        ("a: b\n", (1, 4, 1, 4), ["b"]),
        ("a: b\n", (1, 5, 1, 5), [" "]),
        ("a:\n  - b\n  - c\nd\n", (2, 3, 4, 1), ["- b", "- c"]),
        ("a:\n\tb\n", (2, 1, 2, 2), ["→   "]),
        ("a\u200bb\n", (1, 2, 1, 3), ["<U+200B>"]),
        ("a: b\n", (1, 1, 1, 1), []),
    ],
)
def test_the_wrong_place_is_marked(content: str, places: tuple[int, ...], wrong: list[str]) -> None:
    assert marked(content, *places) == wrong


def test_what_is_no_text_is_described() -> None:
    view = examples.view(
        Example(
            {
                "photos/a.jpg": Picture(800, 600, located=True),
                "photos/b.jpg": Picture(flat=True),
                "a.yml": "标题: 一".encode("gb18030"),
                "b.yml": b"\xff\xff\xff",
            }
        ),
        [problem("c.yml", 1, 1, 1, 1)],
    )
    photo, screen, gbk, cut, missing = view.files
    assert photo.description == "照片，800 × 600 像素，里面记着拍摄地点"
    assert screen.description == "手机截图，1600 × 1200 像素"
    assert gbk.lines[0].pieces[0].text == "标题: 一"
    assert cut.description == "3 字节，不全是文字"
    assert (missing.name, missing.lines, missing.description) == ("c.yml", (), "")
    assert missing.remarks[0].location == ""
