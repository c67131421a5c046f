"""A first look at a photo: what its header and metadata tell, and what it looks like."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from wuse.filenames import PHOTO_SUFFIXES

from .errors import PhotoError
from .fingerprint import Glance, glance
from .opener import identify, orientation
from .private_metadata import Trace, traces
from .safe_read import open_regular


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a first look tells, or what is wrong; then the rest says nothing."""

    format: str = ""
    """A key of `PHOTO_SUFFIXES`."""
    error: PhotoError | None = None
    width: int = 0
    """Pixels, upright."""
    height: int = 0
    bytes: int = 0
    traces: tuple[Trace, ...] = ()
    """Private things in the metadata."""
    glance: Glance | None = None
    """What it looks like; None for photos that are yet to be prepared."""

    @property
    def edge(self) -> int:
        """The longer side."""
        return max(self.width, self.height)

    def expected_suffix(self, name: str) -> str:
        """The ending that a file called `name` should have had; empty when it has a right one."""
        suffixes = PHOTO_SUFFIXES.get(self.format)
        if not suffixes or Path(name).suffix.lower().removeprefix(".") in suffixes:
            return ""
        return suffixes[0]

    def dump(self) -> str:
        """The inspection as text, to be remembered."""
        error, look = self.error, self.glance
        return json.dumps(
            [
                self.format,
                error.dump() if error else None,
                self.width,
                self.height,
                self.bytes,
                self.traces,
                look.dump() if look else None,
            ]
        )

    @classmethod
    def revive(cls, text: str) -> Inspection | None:
        """The inspection that was dumped; None when the text is none of ours."""
        try:
            format, error, width, height, size, found, look = json.loads(text)
            return cls(
                format=str(format),
                error=PhotoError.revive(error) if error else None,
                width=int(width),
                height=int(height),
                bytes=int(size),
                traces=tuple(map(Trace, found)),
                glance=Glance.revive(look) if look else None,
            )
        except (TypeError, ValueError, LookupError, RecursionError):
            return None


def inspect(path: Path) -> Inspection:
    """Look at a photo. Only a small one is decoded, and only as much as `glance` needs."""
    try:
        handle, status = open_regular(path)
        size = status.st_size
        with handle, identify(handle, size) as image:
            # What turns the picture by a quarter swaps its sides.
            width, height = image.size[::-1] if orientation(image) >= 5 else image.size
            return Inspection(
                format=str(image.format),
                width=width,
                height=height,
                bytes=size,
                traces=traces(image).found,
                glance=glance(handle, image, size),
            )
    except PhotoError as error:
        return Inspection(error=error)


def check(path: Path) -> PhotoError | None:
    """What is wrong with a photo as far as its header tells."""
    return inspect(path).error
