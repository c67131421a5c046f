"""Photos: the files that records name exist, can be opened, and may be shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wuse.model.base import Record
from wuse.model.media import PhotoEntry
from wuse.model.publication import may_publish
from wuse.model.region import OwnerFolder
from wuse.photos import check as check_file
from wuse.source.problems import Code, Loc, Severity

from .finding import Finding, at, records


def photos(project: Path, folder: OwnerFolder) -> Iterator[Finding]:
    """Every photo that a record names is a usable file of this owner, and may be published."""
    home = project / "brands" / folder.slug / "photos"
    shown = f"brands/{folder.slug}/photos"
    if home.is_symlink():
        message = "photos 是一个快捷方式（符号链接），里面的照片不会发布"
        yield Finding(
            shown, None, (), Code.SYMLINK, Severity.ERROR, message, "把文件夹本身复制过来"
        )
        return
    used = set()
    for item in records(folder):
        for loc, photo in entries(item.record):
            used.add(photo.file)
            if not photo.is_inside:
                message = f"照片文件“{photo.file}”应只写文件名，不带文件夹"
                fix = "把照片放进本校的 photos 文件夹，只写文件名"
                yield at(item, (*loc, "file"), Code.PHOTO_NAME, message, fix)
            elif error := check_file(home / photo.file):
                message = f"照片“{photo.file}”：{error.message}"
                yield at(item, (*loc, "file"), Code.PHOTO, message, error.fix)
            if not may_publish(photo):
                message = "学生可辨认而没有监护人同意，这张照片不会发布"
                fix = "取得监护人书面同意后写明“同意记录”，或者打码后改为“学生群像”"
                yield at(item, loc, Code.CONSENT, message, fix, Severity.WARNING)
    if home.is_dir():
        for name in sorted({path.name for path in home.iterdir()} - used):
            if not name.startswith("."):
                message, fix = "没有哪条记录用到这张照片", "在活动或品牌的“照片”里写上它，或者删掉"
                path = f"{shown}/{name}"
                yield Finding(path, None, (), Code.UNUSED_PHOTO, Severity.HINT, message, fix)


def entries(record: object, loc: Loc = ()) -> Iterator[tuple[Loc, PhotoEntry]]:
    """Every photo that a record names, with its place."""
    if isinstance(record, PhotoEntry):
        yield loc, record
    elif isinstance(record, Record):
        for name in type(record).model_fields:
            yield from entries(getattr(record, name), (*loc, name))
    elif isinstance(record, tuple):
        for position, item in enumerate(record):
            yield from entries(item, (*loc, position))
