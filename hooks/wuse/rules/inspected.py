"""The photos of a school that can be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wuse.model.base import Record
from wuse.model.brand import Logo
from wuse.model.media import PhotoEntry
from wuse.model.region import Sourced
from wuse.photos import Inspection
from wuse.source.problems import Loc

from .finding import Finding, at
from .scene import School


class InspectedPhoto(NamedTuple):
    """A photo as a record names it, and what its file looks like."""

    item: Sourced[Record]
    loc: Loc
    entry: PhotoEntry
    look: Inspection

    @property
    def file(self) -> str:
        """Its name, as the record writes it."""
        return self.entry.file

    def finding(self, message: str, fix: str) -> Finding:
        """A finding at the photo's name."""
        return at(self.item, (*self.loc, "file"), message, fix)


def inspected_photos(school: School) -> Iterator[InspectedPhoto]:
    """Every usable photo once, where it is named first. A logo is no photo."""
    named: set[str] = set()
    for item, loc, photo in school.photos:
        if photo.file in named or not photo.is_inside or isinstance(photo, Logo):
            continue
        named.add(photo.file)
        look = school.looked_at(photo.file)
        if not look.error:
            yield InspectedPhoto(item, loc, photo, look)
