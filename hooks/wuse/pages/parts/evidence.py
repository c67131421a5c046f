"""What lists across owners keep of the evidence for the contests that an owner takes part in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wuse.evidence.assess import Assessment, Mark, assess, claims_of
from wuse.evidence.basics import same_name
from wuse.model.region import OwnerFolder
from wuse.model.rubric import EvidenceKind

from .brand_view import BrandView
from .chapters import Division
from .context import SiteContext
from .evidence_links import MOST_LINKS, page_links
from .page import PageLink
from .short import LINE, short

_MOST_GAPS = 3


class Cell(NamedTuple):
    """What there is for one criterion of one candidate."""

    criterion: str
    mark: Mark
    pieces: int
    """How many pieces of evidence there are, also those without a link here."""
    statement: str
    links: tuple[PageLink, ...]
    gaps: tuple[str, ...]
    asks_for_name: bool
    """Whether the name of the brand is part of the evidence."""


class CandidateEvidence(NamedTuple):
    """What there is for every criterion of one contest."""

    edition: str
    contest: int
    cells: tuple[Cell, ...]


def summaries(context: SiteContext, folder: OwnerFolder) -> Iterator[CandidateEvidence]:
    """What an owner shows for each contest that it takes part in, once that is authorised.

    Other owners are not known here; see `told_of_twins`.
    """
    for edition, contests in context.contests.items():
        for contest in contests:
            if candidate := contest.candidate(folder.slug):
                division = BrandView(context, folder).division
                claims = claims_of(folder, edition)
                found = assess(folder, contest.award, candidate.group, claims, context.today)
                cells = tuple(_cell(division, it) for it in found)
                yield CandidateEvidence(edition, contest.number, cells)


def _cell(division: Division, found: Assessment) -> Cell:
    links = found.links
    return Cell(
        criterion=found.criterion.id,
        mark=found.mark,
        pieces=len(links),
        statement=short(found.statement, LINE),
        links=page_links(division, links[:MOST_LINKS]),
        gaps=tuple(short(gap, LINE) for gap in found.gaps[:_MOST_GAPS]),
        asks_for_name=any(it.kind is EvidenceKind.NAME for it in found.criterion.evidence),
    )


def told_of_twins(found: CandidateEvidence, twins: Sequence[str]) -> CandidateEvidence:
    """The same, where other owners have a brand of the same name; ``twins`` are their names."""
    return found._replace(
        cells=tuple(_told(cell, twins) if cell.asks_for_name else cell for cell in found.cells)
    )


def _told(cell: Cell, twins: Sequence[str]) -> Cell:
    gaps = (short(same_name(twins), LINE), *cell.gaps)[:_MOST_GAPS]
    return cell._replace(gaps=gaps, mark=Mark.PART if cell.mark is Mark.FULL else cell.mark)
