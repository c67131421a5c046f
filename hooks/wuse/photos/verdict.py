"""Reach one verdict about each photo of an owner, however often and by whatever name it is used.

Otherwise a lenient entry could publish what a strict one hides: a pupil who can be recognised, or a
face to be blurred. The strictest entry counts. Entries of other owners have no influence.

Two files are the same if their bytes are equal, or if some system takes their names for one (NFC
and case). The same picture saved again is another file: its bytes do not show that it is the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from wuse.layout import PHOTOS
from wuse.model.annotations import fields_holding
from wuse.model.base import Record
from wuse.model.media import PeopleInPhoto, PhotoEntry, photos_in
from wuse.model.publication import may_publish
from wuse.model.region import OwnerFolder, Region, Sourced

_STRICTNESS = tuple(PeopleInPhoto)
"""From an empty scene to a pupil who can be recognised."""

T = TypeVar("T")
R = TypeVar("R", bound=Record)


def apply_verdicts(region: Region, brands: Path) -> Region:
    """The region with one verdict about each photo. Call it before anything is held back.

    Args:
        region: everything that was read, including internal and expired records: they count, too.
        brands: the folder that holds the owners' folders.
    """
    owners = {
        slug: _apply_verdicts(folder, brands / slug / PHOTOS)
        for slug, folder in region.owners.items()
    }
    return replace(region, owners=owners)


def same_files(entries: Iterable[PhotoEntry], home: Path) -> Mapping[str, str]:
    """File name -> the name that stands for all files that are the same.

    Reads the bytes only of files of the same size as one with a strict entry.

    Args:
        entries: all photo entries of an owner.
        home: the owner's folder of photos.
    """
    inside = [entry for entry in entries if entry.is_inside]
    names = dict.fromkeys(entry.file for entry in inside)
    representatives = {name: unicodedata.normalize("NFC", name).casefold() for name in names}
    strict = {entry.file for entry in inside if _is_strict(entry)}
    sizes = {name: size for name in names if strict and (size := _size(home / name))}
    wanted = {sizes[name] for name in strict if name in sizes}
    by_content: dict[bytes, str] = {}
    for name in (name for name, size in sizes.items() if size in wanted):
        if digest := _digest(home / name):
            representatives[name] = by_content.setdefault(digest, representatives[name])
    return representatives


def verdict(entries: Iterable[PhotoEntry]) -> dict[str, object]:
    """The fields that all entries about one photo must have, set by the strictest entry."""
    entries = tuple(entries)
    people = max((entry.people for entry in entries), key=_STRICTNESS.index)
    fields: dict[str, object] = {
        "people": people,
        "blur": tuple(dict.fromkeys(box for entry in entries for box in entry.blur)),
    }
    if people is PeopleInPhoto.STUDENTS_IDENTIFIABLE and not all(
        entry.people is people and may_publish(entry) for entry in entries
    ):
        fields["consent"] = None
    return fields


def _is_strict(entry: PhotoEntry) -> bool:
    return bool(entry.blur) or entry.people is PeopleInPhoto.STUDENTS_IDENTIFIABLE


def _apply_verdicts(folder: OwnerFolder, home: Path) -> OwnerFolder:
    entries = [entry for record in _records(folder) for _, entry in photos_in(record)]
    if not any(map(_is_strict, entries)):
        return folder
    representatives = same_files(entries, home)
    uses: dict[str, list[PhotoEntry]] = {}
    for entry in entries:
        if entry.file in representatives:
            uses.setdefault(representatives[entry.file], []).append(entry)
    verdicts = {name: verdict(uses[shared]) for name, shared in representatives.items()}

    def with_verdicts(item: Sourced[R]) -> Sourced[R]:
        return replace(item, record=_with_verdicts(item.record, verdicts))

    return replace(
        folder,
        source=with_verdicts(folder.source),
        activities=tuple(map(with_verdicts, folder.activities)),
        exemplars=tuple(map(with_verdicts, folder.exemplars)),
        case=folder.case and with_verdicts(folder.case),
    )


def _records(folder: OwnerFolder) -> Iterator[Record]:
    yield folder.profile
    yield from (item.record for item in (*folder.activities, *folder.exemplars))
    if folder.case:
        yield folder.case.record


def _with_verdicts(value: T, verdicts: Mapping[str, Mapping[str, object]]) -> T:
    if isinstance(value, PhotoEntry):
        return value.model_copy(update=verdicts.get(value.file, {}))
    if isinstance(value, tuple):
        return type(value)(_with_verdicts(item, verdicts) for item in value)
    if isinstance(value, Record):
        names = fields_holding(type(value), PhotoEntry)
        return value.model_copy(
            update={name: _with_verdicts(getattr(value, name), verdicts) for name in names}
        )
    return value


def _size(path: Path) -> int:
    """The size of a regular file in bytes; 0 for anything else."""
    try:
        return path.stat().st_size if path.is_file() and not path.is_symlink() else 0
    except (OSError, ValueError):
        return 0


def _digest(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            hasher = blake2b(digest_size=16)
            while part := file.read(1 << 20):
                hasher.update(part)
            return hasher.digest()
    except OSError:
        return b""
