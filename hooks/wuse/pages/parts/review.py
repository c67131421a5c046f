"""The school's review of itself: each criterion, what it claims, the evidence, and the gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wuse.model.brand import Evidence as ClaimRecord
from wuse.model.region import OwnerFolder
from wuse.model.rubric import Dimension, DimensionKind

from .context import SiteContext
from .evidence import Evidence, evidence, gaps
from .page import PageLink

if TYPE_CHECKING:
    from .brand_view import BrandView


@dataclass(frozen=True, slots=True)
class Claim:
    """What the school claims for one criterion."""

    id: str
    """Of its place on the page."""
    criterion: str
    name: str
    """The criterion's name in the edition's rubric; empty if the rubric has no such criterion."""
    statement: str
    evidence: tuple[Evidence, ...]
    gaps: tuple[str, ...]
    is_made: bool
    """Whether the school says anything about this criterion."""

    @property
    def state(self) -> str:
        """``full``, ``part`` with a gap, or ``void``: the cell of the board."""
        return "void" if not self.is_made else "part" if self.gaps else "full"


@dataclass(frozen=True, slots=True)
class Group:
    """The criteria of one dimension."""

    id: str
    name: str
    claims: tuple[Claim, ...]

    @property
    def made(self) -> int:
        """How many criteria the school says something about."""
        return sum(claim.is_made for claim in self.claims)

    @property
    def evidence(self) -> int:
        """How many pieces of evidence it names."""
        return sum(len(claim.evidence) for claim in self.claims)

    @property
    def gaps(self) -> int:
        """How many criteria have a gap."""
        return sum(bool(claim.gaps) for claim in self.claims)


@dataclass(frozen=True, slots=True)
class Review:
    """The whole self-review."""

    groups: tuple[Group, ...]
    edition: str
    """The name of the evaluation; empty if the site does not know it."""

    @property
    def total(self) -> int:
        """How many criteria there are."""
        return sum(len(group.claims) for group in self.groups)

    @property
    def made(self) -> int:
        """How many of them the school says something about."""
        return sum(group.made for group in self.groups)

    @property
    def evidence(self) -> int:
        """How many pieces of evidence it names."""
        return sum(group.evidence for group in self.groups)

    @property
    def gaps(self) -> int:
        """How many criteria have a gap."""
        return sum(group.gaps for group in self.groups)

    @property
    def score(self) -> str:
        """``18/20``: claims made, of all criteria."""
        return f"{self.made}/{self.total}"

    @property
    def contents(self) -> tuple[PageLink, ...]:
        """The dimensions, for a list of contents."""
        return tuple(
            PageLink(
                f"{group.id} {group.name}".strip(), f"#dimension-{group.id}", str(len(group.claims))
            )
            for group in self.groups
            if group.name
        )


def review(context: SiteContext, folder: OwnerFolder, view: BrandView) -> Review | None:
    """Lay out the self-review; None if the school made none."""
    record = folder.profile.self_review
    if record is None or not record.criteria:
        return None
    edition = next(
        (item.record for item in context.region.editions if item.id == record.edition), None
    )
    claims = _Claims(evidence(context, folder, view), gaps(view), record.criteria)
    groups = list(claims.by_dimension(edition.rubric)) if edition else []
    if rest := tuple(claims.others()):
        groups.append(Group("", "", rest))
    return Review(tuple(groups), edition.title if edition else "")


class _Claims:
    """The claims of a school, taken one by one until none is left."""

    def __init__(
        self,
        evidence: Mapping[str, Evidence],
        gaps: Mapping[str, tuple[str, ...]],
        records: Sequence[ClaimRecord],
    ) -> None:
        self._evidence = evidence
        self._gaps = gaps
        self._left = list(records)
        self._anchors: set[str] = set()

    def by_dimension(self, rubric: Sequence[Dimension]) -> Iterator[Group]:
        """Every dimension with something to show."""
        for dimension in rubric:
            claims = []
            for criterion in dimension.judged():
                record = self._take(criterion.id)
                # Nobody has to claim a bonus, or what costs points.
                if record or dimension.kind is DimensionKind.SCORE:
                    claims.append(self._claim(criterion.id, criterion.name, record))
            if claims:
                yield Group(dimension.id, dimension.name, tuple(claims))

    def others(self) -> Iterator[Claim]:
        """What the school claims beyond the rubric, in its order."""
        for record in self._left:
            yield self._claim(record.criterion, "", record)

    def _take(self, criterion: str) -> ClaimRecord | None:
        """The first claim for a criterion, which is left no more."""
        record = next((it for it in self._left if it.criterion == criterion), None)
        if record:
            self._left.remove(record)
        return record

    def _claim(self, id: str, name: str, record: ClaimRecord | None) -> Claim:
        if record is None:
            return Claim(self._anchor(id), id, name, "", (), ("没有自述，也没有佐证",), False)
        found = tuple(
            self._evidence.get(label, Evidence(PageLink(label, ""))) for label in record.evidence
        )
        kinds = dict.fromkeys(item.about for item in found)
        gaps = [gap for kind in kinds for gap in self._gaps.get(kind, ())]
        if not found:
            gaps.append("有自述，没有一处佐证")
        return Claim(self._anchor(id), id, name, record.statement, found, tuple(gaps), True)

    def _anchor(self, criterion: str) -> str:
        """An id for a criterion: without spaces, and no other's."""
        anchor = f"criterion-{'-'.join(criterion.split())}"
        while anchor in self._anchors:
            anchor += "-again"
        self._anchors.add(anchor)
        return anchor
