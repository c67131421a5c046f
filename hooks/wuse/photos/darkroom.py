"""Many photos at once: each is looked up, or opened, derived and stored."""

import json
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from pathlib import Path

from wuse.photos.cache import Cache, Stamps
from wuse.photos.derive import PIPELINE_VERSION, derive
from wuse.photos.errors import PhotoError, Reason
from wuse.photos.opener import decode, read
from wuse.photos.photo import Box, Photo, PhotoRequest
from wuse.photos.profile import DEFAULT, Profile


class Darkroom:
    """Develops photos into `cache_dir`, which belongs outside the site and may be thrown away.

    `workers` is the number of threads, by default one per core: Pillow does its work without
    the GIL, so threads scale as processes do and share the memory.
    """

    def __init__(
        self, cache_dir: Path, profile: Profile = DEFAULT, workers: int | None = None
    ) -> None:
        self._cache = Cache(cache_dir)
        self._stamps = Stamps(cache_dir / "stamps.json")
        self._profile = profile
        self._workers = workers or os.cpu_count() or 1

    def develop(self, requests: Iterable[PhotoRequest]) -> dict[PhotoRequest, Photo | PhotoError]:
        """A photo, or what is wrong with it, for every request; one never affects another.

        Raises OSError when the cache cannot be written.
        """
        unique = list(dict.fromkeys(requests))
        with ThreadPoolExecutor(self._workers, thread_name_prefix="photo") as pool:
            results = dict(zip(unique, pool.map(self._develop, unique), strict=True))
        self._stamps.save()
        return results

    def _develop(self, request: PhotoRequest) -> Photo | PhotoError:
        try:
            _check_blur(request.blur)
            return self._recall(request) or self._make(request)
        except PhotoError as error:
            return error

    def _recall(self, request: PhotoRequest) -> Photo | PhotoError | None:
        """The result for a file that has not changed since it was last read."""
        digest = self._stamps.digest(request.path)
        return self._cache.load(self._key(digest, request.blur)) if digest else None

    def _make(self, request: PhotoRequest) -> Photo | PhotoError:
        data, status = read(request.path)
        digest = blake2b(data, digest_size=16).hexdigest()
        self._stamps.record(request.path, status, digest)
        key = self._key(digest, request.blur)
        if known := self._cache.load(key):
            return known
        try:
            decoded = decode(data, self._profile.largest_edge)
            photo = derive(decoded, request.blur, self._profile, self._cache.stem(key))
        except PhotoError as error:
            self._cache.store_error(key, error)
            raise
        except MemoryError:  # tells about this machine, not about the photo: not for the cache
            raise PhotoError(Reason.UNREADABLE, "内存不足") from None
        self._cache.store(photo)
        return photo

    def _key(self, digest: str, blur: tuple[Box, ...]) -> str:
        """Names the result: the same for the same bytes, treated the same way by this pipeline."""
        boxes = [[float(value) for value in box] for box in blur]
        recipe = json.dumps([PIPELINE_VERSION, self._profile.fingerprint, digest, boxes])
        return blake2b(recipe.encode(), digest_size=16).hexdigest()


def _check_blur(blur: tuple[Box, ...]) -> None:
    """Refuse boxes that would miss what they are meant to hide, such as boxes given in pixels."""
    for x, y, width, height in blur:
        # Written so that NaN fails it as well.
        if not (0 <= x < 1 and 0 <= y < 1 and 0 < width <= 1 and 0 < height <= 1):
            raise PhotoError(Reason.BAD_BLUR)
