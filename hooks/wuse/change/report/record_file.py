"""Which record a file holds, and whether that is public."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from wuse.layout import ID, SLUG, owner_of
from wuse.model.base import Record
from wuse.model.brand import Visibility
from wuse.model.schema import FILES, NAMES


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A path that is read as a record."""

    path: str
    kind: type[Record]
    name: str
    """The Chinese name of such files."""

    @property
    def slug(self) -> str:
        """The owner's folder; empty for the bureau's files."""
        return owner_of(self.path)

    @property
    def id(self) -> str:
        """The record's identifier."""
        return PurePosixPath(self.path).stem


def record_file(path: str) -> RecordFile | None:
    """The record file at a path below the project; None if it is not read as a record."""
    parts = PurePosixPath(path)
    for name, (kind, pattern) in FILES.items():
        if parts.match(pattern) and len(parts.parts) == len(PurePosixPath(pattern).parts):
            is_owners = "*" in PurePosixPath(pattern).parts[1]
            has_slug = bool(SLUG.fullmatch(owner_of(path)))
            is_valid = has_slug == is_owners and ID.fullmatch(parts.stem)
            return RecordFile(path, kind, NAMES[name]) if is_valid else None
    return None


def is_public(record: Record) -> bool:
    """Whether the site shows a record; kinds without a visibility are always shown."""
    return getattr(record, "visibility", Visibility.PUBLIC) is Visibility.PUBLIC
