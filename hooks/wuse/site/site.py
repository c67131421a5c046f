"""The whole site at once: every page and every file, for whatever is to write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from wuse.pages.parts import labels, urls
from wuse.pages.parts.colour import tone
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.page import Asset, Page
from wuse.pages.parts.tones import site_sheet

from . import api, feed, form_script
from .part import OwnerPart, PageRow, Part
from .policy import policy

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
    """The pages and assets of a site, all in memory, which any generator can write."""

    shared: Part
    """The pages across owners."""
    directory: Directory
    owners: tuple[OwnerPart, ...]

    @property
    def missing(self) -> str:
        """Characters on cards that no font could write."""
        return "".join(owner.missing for owner in self.owners)

    @property
    def context(self) -> SiteContext:
        """What the pages across owners are made from."""
        return self.shared.context

    @property
    def theme(self) -> Path:
        """The folder with our templates, CSS and JavaScript."""
        return self.shared.theme

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every generated page, by path. `body` renders their bodies one at a time."""
        parts = (self.shared, *(owner.part for owner in self.owners))
        pages = (page for part in parts for page in part.pages)
        return tuple(sorted(pages, key=lambda page: page.path))

    @cached_property
    def _parts(self) -> Mapping[str, Part]:
        """Path of a page -> the part that it belongs to."""
        parts = (self.shared, *(owner.part for owner in self.owners))
        return {page.path: part for part in parts for page in part.pages}

    def body(self, page: Page) -> str:
        """Render the body of a page as HTML."""
        return self._parts[page.path].body(page)

    def assets(self) -> Iterator[Asset]:
        """Every file beside the pages: pictures, style sheets, the public JSON, the feed.

        Call this after `body` has rendered every page: only then is it known which pictures and
        colours the pages use.
        """
        for owner in self.owners:
            owner.part.context.codes.save()
            yield from owner.part.assets()
            yield owner.record
        yield from self.shared.assets()
        rows = map(PageRow.of, self.pages)
        yield from shared_assets(self.context, self.directory, list(rows), self.theme)

    @cached_property
    def shell(self) -> dict[str, object]:
        """What the theme shows around every page, as plain data."""
        return shell(self.context, [page.path for page in self.shared.pages])


def shared_assets(
    context: SiteContext, directory: Directory, rows: list[PageRow], theme: Path
) -> Iterator[Asset]:
    """The files that belong to no page and no owner.

    Args:
        context: the site.
        directory: all owners.
        rows: all pages, by path.
        theme: the folder with our templates and scripts.
    """
    yield from api.shared_assets(context, directory, rows)
    yield form_script.asset(theme, context.region.vocabulary)
    yield Asset(urls.SITE_SHEET, site_sheet(tone(context.settings.accent)))
    if atom := feed.asset(context, directory):
        yield atom


def shell(context: SiteContext, shared: list[str]) -> dict[str, object]:
    """What the theme shows around every page, as plain data.

    Args:
        context: the site.
        shared: the paths of the pages across owners.
    """
    settings, link = context.settings, context.info.link
    return {
        "settings": settings.model_dump(mode="json"),
        "policy": policy(),
        "sheet": urls.SITE_SHEET,
        "feed": urls.FEED,
        "home": link(urls.HOME),
        "navigation": [
            {"label": label, "path": path, "url": link(path)}
            for label, path in SECTIONS
            if path in shared
        ],
    }


def source_file(theme: Path, page: Page) -> Path:
    """The file that other tools take for the source of a page.

    This is the data file that it shows, or its template if it shows a whole folder.
    """
    data = theme.parent / page.origin.path
    return data if data.suffix else theme / "wuse" / page.template
