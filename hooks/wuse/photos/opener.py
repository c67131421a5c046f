"""Hostile bytes -> pixels, or a `PhotoError`; never a traceback, never an endless wait.

The limits follow Pillow's security handbook (https://pillow.readthedocs.io/en/stable/handbook/):
an explicit list of formats, sizes checked in the header before anything is decoded.
"""

import io
import math
import os
import re
import stat
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PIL import Image, UnidentifiedImageError, features
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile

from wuse.photos.errors import PhotoError, Reason

MAX_BYTES = 40_000_000

# MPO, the multi-picture JPEG of some phones, arrives through JPEG. Everything else stays out:
# Pillow would hand an EPS to Ghostscript, whatever the file is called.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", *(("AVIF",) if features.check("avif") else ()))

# Pixels we agree to decode. A one-scan JPEG is shrunk while it is decoded and so costs little
# memory; one of several scans (progressive) must first be held whole; the others always are.
_MAX_PIXELS = {"JPEG": 220_000_000, "MPO": 220_000_000, "GIF": 20_000_000}
_MAX_PIXELS_HELD = 64_000_000

# libjpeg passes over the whole picture once per scan, and an empty scan takes a hundred bytes:
# a small file could keep it busy for hours. Encoders write about ten.
_MAX_SCANS = 100

# Pillow's own guard, which raises at twice this, stays on behind ours. What it and the readers of
# metadata merely warn about is either refused here or harmless, and would puzzle a contributor.
Image.MAX_IMAGE_PIXELS = _MAX_PIXELS["JPEG"]
warnings.filterwarnings("ignore", module=r"PIL\.")

_START_OF_SCAN = b"\xff\xda"
_END_OF_IMAGE = b"\xff\xd9"
# A JPEG marker that a segment follows, or the end; not TEM or RSTn, which stand alone.
_MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd7\xff]")
_ORIENTATION = 0x0112

_OUR_SIGNATURES = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|RIFF....WEBP|....ftypavi[fs]", re.DOTALL
)
_FOREIGN_SIGNATURES = (
    ("HEIC", re.compile(rb"....ftyp(hei|hev|mif1|msf1)", re.DOTALL)),
    ("TIFF", re.compile(rb"II\*\0|MM\0\*")),
    ("BMP", re.compile(rb"BM....\0\0\0\0", re.DOTALL)),
    ("PSD", re.compile(rb"8BPS")),
    ("JPEG 2000", re.compile(rb"\0\0\0\x0cjP {2}")),
    ("EPS", re.compile(rb"%!PS|\xc5\xd0\xd3\xc6")),
    ("PDF", re.compile(rb"%PDF")),
    ("SVG", re.compile(rb"\s*(<\?xml[^>]*>\s*)?<svg")),
)


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


def read(path: Path) -> tuple[bytes, os.stat_result]:
    """A photo's bytes, and the file's status just before they were read.

    Raises PhotoError for a missing, empty, unreadable or too large file, and for anything but a
    regular file. Links in the folders above it are the business of whoever walked them.
    """
    handle, status = _open_regular(path)
    with handle:
        data = handle.read(MAX_BYTES + 1)
    _check_bytes(len(data))
    return data, status


def check(path: Path) -> PhotoError | None:
    """What is wrong with a photo as far as its header tells; decodes nothing, so it is cheap."""
    try:
        handle, _ = _open_regular(path)
        with handle, _identify(handle):
            return None
    except PhotoError as error:
        return error


def decode(data: bytes, edge: int) -> Decoded:
    """Decode a photo (the first frame of an animation) at a long edge of at least `edge` px.

    Raises PhotoError for bytes that are not an acceptable, complete picture, and MemoryError.
    """
    try:
        image, (width, height) = _load_whole(data, edge)
        return Decoded(
            image=_flatten(image),
            width=width,
            height=height,
            orientation=_orientation(image),
            icc=image.info.get("icc_profile"),
        )
    except (PhotoError, MemoryError):
        raise
    except Exception as error:  # on crafted files Pillow raises nearly any class there is
        reason = Reason.TRUNCATED if _is_cut_short(data, len(data), error) else Reason.UNREADABLE
        raise PhotoError(reason) from error


def _open_regular(path: Path) -> tuple[BinaryIO, os.stat_result]:
    """Open without following a link or waiting for the other end of a pipe."""
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):  # not all on every system
        flags |= getattr(os, name, 0)
    try:
        if stat.S_ISLNK(os.lstat(path).st_mode):
            raise PhotoError(Reason.SYMLINK)
        descriptor = os.open(path, flags)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL in the name
        raise PhotoError(Reason.MISSING) from None
    except OSError as error:
        detail = "没有读取权限" if isinstance(error, PermissionError) else ""
        raise PhotoError(Reason.UNREADABLE, detail) from error
    status = os.fstat(descriptor)
    try:
        if not stat.S_ISREG(status.st_mode):
            raise PhotoError(Reason.NOT_AN_IMAGE)
        _check_bytes(status.st_size)
        return os.fdopen(descriptor, "rb"), status
    except PhotoError:
        os.close(descriptor)
        raise


def _check_bytes(size: int) -> None:
    if size == 0:
        raise PhotoError(Reason.EMPTY)
    if size > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise PhotoError(Reason.TOO_MANY_BYTES, f"超过 {limit} MB")


def _identify(stream: BinaryIO) -> ImageFile:
    """Read the header and hold it against the limits."""
    try:
        image = Image.open(stream, formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PhotoError(Reason.TOO_MANY_PIXELS) from None
    except MemoryError:
        raise
    except Exception as error:  # see decode()
        raise _unopenable(stream, error) from error
    if image.info.get("progressive"):
        _check_pixels(image, _MAX_PIXELS_HELD)
    _check_pixels(image, _MAX_PIXELS.get(str(image.format), _MAX_PIXELS_HELD))
    return image


def _unopenable(stream: BinaryIO, error: Exception) -> PhotoError:
    """Tell a damaged photo from another kind of file."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    head = stream.read(1024)
    if _is_cut_short(head, size, error):
        return PhotoError(Reason.TRUNCATED)
    if not isinstance(error, UnidentifiedImageError) or _OUR_SIGNATURES.match(head):
        return PhotoError(Reason.UNREADABLE)
    for name, signature in _FOREIGN_SIGNATURES:
        if signature.match(head):
            return PhotoError(Reason.UNSUPPORTED_FORMAT, name)
    return PhotoError(Reason.NOT_AN_IMAGE)


def _check_pixels(image: Image.Image, limit: int) -> None:
    if image.width * image.height > limit:
        detail = f"{image.width}×{image.height}，最多 {limit // 10_000} 万像素"
        raise PhotoError(Reason.TOO_MANY_PIXELS, detail)


def _load_whole(data: bytes, edge: int) -> tuple[Image.Image, tuple[int, int]]:
    """The decoded image and its stored size; a JPEG that only lacks its end mark is accepted."""
    try:
        return _load(data, edge)
    except OSError:
        if not data.startswith(b"\xff\xd8") or data.endswith(_END_OF_IMAGE):
            raise
        # LOAD_TRUNCATED_IMAGES would do this for the whole process, and hide real losses.
        image, size = _load(data + _END_OF_IMAGE, edge)
        if _scan_count(data) > 1 or _ends_in_filler(image):
            raise PhotoError(Reason.TRUNCATED) from None
        return image, size


def _load(data: bytes, edge: int) -> tuple[Image.Image, tuple[int, int]]:
    image = _identify(io.BytesIO(data))
    size = image.size
    if isinstance(image, JpegImageFile):
        _check_scans(image, data)
        scale = min(1.0, edge / max(size))
        # Lets the decoder itself shrink by 2, 4 or 8; mode None keeps CMYK and L as they are.
        image.draft(None, (math.ceil(size[0] * scale), math.ceil(size[1] * scale)))
    image.load()
    return image, size


def _check_scans(image: Image.Image, data: bytes) -> None:
    scans = _scan_count(data)
    if scans > _MAX_SCANS:
        raise PhotoError(Reason.UNREADABLE)
    if scans > 1:
        _check_pixels(image, _MAX_PIXELS_HELD)


def _scan_count(data: bytes) -> int:
    """Scans of a JPEG, up to one over the limit; walks the markers as libjpeg does."""
    scans, position = 0, 2
    while scans <= _MAX_SCANS and (marker := _MARKER.search(data, position)):
        if marker[0] == _END_OF_IMAGE:
            break
        scans += marker[0] == _START_OF_SCAN
        length = int.from_bytes(data[marker.end() : marker.end() + 2])
        position = marker.end() + length
    return scans


def _ends_in_filler(image: Image.Image) -> bool:
    """Whether libjpeg had to fill the last block, which it does in medium grey."""
    corner = image.getpixel((image.width - 1, image.height - 1))
    bands = corner if isinstance(corner, tuple) else (corner,)
    return all(band is not None and 126 <= band <= 130 for band in bands)


def _is_cut_short(head: bytes, size: int, error: Exception) -> bool:
    if head.startswith(b"RIFF"):  # a WebP states its own length
        return int.from_bytes(head[4:8], "little") + 8 > size
    return "truncated" in str(error).lower()


def _orientation(image: Image.Image) -> int:
    """EXIF orientation, 1 to 8; 1 where it is absent or makes no sense."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - metadata is hostile too, and a photo is fine without it
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _flatten(image: Image.Image) -> Image.Image:
    """Eight bits, no palette, no alpha: what is transparent shows the paper, which is white."""
    if image.mode.startswith("I"):  # 16-bit grey; convert() alone would clip it to white
        image = image.point(lambda value: value * (1 / 257)).convert("L")
        image.info.pop("transparency", None)  # a 16-bit level, without meaning in 8 bits
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        paper = Image.new("RGB", layer.size, "white")
        paper.paste(layer, mask=layer.getchannel("A"))
        return paper
    return image if image.mode in ("RGB", "L", "CMYK") else image.convert("RGB")
