"""The pictures that stand for a brand and for the site."""

from __future__ import annotations

from wuse.model.region import OwnerFolder

from .context import Showcase
from .pictures import Picture

FEATURED = 6
"""How many brands the first page features."""


def cover(showcase: Showcase, folder: OwnerFolder) -> Picture | None:
    """The brand's picture: the named cover, else its widest landscape photo."""
    gallery, slug = showcase.gallery, folder.slug
    if named := gallery(slug, folder.file.brand.cover):
        return named
    entries = [*folder.file.photos, *(p for item in folder.activities for p in item.record.photos)]
    pictures = [picture for picture in gallery.all(slug, entries) if not picture.is_upright]
    return max(pictures, key=lambda picture: picture.width, default=None)


def featured(showcase: Showcase) -> list[OwnerFolder]:
    """Brands with a picture before those without, the most recently active first."""

    def order(folder: OwnerFolder) -> tuple[bool, int]:
        year = max((item.record.date.year or 0 for item in folder.activities), default=0)
        return (folder.file.brand.cover is None, -year)

    return sorted(showcase.organisations, key=order)[:FEATURED]


def opening_picture(showcase: Showcase) -> Picture | None:
    """The picture that opens the site."""
    found = (cover(showcase, folder) for folder in featured(showcase))
    return next(filter(None, found), None)
