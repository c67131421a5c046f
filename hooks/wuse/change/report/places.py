"""Which record a file holds, what such a file is called, and the pages that show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from wuse.layout import ID, SLUG, owner_of
from wuse.model.base import Record
from wuse.model.brand import BrandFile, Visibility
from wuse.model.records import Activity, Case, Exemplar
from wuse.model.schema import FILES, NAMES
from wuse.pages.parts import labels, urls
from wuse.pages.parts.cards import UNDATED
from wuse.pages.parts.years import year_title


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A path that is read as a record."""

    path: str
    kind: type[Record]
    name: str
    """What such a file is called."""

    @property
    def slug(self) -> str:
        """The owner's folder; empty for the bureau's files."""
        return owner_of(self.path)

    @property
    def id(self) -> str:
        """The record's identifier."""
        return PurePosixPath(self.path).stem


def record_file(path: str) -> RecordFile | None:
    """What a path below the project is read as; None for all that is not read as a record."""
    parts = PurePosixPath(path)
    for name, (kind, pattern) in FILES.items():
        if parts.match(pattern) and len(parts.parts) == len(PurePosixPath(pattern).parts):
            is_owners = "*" in PurePosixPath(pattern).parts[1]
            fits = bool(SLUG.fullmatch(owner_of(path))) == is_owners and ID.fullmatch(parts.stem)
            return RecordFile(path, kind, NAMES[name]) if fits else None
    return None


def own_page(file: RecordFile, record: Record | None) -> str | None:
    """The path of the page that is a record's own; None when it has none, or not in public."""
    if getattr(record, "visibility", Visibility.PUBLIC) is not Visibility.PUBLIC:
        return None
    if file.kind is Activity:
        return urls.activity(file.slug, file.id)
    if file.kind is Exemplar:
        return urls.exemplar(file.slug, file.id)
    if file.kind is Case:
        return urls.case(file.slug)
    return urls.brand(file.slug) if file.kind is BrandFile else None


def lists(record: Record) -> Iterator[tuple[str, str]]:
    """(title, path) of the pages that list a record among others."""
    if isinstance(record, Activity):
        year = record.date.year
        label = str(year) if year else UNDATED
        yield labels.TIMELINE, urls.TIMELINE
        yield f"{labels.TIMELINE} {year_title(label)}", urls.year(label)
    elif isinstance(record, Exemplar):
        yield labels.EXEMPLARS, urls.EXEMPLARS
    elif isinstance(record, BrandFile):
        yield from (("首页", urls.HOME), (labels.WALL, urls.WALL), (labels.MATRIX, urls.MATRIX))
        if district := record.owner.district:
            yield labels.DISTRICTS, urls.district(district)
