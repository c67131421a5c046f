"""Tables as files: small classic scripts, which also load from ``file://``.

Each calls ``W(key, value)`` (`theme_overrides/assets/lists/data.js`). Of a table ``brands`` there
are, below ``lists/brands``:

- ``.js``: how many entries there are, and the values of each facet.
- ``/columns-<n>.js``: the facets of a block of entries. A column is a text with a character for
  each entry, which stands for a value; where an entry can have several, with a comma between
  entries.
- ``/rows-<n>.js``, ``cards-``, ``acts-``, ``people-``: what is shown of a few entries.

Lists show what is new first. Files count from the other end, so that a new entry changes only the
last of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, islice
from typing import Any, TypeVar

import msgspec

from . import tables, urls
from .brand_listing import brand_row, wall_card
from .context import SiteContext
from .directory import Directory
from .list_entries import ActivityEntry, ExemplarEntry, OwnerEntry
from .page import Asset
from .table_cards import act, card, person, row
from .tables import Table

PER_BLOCK = 8192
"""Entries of a block of columns: some 60 KB."""
PER_CHUNK = 32
"""Entries of a file of cards: a page of results that are far apart needs many files."""

_FIRST = ord("0")
"""The character of a facet's first value; the next values have the next characters."""
_NONE = "."

T = TypeVar("T")

Reuse = Callable[[str, bytes], str | None]
"""Takes the path of a file and what it is made from, packed; gives its text if that is at hand."""


@dataclass(frozen=True)
class _Form:
    """How entries are shown, a file for each `PER_CHUNK` of them."""

    name: str
    entries: Iterable[Any]
    """In the order of files."""
    source: Callable[[Any], bytes]
    """What an entry is shown from, packed."""
    show: Callable[[Any], msgspec.Struct]


def assets(
    context: SiteContext, directory: Directory, reuse: Reuse = lambda path, source: None
) -> Iterator[Asset]:
    """The files of the lists that are spread over pages."""
    link = context.info.link

    def brand(entry: OwnerEntry) -> bytes:
        shown = (entry.card, entry.stages, entry.district, entry.level)
        return msgspec.msgpack.encode((shown, len(entry.activities), len(entry.exemplars)))

    def activity(entry: ActivityEntry) -> bytes:
        return bytes(entry.packed)

    def exemplar(entry: ExemplarEntry) -> bytes:
        return bytes(entry.packed)

    owners = directory.organisations[::-1]
    rows = _Form("rows", owners, brand, lambda it: row(brand_row(context, it), link))
    cards = _Form("cards", owners, brand, lambda it: card(wall_card(it), link))
    yield from _files(tables.brands(context, directory), (rows, cards), reuse)
    newest_last = (item for _, item in reversed(directory.timeline))
    acts = _Form("acts", newest_last, activity, lambda it: act(it.card, link))
    yield from _files(tables.activities(context, directory), (acts,), reuse)
    everyone = reversed(directory.exemplars)
    people = _Form("people", everyone, exemplar, lambda it: person(it.card, link))
    yield from _files(tables.exemplars(context, directory), (people,), reuse)


def _files(table: Table, forms: Sequence[_Form], reuse: Reuse) -> Iterator[Asset]:
    if not table.is_spread:
        return
    several = {name for name in table.values if table.rows.has_several(name)}
    version = blake2b(digest_size=5)
    for file in chain(_columns(table, several), _shown(table, forms, reuse)):
        version.update((file.content or "").encode())
        yield file
    facets = {
        name: {"values": [facet.value for facet in values], "several": name in several}
        for name, values in table.values.items()
    }
    first = {
        "count": len(table.rows),
        "block": PER_BLOCK,
        "chunk": PER_CHUNK,
        # The other files keep their names: a query tells one version of them from another.
        "version": version.hexdigest(),
        "facets": facets,
    }
    yield _file(table.name, first)


def _columns(table: Table, several: set[str]) -> Iterator[Asset]:
    columns = {
        name: table.rows.texts({facet: chr(_FIRST + n) for n, facet in enumerate(values)})[::-1]
        for name, values in table.values.items()
    }
    for number, first in enumerate(range(0, len(table.rows), PER_BLOCK)):
        block = {
            name: ("," if name in several else "").join(
                text or _NONE for text in column[first : first + PER_BLOCK]
            )
            for name, column in columns.items()
        }
        yield _file(f"{table.name}/columns-{number}", block)


def _shown(table: Table, forms: Sequence[_Form], reuse: Reuse) -> Iterator[Asset]:
    for form in forms:
        for number, chunk in enumerate(_batches(form.entries, PER_CHUNK)):
            name = f"{table.name}/{form.name}-{number}"
            text = reuse(_path(name), b"".join(map(form.source, chunk)))
            yield Asset(_path(name), text) if text else _file(name, [*map(form.show, chunk)])


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    return iter(lambda: list(islice(rest, size)), [])


def _path(name: str) -> str:
    return f"{urls.LISTS}{name}.js"


def _file(name: str, value: object) -> Asset:
    text = msgspec.json.encode(value).decode()
    return Asset(_path(name), f'W("{urls.LISTS}{name}",{text});\n')
