"""How close a published file is to the best that its size allows.

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
    """SSIMULACRA2 of a file against the original, resized from all of its pixels by LANCZOS."""
    with Image.open(published) as image:
        size = image.size
    return float(compute_ssimulacra2(BytesIO(_reference(original, size)), published))


@lru_cache(maxsize=8)
def _reference(original: Path, size: tuple[int, int]) -> bytes:
    buffer = BytesIO()
    _upright(original).resize(size, Resampling.LANCZOS).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


@lru_cache(maxsize=1)
def _upright(original: Path) -> Image.Image:
    """All pixels of the original, upright and in sRGB."""
    with Image.open(original) as image:
        upright = ImageOps.exif_transpose(image)
    if icc := image.info.get("icc_profile"):
        profile = ImageCms.ImageCmsProfile(BytesIO(icc))
        upright = ImageCms.profileToProfile(upright, profile, ImageCms.createProfile("sRGB"))
    return upright
