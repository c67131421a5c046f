"""Writes the index of the search: after an edit, only the files that it concerns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from wuse.search.documents import Document
from wuse.search.index import SiteIndex
from wuse.search.owner_index import Found, OwnerIndex
from wuse.search.patch import NotPatchableError, Patch

from . import found as search
from .build import Build
from .kept import KeptSite
from .output import Output, write_assets

Before = tuple[Mapping[str, Found], Sequence[Output]]
"""What the published index was made from, by name, and its files, of which none has changed."""


class Source(NamedTuple):
    """What a document is read from."""

    key: str
    """Tells versions of it apart."""
    read: Callable[[], Document]


def whole_index(build: Build, sources: Mapping[str, Source], kept: KeptSite | None) -> SiteIndex:
    """The index of a site; documents that are as they were are not read again.

    Args:
        build: the build.
        sources: the documents, by name.
        kept: what is known of the last build.

    Raises:
        OSError: the cache cannot be written.
    """
    project = build.plan.project
    parts, known = (kept.parts, kept.found) if kept else ({}, {})
    same = {name for name, it in sources.items() if name in parts and parts[name].key == it.key}
    found = {
        name: known[name] if name in same & known.keys() else search.keep(project, _index(source))
        for name, source in sources.items()
    }

    def load(name: str) -> OwnerIndex:
        return search.load(project, found[name].key) or _index(sources[name])

    return build.index.joined(found, load)


def _index(source: Source) -> OwnerIndex:
    return source.read().part


def write_index(
    build: Build, index: SiteIndex, target: Path, before: Before | None
) -> tuple[Output, ...]:
    """Write the index.

    Args:
        build: the build.
        index: its index.
        target: the folder of the site.
        before: the published index; None if it is not known.

    Returns:
        All files of the index.

    Raises:
        OSError: a file cannot be written.
    """
    outputs = _patched(build, index, target, *before) if before else None
    if outputs is None:
        outputs = tuple(write_assets(index.assets(), target))
    search.remove_old(build.plan.project, index.found)
    return outputs


def _patched(
    build: Build,
    index: SiteIndex,
    target: Path,
    known: Mapping[str, Found],
    outputs: Sequence[Output],
) -> tuple[Output, ...] | None:
    """All files after those that an edit concerns are written; None if all have to be."""
    old = SiteIndex(known, build.load_found(known), {})
    patch = Patch(old, index, lambda path: (target / path).read_text("utf-8"))
    try:
        files, gone = patch.files()
    except NotPatchableError:
        return None
    kept = {output.path: output for output in outputs if output.path not in gone}
    kept |= {output.path: output for output in write_assets(files, target)}
    return tuple(kept.values())
