"""A build: what its tasks share, who does them, and the survey of the data.

One owner is one task, in whatever process. `write_site` then writes what has changed.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from tempfile import mkdtemp

from wuse.errors import WuseError
from wuse.layout import BRANDS, BUREAU
from wuse.model.settings import Settings
from wuse.pages.parts.page import Asset
from wuse.pages.parts.related import NOTHING
from wuse.pages.parts.site_info import SiteInfo
from wuse.photos import PROFILES, Profile, Progress
from wuse.progress import silent
from wuse.search.choices import choices
from wuse.search.index import SiteIndex
from wuse.search.owner_index import Found, OwnerIndex
from wuse.source import read_bureau
from wuse.source.clock import today
from wuse.source.history import History
from wuse.source.past_owner import freezes

from . import found as search
from .crew import Crew
from .engine import engine_key
from .examine import Examined
from .kept import OwnerStore, digest
from .part import OwnerPart, Part, shared_pages
from .plan import Plan
from .share_cards import draw_cards, has_activity_cards, shared_cards
from .site import Site, site_bundles
from .staging import remove_old
from .survey import Survey, Surveyor
from .write_owner import Writing, owner_part

SCRATCH = ".cache/work"
"""Where builds leave what their tasks hand over, below the project folder."""


class ChangedMeanwhileError(WuseError):
    """A school's folder has changed since this build examined it."""

    def __init__(self, slug: str) -> None:
        """Name the school's folder."""
        super().__init__(f"brands/{slug} 在生成网站的时候改了，网站还是原来的样子，请再运行一次")


@dataclass(frozen=True)
class Build:
    """One build of a site."""

    plan: Plan
    survey: Survey
    surveyor: Surveyor
    crew: Crew
    key: str
    """Identifies everything that all owners depend on."""
    anew: frozenset[str] = field(default_factory=frozenset)
    """The owners that had to be examined anew."""
    first: frozenset[str] = field(default_factory=frozenset)
    """Those of them that no earlier build has examined in the same circumstances."""

    @cached_property
    def shared(self) -> Part:
        """The pages across owners. Raises OSError when the cache of cards cannot be written."""
        survey = self.survey
        pages = tuple(shared_pages(survey.context, survey.directory))
        planned = shared_cards(survey.context, survey.directory)
        cards = draw_cards(survey.context, self.plan.project, planned)
        return Part(survey.context, self.plan.theme, pages, cards.cards)

    @cached_property
    def bundles(self) -> Mapping[str, Asset]:
        """The style sheets and scripts of all pages. Raises OSError if a source cannot be read."""
        return site_bundles(self.survey.context, self.plan.theme)

    def writing(self, slug: str) -> Writing:
        """The task of writing an owner's pages."""
        survey = self.survey
        days = survey.history.of_owner(slug)
        since = survey.public[slug].entry.since
        return Writing(slug, survey.others(slug), days, survey.related.get(slug, NOTHING), since)

    @cached_property
    def with_activity_cards(self) -> bool:
        """Whether activities have cards for link previews."""
        return has_activity_cards(self.plan.settings, self.survey.directory)

    def whole_site(self) -> Site:
        """The whole site in memory, for writers that must see every page.

        Every owner must have been examined in this build. Raises OSError when a cache cannot be
        written.
        """
        survey = self.survey
        owners = tuple(map(self.owner_part, sorted(survey.public)))
        return Site(self.shared, survey.directory, owners, self.index)

    @cached_property
    def index(self) -> SiteIndex:
        """What can be found of owners."""
        survey = self.survey
        found = {slug: owner.found for slug, owner in sorted(survey.public.items())}
        return SiteIndex(found, self._found, choices(survey.context, survey.directory))

    def load_found(self, found: Mapping[str, Found]) -> Callable[[str], OwnerIndex]:
        """Loads what can be found of owners; raises KeyError when it is lost."""

        def load(slug: str) -> OwnerIndex:
            if index := search.load(self.plan.project, found[slug].key):
                return index
            raise KeyError(slug)

        return load

    def _found(self, slug: str) -> OwnerIndex:
        load = self.load_found(self.index.found)
        with suppress(KeyError):
            return load(slug)
        # The cache is damaged, or somebody has cleared it.
        self.surveyor.examine([slug])
        try:
            return load(slug)
        except KeyError:
            raise ChangedMeanwhileError(slug) from None

    def owner_part(self, slug: str) -> OwnerPart:
        """The pages of a public owner that was examined in this build."""
        bureau = self.survey.context.region
        records = self.plan.records(slug)
        return owner_part(self.plan, records, self.writing(slug), bureau, self.with_activity_cards)


@contextmanager
def building(
    project: Path,
    info: SiteInfo,
    settings: Settings,
    theme: Path,
    *,
    profile: Profile | None = None,
    progress: Callable[[str], Progress] = silent,
    only: Collection[str] | None = None,
    crew: Crew | None = None,
    keeps: bool = False,
) -> Iterator[Build]:
    """Survey a project folder. Bad data gives problems, never an exception.

    Args:
        project: the folder that holds ``brands/`` and ``docs/``.
        info: the site's name and address.
        settings: the bureau's settings.
        theme: the folder with our templates.
        profile: which files to make from photos; by default what the settings say.
        progress: makes a callback that shows how far the work has come, for what is counted.
        only: slugs of the owners that the site shows; None for all.
        crew: who does the work; by default this process alone.
        keeps: whether to take over what an earlier build has found out, and to keep it for the
            next. Otherwise every owner is examined.

    Raises:
        OSError: a cache cannot be written.
    """
    crew = crew or Crew(0)
    with _scratch(project) as scratch:
        loaded = read_bureau(project, only)
        day = today(settings.zone)
        profile = profile or PROFILES[settings.photo_profile]
        frozen = freezes(project, loaded.region.editions)
        plan = Plan(project, info, settings, theme, loaded.region, day, profile, scratch, frozen)
        folders = data_folders(only)
        history = History(project, *folders, info.documents, zone=settings.zone)
        slugs = [slug for slug in sorted(plan.bureau.slugs) if only is None or slug in only]
        surveyor = Surveyor(plan, history, crew, progress)
        key = _key(plan)
        store = OwnerStore(project, key, plan.bureau.slugs) if keeps else None
        examined: dict[str, Examined] = {}
        if store:
            found = {slug: store.current(slug, surveyor.past(slug)) for slug in slugs}
            examined = {slug: owner for slug, owner in found.items() if owner}
        anew = [slug for slug in slugs if slug not in examined]
        first = frozenset(slug for slug in anew if store is None or not store.known(slug))
        for owner in surveyor.examine(anew):
            examined[owner.slug] = owner
            if store:
                store.keep(owner, surveyor.past(owner.slug))
        if store:
            store.save()
        ordered = {slug: examined[slug] for slug in slugs}
        survey = Survey(plan, history, ordered, loaded)
        yield Build(plan, survey, surveyor, crew, key, frozenset(anew), first)


def _key(plan: Plan) -> str:
    bureau = plan.bureau
    return digest(
        engine_key(plan.theme),
        str(plan.project),
        plan.info,
        plan.settings.model_dump_json(),
        bureau.site.model_dump_json(),
        bureau.resources.model_dump_json(),
        [(item.id, item.record.model_dump_json()) for item in bureau.editions],
        [item.model_dump_json() for item in bureau.takedowns],
        sorted(bureau.unread),
        plan.today,
        plan.profile,
    )


def data_folders(only: Collection[str] | None) -> list[str]:
    """The data folders, relative to the project, of a site of these owners."""
    return [BRANDS] if only is None else [f"{BRANDS}/{name}" for name in (*only, BUREAU)]


@contextmanager
def _scratch(project: Path) -> Iterator[Path]:
    """A folder of this build, which goes with it."""
    root = project / SCRATCH
    root.mkdir(parents=True, exist_ok=True)
    remove_old(root)
    scratch = Path(mkdtemp(dir=root))
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
