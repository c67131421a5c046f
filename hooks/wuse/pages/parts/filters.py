"""The filters of a list, from the facets of its entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .badges import Badge


@dataclass(frozen=True, slots=True)
class Facet:
    """One value by which a list can be filtered."""

    name: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Option:
    """A value to filter by and how many entries have it."""

    facet: Facet
    count: int
    badge: Badge | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """A group of options; choosing one hides the entries without it."""

    name: str
    title: str
    options: tuple[Option, ...]


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
        else:
            values.sort(key=lambda facet: (-counts[facet], facet.label))
        options = [Option(facet, counts[facet], badges.get(facet.value)) for facet in values]
        offered.append(Filter(name, TITLES[name], tuple(options)))
    return tuple(offered)
