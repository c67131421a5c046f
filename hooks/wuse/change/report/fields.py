"""Two versions of a record -> the fields that differ, each by its label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from wuse.model.base import Record
from wuse.model.media import PhotoEntry
from wuse.model.people import Consent, Staff
from wuse.model.quantity import Quantity
from wuse.model.records import Exemplar

from .model import Difference, Kind, Piece
from .texts import aligned, compare, replaced
from .wording import NUMBER, UNNAMED, is_phrase, say, title_of

_WHOLE = (Staff, Consent)
"""Told in one line only, because parts of them are never told."""
_LINE = 120
"""Characters of an entry of a list that are told in one line."""
_RENAMED = 0.6
"""How alike two entries of a list must be to be one, under another name."""


def differences(old: Record | None, new: Record | None) -> Iterator[Difference]:
    """The fields that differ; of a new record, those that say something. Photos are left out."""
    record = new or old
    if isinstance(old, Quantity) and isinstance(new, Quantity) and old.zh() != new.zh():
        yield Difference("数值", replaced(old.zh(), new.zh()))
    for name, field in type(record).model_fields.items() if record else ():
        if isinstance(record, Quantity) and name in NUMBER:
            continue
        before, after = (getattr(side, name) if side else None for side in (old, new))
        if name == "name" and any(map(_is_unnamed, (old, new))):
            before, after = None, UNNAMED if old is None else None
        if old is None and after == field.get_default():
            continue
        yield from _between(str(field.title), before, after)


def _is_unnamed(record: Record | None) -> bool:
    """Whether a record holds a name that is not to be told, not even as it was before."""
    if isinstance(record, Exemplar):
        return bool(record.name) and not record.may_be_named
    return isinstance(record, Staff) and record.shown == record.role and bool(record.name)


def _between(label: str, before: Any, after: Any) -> Iterator[Difference]:
    if before == after or isinstance(before or after, PhotoEntry):
        return
    if isinstance(before, tuple) or isinstance(after, tuple):
        yield from _lists(label, before or (), after or ())
        return
    one, other = say(before), say(after)
    if isinstance(before, Staff) and _is_unnamed(after):
        one = before.role
    parts = isinstance(after, Record) and isinstance(before, Record | None)
    if parts and (not is_phrase(after) or (one == other and not isinstance(after, _WHOLE))):
        yield from _inside(label, differences(before, after))
    elif one == other:
        what = "不公开的细节" if isinstance(after, _WHOLE) else "写法"
        yield Difference(label, (Piece(Kind.SAME, f"{other}（{what}有改动）"),))
    else:
        is_text = type(before) is type(after) is str
        yield Difference(label, compare(one, other) if is_text else replaced(one, other))


def _inside(label: str, inner: Iterator[Difference]) -> Iterator[Difference]:
    return (replace(found, label=f"{label} › {found.label}") for found in inner)


def _lists(label: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Difference]:
    if any(isinstance(item, PhotoEntry) for item in (*before, *after)):
        return
    if not any(isinstance(item, Record) for item in (*before, *after)):
        yield Difference(label, tuple(_entries(list(map(say, before)), list(map(say, after)))))
        return
    old, new = _by_title(before), _by_title(after)
    pairs = {key: key for key in new if key in old} | _renamed(old, new)
    kept = set(pairs.values())
    yield from (Difference(label, replaced(say(old[key]), "")) for key in old if key not in kept)
    for key, record in new.items():
        if key in pairs:
            yield from _between(f"{label}“{title_of(record)}”", old[pairs[key]], record)
        else:
            yield from _added(label, record)
    if old.keys() == new.keys() and list(old) != list(new):
        order = say(tuple(map(title_of, after)))
        yield Difference(label, (Piece(Kind.SAME, f"顺序改为：{order}"),))


def _added(label: str, record: Record) -> Iterator[Difference]:
    """A new entry of a list, in a line if it is short."""
    whole, title = say(record), title_of(record)
    if len(whole) <= _LINE or is_phrase(record):
        yield Difference(label, replaced("", whole))
        return
    yield Difference(label, replaced("", title))
    for found in differences(None, record):
        if found.pieces != replaced("", title):
            yield replace(found, label=f"{label}“{title}” › {found.label}")


def _entries(before: list[str], after: list[str]) -> Iterator[Piece]:
    """Entries of a list of texts: what stays and goes, and what comes in its place."""
    is_first = True
    for same, gone, come in aligned(before, after):
        if not (gone or come):
            continue
        if not is_first:
            yield Piece(Kind.SAME, "、")
        is_first = False
        if same:
            yield Piece(Kind.SAME, "、".join(come))
        elif len(gone) == len(come) == 1:
            yield from compare(gone[0], come[0])
        else:
            yield from replaced("、".join(gone), "、".join(come))


Titled = dict[tuple[str, int], Record]
"""Entries of a list by identifier or title; of one title, by their number among those."""


def _by_title(records: Sequence[Record]) -> Titled:
    seen: Counter[str] = Counter()
    found: Titled = {}
    for record in records:
        title = str(getattr(record, "id", "")) or title_of(record)
        found[title, seen[title]] = record
        seen[title] += 1
    return found


def _renamed(old: Titled, new: Titled) -> dict[tuple[str, int], tuple[str, int]]:
    """New title -> old title of what was probably only renamed: alike, and at the same turn."""
    gone = [key for key in old if key not in new]
    come = [key for key in new if key not in old]
    if len(gone) != len(come):
        return {}
    return {
        other: one for one, other in zip(gone, come, strict=True) if _alike(old[one], new[other])
    }


def _alike(one: Record, other: Record) -> bool:
    matcher = SequenceMatcher(None, say(one)[:200], say(other)[:200], autojunk=False)
    return matcher.quick_ratio() >= _RENAMED
