"""Where content that is taken down is exposed: on the site, in the caches, in git's history."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from wuse.change.commits import (
    Commit,
    commits_containing,
    commits_mentioning,
    commits_touching,
    has_full_history,
)
from wuse.layout import BUREAU
from wuse.model.region import Region
from wuse.pages.parts import urls
from wuse.photos import PhotoRequest
from wuse.site.published_site import PublishedSite, published_site, purge_caches
from wuse.source import load_region
from wuse.source.safe_git import GitError
from wuse.source.settings import Configuration
from wuse.upkeep.takedown import Spelling, TakedownPlan

from .site_info import site_info


class Exposure:
    """Where the content is exposed before the takedown is carried out."""

    def __init__(
        self,
        project: Path,
        configuration: Configuration,
        region: Region,
        plan: TakedownPlan,
        spelling: Spelling | None,
        owner: str | None,
    ) -> None:
        """Search the site.

        Args:
            project: the folder that holds ``brands/``.
            configuration: the settings in mkdocs.yml.
            region: the records as they are.
            plan: what is to be done.
            spelling: the name to remove, if any.
            owner: the only school from which to remove it; in others it may mean somebody else.
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
        self._pattern = self._compile()
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

    def _compile(self) -> re.Pattern[str]:
        """A pattern that matches links to removed pages, and removed photos."""
        words = [rf"(?<![\w-]){re.escape(page)}" for page in self._pages]
        words += [re.escape(key) for key in self._keys()]
        return re.compile("|".join(words) or r"(?!)")

    def _keys(self) -> set[str]:
        removed = set(self._plan.photos)
        developed = self.site.developed.items()
        return {photo.key for request, photo in developed if request.path in removed}

    def _holds(self, address: str, text: str) -> bool:
        has_name = self._spelling is not None and text in self._spelling
        return has_name or self._shows(address, text)

    def _still_holds(self, address: str, text: str) -> bool:
        """Like `_holds`; but if only one school is searched, the name may stay in others."""
        own = (urls.brand(self._owner), urls.brand_json(self._owner)) if self._owner else ""
        return self._holds(address, text) if address.startswith(own) else self._shows(address, text)

    def _shows(self, address: str, text: str) -> bool:
        """Whether a text contains a removed record or photo."""
        names = self._photo_names(address)
        return bool(self._pattern.search(text)) or any(f'"{name}"' in text for name in names)

    def _photo_names(self, address: str) -> list[str]:
        """The file names of removed photos, which only the public JSON of their school contains."""
        return [
            photo.name
            for photo in self._plan.photos
            if address == urls.brand_json(photo.parent.parent.name)
        ]

    @property
    def root(self) -> str:
        """The address of the site, with a trailing slash; empty if unknown."""
        return self.site.context.info.url

    @cached_property
    def commits(self) -> Sequence[Commit]:
        """Commits that hold the content, the oldest first. Raises GitError."""
        edits = self._plan.edits
        files = [*self._plan.records, *(edit.path for edit in edits if edit.target)]
        texts = self._spelling.names if self._spelling else ()
        commits = commits_touching(self._project, files)
        commits |= commits_containing(self._project, self._plan.photos)
        return sorted(commits | commits_mentioning(self._project, texts))

    @cached_property
    def history_problem(self) -> str:
        """Why the history cannot be searched, in Chinese; empty if it can."""
        try:
            is_full = has_full_history(self._project)
            self.commits  # noqa: B018 - computed here, where a GitError is caught
        except GitError as error:
            return str(error)
        return "" if is_full else "这里的历史不完整（浅克隆）；先运行 git fetch --unshallow 再看"

    @property
    def has_built_site(self) -> bool:
        """Whether the project contains a site that was built before."""
        return (self._project / "site").is_dir()

    def clear_caches(self) -> list[str]:
        """Clear the caches after the files are changed.

        Returns:
            The addresses that still show the content.
        """
        after = self._published(load_region(self._project).region)
        purge_caches(after, self._pages)
        return after.matching_addresses(self._still_holds)


def _hidden_photos(
    site: PublishedSite, region: Region, plan: TakedownPlan
) -> frozenset[PhotoRequest]:
    """The photos that no page shows after the takedown."""
    project, settings = site.project, site.context.settings
    after = published_site(project, site.context.info, settings, region.without(plan.records), ())
    removed = set(plan.photos)
    return frozenset(
        request
        for request in site.requests
        if request.path in removed or request not in after.requests
    )
