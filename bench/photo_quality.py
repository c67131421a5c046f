"""How close a published file is to the best possible picture of its size.

SSIMULACRA2 (https://github.com/cloudinary/ssimulacra2) follows human judgement more closely than
PSNR or SSIM: 90 is visually lossless, 70 high quality, 50 medium, 30 low.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, ImageOps
from PIL.Image import Resampling
from ssimulacra2 import compute_ssimulacra2


def score(original: Path, published: Path) -> float:
    """SSIMULACRA2 of a file against the original, reduced to the same size with Lanczos."""
    picture = _as_browser(published)
    return float(compute_ssimulacra2(BytesIO(_reference(original, picture.size)), _png(picture)))


@lru_cache(maxsize=8)
def _reference(original: Path, size: tuple[int, int]) -> bytes:
    return _png(_original(original).resize(size, Resampling.LANCZOS)).getvalue()


@lru_cache(maxsize=1)
def _original(path: Path) -> Image.Image:
    """All pixels of an original; caching one is enough, as its files are scored in a row."""
    return _as_browser(path)


def _as_browser(path: Path) -> Image.Image:
    """A picture as a browser shows it: upright, and converted from its profile to sRGB."""
    with Image.open(path) as image:
        upright = ImageOps.exif_transpose(image)
    if icc := image.info.get("icc_profile"):
        profile = ImageCms.ImageCmsProfile(BytesIO(icc))
        upright = ImageCms.profileToProfile(upright, profile, ImageCms.createProfile("sRGB"))
    return upright


def _png(image: Image.Image) -> BytesIO:
    buffer = BytesIO()
    image.convert("RGB").save(buffer, "PNG", compress_level=1)
    return buffer
