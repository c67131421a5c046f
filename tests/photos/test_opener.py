"""What gets into the darkroom, and what is turned away, with which reason."""

import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, features
from support.pictures import chunk, encoded, noise, png_header, scene, with_chunks

from wuse.photos import Darkroom, Photo, PhotoError, PhotoRequest, Reason, check
from wuse.photos.prepare import prepare

pytestmark = pytest.mark.slow

Make = Callable[..., Path]
Develop = Callable[..., Photo]
Refuse = Callable[..., PhotoError]

FORMATS = ["JPEG", "PNG", "WEBP", "GIF", *(["AVIF"] if features.check("avif") else [])]


@pytest.mark.parametrize("file_format", FORMATS)
def test_formats_are_told_by_content_not_by_name(
    make_photo: Make, develop: Develop, file_format: str
) -> None:
    path = make_photo(encoded(scene(), file_format), "photo.jpg")
    assert check(path) is None
    photo = develop(path)
    assert (photo.width, photo.height) == (800, 600)


def test_multi_picture_jpeg_gives_its_first_picture(make_photo: Make, develop: Develop) -> None:
    second = Image.new("RGB", (800, 600), "green")
    path = make_photo(encoded(scene(), "MPO", save_all=True, append_images=[second]))
    assert check(path) is None
    with Image.open(develop(path).renditions[0].path) as image:
        red, _, blue = image.convert("RGB").getpixel((400, 500))
    assert blue > 150 > red


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)
BAD_HEADERS = {
    "empty": (b"", Reason.EMPTY),
    "text": ("这不是照片。".encode() * 20, Reason.NOT_AN_IMAGE),
    "html": (b"<!doctype html><script>alert(1)</script>", Reason.NOT_AN_IMAGE),
    "eps": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", Reason.UNSUPPORTED_FORMAT),
    "real eps": (encoded(scene(), "EPS"), Reason.UNSUPPORTED_FORMAT),
    "tiff": (encoded(scene(), "TIFF"), Reason.UNSUPPORTED_FORMAT),
    "bmp": (encoded(scene(), "BMP"), Reason.UNSUPPORTED_FORMAT),
    "pdf": (encoded(scene(), "PDF"), Reason.UNSUPPORTED_FORMAT),
    "svg": (
        b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
        Reason.UNSUPPORTED_FORMAT,
    ),
    "head of a heic": (HEIC, Reason.UNREADABLE),
    "png of 200 megapixels": (png_header(20_000, 10_000), Reason.TOO_MANY_PIXELS),
    "png of 4 gigapixels": (png_header(65_500, 65_500), Reason.TOO_MANY_PIXELS),
    "gif of 64 megapixels": (
        b"GIF89a" + (8000).to_bytes(2, "little") * 2 + b"\0\0\0"
        b",\0\0\0\0" + (8000).to_bytes(2, "little") * 2 + b"\0\x02\x02D\x01\0;",
        Reason.TOO_MANY_PIXELS,
    ),
    "head of a jpeg": (encoded(scene())[:30], Reason.TRUNCATED),
}


@pytest.mark.parametrize(("data", "reason"), BAD_HEADERS.values(), ids=BAD_HEADERS)
def test_the_header_is_enough_to_refuse(
    make_photo: Make, refuse: Refuse, data: bytes, reason: Reason
) -> None:
    path = make_photo(data)
    error = check(path)
    assert error is not None
    assert error.reason is reason
    assert refuse(path).reason is reason


def test_errors_speak_to_the_contributor(make_photo: Make) -> None:
    error = check(make_photo(encoded(scene(), "TIFF"), "scan.tif"))
    assert error is not None
    assert error.message == "不支持这种文件格式（TIFF）"
    assert "另存为 JPG" in error.fix
    assert str(error) == f"{error.message}。{error.fix}"


def test_a_large_file_is_refused_before_it_is_read(make_photo: Make, refuse: Refuse) -> None:
    path = make_photo(encoded(scene()))
    os.truncate(path, 40_000_001)  # sparse: takes no space
    assert refuse(path).reason is Reason.TOO_MANY_BYTES


def test_links_are_not_followed(make_photo: Make, refuse: Refuse, tmp_path: Path) -> None:
    target = make_photo(encoded(scene()), "target.jpg")
    link, dangling = tmp_path / "link.jpg", tmp_path / "dangling.jpg"
    link.symlink_to(target)
    dangling.symlink_to(tmp_path / "nowhere")
    assert refuse(link).reason is Reason.SYMLINK
    assert refuse(dangling).reason is Reason.SYMLINK


def test_what_is_not_a_file_is_refused(refuse: Refuse, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")  # opening it the plain way would wait for a writer
    (tmp_path / "folder.jpg").mkdir()
    assert refuse(tmp_path / "pipe.jpg").reason is Reason.NOT_AN_IMAGE
    assert refuse(tmp_path / "folder.jpg").reason is Reason.NOT_AN_IMAGE
    assert refuse(tmp_path / "missing.jpg").reason is Reason.MISSING
    assert refuse(tmp_path / "a\0b.jpg").reason is Reason.MISSING


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "GIF"])
def test_half_a_file_is_truncated(make_photo: Make, refuse: Refuse, file_format: str) -> None:
    data = encoded(noise(400, 300), file_format)
    path = make_photo(data[: len(data) // 2])
    assert refuse(path).reason is Reason.TRUNCATED


def test_a_jpeg_without_its_last_two_bytes_is_whole(make_photo: Make, develop: Develop) -> None:
    photo = noise(400, 300)
    # By chance the noise ends in medium grey, which is what a decoder fills a lost block with.
    photo.paste((200, 40, 40), (384, 284, 400, 300))
    assert develop(make_photo(encoded(photo)[:-2])).width == 400


def test_a_progressive_jpeg_without_its_end_may_lack_detail(
    make_photo: Make, refuse: Refuse
) -> None:
    data = encoded(noise(400, 300), progressive=True)
    assert refuse(make_photo(data[:-2])).reason is Reason.TRUNCATED


def test_a_jpeg_of_endless_scans_is_refused(make_photo: Make, refuse: Refuse) -> None:
    data = encoded(scene(), progressive=True)
    last_scan = data[data.rindex(b"\xff\xda") : -2]
    path = make_photo(data[:-2] + last_scan * 200 + data[-2:])
    assert refuse(path).reason is Reason.UNREADABLE


def test_scans_are_counted_only_where_libjpeg_sees_them(make_photo: Make, develop: Develop) -> None:
    scan_start = b"\xff\xda"
    photo = encoded(scene(), progressive=True, comment=scan_start * 200) + scan_start * 200
    assert develop(make_photo(photo)).width == 800


def test_a_text_bomb_in_a_png_is_refused(make_photo: Make, refuse: Refuse) -> None:
    data = encoded(scene(), "PNG")
    body = b"Comment\0\0" + zlib.compress(bytes(80_000_000), 9)
    bomb = struct.pack(">I", len(body)) + b"zTXt" + body
    bomb += struct.pack(">I", zlib.crc32(b"zTXt" + body))
    path = make_photo(data[:33] + bomb + data[33:])
    assert refuse(path).reason is Reason.UNREADABLE


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    source=st.sampled_from([encoded(scene(64, 48), name) for name in FORMATS]),
    damage=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=20),
    cut=st.integers(0, 10_000),
)
def test_any_damage_ends_in_a_photo_or_an_error(
    make_photo: Make,
    cache_dir: Path,
    source: bytes,
    damage: list[tuple[int, int]],
    cut: int,
) -> None:
    data = bytearray(source)
    for position, value in damage:
        data[position % len(data)] = value
    path = make_photo(bytes(data[: cut % (2 * len(data))]))
    request = PhotoRequest(path)
    with Darkroom(cache_dir) as darkroom:
        result = darkroom.develop([request])[request]
    assert isinstance(result, Photo | PhotoError)


@pytest.mark.parametrize("last", [False, True], ids=["before the pixels", "behind them"])
@pytest.mark.parametrize("size", [2_000_000, 7_000_000])
def test_a_png_with_much_text_is_a_photo(
    make_photo: Make, develop: Develop, size: int, last: bool
) -> None:
    text = chunk(b"zTXt", b"XML:com.adobe.xmp\0\0" + zlib.compress(bytes(size), 1))
    path = make_photo(with_chunks(encoded(scene(), "PNG"), text, text, last=last))
    assert check(path) is None
    assert develop(path).width == 800
    prepared = prepare(path.read_bytes())
    assert b"zTXt" not in prepared.data


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"\xff\x0a\xfa\x1f", "JPEG XL"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "JPEG XL"),
        (encoded(scene(64, 64), "ICO"), "ICO"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42\0\0\0\x08free", "MP4"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42\x7f\0\0\0mdat", "MP4"),  # cut short
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  \0\0\0\x08wide", "MOV"),
        (b"\0\0\0\x143gp", ""),
        (b"\0\0\0\x18ftypcrx \0\0\0\1crx isom", "RAW"),
        (b"\0\0\0\x18ftypcrx \0\0\0\1crx isom\x7f\0\0\0mdat", "RAW"),  # cut short
        (b"\0\0\0\x14ftyp3gp5\0\0\0\x003gp5", "3GP"),
        (b"RIFF\xff\xff\xff\0AVI LIST", "AVI"),
        (b"\x1aE\xdf\xa3\x01\0\0\0", "MKV"),
    ],
)
def test_other_kinds_of_file_are_called_what_they_are(
    make_photo: Make, refuse: Refuse, head: bytes, name: str
) -> None:
    path = make_photo(head + bytes(3000))
    said = str(refuse(path))
    assert said == str(check(path))
    assert name in said
    assert "不完整" not in said
