"""What goes into the darkroom (`PhotoRequest`) and what comes out (`Photo`)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

Box = tuple[float, float, float, float]
"""Left, top, width and height, as fractions of the upright picture."""


@dataclass(frozen=True, slots=True)
class PhotoRequest:
    """A photo to publish, and the boxes in it that nobody may ever see."""

    path: Path
    blur: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendition:
    """One publishable file made from a photo.

    `name` is a permanent file name for the site: it changes whenever the content does.
    `folder` is where the file lies in the cache. Sizes are in pixels, `bytes` in bytes.
    """

    name: str
    folder: str
    mime: str
    width: int
    height: int
    bytes: int

    @property
    def path(self) -> Path:
        """The file in the cache."""
        return Path(self.folder, self.name)


@dataclass(frozen=True, slots=True)
class Photo:
    """A developed photo.

    `width` and `height` are those of the source, upright. `dominant` is its mean colour as
    `#rrggbb`; `placeholder` is a data URI of at most 400 characters, shown until a rendition
    arrives. Renditions are sorted from large to small; those of one size, in the profile's order.
    """

    key: str
    width: int
    height: int
    dominant: str
    placeholder: str
    renditions: tuple[Rendition, ...]

    @property
    def jpegs(self) -> tuple[Rendition, ...]:
        """The renditions that any program can open, from large to small; every profile has some."""
        return tuple(item for item in self.renditions if item.mime == "image/jpeg")
