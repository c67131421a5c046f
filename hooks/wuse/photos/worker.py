"""The work on a batch of photos: opened, derived, stored. Runs in any thread, process or machine.

All that goes in and comes out can be pickled; pictures travel through the cache alone.
"""

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
from .memory import room_for
from .opener import decode, memory_of
from .photo import Box, Photo, PhotoRequest
from .profile import Profile
from .safe_read import read


@dataclass(frozen=True, slots=True)
class Recipe:
    """How photos are to be developed, and into which cache (an absolute path)."""

    cache_dir: Path
    profile: Profile

    def key(self, digest: str, blur: tuple[Box, ...]) -> str:
        """Names a result: the same for the same bytes, treated the same way by this pipeline."""
        boxes = [[float(value) for value in box] for box in blur]
        text = json.dumps([PIPELINE_VERSION, _fingerprint(self.profile), digest, boxes])
        return blake2b(text.encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of a request; `digest` (of the file's bytes) and `stamp` unless it went unread."""

    request: PhotoRequest
    result: Photo | PhotoError
    digest: str = ""
    stamp: Stamp | None = field(default=None)


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of decoding a file; `stamp` unless it could not be read."""

    path: Path
    error: PhotoError | None
    stamp: Stamp | None = None


def examine(edge: int, paths: Sequence[Path]) -> list[Checked]:
    """Decode photos as if for a long edge of `edge` px, and say of each what is wrong with it."""
    return [_examine(edge, path) for path in paths]


def _examine(edge: int, path: Path) -> Checked:
    seen_ns = time.time_ns()
    try:
        data, status = read(path)
    except PhotoError as error:
        return Checked(path, error)
    return Checked(path, _failing(data, edge), Stamp.of(status, seen_ns))


def _failing(data: bytes, edge: int) -> PhotoError | None:
    try:
        with room_for(memory_of(data)):
            decode(data, edge)
    except PhotoError as error:
        return error
    except MemoryError:
        return PhotoError(Reason.NO_MEMORY)
    return None


def develop(recipe: Recipe, requests: Sequence[PhotoRequest]) -> list[Finished]:
    """Develop photos one after the other; a bad one does not stop the others.

    Raises OSError when the cache cannot be written.
    """
    return [_develop(recipe, request) for request in requests]


def _develop(recipe: Recipe, request: PhotoRequest) -> Finished:
    seen_ns = time.time_ns()
    try:
        check_blur(request.blur)
        data, status = read(request.path)
    except PhotoError as error:
        return Finished(request, error)
    digest = digest_of(data)
    key = recipe.key(digest, request.blur)
    with _only_one(key):
        result = _make(recipe, key, data, request.blur)
    return Finished(request, result, digest, Stamp.of(status, seen_ns))


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
        with room_for(memory_of(data)):
            return derive(decode(data, profile.largest_edge), blur, profile, stem)
    except PhotoError as error:
        return error
    except MemoryError:
        return PhotoError(Reason.NO_MEMORY)


def digest_of(data: bytes) -> str:
    """What stands for the bytes of a photo."""
    return blake2b(data, digest_size=16).hexdigest()


def check_blur(blur: tuple[Box, ...]) -> None:
    """Refuse boxes that would miss what they are meant to hide, such as boxes given in pixels.

    Raises PhotoError.
    """
    for x, y, width, height in blur:
        # Written so that NaN fails it as well.
        if not (0 <= x < 1 and 0 <= y < 1 and 0 < width <= 1 and 0 < height <= 1):
            raise PhotoError(Reason.BAD_BLUR)


# Copies of a photo in several folders are often opened at the same moment: the first thread makes
# the renditions, the others wait and find them. Between processes, copies may be made twice.
_making: WeakValueDictionary[str, Any] = WeakValueDictionary()
_making_guard = Lock()


def _only_one(key: str) -> Any:
    with _making_guard:
        return _making.setdefault(key, Lock())


@cache
def _fingerprint(profile: Profile) -> str:
    return profile.fingerprint


@cache
def _origin(profile: str) -> dict[str, Any]:
    names = ("libjpeg_turbo", "avif", "webp", "littlecms2")
    versions = {name: features.version(name) for name in names}
    return {"profile": profile, "encoders": {"pillow": PIL.__version__} | versions}
