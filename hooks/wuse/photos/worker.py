"""Open, derive and store a batch of photos, in any thread or process, on any machine.

Everything that goes in and comes out can be pickled; pictures travel only through the cache.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import WeakValueDictionary

import PIL
from PIL import features

from .cache import Cache
from .derive import PIPELINE_VERSION, derive
from .errors import PhotoError, Reason
from .index import Stamp
from .memory import reserve_memory
from .opener import decode, memory_of
from .photo import Box, Photo, PhotoRequest
from .profile import Profile
from .safe_read import read


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to develop photos, and into which cache (an absolute path)."""

    cache_dir: Path
    profile: Profile

    def key(self, digest: str, blur: tuple[Box, ...]) -> str:
        """The key of a result: the same if this pipeline treats the same bytes the same way."""
        boxes = [[float(value) for value in box] for box in blur]
        text = json.dumps([PIPELINE_VERSION, _profile_key(self.profile), digest, boxes])
        return blake2b(text.encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Developed:
    """The result of a request, with `digest` (of the file's bytes) and `stamp` if it was read."""

    request: PhotoRequest
    result: Photo | PhotoError
    digest: str = ""
    stamp: Stamp | None = field(default=None)


@dataclass(frozen=True, slots=True)
class Examined:
    """The result of decoding a file, with `stamp` if it could be read."""

    path: Path
    error: PhotoError | None
    stamp: Stamp | None = None


def examine(edge: int, paths: Sequence[Path]) -> list[Examined]:
    """Decode photos as if for a long edge of `edge` px, and report the error of each, if any."""
    return [_examine(edge, path) for path in paths]


def _examine(edge: int, path: Path) -> Examined:
    seen_ns = time.time_ns()
    try:
        data, status = read(path)
    except PhotoError as error:
        return Examined(path, error)
    return Examined(path, _decoding_error(data, edge), Stamp.of(status, seen_ns))


def _decoding_error(data: bytes, edge: int) -> PhotoError | None:
    try:
        with reserve_memory(memory_of(data)):
            decode(data, edge)
    except PhotoError as error:
        return error
    except MemoryError:
        return PhotoError(Reason.NO_MEMORY)
    return None


def develop(recipe: Recipe, requests: Sequence[PhotoRequest]) -> list[Developed]:
    """Develop photos one after the other; a bad one does not stop the others.

    Raises:
        OSError: the cache cannot be written.
    """
    return [_develop(recipe, request) for request in requests]


def _develop(recipe: Recipe, request: PhotoRequest) -> Developed:
    seen_ns = time.time_ns()
    try:
        check_blur(request.blur)
        data, status = read(request.path)
    except PhotoError as error:
        return Developed(request, error)
    digest = digest_of(data)
    key = recipe.key(digest, request.blur)
    with _only_one(key):
        result = _make(recipe, key, data, request.blur)
    return Developed(request, result, digest, Stamp.of(status, seen_ns))


def _make(recipe: Recipe, key: str, data: bytes, blur: tuple[Box, ...]) -> Photo | PhotoError:
    store = Cache(recipe.cache_dir)
    if known := store.load(key):
        store.mark(key)
        return known
    result = _derive(recipe.profile, store.stem(key), data, blur)
    if isinstance(result, Photo) or result.is_lasting:
        store.store(key, result, _origin(recipe.profile.name))
    return result


def _derive(profile: Profile, stem: Path, data: bytes, blur: tuple[Box, ...]) -> Photo | PhotoError:
    try:
        with reserve_memory(memory_of(data)):
            return derive(decode(data, profile.largest_edge), blur, profile, stem)
    except PhotoError as error:
        return error
    except MemoryError:
        return PhotoError(Reason.NO_MEMORY)


def digest_of(data: bytes) -> str:
    """The digest that identifies the bytes of a photo."""
    return blake2b(data, digest_size=16).hexdigest()


def check_blur(blur: tuple[Box, ...]) -> None:
    """Refuse boxes that would miss what they are to hide, such as boxes in pixels.

    Raises:
        PhotoError: a box is not one of fractions from 0 to 1.
    """
    for x, y, width, height in blur:
        # Written so that NaN fails the test as well.
        if not (0 <= x < 1 and 0 <= y < 1 and 0 < width <= 1 and 0 < height <= 1):
            raise PhotoError(Reason.BAD_BLUR)


# Copies of a photo in several folders are often opened at the same moment. The first thread makes
# the renditions; the others wait and find them. Two processes may both make them.
_making: WeakValueDictionary[str, Any] = WeakValueDictionary()
_making_guard = Lock()


def _only_one(key: str) -> Any:
    with _making_guard:
        return _making.setdefault(key, Lock())


@cache
def _profile_key(profile: Profile) -> str:
    return profile.cache_key


@cache
def _origin(profile: str) -> dict[str, Any]:
    names = ("libjpeg_turbo", "avif", "webp", "littlecms2")
    versions = {name: features.version(name) for name in names}
    return {"profile": profile, "encoders": {"pillow": PIL.__version__} | versions}
