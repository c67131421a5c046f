"""Photos that are used several times, with entries that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from wuse.model.base import Record
from wuse.model.media import PeopleInPhoto, PhotoEntry
from wuse.model.publication import may_publish
from wuse.model.region import Sourced
from wuse.photos.verdict import same_files
from wuse.rules.context import SchoolContext
from wuse.rules.rule import Example, Finding, Picture, SchoolRule, at
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity

Use = tuple[Sourced[Record], Loc, PhotoEntry]

_ENTRY = "照片:\n  - {文件: corner.jpg, 画面描述: 阅读角, 画面人物: %s}\n"
_SECOND = "标题: 第二次读书会\n日期: 2025-11-18\n活动类型: 读书会\n"


def _twice(one: str, other: str) -> Example:
    first = Example.activity(_ENTRY % one, corner=Picture()).files
    return Example({**first, "activities/2025-11-18-reading.yml": _SECOND + _ENTRY % other})


@SchoolRule(
    Code.PHOTO_CONFLICT,
    "photo-conflict",
    "同一张照片，两处说法不一样",
    Severity.ERROR,
    why="同一张照片（也包括换了文件名、内容相同的）在一处写着认得出学生、要打码或没有监护人同意，在"
    "另一处却不这样写。发布时按最严的一处算；哪一处对，要写的人改成一致。",
    bad=_twice("学生群像", "无人"),
    good=_twice("无人", "无人"),
)
def photo_conflict(school: SchoolContext) -> Iterator[Finding]:
    """All entries of a photo say the same about it."""
    same = same_files((photo for _, _, photo in school.photos), school.photos_folder)
    uses: dict[str, list[Use]] = {}
    for use in school.photos:
        if use[2].file in same:
            uses.setdefault(same[use[2].file], []).append(use)
    for group in uses.values():
        for item, loc, photo in group:
            other = next((use for use in group if _differ(photo, use[2])), None)
            if other:
                yield at(item, (*loc, "file"), _message(photo, other), _FIX)


_FIX = "看一眼照片，把两处的画面人物、打码区域和同意记录改成一致"


def _differ(one: PhotoEntry, other: PhotoEntry) -> bool:
    return _statements(one) != _statements(other)


def _statements(photo: PhotoEntry) -> tuple[object, ...]:
    consent = photo.people is PeopleInPhoto.STUDENTS_IDENTIFIABLE and may_publish(photo)
    return photo.people, frozenset(photo.blur), consent


def _message(photo: PhotoEntry, other: Use) -> str:
    item, _, entry = other
    alias = "" if entry.file == photo.file else f"（那里叫“{entry.file}”）"
    if photo.people is not entry.people:
        difference = f"这里写“{photo.people.zh}”，{item.path} 里写“{entry.people.zh}”{alias}"
    elif frozenset(photo.blur) != frozenset(entry.blur):
        difference = f"这里和 {item.path} 里的打码区域不一样{alias}"
    else:
        difference = f"这里和 {item.path} 里的同意记录不一样{alias}"
    return f"照片“{photo.file}”：{difference}"
