"""Spreads long lists over several pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from . import urls
from .page import PageLink

T = TypeVar("T")

NEIGHBOURS = 3
"""How many parts before and after the current one a pager links to."""


@dataclass(frozen=True, slots=True)
class Pager:
    """Which part of a long list a page shows."""

    number: int
    """1-based."""
    count: int
    """Items in the whole list."""
    links: tuple[PageLink, ...]
    """Links to the first part, the last and those around this one, with “…” for the others; empty
    if everything fits on one page. Links to all parts would be too many for a list of thousands."""


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One page's share of a list."""

    path: str
    items: Sequence[T]
    pager: Pager


def parts(path: str, items: Sequence[T], size: int) -> Iterator[Part[T]]:
    """Cut a list into parts of ``size`` items; an empty list is one empty part."""
    total = max(1, -(-len(items) // size))
    for number in range(1, total + 1):
        pager = Pager(number, len(items), tuple(_links(path, number, total)))
        yield Part(urls.part(path, number), items[(number - 1) * size : number * size], pager)


def _links(path: str, number: int, total: int) -> Iterator[PageLink]:
    if total == 1:
        return
    near = range(max(1, number - NEIGHBOURS), min(total, number + NEIGHBOURS) + 1)
    linked = sorted({1, *near, total})
    for previous, current in zip([0, *linked], linked, strict=False):
        if current > previous + 1:
            yield PageLink("…", "")
        yield PageLink(str(current), urls.part(path, current))
