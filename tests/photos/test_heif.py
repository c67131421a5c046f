"""HEIC of tiles, which phones write: the same picture as if it were decoded at once."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops
from pillow_heif import register_heif_opener
from support.pictures import encoded, noise, scene

from wuse.photos import PhotoError
from wuse.photos.boxes import Meta
from wuse.photos.flatten import flatten
from wuse.photos.heif import Tiles
from wuse.photos.opener import decode, identify

pytestmark = pytest.mark.slow

register_heif_opener()
PICTURE = Image.blend(scene(420, 300), noise(420, 300), 0.2)
QUICK = {"enc_params": {"preset": "ultrafast"}}


def heic(turned: int, **options: object) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = turned
    return encoded(PICTURE, "HEIF", exif=exif, **QUICK, **options)


@pytest.mark.parametrize("turned", [1, 2, 3, 5, 6, 8])
@pytest.mark.parametrize("options", [{"tile_size": 128}, {}])
def test_tiles_give_the_whole_picture(turned: int, options: dict[str, object]) -> None:
    data = heic(turned, **options)
    assert bool(Tiles.of(data)) is bool(options)
    with Image.open(io.BytesIO(data)) as image:
        whole = image.convert("RGB")
    for edge in (400, 130, 90):
        ours = decode(data, edge)
        assert (ours.width, ours.height) == image.size
        assert ImageChops.difference(ours.image, flatten(whole, edge)).getbbox() is None


def test_a_tile_that_is_damaged_or_missing_is_reported() -> None:
    data = heic(1, tile_size=128)
    meta = Meta(data)
    grid = meta.grid()
    assert grid
    last = meta.content(grid.tiles[-1])
    spoilt = data.replace(last, bytes(len(last)))
    for broken in (spoilt, data[: -len(last)]):
        with pytest.raises(PhotoError):
            decode(broken, 130)


def test_damaged_boxes_end_in_a_picture_or_a_named_problem() -> None:
    data = encoded(scene(200, 100), "HEIF", tile_size=128, **QUICK)
    end = data.index(b"mdat")
    for place in range(0, end, 7):
        bad = bytearray(data)
        bad[place] = (bad[place] + 1) % 256
        try:
            assert decode(bytes(bad), 90).image.mode in ("RGB", "L")
        except PhotoError as error:
            assert error.message  # noqa: PT017 - either end is right
        Meta(bytes(bad)).nclx()


def test_the_size_of_a_turned_picture_is_what_its_header_says() -> None:
    data = heic(6, tile_size=128)
    assert identify(io.BytesIO(data), len(data)).size == decode(data, 1600).image.size
