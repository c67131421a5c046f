"""One verdict about each photo of an owner, however often and under whatever name it is used.

What is said of a photo in one place would otherwise let out in another what must stay hidden: a
pupil who can be recognised, or a face that was to be blurred. The strictest word counts. Another
owner's words decide nothing about this one's photos.

Files are the same when their bytes are, or when their names are one to some system (NFC and case).
The same picture saved anew is another file: nobody can tell that by its bytes.
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
"""From nobody to a pupil who can be recognised."""

T = TypeVar("T")
R = TypeVar("R", bound=Record)


def settled(region: Region, brands: Path) -> Region:
    """The region with one verdict about each photo; to be made before anything is held back.

    Args:
        region: everything that was read, internal and expired records as well: their words count.
        brands: the folder of the owners' folders.
    """
    owners = {
        slug: _settled(folder, brands / slug / PHOTOS) for slug, folder in region.owners.items()
    }
    return replace(region, owners=owners)


def groups(entries: Iterable[PhotoEntry], home: Path) -> Mapping[str, str]:
    """File name -> the name that stands for all files which are the same.

    Bytes are read only of files that are as long as another that a strict word is said of.

    Args:
        entries: everything that an owner says of photos.
        home: the owner's folder of photos.
    """
    said = [entry for entry in entries if entry.is_inside]
    names = dict.fromkeys(entry.file for entry in said)
    found = {name: unicodedata.normalize("NFC", name).casefold() for name in names}
    strict = {entry.file for entry in said if _is_strict(entry)}
    sizes = {name: size for name in names if strict and (size := _size(home / name))}
    wanted = {sizes[name] for name in strict if name in sizes}
    by_content: dict[bytes, str] = {}
    for name in (name for name, size in sizes.items() if size in wanted):
        if digest := _digest(home / name):
            found[name] = by_content.setdefault(digest, found[name])
    return found


def verdict(entries: Iterable[PhotoEntry]) -> dict[str, object]:
    """What holds for one photo: the fields of every entry about it that the strictest word sets."""
    said = tuple(entries)
    people = max((entry.people for entry in said), key=_STRICTNESS.index)
    fields: dict[str, object] = {
        "people": people,
        "blur": tuple(dict.fromkeys(box for entry in said for box in entry.blur)),
    }
    if people is PeopleInPhoto.STUDENTS_IDENTIFIABLE and not all(
        entry.people is people and may_publish(entry) for entry in said
    ):
        fields["consent"] = None
    return fields


def _is_strict(entry: PhotoEntry) -> bool:
    return bool(entry.blur) or entry.people is PeopleInPhoto.STUDENTS_IDENTIFIABLE


def _settled(folder: OwnerFolder, home: Path) -> OwnerFolder:
    entries = [entry for record in _records(folder) for _, entry in photos_in(record)]
    if not any(map(_is_strict, entries)):
        return folder
    same = groups(entries, home)
    uses: dict[str, list[PhotoEntry]] = {}
    for entry in entries:
        if entry.file in same:
            uses.setdefault(same[entry.file], []).append(entry)
    verdicts = {name: verdict(uses[shared]) for name, shared in same.items()}

    def judged(item: Sourced[R]) -> Sourced[R]:
        return replace(item, record=_judged(item.record, verdicts))

    return replace(
        folder,
        source=judged(folder.source),
        activities=tuple(map(judged, folder.activities)),
        exemplars=tuple(map(judged, folder.exemplars)),
        case=folder.case and judged(folder.case),
    )


def _records(folder: OwnerFolder) -> Iterator[Record]:
    yield folder.profile
    yield from (item.record for item in (*folder.activities, *folder.exemplars))
    if folder.case:
        yield folder.case.record


def _judged(value: T, verdicts: Mapping[str, Mapping[str, object]]) -> T:
    if isinstance(value, PhotoEntry):
        return value.model_copy(update=verdicts.get(value.file, {}))
    if isinstance(value, tuple):
        return type(value)(_judged(item, verdicts) for item in value)
    if isinstance(value, Record):
        names = fields_holding(type(value), PhotoEntry)
        return value.model_copy(
            update={name: _judged(getattr(value, name), verdicts) for name in names}
        )
    return value


def _size(path: Path) -> int:
    """Bytes of an ordinary file; 0 for anything else."""
    try:
        return path.stat().st_size if path.is_file() and not path.is_symlink() else 0
    except (OSError, ValueError):
        return 0


def _digest(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            found = blake2b(digest_size=16)
            while part := file.read(1 << 20):
                found.update(part)
            return found.digest()
    except OSError:
        return b""
