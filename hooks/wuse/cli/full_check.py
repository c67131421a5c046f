"""A check that decodes the photos as a build does, so that both report the same problems."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from wuse.model.settings import Settings
from wuse.photos import CACHE, PROFILES, Darkroom
from wuse.progress import photo_progress
from wuse.rules import check, named_photos
from wuse.source import Problem
from wuse.source.loaded import Loaded

from .garbage import gc_paused


def full_check(
    project: Path,
    loaded: Loaded,
    settings: Settings,
    wanted: Callable[[str], object] = bool,
    remembered: bool = True,
) -> list[Problem]:
    """Every problem of a region.

    Args:
        project: the folder that holds ``brands/``.
        loaded: the region as it was read.
        settings: the bureau's settings.
        wanted: whether to decode the photos of the record at a path; by default all are decoded.
        remembered: whether to use and update the notes on unchanged files in the photo cache. Not
            for a change under review: it might bring forged notes along.
    """
    profile = PROFILES[settings.photo_profile]
    with Darkroom(project / CACHE, profile, remembers=remembered) as darkroom:
        with photo_progress() as progress:
            darkroom.examine(named_photos(project, loaded.region, wanted), progress)
        with gc_paused():
            return check(project, loaded, darkroom.inspect, settings=settings)
