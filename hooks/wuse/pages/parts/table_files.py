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

from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import islice
from typing import TypeVar

import msgspec

from . import tables, urls
from .brand_listing import brand_row, wall_card
from .context import SiteContext
from .directory import Directory
from .filters import Facet
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

Forms = Mapping[str, Iterable[msgspec.Struct]]
"""Name of a form -> the data of each entry in it, in the order of files."""


def assets(context: SiteContext, directory: Directory) -> Iterator[Asset]:
    """The files of the lists that are spread over pages."""
    link = context.info.link
    owners = directory.organisations[::-1]
    forms: Forms = {
        "rows": (row(brand_row(context, it), link) for it in owners),
        "cards": (card(wall_card(it), link) for it in owners),
    }
    yield from _files(tables.brands(context, directory), forms)
    forms = {"acts": (act(it.card, link) for _, it in reversed(directory.timeline))}
    yield from _files(tables.activities(context, directory), forms)
    everyone = [item for entry in directory.owners for item in entry.exemplars]
    forms = {"people": (person(it.card, link) for it in reversed(everyone))}
    yield from _files(tables.exemplars(context, directory), forms)


def _files(table: Table, forms: Forms) -> Iterator[Asset]:
    if not table.is_spread:
        return
    several = {name for name in table.values if _has_several(table, name)}
    version = blake2b(digest_size=5)
    for name, value in _parts(table, several, forms):
        file = _file(f"{table.name}/{name}", value)
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


def _has_several(table: Table, name: str) -> bool:
    return any(sum(facet.name == name for facet in row) > 1 for row in table.rows)


def _parts(table: Table, several: Collection[str], forms: Forms) -> Iterator[tuple[str, object]]:
    for number, block in enumerate(_batches(reversed(table.rows), PER_BLOCK)):
        columns = {name: _column(table, name, name in several, block) for name in table.values}
        yield f"columns-{number}", columns
    for form, entries in forms.items():
        for number, chunk in enumerate(_batches(entries, PER_CHUNK)):
            yield f"{form}-{number}", chunk


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    return iter(lambda: list(islice(rest, size)), [])


def _column(table: Table, name: str, has_several: bool, rows: Iterable[tuple[Facet, ...]]) -> str:
    letters = {facet: chr(_FIRST + n) for n, facet in enumerate(table.values[name])}
    cells = ("".join(letters.get(facet, "") for facet in dict.fromkeys(row)) for row in rows)
    return ("," if has_several else "").join(cell or _NONE for cell in cells)


def _file(name: str, value: object) -> Asset:
    text = msgspec.json.encode(value).decode()
    return Asset(f"{urls.LISTS}{name}.js", f'W("{urls.LISTS}{name}",{text});\n')
