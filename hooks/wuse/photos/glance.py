"""What a photo looks like, from so few of its bytes that a check of thousands takes a minute.

A progressive JPEG, which ``wuse photos prepare`` makes, begins with a scan that is the picture at
an eighth of its size; the rest is not decoded. Measured on one core of a small server: 2.4 ms for
1600×1200, 6 ms for 2560×1920, 1.5 ms for the 1440×1080 that WeChat sends on (not progressive, but
small), 30 ms for a PNG of that size, 50 ms for 12 megapixels as a phone writes them. The last are
not looked at: whoever hands them in is asked to prepare them, and then they are.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO

from PIL import Image, ImageChops
from PIL.ImageFile import ImageFile

from wuse.photos import jpeg
from wuse.photos.formats import FORMATS
from wuse.photos.limits import MAX_EDGE, TOO_MANY_BYTES

_SHRINK = 8
"""What libjpeg shrinks by at the most while it decodes."""

_NO_CONTRAST = 12
"""Levels of 256 below which a picture is one plain area, and its pattern is noise."""


@dataclass(frozen=True, slots=True)
class Glance:
    """A photo's pattern of light, and how much of it is plain."""

    pattern: int | None
    """64 bits: whether it gets brighter from each of 9×8 areas to the next one on its right. The
    same picture in another size or quality differs in a few bits: the difference hash of
    https://www.hackerfactor.com/blog/index.php?/archives/529-Kind-of-Like-That.html. None for a
    picture that is one plain area."""
    plain: float
    """Share of neighbouring points, 0 to 1, that are equal."""

    def distance(self, other: Glance) -> int | None:
        """In how many of the 64 bits two patterns differ."""
        if self.pattern is None or other.pattern is None:
            return None
        return (self.pattern ^ other.pattern).bit_count()


def glance(stream: BinaryIO, header: ImageFile, size: int) -> Glance | None:
    """Look at a file of `size` bytes; None when it is too large or cannot be decoded."""
    if header.format not in ("JPEG", "MPO", "PNG"):
        return None
    if max(header.size) > MAX_EDGE or size > TOO_MANY_BYTES:
        return None
    try:
        stream.seek(0)
        image = _small(stream.read(size))
        return Glance(_pattern(image), _plain(image))
    except Exception:  # noqa: BLE001 - on crafted files Pillow raises nearly any class there is
        return None


def _small(data: bytes) -> Image.Image:
    """The picture in grey, at an eighth of its size if it is a JPEG."""
    if data.startswith(b"\xff\xd8"):
        data = jpeg.first_scan(data)
    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        image.draft("L", (image.width // _SHRINK or 1, image.height // _SHRINK or 1))
        return image.convert("L")


def _pattern(image: Image.Image) -> int | None:
    light = image.resize((9, 8), Image.Resampling.BOX).tobytes()
    if max(light) - min(light) < _NO_CONTRAST:
        return None
    rows = (light[start : start + 9] for start in range(0, 72, 9))
    steps = [left < right for row in rows for left, right in pairwise(row)]
    return sum(1 << position for position, brighter in enumerate(steps) if brighter)


def _plain(image: Image.Image) -> float:
    width, height = image.size
    if width < 2:
        return 0.0
    left, right = image.crop((0, 0, width - 1, height)), image.crop((1, 0, width, height))
    equal, almost, *_ = ImageChops.difference(left, right).histogram()
    return round((equal + almost) / ((width - 1) * height), 3)
