"""Two versions of a record -> the fields that differ, each under its label."""

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

from .model import Difference, PieceKind, TextPiece
from .texts import aligned, compare, replaced
from .wording import NUMBER, UNNAMED, describe, is_phrase, title_of

_WHOLE = (Staff, Consent)
"""Described in one phrase only, because some of their fields are never shown."""
_MAX_LINE = 120
"""Characters. A longer list entry is described field by field."""
_RENAMED = 0.6
"""How similar two list entries must be to count as one that was renamed."""


def differences(old: Record | None, new: Record | None) -> Iterator[Difference]:
    """The fields that differ or, of a new record, those that are filled in. Photos are left out."""
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
    """Whether a record holds a name that must not be shown, not even its previous version."""
    if isinstance(record, Exemplar):
        return bool(record.name) and not record.may_be_named
    return isinstance(record, Staff) and record.shown == record.role and bool(record.name)


def _between(label: str, before: Any, after: Any) -> Iterator[Difference]:
    if before == after or isinstance(before or after, PhotoEntry):
        return
    if isinstance(before, tuple) or isinstance(after, tuple):
        yield from _lists(label, before or (), after or ())
        return
    one, other = describe(before), describe(after)
    if isinstance(before, Staff) and _is_unnamed(after):
        one = before.role
    has_fields = isinstance(after, Record) and isinstance(before, Record | None)
    if has_fields and (not is_phrase(after) or (one == other and not isinstance(after, _WHOLE))):
        yield from _inside(label, differences(before, after))
    elif one == other:
        what = "不公开的细节" if isinstance(after, _WHOLE) else "写法"
        yield Difference(label, (TextPiece(PieceKind.SAME, f"{other}（{what}有改动）"),))
    else:
        is_text = type(before) is type(after) is str
        yield Difference(label, compare(one, other) if is_text else replaced(one, other))


def _inside(label: str, inner: Iterator[Difference]) -> Iterator[Difference]:
    return (replace(difference, label=f"{label} › {difference.label}") for difference in inner)


def _lists(label: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Difference]:
    if any(isinstance(item, PhotoEntry) for item in (*before, *after)):
        return
    if not any(isinstance(item, Record) for item in (*before, *after)):
        yield Difference(
            label, tuple(_entries(list(map(describe, before)), list(map(describe, after))))
        )
        return
    old, new = _by_title(before), _by_title(after)
    pairs = {key: key for key in new if key in old} | _renamed(old, new)
    kept = set(pairs.values())
    yield from (
        Difference(label, replaced(describe(old[key]), "")) for key in old if key not in kept
    )
    for key, record in new.items():
        if key in pairs:
            yield from _between(f"{label}“{title_of(record)}”", old[pairs[key]], record)
        else:
            yield from _added(label, record)
    if old.keys() == new.keys() and list(old) != list(new):
        order = describe(tuple(map(title_of, after)))
        yield Difference(label, (TextPiece(PieceKind.SAME, f"顺序改为：{order}"),))


def _added(label: str, record: Record) -> Iterator[Difference]:
    """A new list entry, in one line if it is short."""
    whole, title = describe(record), title_of(record)
    if len(whole) <= _MAX_LINE or is_phrase(record):
        yield Difference(label, replaced("", whole))
        return
    yield Difference(label, replaced("", title))
    for difference in differences(None, record):
        if difference.pieces != replaced("", title):
            yield replace(difference, label=f"{label}“{title}” › {difference.label}")


def _entries(before: list[str], after: list[str]) -> Iterator[TextPiece]:
    """Entries of a list of texts: those that stay, and those that are removed and added."""
    is_first = True
    for same, removed, added in aligned(before, after):
        if not (removed or added):
            continue
        if not is_first:
            yield TextPiece(PieceKind.SAME, "、")
        is_first = False
        if same:
            yield TextPiece(PieceKind.SAME, "、".join(added))
        elif len(removed) == len(added) == 1:
            yield from compare(removed[0], added[0])
        else:
            yield from replaced("、".join(removed), "、".join(added))


ByTitle = dict[tuple[str, int], Record]
"""(identifier or title, position among the list entries that share it) -> entry."""


def _by_title(records: Sequence[Record]) -> ByTitle:
    seen: Counter[str] = Counter()
    by_title: ByTitle = {}
    for record in records:
        title = str(getattr(record, "id", "")) or title_of(record)
        by_title[title, seen[title]] = record
        seen[title] += 1
    return by_title


def _renamed(old: ByTitle, new: ByTitle) -> dict[tuple[str, int], tuple[str, int]]:
    """New key -> old key of entries that were probably renamed: similar, and in the same order."""
    removed = [key for key in old if key not in new]
    added = [key for key in new if key not in old]
    if len(removed) != len(added):
        return {}
    pairs = zip(removed, added, strict=True)
    return {other: one for one, other in pairs if _are_similar(old[one], new[other])}


def _are_similar(one: Record, other: Record) -> bool:
    matcher = SequenceMatcher(None, describe(one)[:200], describe(other)[:200], autojunk=False)
    return matcher.quick_ratio() >= _RENAMED
