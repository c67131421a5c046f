"""The pictures that represent a brand and the site."""

from __future__ import annotations

from wuse.model.region import OwnerFolder

from .context import SiteContext
from .pictures import PictureView

FEATURED = 6
"""How many brands the first page features."""


def cover(context: SiteContext, folder: OwnerFolder) -> PictureView | None:
    """The brand's picture: the cover that it names, else its widest landscape photo."""
    gallery, slug = context.gallery, folder.slug
    if chosen := gallery(slug, folder.profile.brand.cover):
        return chosen
    of_activities = (photo for item in folder.activities for photo in item.record.photos)
    pictures = gallery.all(slug, [*folder.profile.photos, *of_activities])
    landscape = [picture for picture in pictures if not picture.is_upright]
    return max(landscape, key=lambda picture: picture.width, default=None)


def featured(context: SiteContext) -> list[OwnerFolder]:
    """Brands for the first page: with a cover before those without, each by latest activity."""

    def order(folder: OwnerFolder) -> tuple[bool, int]:
        year = max((item.record.date.year or 0 for item in folder.activities), default=0)
        return (folder.profile.brand.cover is None, -year)

    return sorted(context.organisations, key=order)[:FEATURED]


def opening_picture(context: SiteContext) -> PictureView | None:
    """The large picture of the first page: the cover of the first featured brand that has one."""
    covers = (cover(context, folder) for folder in featured(context))
    return next(filter(None, covers), None)
