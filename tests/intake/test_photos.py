"""Photos in folders and archives: matched to activities, without metadata, nothing else changed."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from support.documents import packed
from support.importing import run_import
from support.pictures import encoded, scene
from support.project import Project, activity, brand, make_project
from support.workbooks import CORPUS

SENDING, TREES = "2025-10-28-meal", "2025-03-12-trees"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    files = {
        "brands/linhai/brand.yml": brand("临海小学（虚构）"),
        f"brands/linhai/activities/{SENDING}.yml": activity("重阳节送饭到公寓", "2025-10-28"),
        f"brands/linhai/activities/{TREES}.yml": activity("临海小学到后山植树", "2025-03-12"),
    }
    return make_project(tmp_path / "project", files)


def picture(shade: int = 0) -> bytes:
    """A photo that differs from the others."""
    image = scene(640, 480)
    image.putpixel((5, 5), (shade, shade, shade))
    image.paste((shade, 0, shade), (10, 10, 200, 200))
    exif = Image.Exif()
    exif[0x0110] = "a phone"
    return encoded(image, exif=exif)


def photos(project: Project) -> set[str]:
    folder = project.root / "brands/linhai/photos"
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def waiting(project: Project, record: str) -> list[str]:
    """The photos that wait below a record."""
    text = (project.root / f"brands/linhai/activities/{record}.yml").read_text("utf-8")
    return [line.split()[-1] for line in text.splitlines() if line.startswith("#   - 文件: ")]


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("临海小学/重阳节送饭/a1.jpg", SENDING),
        ("临海小学/到后山植树 照片(2).jpg", TREES),
        ("临海小学/20251028/b1.jpg", SENDING),
        ("临海小学/3月12日/c1.jpg", TREES),
        ("临海小学/IMG_20250312_101500.jpg", TREES),
        ("临海小学/微信图片_20251028111500.jpg", SENDING),
        ("临海小学/mmexport1761633300000.jpg", SENDING),
        ("临海小学党支部/2025.10.28/d.jpg", SENDING),
        ("临海小学/别的/e.jpg", ""),
        ("临海小学/2025.10.28走访/g.jpg", SENDING),  # the school's name is in another title
        ("临海小学党支部/h.jpg", ""),
        ("临海小学/到后山植树/2025.10.28/i.jpg", SENDING),  # the nearest name counts
        ("临海小学/20250401/f.jpg", ""),
    ],
)
def test_the_activity_that_a_photo_is_of(project: Project, name: str, record: str) -> None:
    path = project.root / "照片.zip"
    path.write_bytes(packed([(name, picture())]))
    before = (project.root / f"brands/linhai/activities/{SENDING}.yml").read_text("utf-8")
    result = run_import(project, path, "--write")
    assert len(photos(project)) == 1
    assert len(waiting(project, SENDING)) == (record == SENDING)
    assert len(waiting(project, TREES)) == (record == TREES)
    assert ("X503" in result.output) is (not record)
    after = (project.root / f"brands/linhai/activities/{SENDING}.yml").read_text("utf-8")
    assert after.startswith(before)
    assert "画面人物: 待选" in after or record != SENDING
    [photo] = (project.root / "brands/linhai/photos").iterdir()
    assert b"a phone" not in photo.read_bytes()


def test_a_dry_run_and_a_second_import_change_nothing(project: Project) -> None:
    path = project.root / "照片.zip"
    path.write_bytes(packed([("临海小学/重阳节送饭/1.jpg", picture())]))
    run_import(project, path)
    assert not photos(project)
    run_import(project, path, "--write")
    result = run_import(project, path, "--write")
    assert "新写 0 · 已导入过 1" in result.output
    assert len(photos(project)) == len(waiting(project, SENDING)) == 1


def test_photos_keep_their_order(project: Project) -> None:
    files = [(f"临海小学/重阳节送饭/照片{n}.jpg", picture(n)) for n in (10, 2, 1)]
    path = project.root / "照片.zip"
    path.write_bytes(packed(files))
    result = run_import(project, path, "--write")
    lines = [line for line in result.output.splitlines() if line.startswith("写 ")]
    assert [line.split("“")[1].split("（")[0] for line in lines] == [
        "照片1.jpg",
        "照片2.jpg",
        "照片10.jpg",
    ]
    assert waiting(project, SENDING) == [f"2025-10-28-{number}.jpg" for number in (1, 2, 3)]


@pytest.mark.parametrize("name", ["photos-windows-gbk.zip", "photos-mac-nfd.zip"])
def test_archives_of_windows_and_macos(project: Project, name: str) -> None:
    result = run_import(project, CORPUS / name, "--owner", "linhai")
    assert "�" not in result.output
    assert "Thumbs" not in result.output
    assert "MACOSX" not in result.output


def test_paths_that_lead_elsewhere(project: Project) -> None:
    result = run_import(project, CORPUS / "hostile-paths.zip", "--owner", "linhai", "--write")
    for name in ("../../evil.jpg", "/abs.jpg", "con.jpg"):
        assert name in result.output
    assert result.output.count("X109") >= 6
    assert not list(project.root.parent.rglob("evil.jpg"))
    assert result.exit_code == 1


def test_a_link_and_a_twin(project: Project) -> None:
    path = project.root / "照片.zip"
    with zipfile.ZipFile(path, "w") as made:
        link = zipfile.ZipInfo("临海小学/a.jpg")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
        made.writestr("临海小学/重阳节送饭/B.jpg", picture(1))
        made.writestr("临海小学/重阳节送饭/b.jpg", picture(2))
    result = run_import(project, path, "--write")
    assert "快捷方式" in result.output
    assert "同名" in result.output
    assert len(photos(project)) == 1


def test_archives_that_are_refused(project: Project) -> None:
    many = packed([(f"{number}.jpg", b"x") for number in range(501)])
    twice = bytearray(packed([("a.jpg", bytes(1000)), ("b.jpg", bytes(1000))]))
    second = twice.rindex(b"PK\x01\x02")
    twice[second + 42 : second + 46] = bytes(4)  # where the second entry begins
    for data, code in (
        (many, "X104"),
        (bytes(twice), "X106"),
        (b"PK\x03\x04", "X105"),
        (b"", "X105"),
    ):
        path = project.root / "照片.zip"
        path.write_bytes(data)
        result = run_import(project, path, "--write", "--owner", "linhai")
        assert code in result.output, result.output
        assert result.exit_code == 2


def test_what_is_no_photo(project: Project) -> None:
    files = [
        ("临海小学/重阳节送饭/1.jpg", b"<svg/>"),
        ("临海小学/重阳节送饭/2.jpg", encoded(scene(60, 60))),
        ("临海小学/重阳节送饭/3.jpg", picture()),
    ]
    path = project.root / "照片.zip"
    path.write_bytes(packed(files))
    result = run_import(project, path, "--write")
    assert "X501" in result.output
    assert "X502" in result.output
    assert len(photos(project)) == 1


def test_a_folder_without_following_links(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "临海小学"
    (folder / "重阳节送饭").mkdir(parents=True)
    (folder / "重阳节送饭" / "1.jpg").write_bytes(picture())
    (tmp_path / "secret.jpg").write_bytes(picture(3))
    (folder / "2.jpg").symlink_to(tmp_path / "secret.jpg")
    (folder / "more").symlink_to(tmp_path)
    result = run_import(project, folder, "--write")
    assert "新写 1" in result.output
    assert waiting(project, SENDING) == ["1.jpg"]


def test_whose_photos_they_are(project: Project) -> None:
    path = project.root / "照片.zip"
    path.write_bytes(packed([("重阳节送饭/1.jpg", picture())]))
    result = run_import(project, path, "--write")
    assert "X401" in result.output
    assert not photos(project)
