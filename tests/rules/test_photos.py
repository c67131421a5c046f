"""Photos that records name: usable files of the owner's own, with consent where it is needed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.pictures import encoded, png_header, scene
from support.project import Project, activity, brand, photo

from wuse.rules import check
from wuse.source import load_region

JPEG = encoded(scene(1200, 900))
TODAY = date(2025, 10, 1)
NAMED = "brands/aa/activities/a.yml"


def reported(root: Path, entry: dict[str, object], photos: dict[str, bytes]) -> list[str]:
    files = {f"brands/aa/photos/{name}": content for name, content in photos.items()}
    data = {
        "brands/aa/brand.yml": brand("甲"),
        NAMED: activity(photos=[{**entry, "caption": "春天"}]),
    }
    loaded = load_region(Project(root).write({**data, **files}).root)
    return [str(problem) for problem in check(root, loaded, today=TODAY)]


def test_a_good_photo_is_no_problem(tmp_path: Path) -> None:
    assert reported(tmp_path, photo("植树现场.jpg"), {"植树现场.jpg": JPEG}) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "找不到这张照片"),
        (b"", "照片文件是空的"),
        (JPEG[:400], "照片不完整"),
        ("这是文字，不是照片".encode(), "这个文件不是照片"),
        (png_header(20_000, 10_000), "照片的像素太多"),
        (b"\xff\xd8\xff" + bytes(1000), "照片"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "不支持"),
    ],
    ids=["missing", "empty", "truncated", "text", "200 megapixels", "garbage", "SVG"],
)
def test_a_photo_that_cannot_be_used(tmp_path: Path, content: bytes | None, message: str) -> None:
    photos = {} if content is None else {"p.jpg": content}
    (found,) = reported(tmp_path, photo("p.jpg"), photos)
    assert found.startswith(f"{NAMED}:5:9: 错误 P501 [照片 › 第1项 › 文件] 照片“p.jpg”：{message}")
    assert " — " in found


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "..", "a/b.jpg", "C:\\a.jpg", "."]
)
def test_only_names_inside_the_photos_folder(tmp_path: Path, name: str) -> None:
    (found,) = reported(tmp_path, photo(name), {})
    assert found.startswith(f"{NAMED}:5:9: 错误 P502 [照片 › 第1项 › 文件] ")


def test_links_to_photos_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(JPEG)
    photos = tmp_path / "brands" / "aa" / "photos"
    photos.mkdir(parents=True)
    (photos / "p.jpg").symlink_to(tmp_path / "secret.jpg")
    (found,) = reported(tmp_path, photo("p.jpg"), {})
    assert "P501" in found
    assert "快捷方式" in found


def test_a_linked_photos_folder(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "p.jpg").write_bytes(JPEG)
    (tmp_path / "brands" / "aa").mkdir(parents=True)
    (tmp_path / "brands" / "aa" / "photos").symlink_to(elsewhere)
    (found,) = reported(tmp_path, photo("p.jpg"), {})
    assert found.startswith("brands/aa/photos:1:1: 错误 F102 这是一个快捷方式")


@pytest.mark.parametrize(
    ("consent", "allowed"),
    [
        ({}, False),
        ({"consent": {"given": "是", "by": "监护人", "date": "2025-09"}}, True),
        ({"consent": {"given": "否", "by": "监护人"}}, False),
        ({"consent": {"given": "是", "by": "本人"}}, False),
        ({"consent": "是"}, False),
    ],
)
def test_recognisable_pupils_need_a_guardian(
    tmp_path: Path, consent: dict[str, object], allowed: bool
) -> None:
    found = reported(tmp_path, photo("p.jpg", "学生可辨认", **consent), {"p.jpg": JPEG})
    if allowed:
        assert found == []
    else:
        assert found[0].startswith(f"{NAMED}:5:3: 提醒 V601 [照片 › 第1项] 学生可辨认而没有监护人")


def test_unused_photos_are_mentioned(tmp_path: Path) -> None:
    found = reported(tmp_path, photo("p.jpg"), {"p.jpg": JPEG, "left.jpg": JPEG, ".DS_Store": b"x"})
    assert [line.split(" — ")[0] for line in found] == [
        "brands/aa/photos/left.jpg:1:1: 建议 P503 没有哪条记录用到这张照片"
    ]


@pytest.mark.parametrize(
    ("written", "file", "words"),
    [
        ("tree.jpg", "Tree.JPG", "改成 Tree.JPG"),
        ("Tree.jpg", "tree.jpg", "改成 tree.jpg"),
        ("caf\u00e9.jpg", "cafe\u0301.jpg", "换一个名字"),
        ("cafe\u0301.jpg", "caf\u00e9.jpg", "换一个名字"),
    ],
)
def test_a_name_that_only_some_systems_take_for_the_files(
    tmp_path: Path, written: str, file: str, words: str
) -> None:
    (found,) = reported(tmp_path, photo(written), {file: JPEG})
    assert found.startswith(f"{NAMED}:5:9: 错误 P501 ")
    assert words in found


@pytest.mark.parametrize(
    "name", ["exemplars/b.yml", "case.yml", "activities/b.yaml", "activities/乙.yml"]
)
def test_photos_are_not_unused_while_a_record_may_name_them(tmp_path: Path, name: str) -> None:
    photos = {"p.jpg": JPEG, "left.jpg": JPEG, f"../{name}": "照片: [\n".encode()}
    assert not [line for line in reported(tmp_path, photo("p.jpg"), photos) if "P503" in line]
