"""A page before any generator sees it, and the basic types that views are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from . import urls

Fact = tuple[str, str]
"""(label, text)"""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link within the site; without a URL it is shown as plain text."""

    label: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page's facts come from and when they last changed."""

    path: str
    """The source file, relative to the project."""
    href: str
    """Where that file can be read or edited; the public JSON when no repository is known."""
    updated: str
    """ISO date of the last change; empty when it is unknown."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its address, its head, and a function that renders its body when asked.

    Bodies are rendered one at a time, so that a site of any size holds only one in memory.
    """

    path: str
    title: str
    description: str
    template: str
    view: Callable[[], object]
    """Computes the template's view model."""
    origin: Origin
    section: str = ""
    """Path of the top-level section that the header marks as current."""
    image: str = ""
    """Root-relative URL of the picture for link previews."""
    linked_data: Callable[[], Iterable[dict[str, object]]] = tuple
    """Computes the page's schema.org objects, some of which may be empty."""
    is_document: bool = False
    """Whether the search finds it by its own words: it is about no owner, and no list of pages."""

    @property
    def source(self) -> str:
        """The path of the page's source file below the documents folder."""
        return urls.source(self.path)

    @property
    def meta(self) -> dict[str, object]:
        """What the theme around the body needs to know, as MkDocs' page metadata.

        Title and description are escaped here because themes insert them as HTML.
        """
        return {
            "title": escape(self.title),
            "description": escape(self.description or self.title),
            "generated": True,
            "updated": self.origin.updated,
            "path": self.path,
            "section": self.section,
            "image": self.image,
        }


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is published as it is: generated text, or a file of the photo cache."""

    path: str
    content: str | None = None
    file: str | None = None
    """Absolute path of the file to publish; exactly one of ``content`` and ``file`` is set."""
