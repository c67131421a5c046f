"""Pixels -> files that may be published: upright, sRGB, censored, small, without metadata."""

from __future__ import annotations

import base64
import io
import math
import os
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageCms
from PIL.Image import Resampling, Transpose

from .cache import replacing
from .opener import Decoded
from .photo import Box, Photo, Rendition
from .profile import Encoding, Profile

# Part of every cache key. Raise it whenever the same source would give different files.
PIPELINE_VERSION = 3

# EXIF 2.32, tag 0x0112: the transposition that turns the stored picture upright.
_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}

# A blurred box keeps only this many mean colours along its longer side, so no filter can restore a
# face. The margin (px) covers what resizing has spread over the edge of the box.
_BLUR_CELLS = 5
_BLUR_MARGIN = 4

_PLACEHOLDER_LENGTH = 400

_SRGB = ImageCms.createProfile("sRGB")


def derive(decoded: Decoded, blur: tuple[Box, ...], profile: Profile, stem: Path) -> Photo:
    """Write every file of `profile`, as `<stem>-<long edge>.<suffix>`.

    Raises:
        OSError: the files cannot be written.
    """
    width, height = decoded.width, decoded.height
    if decoded.orientation >= 5:
        width, height = height, width
    source_edge = max(width, height)
    wanted = {encoding: encoding.edges_for(source_edge) for encoding in profile.encodings}

    image = master(decoded, profile)
    for box in blur:
        _censor(image, box)
    renditions = []
    # Each size is made from the next larger one: far cheaper than from the source, and as sharp.
    for edge in sorted(frozenset().union(*wanted.values()), reverse=True):
        image = _resize(image, scaled_size(width, height, edge), profile)
        for encoding, edges in wanted.items():
            if edge in edges:
                renditions.append(_save(image, encoding, stem))
    placeholder, dominant = _sketch(image)
    return Photo(stem.name, width, height, dominant, placeholder, tuple(renditions))


def master(decoded: Decoded, profile: Profile) -> Image.Image:
    """The largest picture to publish, shrunk first, as everything else costs per pixel."""
    edge = min(profile.largest_edge, max(decoded.width, decoded.height))
    image = _resize(decoded.image, scaled_size(decoded.width, decoded.height, edge), profile)
    image = _to_srgb(image, decoded.icc)
    if decoded.orientation in _TURNS:
        image = image.transpose(_TURNS[decoded.orientation])
    # Encoders write the comments and profiles that they find here; keep nothing but pixels.
    image.info = {}
    return image


def scaled_size(width: int, height: int, edge: int) -> tuple[int, int]:
    """The size with this long edge and the same proportions."""
    scale = edge / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _resize(image: Image.Image, size: tuple[int, int], profile: Profile) -> Image.Image:
    return image.resize(size, profile.resampling, reducing_gap=profile.reducing_gap)


def _to_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    transform = transform_to_srgb(icc, image.mode) if icc else None
    return transform.apply(image) if transform else image.convert("RGB")


@lru_cache(maxsize=16)
def transform_to_srgb(icc: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """The transform from an embedded profile to sRGB; None if it is broken or does not fit."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        return ImageCms.buildTransform(source, _SRGB, mode, "RGB")
    except Exception:  # noqa: BLE001 - a profile is hostile too, and a photo is fine without it
        return None


def _censor(image: Image.Image, box: Box) -> None:
    """Destroy the content of a box: average it to a few cells, then smear those."""
    x, y, width, height = box
    region = (
        max(0, math.floor(x * image.width) - _BLUR_MARGIN),
        max(0, math.floor(y * image.height) - _BLUR_MARGIN),
        min(image.width, math.ceil((x + width) * image.width) + _BLUR_MARGIN),
        min(image.height, math.ceil((y + height) * image.height) + _BLUR_MARGIN),
    )
    patch = image.crop(region)
    cells = patch.resize(scaled_size(*patch.size, _BLUR_CELLS), Resampling.BOX)
    image.paste(cells.resize(patch.size, Resampling.BILINEAR), region)


def _save(image: Image.Image, encoding: Encoding, stem: Path) -> Rendition:
    name = f"{stem.name}-{max(image.size)}.{encoding.format.suffix}"
    path = stem.with_name(name)
    # A real file, not BytesIO: given a file descriptor, Pillow encodes JPEG without the GIL.
    with replacing(path) as handle:
        image.save(handle, encoding.format.name, **encoding.options)
        size = handle.tell()
    return Rendition(
        name, f"{stem.parent}{os.sep}", encoding.format.mime, image.width, image.height, size
    )


def _sketch(image: Image.Image) -> tuple[str, str]:
    """A placeholder (data URI) and the mean colour (#rrggbb)."""
    for edge in (20, 10):  # 20 px of confetti exceed the allowed length, 10 px do not
        tiny = image.copy()
        tiny.thumbnail((edge, edge), Resampling.BOX)
        buffer = io.BytesIO()
        tiny.save(buffer, "WEBP", quality=30, method=2)
        uri = "data:image/webp;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")
        if len(uri) <= _PLACEHOLDER_LENGTH:
            break
    dominant = tiny.resize((1, 1), Resampling.BOX).tobytes().hex()
    return uri, f"#{dominant}"
