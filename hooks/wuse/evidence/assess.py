"""How much there is to look at for each criterion of an evaluation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wuse.model.base import Choice
from wuse.model.edition import Award
from wuse.model.region import OwnerFolder
from wuse.model.rubric import Criterion, Dimension, DimensionKind, EvidenceKind
from wuse.model.self_review import Evidence

from .basics import BASIC
from .gather import Records, Shown
from .places import Entries, Link
from .pointing import Pointed
from .practice import PRACTICE
from .window import window

_GATHERERS = {**BASIC, **PRACTICE}


class Mark(Choice):
    """How much there is to look at; no score follows from it."""

    FULL = "full", "有佐证"
    PART = "part", "不全"
    NONE = "none", "没有找到"


@dataclass(frozen=True, slots=True)
class Assessment:
    """What there is for one criterion."""

    dimension: Dimension
    criterion: Criterion
    statement: str
    """What the school says; empty if it says nothing."""
    pointed: tuple[Link, ...]
    """What the school points to, in its order."""
    unknown: tuple[str, ...]
    """Names that it points to, but that nothing has."""
    shown: tuple[Shown, ...]
    """What the records show, for each kind of evidence that the criterion asks for."""

    @property
    def links(self) -> tuple[Link, ...]:
        """All evidence, what the school points to first, each once."""
        gathered = (link for shown in self.shown for link in shown.links)
        return tuple({link.place: link for link in reversed((*self.pointed, *gathered))}.values())[
            ::-1
        ]

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is missing, in Chinese."""
        lacking = tuple(shown.gap for shown in self.shown if shown.gap)
        unknown = tuple(f"佐证“{name}”没有指到任何内容" for name in self.unknown)
        return (*lacking, *unknown)

    @property
    def mark(self) -> Mark:
        """Full if all that the criterion asks for is there; none if nothing at all is said."""
        if all(shown.enough for shown in self.shown) and (self.shown or self.pointed):
            return Mark.FULL
        return Mark.PART if self.statement or self.links else Mark.NONE


def assess(
    folder: OwnerFolder,
    award: Award,
    group: str,
    claims: Mapping[str, Evidence],
    today: date,
    twins: Sequence[str] = (),
) -> Iterator[Assessment]:
    """Yield what there is for each criterion that a candidate is scored on.

    Args:
        folder: the candidate's records, as far as the reader may see them.
        award: the award, with what it takes over from its edition.
        group: the candidate's 组别.
        claims: criterion -> what the school says of it; see `claims_of`.
        today: the day, for editions whose days are not known.
        twins: names of other owners whose brand has the same name.
    """
    entries = Entries(folder.profile)
    records = Records(folder, entries, window(award, today), twins)
    pointed = Pointed(folder, entries)
    for dimension in award.rubric:
        for criterion in dimension.judged(group):
            claim = claims.get(criterion.id)
            # Nobody shows evidence of what costs points.
            if dimension.kind is DimensionKind.MALUS and claim is None:
                continue
            yield _assessment(dimension, criterion, claim, records, pointed)


def claims_of(folder: OwnerFolder, edition: str) -> Mapping[str, Evidence]:
    """What a school says of each criterion of an edition; nothing if it reviewed another one."""
    review = folder.profile.self_review
    if review is None or review.edition != edition:
        return {}
    return {claim.criterion: claim for claim in review.criteria}


def _assessment(
    dimension: Dimension,
    criterion: Criterion,
    claim: Evidence | None,
    records: Records,
    pointed: Pointed,
) -> Assessment:
    links, unknown = pointed.resolve(claim.evidence if claim else ())
    return Assessment(
        dimension,
        criterion,
        claim.statement if claim else "",
        links,
        unknown,
        tuple(
            _GATHERERS[need.kind](records, need)
            for need in criterion.evidence
            if need.kind is not EvidenceKind.PAPER
        ),
    )
