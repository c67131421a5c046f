"""Somebody asks that something goes: nothing of it is left, and it cannot come back unseen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image
from PIL.Image import Resampling
from support.pictures import encoded
from support.project import Content, Project, Run, activity, brand, make_project, photo
from support.repository import commit, git, init

from wuse.cli import main
from wuse.model.publication import publish
from wuse.source import load_region

pytestmark = pytest.mark.slow

NAME = "林小满"
REGISTER = "brands/_bureau/takedowns.yml"


def picture(motif: int, width: int = 640) -> Image.Image:
    """Patches of light and shade that no other motif has."""
    patches = Image.frombytes("L", (9, 8), bytes(at * at * motif % 251 for at in range(72)))
    return patches.resize((width, width * 3 // 4), Resampling.BICUBIC).convert("RGB")


KID, OTHER = encoded(picture(37)), encoded(picture(91))

FILES: Mapping[str, Content] = {
    "brands/aa/brand.yml": {
        **brand("甲校"),
        "brand": {"name": "甲的品牌", "meaning": "红", "cover": photo("copy.jpg")},
    },
    "brands/aa/activities/reading.yml": (
        "# 语文组写的\n标题: 校园读书会\n日期: 2025-03-12\n活动类型: 读书会\n"
        "摘要: 五年级在走廊读书。\n"
        "照片:\n  # 走廊\n  - 文件: kid.jpg\n    画面描述: 走廊里的孩子\n    画面人物: 学生群像\n"
        "  - {文件: other.jpg, 画面描述: 书架, 画面人物: 无人}  # 书架\n"
    ),
    "brands/aa/activities/trees.yml": (
        "title: 植树\ndate: 2025-03-13\ntype: 志愿服务\n"
        f"summary: 种了二十四棵树。\nbody: |\n  {NAME}提了水。\n\n"
        "  **林**小满很高兴。  # 不是备注\n"
        f"# {NAME} 的家长来过电话\n"
    ),
    "brands/aa/exemplars/post.yml": {
        "type": "党员示范岗",
        "name": "一号岗",
        "activities": ["reading", "trees"],
    },
    "brands/aa/case.yml": {"title": "一个案例", "background": "背景。"},
    "brands/aa/photos/kid.jpg": KID,
    "brands/aa/photos/copy.jpg": KID,
    "brands/aa/photos/other.jpg": OTHER,
    "brands/bb/brand.yml": brand("乙校"),
    "brands/bb/activities/day.yml": activity("乙校的一天"),
}


def project_of(root: Path, **files: Content) -> Project:
    project = make_project(root, {**FILES, **files}, site_url="https://example.cn/")
    (init(root) / ".gitignore").write_text("/site/\n/.cache/\n", "utf-8")
    commit(root)
    return project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return project_of(tmp_path / "project")


def tree(root: Path) -> dict[str, bytes]:
    """Every file of the data."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / "brands").rglob("*"))
        if path.is_file()
    }


def kept(project: Project) -> list[Path]:
    """What builds keep of each school's folder."""
    return list((project.root / ".cache/owners").glob("*"))


def everything(project: Project) -> dict[str, bytes]:
    """What lies in the site and in the caches, but for what a build keeps of the folders.

    That names the files that a folder still has, in the problems with them.
    """
    return {
        path.relative_to(project.root).as_posix(): path.read_bytes()
        for folder in (project.site, project.root / ".cache")
        for path in folder.rglob("*")
        if path.is_file() and path not in kept(project)
    }


def remains(project: Project, *texts: str) -> list[str]:
    """The files of the site and the caches that say one of these, in their name or content."""
    return [
        path
        for path, content in everything(project).items()
        for text in texts
        if text in path or text.encode() in content
    ]


def wuse(project: Project, *asked: str, answers: str = "") -> Run:
    done = CliRunner().invoke(main, [*asked, "--project", str(project.root)], input=answers)
    return Run(done.exit_code, done.output)


def taken(project: Project, *asked: str, code: int = 0) -> Run:
    run = wuse(project, "takedown", *asked, "--yes")
    assert run.code == code, run.said
    return run


def built(project: Project) -> Run:
    run = project.build("--strict")
    assert run.code == 0, run.said
    return run


def register(project: Project) -> str:
    return (project.root / REGISTER).read_text("utf-8")


def renditions(page: str) -> set[str]:
    return set(re.findall(r"photos/([0-9a-f]{32})-", page))


def test_a_record_leaves_the_site_and_the_caches(project: Project) -> None:
    built(project)
    address = "brands/aa/activities/reading/"
    cards = set(re.findall(r"cards/\w+\.jpg", project.page(address)))
    shown = renditions(project.page(address)) - renditions(project.page("brands/aa"))
    assert cards
    assert shown
    run = taken(project, "brands/aa/activities/reading.yml")
    for told in (
        address,
        "timeline/",
        "sitemap.xml",
        "atom.xml",
        "api/brands/aa.json",
        "api/manifest.json",
    ):
        assert run.lines(f"https://example.cn/{told}"), told
    assert run.lines("photos/", next(iter(shown)))
    assert run.lines(next(iter(cards)))
    assert run.lines("git filter-repo")
    assert run.lines(git(project.root, "log", "--format=%h").strip())
    assert not kept(project)
    built(project)
    assert remains(project, "activities/reading", "校园读书会", *shown, *cards) == []
    assert not [path for path in kept(project) if "校园读书会".encode() in path.read_bytes()]
    text = (project.root / "brands/aa/activities/reading.yml").read_text("utf-8")
    assert text == FILES["brands/aa/activities/reading.yml"] + "公开范围: 内部\n"


def test_a_record_is_removed_with_what_refers_to_it(project: Project) -> None:
    taken(project, "brands/aa/activities/reading.yml", "--remove")
    assert not (project.root / "brands/aa/activities/reading.yml").exists()
    assert "reading" not in (project.root / "brands/aa/exemplars/post.yml").read_text("utf-8")
    assert "trees" in (project.root / "brands/aa/exemplars/post.yml").read_text("utf-8")
    built(project)
    assert remains(project, "activities/reading", "校园读书会") == []


def test_evidence_of_any_form_goes_with_its_record(tmp_path: Path) -> None:
    text = (
        "单位: {单位名称: 甲校}\n品牌: {品牌名称: 甲的品牌}\n"
        "自评:\n  逐项自评:\n    - 指标: C2\n      佐证:\n"
        "        - 活动: reading\n        - 活动: trees\n        - reading\n"
    )
    project = project_of(tmp_path, **{"brands/aa/brand.yml": text})
    taken(project, "brands/aa/activities/reading.yml", "--remove")
    left = (project.root / "brands/aa/brand.yml").read_text("utf-8")
    assert "reading" not in left
    assert "活动: trees" in left


@pytest.mark.parametrize("kind", ["exemplars/post", "case"])
@pytest.mark.parametrize("remove", [(), ("--remove",)])
def test_every_kind_of_record_goes(project: Project, kind: str, remove: tuple[str, ...]) -> None:
    run = taken(project, f"https://example.cn/brands/aa/{kind}/", *remove)
    assert run.lines(f"https://example.cn/brands/aa/{kind}/")
    school = publish(load_region(project.root).region, date(2026, 1, 1)).owners["aa"]
    assert school.case if kind != "case" else school.exemplars
    assert not (school.case if kind == "case" else school.exemplars)


def test_a_photo_leaves_every_record_under_every_name(project: Project) -> None:
    built(project)
    (shown,) = renditions(project.page("brands/aa"))
    run = taken(project, "brands/aa/photos/kid.jpg")
    assert run.lines(f"https://example.cn/photos/{shown}")
    assert run.lines("https://example.cn/brands/aa/")
    built(project)
    assert remains(project, shown, "kid.jpg", "copy.jpg") == []
    text = (project.root / "brands/aa/activities/reading.yml").read_text("utf-8")
    assert text.endswith(
        "照片:\n  # 走廊\n  - {文件: other.jpg, 画面描述: 书架, 画面人物: 无人}  # 书架\n"
    )
    assert "cover" not in (project.root / "brands/aa/brand.yml").read_text("utf-8")
    assert renditions(project.page("brands/aa/activities/reading"))


def test_a_photo_is_removed_with_its_copies(project: Project) -> None:
    taken(project, "brands/aa/photos/kid.jpg", "--remove")
    assert {path.name for path in (project.root / "brands/aa/photos").iterdir()} == {"other.jpg"}
    assert "jpg" not in register(project)
    again = taken(project, "brands/aa/photos/kid.jpg", "--remove")
    assert again.lines("已经撤下")
    commit(project.root)
    assert taken(project, "brands/aa/photos/kid.jpg", "--remove").lines("已经撤下")


def test_a_name_leaves_every_text(project: Project) -> None:
    photos = {f"brands/aa/photos/{NAME}.jpg": OTHER}
    project.write(
        {
            **photos,
            "brands/bb/activities/day.yml": activity(
                "乙校的一天",
                body="林\u200b小满，林\u034f小\U000e0061满，林[小](https://example.cn/)满",
                photos=[photo(f"{NAME}.jpg")],
            ),
            f"brands/bb/photos/{NAME}.jpg": OTHER,
            "brands/bb/exemplars/one.yml": 'type: 党员示范岗\nname: 二号岗\nstory: "\\u6797小满"\n',
        }
    )
    commit(project.root)
    project.build()
    assert remains(project, NAME)
    run = taken(project, "--name", NAME, "--remove", "--reason", "家长来信要求")
    assert NAME not in run.said
    assert run.lines("https://example.cn/brands/aa/activities/trees/")
    assert run.lines("https://example.cn/api/brands/bb.json")
    built(project)
    assert remains(project, NAME, "小满", "家长来信要求") == []
    for path, content in tree(project.root).items():
        assert "小满" not in path + content.decode("utf-8", "replace"), path
    trees = (project.root / "brands/aa/activities/trees.yml").read_text("utf-8")
    assert "一名学生提了水。" in trees
    assert "一名学生很高兴。  # 不是备注" in trees
    assert "# 一名学生 的家长来过电话" in trees
    day = (project.root / "brands/bb/activities/day.yml").read_text("utf-8")
    assert "body: 一名学生，一名学生，一名学生\n" in day


def test_records_that_hold_a_name_become_internal(project: Project) -> None:
    taken(project, "--name", NAME, "--owner", "aa")
    assert "visibility: internal" in (project.root / "brands/aa/activities/trees.yml").read_text(
        "utf-8"
    )
    school = publish(load_region(project.root).region, date(2026, 1, 1)).owners["aa"]
    assert [item.id for item in school.activities] == ["reading"]


def test_another_school_may_mean_somebody_else(project: Project) -> None:
    """The same name in a text, or as that of another photo."""
    day = activity("乙校的一天", body=f"作家{NAME}来了。", photos=[photo("kid.jpg")])
    project.write({"brands/bb/activities/day.yml": day, "brands/bb/photos/kid.jpg": OTHER})
    before = {path: data for path, data in tree(project.root).items() if "/bb/" in path}
    taken(project, "--name", NAME, "--owner", "aa", "--remove", "brands/aa/photos/kid.jpg")
    assert {path: data for path, data in tree(project.root).items() if "/bb/" in path} == before
    assert NAME not in (project.root / "brands/aa/activities/trees.yml").read_text("utf-8")


@pytest.mark.parametrize(
    "asked",
    [
        ("brands/aa/activities/reading.yml",),
        ("brands/aa/activities/reading.yml", "--remove"),
        ("brands/aa/photos/copy.jpg",),
        ("--name", NAME),
        ("--name", NAME, "--remove"),
        ("brands/aa/case.yml", "brands/aa/photos/kid.jpg", "--name", NAME),
    ],
)
def test_a_second_time_changes_nothing(project: Project, asked: tuple[str, ...]) -> None:
    before = tree(project.root)
    assert wuse(project, "takedown", *asked, "--check").code == 1
    assert wuse(project, "takedown", *asked).code == 1
    assert tree(project.root) == before
    taken(project, *asked)
    after = tree(project.root)
    assert after != before
    assert taken(project, *asked).lines("没有要撤的了")
    assert tree(project.root) == after
    assert NAME not in register(project)


def problems(project: Project) -> set[str]:
    said = wuse(project, "check", "--format", "json", "--select", "V65").said
    return set(re.findall(r"V65\d", said))


def test_a_record_that_comes_back_is_withheld(project: Project) -> None:
    path = "brands/aa/activities/reading.yml"
    taken(project, path)
    assert problems(project) == set()
    project.write({path: FILES[path]})
    assert problems(project) == {"V650"}
    assert project.build().code == 0
    assert not (project.site / "brands/aa/activities/reading").exists()
    assert (project.site / "brands/aa/activities/trees").exists()
    project.write({path: f"{FILES[path]}公开范围: 内部\n"})
    renamed = f"{FILES[path]}\n".replace("\n", "\r\n")
    project.write({"brands/aa/activities/again.yml": renamed})
    assert problems(project) == {"V650"}


def test_a_text_that_comes_back_is_withheld(project: Project) -> None:
    path = "brands/aa/activities/trees.yml"
    taken(project, "--name", NAME, "--remove")
    assert problems(project) == set()
    project.write({path: FILES[path]})
    assert problems(project) == {"V650"}


def test_a_photo_that_comes_back_is_withheld(project: Project) -> None:
    taken(project, "brands/aa/photos/kid.jpg", "--remove")
    assert problems(project) == set()
    back = activity("又来了", photos=[photo("new.jpg")])
    project.write({"brands/bb/photos/new.jpg": KID, "brands/bb/activities/back.yml": back})
    assert problems(project) == {"V651"}
    assert project.build().code == 0
    assert not (project.site / "brands/bb/activities/back").exists()
    (project.root / "brands/bb/activities/back.yml").unlink()
    assert problems(project) == {"V651"}


def test_a_photo_that_was_saved_anew_is_withheld(project: Project) -> None:
    taken(project, "brands/aa/photos/kid.jpg", "--remove")
    back = activity("又来了", photos=[photo("new.jpg")])
    again = encoded(picture(37, 400), quality=50)
    project.write({"brands/aa/photos/new.jpg": again, "brands/aa/activities/back.yml": back})
    assert problems(project) == {"V652"}


def test_the_register_names_nobody(project: Project) -> None:
    note = ("--reason", "家长来信要求", "--decided-by", "教育工委党建办")
    asked = ("--name", NAME, "--remove", "brands/aa/photos/kid.jpg")
    taken(project, *asked, *note)
    text = register(project)
    assert NAME not in text
    assert "kid" not in text
    assert text.count("家长来信要求") == text.count("教育工委党建办") == 2
    assert wuse(project, "check").code == 0


def test_a_slip_in_the_register_lets_nothing_back(project: Project) -> None:
    path = "brands/aa/activities/reading.yml"
    taken(project, path)
    broken = register(project) + "  - 日期: 昨天前天\n    种类: 别的\n"
    project.write({REGISTER: broken, path: FILES[path]})
    assert "V650" in problems(project)
    refused = wuse(project, "takedown", "brands/aa/case.yml", "--yes")
    assert refused.code in (0, 1)
    assert "撤下" in refused.said


def test_comments_of_the_register_stay(project: Project) -> None:
    project.write(
        {
            REGISTER: "# 我们的备注\ntakedowns:\n- date: 2025-01-01  # 旧的\n  kind: 记录\n"
            "  place: brands/aa/activities/old.yml\n  outcome: 删除\n"
        }
    )
    taken(project, "brands/aa/case.yml")
    text = register(project)
    assert "# 我们的备注" in text
    assert "# 旧的" in text
    assert text.count("kind:") + text.count("种类:") == 2
    assert wuse(project, "check", "--select", "S,Y").code == 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((), "写明要撤下什么"),
        (("brands/aa/activities/none.yml",), "没有"),
        (("brands/aa/brand.yml",), "整所学校"),
        (("brands/aa",), "整所学校"),
        (("mkdocs.yml",), "不在这个项目的 brands"),
        (("brands/_bureau/site.yml",), "不是活动"),
        (("../project/brands/../../etc/passwd",), "没有"),
        (("林小满",), "--name"),
        (("https://example.cn/timeline/",), "不是活动"),
        (("--name", "林"), "至少两个字"),
        (("--name", NAME, "--owner", "zz"), "没有“zz”"),
        (("--name", NAME, "--owner", "../aa"), "没有"),
        (("--name", NAME, "--reason", f"{NAME}的妈妈要求"), "不要写这个姓名"),
        (("--name", NAME, "--instead", f"{NAME}同学"), "不含这个姓名"),
    ],
)
def test_wrong_input_is_told_and_changes_nothing(
    project: Project, asked: tuple[str, ...], said: str
) -> None:
    before = tree(project.root)
    run = wuse(project, "takedown", *asked, "--yes")
    assert run.code == 2, run.said
    assert said in run.said
    assert "Traceback" not in run.said
    assert tree(project.root) == before


def test_what_must_be_done_by_hand_is_reported(project: Project) -> None:
    project.write(
        {
            "docs/index.md": f"欢迎。\n\n{NAME}得奖。\n",
            "brands/bb/activities/bad.yml": f'标题: "坏了\n日期: {NAME}\n',
        }
    )
    run = taken(project, "--name", NAME, "--remove", code=1)
    assert run.lines("docs/index.md", "第 3 行")
    assert run.lines("brands/bb/activities/bad.yml", "第 2 行")
    assert NAME not in run.said


def test_links_are_not_followed(project: Project, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_text(f"标题: {NAME}\n", "utf-8")
    (project.root / "brands/aa/activities/link.yml").symlink_to(outside)
    assert wuse(project, "takedown", "brands/aa/activities/link.yml", "--yes").code == 2
    wuse(project, "takedown", "--name", NAME, "--remove", "--yes")
    assert outside.read_text("utf-8") == f"标题: {NAME}\n"


def test_without_git_all_else_is_done(tmp_path: Path) -> None:
    project = make_project(tmp_path / "plain", FILES)
    run = taken(project, "brands/aa/case.yml")
    assert run.lines("git 历史：")
