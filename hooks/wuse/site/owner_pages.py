"""The pages of owners, written into the site on every core.

One owner is one task. Where processes can be forked, workers inherit the whole site instead of
getting it sent, and send back only what the rest of the build needs to know.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from wuse.layout import owner_of
from wuse.pages.parts.page import Asset, Page

from .documents import Documents
from .output import write_assets
from .site import Site

WORKERS = "WUSE_WORKERS"
"""Environment variable: how many processes write pages; 0 for none besides this one."""

_FEW = 40
"""Owners that are written before another process would have started to help."""


@dataclass(frozen=True)
class Written:
    """What the pages of an owner show, for the files beside them."""

    slug: str
    tones: Mapping[str, str]
    """Path -> content of the style sheets that only some pages need."""
    photos: Mapping[str, Path]
    """Name of a rendition -> its file."""


def write_pages(
    site: Site, pages: Iterable[Page], documents: Documents, target: Path, *, alone: bool = False
) -> None:
    """Write the documents of pages, those of owners on every core.

    A worker that dies, for want of memory for example, takes nothing with it: its owners are
    written by this process.

    Args:
        site: the site.
        pages: the pages to write.
        documents: puts documents around their bodies.
        target: the folder of the built site.
        alone: whether to start no other process: forking is not safe beside the threads of a
            preview's server.

    Raises:
        OSError: a file cannot be written.
    """
    by_owner: dict[str, list[Page]] = {}
    for page in pages:
        by_owner.setdefault(owner_of(page.path), []).append(page)

    def write(slug: str) -> Written:
        known = set(site.context.gallery.shown)
        documents_of = (
            Asset(f"{page.path}index.html", documents.document(page, site.body(page)))
            for page in by_owner[slug]
        )
        write_assets(documents_of, target)
        site.context.codes.save()
        photos = {
            name: path for name, path in site.context.gallery.shown.items() if name not in known
        }
        return Written(slug, dict(site.tone_sheets), photos)

    left = dict.fromkeys(by_owner)
    owners = list(filter(None, by_owner))  # what belongs to none is written here
    try:
        for written in _forked(write, owners, 0 if alone else _workers(len(owners))):
            site.tone_sheets.update(written.tones)
            site.context.gallery.shown |= written.photos
            del left[written.slug]
    except BrokenProcessPool:
        pass
    for slug in left:
        write(slug)


def _workers(owners: int) -> int:
    """How many processes to start."""
    if chosen := os.environ.get(WORKERS, ""):
        return int(chosen) if chosen.isdecimal() else 0
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" and owners > _FEW else 0


_task: Callable[[str], Written] | None = None
"""What forked workers do; they inherit it."""


def _forked(
    task: Callable[[str], Written], slugs: Sequence[str], workers: int
) -> Iterator[Written]:
    if workers < 1:
        return
    global _task
    _task = task
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(workers, fork, initializer=_leave_interrupts_to_the_parent)
    try:
        yield from pool.map(_run, slugs, chunksize=max(1, len(slugs) // (8 * workers)))
    finally:
        pool.shutdown(cancel_futures=True)
        _task = None


def _run(slug: str) -> Written:
    assert _task  # noqa: S101 - set before this process was forked
    return _task(slug)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
