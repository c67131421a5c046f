"""What a change does, folder by folder, whatever state the data is in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.project import activity, brand, dump, photo
from support.repository import commit, git, init

from wuse.change.report import Report, report
from wuse.change.report.model import FolderChange
from wuse.cli.check import problems_of_change

HOME = "brands/aa"
PERSON = {"type": "优秀教师", "name": "张三", "role": "语文教师"}
AGREED = {**PERSON, "consent": "是"}


def write(folder: Path, files: dict[str, Any]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content if isinstance(content, str) else dump(content), "utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two schools; a branch off main."""
    folder = init(tmp_path / "project")
    write(
        folder,
        {
            ".gitignore": "/.cache/\n",
            "mkdocs.yml": "site_name: 示例站\nsite_url: https://example.org/party\n",
            f"{HOME}/brand.yml": dump(brand("甲校")),
            f"{HOME}/activities/a.yml": dump(activity("植树")),
            f"{HOME}/activities/b.yml": dump(activity("读书", photos=[photo("b.jpg")])),
            f"{HOME}/exemplars/e.yml": dump(AGREED),
            f"{HOME}/photos/b.jpg": b"one",
            "brands/bb/brand.yml": dump(brand("乙校")),
        },
    )
    commit(folder)
    git(folder, "checkout", "-q", "-b", "work")
    return folder


def tell(project: Path) -> Report:
    return report(project, "main", problems_of_change(project, "main"), pictures=False)


def only(project: Path) -> FolderChange:
    """The one group of a change."""
    [folder] = tell(project).folders
    return folder


def seen(folder: FolderChange) -> list[tuple[str, str, str]]:
    return [(it.outcome.value, it.kind, it.title) for it in folder.records]


def pages(folder: FolderChange) -> dict[str, tuple[str, str]]:
    return {page.path: (page.outcome.value, page.url) for page in folder.pages}


def flags(folder: FolderChange) -> list[str]:
    return [flag.text for flag in folder.flags]


def test_nothing_changed(project: Path) -> None:
    told = tell(project)
    assert told.folders == ()
    assert told.headline() == ""


def test_records_come_change_and_go(project: Path) -> None:
    write(
        project,
        {
            f"{HOME}/activities/a.yml": activity("种树"),
            f"{HOME}/activities/c.yml": activity("看海", date="2026"),
        },
    )
    (project / HOME / "activities/b.yml").unlink()
    told = tell(project)
    [folder] = told.folders
    assert (folder.path, folder.name) == (HOME, "甲校")
    assert seen(folder) == [
        ("新增", "活动", "看海"),
        ("改动", "活动", "种树"),
        ("删去", "活动", "读书"),
    ]
    assert told.headline() == "新增 1 个活动；改动 1 个活动；删去 1 个活动"
    assert folder.untouched == "1 个品牌主文件、1 个先锋典型"
    root = "https://example.org/party/"
    found = pages(folder)
    assert found["brands/aa/activities/a/"] == ("改动", f"{root}brands/aa/activities/a/")
    assert found["brands/aa/activities/b/"] == ("删去", f"{root}brands/aa/activities/b/")
    assert found["brands/aa/activities/c/"] == ("新增", "")
    assert found["brands/aa/"] == ("改动", f"{root}brands/aa/")
    assert found.keys() >= {"timeline/", "timeline/2025/", "timeline/2026/"}


def test_what_happens_to_other_files_is_in_the_headline(project: Path) -> None:
    write(project, {"README.md": "改", "docs/new.md": "新"})
    assert tell(project).headline() in ("新增 2 个其他文件", "新增 1 个其他文件；改动 1 个其他文件")


def test_an_undated_activity_is_on_the_page_of_the_undated(project: Path) -> None:
    write(project, {f"{HOME}/activities/c.yml": activity("看海", date="不详")})
    [folder] = tell(project).folders
    paths = [page.path for page in folder.pages]
    assert paths.count("timeline/") == 1
    assert "timeline/undated/" in paths


def test_another_notation_is_no_other_content(project: Path) -> None:
    write(project, {f"{HOME}/activities/a.yml": "# 备注\n" + dump(activity("植树"))})
    [record] = only(project).records
    assert record.differences == ()
    assert "内容没有变" in record.note


def test_a_new_name_is_a_new_address(project: Path) -> None:
    git(project, "mv", f"{HOME}/activities/b.yml", f"{HOME}/activities/books.yml")
    folder = only(project)
    assert seen(folder) == [("改动", "活动", "读书")]
    assert "b.yml" in folder.records[0].note
    found = {path: outcome for path, (outcome, _) in pages(folder).items() if "activities" in path}
    assert found == {"brands/aa/activities/books/": "新增", "brands/aa/activities/b/": "删去"}


def test_a_file_that_moves_to_another_school_goes_and_comes(project: Path) -> None:
    (project / "brands/bb/activities").mkdir()
    git(project, "mv", f"{HOME}/activities/b.yml", "brands/bb/activities/b.yml")
    one, other = tell(project).folders
    assert seen(one) == [("删去", "活动", "读书")]
    assert seen(other) == [("新增", "活动", "读书")]


def test_what_cannot_be_read_is_said_and_the_rest_is_reported(project: Path) -> None:
    write(
        project,
        {f"{HOME}/activities/a.yml": "标题：坏了\n", f"{HOME}/activities/c.yml": activity("看海")},
    )
    folder = only(project)
    assert seen(folder) == [("新增", "活动", "看海"), ("读不出来", "活动", "植树")]
    assert f"{HOME}/activities/a.yml" in {problem.path for problem in folder.errors}
    assert pages(folder)["brands/aa/activities/a/"][0] == "删去"


def test_a_brand_that_cannot_be_read_hides_no_other_change(project: Path) -> None:
    write(
        project, {f"{HOME}/brand.yml": "owner: {\n", f"{HOME}/activities/c.yml": activity("看海")}
    )
    folder = only(project)
    assert folder.name == "甲校"
    assert seen(folder) == [
        ("新增", "活动", "看海"),
        ("读不出来", "品牌主文件", "甲校的品牌"),
    ]
    assert "整所学校" in folder.records[1].note
    assert folder.pages == ()


def test_what_was_wrong_before_is_told_apart(project: Path) -> None:
    wrong, right = activity(initiative="nowhere"), activity()
    write(project, {f"{HOME}/activities/a.yml": right, f"{HOME}/activities/c.yml": wrong})
    commit(project)
    git(project, "branch", "-f", "main")
    moved = {"tags": "甲", **wrong}  # the same problem, a line further down
    write(project, {f"{HOME}/activities/a.yml": wrong, f"{HOME}/activities/c.yml": moved})
    folder = only(project)
    mine, known = (
        [it.path for it in listed if it.code == "R402"] for listed in (folder.errors, folder.known)
    )
    assert (mine, known) == ([f"{HOME}/activities/a.yml"], [f"{HOME}/activities/c.yml"])


def test_a_photo_that_goes_is_missed(project: Path) -> None:
    (project / HOME / "photos/b.jpg").unlink()
    folder = only(project)
    assert [problem.code for problem in folder.errors] == ["P501"]
    assert not [problem for problem in folder.known if problem.code == "P501"]
    assert "没有了" in folder.records[0].photos[0].note


def test_a_broken_file_may_be_mended(project: Path) -> None:
    write(project, {f"{HOME}/activities/z.yml": "标题：坏了\n"})
    commit(project)
    git(project, "branch", "-f", "main")
    write(project, {f"{HOME}/activities/z.yml": activity("好了")})
    assert seen(only(project)) == [("改动", "活动", "好了")]


def test_a_whole_school_comes_and_goes(project: Path) -> None:
    for path in sorted((project / "brands/bb").iterdir()):
        path.unlink()
    write(project, {"brands/cc/brand.yml": brand("丙校")})
    gone, come = tell(project).folders
    assert (gone.name, seen(gone)) == ("乙校", [("删去", "品牌主文件", "乙校的品牌")])
    assert (come.name, seen(come)) == ("丙校", [("新增", "品牌主文件", "丙校的品牌")])
    assert pages(gone)["brands/bb/"][0] == "删去"
    assert pages(come)["brands/cc/"] == ("新增", "")


@pytest.mark.parametrize("is_new", [True, False])
def test_private_data_is_not_repeated(project: Path, is_new: bool) -> None:
    path, private = f"{HOME}/activities/a.yml", activity("请拨13800138000", body="找13800138000")
    for content in (activity(), private) if is_new else (private, activity()):
        git(project, "branch", "-f", "main")
        write(project, {path: content})
        commit(project)
    folder = only(project)
    assert "13800138000" not in repr((folder.records, folder.pages, folder.flags))
    assert "个人信息" in folder.records[0].note


def test_the_bureau_and_everything_else_stand_last(project: Path) -> None:
    write(
        project,
        {
            "brands/_bureau/site.yml": {"districts": [{"id": "x", "name": "西区"}]},
            "hooks/x.py": "x",
            f"{HOME}/note.docx": b"\0",
            f"{HOME}/activities/坏 名.yml": "x",
        },
    )
    groups = tell(project).folders
    assert [folder.path for folder in groups] == [HOME, "brands/_bureau", ""]
    assert [file.path for file in groups[0].files] == [
        f"{HOME}/activities/坏 名.yml",
        f"{HOME}/note.docx",
    ]
    assert seen(groups[1]) == [("新增", "公共设置", "site")]
    assert [file.path for file in groups[2].files] == ["hooks/x.py"]
    assert groups[2].problems


def test_a_link_in_place_of_a_folder_leads_nowhere(project: Path, tmp_path: Path) -> None:
    write(tmp_path, {"secret/brand.yml": brand("秘密")})
    (project / "brands/cc").symlink_to(tmp_path / "secret")
    folder = only(project)
    assert "秘密" not in repr(folder)
    assert [file.path for file in folder.files] == ["brands/cc"]


def test_where_the_site_is_cannot_be_changed(project: Path) -> None:
    write(
        project,
        {
            "mkdocs.yml": "site_name: 别处\nsite_url: https://evil.example/\n",
            f"{HOME}/activities/a.yml": activity("种树"),
        },
    )
    told = tell(project)
    assert told.site == "示例站"
    assert "evil" not in repr(told.folders[0])


def test_photos_are_told_with_their_record(project: Path) -> None:
    write(
        project,
        {
            f"{HOME}/activities/a.yml": activity(photos=[photo("new.jpg", caption="看海")]),
            f"{HOME}/photos/new.jpg": b"new",
            f"{HOME}/photos/b.jpg": b"two",
            f"{HOME}/photos/nobody.jpg": b"three",
        },
    )
    folder = only(project)
    first, second = folder.records
    [new] = first.photos
    assert (new.outcome.value, new.file, new.caption) == ("新增", "new.jpg", "看海")
    assert (second.title, second.differences) == ("读书", ())
    assert [(it.outcome.value, it.file) for it in second.photos] == [("改动", "b.jpg")]
    assert [file.path for file in folder.files] == [f"{HOME}/photos/nobody.jpg"]


IDENTIFIABLE = {"people": "学生可辨认"}
GUARDIAN = {"consent": {"given": "是", "by": "监护人"}}
BOX, OTHER = [0.1, 0.1, 0.2, 0.2], [0.5, 0.5, 0.2, 0.2]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ({}, {**IDENTIFIABLE}, "没有监护人同意，不会公开"),
        ({}, {**IDENTIFIABLE, **GUARDIAN}, "写明监护人已同意，请核对存档"),
        ({**IDENTIFIABLE, **GUARDIAN}, {"people": "学生群像"}, "改为“学生群像”"),
        ({"blur": [BOX, OTHER]}, {"blur": [BOX]}, "去掉或改动了打码区域"),
        ({"blur": [BOX]}, {}, "去掉或改动了打码区域"),
    ],
)
def test_what_photos_show_of_people_is_flagged(
    project: Path, old: dict[str, Any], new: dict[str, Any], words: str
) -> None:
    path = f"{HOME}/activities/b.yml"
    write(project, {path: activity("读书", photos=[photo("b.jpg", **old)])})
    commit(project)
    git(project, "branch", "-f", "main")
    write(project, {path: activity("读书", photos=[photo("b.jpg", **new)])})
    [flag] = flags(only(project))
    assert words in flag


def test_another_picture_under_the_same_blur_is_flagged(project: Path) -> None:
    path = f"{HOME}/activities/b.yml"
    write(project, {path: activity("读书", photos=[photo("b.jpg", blur=[BOX])])})
    commit(project)
    git(project, "branch", "-f", "main")
    write(project, {f"{HOME}/photos/b.jpg": b"two"})
    [flag] = flags(only(project))
    assert "打码区域没有变" in flag


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (activity(), activity(presenter={"name": "李四", "role": "书记", "consent": "是"}),
         ["新公开姓名：李四（书记）"]),
        (activity(), activity(presenter={"name": "李四", "role": "书记"}), []),
        (activity(visibility="内部"), activity(), ["由“内部”改为“公开”"]),
        (activity(), activity(visibility="内部"), []),
        (activity(expires="2030-01"), activity(), ["改为不下架"]),
        (activity(expires="2030-01"), activity(expires="2031-01"), ["2031年1月"]),
        (activity(expires="2030-01"), activity(expires="2029-01"), []),
    ],
)  # fmt: skip
def test_what_becomes_public_is_flagged(
    project: Path, old: dict[str, Any], new: dict[str, Any], words: list[str]
) -> None:
    path = f"{HOME}/activities/a.yml"
    write(project, {path: old})
    commit(project)
    git(project, "branch", "-f", "main")
    write(project, {path: new})
    found = flags(only(project))
    assert len(found) == len(words)
    assert all(word in flag for word, flag in zip(words, found, strict=True))


def test_consent_of_an_exemplar_is_flagged_when_it_comes_and_goes(project: Path) -> None:
    write(project, {f"{HOME}/exemplars/e.yml": PERSON})
    [gone] = flags(only(project))
    assert "不再有本人同意" in gone
    assert "张三" not in repr(only(project))
    commit(project)
    git(project, "branch", "-f", "main")
    write(project, {f"{HOME}/exemplars/e.yml": AGREED})
    named, agreed = flags(only(project))
    assert "新公开姓名：张三（语文教师）" in named
    assert "新写了本人同意" in agreed
