"""Photos as pages show them: sources for every width, and a label if it is no photograph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

import msgspec

from wuse.layout import PHOTOS
from wuse.model.base import Record
from wuse.model.media import PhotoEntry, PictureKind, photos_in
from wuse.model.region import OwnerFolder
from wuse.photos import Photo, PhotoRequest, Rendition

from . import urls
from .page import Asset
from .tones import picture_classes, ratio_class

_SMALL_SCREENS = "(max-width: 640px)"
_WIDE = 1.6
"""Width to height of pictures that deserve the whole width of a page."""


class SourceSet(msgspec.Struct, frozen=True, array_like=True):
    """The renditions of one format, for a ``srcset``."""

    mime: str
    renditions: tuple[tuple[str, int], ...]
    """(root-relative URL, width in pixels), widest first."""
    media: str = ""
    """CSS media query for the screens that this format serves; empty for all."""

    @property
    def smallest(self) -> str:
        """Root-relative URL of the narrowest rendition."""
        return self.renditions[-1][0]

    def srcset(self, link: Callable[[str], str]) -> str:
        """The value of the attribute; ``link`` leads from the page to a file."""
        return ", ".join(f"{link(url)} {width}w" for url, width in self.renditions)


class PictureView(msgspec.Struct, frozen=True, array_like=True):
    """A photo ready for ``<picture>``."""

    sources: tuple[SourceSet, ...]
    """Preferred format first; the last one is the fallback of the ``img`` element."""
    src: str
    jpegs: tuple[Rendition, ...]
    """JPEG files, which every program opens, widest first: for links, lightbox and share cards."""
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    label: str
    """What it is if not a photograph, such as a drawing; empty for a photograph."""
    colour: str
    """Mean colour ``#rrggbb``, shown until the picture arrives."""
    focus: tuple[float, float]
    """The point that a crop must keep, as fractions of the width and the height."""

    @property
    def large(self) -> str:
        """Root-relative URL of the large size."""
        return urls.photo(self.jpegs[0].name)

    def jpeg(self, width: int) -> Rendition:
        """The narrowest JPEG file of at least this width in pixels, else the widest."""
        fitting = [rendition for rendition in self.jpegs if rendition.width >= width]
        return (fitting or self.jpegs[:1])[-1]

    @property
    def classes(self) -> str:
        """CSS classes for its placeholder colour and its focus."""
        return picture_classes(self.colour, self.focus)

    @property
    def is_upright(self) -> bool:
        """Whether the picture is taller than wide."""
        return self.height > self.width

    @property
    def shape(self) -> str:
        """CSS classes for its proportions: ``upright``, ``broad`` or ``wide``, and the ratio."""
        ratio = self.width / self.height
        name = "upright" if self.is_upright else "broad" if ratio < _WIDE else "wide"
        return f"{name} {ratio_class(ratio)}"


def records_of(folder: OwnerFolder) -> Iterator[Record]:
    """All records of one owner."""
    yield folder.profile
    yield from (item.record for item in folder.activities)
    yield from (item.record for item in folder.exemplars)
    if folder.case:
        yield folder.case.record


def request(brands: Path, slug: str, photo: PhotoEntry) -> PhotoRequest:
    """The request to the darkroom for a photo that a record names."""
    return PhotoRequest(brands / slug / PHOTOS / photo.file, photo.blur)


def requests(brands: Path, folders: Iterable[OwnerFolder]) -> Iterator[PhotoRequest]:
    """The photos that published folders need."""
    for folder in folders:
        if (brands / folder.slug / PHOTOS).is_symlink():
            continue
        for record in records_of(folder):
            for _, photo in photos_in(record):
                if photo.is_inside:
                    yield request(brands, folder.slug, photo)


class Gallery:
    """The developed photos of a site, looked up by owner and entry."""

    def __init__(self, brands: Path, developed: Mapping[PhotoRequest, Photo]) -> None:
        self._brands = brands
        self._developed = developed
        self.shown: dict[str, Path] = {}
        """Name of a rendition -> its file, for the pictures that pages have asked for."""

    def __call__(self, slug: str, entry: PhotoEntry | None) -> PictureView | None:
        """The picture, or None when there is none or it could not be developed."""
        photo = entry and self._developed.get(request(self._brands, slug, entry))
        if not entry or not photo:
            return None
        self.shown |= {rendition.name: rendition.path for rendition in photo.renditions}
        sources = tuple(_source_sets(photo.renditions))
        return PictureView(
            sources=sources,
            src=_fallback(sources[-1]),
            jpegs=photo.jpegs,
            width=photo.width,
            height=photo.height,
            alt=entry.alt,
            caption=entry.caption,
            credit=entry.credit,
            label="" if entry.kind is PictureKind.PHOTO else entry.kind.zh,
            colour=photo.dominant,
            focus=entry.focus or (0.5, 0.5),
        )

    def all(self, slug: str, entries: Iterable[PhotoEntry]) -> tuple[PictureView, ...]:
        """The pictures that exist, in the order of the entries."""
        return tuple(picture for entry in entries if (picture := self(slug, entry)))

    def assets(self) -> Iterator[Asset]:
        """Every rendition of the pictures that pages have asked for so far.

        Call this after all pages are rendered. A photo that no page shows stays off the site.
        """
        for name, path in sorted(self.shown.items()):
            yield Asset(urls.photo(name), file=str(path))


def _source_sets(renditions: tuple[Rendition, ...]) -> Iterator[SourceSet]:
    by_format = sorted(renditions, key=lambda r: (r.mime == "image/jpeg", r.mime, -r.width))
    widest = max(r.width for r in renditions)
    for mime, group in groupby(by_format, key=lambda r: r.mime):
        widths = tuple((urls.photo(r.name), r.width) for r in group)
        # A browser takes the first format that it knows, at any width. A format without the widest
        # rendition is therefore offered to small screens only; large ones would enlarge it.
        yield SourceSet(mime, widths, "" if widths[0][1] == widest else _SMALL_SCREENS)


def _fallback(sources: SourceSet) -> str:
    """The URL for browsers without ``srcset``, and for saving: neither the largest nor tiny."""
    return sources.renditions[min(1, len(sources.renditions) - 1)][0]
