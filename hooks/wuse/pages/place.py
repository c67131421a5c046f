"""Files of the photo cache -> the finished site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from .page import Asset


def place(assets: Iterable[Asset], site: Path) -> None:
    """Put assets that are files into the folder of the site.

    By hard link, which takes neither time nor space and keeps the time stamp that uploads by rsync
    compare; by copy where the cache is on another file system, or one without links.

    Raises:
        OSError: a file cannot be written.
    """
    for asset in assets:
        if asset.file:
            target = site / asset.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            try:
                os.link(asset.file, target)
            except OSError:
                shutil.copy2(asset.file, target)
