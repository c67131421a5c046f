"""Pages that are made together: those of one owner, or those across owners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self

from wuse.layout import owner_of
from wuse.model.region import OwnerFolder
from wuse.pages import page_kinds
from wuse.pages.parts import linked_data, urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.page import Asset, Page
from wuse.pages.parts.tones import sheet_for
from wuse.search.documents import Document

from .share_cards import CardFiles
from .templates import Renderer


class PageRow(NamedTuple):
    """A page, as the files beside the pages list it."""

    path: str
    title: str
    origin: str
    """The source file, relative to the project."""
    updated: str
    """ISO date of the last change; empty when it is unknown."""
    section: str
    """Path of the top-level section that the header marks as current."""

    @classmethod
    def of(cls, page: Page) -> Self:
        """The row of a page."""
        return cls(page.path, page.title, page.origin.path, page.origin.updated, page.section)


def owner_pages(context: SiteContext, folder: OwnerFolder) -> list[Page]:
    """The pages of one owner, by path."""
    kinds = [kind for kind in page_kinds() if hasattr(kind, "owner_pages")]
    return _by_path(page for kind in kinds for page in kind.owner_pages(context, folder))


def shared_pages(context: SiteContext, directory: Directory) -> list[Page]:
    """The pages across owners, by path."""
    kinds = [kind for kind in page_kinds() if hasattr(kind, "pages")]
    return _by_path(page for kind in kinds for page in kind.pages(context, directory))


def _by_path(pages: Iterator[Page]) -> list[Page]:
    return sorted(pages, key=lambda page: page.path)


@dataclass(frozen=True)
class Part:
    """Pages that are made together, and the files that only they need."""

    context: SiteContext
    theme: Path
    """The folder with our templates."""
    unadorned: tuple[Page, ...]
    """The pages, without their cards for link previews."""
    card_files: CardFiles = field(default_factory=CardFiles)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages, by path."""
        return tuple(map(self.card_files.with_share_card, self.unadorned))

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self.theme)

    def body(self, page: Page) -> str:
        """Render the body of a page as HTML."""
        html = self._renderer.render(page, self.context)
        if tones := sheet_for(html, self.context.palette(owner_of(page.path))):
            self._tone_sheets[page.path] = tones
            # Known only now; HTML allows the element in a body as well.
            # Inside of the first one, for what reads bodies as Markdown: it takes a link for text.
            link = f'<link rel="stylesheet" href="{urls.root(page.path)}{tones.path}">'
            html = html.replace(">", f">{link}", 1)
        if self.context.info.is_pack:  # no search engine reads it
            return html
        script = linked_data.script(filter(None, page.linked_data()))
        return f"{html}\n{script}" if script else html

    def document(self, page: Page, body: str = "") -> Document:
        """A page, as the search reads it; its body is rendered if it is not at hand."""
        title, _, place = page.title.partition("｜")
        return Document(self.context.info.link(page.path), title, place, body or self.body(page))

    @property
    def documents(self) -> Iterator[Page]:
        """The pages that the search finds by their own words."""
        return (page for page in self.pages if page.is_document)

    @cached_property
    def _tone_sheets(self) -> dict[str, Asset]:
        """Path of a page -> the style sheet that it needs, for the bodies rendered so far."""
        return {}

    def sheet(self, page: Page) -> Asset | None:
        """The style sheet of a page that is rendered, if it needs one that not all pages need."""
        return self._tone_sheets.get(page.path)

    def pictures(self) -> Iterator[Asset]:
        """The pictures and cards.

        Call this after `body` has rendered every page: only then is it known which are used.
        """
        yield from self.context.gallery.assets()
        yield from self.card_files.assets()

    def assets(self) -> Iterator[Asset]:
        """The pictures, the cards and the style sheets, for the bodies rendered so far."""
        yield from self.pictures()
        sheets = {sheet.path: sheet for sheet in self._tone_sheets.values()}
        yield from (sheets[path] for path in sorted(sheets))


@dataclass(frozen=True)
class OwnerPart:
    """The pages of an owner, with what belongs to them."""

    part: Part
    records: tuple[Asset, ...]
    """What the public JSON has of it."""
    missing: str = ""
    """Characters on their cards that no font could write."""
