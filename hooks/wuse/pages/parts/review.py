"""The school's review of itself: each criterion, what it claims, the evidence, and the gaps.

What there is for a criterion says the room `wuse.evidence`; here it is laid out by dimension.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from wuse.evidence.assess import Assessment, Mark, assess, claims_of
from wuse.evidence.contests import Contest, contests
from wuse.evidence.places import ACTIVITY, EXEMPLAR, Entries, Link
from wuse.evidence.pointing import Pointed
from wuse.model.edition import Edition
from wuse.model.region import OwnerFolder, Sourced
from wuse.model.rubric import Dimension, DimensionKind
from wuse.model.self_review import Evidence as ClaimRecord
from wuse.model.self_review import SelfReview

from . import urls
from .badges import Badge
from .context import SiteContext
from .evidence_links import MOST_LINKS, page_link, page_links
from .page import PageLink
from .pictures import PictureView

if TYPE_CHECKING:
    from .brand_view import BrandView

_BARE = "有自述，没有一处佐证"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence that the school names; without an address if it is not on this site."""

    link: PageLink
    badge: Badge | None = None
    picture: PictureView | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the records show of one kind of evidence."""

    label: str
    count: int
    links: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What there is for one criterion: what the school says and what its records show."""

    id: str
    """Of its place on the page."""
    criterion: str
    link: PageLink
    """The criterion's name, and the page of all candidates for it. The name is empty if the rubric
    has no such criterion, the address if there is no such page."""
    mark: Mark
    statement: str
    evidence: tuple[Evidence, ...]
    """What the school points to."""
    found: tuple[Found, ...]
    pieces: int
    """How many pieces of evidence there are, each counted once."""
    gaps: tuple[str, ...]
    is_made: bool
    """Whether the school says anything about this criterion."""

    @property
    def state(self) -> str:
        """``full``, ``part`` or ``none``: the cell of the board."""
        return self.mark.value


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
        """How many pieces of evidence there are."""
        return sum(claim.pieces for claim in self.claims)

    @property
    def gaps(self) -> int:
        """How many criteria have a gap."""
        return sum(bool(claim.gaps) for claim in self.claims)


@dataclass(frozen=True, slots=True)
class Review:
    """The whole self-review."""

    groups: tuple[Group, ...]
    edition: PageLink
    """The evaluation; without a name if the site does not know it."""
    asks: bool
    """Whether the evaluation is authorised and the school takes part: whether its own questions are
    put to the records."""

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
        """How many pieces of evidence there are."""
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
    edition = next((it for it in context.region.editions if it.id == record.edition), None)
    return _Layout(context, folder, view, record).review(edition)


class _Layout:
    """Lays out the self-review of one school."""

    def __init__(
        self, context: SiteContext, folder: OwnerFolder, view: BrandView, record: SelfReview
    ) -> None:
        self._context = context
        self._folder = folder
        self._view = view
        self._record = record
        self._claims = claims_of(folder, record.edition)
        self._anchors: set[str] = set()
        self._cards = dict(
            zip((it.id for it in folder.activities), view.activity_cards, strict=True)
        )
        self._portraits = {it.id: it.record.portrait for it in folder.exemplars}

    def review(self, edition: Sourced[Edition] | None) -> Review:
        """The criteria of the edition, then what the school says of others."""
        contest = self._contest(edition.record) if edition else None
        is_candidate = contest and contest.candidate(self._folder.slug)
        asks = bool(edition and edition.record.authority and is_candidate)
        groups = list(self._by_dimension(edition.id, contest, asks)) if edition and contest else []
        known = {it.id for _, it in contest.criteria()} if contest else set()
        known &= {claim.criterion for group in groups for claim in group.claims}
        others = tuple(
            self._other(claim)
            for claim in self._record.criteria
            if claim.criterion not in known or claim is not self._claims[claim.criterion]
        )
        if others:
            groups.append(Group("", "", others))
        name = edition.record.title if edition else ""
        return Review(
            tuple(groups), PageLink(name, urls.edition(edition.id) if edition else ""), asks
        )

    def _contest(self, edition: Edition) -> Contest | None:
        """The contest that the school takes part in, else the first of the edition."""
        found = contests(edition)
        own = (it for it in found if it.candidate(self._folder.slug))
        return next(own, None) or next(iter(found), None)

    def _by_dimension(self, edition: str, contest: Contest, asks: bool) -> Iterator[Group]:
        """Every dimension with something to show."""
        candidate = contest.candidate(self._folder.slug)
        twins = self._context.related_to(self._folder.slug).twins
        group = candidate.group if candidate else ""
        day = self._context.today
        found = assess(self._folder, contest.award, group, self._claims, day, twins)
        dimensions: dict[str, tuple[Dimension, list[Claim]]] = {}
        for shown in found:
            # Without an authority an edition has no pages, and asks for nothing.
            shown = shown if asks else replace(shown, shown=())
            is_claimed = shown.criterion.id in self._claims
            # Nobody has to claim a bonus, or what costs points.
            if is_claimed or shown.links or shown.dimension.kind is DimensionKind.SCORE:
                address = urls.criterion(edition, contest.addresses[shown.criterion.id])
                _, claims = dimensions.setdefault(shown.dimension.id, (shown.dimension, []))
                claims.append(self._claim(shown, address if asks else ""))
        for dimension, claims in dimensions.values():
            yield Group(dimension.id, dimension.name, tuple(claims))

    def _claim(self, shown: Assessment, address: str) -> Claim:
        division = self._view.division
        gaps = [it.gap for it in shown.shown if it.gap]
        if shown.statement and not (shown.links or shown.unknown or gaps):
            gaps.append(_BARE)
        return Claim(
            id=self._anchor(shown.criterion.id),
            criterion=shown.criterion.id,
            link=PageLink(shown.criterion.name, address),
            mark=shown.mark,
            statement=shown.statement,
            evidence=self._evidence(shown.pointed, shown.unknown),
            found=tuple(
                Found(it.label, len(it.links), page_links(division, it.links[:MOST_LINKS]))
                for it in shown.shown
                if it.links
            ),
            pieces=len(shown.links),
            gaps=tuple(gaps),
            is_made=shown.criterion.id in self._claims,
        )

    def _other(self, claim: ClaimRecord) -> Claim:
        """A claim for what the rubric does not have, or has been claimed already."""
        pointed, unknown = self._pointed.resolve(claim.evidence)
        return Claim(
            id=self._anchor(claim.criterion),
            criterion=claim.criterion,
            link=PageLink("", ""),
            mark=Mark.FULL if pointed else Mark.PART,
            statement=claim.statement,
            evidence=self._evidence(pointed, unknown),
            found=(),
            pieces=len(pointed),
            gaps=() if pointed or unknown else (_BARE,),
            is_made=True,
        )

    @cached_property
    def _pointed(self) -> Pointed:
        return Pointed(self._folder, Entries(self._folder.profile))

    def _evidence(self, links: tuple[Link, ...], unknown: tuple[str, ...]) -> tuple[Evidence, ...]:
        elsewhere = (Evidence(PageLink(name, "")) for name in unknown)
        return (*map(self._illustrated, links), *elsewhere)

    def _illustrated(self, link: Link) -> Evidence:
        """A piece of evidence, with the picture of the record that it is."""
        shown, id = page_link(self._view.division, link), link.place.anchor
        if link.place.section == ACTIVITY:
            card = self._cards[id]
            return Evidence(shown, next(iter(card.badges), None), card.picture)
        if link.place.section == EXEMPLAR:
            portrait = self._context.gallery(self._folder.slug, self._portraits[id])
            return Evidence(shown, picture=portrait)
        return Evidence(shown)

    def _anchor(self, criterion: str) -> str:
        """An id for a criterion: without spaces, and no other's."""
        anchor = f"criterion-{'-'.join(criterion.split())}"
        while anchor in self._anchors:
            anchor += "-again"
        self._anchors.add(anchor)
        return anchor
