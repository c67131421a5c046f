"""The photos of a school that can be looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from wuse.model.base import Record
from wuse.model.brand import Logo
from wuse.model.media import PhotoEntry
from wuse.model.region import Region, Sourced
from wuse.photos import Inspection, inspect
from wuse.source.problems import Loc

from .context import RegionContext, SchoolContext
from .rule import Finding, at


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


def inspected_photos(school: SchoolContext) -> Iterator[InspectedPhoto]:
    """Every usable photo once, where it is named first. A logo is no photo."""
    named: set[str] = set()
    for item, loc, photo in school.photos:
        if photo.file in named or not photo.is_inside or isinstance(photo, Logo):
            continue
        named.add(photo.file)
        look = school.looked_at(photo.file)
        if not look.error:
            yield InspectedPhoto(item, loc, photo, look)


def named_photos(
    project: Path, region: Region, wanted: Callable[[str], object] = bool
) -> Iterator[Path]:
    """The photos that records name, as far as ``wanted`` says yes to the record's path."""
    context = RegionContext(project, region, date.min)
    for slug in region.owners:
        school = context.school(slug, inspect)
        for item, _, photo in school.photos:
            if photo.is_inside and wanted(item.path):
                yield school.home / photo.file
