"""The build behind MkDocs' events."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from wuse.mkdocs_pages import site_info
from wuse.model.settings import Settings, ShareCards
from wuse.photos import FAST, PACK
from wuse.progress import progress
from wuse.shipped import theme_folder
from wuse.site.build import Build, building
from wuse.site.crew import Crew

OWNERS = "WUSE_OWNERS"
"""Environment variable with the slugs of the owners that a preview shows, separated by commas."""

DESK = "WUSE_DESK"
"""Environment variable with the edition whose judges get this site as a pack (``wuse pack``)."""


def chosen_owners() -> list[str] | None:
    """Slugs of the owners that the site shows; None for all."""
    return os.environ[OWNERS].split(",") if os.environ.get(OWNERS) else None


def begin(
    config: MkDocsConfig,
    settings: Settings,
    until_the_end: ExitStack,
    *,
    preview: bool,
    is_first: bool,
    keeps: bool,
) -> Build:
    """Begin a build: read and examine everything below ``brands/``.

    Args:
        config: of MkDocs.
        settings: of the site.
        until_the_end: what is released when the build ends.
        preview: whether this process is a preview.
        is_first: whether this is the first build of the process.
        keeps: whether pages are kept for the next build.

    Raises:
        WuseError: the build cannot go on.
        OSError: a cache cannot be written.
    """
    project = Path(config.config_file_path).parent
    info = replace(site_info(config, project), desk=os.environ.get(DESK, ""))
    profile = None
    if preview or info.desk:
        settings = settings.model_copy(update={"share_cards": ShareCards.NONE})
        profile = PACK if info.desk else FAST
    begun = building(
        project,
        info,
        settings,
        Path(config.theme.custom_dir or theme_folder(project)),
        profile=profile,
        progress=until_the_end.enter_context(progress()),
        only=chosen_owners(),
        # Forking is not safe beside the threads of a preview's server, which starts after a build.
        crew=Crew.chosen() if is_first or not preview else Crew(0),
        keeps=keeps,
    )
    return until_the_end.enter_context(begun)
