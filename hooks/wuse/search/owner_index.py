"""The part of the index that one owner makes: its entries, and which terms they contain."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from .entries import Entry
from .folding import fold, hashed, terms

GROUPS = 16
"""Terms are kept in so many groups, by hash: who merges a large region takes some at a time."""

IN_TITLE, IN_TAGS, IN_TEXT = FIELDS = range(3)
"""Where a term stands, the best first."""

Postings = dict[str, list[int]]
"""Term -> where it stands: four times the position of the entry plus the best of `FIELDS`."""

_group = lru_cache(1 << 17)(lambda term: hashed(term) % GROUPS)


class OwnerIndex(msgspec.Struct, array_like=True):
    """What can be found of an owner."""

    entries: tuple[Entry, ...]
    count: int
    """Postings of all groups together."""
    groups: tuple[msgspec.Raw, ...]
    """`Postings` of each group, encoded."""

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> OwnerIndex:
        """Cut the texts of entries into terms."""
        entries = tuple(entries)
        groups: tuple[Postings, ...] = tuple({} for _ in range(GROUPS))
        count = 0
        for position, entry in enumerate(entries):
            known: set[str] = set()
            for field, text in zip(FIELDS, (entry.title, entry.tags, entry.text), strict=True):
                own = terms(fold(text)) - known
                known |= own
                _add(groups, own, 4 * position + field)
            _add(groups, entry.facets, 4 * position + IN_TEXT)
            count += len(known) + len(entry.facets)
        encoded = tuple(msgspec.Raw(msgspec.msgpack.encode(own, order="sorted")) for own in groups)
        return cls(entries, count, encoded)

    def postings(self, group: int) -> Postings:
        """The terms of a group."""
        return msgspec.msgpack.decode(self.groups[group], type=Postings)


def _add(groups: tuple[Postings, ...], found: Iterable[str], posting: int) -> None:
    for term in found:
        groups[_group(term)].setdefault(term, []).append(posting)
