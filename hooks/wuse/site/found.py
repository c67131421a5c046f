"""What can be found of each owner and document, kept between builds.

The index of the search is made of these parts. A file is named by a hash of its content; one that
is lost or damaged is made anew.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec

from wuse.photos.cache import replacing
from wuse.search.owner_index import Found, OwnerIndex

FOUND = ".cache/search"
"""Where the files are, below the project folder."""
_KEPT_DAYS = 7
"""How long files stay that no build needs: a preview and a build take turns."""


def keep(project: Path, index: OwnerIndex) -> Found:
    """Keep the index of an owner or document, to `load` it by its key.

    Raises:
        OSError: the file cannot be written.
    """
    content, found = index.encoded()
    with replacing(_path(project, found.key)) as file:
        file.write(content)
    return found


def load(project: Path, key: str) -> OwnerIndex | None:
    """The index that was kept; None if it is lost."""
    try:
        content = _path(project, key).read_bytes()
    except OSError:
        return None
    if blake2b(content, digest_size=10).hexdigest() != key:
        return None
    return msgspec.msgpack.decode(content, type=OwnerIndex)


def remove_old(project: Path, found: Mapping[str, Found]) -> None:
    """Remove what no build has needed for some days.

    Args:
        project: the project folder.
        found: name -> what this build needs.
    """
    needed = {_path(project, own.key).name for own in found.values()}
    for path in (project / FOUND).glob("*.msgpack"):
        with suppress(OSError):
            if path.name not in needed and time.time() - path.stat().st_mtime > _KEPT_DAYS * 86400:
                path.unlink()


def _path(project: Path, key: str) -> Path:
    return project / FOUND / f"{key}.msgpack"
