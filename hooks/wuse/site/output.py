"""Writes assets into the built site, and removes files that no page needs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from wuse.pages.parts.page import Asset


def write_assets(assets: Iterable[Asset], site: Path) -> None:
    """Write assets into the folder of the site, one at a time.

    Files from the cache become hard links, which cost neither time nor space and keep the
    timestamp that rsync compares. If the cache is on another file system, or on one without hard
    links, they are copied.

    Raises:
        OSError: a file cannot be written.
    """
    for asset in assets:
        target = site / asset.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        if asset.file:
            _link(asset.file, target)
        else:
            target.write_text(asset.content or "", "utf-8", newline="\n")


def remove_files(paths: Iterable[str], site: Path) -> None:
    """Remove files from the site, and the folders that become empty.

    Raises:
        OSError: a file cannot be removed.
    """
    for path in paths:
        (site / path).unlink(missing_ok=True)
        for folder in (site / path).parents:
            if folder == site or any(folder.iterdir()):
                break
            folder.rmdir()


def _link(file: str, target: Path) -> None:
    try:
        os.link(file, target)
    except OSError:
        shutil.copy2(file, target)
