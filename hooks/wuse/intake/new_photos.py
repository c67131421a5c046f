"""Pictures that come with an import -> photos without metadata, under names that work everywhere.

Who can be recognised in a photo is never guessed: its entry waits as a comment until a person has
looked at it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from wuse.filenames import folded
from wuse.layout import PHOTOS, is_folder
from wuse.photos.naming import new_name
from wuse.photos.prepare import Prepared, prepare
from wuse.source.block_style import scalar

from .plans import Plan
from .target import Target

PHOTO_MARK = "# 照片还没有登记"
"""How the comment begins below which the photos of a record wait."""
_SMALLEST = 200
"""Pixels of the shorter side: smaller pictures in documents are decorations."""


class NewPhoto(NamedTuple):
    """A photo that is now in the school's folder."""

    name: str
    caption: str
    is_new: bool


class NewPhotos:
    """Puts photos of one school into a plan."""

    def __init__(self, plan: Plan, target: Target, home: Path) -> None:
        self._plan = plan
        self._target = target
        self._folder = home / PHOTOS
        names = [it.name for it in self._folder.iterdir()] if is_folder(self._folder) else []
        self._taken = {folded(name) for name in names}
        self._taken |= {folded(it.name) for it in target.taken if it.parent == self._folder}
        self._names = names
        self._by_digest: dict[bytes, str] | None = None

    def add(
        self, data: bytes, name: str, day: datetime.date | None, caption: str = ""
    ) -> NewPhoto | None:
        """Add a picture; None if it is only a decoration.

        Args:
            data: its bytes, from anybody.
            name: its name, for an ASCII one is kept.
            day: the day of its activity, if known.
            caption: what it shows.

        Raises:
            PhotoError: it is no photo that we accept.
        """
        prepared = prepare(data)
        after = prepared.work.after
        if min(after.width, after.height) < _SMALLEST:
            return None
        digest = _digest(prepared.data)
        if known := self._known().get(digest):
            return NewPhoto(known, caption, is_new=False)
        new = new_name(name, prepared.suffixes[0], day or _day(prepared), self._taken)
        self._taken.add(folded(new))
        self._known()[digest] = new
        path = self._folder / new
        self._plan.photos[path] = prepared.data
        self._target.taken.add(path)
        return NewPhoto(new, caption, is_new=True)

    def _known(self) -> dict[bytes, str]:
        """Digest -> name of the photos that are there."""
        if self._by_digest is None:
            self._by_digest = {}
            for name in self._names:
                path = self._folder / name
                if path.is_file() and not path.is_symlink():
                    self._by_digest[_digest(path.read_bytes())] = name
        return self._by_digest


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _day(prepared: Prepared) -> datetime.date | None:
    return prepared.work.private_metadata.day


def photo_lines(photos: Iterable[NewPhoto]) -> list[str]:
    """The comment in which photos wait for a person, one line each."""
    lines = [
        f"{PHOTO_MARK}：看过照片，写好“画面描述”和“画面人物”，再去掉各行开头的“# ”；"
        "已有“照片”一栏的，并到里面。",
        "# 照片:",
    ]
    for photo in photos:
        lines.append(f"#   - 文件: {photo.name}")
        if photo.caption:
            lines.append(f"#     图注: {scalar(photo.caption)}")
        lines += ["#     画面描述: 待写", "#     画面人物: 待选"]
    return lines
