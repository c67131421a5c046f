"""Estimate from its header how much memory decoding a picture takes.

A worker has 300 MB: the interpreter and its libraries take 40, resizing takes 30. All numbers were
measured with Pillow 13 and pillow-heif 1.8, at the peak of decoding.
"""

from __future__ import annotations

from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile

from . import jpeg
from .boxes import Meta

_BUDGET = 230_000_000
"""Bytes that decoding may take."""
_HEIF_BUDGET = 255_000_000
"""Bytes that decoding a HEIC may take: its pixels are freed before anything is resized."""
MAX_JPEG_PIXELS = 220_000_000
"""A one-scan JPEG is shrunk while it is decoded, so it costs time, not memory."""
MAX_TILED_PIXELS = 64_000_000
"""The same is true for a tiled HEIC, see `heif`."""

# Bytes per opaque pixel, bytes per pixel with alpha, copies of the file. Pillow itself stores a
# pixel in 4 bytes; the rest are the decoders' own planes and frames, and a second picture to
# flatten the first onto.
_COST = {
    "PNG": (4.2, 8.4, 1),
    "GIF": (5.2, 5.2, 1),
    "WEBP": (16.7, 16.7, 3),
    "AVIF": (7.9, 9.3, 2),  # plus the planes
}
# Bytes per opaque pixel of a HEIC by its chroma, with 8 bits and with more: 4:2:0 is converted to
# RGB directly, everything else in several steps. Unknown chroma counts as the most expensive one.
_HEIF = {420: (4.7, 7.8), 422: (9.3, 13.2), 444: (9.3, 15.2)}
_HEIF_ALPHA = (3.2, 5.0)


def max_pixels(image: ImageFile, size: int, meta: Meta) -> int:
    """How many pixels a picture of this kind may have, in a file of `size` bytes."""
    if isinstance(image, JpegImageFile):
        return held_pixels(image, size) if image.info.get("progressive") else MAX_JPEG_PIXELS
    budget = _HEIF_BUDGET if image.format == "HEIF" else _BUDGET
    per_pixel, copies = _per_pixel(image, meta)
    return int((budget - copies * size) / per_pixel)


def expected_bytes(image: ImageFile, size: int, meta: Meta) -> int:
    """Bytes that decoding takes; for a picture that is shrunk on the way, the most it can take."""
    if isinstance(image, JpegImageFile):
        held = jpeg.coefficient_bytes(image) if image.info.get("progressive") else 0
        return min(4 * image.width * image.height, _SHRUNK) + held + size
    per_pixel, copies = _per_pixel(image, meta)
    whole = int(per_pixel * image.width * image.height)
    return (min(whole, _SHRUNK) if whole > _HEIF_BUDGET else whole) + copies * size


_SHRUNK = 100_000_000
"""Bytes of the largest picture that decoding leaves, or of two rows of tiles and their result."""


def _per_pixel(image: ImageFile, meta: Meta) -> tuple[float, int]:
    """Bytes per pixel, and copies of the file."""
    kind, has_alpha = str(image.format), bool(image.has_transparency_data)
    if kind == "HEIF":
        is_deep = image.info.get("bit_depth", 8) > 8
        share = _HEIF.get(image.info.get("chroma", 444), _HEIF[444])[is_deep]
        return share + has_alpha * _HEIF_ALPHA[is_deep], 2
    opaque, with_alpha, copies = _COST[kind]
    share = with_alpha if has_alpha else opaque
    return share + (_planes_of_avif(meta) if kind == "AVIF" else 0), copies


def held_pixels(image: JpegImageFile, size: int) -> int:
    """How many pixels a JPEG may have that cannot be shrunk while it is decoded."""
    share = jpeg.coefficient_bytes(image) / (image.width * image.height)
    return int((_BUDGET - size) / share)


def _planes_of_avif(meta: Meta) -> float:
    """Bytes per pixel of the planes, from the AV1 configuration (AV1-ISOBMFF, 2.3.3)."""
    bodies = (body for kind, body in meta.properties(meta.main) if kind == b"av1C")
    flags = next(bodies, b"")[2:3] or b"\x40"
    is_deep, is_grey, across, down = (flags[0] & bit for bit in (0x40, 0x10, 0x08, 0x04))
    planes = 1.0 if is_grey else 1.5 if down else 2.0 if across else 3.0
    return 2 * planes if is_deep else planes
