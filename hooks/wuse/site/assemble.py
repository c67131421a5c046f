"""Makes the site of a project folder: read, develop photos, check, withhold, lay out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from wuse.layout import BRANDS, BUREAU
from wuse.model.publication import publish
from wuse.model.region import Region
from wuse.model.settings import Settings
from wuse.pages.parts import qr
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory, owner_entry
from wuse.pages.parts.pictures import Gallery, requests
from wuse.pages.parts.related import related
from wuse.pages.parts.site_info import SiteInfo
from wuse.photos import (
    CACHE,
    PROFILES,
    Darkroom,
    Photo,
    PhotoError,
    PhotoRequest,
    Profile,
    Progress,
)
from wuse.photos.verdict import apply_verdicts
from wuse.rules import check, named_photos, withheld
from wuse.source import Problem, load_region
from wuse.source.clock import today
from wuse.source.history import History

from .address_conflicts import address_conflicts
from .share_cards import draw_cards
from .site import Site


@dataclass(frozen=True)
class Assembled:
    """A site, and everything that is wrong with its data."""

    site: Site
    problems: list[Problem]
    left_out: list[str]
    """Slugs of the owners that are not on the site because of errors in their ``brand.yml``."""


def assemble(
    project: Path,
    info: SiteInfo,
    settings: Settings,
    theme: Path,
    profile: Profile | None = None,
    progress: Progress | None = None,
    only: Collection[str] | None = None,
) -> Assembled:
    """Make the site of a project folder. Bad data gives problems, never an exception.

    Args:
        project: the folder that holds ``brands/`` and ``docs/``.
        info: the site's name and address.
        settings: the bureau's settings.
        theme: the folder with our templates.
        profile: which files to make from photos; by default what the settings say.
        progress: called as the work on photos proceeds.
        only: slugs of the owners that the site shows; None for all.

    Raises:
        OSError: a cache cannot be written.
    """
    loaded = load_region(project, only)
    day = today(settings.zone)
    brands = project / BRANDS
    region = apply_verdicts(loaded.region, brands)
    published = publish(region, day)
    with Darkroom(project / CACHE, profile or PROFILES[settings.photo_profile]) as darkroom:
        developed = darkroom.develop(requests(brands, published.owners.values()), progress=progress)
        # Photos of unpublished records are not developed, but they are still checked.
        darkroom.examine(named_photos(project, loaded.region), progress)
        # This also reports the photos that could not be decoded.
        problems = check(project, loaded, darkroom.inspect, settings, day)
    left_out = list(loaded.left_out)
    if withheld_paths := withheld(problems):
        published = publish(region.without(withheld_paths), day)
        left_out += [
            slug
            for slug, folder in loaded.region.owners.items()
            if folder.source.path in withheld_paths
        ]
    # Some developed photos belong to records that the check has withheld.
    photos = _photos(developed, requests(brands, published.owners.values()))
    context = site_context(project, info, settings, published, Gallery(brands, photos), only)
    directory = directory_of(context)
    card_files, card_problems = draw_cards(context, directory, project)
    site = Site(context, directory, theme, card_files)
    problems += [*card_problems, *address_conflicts(site, project)]
    return Assembled(site, problems, left_out)


def _photos(
    developed: Mapping[PhotoRequest, Photo | PhotoError], published: Iterable[PhotoRequest]
) -> dict[PhotoRequest, Photo]:
    """The photos that were developed without error and are published."""
    wanted = set(published)
    return {
        request: photo
        for request, photo in developed.items()
        if isinstance(photo, Photo) and request in wanted
    }


def site_context(
    project: Path,
    info: SiteInfo,
    settings: Settings,
    published: Region,
    gallery: Gallery,
    only: Collection[str] | None = None,
) -> SiteContext:
    """What pages are made from, for a published region."""
    return SiteContext(
        info=info,
        settings=settings,
        region=published,
        owners=published.facts,
        gallery=gallery,
        history=History(project, *data_folders(only), info.documents, zone=settings.zone),
        codes=qr.QrCodes(project / qr.CACHE),
        home_text=_home_text(project / info.documents),
        related=related(published.facts),
    )


def directory_of(context: SiteContext) -> Directory:
    """All owners of a published region, as lists know them."""
    return Directory.of(owner_entry(context, it) for it in context.region.owners.values())


def data_folders(only: Collection[str] | None) -> list[str]:
    """The data folders, relative to the project, of a site of these owners."""
    return [BRANDS] if only is None else [f"{BRANDS}/{name}" for name in (*only, BUREAU)]


def _home_text(documents: Path) -> str:
    """The hand-written part of the first page."""
    try:
        return (documents / "index.md").read_text("utf-8")
    except OSError:
        return ""
