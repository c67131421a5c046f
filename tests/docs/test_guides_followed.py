"""Whoever follows a guide to the letter, in a browser or a terminal, gets their school merged."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from support.guide import blocks, read
from support.project import ROOT, Project
from support.repository import commit, git
from support.runner import Runner
from support.teacher import Teacher, open_bureau, taken_by_telephone, write

pytestmark = pytest.mark.slow

WEB, LOCAL = map(read, ("submit-web", "submit-local"))


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return open_bureau(tmp_path_factory.mktemp("bureau"))


@pytest.fixture
def origin(bureau: Path, tmp_path: Path) -> Path:
    """The bureau's repository, for one test to push to."""
    copy = tmp_path / "origin"
    git(tmp_path, "clone", "-q", "--bare", str(bureau), str(copy))
    return copy


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    noise = Image.effect_noise((1600, 1200), 60).convert("RGB")
    return taken_by_telephone(noise, tmp_path / "photo.jpg")


def said(pattern: str) -> str:
    """What the guide for the browser gives as the example of something."""
    found = re.search(pattern, WEB)
    assert found, pattern
    return found[1]


def assert_published(origin: Path, branch: str, folder: Path) -> None:
    """Merge a branch as the bureau does, build, and find the photo on the page of the brand."""
    git(folder.parent, "clone", "-q", str(origin), str(folder))
    git(folder, "merge", "-q", "--no-ff", "-m", "合并", f"origin/{branch}")
    project = Project(folder)
    run = project.build("--strict")
    assert run.code == 0, run.said
    page = project.page("brands/shiyan")
    assert "红烛领航 五色育人" in page
    pictures = re.findall('<img[^>]*alt="山坡上，老师和学生[^>]*>', page)
    assert pictures
    for address in re.findall('src="([^"]+)"', pictures[0]):
        picture = (folder / "site/brands/shiyan" / address).read_bytes()
        assert picture
        assert b"Nokia" not in picture


def test_in_the_browser(origin: Path, photo: Path, tmp_path: Path) -> None:
    branch = said("例如 `(.+?)`，点“新建分支”")
    work = tmp_path / "work"
    git(tmp_path, "clone", "-q", str(origin), str(work))
    git(work, "switch", "-q", "-c", branch)
    for block in blocks(WEB):
        write(work, block.file, block.text)
    uploaded = work / said("照片应当在 `(.+?)`")
    uploaded.parent.mkdir()
    with Image.open(photo) as image:
        image.save(uploaded)
    commit(work)
    assert git(work, "diff", "--name-only", "main").count("\n") == 3
    git(work, "push", "-q", "origin", branch)

    git(work, "switch", "-q", "--detach", "main")
    git(work, "merge", "-q", "--no-ff", "-m", "合并", branch)
    git(work, "push", "-q", "origin", "HEAD:refs/pull/1/merge")
    author = said("用学校的名字，例如 `(.+?)`")
    asking = ("event.pull_request.user.login", "actor", "triggering_actor")
    context = {"base_ref": "main", **dict.fromkeys(asking, author)}
    run = Runner(tmp_path / "runner", origin, "refs/pull/1/merge", context)
    run.run(ROOT / ".github/workflows/pull-request.yml", "check", until="检查")
    assert run["检查"].outcome == "success", run["检查"].said
    assert "::warning" not in run["检查"].said
    assert_published(origin, branch, tmp_path / "merged")


def test_on_ones_own_computer(origin: Path, photo: Path, tmp_path: Path) -> None:
    teacher = Teacher(tmp_path, origin, photo)
    first, later = LOCAL.split("{ #propose }")
    teacher.follow(first)
    [activity] = teacher.folder.glob("brands/shiyan/activities/*.yml")
    activity.write_text(activity.read_text("utf-8").replace("四年级", "五年级"), "utf-8")
    teacher.follow(later)
    assert git(teacher.folder, "status", "--porcelain") == ""
    assert_published(origin, "shiyan-pinpai", tmp_path / "merged")
    assert "五年级" in Project(tmp_path / "merged").page("brands/shiyan")
