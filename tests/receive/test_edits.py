"""An edit changes what the teacher changed: internal fields, consents and comments stay."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from support.packages import edited, hand_in, package
from support.pictures import encoded, scene
from support.project import Project, Run, brand, make_project
from support.repository import commit, git, init

RECORD = "activities/2025-10-28-visit.yml"
FILE = """\
# 由教导处整理，2025 年 11 月核对过
标题: 把热饭送到枫林公寓  # 校长看过
日期: 2025-10-28
活动类型: 走访慰问
摘要: 食堂多蒸了两屉米糕。
# 下面这一段来自简报
正文: |
  第一段。

  第二段。
主讲:
  姓名: 林一舟
  身份: 支部书记
  同意记录: {是否同意: 是, 同意人: 本人, 同意日期: 2025-10-20, 存档编号: 德育处-031}
参加人群:
  - 人群: 党员
    人数: 9
    说明: 分三组
  - 人群: 学生
    人数: 24
反馈:
  渠道: 意见箱
  内容: 都说好吃
照片:
  # 这张是封面
  - 文件: a.jpg
    图注: 米糕出锅
    画面描述: 桌上的米糕。
    画面人物: 无人
  - 文件: child.jpg
    画面描述: 一名学生端着碗。
    画面人物: 学生可辨认
    同意记录: {是否同意: 是, 同意人: 监护人, 同意日期: 2025-10-21, 存档编号: 德育处-032}
  - 文件: hidden.jpg
    画面描述: 一名学生的笑脸。
    画面人物: 学生可辨认
"""
PUBLIC = {
    "title": "把热饭送到枫林公寓",
    "date": "2025-10-28",
    "type": "visit",
    "summary": "食堂多蒸了两屉米糕。",
    "body": "第一段。\n\n第二段。",
    "presenter": {"name": "林一舟", "role": "支部书记"},
    "participants": [
        {"kind": "member", "count": {"value": "9"}, "note": "分三组"},
        {"kind": "student", "count": {"value": "24"}},
    ],
    "photos": [
        {"file": "a.jpg", "caption": "米糕出锅", "alt": "桌上的米糕。", "people": "none"},
        {"file": "child.jpg", "alt": "一名学生端着碗。", "people": "students_identifiable"},
    ],
}
"""The record as the public JSON has it."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    photos = {
        f"brands/aa/photos/{name}.jpg": encoded(scene(900, 600 + index))
        for index, name in enumerate(("a", "child", "hidden"))
    }
    files = {"brands/aa/brand.yml": brand("甲小学"), f"brands/aa/{RECORD}": FILE, **photos}
    made = make_project(tmp_path / "project", files)
    init(made.root)
    commit(made.root)
    return made


def send(
    project: Project, new: dict[str, object], *bases: dict[str, object], **files: bytes
) -> Run:
    origins = {RECORD: edited(*(bases or (PUBLIC,)))}
    contents = {RECORD: new, **{f"photos/{name}.jpg": data for name, data in files.items()}}
    path = hand_in(project.root.parent, package(contents, origins=origins))
    return project.wuse("receive", str(path))


def received(project: Project) -> str:
    (branch,) = git(
        project.root, "for-each-ref", "--format=%(refname)", "refs/heads/tougao"
    ).split()
    return git(project.root, "show", f"{branch}:brands/aa/{RECORD}")


def test_a_changed_line_is_changed_and_all_others_stay(project: Project) -> None:
    run = send(project, {**PUBLIC, "title": "重阳前一天，把热饭送到枫林公寓"})
    assert run.code == 0, run.said
    assert received(project) == FILE.replace(
        "标题: 把热饭送到枫林公寓", "标题: 重阳前一天，把热饭送到枫林公寓"
    )


def test_a_text_of_several_lines_is_written_anew_in_its_place(project: Project) -> None:
    assert send(project, {**PUBLIC, "body": "第一段，改过。\n\n第二段。\n\n第三段。"}).code == 0
    assert received(project) == FILE.replace(
        "  第一段。\n\n  第二段。\n", "  第一段，改过。\n\n  第二段。\n\n  第三段。\n"
    )


def test_what_was_not_there_is_added_and_what_is_emptied_goes(project: Project) -> None:
    new = {**PUBLIC, "outcome": "排进了下学期的计划"}
    del new["summary"]
    assert send(project, new).code == 0
    assert received(project) == FILE.replace("摘要: 食堂多蒸了两屉米糕。\n", "") + (
        "成果: 排进了下学期的计划\n"
    )


def test_a_role_changes_and_the_consent_to_be_named_stays(project: Project) -> None:
    new = {**PUBLIC, "presenter": {"name": "林一舟", "role": "党总支书记"}}
    assert send(project, new).code == 0
    record = yaml.safe_load(received(project))
    assert record["主讲"]["身份"] == "党总支书记"
    assert record["主讲"]["姓名"] == "林一舟"
    assert record["主讲"]["同意记录"]["存档编号"] == "德育处-031"


def test_numbers_of_people_change_one_by_one(project: Project) -> None:
    groups = [
        {"人群": "党员", "人数": "12"},
        {"人群": "学生", "人数": "24"},
        {"人群": "老人", "人数": "约40"},
    ]
    new = {key: value for key, value in PUBLIC.items() if key != "participants"}
    assert send(project, {**new, "参加人群": groups}).code == 0
    groups_after = yaml.safe_load(received(project))["参加人群"]
    assert [(it["人群"], str(it["人数"])) for it in groups_after] == [
        ("党员", "12"),
        ("学生", "24"),
        ("老人", "约40"),
    ]


def test_two_groups_of_the_same_people_stay_two(project: Project) -> None:
    again = "  - 人群: 学生\n    人数: 30\n反馈:"
    project.write({f"brands/aa/{RECORD}": FILE.replace("反馈:", again)})
    commit(project.root)
    groups = [*PUBLIC["participants"], {"kind": "student", "count": {"value": "30"}}]  # type: ignore[misc]
    changed = [*groups[:2], {"kind": "student", "count": {"value": "31"}}]
    base = {**PUBLIC, "participants": groups}
    assert send(project, {**PUBLIC, "participants": changed}, base).code == 0
    after = yaml.safe_load(received(project))["参加人群"]
    assert [(it["人群"], str(it["人数"])) for it in after] == [
        ("党员", "9"),
        ("学生", "24"),
        ("学生", "31"),
    ]


def test_photos_change_one_by_one_and_those_that_nobody_sees_stay(project: Project) -> None:
    cover, child = PUBLIC["photos"]  # type: ignore[misc]
    added = {"文件": "2025-b.jpg", "画面描述": "一棵树。", "画面人物": "无人"}
    new = {**PUBLIC, "photos": [{**cover, "caption": "米糕刚出锅"}, child, added]}
    files = {"2025-b": encoded(scene(700, 500))}
    assert send(project, new, **files).code == 0
    after = received(project)
    assert after.startswith(FILE.replace("图注: 米糕出锅", "图注: 米糕刚出锅").rstrip("\n"))
    assert yaml.safe_load(after)["照片"][-1] == added


def test_a_removed_photo_goes_and_the_others_keep_their_comments(project: Project) -> None:
    assert send(project, {**PUBLIC, "photos": PUBLIC["photos"][:1]}).code == 0  # type: ignore[index]
    after = received(project)
    assert "# 这张是封面" in after
    assert [it["文件"] for it in yaml.safe_load(after)["照片"]] == ["a.jpg", "hidden.jpg"]


def test_another_cover_comes_first(project: Project) -> None:
    photos = PUBLIC["photos"][::-1]  # type: ignore[index]
    assert send(project, {**PUBLIC, "photos": photos}).code == 0
    entries = yaml.safe_load(received(project))["照片"]
    assert [it["文件"] for it in entries] == ["child.jpg", "a.jpg", "hidden.jpg"]
    assert entries[0]["同意记录"]["存档编号"] == "德育处-032"


def test_what_somebody_else_has_changed_meanwhile_stays(project: Project) -> None:
    changed = FILE.replace("米糕。\n# 下", "米糕，还有粥。\n# 下")
    project.write({f"brands/aa/{RECORD}": changed})
    commit(project.root)
    run = send(project, {**PUBLIC, "title": "把热饭送去枫林公寓"})
    assert run.code == 0
    assert run.lines("又改过")
    assert received(project) == changed.replace("把热饭送到", "把热饭送去")


def test_two_changes_of_one_field_are_left_to_people(project: Project) -> None:
    changed = FILE.replace("标题: 把热饭送到枫林公寓", "标题: 热饭送到了枫林公寓")
    project.write({f"brands/aa/{RECORD}": changed})
    commit(project.root)
    run = send(project, {**PUBLIC, "title": "重阳前一天，把热饭送到枫林公寓"})
    assert run.code == 1
    assert run.lines("标题", "别人")
    assert not git(project.root, "for-each-ref", "refs/heads/tougao")


def test_a_second_edit_builds_on_the_first_whether_that_is_merged_or_not(project: Project) -> None:
    first = {**PUBLIC, "title": "热饭送到枫林公寓"}
    second = {**first, "summary": "食堂多蒸了三屉米糕。"}
    assert send(project, second, PUBLIC, first).code == 0
    assert "标题: 热饭送到枫林公寓  # 校长看过" in received(project)
    assert "三屉" in received(project)
    git(
        project.root,
        "update-ref",
        "-d",
        git(project.root, "for-each-ref", "--format=%(refname)", "refs/heads/tougao").strip(),
    )
    project.write({f"brands/aa/{RECORD}": FILE.replace("标题: 把热饭", "标题: 热饭")})
    commit(project.root)
    assert send(project, second, PUBLIC, first).code == 0
    assert "三屉" in received(project)


def test_nothing_changed_is_nothing_to_do(project: Project) -> None:
    run = send(project, dict(PUBLIC))
    assert run.code == 0
    assert run.lines("已经收过")


def test_a_record_that_was_taken_down_does_not_come_back(project: Project) -> None:
    (project.root / f"brands/aa/{RECORD}").unlink()
    commit(project.root)
    run = send(project, {**PUBLIC, "photos": []})
    assert run.code == 1
    assert run.lines("已经不在了")


def test_a_base_that_is_no_record_is_told(project: Project) -> None:
    run = send(project, {**PUBLIC, "title": "别的"}, {"title": ["x"], "date": {}, "type": 1})
    assert run.code == 1
    assert run.lines("读不懂")
