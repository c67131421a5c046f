"""Writes assets into the finished site, and removes files that no page needs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from wuse.pages.parts.page import Asset


def write_assets(assets: Iterable[Asset], site: Path) -> None:
    """Put assets into the folder of the site, one at a time.

    Files of the cache are hard links, which take neither time nor space and keep the time stamp
    that rsync compares. They are copies where the cache is on another file system, or on one
    without links.

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
    """Take files out of the site, and the folders that they leave empty.

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
