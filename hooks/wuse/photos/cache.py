"""What was made from which bytes, on disk and safe against builds that run at the same time.

`<root>/<2 hex>/<key>-<edge>.<suffix>` are the renditions and `<key>.json` beside them says what
they are; `<root>/stamps.json` remembers which bytes a path held. Losing any of it costs only time.
"""

import json
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO
from uuid import uuid4

from wuse.photos.errors import PhotoError, Reason
from wuse.photos.photo import Photo, Rendition

# A file changed within its clock's tick after we read it keeps its time stamp; the coarsest
# clock among file systems (FAT) ticks every 2 s. git has the same rule for its index.
_RACY_NS = 2_000_000_000


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Write a file so that others see the old one or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{uuid4().hex}.tmp")
    try:
        with draft.open("xb") as handle:
            yield handle
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


class Cache:
    """Developed photos, and verdicts on bad ones, by key."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def stem(self, key: str) -> Path:
        """The path of an entry's files, up to their endings."""
        return self._root / key[:2] / key

    def load(self, key: str) -> Photo | PhotoError | None:
        """What was stored; None when it is missing, damaged or incomplete."""
        stem = self.stem(key)
        entry = _read_json(stem.with_suffix(".json"))
        try:
            if "error" in entry:
                return PhotoError(Reason(entry["error"]), str(entry["detail"]))
            renditions = tuple(_rendition(stem, row) for row in entry["renditions"])
            if not renditions or not all(_is_intact(rendition) for rendition in renditions):
                return None
            return Photo(
                key=key,
                width=int(entry["width"]),
                height=int(entry["height"]),
                dominant=str(entry["dominant"]),
                placeholder=str(entry["placeholder"]),
                renditions=renditions,
            )
        except (KeyError, TypeError, ValueError):
            return None

    def store(self, photo: Photo) -> None:
        """Record a photo whose renditions are in place already."""
        fields = ("width", "height", "dominant", "placeholder")
        entry: dict[str, Any] = {name: getattr(photo, name) for name in fields}
        entry["renditions"] = [
            [item.name, item.mime, item.width, item.height, item.bytes] for item in photo.renditions
        ]
        _write_json(self.stem(photo.key).with_suffix(".json"), entry)

    def store_error(self, key: str, error: PhotoError) -> None:
        """Record that the bytes behind this key are no good."""
        entry = {"error": error.reason, "detail": error.detail}
        _write_json(self.stem(key).with_suffix(".json"), entry)


class Stamps:
    """The digest of a file's content as long as its size, time and inode have not changed.

    Builds that overlap may lose each other's stamps; the files concerned are then read again.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = _read_json(path)
        self._fresh: dict[str, list[int | str]] = {}

    def digest(self, path: Path) -> str | None:
        """The digest on record; None when there is none or the file may have changed."""
        try:
            status = os.lstat(path)
        except (OSError, ValueError):
            return None
        entry = self._fresh.get(_name(path)) or self._known.get(_name(path))
        if not stat.S_ISREG(status.st_mode) or not isinstance(entry, list) or len(entry) != 4:
            return None
        return str(entry[3]) if entry[:3] == _stamp(status) else None

    def record(self, path: Path, status: os.stat_result, digest: str) -> None:
        """Remember the digest of bytes read after `status` was taken."""
        if time.time_ns() - status.st_mtime_ns > _RACY_NS:
            self._fresh[_name(path)] = [*_stamp(status), digest]

    def save(self) -> None:
        """Write what is new, on top of what other builds have written meanwhile."""
        if self._fresh:
            self._known = _read_json(self._path) | self._fresh
            self._fresh = {}
            _write_json(self._path, self._known)


def _name(path: Path) -> str:
    return str(path.absolute())


def _stamp(status: os.stat_result) -> list[int]:
    return [status.st_size, status.st_mtime_ns, status.st_ino]


def _rendition(stem: Path, row: list[Any]) -> Rendition:
    name, mime, width, height, size = row
    if not str(name).startswith(stem.name) or Path(name).name != name:
        raise ValueError(name)
    return Rendition(name, stem.with_name(name), str(mime), int(width), int(height), int(size))


def _is_intact(rendition: Rendition) -> bool:
    try:
        status = os.lstat(rendition.path)
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size == rendition.bytes


def _read_json(path: Path) -> dict[str, Any]:
    """The object in a file of ours; empty when there is none or it is damaged."""
    try:
        value = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _write_json(path: Path, value: dict[str, Any]) -> None:
    with replacing(path) as handle:
        handle.write(json.dumps(value, separators=(",", ":")).encode("ascii"))
