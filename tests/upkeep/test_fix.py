"""Files of schools mended in place; above all, what is left when it fails."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.pictures import encoded, scene
from upkeep.disks import Failing, Full

from wuse.source import load_region
from wuse.upkeep import Disk, FixReport, fix_files

BRAND = "单位：\r\n\t单位名称：临海小学\r\n品牌:\r\n  品牌名称: 五色\r\n"
BRAND_MENDED = "单位:\n  单位名称: 临海小学\n品牌:\n  品牌名称: 五色\n"
ACTIVITY = """\
标题：植树 # 备注
日期: 2018年4月12日
活动类型: 志愿服务
照片:
  - 文件: a.png   # 远景
    画面描述: 树
    画面人物: 无人
"""
ACTIVITY_MENDED = (
    ACTIVITY.replace("题：", "题: ").replace("2018年4月12日", "2018-04-12").replace(".png", ".jpg")
)


class School:
    """A school's folder in which everything is to be mended."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.home = root / "brands" / "linhai"
        self.write("Brand.YAML", BRAND.encode("gbk"))
        self.write("activities/植树.yml.txt", ACTIVITY.encode())
        self.write("photos/a.png", encoded(scene()))

    def write(self, name: str, data: bytes | str) -> None:
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())

    def fix(
        self, disk: Disk | None = None, wanted: Callable[[str], bool] = lambda _: True
    ) -> list[FixReport]:
        return list(fix_files(self.root, wanted, disk or Disk()))

    def check(self) -> list[FixReport]:
        return list(fix_files(self.root, lambda _: True, None))

    def tree(self) -> dict[str, bytes]:
        files = (path for path in self.root.rglob("*") if path.is_file())
        return {path.relative_to(self.home).as_posix(): path.read_bytes() for path in files}


MENDED = {
    "brand.yml": BRAND_MENDED.encode(),
    "activities/2018-04-12-1.yml": ACTIVITY_MENDED.encode(),
    "photos/a.jpg": encoded(scene()),
}


@pytest.fixture
def school(tmp_path: Path) -> School:
    return School(tmp_path)


def problems(fixed: list[FixReport]) -> list[str]:
    return [problem for item in fixed for problem in item.problems]


# --- what it does ---


def test_content_names_and_photos_are_mended_at_once(school: School) -> None:
    fixed = school.fix()
    assert school.tree() == MENDED
    assert not problems(fixed)
    assert not load_region(school.root).problems


def test_a_second_run_changes_nothing(school: School) -> None:
    school.fix()
    before = {path: path.stat().st_mtime_ns for path in school.root.rglob("*")}
    assert not any(item.done for item in school.fix())
    assert {path: path.stat().st_mtime_ns for path in school.root.rglob("*")} == before


def test_without_a_disk_the_same_is_said_and_nothing_is_changed(school: School) -> None:
    before = school.tree()
    said = school.check()
    assert school.tree() == before
    done = school.fix()
    assert [item.done for item in said] == [item.done for item in done]
    assert [item.target for item in said] == [item.target for item in done]
    assert [item.after for item in said] == [item.after for item in done]


def test_only_what_is_asked_for_is_touched(school: School) -> None:
    before = school.tree()
    school.fix(wanted=lambda path: "brands/linhai/Brand.YAML".startswith(path))
    assert school.tree().keys() - before.keys() == {"brand.yml"}
    assert before.keys() - school.tree().keys() == {"Brand.YAML"}


def test_the_bureaus_files_are_mended_too(school: School) -> None:
    bureau = school.root / "brands" / "_bureau"
    (bureau / "editions").mkdir(parents=True)
    (bureau / "site.yaml").write_text("districts：\n  - id: a\n    name: no\n", "utf-8")
    (bureau / "editions" / "2025.YML").write_text("title：一\n", "utf-8")
    (school.root / "brands" / "_other").mkdir()
    (school.root / "brands" / "_other" / "brand.yml").write_text("a：1\n", "utf-8")
    school.fix()
    assert (bureau / "site.yml").read_text("utf-8") == 'districts:\n  - id: a\n    name: "no"\n'
    assert (bureau / "editions" / "2025.yml").read_text("utf-8") == "title: 一\n"
    assert (school.root / "brands" / "_other" / "brand.yml").read_text("utf-8") == "a：1\n"


@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_permissions_stay(school: School, mode: int) -> None:
    for path in (school.home / "Brand.YAML", school.home / "activities" / "植树.yml.txt"):
        path.chmod(mode)
    school.fix()
    for name in ("brand.yml", "activities/2018-04-12-1.yml"):
        assert (school.home / name).stat().st_mode & 0o777 == mode


# --- names ---


@pytest.mark.parametrize(
    ("found", "target"),
    [
        ("activities/a.yaml", "activities/a.yml"),
        ("activities/a.YML", "activities/a.yml"),
        ("activities/a.yml.txt", "activities/a.yml"),
        ("activities/a.yaml.TXT", "activities/a.yml"),
        ("activities/a (1).yml", "activities/a.yml"),
        ("activities/a（2）.yml", "activities/a.yml"),
        ("activities/a - 副本.yml", "activities/a.yml"),
        ("activities/a Copy.yml", "activities/a.yml"),
        ("activities/a .yml", "activities/a.yml"),
        ("activities/Tree Planting.yml", "activities/tree-planting.yml"),
        ("activities/2025-10-18-植树.yml", "activities/2025-10-18.yml"),
        ("activities/2025年10月18日植树.yml", "activities/2025-10-18.yml"),
        ("activities/植树.yml", "activities/2018-04-12-1.yml"),
        ("exemplars/李.yml", "exemplars/exemplar-1.yml"),
        ("exemplars/\x1b[2J.yml", "exemplars/2j.yml"),
        ("CASE.yml", "case.yml"),
        ("case (1).yaml", "case.yml"),
    ],
)
def test_files_get_the_names_that_are_read(school: School, found: str, target: str) -> None:
    school.write(found, "title: 一\n日期: 2018-04-12\n")
    [item] = school.fix(wanted=lambda path: f"brands/linhai/{found}".startswith(path))
    assert item.target == f"brands/linhai/{target}"
    assert (school.home / target).read_text("utf-8") == "title: 一\n日期: 2018-04-12\n"
    assert not (school.home / found).exists()


@pytest.mark.parametrize(
    "name",
    [
        "activities/readme.md",
        "note.yml",
        "brand-copy.yml",
        "activities/.a.yaml",
        "photos/a.yaml",
        "a/b.yaml",
    ],
)
def test_other_files_are_left_alone(school: School, name: str) -> None:
    school.write(name, "a：1\n")
    assert not any(item.path.endswith(name) for item in school.fix())
    assert (school.home / name).read_text("utf-8") == "a：1\n"


@pytest.mark.parametrize("name", ["a-copy.yml", "photocopy.yml", "2025-1-1.yml"])
def test_a_name_that_may_stay_stays(school: School, name: str) -> None:
    school.write(f"activities/{name}", "title：一\n")
    school.fix()
    assert school.tree()[f"activities/{name}"].decode() == "title: 一\n"


def test_a_name_that_is_taken_is_reported(school: School) -> None:
    school.write("brand.yml", BRAND_MENDED)
    school.write("activities/b.yml", "title: 一\n")
    school.write("activities/b (1).yml", "title：二\n")
    said = problems(school.fix())
    assert len(said) == 2
    assert "已经有 brand.yml 了" in said[0]
    assert "已经有 b.yml 了" in said[1]
    assert school.tree()["activities/b (1).yml"].decode() == "title: 二\n"
    assert problems(school.fix()) == said


def test_files_without_a_usable_name_are_numbered(school: School) -> None:
    for name in ("一", "二", "三"):
        school.write(f"activities/{name}.yml", f"title: {name}\n日期: 2020.4\n")
    school.write("activities/2020-04-2.yml", "title: 四\n")
    school.check()
    assert not problems(school.fix())
    names = {path.name for path in (school.home / "activities").iterdir()}
    assert names == {f"2020-04-{n}.yml" for n in (1, 2, 3, 4)} | {"2018-04-12-1.yml"}


def test_a_file_that_is_too_large_is_reported(school: School) -> None:
    text = "title：一\n" * 100_000
    school.write("activities/a.yaml", text)
    said = [item.problems for item in school.fix() if item.path.endswith("a.yaml")]
    assert said == [("文件太大，最多 256 KB（这里只放文字；照片放进 photos 文件夹）",)]
    assert school.tree()["activities/a.yaml"].decode() == text


# --- photos ---


def test_a_photo_whose_name_is_taken_keeps_it(school: School) -> None:
    school.write("photos/a.jpg", encoded(scene(), "JPEG", quality=30))
    assert "a.jpg 这个名称已经有了" in problems(school.fix())[0]
    assert "photos/a.png" in school.tree()
    assert b"a.png" in school.tree()["activities/2018-04-12-1.yml"]


def test_a_photo_that_a_broken_file_may_name_keeps_its_name(school: School) -> None:
    school.write("exemplars/b.yml", "type: [\n&&&\n")
    assert any(
        "后缀名没有改，因为exemplars/b.yml 读不懂" in said for said in problems(school.fix())
    )
    assert "photos/a.png" in school.tree()


# --- links ---


def test_links_are_not_followed(school: School, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "activities").mkdir()
    (outside / "photos").mkdir()
    for name in ("brand.yaml", "activities/a.yaml"):
        (outside / name).write_text("a：1\n", "utf-8")
    (outside / "photos" / "b.png").write_bytes(encoded(scene()))
    before = {path: path.is_file() and path.read_bytes() for path in outside.rglob("*")}
    (school.root / "brands" / "linked").symlink_to(outside)
    school.write("activities/x.yml", "title: 一\n")
    (school.home / "activities" / "y.yml").symlink_to(outside / "brand.yaml")
    (school.home / "exemplars").symlink_to(outside / "activities")
    (school.home / "photos" / "c.png").symlink_to(outside / "photos" / "b.png")
    other = school.root / "brands" / "other"
    other.mkdir()
    (other / "photos").symlink_to(outside / "photos")

    told = {item.path for item in school.fix() if any("链接" in it for it in item.problems)}
    assert told == {
        "brands/linked",
        "brands/linhai/activities/y.yml",
        "brands/linhai/exemplars",
        "brands/other/photos",
    }
    assert {path: path.is_file() and path.read_bytes() for path in outside.rglob("*")} == before
    assert (school.home / "activities" / "y.yml").is_symlink()


# --- what goes wrong meanwhile ---


def nothing_is_lost(school: School) -> bool:
    """Whether every file is there, as it was or as it should be."""
    tree = {name: data for name, data in school.tree().items() if not name.endswith(".tmp")}
    brands = {data for name, data in tree.items() if name.lower().startswith("brand.")}
    activities = {data for name, data in tree.items() if name.startswith("activities/")}
    between = ACTIVITY_MENDED.replace(".jpg", ".png").encode()
    return (
        bool(brands)
        and brands <= {BRAND.encode("gbk"), BRAND_MENDED.encode()}
        and bool(activities)
        and activities <= {ACTIVITY.encode(), between, ACTIVITY_MENDED.encode()}
        and {tree[name] for name in tree if name.startswith("photos/")} == {encoded(scene())}
    )


def steps(tmp_path: Path) -> Iterator[tuple[School, int]]:
    for step in range(1000):
        yield School(tmp_path / str(step)), step


def test_killed_at_any_step_nothing_is_lost_and_the_next_run_completes(tmp_path: Path) -> None:
    for school, step in steps(tmp_path):
        child = os.fork()
        if child == 0:
            try:
                school.fix(Failing(step, lambda: os.kill(os.getpid(), signal.SIGKILL)))
                os._exit(0)
            finally:
                os._exit(1)
        _, status = os.waitpid(child, 0)
        assert nothing_is_lost(school), step
        assert not problems(school.fix()), step
        assert school.tree() == MENDED, step
        if not os.WIFSIGNALED(status):
            assert os.WEXITSTATUS(status) == 0
            break
    assert step > 15


@pytest.mark.slow
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_disk_that_fails_is_told_and_the_next_run_completes(tmp_path: Path, code: int) -> None:
    def fail() -> None:
        raise OSError(code, os.strerror(code))

    for school, step in steps(tmp_path):
        said = problems(school.fix(Failing(step, fail)))
        assert nothing_is_lost(school), step
        assert said or school.tree() == MENDED
        assert not problems(school.fix()), step
        assert school.tree() == MENDED, step
        if not said:
            break
    assert step > 15


def test_a_full_disk_changes_no_content_and_leaves_nothing_behind(school: School) -> None:
    before = school.tree()
    said = problems(school.fix(Full()))
    assert said[0] == "写不进去：磁盘满了。原来的内容都在；排除以后再运行一次"
    assert school.tree() == before


def test_a_file_that_vanishes_meanwhile_is_reported(school: School) -> None:
    school.write("activities/x.yml", "title：一\n")
    fixed = fix_files(school.root, lambda _: True, Disk())
    next(fixed)  # the brand; the activities are not listed yet
    next(fixed)  # the first of them; the others are listed
    (school.home / "activities" / "植树.yml.txt").unlink()
    assert any("没有这个文件" in said for said in problems(list(fixed)))


def test_a_file_that_is_changed_meanwhile_is_left_alone(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = school.home / "Brand.YAML"
    read = Path.read_bytes

    def read_late(self: Path) -> bytes:
        if self == path:
            path.write_text("别人写的", "utf-8")
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", read_late)
    said = problems(school.fix())
    assert said[0] == "刚刚被别的程序改过，没有动它；再运行一次"
    assert path.read_text("utf-8") == "别人写的"


def test_a_folder_that_must_not_be_written_is_reported(school: School) -> None:
    school.home.chmod(0o555)
    try:
        if os.access(school.home, os.W_OK):
            pytest.skip("root may write anywhere")
        assert "没有写的权限" in problems(school.fix())[0]
        assert school.tree()["Brand.YAML"] == BRAND.encode("gbk")
    finally:
        school.home.chmod(0o755)


def test_a_folder_that_must_not_be_read_is_reported(school: School) -> None:
    folder = school.home / "activities"
    folder.chmod(0)
    try:
        if os.access(folder, os.R_OK):
            pytest.skip("root may read anywhere")
        assert any("打不开这个文件夹" in said for said in problems(school.fix()))
    finally:
        folder.chmod(0o755)


@pytest.mark.slow
@given(
    st.text(
        st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=60
    )
)
def test_whatever_a_file_is_called_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, stem: str
) -> None:
    school = School(tmp_path_factory.mktemp("names"))
    (school.home / "photos" / "a.png").unlink()
    school.write(f"activities/{stem}.yaml", "title: 一\n")
    school.fix()
    assert b"title: \xe4\xb8\x80\n" in school.tree().values()
    assert not any(item.done for item in school.fix())
