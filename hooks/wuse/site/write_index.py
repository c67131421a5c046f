"""Writes the index of the search: after an edit, only the files that it concerns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from wuse.search.index import SiteIndex
from wuse.search.owner_index import Found
from wuse.search.patch import NotPatchableError, Patch

from . import found
from .build import Build
from .output import Output, write_assets

Before = tuple[Mapping[str, Found], Sequence[Output]]
"""What the published index was made from, by slug, and its files, of which none has changed."""


def write_index(build: Build, target: Path, before: Before | None) -> tuple[Output, ...]:
    """Write the index.

    Args:
        build: the build.
        target: the folder of the site.
        before: the published index; None if it is not known.

    Returns:
        All files of the index.

    Raises:
        OSError: a file cannot be written.
    """
    outputs = _patched(build, target, *before) if before else None
    if outputs is None:
        outputs = tuple(write_assets(build.index.assets(), target))
    found.remove_old(build.plan.project, build.index.found)
    return outputs


def _patched(
    build: Build, target: Path, known: Mapping[str, Found], outputs: Sequence[Output]
) -> tuple[Output, ...] | None:
    """All files after those that an edit concerns are written; None if all have to be."""
    old = SiteIndex(known, build.load_found(known), {})
    patch = Patch(old, build.index, lambda path: (target / path).read_text("utf-8"))
    try:
        files, gone = patch.files()
    except NotPatchableError:
        return None
    kept = {output.path: output for output in outputs if output.path not in gone}
    kept |= {output.path: output for output in write_assets(files, target)}
    return tuple(kept.values())
