"""The pictures that stand for a brand and for the site."""

from __future__ import annotations

from wuse.model.region import OwnerFolder

from .context import SiteContext
from .pictures import Picture

FEATURED = 6
"""How many brands the first page features."""


def cover(context: SiteContext, folder: OwnerFolder) -> Picture | None:
    """The brand's picture: the named cover, else its widest landscape photo."""
    gallery, slug = context.gallery, folder.slug
    if named := gallery(slug, folder.profile.brand.cover):
        return named
    of_activities = (photo for item in folder.activities for photo in item.record.photos)
    pictures = gallery.all(slug, [*folder.profile.photos, *of_activities])
    landscape = [picture for picture in pictures if not picture.is_upright]
    return max(landscape, key=lambda picture: picture.width, default=None)


def featured(context: SiteContext) -> list[OwnerFolder]:
    """Brands with a picture before those without, the most recently active first."""

    def order(folder: OwnerFolder) -> tuple[bool, int]:
        year = max((item.record.date.year or 0 for item in folder.activities), default=0)
        return (folder.profile.brand.cover is None, -year)

    return sorted(context.organisations, key=order)[:FEATURED]


def opening_picture(context: SiteContext) -> Picture | None:
    """The picture that opens the site."""
    found = (cover(context, folder) for folder in featured(context))
    return next(filter(None, found), None)
