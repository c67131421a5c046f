"""Both versions of what a change touches: as it was, and as it is in the work tree."""

from __future__ import annotations

import base64
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from wuse.change.git import files_at
from wuse.layout import BRANDS, BUREAU, home
from wuse.model.base import Record
from wuse.model.media import PhotoEntry
from wuse.model.publication import may_publish
from wuse.photos import Darkroom, Encoding, Format, Photo, PhotoRequest, Profile
from wuse.rules import check, withheld
from wuse.source import Problem, load_region
from wuse.source.bind import read_record
from wuse.source.loader import Loaded
from wuse.source.settings import FILE

from .places import RecordFile

_THUMBNAIL = Profile(
    "thumbnail",
    (Encoding(Format.JPEG, (480,), {"quality": 70, "subsampling": "4:2:0"}),),
    reducing_gap=1.0,
)
_OF_PHOTOS = "P"
"""How codes of what is wrong with photos begin."""
_RECORDS = ("brand.yml", "case.yml", "activities", "exemplars")


@dataclass(frozen=True)
class Version:
    """A project folder, or as much of it as a report needs."""

    root: Path
    loaded: Loaded
    problems: Collection[Problem]
    """What is wrong in it."""

    @cached_property
    def withheld(self) -> Collection[str]:
        """Paths of the files whose content is not to be told, because of private data in it."""
        return withheld(self.problems)

    @classmethod
    def load(
        cls, root: Path, slugs: Collection[str], problems: Collection[Problem] | None = None
    ) -> Version:
        """Read the folders of these owners.

        Args:
            root: the folder that holds ``brands/``.
            slugs: the owners' folders.
            problems: what the check says of them; by default it is asked, but not believed in what
                it says of photos, which need not be there.
        """
        loaded = load_region(root, slugs)
        if problems is None:
            problems = [it for it in check(root, loaded) if not it.code.startswith(_OF_PHOTOS)]
        return cls(root, loaded, problems)

    def read(self, file: RecordFile | None) -> Record | None:
        """The record that a file holds; None if it is not there or cannot be read."""
        if file is None:
            return None
        vocabulary = self.loaded.region.vocabulary
        return read_record(file.kind, self.root / file.path, file.path, vocabulary)[0]


class Versions:
    """The two versions, and small pictures of their photos."""

    def __init__(
        self, old: Version, new: Version, changed: frozenset[str], darkroom: Darkroom | None
    ) -> None:
        self.old = old
        self.new = new
        self.changed = changed
        """Every path that is not in both versions alike."""
        self._darkroom = darkroom

    def pictures(
        self, place: str, old: PhotoEntry | None, new: PhotoEntry | None
    ) -> tuple[str, str]:
        """A photo before and after as data URIs: safe, small, and with what is blurred."""
        before = old and self._picture(self._home(place, old), old)
        after = new and self._picture(self.new.root / place, new)
        return before or "", after or ""

    def _home(self, place: str, photo: PhotoEntry) -> Path:
        """Photos that stay as they are were not fetched out of the history."""
        is_other = f"{place}/photos/{photo.file}" in self.changed
        return (self.old if is_other else self.new).root / place

    def _picture(self, home: Path, photo: PhotoEntry) -> str:
        folder = home / "photos"
        if not (self._darkroom and photo.is_inside and may_publish(photo)) or folder.is_symlink():
            return ""
        request = PhotoRequest(folder / photo.file, photo.blur)
        developed = self._darkroom.develop([request])[request]
        if not isinstance(developed, Photo):  # the check tells why
            return ""
        content = developed.jpegs[-1].path.read_bytes()
        return f"data:image/jpeg;base64,{base64.b64encode(content).decode()}"


@contextmanager
def versions(
    project: Path,
    base: str,
    slugs: Collection[str],
    changed: frozenset[str],
    problems: Collection[Problem],
    pictures: bool,
) -> Iterator[Versions]:
    """Lay both versions side by side for as long as they are needed.

    Args:
        project: the folder that holds ``brands/``.
        base: the commit that the change is held against.
        slugs: the owners' folders to read.
        changed: every path that the change touches.
        problems: what the check says of the work tree.
        pictures: whether photos are shown.

    Raises:
        GitError: the old version cannot be had.
        OSError: there is no room for pictures.
    """
    with TemporaryDirectory(prefix="wuse-") as name:
        folder = Path(name)
        records = [f"{home(slug)}/{part}" for slug in slugs for part in _RECORDS]
        photos = [path for path in changed if "/photos/" in path] if pictures else []
        files_at(project, base, [FILE, home(BUREAU), *records, *photos], folder / "old")
        (folder / "old" / BRANDS).mkdir(parents=True, exist_ok=True)
        old = Version.load(folder / "old", slugs)
        new = Version.load(project, slugs, problems)
        if not pictures:
            yield Versions(old, new, changed, None)
            return
        with Darkroom(folder / "cache", _THUMBNAIL) as darkroom:
            yield Versions(old, new, changed, darkroom)
