"""What changed in a brand since an edition froze it, by record and field.

Named are the fields, and records that are public now. What was removed is counted and never named:
it may be gone for a reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from wuse.model.base import Choice, Record
from wuse.model.media import PhotoEntry
from wuse.model.people import Consent, Staff
from wuse.model.quantity import Quantity
from wuse.model.region import OwnerFolder, Sourced

from .places import CASE, Link, Place
from .pointing import activity_link, exemplar_link
from .sections import WORDS, is_filled

_NAMES = ("id", "name", "title", "criterion")
"""Fields that tell the entries of a list apart, the best first."""
_WHOLE = (Quantity, Staff, Consent)
"""Records whose fields nobody thinks of as fields."""


class Outcome(Choice):
    """What happened."""

    NEW = "new", "新增"
    CHANGED = "changed", "改动"
    REMOVED = "removed", "删去"


class Change(NamedTuple):
    """One change."""

    outcome: Outcome
    kind: str
    """``活动``, ``典型``, ``案例``, or the label of a field of ``brand.yml``."""
    link: Link | None
    """Where it is shown; None if it is not."""
    fields: tuple[str, ...] = ()
    """What changed in it, such as ``口号`` or ``新增2项``."""
    number: int = 1
    """How many, of removed records."""


class Since(NamedTuple):
    """What changed in a brand since an edition froze it."""

    edition: str
    changes: tuple[Change, ...]

    @property
    def summary(self) -> str:
        """All of it in one phrase, such as ``新增活动2项，改动品牌、荣誉``; empty for nothing."""
        parts = []
        for outcome in Outcome:
            kinds: Counter[str] = Counter()
            for change in self.changes:
                if change.outcome is outcome:
                    kinds[change.kind] += change.number
            named = (f"{it}{count}项" if it in _RECORDS else it for it, count in kinds.items())
            if kinds:
                parts.append(outcome.zh + "、".join(named))
        return "，".join(parts)


_RECORDS = ("活动", "典型", "案例")


def changes_since(old: OwnerFolder, new: OwnerFolder) -> Iterator[Change]:
    """Yield what changed between two states of an owner's folder, as the public may see them."""
    yield from _records("活动", _activities(old), _activities(new))
    yield from _records("典型", _exemplars(old), _exemplars(new))
    yield from _records("案例", _case(old), _case(new))
    for label, details in _fields(old.profile, new.profile):
        section = WORDS.get(label, "")
        place = Place(section) if section and is_filled(new, section) else None
        yield Change(Outcome.CHANGED, label, Link(label, place) if place else None, details)


_Records = dict[str, tuple[Record, Link]]
"""Id -> a record, and where it is shown."""


def _activities(folder: OwnerFolder) -> _Records:
    return {
        it.id: (it.record, activity_link(it.id, it.record.title, it.record.date.zh()))
        for it in folder.activities
    }


def _exemplars(folder: OwnerFolder) -> _Records:
    return {it.id: (it.record, exemplar_link(it)) for it in folder.exemplars}


def _case(folder: OwnerFolder) -> _Records:
    item: Sourced[Any] | None = folder.case
    return {CASE: (item.record, Link(item.record.title, Place(CASE)))} if item else {}


def _records(kind: str, old: _Records, new: _Records) -> Iterator[Change]:
    for id, (record, link) in new.items():
        if id not in old:
            yield Change(Outcome.NEW, kind, link)
        elif fields := tuple(map(_named, _fields(old[id][0], record))):
            yield Change(Outcome.CHANGED, kind, link, fields)
    if gone := len(old.keys() - new.keys()):
        yield Change(Outcome.REMOVED, kind, None, (), gone)


def _named(field: tuple[str, Sequence[str]]) -> str:
    label, details = field
    return f"{label}（{'、'.join(details)}）" if details else label


def _fields(old: Record, new: Record) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The label of each field that differs, with what differs in it."""
    for name, field in type(new).model_fields.items():
        before, after = getattr(old, name, None), getattr(new, name)
        if before != after and not isinstance(before or after, Consent):
            yield str(field.title), tuple(_details(before, after))


def _details(before: Any, after: Any) -> Iterator[str]:
    if isinstance(before, tuple) and isinstance(after, tuple):
        yield from _entries(before, after)
    elif isinstance(after, Record) and type(before) is type(after) not in _WHOLE:
        yield from (label for label, _ in _fields(before, after))


def _entries(before: Sequence[Any], after: Sequence[Any]) -> Iterator[str]:
    """How many entries of a list are new, changed or gone."""
    removed, added = _without(before, after), _without(after, before)
    names = Counter(map(_name, removed)) & Counter(map(_name, added))
    changed = names.total() - names[""]
    noun = "张" if any(isinstance(it, PhotoEntry) for it in (*before, *after)) else "项"
    counts = (
        (Outcome.NEW, len(added) - changed),
        (Outcome.CHANGED, changed),
        (Outcome.REMOVED, len(removed) - changed),
    )
    found = [f"{outcome.zh}{count}{noun}" for outcome, count in counts if count]
    yield from found or ["换了次序"]


def _without(entries: Iterable[Any], others: Iterable[Any]) -> list[Any]:
    """The entries that are not among others; as many as there are more of them."""
    left = list(others)
    found = []
    for entry in entries:
        if entry in left:
            left.remove(entry)
        else:
            found.append(entry)
    return found


def _name(entry: Any) -> str:
    """What tells an entry of a list from others; empty if nothing does."""
    found = (getattr(entry, name, "") for name in _NAMES)
    return next((text for text in found if text and isinstance(text, str)), "")
