"""A first look: sizes, metadata and likeness, cheap, remembered, and safe on anything."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.ExifTags import IFD, Base
from PIL.TiffImagePlugin import IFDRational
from support.pictures import encoded, noise, scene

from wuse.photos import Darkroom, Fingerprint, Inspection, PrivateFact, Reason, inspect


def seen(
    root: Path, image: Image.Image, file_format: str = "JPEG", **options: object
) -> Fingerprint:
    path = root / "seen"
    path.write_bytes(encoded(image, file_format, **options))
    found = inspect(path).fingerprint
    assert found
    return found


def test_what_the_header_tells(tmp_path: Path) -> None:
    tags = Image.Exif()
    tags[Base.Orientation] = 6
    tags[Base.Model] = "Phone 1"
    tags.get_ifd(IFD.GPSInfo).update({1: "N", 2: (31.0, 14.0, 2.0)})
    path = tmp_path / "p.jpg"
    path.write_bytes(encoded(scene(800, 600), exif=tags))
    found = inspect(path)
    assert (found.format, found.width, found.height, found.edge) == ("JPEG", 600, 800, 800)
    assert found.bytes == path.stat().st_size
    assert found.private_facts == (PrivateFact.PLACE, PrivateFact.DEVICE)
    assert found.error is None


@pytest.mark.parametrize("progressive", [True, False])
def test_the_same_picture_in_another_size_looks_alike(tmp_path: Path, progressive: bool) -> None:
    picture = Image.blend(scene(1600, 1200), noise(1600, 1200), 0.2)
    original = seen(tmp_path, picture, quality=90, progressive=progressive)
    forwarded = seen(tmp_path, picture.resize((1080, 810)), quality=60)
    drawn = seen(tmp_path, picture.resize((400, 300)), "PNG")
    turned = seen(tmp_path, picture.rotate(90))
    distances = [original.distance(other) for other in (forwarded, drawn, turned)]
    assert [distance is not None and distance <= 4 for distance in distances] == [1, 1, 0]


def test_how_much_is_plain(tmp_path: Path) -> None:
    assert seen(tmp_path, scene(1000, 800)).plain > 0.9
    assert seen(tmp_path, Image.blend(scene(), noise(800, 600), 0.4)).plain < 0.7


@pytest.mark.parametrize(
    ("image", "file_format"),
    [
        (scene(2561, 100), "JPEG"),  # yet to be prepared
        (scene(64, 48), "GIF"),  # no photo
    ],
)
def test_what_is_not_looked_at(tmp_path: Path, image: Image.Image, file_format: str) -> None:
    path = tmp_path / "p"
    path.write_bytes(encoded(image, file_format))
    assert inspect(path).fingerprint is None
    assert inspect(path).edge == max(image.size)


@pytest.mark.parametrize("size", [(64, 48), (1, 1), (1, 64)])
def test_a_plain_area_is_like_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    blank = seen(tmp_path, Image.new("RGB", size, "white"), "PNG")
    assert blank.distance(blank) is None


def test_a_damaged_picture_has_a_size_and_no_look(tmp_path: Path) -> None:
    data = encoded(scene(64, 48), "PNG")
    path = tmp_path / "p.png"
    path.write_bytes(data[:-30])
    assert (inspect(path).edge, inspect(path).fingerprint) == (64, None)


def test_an_unchanged_file_is_not_looked_at_again(tmp_path: Path) -> None:
    path = tmp_path / "p.jpg"
    path.write_bytes(encoded(scene(800, 600)))
    os.utime(path, (1_700_000_000, 1_700_000_000))
    with Darkroom(tmp_path / "cache") as darkroom:
        first = darkroom.inspect(path)
    path.write_bytes(bytes(path.stat().st_size))  # what its stamp does not tell
    os.utime(path, (1_700_000_000, 1_700_000_000))
    with Darkroom(tmp_path / "cache") as darkroom:
        assert darkroom.inspect(path) == first
    assert inspect(path).error
    os.utime(path, (1_700_000_001, 1_700_000_001))
    with Darkroom(tmp_path / "cache") as darkroom:
        assert (error := darkroom.inspect(path).error)
        assert error.reason is Reason.NOT_AN_IMAGE


@given(
    st.text() | st.sampled_from(["[]", "null", '["JPEG", null, 1, 2, 3, ["x"], null]', "[" * 9999])
)
def test_a_note_of_someone_else_is_no_inspection(text: str) -> None:
    assert Inspection.revive(text) is None


@pytest.mark.parametrize("cut", [3, 20, 200, 700, -2])
@pytest.mark.parametrize("progressive", [True, False])
def test_cut_files_are_looked_at_in_peace(tmp_path: Path, cut: int, progressive: bool) -> None:
    path = tmp_path / "p.jpg"
    path.write_bytes(encoded(scene(320, 240), progressive=progressive)[:cut])
    found = inspect(path)
    assert found.error or found.edge == 320


FIX = {1: "N", 2: (31.0, 14.0, 2.0), 3: "E", 4: (121.0, 28.0, 1.0)}
NO_FIX = {0: b"\2\3\0\0", 5: b"\0", 6: 4.0, 7: (1.0, 2.0, 3.0), 18: "WGS-84", 29: "2025:03:12"}


@pytest.mark.parametrize(
    ("block", "tells"),
    [
        (FIX, True),
        ({2: FIX[2]}, True),
        ({4: (0.0, 0.0, 5.0)}, True),
        ({28: b"ASCII\0\0\0Lingang"}, True),
        ({**NO_FIX, **FIX}, True),
        (NO_FIX, False),
        ({**NO_FIX, 1: "N", 3: "E"}, False),
        ({1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}, False),
        ({2: (IFDRational(0, 0),) * 3, 4: (IFDRational(0, 0),) * 3}, False),
        ({28: b"ASCII\0\0\0   "}, False),
    ],
)
def test_a_place_is_told_by_coordinates(
    tmp_path: Path, block: dict[int, object], tells: bool
) -> None:
    tags = Image.Exif()
    tags.get_ifd(IFD.GPSInfo).update(block)
    path = tmp_path / "p.jpg"
    path.write_bytes(encoded(scene(), exif=tags))
    assert (PrivateFact.PLACE in inspect(path).private_facts) is tells


@pytest.mark.parametrize(
    ("xmp", "tells"),
    [
        ("<exif:GPSLatitude>31,14.0N</exif:GPSLatitude>", True),
        ('<d photoshop:City="临海"/>', True),
        ("<exif:GPSLatitude></exif:GPSLatitude> <a>", False),
        ("<exif:GPSLatitude/><a>b</a>", False),
        ('<d photoshop:City=""  exif:GPSLongitude = " "/>', False),
    ],
)
def test_xmp_that_leaves_the_place_empty_tells_none(tmp_path: Path, xmp: str, tells: bool) -> None:
    path = tmp_path / "p.jpg"
    path.write_bytes(encoded(scene(), xmp=f"<x:xmpmeta>{xmp}</x:xmpmeta>".encode()))
    assert (PrivateFact.PLACE in inspect(path).private_facts) is tells
