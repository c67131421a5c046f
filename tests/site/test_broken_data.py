"""Nothing broken spreads: what is wrong is told, and the rest of the site is built."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.pictures import png_header
from support.project import Project, Run, activity, brand, make_project, photo
from support.walking import walk

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
