"""Many photos at once: looked up, or else handed to whoever is there to develop them."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from contextlib import nullcontext
from pathlib import Path
from typing import Self

from wuse.photos.cache import Cache, Swept, dump
from wuse.photos.errors import PhotoError, Reason
from wuse.photos.index import Index, Stamp
from wuse.photos.inspection import Inspection, inspect
from wuse.photos.photo import Photo, PhotoRequest
from wuse.photos.profile import STANDARD, Profile
from wuse.photos.worker import Finished, Recipe, check_blur, develop

Progress = Callable[[int, int, float], None]
"""Called with the photos done, the photos to be done, and the seconds since the start."""

INDEX = "index.sqlite"

_LOOK = "look"
"""Topic of what is noted of a first look."""


class Darkroom:
    """Develops photos into `cache_dir`, which belongs outside the site and may be thrown away.

    To be used by one thread, and closed after use.
    """

    def __init__(self, cache_dir: Path, profile: Profile = STANDARD) -> None:
        self._recipe = Recipe(cache_dir.absolute(), profile)
        self._cache = Cache(cache_dir.absolute())
        self._index = Index(cache_dir / INDEX)
        self._failed: dict[Path, PhotoError] = {}

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

    def inspect(self, path: Path) -> Inspection:
        """What a first look at a photo tells, and what developing it has told before.

        An unchanged file is not looked at again.
        """
        if error := self._failed.get(path):
            return Inspection(error=error)
        stamp = _stamp(path)
        noted = stamp and self._index.recall(_LOOK, _name(path), stamp)
        if noted and (known := Inspection.revive(noted)):
            return known
        inspection = inspect(path)
        if stamp and (inspection.error is None or inspection.error.is_lasting):
            self._index.note(_LOOK, _name(path), stamp, inspection.dump())
        return inspection

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
        for finished in self._work(unknown, executor, by_folder, progress):
            results[finished.request] = finished.result
            self._learn(finished)
        self._index.save()
        found = {request: result for request, result in results.items() if result is not None}
        self._failed |= {
            r.path: error for r, error in found.items() if isinstance(error, PhotoError)
        }
        return found

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

    def _work(
        self,
        requests: list[PhotoRequest],
        executor: Executor | None,
        by_folder: bool,
        progress: Progress | None,
    ) -> Iterator[Finished]:
        if not requests:
            return
        started, done = time.monotonic(), 0
        batches = _folders(requests) if by_folder else [[request] for request in requests]
        with nullcontext(executor) if executor else ThreadPoolExecutor(os.cpu_count()) as pool:
            futures = {pool.submit(develop, self._recipe, batch): batch for batch in batches}
            try:
                for future in as_completed(futures):
                    yield from _results(future, futures[future])
                    done += len(futures[future])
                    if progress:
                        progress(done, len(requests), time.monotonic() - started)
            finally:
                for future in futures:
                    future.cancel()

    def _learn(self, finished: Finished) -> None:
        result, stamp = finished.result, finished.stamp
        if stamp and (isinstance(result, Photo) or result.is_lasting):
            self._index.note("digest", _name(finished.request.path), stamp, finished.digest)
            key = self._recipe.key(finished.digest, finished.request.blur)
            self._index.keep(key, dump(result))


def _folders(requests: Iterable[PhotoRequest]) -> list[list[PhotoRequest]]:
    folders: dict[Path, list[PhotoRequest]] = {}
    for request in requests:
        folders.setdefault(request.path.parent, []).append(request)
    return list(folders.values())


def _results(future: Future[list[Finished]], batch: Sequence[PhotoRequest]) -> list[Finished]:
    """What a task gave. One whose process died, and died again, gives an error for its photos."""
    try:
        return future.result()
    except OSError:
        raise
    except Exception:  # noqa: BLE001 - executors have their own classes for a dead worker
        return [Finished(request, PhotoError(Reason.CRASHED)) for request in batch]


def _name(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - a tenth of what pathlib takes


def _stamp(path: Path) -> Stamp | None:
    try:
        return Stamp.of(os.lstat(path), time.time_ns())
    except (OSError, ValueError):
        return None
