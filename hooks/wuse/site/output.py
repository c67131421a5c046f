"""Writes assets into the built site, and removes files that no page needs."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from wuse.pages.parts.page import Asset


class Output(NamedTuple):
    """A file of the site as it was written; whoever changes it changes its time stamp."""

    path: str
    """Relative to the folder of the site, with ``/``."""
    size: int
    """In bytes."""
    mtime_ns: int

    def is_intact(self, site: str) -> bool:
        """Whether nobody has changed the file since.

        Args:
            site: the folder of the site.
        """
        try:
            status = os.lstat(f"{site}/{self.path}")
        except OSError:
            return False
        return status.st_size == self.size and status.st_mtime_ns == self.mtime_ns


def write_assets(assets: Iterable[Asset], site: Path) -> list[Output]:
    """Write assets into the folder of the site, one at a time.

    Files from the cache become hard links, which cost neither time nor space and keep the
    timestamp that rsync compares. If the cache is on another file system, or on one without hard
    links, they are copied. A file that is as it should be is left alone, time stamp and all.

    Raises:
        OSError: a file cannot be written.
    """
    return [_written(asset, str(site)) for asset in assets]


def _written(asset: Asset, site: str) -> Output:
    target = f"{site}/{asset.path}"
    if asset.file:
        _link(asset.file, target)
    else:
        _write((asset.content or "").encode(), target)
    status = os.lstat(target)
    return Output(asset.path, status.st_size, status.st_mtime_ns)


def _write(content: bytes, target: str) -> None:
    try:
        with _new_file(target) as file:
            file.write(content)
    except FileExistsError:
        if not _has(target, content):
            with _replacing(target) as draft:
                Path(draft).write_bytes(content)


def _new_file(target: str) -> BinaryIO:
    try:
        return open(target, "xb")  # noqa: PTH123 - pathlib takes twice as long
    except FileNotFoundError:
        _make_folder(os.path.dirname(target))  # noqa: PTH120
        return open(target, "xb")  # noqa: PTH123


def _make_folder(path: str) -> None:
    with suppress(FileExistsError):
        try:
            os.mkdir(path)  # noqa: PTH102 - the one above is nearly always there
        except FileNotFoundError:
            os.makedirs(path, exist_ok=True)  # noqa: PTH103


def _has(target: str, content: bytes) -> bool:
    """Whether a file has this content. A link, symbolic or hard, could lead out of the site."""
    try:
        status = os.lstat(target)
        is_own = stat.S_ISREG(status.st_mode) and status.st_nlink == 1
        return is_own and status.st_size == len(content) and Path(target).read_bytes() == content
    except OSError:
        return False


def _link(file: str, target: str) -> None:
    with suppress(OSError):
        os.link(file, target)
        return
    with suppress(OSError):
        if os.path.samestat(os.lstat(file), os.lstat(target)):
            return
    with _replacing(target) as draft:
        try:
            os.link(file, draft)
        except OSError:
            shutil.copy2(file, draft)


@contextmanager
def _replacing(target: str) -> Iterator[str]:
    """The path of a draft that takes the place of a file, so that no reader sees a part of it."""
    folder, name = os.path.split(target)
    _make_folder(folder)
    draft = f"{folder}/.{os.getpid()}.{name[-100:]}"
    try:
        yield draft
        os.replace(draft, target)  # noqa: PTH105
    finally:
        # Renaming a hard link of the target onto it would leave the draft behind.
        with suppress(FileNotFoundError):
            os.unlink(draft)  # noqa: PTH108


def remove_files(paths: Iterable[str], site: Path) -> None:
    """Remove files from the site, and the folders that become empty.

    Raises:
        OSError: a file cannot be removed.
    """
    for path in paths:
        (site / path).unlink(missing_ok=True)
        for folder in (site / path).parents:
            if folder == site or (folder.exists() and any(folder.iterdir())):
                break
            with suppress(FileNotFoundError):
                folder.rmdir()
