r"""The index of the whole site, as small classic scripts.

Each file calls ``W(key, value)`` (`theme_overrides/assets/data.js`); its key is its path without
the ending. Below ``search/``:

- ``i``: how large the index is, which numbers the kinds of entries have, what can be chosen, and
  its version, which is part of the other files' addresses.
- ``s/<shard>``: terms with their lists, ``\n<term> <titles>,<tags>,<texts>``. A list has the gaps
  between numbers in base64 VLQ. The shard of a term follows from its hash.
- ``b/<hash>``: a list of more than `LONG` numbers; its shard has the total and the best of them.
- ``r/<chunk>``: the entries with the numbers of a chunk, with their whole text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import chain

import msgspec

from wuse.pages.parts import urls
from wuse.pages.parts.page import Asset

from .entries import BRAND, KINDS, Entry
from .folding import hashed
from .numbering import CHUNK, numbers
from .owner_index import FIELDS, GROUPS, OwnerIndex

LONG = 4096
"""Numbers of a term from which on its list is a file of its own."""
_BEST, _BEST_BRANDS = 384, 128
"""Numbers of each field that the shard of a long list has: the newest, and brands."""
_SHARD_BYTES = 32_000
_POSTING_BYTES = 1.7
"""What a posting takes in a shard, with its share of the term (measured)."""
_POSTINGS_AT_ONCE = 6_000_000
"""Postings that are merged at a time: some 500 MB."""
_ENTRIES_AT_ONCE = 40_000

Load = Callable[[str], OwnerIndex]
"""Loads the index of an owner."""

Choices = Mapping[str, str]
"""Value of a facet -> its label, in natural order."""


@dataclass(frozen=True)
class SiteIndex:
    """The index of the published owners."""

    slugs: Sequence[str]
    load: Load
    choices: Mapping[str, Choices]
    """Name of a facet -> what results can be narrowed to."""

    def assets(self) -> Iterator[Asset]:
        """The files."""
        version = blake2b(digest_size=6)
        for file in chain(self._records(), self._lists()):
            version.update(f"{file.path}\0{file.content}\0".encode("utf-8", "surrogatepass"))
            yield file
        yield _file("i", {"version": version.hexdigest(), **self._overview})

    @cached_property
    def _sizes(self) -> tuple[list[Entry], int]:
        """All entries without their texts, and the number of postings."""
        entries, count = [], 0
        for slug in self.slugs:
            own = self.load(slug)
            count += own.count
            entries += [entry._replace(text="", tags="") for entry in own.entries]
        return entries, count

    @cached_property
    def _numbering(self) -> tuple[dict[str, int], Mapping[str, tuple[int, int]]]:
        return numbers(self._sizes[0])

    @cached_property
    def _shards(self) -> int:
        needed = self._sizes[1] * _POSTING_BYTES / _SHARD_BYTES
        return 1 << max(0, int(needed)).bit_length()

    @property
    def _overview(self) -> dict[str, object]:
        entries, _ = self._sizes
        used = Counter(facet for entry in entries for facet in entry.facets)
        kinds = Counter(entry.kind for entry in entries)
        spans = self._numbering[1]
        return {
            "shards": self._shards,
            "long": LONG,
            "chunk": CHUNK,
            "kinds": [(kind, kinds[kind], *spans[kind]) for kind in KINDS],
            "facets": {
                name: [
                    (value, label, used[f"{name}={value}"])
                    for value, label in choices.items()
                    if used[f"{name}={value}"]
                ]
                for name, choices in self.choices.items()
            },
        }

    def _records(self) -> Iterator[Asset]:
        place = self._numbering[0]
        last = max(place.values(), default=-1) // CHUNK
        passes = -(-len(place) // _ENTRIES_AT_ONCE) or 1
        size = -(-(last + 1) // passes)
        for first in range(0, last + 1, max(size, 1)):
            chunks: dict[int, dict[int, Entry]] = defaultdict(dict)
            for entry in self._entries():
                number = place[entry.path]
                if first <= number // CHUNK < first + size:
                    chunks[number // CHUNK][number] = entry
            for chunk, own in sorted(chunks.items()):
                yield _file(f"r/{chunk}", [(n, *_shown(entry)) for n, entry in sorted(own.items())])

    def _entries(self) -> Iterator[Entry]:
        for slug in self.slugs:
            yield from self.load(slug).entries

    def _lists(self) -> Iterator[Asset]:
        step = max(1, min(GROUPS, GROUPS * _POSTINGS_AT_ONCE // max(1, self._sizes[1])))
        brands = self._numbering[1][BRAND][1]
        for first in range(0, GROUPS, step):
            shards: dict[int, list[str]] = defaultdict(list)
            for term, found in sorted(
                self._merged(range(first, min(first + step, GROUPS))).items()
            ):
                lists = _by_field(found)
                shard = shards[hashed(term) & (self._shards - 1)]
                if len(found) > LONG:
                    name = f"b/{hashed(term):08x}"
                    yield _file(f"{name}-{len(term)}", _encoded(lists))
                    best = _encoded([_best(own, brands) for own in lists])
                    shard.append(f"\n{term} !{len(found)},{best}")
                else:
                    shard.append(f"\n{term} {_encoded(lists)}")
            # All terms of a shard are in one group, or else there is but one turn.
            for number, lines in sorted(shards.items()):
                yield _file(f"s/{number}", "".join(lines) + "\n")

    def _merged(self, groups: Iterable[int]) -> dict[str, list[int]]:
        """Term -> its postings with the numbers of entries."""
        place = self._numbering[0]
        merged: dict[str, list[int]] = defaultdict(list)
        for slug in self.slugs:
            own = self.load(slug)
            shift = [4 * (place[entry.path] - at) for at, entry in enumerate(own.entries)]
            for group in groups:
                for term, postings in own.postings(group).items():
                    merged[term] += [posting + shift[posting >> 2] for posting in postings]
        return merged


def _shown(entry: Entry) -> tuple[object, ...]:
    picture, marks = entry.thumbnail, list(entry.marks)
    return (
        KINDS.index(entry.kind),
        entry.path,
        entry.title,
        entry.place,
        picture,
        marks,
        entry.tags,
        entry.text,
    )


def _by_field(postings: list[int]) -> list[list[int]]:
    """The numbers of each field, ascending."""
    lists: list[list[int]] = [[] for _ in FIELDS]
    for posting in sorted(postings):
        lists[posting & 3].append(posting >> 2)
    return lists


def _best(found: list[int], brands: int) -> list[int]:
    own = [number for number in found[:_BEST_BRANDS] if number < brands]
    return own + found[max(len(own), len(found) - _BEST) :]


_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def _vlq(gap: int) -> str:
    """A number in digits of five bits, the lowest first; the sixth bit says that more follow."""
    text = ""
    while gap > 31:
        text += _DIGITS[32 | gap & 31]
        gap >>= 5
    return text + _DIGITS[gap]


_SHORT = [_vlq(gap) for gap in range(4096)]


def _encoded(lists: Iterable[list[int]]) -> str:
    return ",".join(map(_gaps, lists))


def _gaps(found: list[int]) -> str:
    gaps = map(int.__sub__, found, [-1, *found])
    return "".join([_SHORT[gap] if gap < 4096 else _vlq(gap) for gap in gaps])


def _file(name: str, value: object) -> Asset:
    key = f"{urls.SEARCH_DATA}{name}"
    # The separators of lines and paragraphs end a string in scripts before ES2019.
    text = msgspec.json.encode(value).decode()
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Asset(f"{key}.js", f'W("{key}",{text});\n')
