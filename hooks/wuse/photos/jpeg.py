"""Read the markers of a JPEG to judge the work of decoding it (ITU-T T.81, annex B)."""

from __future__ import annotations

import re

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile

# libjpeg passes over the whole picture once per scan, and an empty scan takes a hundred bytes, so a
# small file could keep it busy for hours. Encoders write about ten scans.
MAX_SCANS = 100

END_OF_IMAGE = b"\xff\xd9"
_START_OF_SCAN = b"\xff\xda"
# A marker with a segment, or the end; not TEM or RSTn, which stand alone.
_MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd7\xff]")


def scan_count(data: bytes) -> int:
    """Count the scans of a JPEG, up to one over the limit; walks the markers as libjpeg does."""
    scans, position = 0, 2
    while scans <= MAX_SCANS and (marker := _MARKER.search(data, position)):
        if marker[0] == END_OF_IMAGE:
            break
        scans += marker[0] == _START_OF_SCAN
        length = int.from_bytes(data[marker.end() : marker.end() + 2])
        position = marker.end() + length
    return scans


def first_scan(data: bytes) -> bytes:
    """The JPEG up to the end of its first scan; if it is progressive, a small version of it."""
    position = 2
    while marker := _MARKER.search(data, position):
        position = marker.end() + int.from_bytes(data[marker.end() : marker.end() + 2])
        if marker[0] == _START_OF_SCAN:
            end = _MARKER.search(data, position)
            return data[: end.start()] + END_OF_IMAGE if end else data
    return data


def coefficient_bytes(image: JpegImageFile) -> int:
    """Bytes that libjpeg needs to hold a JPEG of several scans: 2 per coefficient."""
    across = max(layer[1] for layer in image.layer)
    down = max(layer[2] for layer in image.layer)
    samples = sum(layer[1] * layer[2] for layer in image.layer)
    return 2 * image.width * image.height * samples // (across * down)


def ends_in_filler(image: Image.Image) -> bool:
    """Whether libjpeg had to fill the last block, which it does in medium grey."""
    corner = image.getpixel((image.width - 1, image.height - 1))
    bands = corner if isinstance(corner, tuple) else (corner,)
    return all(band is not None and 126 <= band <= 130 for band in bands)
