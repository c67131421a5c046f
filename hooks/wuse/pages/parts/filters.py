"""The filters of a list, from the facets of its entries.

Every option is a link. It leads to the page that lists just these entries where there is one, such
as that of a district. Else it leads to an anchor of the same page, and the page's style sheet
(`wuse.pages.parts.tones`) hides what lacks the facet for as long as the anchor is the target: that
works without a script. With one, several choices go together, and the address holds them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from .badges import Badge

_PLAIN = re.compile(r"[a-z0-9_-]+")

MOST_OPTIONS = 120
"""Most options of one filter. A list without end helps nobody to choose."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One value by which a list can be filtered."""

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


def filters(
    names: Sequence[str],
    items: Sequence[tuple[Facet, ...]],
    badges: Mapping[str, Badge] | None = None,
) -> tuple[Filter, ...]:
    """The filters of a list: one for each facet that has at least two values.

    Args:
        names: the facets to offer, in order.
        items: the facets of each item.
        badges: badges by initiative id, for options that show one.
    """
    counts = Counter(facet for facets in items for facet in dict.fromkeys(facets))
    badges = badges or {}
    offered = []
    for name in names:
        values = [facet for facet in counts if facet.name == name]
        if len(values) < 2:
            continue
        if name == "initiative":
            order = list(badges)
            values.sort(key=lambda facet: order.index(facet.value))
        elif name == "year":
            values.sort(key=lambda facet: facet.value, reverse=True)
        else:
            values.sort(key=lambda facet: (-counts[facet], facet.label))
        options = [
            Option(facet, counts[facet], badges.get(facet.value)) for facet in values[:MOST_OPTIONS]
        ]
        offered.append(Filter(name, TITLES[name], tuple(options)))
    return tuple(offered)
