"""Photos: the files that records name exist, can be opened, and may be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from pathlib import Path

from wuse.model.media import photos_in
from wuse.model.publication import may_publish
from wuse.model.region import OwnerFolder
from wuse.photos import Inspection
from wuse.source.problems import Code, Severity

from .finding import Finding, at, records

Inspect = Callable[[Path], Inspection]


def photos(project: Path, folder: OwnerFolder, inspect: Inspect) -> Iterator[Finding]:
    """Every photo that a record names is a usable file of this owner, and may be published."""
    home = project / "brands" / folder.slug / "photos"
    shown = f"brands/{folder.slug}/photos"
    if home.is_symlink():
        message = "photos 是一个快捷方式（符号链接），里面的照片不会发布"
        yield Finding(
            shown, None, (), Code.SYMLINK, Severity.ERROR, message, "把文件夹本身复制过来"
        )
        return
    formats: dict[str, Inspection] = {}
    for item in records(folder):
        for loc, photo in photos_in(item.record):
            if not photo.is_inside:
                message = f"照片文件“{photo.file}”应只写文件名，不带文件夹"
                fix = "把照片放进本校的 photos 文件夹，只写文件名"
                yield at(item, (*loc, "file"), Code.PHOTO_NAME, message, fix)
            else:
                found = formats[photo.file] = inspect(home / photo.file)
                if found.error:
                    message = f"照片“{photo.file}”：{found.error.message}"
                    yield at(item, (*loc, "file"), Code.PHOTO, message, found.error.fix)
            if not may_publish(photo):
                message = "学生可辨认而没有监护人同意，这张照片不会发布"
                fix = "取得监护人书面同意后写明“同意记录”，或者打码后改为“学生群像”"
                yield at(item, loc, Code.CONSENT, message, fix, Severity.WARNING)
    yield from _suffixes(shown, formats)
    if home.is_dir():
        yield from _unused(shown, {path.name for path in home.iterdir()} - formats.keys())


def _suffixes(shown: str, formats: Mapping[str, Inspection]) -> Iterator[Finding]:
    """Photos called by the ending of another format; they are used all the same."""
    for name, found in formats.items():
        if suffix := found.expected_suffix(name):
            message = f"这张照片其实是 {found.format} 格式，后缀名不符（照常使用）"
            fix = f"把后缀名改成 .{suffix}，写到它的地方一起改"
            path = f"{shown}/{name}"
            yield Finding(path, None, (), Code.PHOTO_SUFFIX, Severity.HINT, message, fix)


def _unused(shown: str, names: Set[str]) -> Iterator[Finding]:
    for name in sorted(names):
        if not name.startswith("."):
            message, fix = "没有哪条记录用到这张照片", "在活动或品牌的“照片”里写上它，或者删掉"
            path = f"{shown}/{name}"
            yield Finding(path, None, (), Code.UNUSED_PHOTO, Severity.HINT, message, fix)
