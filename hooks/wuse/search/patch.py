"""Brings the index of a site up to date: reads and writes only the files that an edit concerns.

The published files are the store. What this writes is what `SiteIndex.assets` would have written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wuse.pages.parts.page import Asset

from . import lists
from .columns import BLOCK, block, facets_in
from .index import Row, SiteIndex, file, long, number_of, row, value_in
from .numbering import CHUNK
from .owner_index import GROUPS, OwnerIndex

_MOST = 0.2
"""The share of entries above which all files are written anew."""

Read = Callable[[str], str]
"""Reads a published file; raises OSError or ValueError when it cannot."""


class NotPatchableError(Exception):
    """All files have to be written anew."""


@dataclass(frozen=True)
class Patch:
    """The way from the index of the last build to that of this one."""

    old: SiteIndex
    new: SiteIndex
    read: Read

    @cached_property
    def changed(self) -> list[str]:
        """Slugs of the owners of which an entry or its number has changed."""
        found, before = self.new.found, self.old.found
        slugs = found.keys() | before.keys()
        return sorted(slug for slug in slugs if self._has_changed(slug))

    def _has_changed(self, slug: str) -> bool:
        own, before = self.new.found.get(slug), self.old.found.get(slug)
        if own is None or before is None or own.key != before.key:
            return True
        new, old = self.new.numbers, self.old.numbers
        return any(new[place.path] != old[place.path] for place in own.places)

    def files(self) -> tuple[list[Asset], list[str]]:
        """The files to write, and the paths of those to remove.

        Raises:
            NotPatchableError: all have to be written anew.
        """
        found = self.new.found
        moved = sum(len(found[slug].places) for slug in self.changed if slug in found)
        same = self.old.shards == self.new.shards and self.old.spans == self.new.spans
        if not same or moved > _MOST * len(self.new.numbers):
            raise NotPatchableError
        try:
            results = [*self._chunks(), *self._blocks(), *self._shards()]
        except (OSError, ValueError, KeyError) as error:
            raise NotPatchableError from error
        written = [self.new.overview, *(it for it in results if isinstance(it, Asset))]
        return written, [it for it in results if isinstance(it, str)]

    def _indexes(self, site: SiteIndex) -> Iterator[tuple[str, OwnerIndex]]:
        yield from ((slug, site.load(slug)) for slug in self.changed if slug in site.found)

    def _chunks(self) -> Iterator[Asset | str]:
        """The chunks of which an entry has changed."""
        gone: dict[int, set[int]] = defaultdict(set)
        come: dict[int, list[Row]] = defaultdict(list)
        for _, index in self._indexes(self.old):
            for entry in index.entries:
                number = self.old.numbers[entry.path]
                gone[number // CHUNK].add(number)
        for _, index in self._indexes(self.new):
            for entry in index.entries:
                number = self.new.numbers[entry.path]
                come[number // CHUNK].append(row(number, entry))
        for chunk in sorted(gone.keys() | come.keys()):
            name = f"r/{chunk}"
            known: list[Row] = self._value(name) if self._exists(name) else []
            kept = (it for it in known if it[0] not in gone[chunk])
            rows = sorted([*kept, *come[chunk]], key=number_of)
            yield file(name, rows) if rows else file(name, []).path

    def _blocks(self) -> Iterator[Asset | str]:
        """The columns of which an entry has changed."""
        gone, come = self._facets(self.old), self._facets(self.new)
        for place in sorted(gone.keys() | come.keys()):
            name = f"f/{place}"
            known = facets_in(place, self._value(name)) if self._exists(name) else {}
            kept = {number: own for number, own in known.items() if number not in gone[place]}
            facets = kept | {number: own for number, own in come[place].items() if own}
            yield file(name, block(facets)) if facets else file(name, {}).path

    def _facets(self, site: SiteIndex) -> dict[int, dict[int, tuple[str, ...]]]:
        found: dict[int, dict[int, tuple[str, ...]]] = defaultdict(dict)
        for _, index in self._indexes(site):
            for entry in index.entries:
                number = site.numbers[entry.path]
                found[number // BLOCK][number] = entry.facets
        return found

    def _shards(self) -> Iterator[Asset | str]:
        """The shards of which a term has changed, and the long lists."""
        gone, come = self._postings(self.old), self._postings(self.new)
        terms: dict[int, list[str]] = defaultdict(list)
        for term in gone.keys() | come.keys():
            if gone.get(term) != come.get(term):
                terms[self.new.shard(term)].append(term)
        for shard, changed in sorted(terms.items()):
            lines = self._lines(f"s/{shard}")
            for term in changed:
                before = set(self._known(term, lines.get(term, "")))
                after = before - gone.get(term, set()) | come.get(term, set())
                lines.pop(term, None)
                files: list[Asset] = []
                if after:
                    text, files = self.new.line(term, after)
                    lines[term] = text.partition(" ")[2]
                if len(before) > lists.LONG and not files:
                    yield file(long(term), "").path
                yield from files
            text = "".join(f"\n{term} {own}" for term, own in sorted(lines.items()))
            yield file(f"s/{shard}", f"{text}\n")

    def _postings(self, site: SiteIndex) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for slug, index in self._indexes(site):
            shift = site.shifts(slug)
            for group in range(GROUPS):
                for term, postings in index.postings(group).items():
                    found[term].update(posting + shift[posting >> 2] for posting in postings)
        return found

    def _lines(self, name: str) -> dict[str, str]:
        """Term -> its lists, as a shard has them."""
        lines = filter(None, self._value(name).split("\n"))
        return {term: text for term, _, text in (line.partition(" ") for line in lines)}

    def _known(self, term: str, text: str) -> Iterable[int]:
        if not text:
            return ()
        return lists.read(self._value(long(term)) if text.startswith("!") else text)

    def _exists(self, name: str) -> bool:
        try:
            self.read(file(name, "").path)
        except OSError:
            return False
        return True

    def _value(self, name: str) -> Any:
        return value_in(self.read(file(name, "").path))
