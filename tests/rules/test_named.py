"""Names in every field that can hold one; the sibling fields say who each name belongs to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.examples import TODAY
from support.project import Project, activity, brand, photo

from wuse.rules import check
from wuse.source import Problem, load_region

WITHHOLD = {"V621", "V622", "V623", "V624", "V634", "V635", "V636"}
AGREED = {"given": "是", "date": "2025-09"}


def problems(root: Path, files: dict[str, Any]) -> list[Problem]:
    loaded = load_region(Project(root).write({"brands/aa/brand.yml": brand(), **files}).root)
    return [it for it in check(root, loaded, today=TODAY) if it.code[:3] in ("V60", "V62", "V63")]


def reported(root: Path, **fields: Any) -> set[str]:
    found = problems(root, {"brands/aa/activities/a.yml": activity(**fields)})
    assert not any("小明" in it.message + it.fix for it in found)
    return {it.code.value for it in found}


@pytest.mark.parametrize(
    "fields",
    [
        {"items": [{"name": "李小明", "text": "三2班，孤儿"}]},
        {"items": [{"name": "一等奖", "text": "李小明、王诗涵"}]},
        {"title": "获奖学生名单", "items": [{"name": "李小明"}, {"name": "王诗涵"}]},
        {"participants": [{"kind": "学生", "note": "李小明、王诗涵"}]},
        {"participants": [{"kind": "服务对象", "note": "王桂英"}]},
        {"body": "| 姓名 | 得分 |\n|---|---|\n| 李小明 | 95 |\n| 王诗涵 | 93 |\n"},
        {"body": "| 班级 | 获奖者 |\n|---|---|\n| 三2班 | 庄小严 |\n"},
        {"body": "一等奖\n\n- 李小明\n- 王诗涵\n"},
        {"body": "## 获奖名单\n\n1. 李小明\n2. 王诗涵\n"},
        {"body": "获奖名单如下：\n1、李小明 2、王诗涵\n"},
        {"body": "名单如下\n\n李小明、王诗涵、张小天\n"},
        {"body": "李 小 明 同学发言，王　涵 同学主持。"},
        {"photos": [photo("a.jpg", "学生群像", caption="李小明（右一）在领奖，三2班")]},
        {"presenter": {"name": "李小明", "role": "三年级学生", "consent": AGREED}},
        {"presenter": "张三"},
        {"presenter": "语文教师李欣欣"},
        {"photos": [photo("a.jpg", "学生群像", caption="三2班李小明在朗诵")]},
        {"photos": [photo("a.jpg", "学生群像", alt="李小明同学在朗诵")]},
        {"photos": [photo("李小明同学.jpg", "学生群像")]},
        {"tags": ["李小明同学"]},
        {"outcome": "家长张秀英送来锦旗"},
    ],
)
def test_what_keeps_a_file_off_the_site(tmp_path: Path, fields: dict[str, Any]) -> None:
    assert reported(tmp_path, **fields) & WITHHOLD


@pytest.mark.parametrize(
    "fields",
    [
        {"presenter": {"role": "三年级语文教师"}},
        {"presenter": {"role": "三年级学生"}},
        {"presenter": {"name": "王示例", "role": "三年级班主任", "consent": AGREED}},
        {"presenter": {"name": "王示例", "role": "志愿服务队队员", "consent": AGREED}},
        {"presenter": {"name": "王示例", "role": "师范学院实习学生", "consent": AGREED}},
        *(
            {"presenter": {"name": "王示例", "role": role, "consent": AGREED}}
            for role in (
                "专项工作领导小组组长",
                "创建工作小组成员",
                "第二党小组长",
                "课题小组组长",
                "社区党小组组长",
                "小区物业管理员",
                "小康工作队队员",
                "小学部主任",
            )
        ),
        {"participants": [{"kind": "学生", "note": "分三组，每组一名组长"}]},
        {"items": [{"name": "黄鱼", "text": "一条"}, {"name": "海带"}]},
        {"body": "一等奖\n\n- 三（1）班\n- 高年级合唱队\n"},
        {"body": "名单如下\n\n1. 语文组\n2. 数学组\n"},
        {"body": "| 班级 | 获奖者 |\n|---|---|\n| 三2班 | 12人 |\n"},
        {"body": "学生代表\n\n高唱国歌\n\n齐声诵读\n"},
        {"body": "立 德 树 人，成 才 报 国"},
        {"body": "| 项目 | 数量 |\n|---|---|\n| 金奖 | 3 |\n"},
    ],
)
def test_what_names_no_child(tmp_path: Path, fields: dict[str, Any]) -> None:
    assert not reported(tmp_path, **fields) & (WITHHOLD | {"V606"})


@pytest.mark.parametrize(
    ("honour", "codes"),
    [
        ({"title": "三好学生", "holder": "李小明"}, {"V622"}),
        ({"title": "演讲比赛", "holder": "李小明（五2班）"}, {"V622"}),
        ({"title": "优秀教师", "holder": "王小海"}, {"V606"}),
        ({"title": "优秀教研组", "holder": "语文组"}, set()),
    ],
)
def test_whoever_holds_an_honour(tmp_path: Path, honour: Any, codes: set[str]) -> None:
    found = problems(tmp_path, {"brands/aa/brand.yml": brand(honours=[honour])})
    assert {it.code.value for it in found} == codes


def test_reviewers_are_roles(tmp_path: Path) -> None:
    review = {"author": "程小雅", "first": "庞小玲", "final": "党支部书记"}
    found = problems(tmp_path, {"brands/aa/brand.yml": brand(review=review)})
    assert [it.code for it in found] == ["V636", "V636"]


@pytest.mark.parametrize("owner", [{"name": "示例学校"}, {"name": "示例小学", "stage": "小学"}])
def test_an_exemplar_is_no_pupil(tmp_path: Path, owner: dict[str, str]) -> None:
    person = {"type": "优秀教师", "name": "李小明", "role": "三年级学生", "consent": AGREED}
    files = {"brands/aa/brand.yml": brand(owner=owner), "brands/aa/exemplars/b.yml": person}
    found = problems(tmp_path, files)
    assert "V635" in {it.code for it in found}


def test_the_story_of_an_exemplar_is_a_text_like_others(tmp_path: Path) -> None:
    post = {"type": "党员示范岗", "name": "一号岗", "story": "学生张建国在会上发言。"}
    found = problems(tmp_path, {"brands/aa/exemplars/b.yml": post})
    assert [(it.code.value, it.field) for it in found] == [("V622", "事迹")]


def test_the_name_of_a_group_of_pupils_is_no_persons(tmp_path: Path) -> None:
    group = {"type": "党员示范岗", "name": "朗诵队", "role": "三年级学生"}
    assert problems(tmp_path, {"brands/aa/exemplars/b.yml": group}) == []


@pytest.mark.parametrize(
    ("presenter", "field"),
    [({"name": "李小明", "role": "三年级学生"}, "姓名"), ({"role": "语文教师李欣欣"}, "身份")],
)
def test_the_wrong_field_is_reported(tmp_path: Path, presenter: dict[str, str], field: str) -> None:
    made = activity(presenter={**presenter, "consent": AGREED})
    found = problems(tmp_path, {"brands/aa/activities/a.yml": made})
    assert [it.field for it in found] == [f"主讲 › {field}"]


def test_students_of_a_university_are_adults(tmp_path: Path) -> None:
    person = {"type": "优秀教师", "name": "王示例", "role": "学生", "consent": AGREED}
    owner = {"name": "示例大学", "stage": "高校"}
    files = {"brands/aa/brand.yml": brand(owner=owner), "brands/aa/exemplars/b.yml": person}
    assert problems(tmp_path, files) == []


def test_a_name_counts_everywhere_in_its_record(tmp_path: Path) -> None:
    record = activity(summary="三2班的李小明同学。", outcome="后来，李小明常来。")
    found = problems(tmp_path, {"brands/aa/activities/a.yml": record})
    assert [it.field for it in found] == ["摘要", "成果"]


def test_a_name_that_begins_another_is_another(tmp_path: Path) -> None:
    text = "学生张建国在会上发言。学生张建在会上发言。"
    found = problems(tmp_path, {"brands/aa/activities/a.yml": activity(body=text)})
    assert {it.end_column - it.column for it in found} == {2, 3}


def test_consent_to_be_named_in_texts_has_a_place(tmp_path: Path) -> None:
    files = {"brands/aa/activities/a.yml": activity(body="由王小海老师主讲。")}
    assert [it.code for it in problems(tmp_path / "no", files)] == ["V606"]
    agreed = {"name": "王小海", "role": "语文教师", "consent": AGREED}
    files["brands/aa/brand.yml"] = brand(named=[agreed])
    assert problems(tmp_path / "yes", files) == []
    files["brands/aa/brand.yml"] = brand(named=[{**agreed, "consent": {"given": "否"}}])
    assert "V606" in {it.code for it in problems(tmp_path / "refused", files)}


def test_the_bureau_adds_public_figures(tmp_path: Path) -> None:
    files = {"brands/aa/activities/a.yml": activity(body="少先队员王小海的故事。")}
    assert [it.code for it in problems(tmp_path / "no", files)] == ["V622"]
    files["brands/_bureau/site.yml"] = {"figures": ["王小海"]}
    assert problems(tmp_path / "yes", files) == []


def test_the_name_of_the_school_is_no_persons(tmp_path: Path) -> None:
    """明德 may be a person, but not where it is the school; 李明 is a person all the same."""
    named = {"brands/aa/brand.yml": brand("明德小学")}
    text = {"brands/aa/activities/a.yml": activity(body="明德一家人，走进明德家里。")}
    assert problems(tmp_path / "school", {**named, **text}) == []
    assert problems(tmp_path / "other", text) != []
    named = {"brands/aa/brand.yml": brand("李明庄小学")}
    text = {"brands/aa/activities/a.yml": activity(body="李明同学得了奖。")}
    assert problems(tmp_path / "village", {**named, **text}) != []
