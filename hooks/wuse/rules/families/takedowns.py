"""What the bureau has taken down does not come back, under its old name or another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wuse.layout import home
from wuse.model.base import Record
from wuse.model.brand import Visibility
from wuse.model.region import Sourced
from wuse.model.takedown import Takedown, TakedownKind, TakedownOutcome, digest, text_digest
from wuse.photos.fingerprint import Fingerprint
from wuse.rules.context import SchoolContext
from wuse.rules.inspected import inspected_photos
from wuse.rules.rule import Example, Finding, Picture, SchoolRule, at
from wuse.source.codes import Code
from wuse.source.problems import Severity

_ENTRY = """\
撤下:
  - {日期: 2025-11-02, 种类: %s, 位置: brands/example/%s, 处理: %s, 原因: 监护人要求%s}
"""
_ACTIVITY = "activities/2025-10-18-reading.yml"
_BYTES = b"the bytes of a photo"
_PHOTO = "照片:\n  - {文件: corner.jpg, 画面描述: 窗边的阅读角, 画面人物: 无人}\n"
_FINGERPRINT = 0
"""Fingerprint of the picture drawn for the example: nowhere brighter from left to right."""


def _registered(entry: tuple[str, ...], files: dict[str, str | bytes | Picture]) -> Example:
    return Example({**files, "_bureau/takedowns.yml": _ENTRY % entry})


@SchoolRule(
    Code.TAKEN_RECORD,
    "taken-down-record",
    "撤下的记录又出现了",
    Severity.ERROR,
    why="有人要求撤下、主管部门已经登记的记录，不能随着后来的提交又公开：旧的分支、撤销一次提交、换一个"
    "文件名再交上来，都算。主管部门决定恢复的，先从 _bureau/takedowns.yml 里去掉那一条。",
    bad=_registered(("记录", _ACTIVITY, "转为内部", ""), {_ACTIVITY: "标题: 读书会\n"}),
    good=_registered(
        ("记录", _ACTIVITY, "转为内部", ""), {_ACTIVITY: "标题: 读书会\n公开范围: 内部\n"}
    ),
    withholds=True,
)
def taken_record(school: SchoolContext) -> Iterator[Finding]:
    """No record that was taken down is public, nor one with the same text."""
    folder = f"{home(school.folder.slug)}/"
    own = [entry for entry in school.region.takedowns if f"{entry.place}/".startswith(folder)]
    by_path = {entry.place: entry for entry in own if entry.kind is TakedownKind.RECORD}
    by_digest = {entry.digest: entry for entry in own}
    for item in school.records if own else ():
        text = _bytes(school.context.project / item.path)
        entry = by_path.get(item.path) or by_digest.get(text_digest(text))
        if entry and _is_back(item, entry):
            yield at(item, ("visibility",), f"主管部门 {entry.date.zh()}撤下的内容又交上来了", _FIX)


_FIX = "删掉它；应当恢复的，请主管部门从 _bureau/takedowns.yml 里去掉登记"


def _is_back(item: Sourced[Record], entry: Takedown) -> bool:
    """Whether a takedown forbids a record: if removed, to exist; otherwise, to be public."""
    is_public = getattr(item.record, "visibility", None) is Visibility.PUBLIC
    return is_public or entry.outcome is TakedownOutcome.REMOVED


@SchoolRule(
    Code.TAKEN_PHOTO,
    "taken-down-photo",
    "撤下的照片又出现了",
    Severity.ERROR,
    why="有人要求撤下、主管部门已经登记的照片，换了文件名、交给别的学校也认得出来：认的是内容。"
    "用到它的文件不发布，免得撤下的照片又回到网上。",
    bad=_registered(
        ("照片", "photos", "删除", f", 指纹: {digest(_BYTES)}, 字节数: {len(_BYTES)}"),
        {"photos/corner.jpg": _BYTES},
    ),
    good=_registered(
        ("照片", "photos", "删除", f", 指纹: {digest(_BYTES)}, 字节数: {len(_BYTES)}"), {}
    ),
    withholds=True,
)
def taken_photo(school: SchoolContext) -> Iterator[Finding]:
    """No photo that was taken down is used; if it was removed, it does not even exist."""
    by_digest = {entry.digest: entry for entry in school.region.takedowns if entry.size}
    if not by_digest:
        return
    sizes = {entry.size for entry in by_digest.values()}
    returned = {
        name: entry
        for name in school.photo_files
        if _size(school.photos_folder / name) in sizes
        and (entry := by_digest.get(digest(_bytes(school.photos_folder / name))))
    }
    used: set[str] = set()
    for item, loc, photo in school.photos:
        if entry := returned.get(photo.file):
            used.add(photo.file)
            yield at(item, (*loc, "file"), _message(entry), _FIX_PHOTO)
    for name in sorted(returned.keys() - used):
        if returned[name].outcome is TakedownOutcome.REMOVED:
            path = f"{school.photos_path}/{name}"
            yield Finding(path, None, (), _message(returned[name]), _FIX_PHOTO)


_FIX_PHOTO = "删掉这张照片，也删掉写着它的几行；应当恢复的，请主管部门去掉登记"


def _message(entry: Takedown) -> str:
    return f"这是主管部门 {entry.date.zh()}撤下的照片"


@SchoolRule(
    Code.TAKEN_LOOK,
    "taken-down-look",
    "照片和撤下的那张一样",
    Severity.ERROR,
    why="撤下的照片重新保存、压缩、从微信转一道以后，文件变了，画面没有变。看的是同一所学校照片的明暗；"
    "确实是另一张的，主管部门可以在“检查规则”里对这所学校关掉这一条。",
    bad=_registered(
        ("照片", "photos", "转为内部", f", 画面指纹: {_FINGERPRINT:016x}"),
        {_ACTIVITY: _PHOTO, "photos/corner.jpg": Picture()},
    ),
    good=_registered(
        ("照片", "photos", "转为内部", f", 画面指纹: {_FINGERPRINT:016x}"),
        {_ACTIVITY: _PHOTO, "photos/corner.jpg": Picture(motif=1)},
    ),
    withholds=True,
)
def taken_look(school: SchoolContext) -> Iterator[Finding]:
    """No photo looks like one that the same school had to take down."""
    by_look = [
        (Fingerprint(int(entry.look, 16), b"", 0), entry)
        for entry in school.region.takedowns
        if entry.look and entry.place == school.photos_path
    ]
    for photo in inspected_photos(school):
        fingerprint = photo.inspection.fingerprint
        similar = (entry for look, entry in by_look if fingerprint and fingerprint.is_like(look))
        entry = next(similar, None)
        # A file with the same content is reported by `taken_photo`.
        if entry and digest(_bytes(school.photos_folder / photo.file)) != entry.digest:
            message = f"照片的画面和 {entry.date.zh()}撤下的一张几乎一样"
            yield photo.finding(message, _FIX_PHOTO)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() and not path.is_symlink() else 0
    except OSError:
        return 0


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
