"""Where a site says something: the addresses that held what is to be taken down.

They are those of the data as it is. What older versions of the site said at other addresses, nobody
can tell from here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wuse.layout import BRANDS
from wuse.model.publication import publish
from wuse.model.region import Region
from wuse.model.settings import Settings
from wuse.pages.parts import urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.page import Asset, Page
from wuse.pages.parts.pictures import Gallery, requests
from wuse.pages.parts.site_info import SiteInfo
from wuse.photos import CACHE, PROFILES, Darkroom, Photo, PhotoRequest
from wuse.photos.cache import Swept
from wuse.photos.verdict import apply_verdicts
from wuse.source.clock import today

from . import api, feed
from .assemble import site_context
from .share import planned
from .site import Site


@dataclass(frozen=True)
class Published:
    """A site as it is laid out, of which only some schools' photos have been developed."""

    project: Path
    context: SiteContext
    theme: Path
    slugs: Collection[str]
    """The schools whose pages matter."""
    developed: Mapping[PhotoRequest, Photo]

    def addresses(self, holds: Callable[[str, str], bool]) -> list[str]:
        """The pages and files, relative to the root of the site, that hold something.

        Args:
            holds: given such an address and the text there, says whether it does.
        """
        site = Site(self.context, self.theme)
        pages = filter(self._matters, site.pages)
        held = [page.path for page in pages if holds(page.path, _text(site, page))]
        files = self._files(site)
        return held + [file.path for file in files if holds(file.path, file.content or "")]

    def photos(self, gone: Callable[[PhotoRequest], bool]) -> list[str]:
        """The addresses of what was made from photos."""
        return [
            urls.photo(rendition.name)
            for asked, photo in self.developed.items()
            if gone(asked)
            for rendition in photo.renditions
        ]

    @property
    def requests(self) -> frozenset[PhotoRequest]:
        """The photos that the site shows."""
        folders = self.context.region.owners.values()
        return frozenset(requests(self.project / BRANDS, folders))

    def cards(self) -> dict[str, str]:
        """Path of a page -> address of its card for link previews."""
        renderer, wanted = planned(self.context, self.project)
        return {
            path: urls.card(renderer.path(card).name)
            for path, card in wanted.items()
            if path.startswith(tuple(map(urls.brand, self.slugs)))
        }

    def _matters(self, page: Page) -> bool:
        """Whether a page may speak of these schools: most are of others, or of rules."""
        if page.path.startswith((urls.RULES, urls.GUIDE)):
            return False
        of_school = page.path.startswith(urls.WALL) and page.path.count("/") > 1
        return not of_school or page.path.startswith(tuple(map(urls.brand, self._family())))

    def _family(self) -> set[str]:
        """The schools, and those that may name them: above, below and beside."""
        region = self.context.region
        parents = {
            parent
            for slug in self.slugs
            if slug in region.owners and (parent := region.owners[slug].profile.owner.parent)
        }
        children = {child for slug in self.slugs for child in region.children.get(slug, ())}
        return {*self.slugs, *parents, *children}

    def _files(self, site: Site) -> Iterator[Asset]:
        yield from api.assets(self.context, site.pages)
        if atom := feed.asset(self.context):
            yield atom


def published(
    project: Path, info: SiteInfo, settings: Settings, region: Region, slugs: Collection[str]
) -> Published:
    """What the public sees of a region. Raises OSError where the cache cannot be written."""
    brands = project / BRANDS
    public = publish(apply_verdicts(region, brands), today(settings.zone))
    ours = [folder for slug, folder in public.owners.items() if slug in slugs]
    with Darkroom(project / CACHE, PROFILES[settings.photo_profile]) as darkroom:
        developed = darkroom.already_developed(requests(brands, public.owners.values()))
        made = darkroom.develop(requests(brands, ours))
    developed |= {asked: photo for asked, photo in made.items() if isinstance(photo, Photo)}
    gallery = Gallery(brands, developed)
    context = site_context(project, info, settings, public, gallery)
    return Published(project, context, project / "theme_overrides", slugs, developed)


def clear(site: Published, gone: Iterable[str]) -> Swept:
    """Remove from the caches all that the site does not show, and the codes of pages that went.

    Raises OSError where the cache cannot be written.
    """
    project, context = site.project, site.context
    with Darkroom(project / CACHE) as darkroom:
        swept = darkroom.purge(site.requests)
    renderer, cards = planned(context, project)
    more = renderer.purge(cards.values())
    for path in gone:
        if address := context.info.address(path):
            context.codes.forget(address)
    return Swept(swept.files + more.files, swept.bytes + more.bytes)


def _text(site: Site, page: Page) -> str:
    return "\n".join((page.path, page.title, page.description, site.body(page)))
