"""The picture that represents a brand."""

from __future__ import annotations

from wuse.model.region import OwnerFolder

from .context import SiteContext
from .pictures import PictureView


def cover(context: SiteContext, folder: OwnerFolder) -> PictureView | None:
    """The brand's picture: the cover that it names, else its widest landscape photo."""
    gallery, slug = context.gallery, folder.slug
    if chosen := gallery(slug, folder.profile.brand.cover):
        return chosen
    of_activities = (photo for item in folder.activities for photo in item.record.photos)
    pictures = gallery.all(slug, [*folder.profile.photos, *of_activities])
    landscape = [picture for picture in pictures if not picture.is_upright]
    return max(landscape, key=lambda picture: picture.width, default=None)
