"""Evidence as pages show it: links to the very place, and what lists across owners keep of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wuse.evidence.assess import Assessment, Mark, assess, claims_of
from wuse.evidence.places import ACTIVITY, CASE, EXEMPLAR, Link, Place
from wuse.model.region import OwnerFolder

from . import urls
from .context import SiteContext
from .page import PageLink
from .short import LINE, short

MOST_LINKS = 8
"""Pieces of evidence that a list across owners shows of one criterion; the rest are counted."""
_MOST_GAPS = 3


class Cell(NamedTuple):
    """What there is for one criterion of one candidate, as lists across owners know it."""

    criterion: str
    mark: Mark
    pieces: int
    """How many pieces of evidence there are, also those without a link here."""
    statement: str
    links: tuple[PageLink, ...]
    gaps: tuple[str, ...]


class CandidateEvidence(NamedTuple):
    """What there is for every criterion of one contest."""

    edition: str
    contest: int
    cells: tuple[Cell, ...]


def address(slug: str, place: Place) -> str:
    """The page and the anchor where evidence is shown."""
    if place.section == ACTIVITY:
        return urls.activity(slug, place.anchor)
    if place.section == EXEMPLAR:
        return urls.exemplar(slug, place.anchor)
    if place.section == CASE:
        return urls.case(slug)
    return urls.section(slug, place.section, place.anchor)


def page_link(slug: str, link: Link) -> PageLink:
    """The link as pages write it."""
    return PageLink(short(link.label), address(slug, link.place), link.note)


def page_links(slug: str, links: Iterable[Link]) -> tuple[PageLink, ...]:
    """Links as pages write them."""
    return tuple(page_link(slug, link) for link in links)


def summaries(context: SiteContext, folder: OwnerFolder) -> Iterator[CandidateEvidence]:
    """What an owner shows for each contest that it takes part in, once that is authorised."""
    for edition, contests in context.contests.items():
        for contest in contests:
            if candidate := contest.candidate(folder.slug):
                claims = claims_of(folder, edition)
                found = assess(
                    folder, contest.award, candidate.group, claims, context.owners, context.today
                )
                cells = tuple(_cell(folder.slug, it) for it in found)
                yield CandidateEvidence(edition, contest.number, cells)


def _cell(slug: str, found: Assessment) -> Cell:
    links = found.links
    return Cell(
        criterion=found.criterion.id,
        mark=found.mark,
        pieces=len(links),
        statement=short(found.statement, LINE),
        links=page_links(slug, links[:MOST_LINKS]),
        gaps=tuple(short(gap, LINE) for gap in found.gaps[:_MOST_GAPS]),
    )
