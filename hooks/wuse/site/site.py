"""The whole site: every page and every file, and the rendering of page bodies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from wuse.pages import page_kinds
from wuse.pages.parts import labels, linked_data, urls
from wuse.pages.parts.colour import Tone, tone
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.page import Asset, Page
from wuse.pages.parts.tones import sheet, site_sheet, worn

from . import api, feed
from .policy import policy
from .share_cards import CardFiles
from .templates import Renderer

SECTIONS = (
    (labels.BRANDS, urls.WALL),
    (labels.MATRIX, urls.MATRIX),
    (labels.TIMELINE, urls.TIMELINE),
    (labels.EXEMPLARS, urls.EXEMPLARS),
    (labels.DISTRICTS, urls.DISTRICTS),
    (labels.RESOURCES, urls.RESOURCES),
    (labels.EDITIONS, urls.EDITIONS),
)
"""(label, path) of the sections in the header; one without a page is left out."""


@dataclass(frozen=True)
class Site:
    """The pages and assets of a site, which any generator can write."""

    context: SiteContext
    directory: Directory
    theme: Path
    """The folder with our templates, CSS and JavaScript."""
    card_files: CardFiles = field(default_factory=CardFiles)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every generated page, by path. `body` renders their bodies one at a time."""
        pages = sorted(self._pages(), key=lambda page: page.path)
        return tuple(map(self.card_files.with_share_card, pages))

    def _pages(self) -> Iterator[Page]:
        for kind in page_kinds():
            if hasattr(kind, "pages"):
                yield from kind.pages(self.context, self.directory)
            else:
                for folder in self.context.region.owners.values():
                    yield from kind.owner_pages(self.context, folder)

    def assets(self) -> Iterator[Asset]:
        """Every file beside the pages: pictures, style sheets, the public JSON, the feed.

        Call this after `body` has rendered every page: only then is it known which pictures and
        colours the pages use.
        """
        self.context.codes.save()
        self.context.codes.prune()
        yield from self.context.gallery.assets()
        yield from self.card_files.assets()
        yield from api.assets(self.context, self.directory, self.pages)
        yield Asset(urls.SITE_SHEET, site_sheet(self._accent))
        for path, names in sorted(self.tone_names.items()):
            yield Asset(path, sheet(names))
        if atom := feed.asset(self.context, self.directory):
            yield atom

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self.theme)

    def body(self, page: Page) -> str:
        """Render the body of a page as HTML."""
        html = self._renderer.render(page, self.context)
        if names := worn(html):
            self.tone_names[urls.colours(page.path)] |= names
        script = linked_data.script(filter(None, page.linked_data()))
        return f"{html}\n{script}" if script else html

    @cached_property
    def tone_names(self) -> defaultdict[str, set[str]]:
        """Path of a style sheet -> the names of the tones in the bodies rendered so far."""
        return defaultdict(set)

    @property
    def _accent(self) -> Tone:
        return tone(self.context.settings.accent)

    def source_file(self, page: Page) -> Path:
        """The file that other tools take for the source of a page.

        This is the data file that it shows, or its template if it shows a whole folder.
        """
        data = self.theme.parent / page.origin.path
        return data if data.suffix else self.theme / "wuse" / page.template

    @cached_property
    def shell(self) -> dict[str, object]:
        """What the theme shows around every page, as plain data."""
        settings, link = self.context.settings, self.context.info.link
        existing = {page.path for page in self.pages}
        return {
            "settings": settings.model_dump(mode="json"),
            "policy": policy(),
            "sheet": urls.SITE_SHEET,
            "feed": urls.FEED,
            "home": link(urls.HOME),
            "navigation": [
                {"label": label, "path": path, "url": link(path)}
                for label, path in SECTIONS
                if path in existing
            ],
        }
