"""What is promised of every output (colours, no traces) and of the work (memory, kills)."""

import io
import os
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image, ImageStat
from pillow_heif import register_heif_opener
from support.pictures import encoded, noise, scene

from wuse.photos import FAST, LEAN, STANDARD, Darkroom, Photo, PhotoRequest, Profile, Reason, check

pytestmark = pytest.mark.slow

Make = Callable[..., Path]
register_heif_opener()

GPS = b"GPS-OF-THE-SCHOOL"
PROFILES = pytest.mark.parametrize("profile", [STANDARD, LEAN, FAST], ids=lambda p: p.name)


def run(cache_dir: Path, request: PhotoRequest, profile: Profile = STANDARD) -> Photo:
    with Darkroom(cache_dir, profile) as darkroom:
        photo = darkroom.develop([request])[request]
    assert isinstance(photo, Photo), photo
    return photo


@cache
def tell_tale(file_format: str) -> bytes:
    """A photo with everything that a phone, an editor and a person may have written into it."""
    exif = Image.Exif()
    exif[0x010E] = GPS.decode()
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (31.0, 12.0, 30.0)
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + GPS + b"</x:xmpmeta>"
    options: dict[str, object] = {"exif": exif}
    if file_format != "PNG":
        options["xmp"] = xmp
    data = encoded(scene(1700, 1200), file_format, **options)
    if file_format == "JPEG":
        iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(GPS)) + GPS
        data = data[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + data[2:]
        data += b"\0\0\0\x18ftypmp42" + GPS  # the film of a live photo
    assert GPS in data
    return data


@PROFILES
@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_nothing_written_into_a_photo_gets_out(
    make_photo: Make, cache_dir: Path, file_format: str, profile: Profile
) -> None:
    photo = run(cache_dir, PhotoRequest(make_photo(tell_tale(file_format))), profile)
    for rendition in photo.renditions:
        data = rendition.path.read_bytes()
        for trace in (GPS, b"Exif", b"EXIF", b"xmp", b"XMP", b"ICC_", b"prof", b"8BIM", b"mp42"):
            assert trace not in data, (rendition.name, trace)
        if rendition.mime == "image/jpeg":  # APP1 to APP13, comments
            assert not {0xE1, 0xE2, 0xED, 0xFE} & set(segments(data))
    assert GPS not in b"".join(path.read_bytes() for path in cache_dir.glob("??/*.json"))


def segments(jpeg: bytes) -> list[int]:
    """The markers before the first scan."""
    found, position = [], 2
    while jpeg[position + 1] != 0xDA:
        found.append(jpeg[position + 1])
        position += 2 + int.from_bytes(jpeg[position + 2 : position + 4])
    return found


def press_profile() -> bytes:
    """A CMYK profile (ICC.1:2010, lut8) of a press whose cyan prints as mid-grey."""
    identity = bytes(range(256))
    corners = b""
    for corner in range(16):  # C is the highest bit
        lightness = 128 if corner == 8 else 0 if corner else 255
        corners += bytes((lightness, 128, 128))
    lut = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0))
    lut += struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    lut += identity * 4 + corners + identity * 3
    start = 128 + 4 + 12
    head = struct.pack(
        ">I4xI4s4s4s12x4s", start + len(lut), 0x02400000, b"prtr", b"CMYK", b"Lab ", b"acsp"
    )
    white = struct.pack(">3i", 63190, 65536, 54061)
    table = struct.pack(">I4sII", 1, b"A2B0", start, len(lut))
    return (head + bytes(28) + white).ljust(128, b"\0") + table + lut


@pytest.mark.parametrize(
    ("icc", "expected"),
    # CIELAB (50.2, 0, 0) is sRGB (119, 119, 119); without a profile, cyan ink is cyan light.
    [(press_profile(), (119, 119, 119)), (None, (0, 255, 255)), (b"broken", (0, 255, 255))],
    ids=["profile", "no profile", "broken profile"],
)
def test_cmyk_follows_its_profile(
    make_photo: Make, cache_dir: Path, icc: bytes | None, expected: tuple[int, int, int]
) -> None:
    image = Image.new("CMYK", (600, 400), (255, 0, 0, 0))
    photo = run(cache_dir, PhotoRequest(make_photo(encoded(image, icc_profile=icc))))
    for rendition in photo.renditions:
        with Image.open(rendition.path) as picture:
            mean = ImageStat.Stat(picture.convert("RGB")).mean
        assert all(abs(a - b) <= 4 for a, b in zip(mean, expected, strict=True)), mean


@cache
def secret(turn: int, file_format: str) -> bytes:
    """A photo with noise in its middle, turned."""
    image = Image.new("RGB", (1700, 1200), (90, 140, 60))
    image.paste(noise(340, 240).rotate(turn), (680, 480))
    options = {"quality": 95} if file_format not in ("PNG",) else {}
    return encoded(image, file_format, **options)


@PROFILES
@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_two_secrets_give_one_picture(
    make_photo: Make, cache_dir: Path, file_format: str, profile: Profile
) -> None:
    """Under a blur, pictures that differ inside the box cannot be told apart."""
    secrets = []
    for turn in (0, 180):
        path = make_photo(secret(turn, file_format), f"{turn}.jpg")
        secrets.append(run(cache_dir, PhotoRequest(path, ((0.4, 0.4, 0.2, 0.2),)), profile))
    one, other = secrets
    for mine, theirs in zip(one.renditions, other.renditions, strict=True):
        with Image.open(mine.path) as a, Image.open(theirs.path) as b:
            box = tuple(int(v * s) for v, s in zip((0.4, 0.4, 0.6, 0.6), a.size * 2, strict=True))
            for picture in (a, b):
                inside = picture.convert("L").crop(box)
                assert ImageStat.Stat(inside).stddev[0] < 8  # the noise had 60 and more


def test_millions_of_tiny_parts_are_not_all_read(make_photo: Make, cache_dir: Path) -> None:
    jpeg = encoded(scene())
    path = make_photo(jpeg[:2] + b"\xff\xfe\0\2" * 5_000_000 + jpeg[2:])
    with Darkroom(cache_dir) as darkroom:
        (result,) = darkroom.develop([PhotoRequest(path)]).values()
    assert str(result).startswith("照片读不出来")


PEAK = """
import sys, tempfile
from pathlib import Path
from wuse.photos import Darkroom, PhotoRequest
from concurrent.futures import ThreadPoolExecutor
with tempfile.TemporaryDirectory() as folder, Darkroom(Path(folder)) as room:
    paths = [Path(sys.argv[1])] if Path(sys.argv[1]).is_file() else Path(sys.argv[1]).iterdir()
    with ThreadPoolExecutor(int(sys.argv[2])) as pool:
        for photo in room.develop(map(PhotoRequest, paths), pool).values():
            photo.renditions
# ru_maxrss would be that of the process which started this one, if that was larger.
line = next(row for row in open("/proc/self/status") if row.startswith("VmHWM"))
print(int(line.split()[1]) * 1024 // 1_000_000)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(
    ("size", "file_format", "options", "megabytes"),
    [
        ((4000, 3000), "JPEG", {}, 200),
        ((4000, 3000), "PNG", {"compress_level": 1}, 200),
        ((4000, 3000), "WEBP", {"method": 0}, 300),
        ((8064, 6048), "HEIF", {"tile_size": 512, "enc_params": {"preset": "ultrafast"}}, 200),
        ((8064, 6048), "HEIF", {"enc_params": {"preset": "ultrafast"}}, 300),
        ((8160, 6120), "JPEG", {"progressive": True}, 300),
        ((16320, 12240), "JPEG", {}, 300),
    ],
    ids=[
        "12 MP",
        "12 MP PNG",
        "12 MP WebP",
        "48 MP HEIC of tiles",
        "48 MP HEIC in one piece",
        "50 MP progressive",
        "200 MP",
    ],
)
def test_memory_of_a_worker(
    make_photo: Make,
    size: tuple[int, int],
    file_format: str,
    options: dict[str, object],
    megabytes: int,
) -> None:
    image = scene(*size)  # what is in the picture makes no difference, and this encodes quickly
    path = make_photo(encoded(image, file_format, **options))
    assert peak(path) <= megabytes


def peak(folder: Path, workers: int = 1) -> int:
    """The most memory (MB) that a process has while it develops a photo, or a folder of them."""
    command = [sys.executable, "-c", PEAK, str(folder), str(workers)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return int(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(("mode", "chroma"), [("RGB", 444), ("RGB;16", 420), ("RGB;16", 444)])
def test_memory_of_rare_heic(make_photo: Make, mode: str, chroma: int) -> None:
    """Of ten bits or full colour: as many pixels as are accepted."""
    refused = 0
    for size in ((5600, 4200), (4600, 3450)):
        buffer = io.BytesIO()
        pixels = bytes(size[0] * size[1] * 3 * (2 if "16" in mode else 1))
        options = {"chroma": chroma, "enc_params": {"preset": "ultrafast"}}
        pillow_heif.encode(mode, size, pixels, buffer, **options)
        path = make_photo(buffer.getvalue())
        if error := check(path):
            assert error.reason is Reason.TOO_MANY_PIXELS
            assert "相机设置" in error.fix
            refused += 1
            continue
        assert peak(path) <= 300
        break
    assert refused < 2


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_memory_of_many_workers(make_photo: Make) -> None:
    """Large photos wait for each other, so that what a core may take holds for all together."""
    options = {"enc_params": {"preset": "ultrafast"}}
    data = encoded(scene(7000, 5200), "HEIF", **options)
    for number in range(3):
        path = make_photo(data + bytes(number), f"{number}.heic")
    assert peak(path.parent, workers=3) <= 300 * (os.cpu_count() or 1)


BUILD = """
import sys
from pathlib import Path
from wuse.photos import Darkroom, PhotoRequest
photos = sorted(Path(sys.argv[1]).glob("*.jpg"))
with Darkroom(Path(sys.argv[2])) as room:
    room.develop([PhotoRequest(p) for p in photos], progress=lambda d, t, s: print(d, flush=True))
"""


@pytest.mark.parametrize("after", [1, 9])
def test_a_build_killed_half_way(make_photo: Make, cache_dir: Path, after: int) -> None:
    requests = [
        PhotoRequest(make_photo(encoded(scene(1700, 1200 + number)), f"{number}.jpg"))
        for number in range(12)
    ]
    command = [sys.executable, "-c", BUILD, str(requests[0].path.parent), str(cache_dir)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as build:
        assert build.stdout
        for _ in range(after):
            build.stdout.readline()
        os.kill(build.pid, signal.SIGKILL)
    for path in cache_dir.glob("??/*.*"):
        if not path.name.startswith("."):  # under its final name, every file is whole
            data = path.read_bytes()
            if path.suffix == ".json":
                assert data.endswith(b"}")
            else:
                with Image.open(io.BytesIO(data)) as picture:
                    picture.load()
    made = {path: path.stat().st_mtime_ns for path in cache_dir.glob("??/*.json")}
    with Darkroom(cache_dir) as darkroom:
        results = darkroom.develop(requests)
    for result in results.values():
        assert isinstance(result, Photo)
        assert all(item.path.stat().st_size == item.bytes for item in result.renditions)
    assert made.items() <= {p: p.stat().st_mtime_ns for p in cache_dir.glob("??/*.json")}.items()
    for leftover in cache_dir.glob("??/.*.tmp"):
        os.utime(leftover, (time.time() - 200_000,) * 2)
    with Darkroom(cache_dir) as darkroom:
        darkroom.prune(30)
        assert darkroom.develop(requests) == results
    assert not list(cache_dir.glob("??/.*"))
