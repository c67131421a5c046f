"""What was made of something that is taken down: on the site, in the caches, in git's history."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from wuse.change.past import Commit, holding, is_whole, saying, touching
from wuse.layout import BUREAU
from wuse.model.region import Region
from wuse.pages.parts import urls
from wuse.photos import PhotoRequest
from wuse.site.published_site import PublishedSite, published_site, purge_caches
from wuse.source import load_region
from wuse.source.safe_git import GitError
from wuse.source.settings import Configuration
from wuse.upkeep.takedown import Plan, Spelling

from .site import site_info


class Trail:
    """The traces of a takedown, as they are before it is carried out."""

    def __init__(
        self,
        project: Path,
        configuration: Configuration,
        region: Region,
        plan: Plan,
        spelling: Spelling | None,
        owner: str | None,
    ) -> None:
        """Find what there is.

        Args:
            project: the folder that holds ``brands/``.
            configuration: what mkdocs.yml says.
            region: the records as they are.
            plan: what is to be done.
            spelling: the name that goes, if one does.
            owner: the only school that it goes from; in another it may be somebody else's.
        """
        self._project = project
        self._configuration = configuration
        self._plan = plan
        self._spelling = spelling
        self._owner = owner
        paths = [*(edit.path for edit in plan.edits), *(entry.place for entry in plan.entries)]
        self._slugs = {path.split("/")[1] for path in paths} - {BUREAU}
        self.site = self._published(region)
        self._pages = [f"{path.removesuffix('.yml')}/" for path in plan.records]
        self._needle = self._compiled()
        hidden = _hidden_photos(self.site, region, plan)
        self.photos = self.site.photo_addresses(hidden.__contains__)
        self.addresses = self.site.matching_addresses(self._holds)
        cards = self.site.card_addresses()
        self.cards = [cards[path] for path in self._pages if path in cards]
        if self.root and not set(self._pages).isdisjoint(self.addresses):
            self.addresses.append("sitemap.xml")  # the generator's own list of pages

    def _published(self, region: Region) -> PublishedSite:
        settings = self._configuration.settings
        info = site_info(self._configuration)
        return published_site(self._project, info, settings, region, self._slugs)

    def _compiled(self) -> re.Pattern[str]:
        """Finds links to pages that go, and photos."""
        words = [rf"(?<![\w-]){re.escape(page)}" for page in self._pages]
        words += [re.escape(key) for key in self._keys()]
        return re.compile("|".join(words) or r"(?!)")

    def _keys(self) -> set[str]:
        gone = set(self._plan.photos)
        return {p.key for asked, p in self.site.developed.items() if asked.path in gone}

    def _holds(self, address: str, text: str) -> bool:
        named = self._spelling is not None and text in self._spelling
        return named or self._shows(address, text)

    def _still_holds(self, address: str, text: str) -> bool:
        """As `_holds`; but if one school is asked for, another's names are somebody else's."""
        own = (urls.brand(self._owner), urls.brand_json(self._owner)) if self._owner else ""
        return self._holds(address, text) if address.startswith(own) else self._shows(address, text)

    def _shows(self, address: str, text: str) -> bool:
        """Whether a record or photo that goes is there."""
        names = self._names(address)
        return bool(self._needle.search(text)) or any(f'"{name}"' in text for name in names)

    def _names(self, address: str) -> list[str]:
        """The names of files of photos, which stand in the public JSON of their school alone."""
        return [
            photo.name
            for photo in self._plan.photos
            if address == urls.brand_json(photo.parent.parent.name)
        ]

    @property
    def root(self) -> str:
        """The address of the site, with a final slash; empty when it is not known."""
        return self.site.context.info.url

    @cached_property
    def commits(self) -> Sequence[Commit]:
        """Commits that hold it, the oldest first. Raises GitError."""
        edits = self._plan.edits
        files = [*self._plan.records, *(edit.path for edit in edits if edit.target)]
        texts = self._spelling.names if self._spelling else ()
        found = touching(self._project, files) | holding(self._project, self._plan.photos)
        return sorted(found | saying(self._project, texts))

    @cached_property
    def history(self) -> str:
        """Why the history cannot be told, in Chinese; empty when it can."""
        try:
            whole = is_whole(self._project)
            self.commits  # noqa: B018 - asked once, whoever shows them
        except GitError as error:
            return str(error)
        return "" if whole else "这里的历史不完整（浅克隆）；先运行 git fetch --unshallow 再看"

    @property
    def old_site(self) -> bool:
        """Whether a site that was built before lies in the project."""
        return (self._project / "site").is_dir()

    def cleared(self) -> list[str]:
        """Clear the caches, once the files are changed; the addresses that still hold it."""
        after = self._published(load_region(self._project).region)
        purge_caches(after, self._pages)
        return after.matching_addresses(self._still_holds)


def _hidden_photos(site: PublishedSite, region: Region, plan: Plan) -> frozenset[PhotoRequest]:
    """The photos that no page shows any more."""
    project, settings = site.project, site.context.settings
    left = published_site(project, site.context.info, settings, region.without(plan.records), ())
    gone = set(plan.photos)
    return frozenset(
        asked for asked in site.requests if asked.path in gone or asked not in left.requests
    )
