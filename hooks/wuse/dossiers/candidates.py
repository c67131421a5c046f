"""Who takes part in an edition, with all that its book and its form are made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wuse.blind.records import blinded, blinded_edition
from wuse.blind.words import OTHER, Words, words_of
from wuse.evidence.contests import Contest, contests
from wuse.evidence.dossier import PieceState, pieces
from wuse.model.bureau import ResourceFile, SiteFile
from wuse.model.edition import Candidate, Edition
from wuse.model.region import OwnerFolder, Sourced
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.related import NOTHING
from wuse.pages.parts.site_info import SiteInfo
from wuse.site.build import Build
from wuse.source import read_owner
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
    pieces: tuple[PieceState, ...]
    """What the site holds of the material that the edition asks for."""
    is_blind: bool = False
    """Whether nothing here tells which school it is."""
    left_out: tuple[str, ...] = ()
    """Files of photos that would tell it."""
    words: Words | None = None
    """What would tell it, if it is blind."""

    @property
    def name(self) -> str:
        """What files are called that are written of it."""
        return self.number if self.is_blind else f"{self.number}-{self.folder.slug}"


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
            records.folder, records.photos, days, task.others, bureau, (), task.related
        )
        yield Applicant(
            f"{edition.id}-{entry.number:02}",
            edition,
            entry.contest,
            entry.candidate,
            records.folder,
            context,
            tuple(pieces(records.folder, entry.contest.award)),
        )


def blind_applicants(
    build: Build, edition: Sourced[Edition], wanted: Sequence[Entry], numbers: Mapping[str, int]
) -> Iterator[Applicant]:
    """Yield the same candidates without what tells which school each is, by their numbers.

    Args:
        build: a build in which all of them are examined.
        edition: the edition.
        wanted: the candidates.
        numbers: key of a candidate -> its number.
    """
    plan = build.plan
    as_read = {
        slug: owner
        for slug in entries(edition.record)
        if (owner := read_owner(plan.project, slug, plan.bureau).region.owners.get(slug))
    }
    judged = Sourced(edition.id, blinded_edition(edition.record, numbers), edition.path)
    competing = {it.owner: it for it in judged.record.candidates}
    bureau = replace(
        plan.public_bureau, site=SiteFile(), resources=ResourceFile(), editions=(judged,)
    )
    for entry in sorted(wanted, key=lambda it: numbers[it.candidate.key]):
        if entry.slug not in build.survey.public:
            continue
        number, records = numbers[entry.candidate.key], plan.records(entry.slug)
        others = [owner for slug, owner in as_read.items() if slug != entry.slug]
        words = words_of(as_read[entry.slug], others, plan.bureau.site.districts)
        made = blinded(records.folder, records.photos, words, number, plan.brands)
        twins = tuple(OTHER for _ in build.writing(entry.slug).related.twins)
        context = plan.owner_context(
            made.folder, made.photos, KnownDays({}), {}, bureau, (), replace(NOTHING, twins=twins)
        )
        yield Applicant(
            f"{edition.id}-{number:02}",
            judged,
            entry.contest,
            competing[made.folder.slug],
            made.folder,
            replace(context, info=SiteInfo(plan.info.name)),
            # Counted in what the school wrote: names have other lengths here.
            tuple(
                replace(it, gap=words.replaced(it.gap))
                for it in pieces(records.folder, entry.contest.award)
            ),
            is_blind=True,
            left_out=made.left_out,
            words=words,
        )
