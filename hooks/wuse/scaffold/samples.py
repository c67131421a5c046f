"""The samples that come with the program: which of them are in a project, and taking them away.

What somebody has changed since is no sample any more. ``samples.json`` tells by content; `make
samples` writes it.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path

from wuse.layout import BRANDS, BUREAU


@dataclass(frozen=True, slots=True)
class Samples:
    """The samples in a project, as paths below ``brands/``: owners' folders, the bureau's files."""

    untouched: tuple[str, ...]
    changed: tuple[str, ...]
    """At the place of a sample, with other content."""

    def remove(self, project: Path) -> None:
        """Take away those that nobody has changed. Raises OSError."""
        for name in self.untouched:
            path = project / BRANDS / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        editions = project / BRANDS / BUREAU / "editions"
        if editions.is_dir() and not any(editions.iterdir()):
            editions.rmdir()


def samples_in(project: Path) -> Samples:
    """Find the samples of a project. Raises OSError."""
    found: dict[bool, list[str]] = {True: [], False: []}
    for name, digest in _shipped().items():
        path = project / BRANDS / name
        if path.exists() and not path.is_symlink():
            found[digest_of(path) == digest].append(name)
    return Samples(tuple(found[True]), tuple(found[False]))


def digests(project: Path) -> dict[str, str]:
    """Name below ``brands/`` -> digest, for all that a project's samples consist of."""
    brands = project / BRANDS
    owners = [path for path in sorted(brands.iterdir()) if path.is_dir() and path.name != BUREAU]
    of_bureau = [path for path in sorted((brands / BUREAU).rglob("*")) if path.is_file()]
    return {
        path.relative_to(brands).as_posix(): digest_of(path)
        for path in (*owners, *of_bureau)
        if not path.name.startswith(".")
    }


def digest_of(path: Path) -> str:
    """The digest of a file, or of a folder with all its files; how lines end does not matter."""
    hasher = blake2b(digest_size=16)
    for name, file in _content(path):
        data = os.fsencode(file.readlink()) if file.is_symlink() else file.read_bytes()
        if file.suffix in (".yml", ".md"):
            data = data.replace(b"\r\n", b"\n")
        hasher.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape") + data)
    return hasher.hexdigest()


def _content(path: Path) -> Iterator[tuple[str, Path]]:
    if path.is_file():
        yield "", path
        return
    for file in sorted(path.rglob("*")):
        if file.is_symlink() or (file.is_file() and file.name not in (".DS_Store", "Thumbs.db")):
            yield file.relative_to(path).as_posix(), file


@cache
def _shipped() -> Mapping[str, str]:
    text = files(__package__).joinpath("samples.json").read_text("utf-8")
    listed: Mapping[str, str] = json.loads(text)
    return listed
