"""Packages become branches, answers and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from support.packages import hand_in, package
from support.pictures import encoded, scene
from support.project import Project, Run, activity, brand, make_project
from support.repository import commit, git, init

RECORD = "activities/2025-10-28-visit-ab12.yml"
PHOTO = "photos/2025-10-28-visit-ab12-3f9c2a.jpg"
SENT = {
    "标题": "重阳前一天，把热饭送到枫林公寓",
    "日期": "2025-10-28",
    "活动类型": "走访慰问",
    "摘要": "食堂多蒸了两屉米糕。",
    "照片": [{"文件": Path(PHOTO).name, "画面描述": "桌上的米糕。", "画面人物": "无人"}],
}
JPEG = encoded(scene())


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = make_project(
        tmp_path / "project",
        {
            "brands/aa/brand.yml": brand("甲小学"),
            "brands/aa/activities/2025-03-12-trees.yml": activity("在后山种下四十棵小樟树"),
            "brands/bb/brand.yml": brand("乙小学"),
        },
    )
    init(made.root)
    commit(made.root)
    return made


def receive(project: Project, data: bytes, *options: str, name: str = "投稿.zip") -> Run:
    inbox = project.root.parent / "inbox"
    inbox.mkdir(exist_ok=True)
    return project.wuse("receive", str(hand_in(inbox, data, name)), *options)


def answer(project: Project, name: str = "投稿") -> str:
    return (project.root.parent / "inbox" / f"{name}.答复.txt").read_text("utf-8-sig")


def branches(project: Project) -> list[str]:
    return git(project.root, "for-each-ref", "--format=%(refname:short)", "refs/heads").split()


def shown(project: Project, branch: str, path: str) -> str:
    return git(project.root, "show", f"{branch}:brands/aa/{path}")


def test_a_package_is_put_on_a_branch_and_the_work_tree_stays(project: Project) -> None:
    (project.root / "brands/aa/brand.yml").write_text("# 正在改\n", "utf-8")
    before = git(project.root, "status", "--porcelain")
    run = receive(project, package({RECORD: SENT, PHOTO: JPEG}))
    assert run.code == 0, run.said
    (branch,) = [name for name in branches(project) if name.startswith("tougao/aa-")]
    assert yaml.safe_load(shown(project, branch, RECORD)) == SENT
    assert git(project.root, "status", "--porcelain") == before
    assert git(project.root, "log", "-1", "--format=%an", branch).strip() == "投稿"
    assert git(project.root, "diff", "--name-only", "main", branch).split() == [
        f"brands/aa/{RECORD}",
        f"brands/aa/{PHOTO}",
    ]
    assert "收到了" in answer(project)
    assert SENT["标题"] in answer(project)


def test_receiving_twice_changes_nothing(project: Project) -> None:
    data = package({RECORD: SENT, PHOTO: JPEG})
    receive(project, data)
    before = git(project.root, "for-each-ref")
    first = answer(project).splitlines()
    run = receive(project, data)
    assert run.code == 0
    assert run.lines("已经收过")
    assert git(project.root, "for-each-ref") == before
    # Who sends the second answer instead of the first says no less.
    assert answer(project).splitlines()[2:] == first[2:]
    assert any(line.startswith("· ") for line in first)


def test_what_is_merged_already_is_known(project: Project) -> None:
    data = package({RECORD: SENT, PHOTO: JPEG})
    receive(project, data)
    (branch,) = [name for name in branches(project) if name.startswith("tougao/")]
    git(project.root, "merge", "-q", branch)
    git(project.root, "branch", "-D", branch)
    run = receive(project, data)
    assert run.code == 0
    assert run.lines("已经收过")
    assert branches(project) == ["main"]


def test_a_check_writes_nothing(project: Project) -> None:
    run = receive(project, package({RECORD: SENT, PHOTO: JPEG}), "--check")
    assert run.code == 0
    assert run.lines("可以收")
    assert branches(project) == ["main"]
    assert [path.name for path in (project.root.parent / "inbox").iterdir()] == ["投稿.zip"]


def test_a_folder_of_packages_is_received_each_on_its_own(project: Project) -> None:
    inbox = project.root.parent / "inbox"
    inbox.mkdir()
    hand_in(inbox, package({RECORD: SENT, PHOTO: JPEG}), "好的.zip")
    hand_in(inbox, b"PK\x03\x04", "坏的.zip")
    other = {**SENT, "标题": "把晒谷场借给一年级练跳绳", "照片": []}
    hand_in(inbox, package({"activities/2025-10-29-rope.yml": other}), "另一个.zip")
    run = project.wuse("receive", str(inbox))
    assert run.code == 1
    assert len(branches(project)) == 3
    assert run.lines("坏的.zip", "没有收")
    assert "没有收" in answer(project, "坏的")


def test_without_git_files_go_to_a_folder_and_never_over_others(project: Project) -> None:
    target = project.root.parent / "taken"
    data = package({RECORD: SENT, PHOTO: JPEG})
    assert receive(project, data, "--into", str(target)).code == 0
    assert yaml.safe_load((target / "brands/aa" / RECORD).read_text("utf-8")) == SENT
    assert receive(project, data, "--into", str(target)).code == 0
    (target / "brands/aa" / RECORD).write_text("别人写的\n", "utf-8")
    run = receive(project, data, "--into", str(target))
    assert run.code == 1
    assert run.lines("没有覆盖")
    assert (target / "brands/aa" / RECORD).read_text("utf-8") == "别人写的\n"
    assert branches(project) == ["main"]


def test_no_link_leads_out_of_the_folder(project: Project) -> None:
    outside, target = project.root.parent / "outside", project.root.parent / "taken"
    outside.mkdir()
    target.mkdir()
    (target / "brands").symlink_to(outside)
    run = receive(project, package({RECORD: SENT, PHOTO: JPEG}), "--into", str(target))
    assert run.code == 1
    assert run.lines("符号链接")
    assert not list(outside.iterdir())


def test_what_the_rules_refuse_is_not_taken_and_the_answer_says_where(project: Project) -> None:
    bad = {**SENT, "正文": "报名请打 138 0013 8000。", "照片": []}
    run = receive(project, package({RECORD: bad}))
    assert run.code == 1
    assert branches(project) == ["main"]
    told = answer(project)
    assert "“正文”" in told
    assert "13800138000" not in told.replace(" ", "")
    assert "brands/" not in told
    assert "Y2" not in told


def test_old_problems_of_the_school_do_not_refuse_a_package(project: Project) -> None:
    bad = activity("打电话", body="电话 13800138000。")
    project.write({"brands/aa/activities/2025-05-01-old.yml": bad})
    commit(project.root)
    assert receive(project, package({RECORD: SENT, PHOTO: JPEG})).code == 0


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (package({RECORD: SENT, PHOTO: JPEG}, school="cc"), "没有“cc”这所学校"),
        (package({RECORD: SENT, PHOTO: JPEG}, 版本=2), "先更新程序"),
        (package({RECORD: SENT, PHOTO: JPEG}, 学校="../bb"), "不是学校的文件夹名"),
        (package({RECORD: {**SENT, "活动类型": "不存在"}, PHOTO: JPEG}), "活动类型"),
        (package({RECORD: SENT, PHOTO: b"no photo"}), "照片"),
        (package({RECORD: SENT, PHOTO: encoded(scene(), "PNG")}), "扩展名不符"),
        (package({"activities/2025-03-12-trees.yml": SENT, PHOTO: JPEG}), "已经有一条记录叫"),
    ],
)
def test_what_is_wrong_is_said_in_chinese(project: Project, data: bytes, said: str) -> None:
    run = receive(project, data)
    assert run.code == 1
    assert run.lines("没有收") or run.lines(said)
    assert said in run.said
    assert "Traceback" not in run.said
    assert branches(project) == ["main"]


def test_a_photo_never_replaces_another_of_its_name(project: Project) -> None:
    project.write({f"brands/aa/{PHOTO}": encoded(scene(400, 300))})
    commit(project.root)
    run = receive(project, package({RECORD: SENT, PHOTO: JPEG}))
    assert run.code == 1
    assert run.lines("已经有另一张照片叫")


def test_what_a_camera_noted_never_gets_into_history(project: Project) -> None:
    photo = scene()
    facts = photo.getexif()
    facts[0x0110] = "Telltale 9000"
    data = package({RECORD: SENT, PHOTO: encoded(photo, exif=facts)})
    assert receive(project, data).code == 0
    (branch,) = [name for name in branches(project) if name.startswith("tougao/")]
    assert "Telltale" not in shown(project, branch, PHOTO)


def test_a_photo_that_no_record_shows_is_left_out(project: Project) -> None:
    data = package({RECORD: {**SENT, "照片": []}, PHOTO: JPEG})
    assert receive(project, data).code == 0
    (branch,) = [name for name in branches(project) if name.startswith("tougao/")]
    assert git(project.root, "diff", "--name-only", "main", branch).split() == [
        f"brands/aa/{RECORD}"
    ]


def test_two_packages_with_one_record_are_told(project: Project) -> None:
    receive(project, package({RECORD: SENT, PHOTO: JPEG}))
    later = {**SENT, "摘要": "食堂多蒸了三屉米糕。"}
    run = receive(project, package({RECORD: later, PHOTO: JPEG}), name="后来.zip")
    assert run.code == 0
    assert run.lines("只合并一份", "tougao/aa-")
    assert len(branches(project)) == 3


def test_a_file_name_is_only_shown(project: Project) -> None:
    run = receive(project, b"PK", name="\x1b[31m红.zip")
    assert run.code == 1
    assert "\x1b" not in run.said


def test_a_base_that_is_no_branch_is_told(project: Project) -> None:
    run = receive(project, package({RECORD: SENT, PHOTO: JPEG}), "--base", "nowhere")
    assert run.code == 2
    assert run.lines("nowhere")


def test_without_git_the_way_out_is_told(tmp_path: Path) -> None:
    bare = make_project(tmp_path / "project", {"brands/aa/brand.yml": brand("甲小学")})
    run = receive(bare, package({RECORD: SENT, PHOTO: JPEG}))
    assert run.code == 2
    assert "--into" in run.said
