"""Pages that are about no owner and can be found: guides, rules, notices of evaluations."""

from __future__ import annotations

from typing import NamedTuple

from .entries import DOCUMENT, Entry
from .owner_index import OwnerIndex
from .page_text import text_of


class Document(NamedTuple):
    """Such a page, as a reader gets it."""

    path: str
    """Its address, relative to the root of the site."""
    title: str
    place: str
    """The part of the site that it belongs to; may be empty."""
    html: str
    """Its body."""

    @property
    def name(self) -> str:
        """Its name among the parts of the index; no owner has one with a slash."""
        return f"/{self.path}"

    @property
    def part(self) -> OwnerIndex:
        """What can be found of it: its part of the index."""
        shown = (self.path, self.title, self.place)
        entry = Entry(DOCUMENT, *shown, 0, None, (), (), self.place, text_of(self.html))
        return OwnerIndex.of([entry])
