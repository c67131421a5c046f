"""Hostile bytes -> pixels, or a `PhotoError`; never a traceback, never an endless wait.

The limits follow Pillow's security handbook (https://pillow.readthedocs.io/en/stable/handbook/):
an explicit list of formats, and sizes checked in the header before anything is decoded.
"""

from __future__ import annotations

import io
import math
import warnings
from dataclasses import dataclass
from typing import Any, BinaryIO

from PIL import Image, PngImagePlugin, UnidentifiedImageError
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile

from . import formats, heif, jpeg
from .boxes import Meta
from .colour import profile_of
from .cost import MAX_JPEG_PIXELS, MAX_TILED_PIXELS, expected_bytes, held_pixels, max_pixels
from .errors import PhotoError, Reason
from .flatten import flatten
from .heif import Tiles

# Pillow walks through a file's segments in Python, and millions of tiny ones would take minutes. A
# photo of 40 MB in 8 KB chunks, as in PNG, takes 15,000 reads.
_MAX_READS = 100_000

# Pillow's own guard, which raises at twice this, stays on behind ours. Warnings of it and of the
# metadata readers are either refused here or harmless, and would puzzle a contributor.
Image.MAX_IMAGE_PIXELS = MAX_JPEG_PIXELS
warnings.filterwarnings("ignore", module=r"PIL\.")

# Editors write megabytes of compressed history into a PNG; Pillow would accept one. Allow as much
# as fits beside the largest picture.
PngImagePlugin.MAX_TEXT_CHUNK = PngImagePlugin.MAX_TEXT_MEMORY = 16_000_000

_ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True)
class Decoded:
    """Pixels as the file stores them: mode RGB, L or CMYK, flattened, not yet turned upright.

    `image` may be smaller than the stored size `width` x `height`, but not than requested.
    """

    image: Image.Image
    width: int
    height: int
    orientation: int
    icc: bytes | None
    """The ICC profile of its colours; None for sRGB."""


def decode(data: bytes, edge: int) -> Decoded:
    """Decode a photo (the first frame of an animation) at a long edge of at least `edge` px.

    Raises:
        PhotoError: the bytes are not an acceptable, complete picture.
        MemoryError: there is not enough memory.
    """
    try:
        if formats.is_cut_short(data, len(data)):
            raise PhotoError(Reason.TRUNCATED)
        loaded = _load_whole(data, edge)
        header, image = loaded.header, loaded.image
        icc = profile_of(header, data)
        if image.mode == "L" and icc is not header.info.get("icc_profile"):
            image = image.convert("RGB")  # made profiles are for RGB
        return Decoded(image, *loaded.size, orientation(header), icc)
    except (PhotoError, MemoryError):
        raise
    except Exception as error:  # on crafted files Pillow raises nearly any class there is
        reason = Reason.TRUNCATED if "truncated" in str(error).lower() else Reason.UNREADABLE
        raise PhotoError(reason) from error


class _LimitedReads:
    """A stream that gives up on a reader that makes far more reads than a photo needs."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._reads = 0

    def read(self, size: int = -1) -> bytes:
        self._reads += 1
        if self._reads > _MAX_READS:
            raise PhotoError(Reason.UNREADABLE)
        return self._stream.read(size)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def identify(stream: BinaryIO, size: int) -> ImageFile:
    """Read the header of a file of `size` bytes and check it against the limits.

    Raises:
        PhotoError: the file is not an acceptable picture.
        MemoryError: there is not enough memory.
    """
    try:
        image = Image.open(_LimitedReads(stream), formats=formats.FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PhotoError(Reason.TOO_MANY_PIXELS) from None
    except (PhotoError, MemoryError):
        raise
    except Exception as error:  # see decode()
        raise _opening_error(stream, size, error) from error
    _check_cost(image, stream, size)
    return image


def memory_of(data: bytes) -> int:
    """Estimate from the header how many bytes of memory decoding takes."""
    try:
        image = identify(io.BytesIO(data), len(data))
        return expected_bytes(image, len(data), Meta(data))
    except Exception:  # noqa: BLE001 - decoding will report what is wrong
        return 0


def _opening_error(stream: BinaryIO, size: int, error: Exception) -> PhotoError:
    """Tell a damaged photo from another kind of file."""
    stream.seek(0)
    head = stream.read(1024)
    if name := formats.film_name(head):
        return PhotoError(Reason.NOT_AN_IMAGE, name)
    if formats.is_cut_short(head, size) or "truncated" in str(error).lower():
        return PhotoError(Reason.TRUNCATED)
    if not formats.HAS_HEIF and formats.is_heif(head):
        return PhotoError(Reason.NO_HEIF)
    if not isinstance(error, UnidentifiedImageError) or formats.is_ours(head):
        return PhotoError(Reason.UNREADABLE)
    if name := formats.foreign_name(head):
        return PhotoError(Reason.UNSUPPORTED_FORMAT, name)
    return PhotoError(Reason.NOT_AN_IMAGE)


def _check_cost(image: ImageFile, stream: BinaryIO, size: int) -> None:
    data = b""
    if image.format in ("HEIF", "AVIF"):
        stream.seek(0)
        data = stream.read()
    pixels, limit = image.width * image.height, max_pixels(image, size, Meta(data))
    if pixels > limit and image.format == "HEIF" and (tiles := Tiles.of(data)):
        limit = MAX_TILED_PIXELS if tiles.pixels == pixels else 0
    _check_pixels(image, limit)


def _check_pixels(image: Image.Image, limit: int) -> None:
    if image.width * image.height > limit:
        detail = f"{image.width}×{image.height}，最多 {max(limit, 0) // 10_000} 万像素"
        raise PhotoError(Reason.TOO_MANY_PIXELS, detail)


@dataclass(frozen=True, slots=True)
class _Loaded:
    header: ImageFile
    size: tuple[int, int]
    image: Image.Image


def _load_whole(data: bytes, edge: int) -> _Loaded:
    """Load the picture; accept a JPEG that only lacks its end mark."""
    try:
        return _load(data, edge)
    except OSError:
        if not data.startswith(b"\xff\xd8") or data.endswith(jpeg.END_OF_IMAGE):
            raise
        # LOAD_TRUNCATED_IMAGES would do this for the whole process, and hide real losses.
        loaded = _load(data + jpeg.END_OF_IMAGE, edge)
        if jpeg.scan_count(data) > 1 or jpeg.ends_in_filler(loaded.header):
            raise PhotoError(Reason.TRUNCATED) from None
        return loaded


def _load(data: bytes, edge: int) -> _Loaded:
    image = identify(io.BytesIO(data), len(data))
    size = image.size
    if isinstance(image, JpegImageFile):
        _check_scans(image, data)
        scale = min(1.0, edge / max(size))
        # Let the decoder itself shrink by 2, 4 or 8; mode None keeps CMYK and L as they are.
        image.draft(None, (math.ceil(size[0] * scale), math.ceil(size[1] * scale)))
    if image.format == "HEIF":
        return _Loaded(image, size, heif.decode(data, edge))
    image.load()
    return _Loaded(image, size, flatten(image, edge))


def _check_scans(image: JpegImageFile, data: bytes) -> None:
    scans = jpeg.scan_count(data)
    if scans > jpeg.MAX_SCANS:
        raise PhotoError(Reason.UNREADABLE)
    if scans > 1:
        _check_pixels(image, held_pixels(image, len(data)))


def orientation(image: Image.Image) -> int:
    """EXIF orientation, 1 to 8; 1 if it is absent or invalid."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - metadata is hostile too, and a photo is fine without it
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1
