"""Who takes part in an edition, with all that its book and its form are made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from wuse.evidence.contests import Contest, contests
from wuse.evidence.dossier import PieceState, pieces
from wuse.model.edition import Candidate, Edition
from wuse.model.region import OwnerFolder, Sourced
from wuse.pages.parts.context import SiteContext
from wuse.site.build import Build
from wuse.source.history import KnownDays


@dataclass(frozen=True)
class Applicant:
    """A candidate, and what may be published of it."""

    number: str
    """Such as ``2026-01``: the edition, and the place in its list of candidates."""
    edition: Sourced[Edition]
    contest: Contest
    candidate: Candidate
    folder: OwnerFolder
    context: SiteContext
    is_blind: bool = False
    """Whether nothing here tells which school it is."""
    left_out: tuple[str, ...] = ()
    """Files of photos that would tell it."""

    @cached_property
    def pieces(self) -> tuple[PieceState, ...]:
        """What the site holds of the material that the edition asks for."""
        return tuple(pieces(self.folder, self.contest.award))


@dataclass(frozen=True)
class Entry:
    """A candidate with a folder, before anything of it is read."""

    number: int
    """From 1, in the edition's list of candidates."""
    slug: str
    contest: Contest
    candidate: Candidate


def entries(edition: Edition) -> Mapping[str, Entry]:
    """Return those who compete with their brand, by slug, in the order of the edition.

    Candidates without a folder have nothing to print, and of those who compete with one record only
    that record is judged.
    """
    found = contests(edition)
    places = {it.key: number for number, it in reversed([*enumerate(edition.candidates, 1)])}
    competing = (
        (it.owner, contest, it) for contest in found for it in contest.candidates if it.owner
    )
    entered: dict[str, Entry] = {}
    for slug, contest, candidate in competing:
        entered.setdefault(slug, Entry(places[candidate.key], slug, contest, candidate))
    return dict(sorted(entered.items(), key=lambda pair: pair[1].number))


def applicants(
    build: Build, edition: Sourced[Edition], wanted: Sequence[Entry]
) -> Iterator[Applicant]:
    """Yield those of the candidates that are public.

    Args:
        build: a build in which all of them are examined.
        edition: the edition.
        wanted: the candidates, in the order of their books.
    """
    bureau = build.survey.context.region
    for entry in wanted:
        if entry.slug not in build.survey.public:
            continue
        records, task = build.plan.records(entry.slug), build.writing(entry.slug)
        days = KnownDays(task.days)
        context = build.plan.owner_context(
            records.folder, records.photos, days, task.others, bureau, task.related
        )
        yield Applicant(
            number=f"{edition.id}-{entry.number:02}",
            edition=edition,
            contest=entry.contest,
            candidate=entry.candidate,
            folder=records.folder,
            context=context,
        )
