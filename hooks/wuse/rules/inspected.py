"""The photos of a school that can be opened."""

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
    """A photo as a record names it, with what its header says."""

    item: Sourced[Record]
    loc: Loc
    entry: PhotoEntry
    inspection: Inspection

    @property
    def file(self) -> str:
        """The file name, as the record writes it."""
        return self.entry.file

    def finding(self, message: str, fix: str) -> Finding:
        """Return a finding at the photo's file name."""
        return at(self.item, (*self.loc, "file"), message, fix)


def inspected_photos(school: SchoolContext) -> Iterator[InspectedPhoto]:
    """Yield every usable photo once, where a record first names it. Logos are left out."""
    seen: set[str] = set()
    for item, loc, photo in school.photos:
        if photo.file in seen or not photo.is_inside or isinstance(photo, Logo):
            continue
        seen.add(photo.file)
        inspection = school.inspection(photo.file)
        if not inspection.error:
            yield InspectedPhoto(item, loc, photo, inspection)


def named_photos(
    project: Path, region: Region, wanted: Callable[[str], object] = bool
) -> Iterator[Path]:
    """Yield the photos named by records for whose path ``wanted`` returns something true."""
    context = RegionContext(project, region, date.min)
    for slug in region.owners:
        school = context.school(slug, inspect)
        for item, _, photo in school.photos:
            if photo.is_inside and wanted(item.path):
                yield school.photos_folder / photo.file
