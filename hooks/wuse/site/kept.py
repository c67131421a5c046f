"""What is kept between builds: what became of each owner, and which files of the site are whose.

Both are files below ``.cache`` that only save time. Whatever is wrong with one, the answer is "not
known", and the build does the work again. They hold plain data, so that a file from elsewhere can
mislead a build but never run as a program.
"""

from __future__ import annotations

import os
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from wuse.photos.cache import Swept, replacing
from wuse.search.owner_index import Found

from .documents import Form
from .examine import Examined
from .found import FOUND
from .inputs import inputs, is_untouched
from .output import Output

OWNERS = ".cache/owners"
SITES = ".cache/sites"
"""Where these files are, below the project folder."""

PREVIEW = ".cache/preview"
"""Where the site of a preview stays until the next one."""

_KEPT_FILES = 3
"""Files of one sort that are kept: a preview, a build and another build's settings."""

Kept = TypeVar("Kept")


def digest(*parts: object) -> str:
    """Identifies values by their `repr`, which must say all about them; bytes by themselves."""
    hasher = blake2b(digest_size=16)
    for part in parts:
        data = part if isinstance(part, bytes) else repr(part).encode("utf-8", "surrogatepass")
        hasher.update(f"{type(part).__name__} {len(data)} ".encode())
        hasher.update(data)
    return hasher.hexdigest()


class _KeptOwner(NamedTuple):
    past: str
    """Digest of what git tells of it."""
    missing: tuple[str, ...]
    """Owners that it names and that do not exist."""
    slugs: str
    """Digest of the owners that exist: messages about missing ones suggest one of them."""
    examined: Examined


class OwnerStore:
    """What became of each owner, for builds with the same settings, on the same day."""

    def __init__(self, project: Path, key: str, slugs: Collection[str]) -> None:
        """Read the file.

        Args:
            project: the project folder.
            key: identifies everything that all owners depend on.
            slugs: the owners that exist.
        """
        self._brands = project / "brands"
        self._path = project / OWNERS / f"{key}.msgpack"
        self._slugs = frozenset(slugs)
        self._all_slugs = digest(sorted(slugs))
        self._owners = _read(self._path, dict[str, msgspec.Raw]) or {}
        """Slug -> the owner, packed: most are written again as they are."""
        self._is_new = False

    def current(self, slug: str, past: object) -> Examined | None:
        """What became of an owner, if nothing has changed since; ``past`` is what git tells."""
        packed = self._owners.get(slug)
        kept = _decoded(packed, _KeptOwner) if packed else None
        if kept is None or kept.past != digest(past):
            return None
        missing = self._missing(kept.examined)
        if missing != kept.missing or (missing and kept.slugs != self._all_slugs):
            return None
        home, known = self._brands / slug, kept.examined.inputs
        if known is None or is_untouched(home, known):
            return known and kept.examined
        # A clone and a copy have new stamps and the same content.
        found = inputs(home)
        if found.content != known.content:
            return None
        examined = replace(kept.examined, inputs=found)
        self.keep(examined, past)
        return examined

    def known(self, slug: str) -> bool:
        """Whether an earlier build has examined an owner."""
        return slug in self._owners

    def keep(self, examined: Examined, past: object) -> None:
        """Keep what became of an owner."""
        self._is_new = True
        self._owners.pop(examined.slug, None)
        missing = self._missing(examined)
        kept = _KeptOwner(digest(past), missing, self._all_slugs, examined)
        if examined.is_lasting and (data := _encoded(kept)):
            self._owners[examined.slug] = msgspec.Raw(data)

    def _missing(self, examined: Examined) -> tuple[str, ...]:
        return tuple(slug for slug in examined.references if slug not in self._slugs)

    def save(self) -> None:
        """Write the file. Raises OSError when it cannot be written."""
        kept = {slug: packed for slug, packed in self._owners.items() if slug in self._slugs}
        if self._is_new or len(kept) < len(self._owners):
            _write(self._path, msgspec.msgpack.encode(kept))


class KeptOutputs(NamedTuple):
    """The files that belong together: an owner's, or those of a page across owners."""

    key: str
    """Identifies everything that they depend on."""
    outputs: tuple[Output, ...]
    missing: str = ""
    """Characters on their cards that no font could write."""


class KeptSite(msgspec.Struct):
    """The files of a site."""

    key: str
    """Identifies everything that all files depend on."""
    forms: tuple[tuple[Form, str], ...]
    """The forms of documents, each with the digest of its pieces."""
    parts: dict[str, KeptOutputs]
    """Slug of an owner, path of a page across owners with a leading ``/``, or a name with a leading
    ``*`` of something else that belongs together -> its files."""
    found: dict[str, Found]
    """Slug -> what the index of the search was made from."""
    others: tuple[str, ...] = ()
    """The paths of all other files."""

    def paths(self) -> set[str]:
        """The paths of all files."""
        return {output.path for part in self.parts.values() for output in part.outputs}.union(
            self.others
        )


class SiteStore:
    """Which files of a built site are whose.

    While a build writes, there is no such file: if it is stopped, the next one starts from nothing.
    """

    def __init__(self, project: Path, site: str) -> None:
        """Prepare for a site.

        Args:
            project: the project folder.
            site: identifies the site: its folder.
        """
        self._path = project / SITES / f"{digest(site)}.msgpack"

    def load(self) -> KeptSite | None:
        """The files as the last build left them; None if that is not known."""
        return _read(self._path, KeptSite)

    def forget(self) -> None:
        """Note that the files are being changed. Raises OSError when the cache is read-only."""
        self._path.unlink(missing_ok=True)

    def save(self, site: KeptSite) -> None:
        """Note the files as a build leaves them. Raises OSError when they cannot be written."""
        if data := _encoded(site):
            _write(self._path, data)


def _encoded(value: object) -> bytes:
    """A value as it is kept; empty if it cannot be, for names of files need not be text."""
    with suppress(UnicodeEncodeError):
        return msgspec.msgpack.encode(value)
    return b""


def forget_all(project: Path) -> Swept:
    """Remove all that builds and previews have kept of records and pages.

    Raises:
        OSError: a file cannot be removed.
    """
    files = [
        path for folder in (OWNERS, SITES, FOUND) for path in (project / folder).glob("*.msgpack")
    ]
    files += [path for path in (project / PREVIEW).rglob("*") if not path.is_dir()]
    size = sum(path.stat().st_size for path in files)
    for path in files:
        path.unlink(missing_ok=True)
    return Swept(len(files), size)


def _read(path: Path, kind: type[Kept]) -> Kept | None:
    try:
        return _decoded(path.read_bytes(), kind)
    except OSError:
        return None


def _decoded(data: bytes | msgspec.Raw, kind: type[Kept]) -> Kept | None:
    try:
        return msgspec.msgpack.decode(data, type=kind, strict=True)
    except (ValueError, msgspec.MsgspecError, RecursionError):
        return None


def _write(path: Path, data: bytes) -> None:
    with replacing(path) as file:
        file.write(data)
    files = sorted(path.parent.glob("*.msgpack"), key=_age)
    for old in files[_KEPT_FILES:]:
        old.unlink(missing_ok=True)


def _age(path: Path) -> float:
    with suppress(OSError):
        return time.time() - os.lstat(path).st_mtime
    return 0.0
