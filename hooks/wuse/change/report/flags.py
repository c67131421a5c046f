"""What a reviewer must check to protect people's privacy."""

from __future__ import annotations

from collections.abc import Iterator

from wuse.model.base import Record
from wuse.model.media import PeopleInPhoto, PhotoEntry
from wuse.model.people import Staff
from wuse.model.publication import may_publish
from wuse.model.records import Exemplar

from .record_file import is_public

_IDENTIFIABLE = PeopleInPhoto.STUDENTS_IDENTIFIABLE


def record_flags(old: Record | None, new: Record) -> Iterator[str]:
    """What a new version of a record makes public: names, or the whole record."""
    if is_public(new):
        known = names_in(old) if old and is_public(old) else set()
        if names := sorted(names_in(new) - known):
            yield f"新公开姓名：{'、'.join(names)}。请核对书面同意"
        if old and not is_public(old):
            yield "由“内部”改为“公开”，全部内容都会上网"
    before, after = getattr(old, "expires", None), getattr(new, "expires", None)
    if before and (after is None or (after.latest and before.latest and after > before)):
        yield f"下架日期由{before.zh()}改为{after.zh() if after else '不下架'}"
    if isinstance(old, Exemplar) and isinstance(new, Exemplar):
        had_consent, has_consent = (
            bool(side.consent and side.consent.given) for side in (old, new)
        )
        if has_consent and not had_consent:
            yield "新写了本人同意。请核对存档"
        elif had_consent and not has_consent and new.is_person:
            yield "不再有本人同意，姓名和照片将不再公开"


def photo_flags(old: PhotoEntry | None, new: PhotoEntry, is_other_picture: bool) -> Iterator[str]:
    """The people that a new version of a photo, or of its entry, may show."""
    old_people = old.people if old else None
    if new.people is _IDENTIFIABLE and (old is None or old != new or is_other_picture):
        consent = "写明监护人已同意，请核对存档" if may_publish(new) else "没有监护人同意，不会公开"
        yield f"照片 {new.file} 里学生可辨认：{consent}"
    elif old_people is _IDENTIFIABLE:
        yield f"照片 {new.file} 由“学生可辨认”改为“{new.people.zh}”：请看清认不出是哪个孩子"
    if old and set(old.blur) - set(new.blur):
        yield f"照片 {new.file} 去掉或改动了打码区域：请看清该遮住的人还遮着"
    elif old and new.blur and is_other_picture:
        yield f"照片 {new.file} 换了图，打码区域没有变：请看清还遮得住"


def names_in(value: object) -> set[str]:
    """The names that the pages of a record show, each with the role of the person."""
    if isinstance(value, Staff):
        return {value.shown} if value.name and value.shown != value.role else set()
    if isinstance(value, tuple):
        return {name for item in value for name in names_in(item)}
    if not isinstance(value, Record):
        return set()
    names = {name for field in type(value).model_fields for name in names_in(getattr(value, field))}
    if isinstance(value, Exemplar) and value.is_person and value.name and value.may_be_named:
        names.add(f"{value.name}（{value.role or value.type.zh}）")
    return names
