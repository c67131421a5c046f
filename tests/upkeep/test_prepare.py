"""A school's photos prepared for committing; above all, what is left when it goes wrong."""

from __future__ import annotations

import errno
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from support.pictures import encoded, scene
from upkeep.disks import Failing, Full

from wuse.cli import main
from wuse.source.history import History
from wuse.source.parser import parse
from wuse.source.text import NOT_TEXT
from wuse.upkeep import Disk, PhotoReport, prepare_photos, select

RED, GREEN, BLUE, GREY = (220, 20, 20), (20, 150, 20), (20, 20, 220), (128, 128, 128)

ACTIVITY = """\
# 植树.jpg 是王老师拍的
标题: 植树
照片:
  - 文件: 植树.jpg   # 远景
    画面描述: '"植树.jpg"'
  - {file: "IMG 1.JPG", alt: 树}
  - 文件: 没有.jpg
"""
BRAND = "\ufeffphotos:\r\n  - file: '植树.jpg'   # 封面\r\n  - file: ok.jpg\r\n"
POINTERS = """\
自评:
  逐项自评:
    - {指标: A3, 佐证: [{照片: 植树.jpg}, 植树.jpg, 植树]}
    - {指标: A4, 佐证: 植树.jpg}
"""


def exif(place: bool = True, orientation: int = 6) -> Image.Exif:
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags.get_ifd(0x8769)[0x9003] = "2025:10:18 14:30:00"
    if place:
        tags.get_ifd(0x8825).update({1: "N", 2: (31.0, 14.0, 2.0)})
    return tags


def photo(colour: tuple[int, int, int], **options: object) -> bytes:
    return encoded(Image.new("RGB", (48, 32), colour), **options)


class School:
    """A school's folder, with two photos to do and one that is fine."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.home = root / "brands" / "linhai"
        self.photos = self.home / "photos"
        self.write("brand.yml", BRAND.encode())
        self.write("activities/a.yml", ACTIVITY.encode())
        self.write("photos/植树.jpg", photo(RED, exif=exif()))
        self.write("photos/IMG 1.JPG", photo(GREEN, exif=exif()))
        self.write("photos/ok.jpg", photo(BLUE))

    def write(self, name: str, data: bytes) -> None:
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def prepare(self, disk: Disk | None = None) -> list[PhotoReport]:
        reports: list[PhotoReport] = []
        for selection in select(self.root, [self.home]):
            history = History(self.root, "brands")
            reports += prepare_photos(self.root, selection, disk or Disk(), history)
        return reports

    def run(self, *arguments: object) -> Result:
        options = ["photos", "prepare", "--project", str(self.root), *map(str, arguments)]
        result = CliRunner().invoke(main, options)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    def tree(self) -> dict[str, bytes]:
        files = (path for path in self.root.rglob("*") if path.is_file())
        return {path.relative_to(self.home).as_posix(): path.read_bytes() for path in files}

    def colours(self, file: str) -> list[tuple[int, int, int]]:
        """The colours of the photos that a YAML file names; GREY where there is none."""
        text = (self.home / file).read_text("utf-8-sig")
        root, problems = parse(text, file)
        assert root is not None
        assert not problems
        entries = next(entry.value for key, entry in root.value.items() if key in KEYS)
        return [self.colour(item.plain()) for item in entries.value]

    def colour(self, entry: dict[str, str]) -> tuple[int, int, int]:
        path = self.photos / (entry.get("file") or entry["文件"])
        return nearest(path.read_bytes()) if path.exists() else GREY


KEYS = ("照片", "photos")


def nearest(data: bytes) -> tuple[int, int, int]:
    with Image.open(io.BytesIO(data)) as image:
        found = image.convert("RGB").getpixel((10, 10))
    return min(
        (RED, GREEN, BLUE), key=lambda c: sum(abs(a - b) for a, b in zip(c, found, strict=True))
    )


@pytest.fixture
def school(tmp_path: Path) -> School:
    return School(tmp_path)


# --- what it does ---


def test_photos_and_the_files_that_name_them_are_changed_together(school: School) -> None:
    fine = school.tree()["photos/ok.jpg"]
    result = school.run()

    tree = school.tree()
    assert result.exit_code == 0
    names = {"2025-10-18-1.jpg", "img-1.jpg", "ok.jpg"}
    assert {name for name in tree if name.startswith("photos/")} == {f"photos/{n}" for n in names}
    assert tree["photos/ok.jpg"] == fine
    assert tree["activities/a.yml"].decode() == (
        ACTIVITY.replace(": 植树.jpg ", ": 2025-10-18-1.jpg ").replace("IMG 1.JPG", "img-1.jpg")
    )
    assert tree["brand.yml"].decode() == BRAND.replace("植树.jpg", "2025-10-18-1.jpg")
    assert school.colours("activities/a.yml") == [RED, GREEN, GREY]
    assert school.colours("brand.yml") == [RED, BLUE]
    for name in names:
        with Image.open(school.photos / name) as image:
            assert not image.getexif()
    assert "去掉了拍摄地点、拍摄时间" in result.output
    assert "改了 activities/a.yml、brand.yml 里的文件名" in result.output
    assert "共 3 张照片：整理了 2 张" in result.output


def test_evidence_goes_on_pointing_to_a_renamed_photo(school: School) -> None:
    school.write("brand.yml", POINTERS.encode())
    assert school.run().exit_code == 0
    pointers = school.tree()["brand.yml"].decode()
    assert pointers == POINTERS.replace("植树.jpg", "2025-10-18-1.jpg")


def test_a_second_run_changes_nothing(school: School) -> None:
    school.run()
    before = {path: path.stat().st_mtime_ns for path in school.root.rglob("*")}
    result = school.run()

    assert {path: path.stat().st_mtime_ns for path in school.root.rglob("*")} == before
    assert result.output == "共 3 张照片：3 张已经合格，没有动。\n"
    assert school.run("--check").exit_code == 0


def test_check_says_the_same_and_changes_nothing(school: School) -> None:
    before = school.tree()
    checked = school.run("--check")

    assert checked.exit_code == 1
    assert school.tree() == before
    said = checked.output.replace("要整理", "整理了").replace("转正", "转正了")
    said = said.replace("去掉", "去掉了").replace("改 ", "改了 ")
    assert school.run().output == said


@pytest.mark.parametrize("path", ["brands/linhai", "brands/linhai/photos", "."])
def test_a_folder_can_be_named_from_anywhere(
    school: School, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(school.photos if path == "." else school.root)
    assert "整理了 2 张" in school.run(path).output


def test_single_photos_can_be_named(school: School) -> None:
    result = school.run(school.photos / "IMG 1.JPG")
    assert "共 1 张照片：整理了 1 张" in result.output
    assert school.colours("activities/a.yml") == [RED, GREEN, GREY]
    assert (school.photos / "植树.jpg").exists()


@pytest.mark.parametrize("path", ["..", "brands", "brands/linhai/brand.yml", "brands/no", "a\x1b"])
def test_other_paths_are_refused(
    school: School, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(school.root)
    before = school.tree()
    result = school.run(path)
    assert result.exit_code == 2
    assert "\x1b" not in result.output
    assert school.tree() == before


def test_a_project_without_schools_is_reported(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["photos", "prepare", "--project", str(tmp_path)])
    assert result.exit_code == 2
    assert "brands" in result.output


# --- names ---


def test_a_name_that_is_written_somewhere_is_not_given_to_another_photo(school: School) -> None:
    text = ACTIVITY.replace("没有.jpg", "2025-10-18-1.jpg")
    school.write("activities/a.yml", text.encode())
    school.prepare()
    assert school.colours("activities/a.yml") == [RED, GREEN, GREY]


def test_names_that_differ_in_case_stay_apart(school: School) -> None:
    school.write("photos/OK.jpg", photo(RED))
    school.write("photos/Ok.JPG", photo(GREEN))
    school.write(
        "activities/b.yml", "照片:\n- 文件: OK.jpg\n- 文件: Ok.JPG\n- 文件: ok.jpg\n".encode()
    )
    school.prepare()
    assert school.colours("activities/b.yml") == [RED, GREEN, BLUE]
    names = [path.name for path in school.photos.iterdir()]
    assert len({name.casefold() for name in names}) == len(names) == 5


def test_photos_with_the_same_content_are_kept_and_told(school: School) -> None:
    school.write("photos/植树 副本.jpg", photo(RED, exif=exif()))
    result = school.run()
    assert "2025-10-18-2.jpg" in result.output
    assert "和 2025-10-18-1.jpg 一模一样" in result.output
    assert len(list(school.photos.iterdir())) == 4


@pytest.mark.parametrize("options", [[], ["--check"]])
def test_files_are_called_what_they_are_called_now(school: School, options: list[str]) -> None:
    school.write("photos/植树 副本.jpg", photo(RED, exif=exif()))
    said = school.run(*options).output.splitlines()
    (note,) = [line for line in said if "一模一样" in line]
    path, words = note.split("：", 1)
    assert (school.root / path).exists()
    twin = words.removeprefix("和 ").partition(" 一模一样")[0]
    assert (school.photos / twin).exists()


def test_what_was_done_is_said_at_once(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    @contextmanager
    def progress() -> Iterator[object]:
        yield lambda *_: said.append(sys.stdout.buffer.getvalue().decode())

    monkeypatch.setattr("wuse.cli.photos.photo_progress", progress)
    school.run()
    assert [text.count("去掉了") for text in said] == [1, 1, 2]


HOSTILE = "空 格.jpg|🌳.jpg|a\u202egpj.jpg|...jpg|a.jpg.|CON.jpg|a\nb.jpg|a'b\".jpg|a: b.jpg|\\.jpg"
LONG = "a" * 251 + ".jpg", "树" * 83 + ".jpg"


@pytest.mark.parametrize("name", [*HOSTILE.split("|"), *LONG, "a\x1b[2J.jpg"])
def test_hostile_names_are_replaced_wherever_they_are_written(school: School, name: str) -> None:
    school.write(f"photos/{name}", photo(GREEN))
    school.write(
        "exemplars/b.yml", f"照片:\n- 文件: {json.dumps(name, ensure_ascii=False)}\n".encode()
    )
    before = school.tree()
    result = school.run()

    if NOT_TEXT.search(name):  # no file may hold such a name, so it is not known what this one says
        assert school.tree()["exemplars/b.yml"] == before["exemplars/b.yml"]
        assert (school.photos / name).exists()
    else:
        assert school.colours("exemplars/b.yml") == [GREEN]
        assert not (school.photos / name).exists()
    assert not NOT_TEXT.search(result.output)


def test_hidden_files_are_no_photos_unless_they_are_called_so(school: School) -> None:
    for name in (".DS_Store", "._ok.jpg", ".gitkeep"):
        school.write(f"photos/{name}", b"x")
    school.write("photos/.a.jpg", photo(GREEN))
    assert "共 4 张照片：整理了 3 张" in school.run().output
    assert not (school.photos / ".a.jpg").exists()


# --- YAML files that cannot be changed ---


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("照片:\n- 文件: [\n".encode(), "读不懂"),
        ("照片:\n- 文件: 植树.jpg\n  文件: IMG 1.JPG\n".encode(), "读不懂"),
        ("标题: 植树造林\n照片:\n- 文件: 植树.jpg\n- 文件: IMG 1.JPG\n".encode("gbk"), "UTF-8"),
    ],
)
def test_photos_that_such_a_file_may_name_keep_their_names(
    school: School, text: bytes, why: str
) -> None:
    school.write("activities/b.yml", text)
    before = school.tree()
    result = school.run()
    after = school.tree()

    assert set(after) == set(before)
    assert {name for name in after if after[name] != before[name]} == {
        "photos/植树.jpg",
        "photos/IMG 1.JPG",
    }
    assert result.output.count("名称没有改，因为activities/b.yml") == 2
    assert why in result.output
    assert "去掉了拍摄地点" in result.output
    assert school.run().exit_code == 0
    assert school.tree() == after


def test_a_gbk_file_that_names_no_such_photo_does_not_matter(school: School) -> None:
    text = "标题: 植树造林\n照片:\n- 文件: ok.jpg\n".encode("gbk")
    school.write("activities/b.yml", text)
    school.prepare()
    assert (school.photos / "img-1.jpg").exists()
    assert school.tree()["activities/b.yml"] == text


# --- what is not touched ---


def test_bad_photos_are_named_and_left(school: School) -> None:
    bad = {"空.jpg": b"", "film.mp4": b"\0\0\0\x18ftypmp42", "半.jpg": encoded(scene())[:2000]}
    for name, data in bad.items():
        school.write(f"photos/{name}", data)
    result = school.run()
    assert result.exit_code == 1
    assert "3 张有问题" in result.output
    assert "brands/linhai/photos/半.jpg：照片不完整" in result.output
    assert school.colours("activities/a.yml") == [RED, GREEN, GREY]
    assert {name: (school.photos / name).read_bytes() for name in bad} == bad


def test_links_are_not_followed(school: School, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "photos").mkdir()
    (outside / "photos" / "植树.jpg").write_bytes(photo(RED, exif=exif()))
    before = (outside / "photos" / "植树.jpg").read_bytes()
    (school.photos / "链接.jpg").symlink_to(outside / "photos" / "植树.jpg")
    (school.root / "brands" / "linked").symlink_to(outside)
    (school.root / "brands" / "other").mkdir()
    (school.root / "brands" / "other" / "photos").symlink_to(outside / "photos")

    assert "链接.jpg：这是一个快捷方式" in school.run().output
    assert "共 4 张" in school.run().output
    for path in ("linked", "linked/photos", "other", "other/photos", "other/photos/植树.jpg"):
        assert school.run(school.root / "brands" / path).exit_code == 2
    assert (outside / "photos" / "植树.jpg").read_bytes() == before


def test_what_git_remembers_is_reported(school: School) -> None:
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        identity += ["-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *arguments], cwd=school.root, check=True)

    git("init", "--quiet")
    git("add", "brands/linhai/photos/植树.jpg", "brands/linhai/photos/ok.jpg")
    git("commit", "--quiet", "--message", "x")
    said = [line for line in school.run().output.splitlines() if "git" in line]
    assert said == [
        "brands/linhai/photos/植树.jpg：带拍摄地点的原图已经进了 git 历史，还能找到；请告诉管理员"
    ]


@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_permissions_stay(school: School, mode: int) -> None:
    for name in ("photos/植树.jpg", "activities/a.yml"):
        (school.home / name).chmod(mode)
    school.prepare()
    for name in ("photos/2025-10-18-1.jpg", "activities/a.yml"):
        assert (school.home / name).stat().st_mode & 0o777 == mode


# --- interrupted ---


def killed(school: School, disk: Disk) -> bool:
    """Prepare in a process of its own; whether that process was killed."""
    child = os.fork()
    if child == 0:
        try:
            school.prepare(disk)
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def nothing_is_lost(school: School) -> bool:
    """Whether every file names what it named, and every photo is there, whole."""
    photos = {nearest(p.read_bytes()) for p in school.photos.iterdir() if p.suffix != ".tmp"}
    return (
        school.colours("activities/a.yml") == [RED, GREEN, GREY]
        and school.colours("brand.yml") == [RED, BLUE]
        and photos == {RED, GREEN, BLUE}
    )


@pytest.mark.slow
def test_killed_at_any_step_nothing_is_lost_and_the_next_run_completes(tmp_path: Path) -> None:
    wanted = School(tmp_path / "wanted")
    wanted.prepare()
    for step in range(1000):
        school = School(tmp_path / str(step))
        dead = killed(school, Failing(step, lambda: os.kill(os.getpid(), signal.SIGKILL)))
        assert nothing_is_lost(school), step
        school.prepare()
        assert school.tree() == wanted.tree(), step
        if not dead:
            break
    assert step > 20


@pytest.mark.slow
def test_without_hard_links_nothing_is_lost_either(tmp_path: Path) -> None:
    for step in range(1000):
        school = School(tmp_path / str(step))
        kill = Failing(step, lambda: os.kill(os.getpid(), signal.SIGKILL), links=False)
        dead = killed(school, kill)
        assert nothing_is_lost(school), step
        school.prepare(Failing(1000, lambda: None, links=False))
        assert nothing_is_lost(school), step
        assert not any(report.changed for report in school.prepare())
        assert not list(school.root.rglob("*.tmp"))
        if not dead:
            break
    assert step > 20


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_disk_that_fails_is_told_and_the_next_run_completes(tmp_path: Path, code: int) -> None:
    def fail() -> None:
        raise OSError(code, os.strerror(code))

    wanted = School(tmp_path / "wanted")
    wanted.prepare()
    for step in range(0, 40, 3):
        school = School(tmp_path / str(step))
        reports = school.prepare(Failing(step, fail))
        problems = [report.problem for report in reports if report.problem]
        assert nothing_is_lost(school), step
        assert all("写不进去" in problem for problem in problems)
        assert problems or school.tree() == wanted.tree()
        school.prepare()
        assert school.tree() == wanted.tree(), step


def test_a_full_disk_changes_nothing_and_leaves_nothing_behind(school: School) -> None:
    before = {name: data for name, data in school.tree().items() if "photos" not in name}
    reports = school.prepare(Full())

    assert [report.problem for report in reports if report.problem] == [
        "写不进去：磁盘满了。原来的照片还在；排除以后再运行一次"
    ] * 2
    assert nothing_is_lost(school)
    assert {name: data for name, data in school.tree().items() if "photos" not in name} == before


def test_a_folder_that_must_not_be_written_is_reported(school: School) -> None:
    school.photos.chmod(0o555)
    try:
        if os.access(school.photos, os.W_OK):
            pytest.skip("root may write anywhere")
        before = school.tree()
        result = school.run()
        assert result.exit_code == 1
        assert result.output.count("没有写的权限") == 2
        assert school.tree() == before
    finally:
        school.photos.chmod(0o755)
