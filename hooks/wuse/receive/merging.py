"""What a package changes in a record that has changed meanwhile, field by field.

Three sides: what the form started from (perhaps several times), what it sends, and the record as it
is now. The form sees only what is public and only the fields that it asks for; whatever else the
record has stays: internal fields, consents, withheld photos.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Data = Mapping[str, Any]
"""A record as plain data: names of fields, without those at their defaults."""

KEYS = {"photos": "file", "participants": "kind"}
"""Lists whose entries have an identity -> the field that is it."""

_CONSENT = "consent"


@dataclass
class Merged:
    """The merged data, and the fields in which two people changed the same."""

    data: dict[str, Any]
    conflicts: list[str] = field(default_factory=list)
    """Names of fields."""


def merge(
    current: Data, public: Data, bases: Sequence[Data], new: Data, asked: Iterable[str]
) -> Merged:
    """Merge what the form sends into a record.

    Args:
        current: the record as it is.
        public: the same, as the public sees it.
        bases: what the form started from, the oldest first.
        new: what it sends.
        asked: the fields that the form asks for; the others stay.
    """
    merged = Merged(dict(current))
    for name in asked:
        sides = _Sides(current, public, bases, new).of(name)
        value, is_conflict = _value(sides, name)
        if is_conflict:
            merged.conflicts.append(name)
        elif value is None:
            merged.data.pop(name, None)
        else:
            merged.data[name] = value
    return merged


@dataclass(frozen=True)
class _Sides:
    """One value on all sides; None where there is none."""

    current: Any
    public: Any
    bases: Sequence[Any]
    new: Any

    def of(self, name: str) -> _Sides:
        """A field of a mapping on all sides."""
        return _Sides(
            _get(self.current, name),
            _get(self.public, name),
            [_get(base, name) for base in self.bases],
            _get(self.new, name),
        )

    @property
    def all(self) -> list[Any]:
        return [self.current, self.public, *self.bases, self.new]


def _get(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, Mapping) else None


def _value(sides: _Sides, name: str) -> tuple[Any, bool]:
    """The merged value, and whether there is a conflict (then the value means nothing)."""
    current, public, bases, new = sides.current, sides.public, sides.bases, sides.new
    if name == _CONSENT:
        return (new if current is None else current), False
    if new in (current, public):
        return current, False
    if name in KEYS and all(_is_table(it, KEYS[name]) for it in sides.all):
        return _list(sides, KEYS[name])
    if isinstance(current, Mapping) and isinstance(new, Mapping):
        return _mapping(sides)
    # What the public does not see would be lost with entries that cannot be told apart.
    if any(base == current or (base == public and name not in KEYS) for base in bases):
        return new, False
    if new == bases[-1]:
        return current, False
    return None, True


def _mapping(sides: _Sides) -> tuple[Any, bool]:
    names = dict.fromkeys(name for it in (sides.current, sides.new) for name in it)
    for base in sides.bases:
        names |= dict.fromkeys(base if isinstance(base, Mapping) else ())
    merged = {}
    for name in names:
        value, is_conflict = _value(sides.of(name), name)
        if is_conflict:
            return None, True
        if value is not None:
            merged[name] = value
    return merged, False


def _list(sides: _Sides, key: str) -> tuple[Any, bool]:
    """Merge lists by the identity of their entries; those that only the record has stay."""
    tables = _Sides(
        _table(sides.current, key),
        _table(sides.public, key),
        [_table(base, key) for base in sides.bases],
        _table(sides.new, key),
    )
    merged: dict[Any, Any] = {}
    for identity in _order(tables):
        entry = tables.of(identity)
        is_known = any(base is not None for base in entry.bases)
        if entry.current is None:
            if entry.new is not None and not is_known:  # else somebody has removed it meanwhile
                merged[identity] = entry.new
        elif entry.new is None:
            if not is_known:  # the form has never seen it
                merged[identity] = entry.current
        elif not is_known:  # both have added it
            merged[identity] = entry.current
        else:
            value, is_conflict = _mapping(entry)
            if is_conflict:
                return None, True
            merged[identity] = value
    return list(merged.values()) or None, False


def _order(tables: _Sides) -> list[Any]:
    """Identities in the order of the form if it has changed that, else in that of the record."""
    in_form, before = list(tables.new), list(tables.bases[-1])
    shared = [it for it in in_form if it in before]
    is_reordered = shared != [it for it in before if it in in_form]
    first, second = (in_form, tables.current) if is_reordered else (tables.current, in_form)
    return list(dict.fromkeys([*first, *second]))


def _is_table(entries: Any, key: str) -> bool:
    """Whether every entry of a list has an identity of its own."""
    return entries is None or (
        isinstance(entries, list) and len(_table(entries, key)) == len(entries)
    )


def _table(entries: Any, key: str) -> dict[Any, Any]:
    return {entry.get(key): entry for entry in entries or () if isinstance(entry, Mapping)}
