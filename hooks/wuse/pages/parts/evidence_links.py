"""Evidence as pages write it: links to the very place."""

from __future__ import annotations

from collections.abc import Iterable

from wuse.evidence.places import ACTIVITY, CASE, EXEMPLAR, Link, Place

from . import urls
from .chapters import Division
from .page import PageLink
from .short import short

MOST_LINKS = 8
"""Pieces of evidence that are shown of one criterion or kind; the rest are counted."""


def address(division: Division, place: Place) -> str:
    """The page and the anchor where a brand shows evidence."""
    slug = division.slug
    if place.section == ACTIVITY:
        return urls.activity(slug, place.anchor)
    if place.section == EXEMPLAR:
        return urls.exemplar(slug, place.anchor)
    if place.section == CASE:
        return urls.case(slug)
    return division.address(place.section, place.anchor)


def page_link(division: Division, link: Link) -> PageLink:
    """The link as pages write it."""
    return PageLink(short(link.label), address(division, link.place), link.note)


def page_links(division: Division, links: Iterable[Link]) -> tuple[PageLink, ...]:
    """Links as pages write them."""
    return tuple(page_link(division, link) for link in links)
