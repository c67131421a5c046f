"""The whole site at once: every page and every file, for whatever is to write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from wuse.pages import desk
from wuse.pages.parts import labels, table_files, urls
from wuse.pages.parts.colour import tone
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.page import Asset, Page
from wuse.pages.parts.tones import site_sheet
from wuse.search.documents import Document
from wuse.search.index import SiteIndex

from . import api, feed, form_script
from .bundles import bundles, hashed
from .moved import moved_pages
from .part import OwnerPart, PageRow, Part
from .policy import policy

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
    """The pages and assets of a site, all in memory, which any generator can write."""

    shared: Part
    """The pages across owners."""
    directory: Directory
    owners: tuple[OwnerPart, ...]
    owner_index: SiteIndex
    """What can be found of owners."""

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

    def index(self, handwritten: Iterable[Document] = ()) -> SiteIndex:
        """What can be found, also of these pages."""
        documents = [*map(self.shared.document, self.shared.documents), *handwritten]
        indexes = {document.name: document.part for document in documents}
        found = {name: index.encoded()[1] for name, index in indexes.items()}
        return self.owner_index.joined(found, indexes.__getitem__)

    def assets(self, handwritten: Iterable[Document] = ()) -> Iterator[Asset]:
        """Every file beside the pages: pictures, style sheets, the public JSON, the feed.

        Call this after `body` has rendered every page: only then is it known which pictures and
        colours the pages use.

        Args:
            handwritten: the hand-written pages, as far as they are known.
        """
        for owner in self.owners:
            owner.part.context.codes.save()
            yield from owner.part.assets()
            yield from owner.records
        yield from self.shared.assets()
        yield from self.index(handwritten).assets()
        yield from table_files.assets(self.context, self.directory)
        rows = list(map(PageRow.of, self.pages))
        yield from shared_assets(self.context, self.directory, rows, self._bundles)

    @cached_property
    def _bundles(self) -> Mapping[str, Asset]:
        return site_bundles(self.context, self.theme)

    @cached_property
    def shell(self) -> dict[str, object]:
        """What the theme shows around every page, as plain data."""
        return shell(self.shared, self._bundles)


def site_bundles(context: SiteContext, theme: Path) -> Mapping[str, Asset]:
    """The style sheets and scripts of all pages, by the names that the theme calls them.

    Raises:
        OSError: the theme cannot be read.
    """
    form = form_script.script(theme, context.region.vocabulary)
    files = bundles(theme, site_sheet(tone(context.settings.accent)))
    return {**files, "form.js": hashed("form.js", form)}


def shared_assets(
    context: SiteContext,
    directory: Directory,
    rows: list[PageRow],
    files: Mapping[str, Asset],
) -> Iterator[Asset]:
    """The files that belong to no page and no owner.

    Args:
        context: the site.
        directory: all owners.
        rows: all pages, by path.
        files: what `site_bundles` gives.
    """
    yield from api.shared_assets(context, directory, rows)
    yield from files.values()
    yield from moved_pages(context.owners, context.region.slugs, rows)
    yield from desk.assets(context, directory)
    if atom := feed.asset(context, directory):
        yield atom


def shell(shared: Part, files: Mapping[str, Asset]) -> dict[str, object]:
    """What the theme shows around every page, as plain data.

    Args:
        shared: the pages across owners.
        files: what `site_bundles` gives.
    """
    settings, info = shared.context.settings, shared.context.info
    link = info.link
    existing = {page.path for page in shared.unadorned}
    return {
        "settings": settings.model_dump(mode="json"),
        "policy": policy(),
        "files": {name: file.path for name, file in files.items()},
        "feed": urls.FEED if info.url and not info.is_pack else "",
        "home": link(urls.HOME),
        "search": urls.SEARCH,
        "search_link": link(urls.SEARCH) if urls.SEARCH in existing else "",
        "navigation": [
            {"label": label, "path": path, "url": link(path)}
            for label, path in SECTIONS
            if path in existing
        ],
    }


def source_file(project: Path, theme: Path, page: Page) -> Path:
    """The file that other tools take for the source of a page.

    This is the data file that it shows, or its template if it shows a whole folder.
    """
    data = project / page.origin.path
    return data if data.suffix else theme / "wuse" / page.template
