"""Photographs to measure with: two dozen as from a phone, the largest we accept, many small ones.

The motifs are photographs from Debian's wallpaper packages, which state their licences in
``debian/copyright``; the repository contains none of them. We add what a phone's camera gives:
12 megapixels, sensor noise, orientation, GPS position, a wide-gamut profile.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

import numpy
from PIL import Image, ImageCms, ImageFilter, ImageOps
from PIL.ExifTags import IFD, Base
from PIL.Image import Resampling, Transpose
from PIL.ImageCms import ImageCmsProfile

from wuse.photos import check

PACKAGES = (
    "plasma-workspace-wallpapers",
    "mate-backgrounds",
    "lomiri-wallpapers-16.04",
    "lomiri-wallpapers-20.04",
)
_MOTIFS = tuple(
    f"backgrounds/{name}.jpg"
    for name in (
        "Bridge_by_Sander_Klootwijk",
        "Dragonfly_by_Bolly",
        "Kleiber_by_Lukas_Baubkus",
        "Picture_0B_by_freespace",
        "Wine_by_Jakkub_Mede",
        "aitzgorri_by_Aitzol_Berasategi",
        "free_by_Peter_Nerlich",
        "friends_by_Aitzol_Berasategi",
        "greentock_by_Peter_Nerlich",
        "life_by_Aitzol_Berasategi",
        "mate/nature/Garden",
        "mate/nature/LadyBird",
        "mate/nature/TwoWings",
        "mate/nature/YellowFlower",
        "picosdeeuropa_by_Aitzol_Berasategi",
        "seeding_by_Clements_Engelhardt",
        "sunset_by_Aitzol_Berasategi",
    )
) + tuple(
    f"wallpapers/{name}/contents/images/2560x1600.jpg"
    for name in (
        "BytheWater",
        "ColorfulCups",
        "EveningGlow",
        "FallenLeaf",
        "Grey",
        "OneStandsOut",
        "Path",
    )
)
_STORED = {1: None, 3: Transpose.ROTATE_180, 6: Transpose.ROTATE_90, 8: Transpose.ROTATE_270}
"""EXIF orientation -> how a phone held that way stores the upright picture."""

_SENSOR = (4000, 3000)
_SIGMA = 5.0  # standard deviation of the noise, on a scale of 0 to 255
_GPS = {1: "N", 2: (39.0, 54.0, 20.0), 3: "E", 4: (116.0, 23.0, 29.0)}
_TAKEN = 1_777_860_000
_VERSION = 1
"""Raise it whenever the same motif would give another file."""


@dataclass(frozen=True)
class Original:
    """One photograph of the corpus, with its size when upright."""

    path: Path
    width: int
    height: int


@dataclass(frozen=True)
class Corpus:
    """The photographs, made on first use and kept in a folder outside the repository."""

    folder: Path
    modules: Path
    """The folder with sharp's ``node_modules``; sharp contains the profile Display P3."""

    def originals(self) -> list[Original]:
        """The photographs of 12 megapixels, always in the same order."""
        return [self._original(number, motif) for number, motif in enumerate(_MOTIFS)]

    def _original(self, number: int, motif: str) -> Original:
        path = self.folder / f"12mp-{_VERSION}" / f"photo-{number:02}.jpg"
        # Every third was taken in portrait or upside down, every sixth in Display P3.
        orientation = (6, 8, 3)[number // 3 % 3] if number % 3 == 1 else 1
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            rng = numpy.random.default_rng(number)
            upright = _phone_picture(self._debian / "usr/share" / motif, orientation, rng)
            _save(upright, path, orientation, number, self._p3 if number % 6 == 2 else None)
        width, height = _upright_size(orientation)
        return Original(path, width, height)

    @cached_property
    def _debian(self) -> Path:
        """The unpacked files of the packages."""
        packages, files = self.folder / "debian", self.folder / "debian/files"
        if not files.exists():
            if not shutil.which("apt-get"):
                raise SystemExit("The motifs are in packages of Debian: run this on Debian.")
            packages.mkdir(parents=True, exist_ok=True)
            subprocess.run(["apt-get", "download", "-q", *PACKAGES], cwd=packages, check=True)
            for package in sorted(packages.glob("*.deb")):
                subprocess.run(["dpkg-deb", "-x", package, files], check=True)
        return files

    @cached_property
    def _p3(self) -> bytes:
        """The profile Display P3."""
        script = (
            "require('sharp')({create: {width: 1, height: 1, channels: 3, background: 'red'}})"
            ".withIccProfile('p3').png().toBuffer().then(data => process.stdout.write(data))"
        )
        node = subprocess.run(
            ["node", "-e", script], cwd=self.modules, check=True, stdout=subprocess.PIPE
        )
        with Image.open(BytesIO(node.stdout)) as image:
            return bytes(image.info["icc_profile"])

    def largest(self) -> Iterator[tuple[str, Original]]:
        """For each kind of file, the largest with a real motif that the opener accepts."""
        for kind, (suffix, mode, options) in _KINDS.items():
            path = self.folder / f"largest-{_VERSION}" / f"{kind}.{suffix}"
            if not path.exists() or check(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                _make_largest(self.originals()[0].path, path, mode, options)
            with Image.open(path) as image:
                yield kind, Original(path, *image.size)


def write_small(folder: Path, count: int) -> None:
    """Write small distinct photos into folders of fifty, with an old timestamp."""
    for number in range(count):
        path = folder / f"school-{number // 50:04}" / f"{number:05}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        red, rest = divmod(number, 1 << 16)
        Image.new("RGB", (64, 48), (red, rest >> 8, rest & 255)).save(path, quality=95)
        os.utime(path, (_TAKEN, _TAKEN))  # the cache does not trust files that changed just now


def _upright_size(orientation: int) -> tuple[int, int]:
    width, height = _SENSOR
    return (width, height) if orientation < 5 else (height, width)


def _phone_picture(motif: Path, orientation: int, rng: numpy.random.Generator) -> Image.Image:
    """The motif as from a phone's sensor: cropped, sharpened, with noise in the luminance."""
    with Image.open(motif) as image:
        upright = ImageOps.fit(image.convert("RGB"), _upright_size(orientation), Resampling.LANCZOS)
    upright = upright.filter(ImageFilter.UnsharpMask(1.5, 60, 2))
    luma, *chroma = upright.convert("YCbCr").split()
    noisy = numpy.asarray(luma) + rng.normal(0, _SIGMA, (luma.height, luma.width))
    luma = Image.fromarray(numpy.clip(noisy, 0, 255).astype("uint8"))
    return Image.merge("YCbCr", (luma, *chroma)).convert("RGB")


def _save(
    upright: Image.Image, path: Path, orientation: int, number: int, icc: bytes | None
) -> None:
    exif = Image.Exif()
    exif[Base.Make], exif[Base.Model] = "Camera", "Phone"
    exif[Base.DateTime] = "2026:05:04 10:00:00"
    exif[Base.Orientation] = orientation
    if number % 2:
        exif.get_ifd(IFD.GPSInfo).update(_GPS)
    if icc:
        wide = ImageCmsProfile(BytesIO(icc))
        upright = ImageCms.profileToProfile(upright, ImageCms.createProfile("sRGB"), wide)
    turn = _STORED[orientation]
    stored = upright.transpose(turn) if turn is not None else upright
    stored.save(path, quality=93, subsampling="4:2:0", exif=exif, icc_profile=icc)


_KINDS = {
    "JPEG": ("jpg", "RGB", {"quality": 90, "subsampling": "4:2:0"}),
    "JPEG, progressive": ("jpg", "RGB", {"quality": 90, "progressive": True}),
    "JPEG, CMYK": ("jpg", "CMYK", {"quality": 90}),
    "PNG": ("png", "RGB", {"compress_level": 1}),
    "PNG with alpha": ("png", "RGBA", {"compress_level": 1}),
    "WebP": ("webp", "RGB", {"quality": 90, "method": 0}),
    "WebP with alpha": ("webp", "RGBA", {"quality": 90, "method": 0}),
    "AVIF": ("avif", "RGB", {"quality": 80, "speed": 10}),
    "AVIF with alpha": ("avif", "RGBA", {"quality": 80, "speed": 10}),
    "HEIC": ("heic", "RGB", {"quality": 80}),
}


def _make_largest(motif: Path, path: Path, mode: str, options: dict[str, object]) -> None:
    """Enlarge a motif to the limit that the opener reports for a file that is too large."""
    with Image.open(motif) as image:
        picture = image.convert(mode)
    if mode == "RGBA":
        picture.putalpha(picture.convert("L"))
    millions = _most_megapixels(picture.resize((1, 1)), path, options)
    while True:
        scale = (millions * 1e6 / (picture.width * picture.height)) ** 0.5
        size = (int(picture.width * scale), int(picture.height * scale))
        picture.resize(size, Resampling.BICUBIC).save(path, **options)
        if not check(path):
            return
        millions *= 0.95


def _most_megapixels(dot: Image.Image, path: Path, options: dict[str, object]) -> float:
    """Millions of pixels that the opener allows in a file of one colour."""
    edge = 7000
    while True:
        dot.resize((edge, edge)).save(path, **options)
        error = check(path)
        if error and (limit := re.search(r"最多 (\d+) 万像素", error.detail)):
            return int(limit[1]) / 100
        edge = edge * 3 // 2
