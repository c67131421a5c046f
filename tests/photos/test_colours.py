"""Colours that a file declares without a profile: published and kept as sRGB."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pillow_heif import register_heif_opener
from support.pictures import chunk, display_p3, encoded, with_chunks

from wuse.photos import Photo
from wuse.photos.prepare import prepare

pytestmark = pytest.mark.slow

Make = Callable[..., Path]
Develop = Callable[..., Photo]
Colour = tuple[int, int, int]
register_heif_opener()

RED = (200, 80, 60)
P3_RED = (216, 69, 50)
"""What (200, 80, 60) of Display P3 is in sRGB."""
P3, BT2020, BT709 = 12, 9, 1
SRGB, PQ, HLG, LINEAR = 13, 16, 18, 8

P3_POINTS = (0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06)
SRGB_POINTS = (0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06)


def heic(colour: Colour, primaries: int, transfer: int, **options: object) -> bytes:
    image = Image.new("RGB", (640, 480), colour)
    numbers = {"color_primaries": primaries, "transfer_characteristics": transfer}
    more = {"matrix_coefficients": 6, "full_range_flag": 1, "quality": 95, **options}
    return encoded(image, "HEIF", **numbers, **more)


def avif(colour: Colour, primaries: int, transfer: int, **options: object) -> bytes:
    data = encoded(Image.new("RGB", (640, 480), colour), "AVIF", quality=95, **options)
    place = data.index(b"colrnclx") + 8
    return data[:place] + struct.pack(">HH", primaries, transfer) + data[place + 4 :]


def png(colour: Colour | int, *chunks: bytes, **options: object) -> bytes:
    mode = "L" if isinstance(colour, int) else "RGB"
    data = encoded(Image.new(mode, (640, 480), colour), "PNG", **options)
    return with_chunks(data, *chunks)


def cicp(primaries: int, transfer: int) -> bytes:
    return chunk(b"cICP", bytes((primaries, transfer, 0, 1)))


def chrm(points: tuple[float, ...]) -> bytes:
    return chunk(b"cHRM", struct.pack(">8I", *(round(100_000 * value) for value in points)))


def gama(value: float) -> bytes:
    return chunk(b"gAMA", struct.pack(">I", round(100_000 * value)))


def shown(path: Path) -> Colour:
    with Image.open(path) as image:
        assert "icc_profile" not in image.info
        found = image.convert("RGB").resize((1, 1)).getpixel((0, 0))
    assert isinstance(found, tuple)
    return found[:3]


def near(one: Colour, other: Colour, by: int = 4) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


CASES = {
    "HEIC in P3": (lambda: heic(RED, P3, SRGB), P3_RED),
    "HEIC of tiles in P3": (lambda: heic(RED, P3, SRGB, tile_size=256), P3_RED),
    "HEIC in sRGB": (lambda: heic(RED, BT709, SRGB), RED),
    "HEIC that does not know": (lambda: heic(RED, 2, 2), RED),
    "HEIC with a profile, which counts": (
        lambda: heic(RED, BT2020, PQ, icc_profile=display_p3()),
        P3_RED,
    ),
    "AVIF in P3": (lambda: avif(RED, P3, SRGB), P3_RED),
    "AVIF in sRGB": (lambda: avif(RED, BT709, SRGB), RED),
    "AVIF of television": (lambda: avif(RED, BT709, 1), RED),
    "PNG cICP": (lambda: png(RED, cicp(P3, SRGB)), P3_RED),
    "PNG cICP before a profile": (
        lambda: png(RED, cicp(BT709, SRGB), icc_profile=display_p3()),
        RED,
    ),
    "PNG cICP before cHRM": (lambda: png(RED, cicp(BT709, SRGB), chrm(P3_POINTS), gama(1)), RED),
    "PNG cHRM": (lambda: png(RED, chrm(P3_POINTS)), P3_RED),
    "PNG cHRM and gAMA": (lambda: png(RED, gama(1 / 2.2), chrm(P3_POINTS)), P3_RED),
    "PNG cHRM of sRGB": (lambda: png(RED, gama(1 / 2.2), chrm(SRGB_POINTS)), RED),
    "PNG cHRM that is no colour": (lambda: png(RED, chrm((0,) * 8)), RED),
    "PNG gAMA 1.0": (lambda: png((127, 127, 51), gama(1)), (187, 187, 124)),
    "PNG gAMA 1.0 in grey": (lambda: png(127, gama(1)), (187, 187, 187)),
    "PNG gAMA of an old Mac": (lambda: png((128, 128, 128), gama(1 / 1.8)), (145, 145, 145)),
    "PNG gAMA 0": (lambda: png(RED, gama(0)), RED),
    "PNG sRGB before gAMA": (lambda: png(RED, chunk(b"sRGB", b"\0"), gama(1)), RED),
    # 203 cd/m² is white paper, 10 cd/m² a shadow, 1000 cd/m² as bright as it gets
    "HEIC in PQ, white": (lambda: heic((148,) * 3, BT2020, PQ), (225, 225, 225)),
    "HEIC in PQ, shadow": (lambda: heic((77,) * 3, BT2020, PQ), (63, 63, 63)),
    "HEIC in PQ, glare": (lambda: heic((255,) * 3, BT2020, PQ), (255, 255, 255)),
    "AVIF in PQ, white": (lambda: avif((148,) * 3, BT2020, PQ), (225, 225, 225)),
    "AVIF in HLG, white": (lambda: avif((191,) * 3, BT2020, HLG), (225, 225, 225)),
    "HEIC in HLG, dark": (lambda: heic((60,) * 3, BT2020, HLG), (57, 57, 57)),
    "PNG in PQ, white": (lambda: png((148,) * 3, cicp(BT2020, PQ)), (225, 225, 225)),
}
"""What a photo says of its colours -> a photo that says it, and the colour that is to be shown."""


@pytest.mark.parametrize(("taken", "colour"), CASES.values(), ids=CASES)
def test_declared_colours_become_srgb(
    make_photo: Make,
    develop: Develop,
    tmp_path: Path,
    taken: Callable[[], bytes],
    colour: Colour,
) -> None:
    data = taken()
    for rendition in develop(make_photo(data)).renditions:
        found = shown(rendition.path)
        assert near(found, colour), (rendition.name, found)
    kept = prepare(data).data
    (tmp_path / "kept").write_bytes(kept)
    assert near(shown(tmp_path / "kept"), colour)
    assert not any(name in kept for name in (b"cICP", b"cHRM", b"gAMA", b"iCCP", b"nclx"))
    assert prepare(kept).data == kept


def test_colours_beyond_srgb_keep_their_hue(make_photo: Make, develop: Develop) -> None:
    red, green, blue = shown(develop(make_photo(avif((140, 60, 60), BT2020, PQ))).jpegs[0].path)
    assert red > 200
    assert red > green + 100
    assert abs(green - blue) < 30


def test_pixels_of_a_png_that_says_srgb_in_other_words_are_kept_as_they_are() -> None:
    plain = png(RED)
    assert prepare(png(RED, gama(1 / 2.2), chrm(SRGB_POINTS))).data == plain
    assert prepare(png(RED, cicp(BT709, SRGB))).data == plain
