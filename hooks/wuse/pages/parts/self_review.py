"""The school's review of itself: each criterion beside its evidence on this site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wuse.evidence.assess import Assessment, Mark, assess, claims_of
from wuse.evidence.contests import Contest, contests
from wuse.evidence.dossier import pieces
from wuse.evidence.places import Entries, Link
from wuse.evidence.pointing import Pointed
from wuse.model.region import OwnerFolder
from wuse.model.self_review import Evidence, Satisfaction

from . import scheme_words, urls
from .context import SiteContext
from .evidence import MOST_LINKS, page_link, page_links
from .figures import citation
from .page import PageLink


@dataclass(frozen=True, slots=True)
class Found:
    """What the records show of one kind of evidence."""

    label: str
    count: int
    links: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What there is for one criterion: the school's claim and what its records show."""

    criterion: str
    link: PageLink
    """The criterion's name, and the page of all candidates for it. The name is empty if the rubric
    has no such criterion, the address if there is no such page."""
    mark: Mark | None
    """None if the edition does not say what to look for."""
    statement: str
    evidence: tuple[PageLink, ...]
    """What the school points to."""
    found: tuple[Found, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """A satisfaction rate, and how it was measured."""

    record: Satisfaction
    rate: str
    basis: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the dossier, what is asked of it, and what there is."""

    name: str
    asked: str
    link: PageLink
    gap: str
    """What is missing or too much; empty if nothing is."""


def dossier(context: SiteContext, folder: OwnerFolder) -> Iterator[Piece]:
    """The pieces of the dossier that the site holds, of the edition that the school reviewed."""
    review = folder.profile.self_review
    for contest in context.contests.get(review.edition, ()) if review else ():
        if contest.candidate(folder.slug):
            for state in pieces(folder, contest.award):
                link = page_link(folder.slug, Link(state.found or "没有", state.place))
                asked = scheme_words.piece(state.piece)
                yield Piece(state.piece.name, asked, link, state.gap)


def claims(context: SiteContext, folder: OwnerFolder) -> Iterator[Claim]:
    """Every criterion of the edition that the school reviewed itself for, in the rubric's order.

    What the school says of other criteria, or without an edition, follows in its own order.
    """
    review = folder.profile.self_review
    if review is None:
        return
    own = claims_of(folder, review.edition)
    told = set()
    for item in context.region.editions:
        found = contests(item.record) if item.id == review.edition else ()
        contest = next((it for it in found if it.candidate(folder.slug)), None) or next(
            iter(found), None
        )
        if contest:
            candidate = contest.candidate(folder.slug)
            group = candidate.group if candidate else ""
            # Without an authority the edition has no pages, and asks for nothing.
            page = item.id if candidate and item.record.authority else ""
            for shown in assess(folder, contest.award, group, own, context.owners, context.today):
                told.add(shown.criterion.id)
                if page or shown.criterion.id in own:
                    yield _claim(folder, contest, shown, page)
    pointed = Pointed(folder, Entries(folder.profile))
    for claim in review.criteria:
        if claim.criterion not in told:
            yield _loose(folder, claim, pointed)


def _claim(folder: OwnerFolder, contest: Contest, shown: Assessment, edition: str) -> Claim:
    criterion, slug = shown.criterion, folder.slug
    part = contest.addresses[criterion.id]
    unknown = (PageLink(name, "") for name in shown.unknown)
    return Claim(
        criterion=criterion.id,
        link=PageLink(criterion.name, urls.criterion(edition, part) if edition else ""),
        mark=shown.mark if edition else None,
        statement=shown.statement,
        evidence=(*page_links(slug, shown.pointed), *unknown),
        found=tuple(
            Found(it.label, len(it.links), page_links(slug, it.links[:MOST_LINKS]))
            for it in shown.shown
            if it.links
        )
        if edition
        else (),
        gaps=tuple(it.gap for it in shown.shown if it.gap) if edition else (),
    )


def _loose(folder: OwnerFolder, claim: Evidence, pointed: Pointed) -> Claim:
    evidence = tuple(
        link
        for pointer in claim.evidence
        for name, found in pointed.find(pointer)
        for link in (page_links(folder.slug, [found]) if found else (PageLink(name, ""),))
    )
    return Claim(claim.criterion, PageLink("", ""), None, claim.statement, evidence, (), ())


def surveys(folder: OwnerFolder) -> Iterator[Survey]:
    """Satisfaction surveys, each with sample, method and date."""
    review = folder.profile.self_review
    for item in review.satisfaction if review else ():
        yield Survey(item, item.rate.zh(), _basis(item))


def _basis(item: Satisfaction) -> str:
    parts = [
        f"样本 {item.sample.zh()}" if item.sample else "样本未载",
        item.method,
        item.date.zh() if item.date else "",
        citation(item.rate),
    ]
    return "，".join(filter(None, parts))
