"""A cache of renditions on disk that builds may use at the same time.

The renditions are `<root>/<2 hex>/<key>-<edge>.<suffix>`; `<key>.json` beside them describes them.
Files appear whole or not at all, and their names identify their content, so any number of builds
and machines may share a cache. Losing any of it costs only time.
"""

from __future__ import annotations

import json
import os
import stat
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast
from uuid import uuid4

from .errors import PhotoError, Reason
from .photo import Photo, Rendition

CACHE = ".cache/photos"
"""The folder for derived pictures, below the project folder."""

_DAY = 86_400
_DRAFT = ".tmp"


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Write a file so that others see the old or the new one, never a part of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{uuid4().hex}{_DRAFT}")
    try:
        with draft.open("xb") as handle:
            yield handle
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Swept:
    """How many files were removed, and how many bytes they had."""

    files: int
    bytes: int


class Cache:
    """Developed photos, and the errors of bad ones, by key."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def stem(self, key: str) -> Path:
        """The path that all files of an entry begin with."""
        return self._root / key[:2] / key

    def load(self, key: str) -> Photo | PhotoError | None:
        """The stored result; None if it is missing, damaged or incomplete."""
        try:
            record = self._record(key).read_text("ascii")
        except (OSError, ValueError):
            return None
        return self.revive(key, record)

    def revive(self, key: str, record: str) -> Photo | PhotoError | None:
        """The result in a record; None if it is damaged, or a rendition is missing or truncated."""
        try:
            entry = json.loads(record)
            if "error" in entry:
                return PhotoError(Reason(entry["error"]), str(entry["detail"]))
            # Plain strings: pathlib would take most of the time of a build that changes nothing.
            folder = f"{self._root}{os.sep}{key[:2]}{os.sep}"
            renditions = tuple(_rendition(folder, key, *row) for row in entry["renditions"])
            if not renditions or None in renditions:
                return None
            return Photo(
                key=key,
                width=int(entry["width"]),
                height=int(entry["height"]),
                dominant=str(entry["dominant"]),
                placeholder=str(entry["placeholder"]),
                renditions=cast("tuple[Rendition, ...]", renditions),
            )
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
            return None

    def store(self, key: str, result: Photo | PhotoError, origin: dict[str, Any]) -> None:
        """Record a photo that has all its renditions, or its error.

        `origin` (the encoders and their versions) is for people who look into a cache. Nothing
        reads it, so that a new encoder does not make ten thousand photos anew.
        """
        with replacing(self._record(key)) as handle:
            handle.write(dump(result, **origin).encode("ascii"))

    def has(self, key: str) -> bool:
        """Whether there is a record of this name."""
        return self._record(key).exists()

    def mark(self, key: str) -> None:
        """Note that a build has used an entry; writes at most once a day."""
        with suppress(OSError):  # just pruned by another build, or a read-only cache
            record = f"{self._root}{os.sep}{key[:2]}{os.sep}{key}.json"
            if time.time() - os.stat(record).st_mtime > _DAY:  # noqa: PTH116 - see revive()
                os.utime(record)

    def prune(self, days: int) -> Swept:
        """Remove what no build has used for `days` days, and what killed builds left behind."""
        sizes = [
            size
            for shard in sorted(self._root.glob("[0-9a-f][0-9a-f]"))
            for size in _sweep(shard, time.time() - days * _DAY)
        ]
        return Swept(len(sizes), sum(sizes))

    def purge(self, wanted: Collection[str]) -> Swept:
        """Remove the files of all entries except those with these keys, at once."""
        sizes = []
        for shard in sorted(self._root.glob("[0-9a-f][0-9a-f]")):
            for path in sorted(shard.iterdir(), key=lambda path: path.suffix != ".json"):
                if path.name.split(".")[0].partition("-")[0] not in wanted:
                    sizes.append(path.lstat().st_size)
                    path.unlink(missing_ok=True)
        return Swept(len(sizes), sum(sizes))

    def _record(self, key: str) -> Path:
        return self._root / key[:2] / f"{key}.json"


def dump(result: Photo | PhotoError, **origin: Any) -> str:
    """Write a result as the text of a record."""
    entry: dict[str, Any] = dict(origin)
    if isinstance(result, PhotoError):
        entry |= {"error": result.reason, "detail": result.detail}
    else:
        fields = ("width", "height", "dominant", "placeholder")
        entry |= {name: getattr(result, name) for name in fields}
        entry["renditions"] = [
            [item.name, item.mime, item.width, item.height, item.bytes]
            for item in result.renditions
        ]
    return json.dumps(entry, separators=(",", ":"))


def _rendition(
    folder: str, key: str, name: str, mime: str, width: int, height: int, size: int
) -> Rendition | None:
    """The rendition that a record describes; None if its file is missing or truncated."""
    if not name.startswith(key) or os.path.basename(name) != name:  # noqa: PTH119 - see revive()
        raise ValueError(name)
    try:
        status = os.lstat(folder + name)
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode) or status.st_size != size:
        return None
    return Rendition(name, folder, str(mime), int(width), int(height), size)


def _sweep(shard: Path, before: float) -> Iterator[int]:
    """Remove a shard's stale files, records first; yields the size of each in bytes.

    A rendition is as old as its record. One without a record is either about to get one, or was
    left by a killed build; after a day it is the latter. The same holds for unfinished files.
    """
    statuses = {}
    for path in shard.iterdir():
        with suppress(OSError):  # just removed by another build
            statuses[path] = path.lstat()
    records = {path.stem: s.st_mtime for path, s in statuses.items() if path.suffix == ".json"}
    for path in sorted(statuses, key=lambda path: path.suffix != ".json"):
        used = records.get(path.stem.partition("-")[0])
        limit = time.time() - _DAY if used is None else before
        if (statuses[path].st_mtime if used is None else used) < limit:
            path.unlink(missing_ok=True)
            yield statuses[path].st_size
