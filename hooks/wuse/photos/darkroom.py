"""Many photos at once: looked up, or else handed to whoever is there to develop them."""

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Self, TypeVar

from .cache import Cache, Swept, dump
from .derive import PIPELINE_VERSION
from .errors import PhotoError, Reason
from .index import Index, Stamp
from .inspection import Inspection, inspect
from .photo import Photo, PhotoRequest
from .profile import PROFILES, STANDARD, Profile
from .safe_read import read
from .worker import Checked, Finished, Recipe, check_blur, develop, digest_of, examine

Progress = Callable[[int, int, float], None]
"""Called with the photos done, the photos to be done, and the seconds since the start."""

Asked = TypeVar("Asked")
Done = TypeVar("Done")

INDEX = "index.sqlite"

_LOOK = f"look {PIPELINE_VERSION}"
"""Topic of what is noted of a first look."""
_WHOLE = f"whole {PIPELINE_VERSION}"
"""Topic of what is noted of a file that was decoded: what is wrong with it, as JSON."""


class Darkroom:
    """Develops photos into `cache_dir`, which belongs outside the site and may be thrown away.

    To be used by one thread, and closed after use. What is noted there of files that have not
    changed is believed, and added to, unless `remembers` is false.
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
        """Write down what was learnt."""
        self._index.close()

    def prune(self, days: int) -> Swept:
        """Remove what no build has used for `days` days."""
        swept = self._cache.prune(days)
        self._index.prune(lambda key: self._cache.has(key))
        return swept

    def purge(self, wanted: Iterable[PhotoRequest]) -> Swept:
        """Remove everything at once that was not made for one of these requests, in any profile."""
        shown = list(wanted)
        keys = {
            Recipe(self._recipe.cache_dir, profile).key(digest, request.blur)
            for request in shown
            if (digest := self._digest(request.path))
            for profile in (*PROFILES.values(), self._recipe.profile)
        }
        swept = self._cache.purge(keys)
        paths = {_name(request.path) for request in shown}
        self._index.prune(lambda key: self._cache.has(key), paths.__contains__)
        return swept

    def _digest(self, path: Path) -> str:
        """The digest of a photo's bytes, noted or made now; empty where it cannot be read."""
        stamp = _stamp(path)
        known = stamp and self._index.recall("digest", _name(path), stamp)
        try:
            return known or digest_of(read(path)[0])
        except PhotoError:
            return ""

    def inspect(self, path: Path) -> Inspection:
        """What a first look at a photo tells, and what decoding it has told before.

        An unchanged file is not looked at again.
        """
        if error := self._decoded.get(path):
            return Inspection(error=error)
        stamp = _stamp(path)
        noted = stamp and self._index.recall(_LOOK, _name(path), stamp)
        if noted and (known := Inspection.revive(noted)):
            return known
        inspection = inspect(path)
        if stamp and (inspection.error is None or inspection.error.is_lasting):
            self._index.note(_LOOK, _name(path), stamp, inspection.dump())
        return inspection

    def examine(self, paths: Iterable[Path], progress: Progress | None = None) -> None:
        """Decode photos, so that `inspect` tells of those which developing would fail on.

        A file that was decoded before, by whichever build or check, is only looked up.
        """
        unknown = [
            path
            for path in dict.fromkeys(paths)
            if path not in self._decoded and not self._is_remembered(path)
        ]
        task = partial(examine, self._recipe.profile.largest_edge)
        for future, batch in _in_pool(task, [[path] for path in unknown], None, progress):
            for checked in _results(future, batch, Checked):
                self._decoded[checked.path] = checked.error
                self._note_whole(checked.path, checked.stamp, checked.error)
        self._index.save()

    def _is_remembered(self, path: Path) -> bool:
        """Whether it is noted what decoding a file tells; then it is known from here on."""
        stamp = _stamp(path)
        noted = stamp and self._index.recall(_WHOLE, _name(path), stamp)
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
            self._index.note(_WHOLE, _name(path), stamp, json.dumps(error and error.dump()))

    def develop(
        self,
        requests: Iterable[PhotoRequest],
        executor: Executor | None = None,
        *,
        by_folder: bool = False,
        progress: Progress | None = None,
    ) -> dict[PhotoRequest, Photo | PhotoError]:
        """A photo, or what is wrong with it, for every request; one never affects another.

        Args:
            requests: the photos; each is developed once, however often it is asked for.
            executor: who works; by default a thread per core. Pillow works without the GIL, so
                threads scale as processes do, and share one interpreter's memory.
            by_folder: whether a task is a folder of photos rather than one: for executors on
                other machines, where each task costs milliseconds.
            progress: told about the photos that have to be opened; never called when none has.

        Raises:
            OSError: the cache cannot be written.
        """
        unique = list(dict.fromkeys(requests))
        results = {request: self._recall(request) for request in unique}
        unknown = [request for request, result in results.items() if result is None]
        batches = _folders(unknown) if by_folder else [[request] for request in unknown]
        for future, batch in _in_pool(partial(develop, self._recipe), batches, executor, progress):
            for finished in _results(future, batch, Finished):
                results[finished.request] = finished.result
                self._learn(finished)
        self._index.save()
        found = {request: result for request, result in results.items() if result is not None}
        for request, result in found.items():
            error = result if isinstance(result, PhotoError) else None
            # Of several requests for one photo, the one that failed counts.
            self._decoded[request.path] = error or self._decoded.get(request.path)
        return found

    def known(self, requests: Iterable[PhotoRequest]) -> dict[PhotoRequest, Photo]:
        """The photos that were developed before and have not changed since; none is opened."""
        found = {request: self._recall(request) for request in dict.fromkeys(requests)}
        return {request: photo for request, photo in found.items() if isinstance(photo, Photo)}

    def _recall(self, request: PhotoRequest) -> Photo | PhotoError | None:
        """The result for a file that has not changed since it was last read."""
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

    def _learn(self, finished: Finished) -> None:
        result, stamp = finished.result, finished.stamp
        if stamp and (isinstance(result, Photo) or result.is_lasting):
            self._index.note("digest", _name(finished.request.path), stamp, finished.digest)
            key = self._recipe.key(finished.digest, finished.request.blur)
            self._index.keep(key, dump(result))
        error = result if isinstance(result, PhotoError) else None
        self._note_whole(finished.request.path, stamp, error)


def _folders(requests: Iterable[PhotoRequest]) -> list[list[PhotoRequest]]:
    folders: dict[Path, list[PhotoRequest]] = {}
    for request in requests:
        folders.setdefault(request.path.parent, []).append(request)
    return list(folders.values())


def _in_pool(
    task: Callable[[list[Asked]], list[Done]],
    batches: list[list[Asked]],
    executor: Executor | None,
    progress: Progress | None,
) -> Iterator[tuple[Future[list[Done]], list[Asked]]]:
    """Every batch with what came of it, as they end; the rest is called off when nobody asks on."""
    if not batches:
        return
    started, done, total = time.monotonic(), 0, sum(map(len, batches))
    with nullcontext(executor) if executor else ThreadPoolExecutor(os.cpu_count()) as pool:
        futures = {pool.submit(task, batch): batch for batch in batches}
        try:
            for future in as_completed(futures):
                yield future, futures[future]
                done += len(futures[future])
                if progress:
                    progress(done, total, time.monotonic() - started)
        finally:
            for future in futures:
                future.cancel()


def _results(
    future: Future[list[Done]],
    batch: Sequence[Asked],
    failed: Callable[[Asked, PhotoError], Done],
) -> list[Done]:
    """What a task gave. One whose process died, and died again, gives an error for its photos."""
    try:
        return future.result()
    except OSError:
        raise
    except Exception:  # noqa: BLE001 - executors have their own classes for a dead worker
        return [failed(asked, PhotoError(Reason.CRASHED)) for asked in batch]


def _name(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - a tenth of what pathlib takes


def _stamp(path: Path) -> Stamp | None:
    try:
        return Stamp.of(os.lstat(path), time.time_ns())
    except (OSError, ValueError):
        return None
