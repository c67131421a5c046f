r"""The index of the whole site, as small classic scripts.

Each file calls ``W(key, value)`` (`theme_overrides/assets/data.js`); its key is its path without
the ending. Below ``search/data/``:

- ``i``: how large the index is, which numbers the kinds of entries have, what can be chosen, and
  its version, which is part of the other files' addresses.
- ``s/<shard>``: terms with their `lists`, ``\n<term> <titles>,<tags>,<texts>``. The shard of a term
  follows from its hash. One without terms is there, too: who cannot load a shard knows nothing.
- ``b/<hash>-<length>``: a long list.
- ``r/<chunk>``: the entries with the numbers of a chunk, with their whole text.
- ``f/<block>``: the facets of the entries with the numbers of a block (`columns`), if any has one.

All follows from content alone: the same files, whatever was built before.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any

import msgspec

from wuse.pages.parts import urls
from wuse.pages.parts.page import Asset

from . import lists
from .columns import BLOCK, block
from .entries import BRAND, DOCUMENT, KINDS, Entry
from .folding import hashed
from .numbering import CHUNK, Spans, numbers
from .owner_index import GROUPS, Found, OwnerIndex

_SHARD_BYTES = 32_000
_POSTING_BYTES = 1.7
"""What a posting takes in a shard, with its share of the term (measured)."""
_POSTINGS_AT_ONCE = 6_000_000
"""Postings that are merged at a time: some 200 MB."""
_POSTING = "I"
"""A posting in an array: at least 32 bits, where a list takes ten times the memory."""
_ENTRIES_AT_ONCE = 40_000

Choices = Mapping[str, str]
"""Value of a facet -> its label, in natural order."""

Row = tuple[Any, ...]
"""An entry as scripts read it; its number comes first."""


@dataclass(frozen=True)
class SiteIndex:
    """The index of the published owners, and of documents."""

    found: Mapping[str, Found]
    """Slug of an owner or name of a document -> what is to be found of it, in order."""
    load: Callable[[str], OwnerIndex]
    """Loads the index of an owner or document."""
    choices: Mapping[str, Choices]
    """Name of a facet -> what results can be narrowed to."""

    def joined(self, found: Mapping[str, Found], load: Callable[[str], OwnerIndex]) -> SiteIndex:
        """This index together with that of documents, by their names."""

        def load_any(name: str) -> OwnerIndex:
            return load(name) if name in found else self.load(name)

        return SiteIndex(dict(sorted({**self.found, **found}.items())), load_any, self.choices)

    def assets(self) -> Iterator[Asset]:
        """The files."""
        yield self.overview
        yield from self._records()
        yield from self._lists()

    @cached_property
    def _numbering(self) -> tuple[dict[str, int], Spans]:
        return numbers(place for own in self.found.values() for place in own.places)

    @property
    def numbers(self) -> Mapping[str, int]:
        """Address -> number."""
        return self._numbering[0]

    @property
    def spans(self) -> Spans:
        """Which numbers the kinds of entries have."""
        return self._numbering[1]

    @cached_property
    def count(self) -> int:
        """All postings."""
        return sum(own.postings for own in self.found.values())

    @property
    def shards(self) -> int:
        """How many shards there are: a power of two."""
        needed = self.count * _POSTING_BYTES / _SHARD_BYTES
        return 1 << int(needed).bit_length()

    @property
    def overview(self) -> Asset:
        """The file that a search reads first."""
        used: Counter[str] = Counter()
        kinds: Counter[str] = Counter()
        for own in self.found.values():
            used.update(own.facets)
            kinds.update(place.kind for place in own.places)
        keys = "".join(own.key for own in self.found.values())
        facets = {
            name: [
                (value, label, used[f"{name}={value}"])
                for value, label in choices.items()
                if used[f"{name}={value}"]
            ]
            for name, choices in self.choices.items()
        }
        overview = {
            "version": blake2b(keys.encode(), digest_size=6).hexdigest(),
            "shards": self.shards,
            "chunk": CHUNK,
            "block": BLOCK,
            "kinds": [(kind, kinds[kind], *self.spans[kind]) for kind in KINDS],
            "facets": facets,
        }
        return file("i", overview)

    def _records(self) -> Iterator[Asset]:
        last = max(self.numbers.values(), default=-1) // CHUNK
        turns = -(-len(self.numbers) // _ENTRIES_AT_ONCE) or 1
        whole = BLOCK // CHUNK
        size = -(-(last + 1) // turns // whole) * whole or whole
        for first in range(0, last + 1, size):
            chunks: dict[int, list[Row]] = defaultdict(list)
            blocks: dict[int, dict[int, tuple[str, ...]]] = defaultdict(dict)
            for slug in self.found:
                for entry in self.load(slug).entries:
                    number = self.numbers[entry.path]
                    if first <= number // CHUNK < first + size:
                        chunks[number // CHUNK].append(row(number, entry))
                        if entry.facets:
                            blocks[number // BLOCK][number] = entry.facets
            for chunk, rows in sorted(chunks.items()):
                yield file(f"r/{chunk}", sorted(rows, key=number_of))
            for place, facets in sorted(blocks.items()):
                yield file(f"f/{place}", block(facets))

    def _lists(self) -> Iterator[Asset]:
        step = max(1, min(GROUPS, GROUPS * _POSTINGS_AT_ONCE // max(1, self.count)))
        empty = set(range(self.shards))
        for first in range(0, GROUPS, step):
            shards: dict[int, list[str]] = defaultdict(list)
            merged = self._merged(range(first, min(first + step, GROUPS)))
            for term, postings in sorted(merged.items()):
                text, long = self.line(term, postings)
                shards[self.shard(term)].append(text)
                yield from long
            # All terms of a shard are in one group, or else there is but one turn.
            for number, lines in sorted(shards.items()):
                yield file(f"s/{number}", "".join(lines) + "\n")
            empty -= shards.keys()
        for number in sorted(empty):
            yield file(f"s/{number}", "\n")

    def shard(self, term: str) -> int:
        """The shard that has a term."""
        return hashed(term) & (self.shards - 1)

    def line(self, term: str, postings: Iterable[int]) -> tuple[str, list[Asset]]:
        """What the shard has of a term, and the file of its list if that is long."""
        found = lists.by_field(postings)
        text = lists.whole(found)
        if sum(map(len, found)) <= lists.LONG:
            return f"\n{term} {text}", []
        best = lists.beginning(found, self.spans[BRAND][1], self._documents)
        return f"\n{term} {best}", [file(long(term), text)]

    @cached_property
    def _documents(self) -> int:
        """The first number after those of owners' entries."""
        return max(end for kind, (_, end) in self.spans.items() if kind != DOCUMENT)

    def _merged(self, groups: Iterable[int]) -> dict[str, array[int]]:
        """Term -> its postings with the numbers of entries."""
        merged: dict[str, array[int]] = {}
        for slug in self.found:
            own, shift = self.load(slug), self.shifts(slug)
            for group in groups:
                for term, postings in own.postings(group).items():
                    shifted = [posting + shift[posting >> 2] for posting in postings]
                    if term in merged:
                        merged[term].fromlist(shifted)
                    else:
                        merged[term] = array(_POSTING, shifted)
        return merged

    def shifts(self, slug: str) -> list[int]:
        """What to add to an owner's postings, by the position of the entry."""
        places = self.found[slug].places
        return [4 * (self.numbers[place.path] - at) for at, place in enumerate(places)]


def long(term: str) -> str:
    """The name of the file with the long list of a term."""
    return f"b/{hashed(term):08x}-{len(term)}"


def number_of(row: Row) -> int:
    """The number of an entry."""
    number: int = row[0]
    return number


def row(number: int, entry: Entry) -> Row:
    """An entry, as scripts read it."""
    shown = (entry.path, entry.title, entry.place, entry.thumbnail, entry.marks, entry.tags)
    return (number, KINDS.index(entry.kind), *shown, entry.text)


def file(name: str, value: object) -> Asset:
    """The file with a value, below ``search/data/``."""
    key = f"{urls.SEARCH_DATA}{name}"
    # The separators of lines and paragraphs end a string in scripts before ES2019.
    text = msgspec.json.encode(value).decode()
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Asset(f"{key}.js", f'W("{key}",{text});\n')


def value_in(content: str) -> Any:
    """The value that a `file` has. Raises ValueError when it is none."""
    start, end = content.index(",") + 1, content.rindex(")")
    return msgspec.json.decode(content[start:end])
