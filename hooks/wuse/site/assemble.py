"""Makes the whole site of a project folder at once: read, develop photos, check, lay out."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from wuse.model.settings import Settings
from wuse.pages.parts.site_info import SiteInfo
from wuse.photos import Profile, Progress
from wuse.progress import silent
from wuse.source import Problem

from .address_conflicts import address_conflicts
from .build import Build, building
from .part import PageRow
from .share_cards import font_problems
from .site import Site


@dataclass(frozen=True)
class Assembled:
    """A site, and everything that is wrong with its data."""

    site: Site
    problems: list[Problem]
    left_out: list[str]
    """Slugs of the owners that are not on the site because of errors in their ``brand.yml``."""


def assemble(
    project: Path,
    info: SiteInfo,
    settings: Settings,
    theme: Path,
    profile: Profile | None = None,
    progress: Callable[[str], Progress] = silent,
    only: Collection[str] | None = None,
) -> Assembled:
    """Make the site of a project folder. Bad data gives problems, never an exception.

    The arguments are those of `building`.

    Raises:
        OSError: a cache cannot be written.
    """
    with building(
        project, info, settings, theme, profile=profile, progress=progress, only=only
    ) as build:
        return assembled(build)


def assembled(build: Build) -> Assembled:
    """The whole site of a build. Raises OSError when a cache cannot be written."""
    site, survey = build.whole_site(), build.survey
    rows = list(map(PageRow.of, site.pages))
    problems = [
        *survey.problems,
        *font_problems(build.plan.project, build.plan.settings, site.missing),
        *address_conflicts(rows, build.plan.info, build.plan.project),
    ]
    return Assembled(site, problems, survey.left_out)
