"""A whole brands/ folder: what is wrong is told with its place, and nothing else is lost."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from support.project import Project, activity, brand

from wuse.rules import check
from wuse.source import Loaded, Problem, Severity, load_region

GOOD = {
    "brands/good/brand.yml": brand("好学校"),
    "brands/good/activities/2025-03-12-trees.yml": activity(),
}


def load(root: Path, files: dict[str, object]) -> Loaded:
    return load_region(Project(root).write(files).root)


def only(loaded: Loaded) -> Problem:
    assert len(loaded.problems) == 1, [str(problem) for problem in loaded.problems]
    return loaded.problems[0]


def test_a_good_region_is_read_whole(tmp_path: Path) -> None:
    files = {
        **GOOD,
        "brands/good/exemplars/post.yml": {"type": "党员示范岗", "name": "一号岗"},
        "brands/good/case.yml": {"title": "一个案例"},
        "brands/good/README.md": "给老师的话",
        "brands/README.md": "给所有人的话",
        "brands/_bureau/site.yml": {"districts": [{"id": "east", "name": "东区"}]},
        "brands/_bureau/resources.yml": {"resources": [{"id": "hall", "name": "展馆"}]},
        "brands/_bureau/editions/2026.yml": {"title": "2026年评选", "year": "2026"},
        "brands/_drafts/anything.txt": "别的文件夹以下划线开头，不读",
    }
    loaded = load(tmp_path, files)
    assert loaded.problems == []
    assert loaded.left_out == []
    folder = loaded.region.owners["good"]
    assert (folder.name, folder.source.path) == ("好学校", "brands/good/brand.yml")
    assert [item.id for item in folder.activities] == ["2025-03-12-trees"]
    assert [item.id for item in folder.exemplars] == ["post"]
    assert folder.case is not None
    assert folder.case.path == "brands/good/case.yml"
    assert [district.name for district in loaded.region.site.districts] == ["东区"]
    assert [base.name for base in loaded.region.resources.resources] == ["展馆"]
    assert [edition.id for edition in loaded.region.editions] == ["2026"]


def test_activities_come_newest_first_and_undated_last(tmp_path: Path) -> None:
    dates = {"a": "2024", "b": "不详", "c": "196X", "d": "1950", "e": "2025-11"}
    files = {f"brands/good/activities/{id}.yml": activity(date=day) for id, day in dates.items()}
    loaded = load(tmp_path, {**GOOD, **files})
    order = [item.id for item in loaded.region.owners["good"].activities]
    assert order == ["e", "2025-03-12-trees", "a", "d", "b", "c"]


def test_no_brands_folder_at_all(tmp_path: Path) -> None:
    problem = only(load_region(tmp_path))
    assert str(problem).startswith("brands:1:1: 错误 F125 brands 里还没有学校")


def test_an_empty_brands_folder(tmp_path: Path) -> None:
    (tmp_path / "brands").mkdir()
    loaded = load_region(tmp_path)
    assert only(loaded).code == "F125"
    assert dict(loaded.region.owners) == {}


BROKEN_BRANDS = [
    ("no brand.yml", {"brands/bad/README.md": "空的"}, "brands/bad/brand.yml:1:1: 错误 F122"),
    ("empty", {"brands/bad/brand.yml": ""}, "brands/bad/brand.yml:1:1: 错误 Y202"),
    (
        "tab",
        {"brands/bad/brand.yml": "owner:\n\tname: 坏\nbrand:\n  name: 坏\n"},
        "brands/bad/brand.yml:2:1: 错误 Y223",
    ),
    (
        "full-width colon",
        {"brands/bad/brand.yml": "owner:\n  name：坏\nbrand:\n  name: 坏\n"},
        "brands/bad/brand.yml:2:7: 提醒 Y221 “name”后面是中文冒号",
    ),
    (
        "missing field",
        {"brands/bad/brand.yml": "owner:\n  name: 坏\nbrand:\n  slogan: 无名\n"},
        "brands/bad/brand.yml:3:1: 错误 S301 [品牌 › 品牌名称] 缺少“品牌名称”",
    ),
    ("bytes", {"brands/bad/brand.yml": bytes(range(256))}, "brands/bad/brand.yml:3:115: 错误 F114"),
    ("capitals", {"brands/Bad/brand.yml": brand("坏")}, "brands/Bad:1:1: 错误 F121"),
    ("Chinese", {"brands/坏学校/brand.yml": brand("坏")}, "brands/坏学校:1:1: 错误 F121"),
    ("one letter", {"brands/b/brand.yml": brand("坏")}, "brands/b:1:1: 错误 F121"),
]


@pytest.mark.parametrize(
    ("files", "told"), [case[1:] for case in BROKEN_BRANDS], ids=[case[0] for case in BROKEN_BRANDS]
)
def test_a_broken_brand_is_left_out_alone(
    tmp_path: Path, files: dict[str, object], told: str
) -> None:
    loaded = load(tmp_path, {**GOOD, **files})
    assert any(str(problem).startswith(told) for problem in loaded.problems), list(
        map(str, loaded.problems)
    )
    assert list(loaded.region.owners) == ["good"]
    assert [slug.lower() for slug in loaded.left_out] == [next(iter(files)).split("/")[1].lower()]


def test_old_encodings_are_told_and_read(tmp_path: Path) -> None:
    text = "单位:\n  单位名称: 老学校\n品牌:\n  品牌名称: 老品牌\n"
    loaded = load(tmp_path, {**GOOD, "brands/old/brand.yml": text.encode("gbk")})
    assert str(only(loaded)).startswith("brands/old/brand.yml:1:1: 提醒 F113 文件的编码是 GBK")
    assert loaded.region.owners["old"].name == "老学校"
    assert loaded.left_out == []


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("activities/2026-13-40.yml", activity(date="2026-13-40"), ":2:7: 错误 S304 [日期] "),
        (
            "activities/a.yml",
            activity(type="植树活动"),
            ":3:7: 错误 S304 [活动类型] 活动类型里没有",
        ),
        ("activities/植树.yml", activity(), ":1:1: 错误 F123 "),
        ("activities/Trees.yml", activity(), ":1:1: 错误 F123 "),
        ("activities/a.yaml", activity(), ":1:1: 提醒 F124 “a.yaml”不会被读取"),
        ("exemplars/a.yml", {"name": "无类型"}, ":1:1: 错误 S301 [典型类型] 缺少"),
        ("case.yml", {"title": "案例", "summary": "长" * 601}, ":2:10: 错误 S303 [摘要] 太长"),
        ("note.txt", "随手记", ":1:1: 提醒 F124 “note.txt”不会被读取"),
    ],
)
def test_a_broken_record_is_left_out_and_its_brand_stays(
    tmp_path: Path, name: str, content: object, told: str
) -> None:
    loaded = load(tmp_path, {**GOOD, f"brands/good/{name}": content})
    assert str(only(loaded)).startswith(f"brands/good/{name}{told}")
    assert loaded.left_out == []
    folder = loaded.region.owners["good"]
    assert [item.id for item in folder.activities] == ["2025-03-12-trees"]
    assert (folder.exemplars, folder.case) == ((), None)


def test_everything_is_told_at_once(tmp_path: Path) -> None:
    text = (
        "owner:\n  name: 坏\n  stage: 小学校\n  district: East\nbrand:\n  name: 坏\n  since: 去年\n"
        "theme:\n  colour: red\nhonours:\n  - titel: 奖\nvisibility: 秘密\n"
    )
    loaded = load(tmp_path, {**GOOD, "brands/bad/brand.yml": text})
    places = {(problem.line, problem.column, problem.field) for problem in loaded.problems}
    assert places == {
        (3, 10, "单位 › 学段"),
        (4, 13, "单位 › 区县"),
        (7, 10, "品牌 › 创建时间"),
        (9, 11, "主题色 › 主色"),
        (11, 5, "荣誉 › 第1项 › titel"),
        (12, 13, "公开范围"),
    }


def test_links_to_other_places_are_not_followed(tmp_path: Path) -> None:
    elsewhere = Project(tmp_path / "elsewhere").write(
        {"brand.yml": brand("别处"), "activities/a.yml": activity()}
    )
    project = Project(tmp_path / "here").write(GOOD)
    brands = project.root / "brands"
    (brands / "linked").symlink_to(elsewhere.root)
    (brands / "file-linked").mkdir()
    (brands / "file-linked" / "brand.yml").symlink_to(elsewhere.root / "brand.yml")
    (brands / "good" / "exemplars").symlink_to(elsewhere.root / "activities")
    loaded = load_region(project.root)
    told = {(problem.path, problem.code.value) for problem in loaded.problems}
    assert told == {
        ("brands/linked", "F102"),
        ("brands/file-linked/brand.yml", "F102"),
        ("brands/good/exemplars", "F102"),
    }
    assert all(problem.severity is Severity.ERROR for problem in loaded.problems)
    assert list(loaded.region.owners) == ["good"]
    assert sorted(loaded.left_out) == ["file-linked", "linked"]


def test_of_owners_not_asked_for_not_one_file_is_opened(tmp_path: Path) -> None:
    files = {
        **GOOD,
        "brands/one/brand.yml": brand("一校", partners=[{"name": "好学校", "owner": "good"}]),
        "brands/broken/brand.yml": "单位：坏了",
        "brands/Bad Name/brand.yml": brand(),
        "brands/notes.txt": "",
    }
    project = Project(tmp_path).write(files)
    (project.root / "brands" / "linked").symlink_to(tmp_path)
    loaded = load_region(project.root, only={"one"})
    assert list(loaded.region.owners) == ["one"]
    assert loaded.problems == []
    assert check(project.root, loaded) == []  # the partner is known to exist


def test_a_file_where_a_folder_belongs_is_told_in_chinese(tmp_path: Path) -> None:
    files = {"brands/good/brand.yml": brand("好学校"), "brands/good/activities": "不是文件夹"}
    problem = only(load(tmp_path, files))
    assert problem.path == "brands/good/activities"
    assert not any("a" <= letter <= "z" for letter in (problem.message + problem.fix).lower())


def test_the_bureau_adds_terms_that_schools_may_use(tmp_path: Path) -> None:
    additions = [
        {"scheme": "activity_type", "code": "plog", "name": "捡跑"},
        {"scheme": "stage", "code": "primary", "name": "小学部"},
    ]
    files = {
        "brands/_bureau/site.yml": {"vocabulary": additions},
        "brands/good/brand.yml": {
            "owner": {"name": "好学校", "stage": "小学部"},
            "brand": {"name": "好品牌"},
        },
        "brands/good/activities/a.yml": activity(type="捡跑"),
        "brands/good/activities/b.yml": activity(type="plog"),
    }
    loaded = load(tmp_path, files)
    assert loaded.problems == []
    folder = loaded.region.owners["good"]
    assert [item.record.type.zh for item in folder.activities] == ["捡跑", "捡跑"]
    assert folder.profile.owner.stage is not None
    assert (folder.profile.owner.stage.code, folder.profile.owner.stage.zh) == ("primary", "小学部")


def test_a_broken_bureau_file_takes_no_school_down(tmp_path: Path) -> None:
    files = {
        "brands/_bureau/site.yml": "districts:\n  - id: 东区\n    name: 东区\n",
        "brands/_bureau/resources.yml": "resources: [",
        "brands/_bureau/editions/2026.yml": "title: 评选\n",
    }
    loaded = load(tmp_path, {**GOOD, **files})
    assert {problem.path for problem in loaded.problems} == set(files)
    assert list(loaded.region.owners) == ["good"]
    assert loaded.left_out == []


def test_what_is_right_in_the_bureaus_file_still_counts(tmp_path: Path) -> None:
    files = {
        "brands/_bureau/site.yml": {
            "districts": [{"id": "east", "name": "东区"}],
            "calendar": [{"name": "没有月份"}],
            "vocabulary": [{"scheme": "activity_type", "code": "plog", "name": "捡跑"}],
        },
        "brands/good/brand.yml": brand("好学校"),
        "brands/good/activities/a.yml": activity(type="捡跑"),
    }
    loaded = load(tmp_path, files)
    assert only(loaded).path == "brands/_bureau/site.yml"
    assert [district.name for district in loaded.region.site.districts] == ["东区"]
    assert len(loaded.region.owners["good"].activities) == 1


def test_a_school_that_must_not_be_read_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = tmp_path / "brands" / "locked"
    stat = os.stat

    def refused(path: Any, *more: Any, **settings: Any) -> os.stat_result:
        if locked in Path(path).parents:
            raise PermissionError(errno.EACCES, "locked", str(path))
        return stat(path, *more, **settings)

    Project(tmp_path).write({**GOOD, "brands/locked/brand.yml": brand("锁住的学校")})
    monkeypatch.setattr(os, "stat", refused)  # for root no folder is locked
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != locked)
    loaded = load_region(tmp_path)
    assert str(only(loaded)).startswith("brands/locked:1:1: 错误 F101 打不开这个文件夹")
    assert (list(loaded.region.owners), loaded.left_out) == (["good"], ["locked"])


ASTRAY = [
    ("activities/2025-10-18-trees.yml.txt", "改名为 2025-10-18-trees.yml"),
    ("activities/2025-10-18-trees.yaml", "改名为 2025-10-18-trees.yml"),
    ("activities/2025-10-18-trees.YML", "改名为 2025-10-18-trees.yml"),
    ("activities/读书分享会.docx", "写进 .yml 文件"),
    ("activities/汇总.xls", "写进 .yml 文件"),
    ("activities/trees.jpg", "放进本校的 photos 文件夹"),
    ("activities/IMG_0001.HEIC", "放进本校的 photos 文件夹"),
    ("activities/2025/trees.yml", "直接放进 activities"),
    ("activities/录像.mp4", "视频"),
    ("activities/材料.zip", "解压"),
    ("exemplars/~$典型.docx", "删掉"),
    ("exemplars/posts/one.yml", "直接放进 exemplars"),
    ("photos/2025/trees.jpg", "直接放进 photos"),
    ("photos/说明.docx", "写进 .yml 文件"),
    ("photos/Thumbs.db", "删掉"),
    ("Photos/trees.jpg", "改名为 photos"),
    ("photo/trees.jpg", "改名为 photos"),
    ("照片/trees.jpg", "改名为 photos"),
    ("Activities/trees.yml", "改名为 activities"),
    ("活动/trees.yml", "改名为 activities"),
    ("Case.yml", "改名为 case.yml"),
    ("case.yml.txt", "改名为 case.yml"),
    ("2025-10-18-trees.yml", "放进 activities"),
    ("trees.png", "放进本校的 photos 文件夹"),
    ("../_Bureau/site.yml", "改名为 _bureau"),
    ("../_bureau/Site.yml", "改名为 site.yml"),
    ("../_bureau/site.yml.txt", "改名为 site.yml"),
    ("../_bureau/resources.yaml", "改名为 resources.yml"),
]


@pytest.mark.parametrize(("name", "todo"), ASTRAY, ids=[case[0] for case in ASTRAY])
def test_what_lies_in_a_wrong_place_or_has_a_wrong_name_is_told_with_what_to_do(
    tmp_path: Path, name: str, todo: str
) -> None:
    loaded = load(tmp_path, {**GOOD, os.path.normpath(f"brands/good/{name}"): "标题: 植树\n"})
    problem = only(loaded)
    assert problem.code == "F124"
    assert problem.severity is Severity.WARNING
    assert todo in problem.fix
    parts = name.removeprefix("../").split("/")
    assert any(part in problem.message for part in parts)


def test_the_name_of_brand_yml_counts_to_the_letter(tmp_path: Path) -> None:
    loaded = load(tmp_path, {**GOOD, "brands/good2/Brand.yml": brand("大写")})
    missing, astray = sorted(loaded.problems, key=lambda problem: problem.code)
    assert (missing.code, missing.fix) == ("F122", "把“Brand.yml”改名为 brand.yml")
    assert (astray.code, astray.path) == ("F124", "brands/good2/Brand.yml")


@pytest.mark.parametrize(
    "path",
    [
        "con/brand.yml",
        "good/activities/aux.yml",
        "good/activities/com1.2025.yml",
        "good/photos/NUL.jpg",
        "good/photos/tree.jpg.",
        "good/photos/tree.jpg ",
        "good/photos./tree.jpg",
        "good/photos/a?.jpg",
        "_bureau/editions/prn.yml",
    ],
)
def test_a_name_that_windows_cannot_hold_is_an_error(tmp_path: Path, path: str) -> None:
    content = brand("校") if path.endswith("brand.yml") else {**activity(), "year": "2026"}
    loaded = load(tmp_path, {**GOOD, f"brands/{path}": content})
    (problem,) = [problem for problem in loaded.problems if problem.code == "F131"]
    assert problem.severity is Severity.ERROR
    assert f"brands/{path}".startswith(problem.path)
    assert problem.fix


def test_photos_that_are_one_file_on_other_systems(tmp_path: Path) -> None:
    names = ["Tree.jpg", "tree.jpg", "caf\u00e9.jpg", "cafe\u0301.jpg", "other.jpg"]
    loaded = load(tmp_path, {**GOOD, **{f"brands/good/photos/{name}": b"x" for name in names}})
    assert [problem.code for problem in loaded.problems] == ["F132", "F132"]
