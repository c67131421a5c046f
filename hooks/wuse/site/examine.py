"""The first task for an owner: read its folder, check it, and sum up what may be published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from wuse.evidence.since import Since, changes_since
from wuse.model.owner_references import owner_references
from wuse.model.publication import is_public, publish_owner
from wuse.model.region import OwnerFacts, OwnerFolder
from wuse.pages.parts.list_entries import OwnerEntry
from wuse.pages.parts.pictures import requests
from wuse.photos import CACHE, Darkroom, Photo, PhotoError, PhotoRequest, Verdicts
from wuse.photos.verdict import apply_verdicts
from wuse.rules import RegionContext, check_owners, named_photos, withheld
from wuse.search.entries import owner_entries
from wuse.search.owner_index import Found, OwnerIndex
from wuse.source import Problem, read_owner
from wuse.source.history import KnownDays
from wuse.source.past_owner import past_owner
from wuse.source.safe_git import GitError

from . import found as search
from .inputs import Inputs, inputs
from .part import PageRow, owner_pages
from .plan import OwnerRecords, Plan


@dataclass(frozen=True)
class PublicOwner:
    """What the rest of the site needs to know of an owner that is published."""

    facts: OwnerFacts
    entry: OwnerEntry
    rows: tuple[PageRow, ...]
    found: Found
    """What can be found of it; its index is kept by `wuse.site.found`."""


@dataclass(frozen=True)
class Examined:
    """What became of an owner's folder."""

    slug: str
    problems: tuple[Problem, ...] = ()
    facts: OwnerFacts | None = None
    """As read, for rules about the region; None if ``brand.yml`` cannot be read."""
    references: tuple[str, ...] = ()
    """Slugs of the owners that it names."""
    is_left_out: bool = False
    """Whether it is not published because of errors."""
    public: PublicOwner | None = None
    """None if it is not published, because of errors or by its own choice."""
    inputs: Inputs | None = None
    """What was in its folder before it was read."""
    is_lasting: bool = True
    """Whether an unchanged folder would give the same; false after a passing error in a photo."""


@dataclass(frozen=True)
class UnknownPhotos:
    """The photos of an owner that have to be opened before it can be examined."""

    slug: str
    requests: tuple[PhotoRequest, ...]
    """To be developed."""
    named: tuple[Path, ...]
    """To be decoded whole."""


class Examination(NamedTuple):
    """The task for one owner."""

    slug: str
    days: Mapping[str, str]
    """Path -> ISO date of the last change of the owner's files."""
    photos: Verdicts | None = None
    """What is known of its photos; None to look it up."""


def examine(plan: Plan, task: Examination) -> Examined | UnknownPhotos:
    """Examine an owner and leave its records for `write_owner`.

    Raises:
        OSError: a cache cannot be written.
    """
    found = inputs(plan.brands / task.slug)
    loaded = read_owner(plan.project, task.slug, plan.bureau)
    with Darkroom(plan.project / CACHE, plan.profile) as darkroom:
        judged = apply_verdicts(loaded.region, plan.brands)
        folder = judged.owners.get(task.slug)
        published = folder and _published(plan, folder)
        wanted = tuple(requests(plan.brands, filter(None, [published])))
        named = tuple(named_photos(plan.project, loaded.region))
        photos = task.photos or darkroom.look_up(wanted, named)
        if photos is None:
            return UnknownPhotos(task.slug, wanted, named)
        darkroom.adopt(photos)
        context = RegionContext(plan.project, loaded.region, plan.today, plan.settings)
        problems = tuple(check_owners(context, loaded, darkroom.inspect))
    examined = Examined(task.slug, problems, inputs=found, is_lasting=_are_lasting(photos))
    if folder is None:
        return replace(examined, is_left_out=True)
    references = tuple(sorted({slug for _, slug in owner_references(folder.profile)}))
    # What is internal is kept nowhere, not even its title.
    facts = replace(folder.facts, initiatives=(), activities=())
    examined = replace(examined, facts=facts, references=references)
    if paths := withheld(problems):
        kept = judged.without(paths).owners.get(task.slug)
        if kept is None:
            return replace(examined, is_left_out=True)
        published = _published(plan, kept)
    if published is None:
        return examined
    records = OwnerRecords(published, _developed(photos, requests(plan.brands, [published])))
    plan.keep(records)
    since = tuple(_since(plan, loaded.region.owners[task.slug], published))
    return replace(examined, public=_sum_up(plan, published, records.photos, task.days, since))


def _published(plan: Plan, folder: OwnerFolder) -> OwnerFolder | None:
    """The folder as the public may see it if all owners are public; None if it is not itself."""
    if not is_public(folder.profile):
        return None
    return publish_owner(folder, plan.today, plan.bureau.slugs)


def _since(plan: Plan, read: OwnerFolder, published: OwnerFolder) -> Iterator[Since]:
    """What changed since editions froze the owner; photos are compared as they are written down."""
    frozen = plan.freezes.get(read.slug, ())
    if not frozen:
        return
    now = publish_owner(read, plan.today, plan.bureau.slugs)
    kept = {it.id for it in (*published.activities, *published.exemplars)}
    now = replace(
        now,
        activities=tuple(it for it in now.activities if it.id in kept),
        exemplars=tuple(it for it in now.exemplars if it.id in kept),
        case=now.case if published.case else None,
    )
    for edition, commit in frozen:
        with suppress(GitError):
            past = past_owner(plan.project, commit, read.slug, plan.bureau)
            if past and (old := _published(plan, past)):
                yield Since(edition, tuple(changes_since(old, now)))


def _are_lasting(photos: Verdicts) -> bool:
    results = (*photos.developed.values(), *photos.decoded.values())
    return all(result.is_lasting for result in results if isinstance(result, PhotoError))


def _developed(photos: Verdicts, published: Iterable[PhotoRequest]) -> dict[PhotoRequest, Photo]:
    """The photos that were developed without error and are published."""
    return {
        request: photo
        for request in published
        if isinstance(photo := photos.developed.get(request), Photo)
    }


def _sum_up(
    plan: Plan,
    published: OwnerFolder,
    photos: Mapping[PhotoRequest, Photo],
    days: Mapping[str, str],
    since: tuple[Since, ...],
) -> PublicOwner:
    history = KnownDays(days)
    context = plan.owner_context(published, photos, history, {}, plan.public_bureau, since)
    rows = tuple(map(PageRow.of, owner_pages(context, published)))
    entry = OwnerEntry.of(context, published)
    index = OwnerIndex.of(owner_entries(context, published, entry))
    found = search.keep(plan.project, index)
    return PublicOwner(published.facts, entry, rows, found)
