"""Inspect a photo without decoding it whole: its header, metadata and fingerprint."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from wuse.filenames import PHOTO_SUFFIXES

from .errors import PhotoError
from .fingerprint import Fingerprint, fingerprint
from .opener import identify, orientation
from .private_metadata import PrivateFact, private_metadata
from .safe_read import open_regular


@dataclass(frozen=True, slots=True)
class Inspection:
    """What an inspection tells, or the error; with an error, all other fields are empty."""

    format: str = ""
    """A key of `PHOTO_SUFFIXES`."""
    error: PhotoError | None = None
    width: int = 0
    """Pixels, upright."""
    height: int = 0
    bytes: int = 0
    private_facts: tuple[PrivateFact, ...] = ()
    """Kinds of private facts in the metadata."""
    fingerprint: Fingerprint | None = None
    """What it looks like; None for a photo that is yet to be prepared."""

    @property
    def edge(self) -> int:
        """The longer side in pixels."""
        return max(self.width, self.height)

    def expected_suffix(self, name: str) -> str:
        """The ending that the file `name` should have; empty if its own is right."""
        suffixes = PHOTO_SUFFIXES.get(self.format)
        if not suffixes or Path(name).suffix.lower().removeprefix(".") in suffixes:
            return ""
        return suffixes[0]

    def dump(self) -> str:
        """The inspection as text, for the index."""
        error, appearance = self.error, self.fingerprint
        return json.dumps(
            [
                self.format,
                error.dump() if error else None,
                self.width,
                self.height,
                self.bytes,
                self.private_facts,
                appearance.dump() if appearance else None,
            ]
        )

    @classmethod
    def revive(cls, text: str) -> Inspection | None:
        """Restore a dumped inspection; None if the text is not one."""
        try:
            format, error, width, height, size, private, appearance = json.loads(text)
            return cls(
                format=str(format),
                error=PhotoError.revive(error) if error else None,
                width=int(width),
                height=int(height),
                bytes=int(size),
                private_facts=tuple(map(PrivateFact, private)),
                fingerprint=Fingerprint.revive(appearance) if appearance else None,
            )
        except (TypeError, ValueError, LookupError, RecursionError):
            return None


def inspect(path: Path) -> Inspection:
    """Inspect a photo. Only a small one is decoded, and only as far as `fingerprint` needs."""
    try:
        handle, status = open_regular(path)
        size = status.st_size
        with handle, identify(handle, size) as image:
            # These orientations turn the picture by a quarter, which swaps its sides.
            width, height = image.size[::-1] if orientation(image) >= 5 else image.size
            return Inspection(
                format=str(image.format),
                width=width,
                height=height,
                bytes=size,
                private_facts=private_metadata(image).facts,
                fingerprint=fingerprint(handle, image, size),
            )
    except PhotoError as error:
        return Inspection(error=error)


def check(path: Path) -> PhotoError | None:
    """The error of a photo, as far as its header shows."""
    return inspect(path).error
