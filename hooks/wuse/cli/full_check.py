"""Problems with the photos decoded, as a build decodes them: both say the same of a project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from wuse.model.settings import Settings
from wuse.photos import CACHE, PROFILES, Darkroom
from wuse.progress import photo_progress
from wuse.rules import check, named_photos
from wuse.source import Problem
from wuse.source.region import Loaded

from .garbage import gc_paused


def problems_of(
    project: Path,
    loaded: Loaded,
    settings: Settings,
    wanted: Callable[[str], object] = bool,
    remembered: bool = True,
) -> list[Problem]:
    """Everything that is wrong with a region.

    Args:
        project: the folder that holds ``brands/``.
        loaded: the region as it was read.
        settings: the bureau's settings.
        wanted: the records, by their path, of which photos are to be decoded; by default all.
        remembered: whether to go by what is noted of files that have not changed, and to note what
            is found. A change that is checked might bring such notes along.
    """
    profile = PROFILES[settings.photo_profile]
    with Darkroom(project / CACHE, profile, remembers=remembered) as darkroom:
        with photo_progress() as progress:
            darkroom.examine(named_photos(project, loaded.region, wanted), progress)
        with gc_paused():
            return check(project, loaded, darkroom.inspect, settings=settings)
