"""One record file, before and after -> what a reviewer reads about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wuse.layout import PHOTOS, top
from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.media import PhotoEntry, photos_in
from wuse.model.records import Exemplar

from .fields import differences
from .flags import photo_flags, record_flags
from .model import Difference, Flag, Outcome, PhotoChange, PieceKind, RecordChange, TextPiece
from .record_file import RecordFile, is_public, record_file
from .versions import Versions
from .wording import name_of

_PRIVATE = "里面有不能公开的个人信息，这里不列出内容。"
_SAME = "只改了写法，内容没有变。"
_BROKEN = "改好以前，{}不会发布。"


@dataclass(frozen=True, slots=True)
class PathChange:
    """The path of a file before and after; None where the file does not exist."""

    old: str | None
    new: str | None

    @property
    def path(self) -> str:
        """The present path or, of a removed file, the last one."""
        return self.new or self.old or ""

    @property
    def outcome(self) -> Outcome:
        """What happens to the file."""
        return _outcome(self.old, self.new)


@dataclass(frozen=True, slots=True)
class RecordReport:
    """What a change does to a record, with both versions of the record."""

    change: RecordChange
    flags: tuple[Flag, ...]
    file: RecordFile
    old: Record | None
    new: Record | None
    old_file: RecordFile | None


def record_report(both: Versions, paths: PathChange) -> RecordReport | None:
    """What happens to the record at a path; None for a path that is not read as a record."""
    file = record_file(paths.path)
    if file is None:
        return None
    old_file, new_file = (record_file(path) if path else None for path in (paths.old, paths.new))
    old, new = both.old.read(old_file), both.new.read(new_file)
    if {paths.old, paths.new} & {*both.old.withheld, *both.new.withheld}:
        change = RecordChange(paths.outcome, file.name, file.id, file.path, note=_PRIVATE)
        return RecordReport(change, (), file, None, None, old_file)
    title = _title(new or old) or file.id
    if new_file and new is None:
        note = _BROKEN.format("整所学校" if file.kind is BrandFile else "这一项")
        change = RecordChange(Outcome.BROKEN, file.name, title, file.path, note=note)
        return RecordReport(change, (), file, old, None, old_file)
    if new is None:
        change = RecordChange(paths.outcome, file.name, title, file.path)
        return RecordReport(change, (), file, old, None, old_file)
    photos = tuple(_photos(both, file, old, new))
    fields = _differences(old, new, title)
    note = "" if fields or photos or old is None else _SAME
    if old_file and old_file.path != file.path:
        note = f"由 {old_file.id}.yml 改名，网址跟着变了。"
    change = RecordChange(paths.outcome, file.name, title, file.path, fields, photos, note)
    texts = (*record_flags(old, new), *_photo_flags(both, file, old, new))
    flags = tuple(Flag(title, text) for text in texts)
    return RecordReport(change, flags, file, old, new, old_file)


def _outcome(old: object, new: object) -> Outcome:
    if old is None:
        return Outcome.NEW
    return Outcome.REMOVED if new is None else Outcome.CHANGED


def _title(record: Record | None) -> str:
    if isinstance(record, BrandFile):
        return name_of(record.brand)
    return name_of(record) if record else ""


def _differences(old: Record | None, new: Record, *known: str) -> tuple[Difference, ...]:
    """The fields that differ, without a new field whose value the report shows anyway."""
    shown = [(TextPiece(PieceKind.NEW, text),) for text in known]
    return tuple(item for item in differences(old, new) if item.pieces not in shown)


def _photos(
    both: Versions, file: RecordFile, old: Record | None, new: Record
) -> Iterator[PhotoChange]:
    old_entries, new_entries = _entries(old), _entries(new)
    for name in {**new_entries, **old_entries}:
        before, after = old_entries.get(name), new_entries.get(name)
        is_other = _is_other_picture(both, file, name)
        is_removed = _is_removed(both, file, name)
        if before == after and not is_other and not is_removed:
            continue
        caption = _caption(after or before)
        yield PhotoChange(
            _outcome(before, after),
            name,
            caption,
            _differences(before, after, name, caption) if after else (),
            _file_note(is_other, is_removed) if before and after else "",
            *both.pictures(
                top(file.path),
                before if old and _shows_photos(old) else None,
                after if _shows_photos(new) else None,
            ),
        )


def _file_note(is_other: bool, is_removed: bool) -> str:
    return "照片文件没有了。" if is_removed else "换了照片文件。" if is_other else ""


def _caption(photo: PhotoEntry | None) -> str:
    return photo.caption or photo.alt if photo else ""


def _photo_flags(
    both: Versions, file: RecordFile, old: Record | None, new: Record
) -> Iterator[str]:
    before = _entries(old)
    for name, photo in _entries(new).items():
        yield from photo_flags(before.get(name), photo, _is_other_picture(both, file, name))


def _is_other_picture(both: Versions, file: RecordFile, name: str) -> bool:
    """Whether the file of a photo changes; its entry in the record may stay as it is."""
    return _path(file, name) in both.changed and not _is_removed(both, file, name)


def _is_removed(both: Versions, file: RecordFile, name: str) -> bool:
    """Whether the file of a photo is removed."""
    path = _path(file, name)
    return path in both.changed and not (both.new.root / path).exists()


def _path(file: RecordFile, name: str) -> str:
    return f"{top(file.path)}/{PHOTOS}/{name}"


def _entries(record: Record | None) -> dict[str, PhotoEntry]:
    return {photo.file: photo for _, photo in photos_in(record)}


def _shows_photos(record: Record) -> bool:
    """Whether the photos of a record are published at all."""
    return is_public(record) and (not isinstance(record, Exemplar) or record.may_be_named)
