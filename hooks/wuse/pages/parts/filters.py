"""The filters of a list, from the facets of its entries.

Every option is a link. On a page that shows a part of a list, it leads to the page of the entries
with this facet. On one that shows a whole list, it leads to an anchor of the same page, and the
page's style sheet (`wuse.pages.parts.tones`) hides what lacks the facet for as long as the anchor
is the target: that works without a script. With one, several choices go together, the address holds
them, and of a list in parts they see the whole (`wuse.pages.parts.tables`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple
from zlib import crc32

from .badges import Badge

_PLAIN = re.compile(r"[a-z0-9_-]+")

MOST_OPTIONS = 120
"""Most options of one filter. A list without end helps nobody to choose."""


class Facet(NamedTuple):
    """One value by which a list can be filtered.

    A tuple, since a region has a million of them to count: those are compared in C.
    """

    name: str
    value: str
    label: str

    @property
    def key(self) -> str:
        """One word of ASCII for it, in ids and style sheets: ``stage-primary``."""
        plain = _PLAIN.fullmatch(self.value)
        return f"{self.name}-{self.value if plain else f'x{crc32(self.value.encode()):08x}'}"


@dataclass(frozen=True, slots=True)
class Option:
    """A value to filter by and how many entries have it."""

    facet: Facet
    count: int
    badge: Badge | None = None
    url: str = ""
    """The page that lists just these entries; empty if the page itself is filtered."""
    is_current: bool = False
    """Whether this is that page."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A group of options; choosing one hides the entries without it."""

    name: str
    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """Where scripts find the whole of a list that a page shows in part (`tables`)."""

    table: str
    """Name of the table."""
    form: str
    """How the page shows an entry: what `table_cards` calls it."""
    about: str
    """The facets of all entries of the page's list, as the query of an address."""


def of_pages(name: str, options: Iterable[Option]) -> Filter:
    """A filter whose options lead to pages, in the order given."""
    return Filter(name, TITLES[name], tuple(options)[:MOST_OPTIONS])


TITLES = {
    "initiative": "载体",
    "colour": "颜色",
    "type": "类型",
    "stage": "学段",
    "district": "区县",
    "level": "级别",
    "carrier": "载体",
    "year": "年份",
    "severity": "轻重",
    "mending": "处理",
}
"""Facet -> heading of its filter."""


Orders = Mapping[str, Sequence[str]]
"""Name of a facet -> its values in the order in which people expect them."""


def filters(
    names: Sequence[str],
    items: Sequence[tuple[Facet, ...]],
    orders: Orders,
    badges: Mapping[str, Badge] | None = None,
) -> tuple[Filter, ...]:
    """The filters of a list: one for each facet that has at least two values.

    Args:
        names: the facets to offer, in order.
        items: the facets of each item.
        orders: the orders of values that have one; the most frequent of others come first.
        badges: badges by initiative id, in order, for options that show one.
    """
    badges = badges or {}
    orders = {**orders, "initiative": list(badges)}
    offered = []
    for name, counts in count(names, items).items():
        if len(counts) < 2:
            continue
        options = [
            Option(facet, counts[facet], badges.get(facet.value))
            for facet in in_order(counts, orders.get(name, ()))
        ]
        offered.append(of_pages(name, options))
    return tuple(offered)


def count(names: Iterable[str], items: Iterable[tuple[Facet, ...]]) -> dict[str, Counter[Facet]]:
    """Name of a facet -> how many items have each of its values."""
    counts: dict[str, Counter[Facet]] = {name: Counter() for name in names}
    for facet, number in Counter(chain.from_iterable(map(dict.fromkeys, items))).items():
        if facet.name in counts:
            counts[facet.name][facet] = number
    return counts


def in_order(counts: Counter[Facet], order: Sequence[str]) -> list[Facet]:
    """The values of a facet: years from the latest, those of an order by it, others by number."""
    ranks = {value: rank for rank, value in enumerate(order)}

    def key(facet: Facet) -> tuple[int, int, str]:
        if facet.name == "year":
            is_number = facet.value.isdecimal()
            return (not is_number, -int(facet.value) if is_number else 0, facet.label)
        return (ranks.get(facet.value, len(ranks)), -counts[facet], facet.label)

    return sorted(counts, key=key)
