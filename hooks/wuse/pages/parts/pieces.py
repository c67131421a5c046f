"""The pieces of a dossier, as the self-review of a brand shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wuse.evidence import dossier
from wuse.model.region import OwnerFolder

from . import scheme_words
from .chapters import Division
from .context import SiteContext
from .evidence_links import address
from .page import PageLink


@dataclass(frozen=True, slots=True)
class PieceView:
    """A piece of the dossier, what is asked of it, and what there is."""

    name: str
    asked: str
    link: PageLink
    """How much there is, and where; without an address if there is nothing."""
    gap: str
    """What is missing or too much; empty if nothing is."""


def pieces(context: SiteContext, folder: OwnerFolder, division: Division) -> Iterator[PieceView]:
    """The pieces of the dossier that the site holds, of the edition that the school reviewed."""
    review = folder.profile.self_review
    for contest in context.contests.get(review.edition, ()) if review else ():
        if contest.candidate(folder.slug):
            for state in dossier.pieces(folder, contest.award):
                there = address(division, state.place) if state.found else ""
                link = PageLink(state.found or "没有", there)
                yield PieceView(state.piece.name, scheme_words.piece(state.piece), link, state.gap)
