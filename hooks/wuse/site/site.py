"""The whole site: every page and every file, and how a page's body is rendered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from wuse.pages import (
    activity,
    brand,
    case,
    districts,
    exemplar,
    exemplars,
    fields,
    home,
    matrix,
    poster,
    resources,
    rules,
    timeline,
    wall,
)
from wuse.pages.parts import labels, linked_data, urls
from wuse.pages.parts.colour import Tone, tone
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.page import Asset, Page
from wuse.pages.parts.tones import sheet, site_sheet, worn

from . import api, feed
from .policy import policy
from .share import Share
from .templates import Renderer

SECTIONS = (
    (labels.BRANDS, urls.WALL),
    (labels.MATRIX, urls.MATRIX),
    (labels.TIMELINE, urls.TIMELINE),
    (labels.EXEMPLARS, urls.EXEMPLARS),
    (labels.DISTRICTS, urls.DISTRICTS),
    (labels.RESOURCES, urls.RESOURCES),
)
"""(label, path) of the sections in the header; one without a page is left out."""


@dataclass(frozen=True)
class Site:
    """Pages and assets made from a showcase, for any generator to write out."""

    context: SiteContext
    theme: Path
    """The folder that holds our templates, css and js."""
    share: Share = field(default_factory=Share)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every generated page; their bodies are rendered only when asked for."""
        return tuple(map(self.share.with_share_card, self._pages()))

    def _pages(self) -> Iterator[Page]:
        for kind in (home, wall, districts, matrix, timeline, exemplars, resources):
            yield from kind.pages(self.context)
        for folder in self.context.folders:
            for kind in (brand, poster, activity, exemplar, case):
                yield from kind.pages(self.context, folder)
        for kind in (fields, rules):
            yield from kind.pages(self.context)

    def assets(self) -> Iterator[Asset]:
        """Every file beside the pages: pictures, style sheets, the public JSON, the feed.

        To be asked for last: which colours pages wear is known once their bodies are rendered.
        """
        yield from self.context.gallery.assets()
        yield from self.share.assets()
        yield from api.assets(self.context, self.pages)
        yield Asset(urls.SITE_SHEET, site_sheet(self._accent))
        for path, names in sorted(self._worn.items()):
            yield Asset(path, sheet(names))
        if atom := feed.asset(self.context):
            yield atom

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self.theme)

    def body(self, page: Page) -> str:
        """Render the body of a page as HTML."""
        html = self._renderer.render(page, self.context)
        if names := worn(html):
            self._worn[urls.colours(page.path)] |= names
        told = linked_data.block(filter(None, page.linked()))
        return f"{html}\n{told}" if told else html

    @cached_property
    def _worn(self) -> defaultdict[str, set[str]]:
        """Path of a style sheet -> the names of its tones."""
        return defaultdict(set)

    @property
    def _accent(self) -> Tone:
        return tone(self.context.settings.accent)

    def made_of(self, page: Page) -> Path:
        """The file that a page is made of, which other tools ask for: of data, or the template."""
        data = self.theme.parent / page.origin.path
        return data if data.suffix else self.theme / "wuse" / page.template

    @cached_property
    def shell(self) -> dict[str, object]:
        """What the shell around every page shows, as plain data."""
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
