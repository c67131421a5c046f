"""Long lists over several pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from . import urls
from .links import Link

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pager:
    """Which part of a long list a page shows."""

    number: int
    """1-based."""
    count: int
    """Items in the whole list."""
    links: tuple[Link, ...]
    """One for each part; empty when everything fits on one page."""


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One page's share of a list."""

    path: str
    items: Sequence[T]
    pager: Pager


def parts(path: str, items: Sequence[T], size: int) -> Iterator[Part[T]]:
    """Cut a list into parts of ``size`` items; an empty list is one empty part."""
    total = max(1, -(-len(items) // size))
    links = tuple(Link(str(number), urls.part(path, number)) for number in range(1, total + 1))
    for number in range(1, total + 1):
        pager = Pager(number, len(items), links if total > 1 else ())
        yield Part(urls.part(path, number), items[(number - 1) * size : number * size], pager)
