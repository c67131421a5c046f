"""Where the records of an owner stand: which file, which field of it, and a number for the row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wuse.layout import ACTIVITIES, EXEMPLARS
from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.initiative import Initiative
from wuse.model.records import Activity
from wuse.model.region import OwnerFolder

from .sheets import Sheet

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One record that a row of a sheet can show."""

    number: str
    """``beizao``, ``beizao/activities/2025-10-28-double-ninth``, ``beizao/honours/3``."""
    path: str
    """The file, relative to the project."""
    kind: type[Record]
    """The record that the file holds."""
    loc: Loc
    """Where in it the record stands."""
    parts: Mapping[str, Record]
    """Section of the sheet's columns -> the record with these fields."""

    def field(self, section: str, name: str) -> Loc:
        """Where a field of the row stands in the file."""
        inner = () if section in self.loc else (section,) if section else ()
        return (*self.loc, *inner, name)


def places(sheet: Sheet, folder: OwnerFolder) -> Iterator[Place]:
    """The records of an owner that a sheet shows, in their order."""
    slug, profile = folder.slug, folder.profile
    brand_file = folder.source.path
    if sheet.of_schools:
        parts: dict[str, Record] = {"owner": profile.owner, "brand": profile.brand}
        yield Place(slug, brand_file, BrandFile, (), parts)
    elif not sheet.section:
        is_activity = sheet.kind is Activity
        below = ACTIVITIES if is_activity else EXEMPLARS
        for item in folder.activities if is_activity else folder.exemplars:
            number = f"{slug}/{below}/{item.id}"
            yield Place(number, item.path, sheet.kind, (), {"": item.record})
    else:
        section = sheet.section
        for id, loc, record in _entries(getattr(profile, section), (section,)):
            yield Place(f"{slug}/{section}/{id}", brand_file, BrandFile, loc, {section: record})


def _entries(records: Iterable[Record], loc: Loc) -> Iterator[tuple[str, Loc, Record]]:
    """The entries of a list; initiatives at every depth, by their identifiers."""
    for position, record in enumerate(records):
        here = (*loc, position)
        if isinstance(record, Initiative):
            yield record.id, here, record
            yield from _entries(record.children, (*here, "children"))
        else:
            yield str(position + 1), here, record
