"""Remove the metadata of a JPEG or PNG without touching its pixels.

Only what decoding needs is kept, so it does not matter which kinds of metadata exist: EXIF, XMP,
IPTC, thumbnails, comments, a film or a second picture after the end are all removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .jpeg import END_OF_IMAGE

_JPEG_START = b"\xff\xd8"
# A marker with a segment, or the end; not TEM or RSTn, which stand alone (T.81, annex B).
_MARKER = re.compile(rb"\xff([^\x00\x01\xd0-\xd7\xff])")
_SCAN, _END = 0xDA, 0xD9
# Frame headers, tables, scans, DNL and restart intervals.
_JPEG_KEPT = frozenset((*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD)) - {0xC8}
_JFIF, _ADOBE = 0xE0, 0xEE

_PNG_START = b"\x89PNG\r\n\x1a\n"
# The picture itself, its transparency, and the declaration that it is sRGB.
_PNG_KEPT = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"sRGB"))


def stripped(data: bytes) -> bytes:
    """The bytes of a JPEG or PNG without metadata; equal to `data` if there is none.

    Colour profiles are removed, too, so the picture must be in sRGB. Other formats stay as they
    are.
    """
    if data.startswith(_JPEG_START):
        return _JPEG_START + b"".join(_jpeg_segments(data)) + END_OF_IMAGE
    if data.startswith(_PNG_START):
        return _PNG_START + b"".join(_png_chunks(data))
    return data


def _jpeg_segments(data: bytes) -> Iterator[bytes]:
    position = len(_JPEG_START)
    while (marker := _MARKER.search(data, position)) and marker[1][0] != _END:
        kind, start = marker[1][0], marker.start()
        position = start + 2 + max(2, int.from_bytes(data[start + 2 : start + 4]))
        if position > len(data):
            return  # truncated: added bytes would be read as its rest
        if kind == _SCAN:  # the coded pixels follow, up to the next marker
            after = _MARKER.search(data, position)
            position = after.start() if after else len(data)
        segment = data[start:position]
        if kind in _JPEG_KEPT or _tells_colours(kind, segment):
            yield segment


def _tells_colours(kind: int, segment: bytes) -> bool:
    """Whether decoders need an application segment: JFIF without a thumbnail, or Adobe.

    Their contents are a version, a density and the colour transform (T.871, 10.1; T.872, 6.5.3).
    """
    if kind == _JFIF:
        return segment[4:9] == b"JFIF\0" and len(segment) == 18
    return kind == _ADOBE and segment[4:9] == b"Adobe" and len(segment) == 16


def _png_chunks(data: bytes) -> Iterator[bytes]:
    position, kind = len(_PNG_START), b""
    while kind != b"IEND" and position < len(data):
        kind = data[position + 4 : position + 8]
        end = position + 12 + int.from_bytes(data[position : position + 4])
        if kind in _PNG_KEPT:
            yield data[position:end]
        position = end
