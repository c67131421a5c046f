"""Photo names that work everywhere: in an address, on Windows, in git, in a zip file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import date
from itertools import count

from wuse.filenames import KNOWN_SUFFIXES, is_device

_SAFE_STEM = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_LONGEST_STEM = 60


def is_safe(name: str, suffixes: Collection[str]) -> bool:
    """Whether a name may stay: lower-case ASCII, with an ending that fits the content."""
    stem, _, suffix = name.rpartition(".")
    return suffix in suffixes and _is_safe_stem(stem)


def new_name(name: str, suffix: str, day: date | None, unavailable: Collection[str]) -> str:
    """Make a safe name for a photo.

    An ASCII name stays recognisable (``Tree Planting.JPG``: ``tree-planting.jpg``). Other photos
    are named after the day on which they were taken, or else ``photo``, and numbered.

    Args:
        name: the present name.
        suffix: the new ending, without the dot.
        day: the day on which the photo was taken, if known.
        unavailable: names not to use, `folded`. Include the present name: names that differ only in
            case are one file on Windows, and git there does not see such a change.
    """
    stem = _slug(name)
    if _is_safe_stem(stem) and f"{stem}.{suffix}" not in unavailable:
        return f"{stem}.{suffix}"
    base = day.isoformat() if day else stem or "photo"
    numbered = (f"{base}-{number}.{suffix}" for number in count(1))
    return next(free for free in numbered if free not in unavailable)


def _is_safe_stem(stem: str) -> bool:
    return bool(_SAFE_STEM.fullmatch(stem)) and not is_device(stem)


def _slug(name: str) -> str:
    """The name without its ending, as lower-case words; empty if it is not ASCII."""
    plain = unicodedata.normalize("NFKC", name).rstrip(". ")
    stem, _, suffix = plain.rpartition(".")
    stem = stem if suffix.lower() in KNOWN_SUFFIXES else plain
    if not stem.isascii():
        return ""
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:_LONGEST_STEM].rstrip("-")
