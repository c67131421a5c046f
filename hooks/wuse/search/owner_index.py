"""The part of the index that one owner makes: its entries, and which terms they contain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

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


class Place(NamedTuple):
    """What decides about the number of an entry."""

    path: str
    kind: str
    month: int


class Found(NamedTuple):
    """What the parts of the index that concern all owners need to know of one."""

    key: str
    """Tells versions of its `OwnerIndex` apart."""
    postings: int
    """How many there are."""
    places: tuple[Place, ...]
    """Of each entry, in the order of postings."""
    facets: dict[str, int]
    """Facet -> how many entries have it."""


class OwnerIndex(msgspec.Struct, array_like=True):
    """What can be found of an owner."""

    packed: msgspec.Raw
    """Its `entries`, with whole texts: who merges terms has no use for them."""
    groups: tuple[msgspec.Raw, ...]
    """`Postings` of each group, packed."""
    count: int
    """Of all postings."""

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> OwnerIndex:
        """Cut the texts of entries into terms."""
        entries = tuple(entries)
        groups: tuple[Postings, ...] = tuple({} for _ in range(GROUPS))
        for position, entry in enumerate(entries):
            known: set[str] = set()
            for field, text in zip(FIELDS, (entry.title, entry.tags, entry.text), strict=True):
                own = terms(fold(text)) - known
                known |= own
                _add(groups, own, 4 * position + field)
            _add(groups, entry.facets, 4 * position + IN_TEXT)
        encoded = tuple(msgspec.Raw(msgspec.msgpack.encode(own, order="sorted")) for own in groups)
        count = sum(len(own) for group in groups for own in group.values())
        return cls(msgspec.Raw(msgspec.msgpack.encode(entries)), encoded, count)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What can be found, in the order of postings."""
        return msgspec.msgpack.decode(self.packed, type=tuple[Entry, ...])

    def encoded(self) -> tuple[bytes, Found]:
        """The index as bytes, with what all need to know of it."""
        content = msgspec.msgpack.encode(self)
        entries = self.entries
        places = tuple(Place(entry.path, entry.kind, entry.month) for entry in entries)
        facets = Counter(facet for entry in entries for facet in entry.facets)
        key = blake2b(content, digest_size=10).hexdigest()
        return content, Found(key, self.count, places, dict(sorted(facets.items())))

    def postings(self, group: int) -> Postings:
        """The terms of a group."""
        return msgspec.msgpack.decode(self.groups[group], type=Postings)


def _add(groups: tuple[Postings, ...], found: Iterable[str], posting: int) -> None:
    for term in found:
        groups[_group(term)].setdefault(term, []).append(posting)
