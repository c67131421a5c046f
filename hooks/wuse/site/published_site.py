"""What is published, and at which addresses: for taking something down.

Only the current data is searched. Addresses at which an older version of the site published
something are not found.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from wuse.evidence.contests import competitors
from wuse.layout import BRANDS
from wuse.model.publication import publish
from wuse.model.region import OwnerFolder, Region
from wuse.model.settings import Settings
from wuse.pages.parts import qr, table_files, urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.list_entries import OwnerEntry
from wuse.pages.parts.page import Asset, Page
from wuse.pages.parts.pictures import Gallery, requests
from wuse.pages.parts.related import related
from wuse.pages.parts.site_info import SiteInfo
from wuse.photos import CACHE, PROFILES, Darkroom, Photo, PhotoRequest
from wuse.photos.cache import Swept
from wuse.photos.card import Card
from wuse.photos.verdict import apply_verdicts
from wuse.search.choices import choices
from wuse.search.entries import owner_entries
from wuse.search.index import SiteIndex
from wuse.search.owner_index import OwnerIndex
from wuse.shipped import theme_folder
from wuse.source.clock import today
from wuse.source.history import History

from . import api
from .kept import forget_all
from .part import OwnerPart, PageRow, Part, owner_pages, shared_pages
from .share_cards import card_renderer, has_activity_cards, owner_cards, shared_cards
from .site import Site, shared_assets


@dataclass(frozen=True)
class PublishedSite:
    """A site as the public sees it, searched for what belongs to some schools."""

    project: Path
    context: SiteContext
    theme: Path
    slugs: Collection[str]
    """The schools that are searched for."""
    developed: Mapping[PhotoRequest, Photo]
    """All photos of these schools, and those of others that an earlier build developed."""

    @cached_property
    def directory(self) -> Directory:
        """All owners, as lists know them."""
        folders = self.context.region.owners.values()
        entries = (OwnerEntry.of(self.context, folder) for folder in folders)
        return Directory.of(entries, self.context.related)

    @property
    def _site(self) -> Site:
        context, theme = self.context, self.theme
        owners = (
            OwnerPart(
                Part(context, theme, tuple(owner_pages(context, folder))),
                tuple(api.owner_assets(context, folder)),
            )
            for folder in context.region.owners.values()
        )
        shared = Part(context, theme, tuple(shared_pages(context, self.directory)))
        return Site(shared, self.directory, tuple(owners), self._index)

    @property
    def _index(self) -> SiteIndex:
        context, entries = self.context, self.directory.by_slug
        folders = context.region.owners

        def load(slug: str) -> OwnerIndex:
            return OwnerIndex.of(owner_entries(context, folders[slug], entries[slug]))

        found = {slug: load(slug).encoded()[1] for slug in sorted(folders)}
        return SiteIndex(found, load, choices(context, self.directory))

    def matching_addresses(self, matches: Callable[[str, str], bool]) -> list[str]:
        """The addresses, relative to the root of the site, of pages and files that match.

        Args:
            matches: takes an address and the text published there.
        """
        site = self._site
        pages = filter(self._may_mention_schools, site.pages)
        addresses = [page.path for page in pages if matches(page.path, _text(site, page))]
        files = self._data_files(site)
        return addresses + [file.path for file in files if matches(file.path, file.content or "")]

    def photo_addresses(self, is_gone: Callable[[PhotoRequest], bool]) -> list[str]:
        """The addresses of all renditions of the photos that are gone."""
        return [
            urls.photo(rendition.name)
            for request, photo in self.developed.items()
            if is_gone(request)
            for rendition in photo.renditions
        ]

    @property
    def requests(self) -> frozenset[PhotoRequest]:
        """The photos that the site shows."""
        folders = self.context.region.owners.values()
        return frozenset(requests(self.project / BRANDS, folders))

    def card_addresses(self) -> dict[str, str]:
        """Path of a page -> address of its card for link previews."""
        renderer = card_renderer(self.project, self.context.settings.card_font)
        folders = self.context.region.owners
        return {
            path: urls.card(renderer.path(card).name)
            for slug in self.slugs
            if slug in folders
            for path, card in self._cards_of(folders[slug]).items()
        }

    def cards(self) -> Iterator[Card]:
        """The cards that the site shows."""
        yield from shared_cards(self.context, self.directory).values()
        for folder in self.context.region.owners.values():
            yield from self._cards_of(folder).values()

    def _cards_of(self, folder: OwnerFolder) -> dict[str, Card]:
        settings = self.context.settings
        return owner_cards(self.context, folder, has_activity_cards(settings, self.directory))

    def _may_mention_schools(self, page: Page) -> bool:
        """Whether a page may mention these schools: most pages are about others, or about rules."""
        if page.path.startswith((urls.RULES, urls.GUIDE)):
            return False
        of_school = page.path.startswith(urls.WALL) and page.path.count("/") > 1
        return not of_school or page.path.startswith(tuple(map(urls.brand, self._related())))

    def _related(self) -> set[str]:
        """The schools with their parents and children, on pages of which they may be named."""
        owners = self.context.owners
        parents = {owners[slug].parent for slug in self.slugs if slug in owners}
        children = {child.slug for slug in self.slugs for child in self.context.children(slug)}
        return {*self.slugs, *filter(None, parents), *children}

    def _data_files(self, site: Site) -> Iterator[Asset]:
        for owner in site.owners:
            yield from owner.records
        rows = list(map(PageRow.of, site.pages))
        yield from table_files.assets(self.context, self.directory)
        # Style sheets and scripts say nothing of schools.
        yield from site.index().assets()
        yield from shared_assets(self.context, self.directory, rows, {})


def published_site(
    project: Path, info: SiteInfo, settings: Settings, region: Region, slugs: Collection[str]
) -> PublishedSite:
    """Lay a region out as the public sees it, with the photos of some schools developed.

    Raises OSError when the cache cannot be written.
    """
    brands = project / BRANDS
    day = today(settings.zone)
    public = publish(apply_verdicts(region, brands), day)
    folders = [folder for slug, folder in public.owners.items() if slug in slugs]
    with Darkroom(project / CACHE, PROFILES[settings.photo_profile]) as darkroom:
        developed = darkroom.already_developed(requests(brands, public.owners.values()))
        results = darkroom.develop(requests(brands, folders))
    developed |= {request: photo for request, photo in results.items() if isinstance(photo, Photo)}
    gallery = Gallery(brands, developed)
    context = SiteContext(
        info=info,
        settings=settings,
        region=public,
        owners=public.facts,
        gallery=gallery,
        history=History(project, BRANDS, info.documents, zone=settings.zone),
        codes=qr.QrCodes(project / qr.CACHE),
        today=day,
        related=related(public.facts, competitors(it.record for it in public.editions)),
    )
    return PublishedSite(project, context, theme_folder(project), slugs, developed)


def purge_caches(site: PublishedSite, removed_pages: Iterable[str]) -> Swept:
    """Remove from the caches what the site does not show, and the QR codes of removed pages.

    Raises OSError when a cache cannot be written.
    """
    project, context = site.project, site.context
    with Darkroom(project / CACHE) as darkroom:
        photos = darkroom.purge(site.requests)
    cards = card_renderer(project, context.settings.card_font).purge(site.cards())
    for path in removed_pages:
        context.codes.forget(path)
    kept = forget_all(project)
    swept = (photos, cards, kept)
    return Swept(sum(it.files for it in swept), sum(it.bytes for it in swept))


def _text(site: Site, page: Page) -> str:
    return "\n".join((page.path, page.title, page.description, site.body(page)))
