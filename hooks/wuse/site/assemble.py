"""From a project folder to a site: read, check, hold back, develop, lay out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from wuse.layout import BRANDS, BUREAU
from wuse.model.publication import publish
from wuse.model.region import Region
from wuse.model.settings import Settings
from wuse.pages.parts import qr
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.pictures import Gallery, requests
from wuse.pages.parts.site_info import SiteInfo
from wuse.photos import CACHE, PROFILES, Darkroom, Photo, Profile, Progress
from wuse.photos.verdict import apply_verdicts
from wuse.rules import check, named_photos, withheld
from wuse.source import Problem, load_region
from wuse.source.clock import today
from wuse.source.history import History

from .clashes import clashes
from .share import share
from .site import Site


@dataclass(frozen=True)
class Assembled:
    """A site, and everything that is wrong with what it was made from."""

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
        info: what the site is called and where it will be.
        settings: the bureau's settings.
        theme: the folder with our templates.
        profile: which files to make from photos, instead of what the settings say.
        progress: told how far the work on photos is.
        only: slugs of the owners that the site shows; all when None.
    """
    loaded = load_region(project, only)
    day = today(settings.zone)
    brands = project / BRANDS
    region = apply_verdicts(loaded.region, brands)
    published = publish(region, day)
    with Darkroom(project / CACHE, profile or PROFILES[settings.photo_profile]) as darkroom:
        developed = darkroom.develop(requests(brands, published.owners.values()), progress=progress)
        # What is held back is not developed, but it is not to be said good of either.
        darkroom.examine(named_photos(project, loaded.region), progress)
        # Tells of the photos that could not be decoded, each with its place.
        problems = check(project, loaded, darkroom.inspect, settings, day)
    left_out = list(loaded.left_out)
    if held := withheld(problems):
        published = publish(region.without(held), day)
        left_out += [
            slug for slug, folder in loaded.region.owners.items() if folder.source.path in held
        ]
    # What is held back was developed as well: only then is it known what is wrong with it.
    wanted = set(requests(brands, published.owners.values()))
    good = {
        request: photo
        for request, photo in developed.items()
        if isinstance(photo, Photo) and request in wanted
    }
    context = site_context(project, info, settings, published, Gallery(brands, good), only)
    shared, complaints = share(context, project)
    site = Site(context, theme, shared)
    problems += [*complaints, *clashes(site, project)]
    return Assembled(site, problems, left_out)


def site_context(
    project: Path,
    info: SiteInfo,
    settings: Settings,
    published: Region,
    gallery: Gallery,
    only: Collection[str] | None = None,
) -> SiteContext:
    """What pages are made from, for a region as the public may see it."""
    return SiteContext(
        info=info,
        settings=settings,
        region=published,
        gallery=gallery,
        history=History(project, *data_folders(only), info.documents, zone=settings.zone),
        codes=qr.QrCodes(project / qr.CACHE),
        home_text=_home_text(project / info.documents),
    )


def data_folders(only: Collection[str] | None) -> list[str]:
    """The folders, relative to the project, that a site of these owners is made from."""
    return [BRANDS] if only is None else [f"{BRANDS}/{name}" for name in (*only, BUREAU)]


def _home_text(documents: Path) -> str:
    """The hand-written part of the first page."""
    try:
        return (documents / "index.md").read_text("utf-8")
    except OSError:
        return ""
