"""Archives that no form has made: refused in words, with nothing written."""

from __future__ import annotations

import json
import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from support.packages import archive, package

from wuse.receive import PackageError, read_package

RECORD = "activities/a.yml"
GOOD = package({RECORD: "标题: 一\n"})
CORPUS = Path(__file__).parents[1] / "corpus"


def refused(tmp_path: Path, data: bytes) -> str:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    with pytest.raises(PackageError) as caught:
        read_package(path)
    return str(caught.value)


def manifest_of(data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return packed.read("投稿.json")


def with_entry(name: str, content: bytes = b"x", mode: int = 0) -> bytes:
    data = BytesIO(GOOD)
    with zipfile.ZipFile(data, "a") as packed:
        entry = zipfile.ZipInfo(name)
        entry.external_attr = mode << 16
        packed.writestr(entry, content)
    return data.getvalue()


def test_a_good_package_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(GOOD)
    assert read_package(path).records == {RECORD: "标题: 一\n".encode()}


@pytest.mark.parametrize(
    "name",
    ["../brands/bb/brand.yml", "/etc/passwd", "C:\\a.yml", "activities/../../a.yml", "a\u202ey.yml",
     "activities/.git", "hooks/showcase.py", "activities/a/b.yml", "photos/CON.jpg", "photos/a.exe",
     "photos/A.JPG", "activities/A b.yml", "site.yml"],
)  # fmt: skip
def test_a_place_that_no_package_may_fill(tmp_path: Path, name: str) -> None:
    data = package({RECORD: "标题: 一\n", name: b"x"})
    assert refused(tmp_path, data)
    assert not list(tmp_path.glob("**/*.yml"))


def test_a_record_that_is_longer_than_any(tmp_path: Path) -> None:
    assert "太长" in refused(tmp_path, package({RECORD: "标题: " + "长" * 400_000}))


def test_a_link(tmp_path: Path) -> None:
    assert "符号链接" in refused(tmp_path, with_entry("photos/a.jpg", b"/etc/passwd", 0o120777))


def test_a_file_that_the_manifest_does_not_list(tmp_path: Path) -> None:
    assert "多了" in refused(tmp_path, with_entry("photos/a.jpg"))


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    assert "少了" in refused(tmp_path, archive({"投稿.json": manifest_of(GOOD)}))


def test_a_file_that_was_changed(tmp_path: Path) -> None:
    data = archive({RECORD: b"x", "投稿.json": manifest_of(GOOD)})
    assert "改过" in refused(tmp_path, data)


def test_names_that_are_one_on_other_systems(tmp_path: Path) -> None:
    data = with_entry("ACTIVITIES/A.YML")
    assert "同名" in refused(tmp_path, data)


def test_too_many_entries(tmp_path: Path) -> None:
    many = {f"photos/{number}.jpg": b"" for number in range(600)}
    assert "600" in refused(tmp_path, archive(many))


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for number in range(20):
            packed.writestr(f"photos/{number}.jpg", bytes(30_000_000))
    assert "太大" in refused(tmp_path, data.getvalue())


def test_a_method_that_unpacks_more_than_it_is_asked(tmp_path: Path) -> None:
    data = BytesIO(GOOD)
    with zipfile.ZipFile(data, "a", zipfile.ZIP_BZIP2) as packed:
        packed.writestr("photos/a.jpg", bytes(30_000_000))
    assert "压缩方法" in refused(tmp_path, data.getvalue())


def test_a_size_that_is_not_true(tmp_path: Path) -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("photos/a.jpg", bytes(60_000_000))
    raw = bytearray(data.getvalue())
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = raw.find(signature) + offset
        raw[at : at + 4] = struct.pack("<I", 10)
    assert refused(tmp_path, bytes(raw))


def test_entries_that_share_their_bytes(tmp_path: Path) -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr("photos/a.jpg", b"x" * 100)
        second = zipfile.ZipInfo("photos/b.jpg")
        first = packed.infolist()[0]
        for name in ("header_offset", "compress_size", "file_size", "CRC"):
            setattr(second, name, getattr(first, name))
        packed.filelist.append(second)
        packed.NameToInfo[second.filename] = second
    assert "重叠" in refused(tmp_path, data.getvalue())


@pytest.mark.parametrize(
    "manifest",
    [b"", b"[]", b"{", b"[" * 100_000, b'{"\xff": 1}', json.dumps({"格式": "x"}).encode(),
     json.dumps({"格式": "wuse-submission", "版本": "一", "学校": 1, "文件": []}).encode()],
)  # fmt: skip
def test_a_manifest_that_is_none(tmp_path: Path, manifest: bytes) -> None:
    assert "投稿.json" in refused(tmp_path, archive({RECORD: b"x", "投稿.json": manifest}))


@pytest.mark.parametrize("cut", [0, 10, 60, len(GOOD) // 2, len(GOOD) - 4])
def test_half_a_package(tmp_path: Path, cut: int) -> None:
    assert refused(tmp_path, GOOD[:cut])


def test_a_package_that_a_mac_has_packed_again(tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(GOOD)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    inside = {f"投稿/{name}": content for name, content in files.items()}
    left = {"__MACOSX/投稿/._a": b"x", "投稿/.DS_Store": b"x"}
    path = tmp_path / "a.zip"
    path.write_bytes(archive({**inside, **left}))
    assert list(read_package(path).records) == [RECORD]


def test_the_order_and_time_of_files_make_no_other_package(tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(GOOD)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    one, two = tmp_path / "a.zip", tmp_path / "b.zip"
    one.write_bytes(GOOD)
    two.write_bytes(archive(dict(reversed(files.items()))))
    assert read_package(one).digest == read_package(two).digest
