"""Develop many photos at once: each is looked up, or else handed to a worker."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import NamedTuple, Self

from .cache import Cache, Swept, dump
from .derive import PIPELINE_VERSION
from .errors import PhotoError
from .index import Index, Stamp
from .inspection import Inspection, inspect
from .photo import Photo, PhotoRequest
from .pool import Progress, in_pool, results_of
from .profile import PROFILES, STANDARD, Profile
from .safe_read import read
from .worker import Developed, Examined, Recipe, check_blur, develop, digest_of, examine

INDEX = "index.sqlite"

_INSPECTED = f"look {PIPELINE_VERSION}"
"""Topic of notes on inspections."""
_DECODED = f"whole {PIPELINE_VERSION}"
"""Topic of notes on files that were decoded whole: the error, or null, as JSON."""


class Verdicts(NamedTuple):
    """What is known of some photos."""

    developed: Mapping[PhotoRequest, Photo | PhotoError]
    decoded: Mapping[Path, PhotoError | None]
    """Path of a photo that was decoded whole -> what is wrong with it."""


class Darkroom:
    """Develops photos into `cache_dir`, which belongs outside the site and may be deleted.

    Use it in one thread, and close it after use. It trusts its notes on files that have not
    changed, and adds to them, unless `remembers` is false.
    """

    def __init__(
        self, cache_dir: Path, profile: Profile = STANDARD, *, remembers: bool = True
    ) -> None:
        self._recipe = Recipe(cache_dir.absolute(), profile)
        self._cache = Cache(cache_dir.absolute())
        self._index = Index(cache_dir / INDEX if remembers else None)
        self._decoded: dict[Path, PhotoError | None] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Save the notes."""
        self._index.close()

    def prune(self, days: int) -> Swept:
        """Remove what no build has used for `days` days."""
        removed = self._cache.prune(days)
        self._index.prune(self._cache.has)
        return removed

    def purge(self, wanted: Iterable[PhotoRequest]) -> Swept:
        """Remove everything, at once, except what any profile made for these requests."""
        requests = list(wanted)
        keys = {
            Recipe(self._recipe.cache_dir, profile).key(digest, request.blur)
            for request in requests
            if (digest := self._digest(request.path))
            for profile in (*PROFILES.values(), self._recipe.profile)
        }
        removed = self._cache.purge(keys)
        paths = {_name(request.path) for request in requests}
        self._index.prune(self._cache.has, paths.__contains__)
        return removed

    def _digest(self, path: Path) -> str:
        """The digest of a photo's bytes, from the notes or made now; empty if it cannot be read."""
        stamp = _stamp(path)
        noted = stamp and self._index.recall("digest", _name(path), stamp)
        try:
            return noted or digest_of(read(path)[0])
        except PhotoError:
            return ""

    def inspect(self, path: Path) -> Inspection:
        """Inspect a photo; the result includes an error that decoding has met before.

        An unchanged file is not read again.
        """
        if error := self._decoded.get(path):
            return Inspection(error=error)
        stamp = _stamp(path)
        noted = stamp and self._index.recall(_INSPECTED, _name(path), stamp)
        if noted and (known := Inspection.revive(noted)):
            return known
        inspection = inspect(path)
        if stamp and (inspection.error is None or inspection.error.is_lasting):
            self._index.note(_INSPECTED, _name(path), stamp, inspection.dump())
        return inspection

    def examine(self, paths: Iterable[Path], progress: Progress | None = None) -> None:
        """Decode photos, so that `inspect` reports those that cannot be developed.

        A file that any build or check has decoded before is only looked up.
        """
        unknown = [
            path
            for path in dict.fromkeys(paths)
            if path not in self._decoded and not self._is_remembered(path)
        ]
        task = partial(examine, self._recipe.profile.largest_edge)
        for future, batch in in_pool(task, [[path] for path in unknown], None, progress):
            for examined in results_of(future, batch, Examined):
                self._decoded[examined.path] = examined.error
                self._note_whole(examined.path, examined.stamp, examined.error)
        self._index.save()

    def _is_remembered(self, path: Path) -> bool:
        """Whether there is a note on decoding a file; if so, take it over."""
        stamp = _stamp(path)
        noted = stamp and self._index.recall(_DECODED, _name(path), stamp)
        if not noted:
            return False
        try:
            error = json.loads(noted)
            self._decoded[path] = PhotoError.revive(error) if error else None
        except (TypeError, ValueError, LookupError, RecursionError):
            return False
        return True

    def _note_whole(self, path: Path, stamp: Stamp | None, error: PhotoError | None) -> None:
        if stamp and (error is None or error.is_lasting):
            self._index.note(_DECODED, _name(path), stamp, json.dumps(error and error.dump()))

    def develop(
        self,
        requests: Iterable[PhotoRequest],
        executor: Executor | None = None,
        *,
        by_folder: bool = False,
        progress: Progress | None = None,
    ) -> dict[PhotoRequest, Photo | PhotoError]:
        """Develop every request into a photo or an error; one request never affects another.

        Args:
            requests: the photos; each is developed once, however often it is requested.
            executor: runs the work; by default a thread per core. Pillow works without the GIL, so
                threads scale like processes, and share one interpreter's memory.
            by_folder: whether a task is a folder of photos instead of one photo: for executors on
                other machines, where each task costs milliseconds.
            progress: called for the photos that have to be opened; never if there are none.

        Raises:
            OSError: the cache cannot be written.
        """
        unique = list(dict.fromkeys(requests))
        results = {request: self._recall(request) for request in unique}
        unknown = [request for request, result in results.items() if result is None]
        batches = _folders(unknown) if by_folder else [[request] for request in unknown]
        for future, batch in in_pool(partial(develop, self._recipe), batches, executor, progress):
            for developed in results_of(future, batch, Developed):
                results[developed.request] = developed.result
                self._note_developed(developed)
        self._index.save()
        complete = {request: result for request, result in results.items() if result is not None}
        self._adopt(complete)
        return complete

    def look_up(self, requests: Iterable[PhotoRequest], paths: Iterable[Path]) -> Verdicts | None:
        """What earlier builds found out about photos, without opening any.

        Args:
            requests: photos to develop.
            paths: photos to decode whole.

        Returns:
            What `develop` and `examine` would give; None if a photo has to be opened for it.
        """
        results = {request: self._recall(request) for request in dict.fromkeys(requests)}
        developed = {request: result for request, result in results.items() if result is not None}
        self._adopt(developed)
        unknown = (path for path in paths if path not in self._decoded)
        if len(developed) < len(results) or not all(map(self._is_remembered, unknown)):
            return None
        return Verdicts(developed, dict(self._decoded))

    def adopt(self, verdicts: Verdicts) -> None:
        """Take over what another darkroom has found out."""
        self._decoded |= verdicts.decoded

    def verdicts(
        self, developed: Mapping[PhotoRequest, Photo | PhotoError], paths: Iterable[Path]
    ) -> Verdicts:
        """What was found out about some photos, for another darkroom to adopt."""
        everything = {*paths, *(request.path for request in developed)}
        known = {path: self._decoded[path] for path in everything if path in self._decoded}
        return Verdicts(developed, known)

    def _adopt(self, developed: Mapping[PhotoRequest, Photo | PhotoError]) -> None:
        for request, result in developed.items():
            error = result if isinstance(result, PhotoError) else None
            # If one of several requests for a photo fails, the error counts.
            self._decoded[request.path] = error or self._decoded.get(request.path)

    def already_developed(self, requests: Iterable[PhotoRequest]) -> dict[PhotoRequest, Photo]:
        """The photos that were developed before and have not changed since; opens none."""
        results = {request: self._recall(request) for request in dict.fromkeys(requests)}
        return {request: photo for request, photo in results.items() if isinstance(photo, Photo)}

    def _recall(self, request: PhotoRequest) -> Photo | PhotoError | None:
        """The known result for a file that has not changed since it was last read."""
        stamp = _stamp(request.path)
        digest = stamp and self._index.recall("digest", _name(request.path), stamp)
        if not digest:
            return None
        try:
            check_blur(request.blur)
        except PhotoError as error:
            return error
        key = self._recipe.key(digest, request.blur)
        record = self._index.record(key)
        result = self._cache.revive(key, record) if record else None
        if result:
            self._cache.mark(key)
        return result

    def _note_developed(self, developed: Developed) -> None:
        result, stamp = developed.result, developed.stamp
        if stamp and (isinstance(result, Photo) or result.is_lasting):
            self._index.note("digest", _name(developed.request.path), stamp, developed.digest)
            key = self._recipe.key(developed.digest, developed.request.blur)
            self._index.keep(key, dump(result))
        error = result if isinstance(result, PhotoError) else None
        self._note_whole(developed.request.path, stamp, error)


def _folders(requests: Iterable[PhotoRequest]) -> list[list[PhotoRequest]]:
    folders: dict[Path, list[PhotoRequest]] = {}
    for request in requests:
        folders.setdefault(request.path.parent, []).append(request)
    return list(folders.values())


def _name(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - ten times as fast as pathlib


def _stamp(path: Path) -> Stamp | None:
    try:
        return Stamp.of(os.lstat(path), time.time_ns())
    except (OSError, ValueError):
        return None
