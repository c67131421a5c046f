"""Hostile bytes -> pixels, or a `PhotoError`; never a traceback, never an endless wait.

The limits follow Pillow's security handbook (https://pillow.readthedocs.io/en/stable/handbook/):
an explicit list of formats, sizes checked in the header before anything is decoded.
"""

import io
import math
import warnings
from dataclasses import dataclass
from typing import Any, BinaryIO

from PIL import Image, PngImagePlugin, UnidentifiedImageError
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile

from wuse.photos import formats, jpeg
from wuse.photos.colour import profile_of
from wuse.photos.errors import PhotoError, Reason
from wuse.photos.flatten import flatten

# What decoding may take of the 300 MB that a worker has: the interpreter and its libraries take
# 40, resizing 30. A picture whose header promises more is refused. Measured peaks of a worker: 12
# megapixels take 80 to 120 MB as JPEG, 160 as PNG with alpha, 130 as HEIC, 150 as AVIF and 230 as
# WebP; JPEG of 200 megapixels 110 MB; the largest file accepted of any kind stays below 280.
_BUDGET = 230_000_000

# Memory at the peak of decoding, measured with Pillow 13: bytes per opaque pixel, bytes per pixel
# with alpha, copies of the file. Pillow itself stores a pixel in 4 bytes; the rest are the planes
# and frames of the decoders' own, and a second picture to flatten the first onto.
_COST = {
    "PNG": (4.2, 8.4, 1),
    "GIF": (5.2, 5.2, 1),
    "WEBP": (16.7, 16.7, 3),
    "AVIF": (9.4, 11.8, 2),
    "HEIF": (8.3, 11.8, 2),
}

# A one-scan JPEG is shrunk while it is decoded, so it costs time rather than memory.
_MAX_JPEG_PIXELS = 220_000_000

# Pillow walks through a file's segments in Python. Millions of tiny ones would take minutes; a
# photo of 40 MB in 8 KB chunks, as PNG has them, takes 15,000 reads.
_MAX_READS = 100_000

# Pillow's own guard, which raises at twice this, stays on behind ours. What it and the readers of
# metadata merely warn about is either refused here or harmless, and would puzzle a contributor.
Image.MAX_IMAGE_PIXELS = _MAX_JPEG_PIXELS
warnings.filterwarnings("ignore", module=r"PIL\.")

# Editors write megabytes of their history into a PNG, compressed; Pillow would take one. What is
# allowed is what fits beside the largest picture.
PngImagePlugin.MAX_TEXT_CHUNK = PngImagePlugin.MAX_TEXT_MEMORY = 16_000_000

_ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True)
class Decoded:
    """Pixels as the file stores them: mode RGB, L or CMYK, flattened, not yet turned upright.

    `image` may be smaller than `width` x `height`, the stored size, but not smaller than asked.
    """

    image: Image.Image
    width: int
    height: int
    orientation: int
    icc: bytes | None
    """What its numbers mean as colours; None for sRGB."""


def decode(data: bytes, edge: int) -> Decoded:
    """Decode a photo (the first frame of an animation) at a long edge of at least `edge` px.

    Raises PhotoError for bytes that are not an acceptable, complete picture, and MemoryError.
    """
    try:
        if formats.is_cut_short(data, len(data)):
            raise PhotoError(Reason.TRUNCATED)
        image, (width, height) = _load_whole(data, edge)
        icc = profile_of(image, data)
        flat = flatten(image, edge)
        if flat.mode == "L" and icc is not image.info.get("icc_profile"):
            flat = flat.convert("RGB")  # which is what a profile made of numbers is for
        return Decoded(flat, width, height, orientation(image), icc)
    except (PhotoError, MemoryError):
        raise
    except Exception as error:  # on crafted files Pillow raises nearly any class there is
        reason = Reason.TRUNCATED if "truncated" in str(error).lower() else Reason.UNREADABLE
        raise PhotoError(reason) from error


class _Patient:
    """A stream that gives up on a reader who takes far more bites than a photo has."""

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
    """Read the header of a file of `size` bytes and hold it against the limits."""
    try:
        image = Image.open(_Patient(stream), formats=formats.FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PhotoError(Reason.TOO_MANY_PIXELS) from None
    except (PhotoError, MemoryError):
        raise
    except Exception as error:  # see decode()
        raise _unopenable(stream, size, error) from error
    _check_cost(image, size)
    return image


def _unopenable(stream: BinaryIO, size: int, error: Exception) -> PhotoError:
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


def _check_cost(image: ImageFile, size: int) -> None:
    if isinstance(image, JpegImageFile):
        _check_pixels(image, _MAX_JPEG_PIXELS)
        if image.info.get("progressive"):
            _check_held(image, size)
        return
    opaque, with_alpha, copies = _COST[str(image.format)]
    per_pixel = with_alpha if image.has_transparency_data else opaque
    _check_pixels(image, int((_BUDGET - copies * size) / per_pixel))


def _check_held(image: JpegImageFile, size: int) -> None:
    """Hold a JPEG that cannot be shrunk as it is decoded against the budget."""
    share = jpeg.coefficient_bytes(image) / (image.width * image.height)
    _check_pixels(image, int((_BUDGET - size) / share))


def _check_pixels(image: Image.Image, limit: int) -> None:
    if image.width * image.height > limit:
        detail = f"{image.width}×{image.height}，最多 {max(limit, 0) // 10_000} 万像素"
        raise PhotoError(Reason.TOO_MANY_PIXELS, detail)


def _load_whole(data: bytes, edge: int) -> tuple[Image.Image, tuple[int, int]]:
    """The decoded image and its stored size; a JPEG that only lacks its end mark is accepted."""
    try:
        return _load(data, edge)
    except OSError:
        if not data.startswith(b"\xff\xd8") or data.endswith(jpeg.END_OF_IMAGE):
            raise
        # LOAD_TRUNCATED_IMAGES would do this for the whole process, and hide real losses.
        image, size = _load(data + jpeg.END_OF_IMAGE, edge)
        if jpeg.scan_count(data) > 1 or jpeg.ends_in_filler(image):
            raise PhotoError(Reason.TRUNCATED) from None
        return image, size


def _load(data: bytes, edge: int) -> tuple[Image.Image, tuple[int, int]]:
    image = identify(io.BytesIO(data), len(data))
    size = image.size
    if isinstance(image, JpegImageFile):
        _check_scans(image, data)
        scale = min(1.0, edge / max(size))
        # Lets the decoder itself shrink by 2, 4 or 8; mode None keeps CMYK and L as they are.
        image.draft(None, (math.ceil(size[0] * scale), math.ceil(size[1] * scale)))
    image.load()
    return image, size


def _check_scans(image: JpegImageFile, data: bytes) -> None:
    scans = jpeg.scan_count(data)
    if scans > jpeg.MAX_SCANS:
        raise PhotoError(Reason.UNREADABLE)
    if scans > 1:
        _check_held(image, len(data))


def orientation(image: Image.Image) -> int:
    """EXIF orientation, 1 to 8; 1 where it is absent or makes no sense."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - metadata is hostile too, and a photo is fine without it
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1
