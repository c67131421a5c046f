"""One file of records, before and after, as a reviewer is told of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wuse.layout import PHOTOS, top
from wuse.model.base import Record
from wuse.model.brand import BrandFile, Visibility
from wuse.model.media import PhotoEntry, photos_in
from wuse.model.records import Exemplar

from .fields import differences
from .flags import photo_flags, record_flags
from .model import Flag, Kind, Outcome, PhotoChange, Piece, RecordChange
from .places import RecordFile, record_file
from .versions import Versions
from .wording import name_of

_PRIVATE = "里面有不能公开的个人信息，这里不列出内容。"
_SAME = "只改了写法，内容没有变。"
_BROKEN = "改好以前，{}不会发布。"


@dataclass(frozen=True, slots=True)
class Step:
    """A path before and after; None where it is not."""

    old: str | None
    new: str | None

    @property
    def path(self) -> str:
        """The path that it is known by."""
        return self.new or self.old or ""

    @property
    def outcome(self) -> Outcome:
        """What becomes of the file."""
        return (
            Outcome.NEW
            if self.old is None
            else Outcome.REMOVED
            if self.new is None
            else Outcome.CHANGED
        )


@dataclass(frozen=True, slots=True)
class RecordReport:
    """A record that a change touches, and both versions of it for those who ask for more."""

    change: RecordChange
    flags: tuple[Flag, ...]
    file: RecordFile
    old: Record | None
    new: Record | None
    old_file: RecordFile | None


def tell(both: Versions, step: Step) -> RecordReport | None:
    """What becomes of the record at a path; None for a path that is not read as a record."""
    file = record_file(step.path)
    if file is None:
        return None
    was, now = (record_file(path) if path else None for path in (step.old, step.new))
    old, new = both.old.read(was), both.new.read(now)
    known = new or old
    if {step.old, step.new} & {*both.old.withheld, *both.new.withheld}:
        change = RecordChange(step.outcome, file.name, file.id, file.path, note=_PRIVATE)
        return RecordReport(change, (), file, None, None, was)
    name = name_of(known.brand if isinstance(known, BrandFile) else known) if known else ""
    title = name or file.id
    if now and new is None:
        note = _BROKEN.format("整所学校" if file.kind is BrandFile else "这一项")
        change = RecordChange(Outcome.BROKEN, file.name, title, file.path, note=note)
        return RecordReport(change, (), file, old, None, was)
    if new is None:
        return RecordReport(
            RecordChange(step.outcome, file.name, title, file.path), (), file, old, None, was
        )
    photos = tuple(_photos(both, file, old, new))
    found = tuple(it for it in differences(old, new) if it.pieces != (Piece(Kind.NEW, title),))
    note = "" if found or photos or old is None else _SAME
    if was and was.path != file.path:
        note = f"由 {was.id}.yml 改名，网址跟着变了。"
    change = RecordChange(step.outcome, file.name, title, file.path, found, photos, note)
    flags = (*record_flags(old, new), *_photo_flags(both, file, old, new))
    return RecordReport(change, tuple(Flag(title, text) for text in flags), file, old, new, was)


def _photos(
    both: Versions, file: RecordFile, old: Record | None, new: Record
) -> Iterator[PhotoChange]:
    place = top(file.path)
    before, after = _entries(old), _entries(new)
    for name in {**after, **before}:
        was, now = before.get(name), after.get(name)
        is_other, is_gone = (test(both, file, name) for test in (_is_other_picture, _is_gone))
        if was == now and not is_other and not is_gone:
            continue
        caption = _caption(now or was)
        outcome = (
            Outcome.NEW if was is None else Outcome.REMOVED if now is None else Outcome.CHANGED
        )
        said = ((Piece(Kind.NEW, name),), (Piece(Kind.NEW, caption),))
        seen = (was if old and _shows_photos(old) else None, now if _shows_photos(new) else None)
        yield PhotoChange(
            outcome,
            name,
            caption,
            tuple(it for it in differences(was, now) if it.pieces not in said) if now else (),
            _what_became(is_other, is_gone) if was and now else "",
            *both.pictures(place, *seen),
        )


def _what_became(is_other: bool, is_gone: bool) -> str:
    return "照片文件没有了。" if is_gone else "换了照片文件。" if is_other else ""


def _caption(photo: PhotoEntry | None) -> str:
    return photo.caption or photo.alt if photo else ""


def _photo_flags(
    both: Versions, file: RecordFile, old: Record | None, new: Record
) -> Iterator[str]:
    before = _entries(old)
    for name, photo in _entries(new).items():
        yield from photo_flags(before.get(name), photo, _is_other_picture(both, file, name))


def _is_other_picture(both: Versions, file: RecordFile, name: str) -> bool:
    """Whether the file of a photo changes, rather than what is written of it."""
    return _path(file, name) in both.changed and not _is_gone(both, file, name)


def _is_gone(both: Versions, file: RecordFile, name: str) -> bool:
    """Whether the file of a photo is removed."""
    path = _path(file, name)
    return path in both.changed and not (both.new.root / path).exists()


def _path(file: RecordFile, name: str) -> str:
    return f"{top(file.path)}/{PHOTOS}/{name}"


def _entries(record: Record | None) -> dict[str, PhotoEntry]:
    return {photo.file: photo for _, photo in photos_in(record)}


def _shows_photos(record: Record) -> bool:
    """Whether the photos of a record are published at all."""
    if getattr(record, "visibility", Visibility.PUBLIC) is not Visibility.PUBLIC:
        return False
    return not isinstance(record, Exemplar) or record.may_be_named
