"""The photos of a school that can be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from wuse.model.base import Record
from wuse.model.brand import Logo
from wuse.model.media import PhotoEntry
from wuse.model.region import Sourced
from wuse.photos import Inspection
from wuse.source.problems import Loc

from .finding import Finding, at
from .scene import School

Seen = tuple[Sourced[Record], Loc, PhotoEntry, Inspection]
"""The record that names a photo, the place there, the entry, and what the photo looks like."""


def photos_seen(school: School) -> Iterator[Seen]:
    """Every usable photo once, where it is named first. A logo is no photo."""
    named: set[str] = set()
    for item, loc, photo in school.photos:
        if photo.file in named or not photo.is_inside or isinstance(photo, Logo):
            continue
        named.add(photo.file)
        found = school.looked_at(photo.file)
        if not found.error:
            yield item, loc, photo, found


def at_file(seen: Seen, message: str, fix: str) -> Finding:
    """A finding at the name of a photo."""
    item, loc, *_ = seen
    return at(item, (*loc, "file"), message, fix)
