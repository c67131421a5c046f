"""Pages that are made together: those of one owner, or those across owners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self

from wuse.model.region import OwnerFolder
from wuse.pages import page_kinds
from wuse.pages.parts import linked_data, urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.page import Asset, Page
from wuse.pages.parts.tones import sheet, worn

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
        if names := worn(html):
            self._tone_names[urls.colours(page.path)] |= names
        script = linked_data.script(filter(None, page.linked_data()))
        return f"{html}\n{script}" if script else html

    @cached_property
    def _tone_names(self) -> defaultdict[str, set[str]]:
        """Path of a style sheet -> the names of the tones in the bodies rendered so far."""
        return defaultdict(set)

    def sheet(self, path: str) -> Asset | None:
        """The style sheet at a path, for the bodies rendered so far; None if they need none."""
        names = self._tone_names.get(path)
        return Asset(path, sheet(names)) if names else None

    def pictures(self) -> Iterator[Asset]:
        """The pictures and cards.

        Call this after `body` has rendered every page: only then is it known which are used.
        """
        yield from self.context.gallery.assets()
        yield from self.card_files.assets()

    def assets(self) -> Iterator[Asset]:
        """The pictures, the cards and all style sheets, for the bodies rendered so far."""
        yield from self.pictures()
        yield from filter(None, map(self.sheet, sorted(self._tone_names)))


@dataclass(frozen=True)
class OwnerPart:
    """The pages of an owner, with what belongs to them."""

    part: Part
    record: Asset
    """The public record."""
    missing: str = ""
    """Characters on their cards that no font could write."""
