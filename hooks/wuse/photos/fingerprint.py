"""What a photo looks like, from so few of its bytes that a check of thousands takes a minute.

A progressive JPEG, which ``wuse photos prepare`` makes, begins with a scan that is the picture at
an eighth of its size; the rest is not decoded. Measured on one core of a small server: 2.4 ms for
1600×1200, 6 ms for 2560×1920, 1.5 ms for the 1440×1080 that WeChat sends on (not progressive, but
small), 30 ms for a PNG of that size, 50 ms for 12 megapixels as a phone writes them. The last are
not looked at: whoever hands them in is asked to prepare them, and then they are.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, BinaryIO

from PIL import Image, ImageChops
from PIL.ImageFile import ImageFile

from . import jpeg
from .formats import FORMATS
from .limits import MAX_EDGE, TOO_MANY_BYTES

_SHRINK = 8
"""What libjpeg shrinks by at the most while it decodes."""

_NO_CONTRAST = 24
"""Levels of 256 below which a picture is nearly one plain area, and its pattern is noise."""

_ALIKE = 6
"""Of 64 bits, how many may differ in the same picture. Pictures sent on by WeChat or cropped by a
hair differ in 0 to 6; the author of the hash takes more than 10 for another picture."""
_SAME_COLOUR = 12
"""Levels by which the areas of the same picture may differ on average, compressed or converted."""
_SAME_SHAPE = 0.4
"""By how much of its contrast the same picture may differ; of unlike pictures it is 1 and more."""


@dataclass(frozen=True, slots=True)
class Glance:
    """A photo's pattern of light, its colours in little, and how much of it is plain."""

    pattern: int | None
    """64 bits: whether it gets brighter from each of 9×8 areas to the next one on its right. The
    same picture in another size or quality differs in a few bits: the difference hash of
    https://www.hackerfactor.com/blog/index.php?/archives/529-Kind-of-Like-That.html. None for a
    picture that is nearly one plain area."""
    colours: bytes
    """Red, green and blue of each of the 9×8 areas."""
    plain: float
    """Share of neighbouring points, 0 to 1, that are equal."""

    def distance(self, other: Glance) -> int | None:
        """In how many of the 64 bits two patterns differ."""
        if self.pattern is None or other.pattern is None:
            return None
        return (self.pattern ^ other.pattern).bit_count()

    def is_like(self, other: Glance) -> bool:
        """Whether both may be the same picture by their patterns of light alone."""
        distance = self.distance(other)
        return distance is not None and distance <= _ALIKE

    def resembles(self, other: Glance) -> bool:
        """Whether both seem to show the same picture, by its light and by its colours."""
        if not self.is_like(other):
            return False
        steps = [mine - theirs for mine, theirs in zip(self.colours, other.colours, strict=True)]
        if sum(map(abs, steps)) > _SAME_COLOUR * len(steps):
            return False
        contrast = max(_variance(self.colours), _variance(other.colours))
        return _variance(steps) <= _SAME_SHAPE**2 * contrast

    def dump(self) -> list[object]:
        """The glance as a value for JSON."""
        return [self.pattern, self.colours.hex(), self.plain]

    @classmethod
    def revive(cls, value: Any) -> Glance:
        """The glance that was dumped; raises TypeError, ValueError or LookupError for others."""
        pattern, colours, plain = value
        return cls(None if pattern is None else int(pattern), bytes.fromhex(colours), float(plain))


def _variance(colours: Sequence[int]) -> float:
    """How far the areas are from their mean, squared, added up over all areas and colours."""
    total = 0.0
    for first in range(3):
        plane = colours[first::3]
        mean = sum(plane) / len(plane)
        total += sum((level - mean) ** 2 for level in plane)
    return total


def glance(stream: BinaryIO, header: ImageFile, size: int) -> Glance | None:
    """Look at a file of `size` bytes; None when it is too large or cannot be decoded."""
    if header.format not in ("JPEG", "MPO", "PNG"):
        return None
    if max(header.size) > MAX_EDGE or size > TOO_MANY_BYTES:
        return None
    try:
        stream.seek(0)
        image = _small(stream.read(size))
        areas = image.resize((9, 8), Image.Resampling.BOX)
        return Glance(_pattern(areas), areas.tobytes(), _plain(image.convert("L")))
    except Exception:  # noqa: BLE001 - on crafted files Pillow raises nearly any class there is
        return None


def _small(data: bytes) -> Image.Image:
    """The picture in mode RGB, at an eighth of its size if it is a JPEG."""
    if data.startswith(b"\xff\xd8"):
        data = jpeg.first_scan(data)
    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        image.draft(None, (image.width // _SHRINK or 1, image.height // _SHRINK or 1))
        return image.convert("RGB")


def _pattern(areas: Image.Image) -> int | None:
    light = areas.convert("L").tobytes()
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
