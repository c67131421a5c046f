"""Perceptual fingerprints: they find the same picture in another size or quality.

A fingerprint needs so few bytes of a photo that a check of thousands takes a minute. A progressive
JPEG, which ``wuse photos prepare`` writes, begins with a scan of the picture at an eighth of its
size; the rest is not decoded. Measured on one core of a small server: 2.4 ms for 1600×1200, 6 ms
for 2560×1920, 1.5 ms for the 1440×1080 that WeChat sends (not progressive, but small), 30 ms for a
PNG of that size, 50 ms for 12 megapixels as a phone writes them. The last get no fingerprint until
their contributor has prepared them, as another rule asks.
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
"""The most that libjpeg can shrink a picture while it decodes."""

_NO_CONTRAST = 24
"""Contrast (levels of 256) below which a picture is nearly plain and its pattern is noise."""

_ALIKE = 6
"""How many of the 64 bits may differ in the same picture. Pictures forwarded by WeChat or cropped
by a hair differ in 0 to 6; the author of the hash counts more than 10 as another picture."""
_SAME_COLOUR = 12
"""Mean difference (levels of 256) allowed between the areas of one picture, compressed anew or
converted."""
_SAME_SHAPE = 0.4
"""Share of contrast by which the same picture may differ; unlike ones differ by 1 or more."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A photo's pattern of brightness, its coarse colours, and how much of it is plain."""

    pattern: int | None
    """64 bits: whether each of 9×8 areas is darker than the one on its right. The same picture
    in another size or quality differs in a few bits: this is the difference hash of
    https://www.hackerfactor.com/blog/index.php?/archives/529-Kind-of-Like-That.html. None for a
    picture that is nearly one plain area."""
    colours: bytes
    """Red, green and blue of each of the 9×8 areas."""
    plain: float
    """Share of neighbouring pixels, 0 to 1, that are equal."""

    def distance(self, other: Fingerprint) -> int | None:
        """In how many of the 64 bits two patterns differ; None if one picture has no pattern."""
        if self.pattern is None or other.pattern is None:
            return None
        return (self.pattern ^ other.pattern).bit_count()

    def is_like(self, other: Fingerprint) -> bool:
        """Whether both may be the same picture, judged by their patterns alone."""
        distance = self.distance(other)
        return distance is not None and distance <= _ALIKE

    def resembles(self, other: Fingerprint) -> bool:
        """Whether both seem to be the same picture, judged by pattern and colours."""
        if not self.is_like(other):
            return False
        steps = [mine - theirs for mine, theirs in zip(self.colours, other.colours, strict=True)]
        if sum(map(abs, steps)) > _SAME_COLOUR * len(steps):
            return False
        contrast = max(_variance(self.colours), _variance(other.colours))
        return _variance(steps) <= _SAME_SHAPE**2 * contrast

    def dump(self) -> list[object]:
        """The fingerprint as a value for JSON."""
        return [self.pattern, self.colours.hex(), self.plain]

    @classmethod
    def revive(cls, value: Any) -> Fingerprint:
        """Restore a dumped fingerprint; others raise TypeError, ValueError or LookupError."""
        pattern, colours, plain = value
        return cls(None if pattern is None else int(pattern), bytes.fromhex(colours), float(plain))


def _variance(colours: Sequence[int]) -> float:
    """The squared distances of the areas from their mean, summed over all areas and colours."""
    total = 0.0
    for first in range(3):
        plane = colours[first::3]
        mean = sum(plane) / len(plane)
        total += sum((level - mean) ** 2 for level in plane)
    return total


def fingerprint(stream: BinaryIO, header: ImageFile, size: int) -> Fingerprint | None:
    """The fingerprint of a file of `size` bytes; None if it is too large or cannot be decoded."""
    if header.format not in ("JPEG", "MPO", "PNG"):
        return None
    if max(header.size) > MAX_EDGE or size > TOO_MANY_BYTES:
        return None
    try:
        stream.seek(0)
        image = _small(stream.read(size))
        areas = image.resize((9, 8), Image.Resampling.BOX)
        return Fingerprint(_pattern(areas), areas.tobytes(), _plain(image.convert("L")))
    except Exception:  # noqa: BLE001 - on crafted files Pillow raises nearly any class there is
        return None


def _small(data: bytes) -> Image.Image:
    """The picture in mode RGB, a JPEG at an eighth of its size."""
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
