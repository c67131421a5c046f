"""The numbers by which lists name entries.

A list is short if neighbours in it are close, and it is written anew if one number changes. So
numbers follow from content alone and leave room: an entry has its place, by a hash of its address,
in the room of its kind and month, which is a power of two. A new entry takes a free place, and all
others keep theirs until a room is full. Activities stand from the oldest month to the newest, and
after them only documents: to read a list from its end is to read the newest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from .entries import ACTIVITY, BRAND, KINDS
from .owner_index import Place

CHUNK = 8
"""Numbers whose entries share a file."""
BRAND_STEP = 4
"""A brand takes as many numbers, because its text is as much longer."""

_FULL = 0.8
"""The share of a room that is taken before it grows."""


Spans = Mapping[str, tuple[int, int]]
"""Kind -> its first number, and the one after its last."""


def numbers(entries: Iterable[Place]) -> tuple[dict[str, int], Spans]:
    """Number entries. The first value has the number of each address."""
    rooms: dict[tuple[int, int], list[str]] = {}
    for entry in entries:
        month = entry.month if entry.kind == ACTIVITY else 0
        rooms.setdefault((KINDS.index(entry.kind), month), []).append(entry.path)
    found: dict[str, int] = {}
    spans = dict.fromkeys(KINDS, (0, 0))
    first = 0
    for (kind, _), paths in sorted(rooms.items()):
        step = BRAND_STEP if KINDS[kind] == BRAND else 1
        size = _room(len(paths))
        for path, place in _places(paths, size).items():
            found[path] = first + step * place
        start = spans[KINDS[kind]][0] if spans[KINDS[kind]][1] else first
        first += step * size
        spans[KINDS[kind]] = (start, first)
    return found, spans


def _room(count: int) -> int:
    size = CHUNK
    while count > _FULL * size:
        size *= 2
    return size


def _places(paths: Iterable[str], size: int) -> dict[str, int]:
    """Path -> its place: the first free one from its hash on."""
    hashes = {path: blake2b(path.encode(), digest_size=8).digest() for path in paths}
    taken: dict[int, str] = {}
    for path in sorted(hashes, key=lambda path: (hashes[path], path)):
        place = int.from_bytes(hashes[path]) % size
        while place in taken:
            place = (place + 1) % size
        taken[place] = path
    return {path: place for place, path in taken.items()}
