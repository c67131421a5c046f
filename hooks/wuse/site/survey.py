"""The first half of a build: examine every owner, then what concerns the region as a whole."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from wuse.evidence.contests import competitors
from wuse.model.publication import publish_bureau
from wuse.model.region import OwnerFacts
from wuse.pages.parts import qr
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.pictures import Gallery
from wuse.pages.parts.related import Related, related
from wuse.photos import CACHE, Darkroom, Progress
from wuse.rules import RegionContext, check_region
from wuse.source import Loaded, Problem
from wuse.source.history import History

from .crew import Crew
from .examine import Examination, Examined, PublicOwner, UnknownPhotos, examine
from .plan import Plan


@dataclass(frozen=True)
class Survey:
    """What is known of a site before its pages are made."""

    plan: Plan
    history: History
    examined: Mapping[str, Examined]
    """Every owner, by slug."""
    bureau: Loaded
    """The bureau's files, and the entries of ``brands/`` that are no owner's folder."""

    @cached_property
    def problems(self) -> list[Problem]:
        """Everything that is wrong with the data, by path and line."""
        plan, owners = self.plan, self.examined.values()
        facts = {owner.slug: owner.facts for owner in owners if owner.facts}
        unreadable = self.examined.keys() - facts.keys()
        context = RegionContext(
            plan.project, plan.bureau, plan.today, plan.settings, facts, unreadable
        )
        region = check_region(context, self.bureau.problems)
        return sorted({*region, *(problem for owner in owners for problem in owner.problems)})

    @property
    def left_out(self) -> list[str]:
        """Slugs of the owners that are not on the site because of errors."""
        owners = self.examined.values()
        return [*self.bureau.left_out, *(owner.slug for owner in owners if owner.is_left_out)]

    @cached_property
    def public(self) -> Mapping[str, PublicOwner]:
        """The owners that are published, by slug."""
        examined = self.examined.items()
        return {slug: owner.public for slug, owner in examined if owner.public}

    @cached_property
    def directory(self) -> Directory:
        """The published owners, as lists know them."""
        return Directory.of((owner.entry for owner in self.public.values()), self.related)

    @cached_property
    def facts(self) -> Mapping[str, OwnerFacts]:
        """What the pages of others may know of each published owner."""
        return {slug: owner.facts for slug, owner in self.public.items()}

    @cached_property
    def related(self) -> Mapping[str, Related]:
        """What the pages of each owner point to on the pages of others."""
        editions = (item.record for item in self.plan.bureau.editions)
        return related(self.facts, competitors(editions))

    @cached_property
    def context(self) -> SiteContext:
        """What the pages across owners are made from, beside the directory."""
        plan = self.plan
        return SiteContext(
            info=plan.info,
            settings=plan.settings,
            region=publish_bureau(plan.bureau, plan.today, self.public),
            owners=self.facts,
            gallery=Gallery(plan.brands, {}),
            history=self.history,
            codes=qr.QrCodes(plan.project / qr.CACHE),
            today=plan.today,
            home_text=_home_text(plan),
        )

    def others(self, slug: str) -> Mapping[str, OwnerFacts]:
        """The published owners that the pages of one may name: those it names, and its children."""
        named = (self.facts.get(other) for other in self.examined[slug].references)
        found = (*filter(None, named), *self.context.children(slug))
        return {owner.slug: owner for owner in sorted(found, key=lambda owner: owner.slug)}

    def with_examined(self, examined: Iterable[Examined]) -> Survey:
        """The survey with new findings about some owners."""
        return replace(self, examined={**self.examined, **{it.slug: it for it in examined}})


class Surveyor:
    """Has owners examined, and their photos developed first where that has to be."""

    def __init__(
        self, plan: Plan, history: History, crew: Crew, progress: Callable[[str], Progress]
    ) -> None:
        """Prepare to survey.

        Args:
            plan: what all tasks share.
            history: when files last changed.
            crew: who does the tasks.
            progress: makes a callback that shows how far the work has come, for what is counted.
        """
        self._plan = plan
        self._history = history
        self._crew = crew
        self._progress = progress

    def past(self, slug: str) -> object:
        """What git tells of an owner, on which its examination depends."""
        return self._history.of_owner(slug), self._plan.freezes.get(slug, ())

    def examine(self, slugs: Sequence[str]) -> list[Examined]:
        """Examine owners. Raises OSError when a cache cannot be written."""
        tasks = [Examination(slug, self._history.of_owner(slug)) for slug in slugs]
        results = self._run(tasks)
        waiting = [result for result in results if isinstance(result, UnknownPhotos)]
        done = [result for result in results if isinstance(result, Examined)]
        if waiting:
            again = self._run(list(self._with_photos(waiting)))
            done += [result for result in again if isinstance(result, Examined)]
        return done

    def _run(self, tasks: Sequence[Examination]) -> list[Examined | UnknownPhotos]:
        report, results = self._progress("单位"), []
        started = time.monotonic()
        for result in self._crew.run(examine, self._plan, tasks, self._plan.scratch):
            results.append(result)
            report(len(results), len(tasks), time.monotonic() - started)
        return results

    def _with_photos(self, waiting: Sequence[UnknownPhotos]) -> Iterator[Examination]:
        """The tasks of these owners, with what had to be found out about their photos."""
        report = self._progress("照片")
        with Darkroom(self._plan.project / CACHE, self._plan.profile) as darkroom:
            wanted = (request for owner in waiting for request in owner.requests)
            developed = darkroom.develop(wanted, progress=report)
            # Photos of unpublished records are not developed, but they are still checked.
            darkroom.examine((path for owner in waiting for path in owner.named), report)
            for owner in waiting:
                own = {request: developed[request] for request in owner.requests}
                photos = darkroom.verdicts(own, owner.named)
                yield Examination(owner.slug, self._history.of_owner(owner.slug), photos)


def _home_text(plan: Plan) -> str:
    """The hand-written part of the first page."""
    try:
        return (plan.project / plan.info.documents / "index.md").read_text("utf-8")
    except (OSError, ValueError):
        return ""
