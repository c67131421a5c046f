"""What is published as it is -> the finished site; what nobody needs -> out of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from wuse.pages.parts.page import Asset


def place(assets: Iterable[Asset], site: Path) -> None:
    """Put assets into the folder of the site, one at a time.

    Files by hard link, which takes neither time nor space and keeps the time stamp that uploads by
    rsync compare; by copy where the cache is on another file system, or one without links.

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


def remove(paths: Iterable[str], site: Path) -> None:
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
