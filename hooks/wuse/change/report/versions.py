"""Both versions of what a change touches: before it, and as it is in the work tree."""

from __future__ import annotations

import base64
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from wuse.layout import ACTIVITIES, BRAND_FILE, BRANDS, BUREAU, CASE_FILE, EXEMPLARS, PHOTOS, home
from wuse.model.base import Record
from wuse.model.media import PhotoEntry
from wuse.model.publication import may_publish
from wuse.photos import Darkroom, Encoding, Format, Photo, PhotoRequest, Profile
from wuse.rules import check, withheld
from wuse.source import Problem, load_region
from wuse.source.bind import read_record
from wuse.source.loaded import Loaded
from wuse.source.past_files import files_at
from wuse.source.settings import FILE

from .record_file import RecordFile

_THUMBNAIL = Profile(
    "thumbnail",
    (Encoding(Format.JPEG, (480,), {"quality": 70, "subsampling": "4:2:0"}),),
    reducing_gap=1.0,
)
_PHOTO_CODES = "P"
"""The prefix of the codes of problems with photos."""
_RECORDS = (BRAND_FILE, CASE_FILE, ACTIVITIES, EXEMPLARS)


@dataclass(frozen=True)
class Version:
    """A project folder, or as much of it as a report needs."""

    root: Path
    loaded: Loaded
    problems: Collection[Problem]
    """The problems of the project."""

    @cached_property
    def withheld(self) -> Collection[str]:
        """The paths of files with private data, the content of which must not be shown."""
        return withheld(self.problems)

    @classmethod
    def load(
        cls, root: Path, slugs: Collection[str], problems: Collection[Problem] | None = None
    ) -> Version:
        """Read the folders of these owners.

        Args:
            root: the folder that holds ``brands/``.
            slugs: the owners' folders.
            problems: what the check reported of them; by default the check runs here, and problems
                with photos are dropped, as the photos need not be there.
        """
        loaded = load_region(root, slugs)
        if problems is None:
            every = check(root, loaded)
            problems = [item for item in every if not item.code.startswith(_PHOTO_CODES)]
        return cls(root, loaded, problems)

    def read(self, file: RecordFile | None) -> Record | None:
        """The record in a file; None if there is no such file, or it cannot be read."""
        if file is None:
            return None
        vocabulary = self.loaded.region.vocabulary
        return read_record(file.kind, self.root / file.path, file.path, vocabulary)[0]


class Versions:
    """Both versions, with thumbnails of their photos."""

    def __init__(
        self, old: Version, new: Version, changed: frozenset[str], darkroom: Darkroom | None
    ) -> None:
        self.old = old
        self.new = new
        self.changed = changed
        """Every path that differs between the versions."""
        self._darkroom = darkroom

    def pictures(
        self, owner: str, old: PhotoEntry | None, new: PhotoEntry | None
    ) -> tuple[str, str]:
        """A photo before and after as data URIs: re-encoded, small and with blurs applied.

        Args:
            owner: the path of the owner's folder.
            old: the entry before; None for no picture.
            new: the entry after; None for no picture.
        """
        before = old and self._picture(self._old_home(owner, old), old)
        after = new and self._picture(self.new.root / owner, new)
        return before or "", after or ""

    def _old_home(self, owner: str, photo: PhotoEntry) -> Path:
        """The folder with the old photo: unchanged photos are not fetched from the history."""
        is_other = f"{owner}/{PHOTOS}/{photo.file}" in self.changed
        return (self.old if is_other else self.new).root / owner

    def _picture(self, home: Path, photo: PhotoEntry) -> str:
        folder = home / PHOTOS
        if not (self._darkroom and photo.is_inside and may_publish(photo)) or folder.is_symlink():
            return ""
        request = PhotoRequest(folder / photo.file, photo.blur)
        developed = self._darkroom.develop([request])[request]
        if not isinstance(developed, Photo):  # the check reports why
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
    """Keep both versions on disk for as long as they are needed.

    Args:
        project: the folder that holds ``brands/``.
        base: the commit that the change is compared with.
        slugs: the owners' folders to read.
        changed: every path that the change touches.
        problems: what the check of the work tree reported.
        pictures: whether to show photos.

    Raises:
        GitError: git does not provide the old version.
        OSError: there is no room for pictures.
    """
    with TemporaryDirectory(prefix="wuse-") as name:
        folder = Path(name)
        records = [f"{home(slug)}/{part}" for slug in slugs for part in _RECORDS]
        photos = [path for path in changed if f"/{PHOTOS}/" in path] if pictures else []
        files_at(project, base, [FILE, home(BUREAU), *records, *photos], folder / "old")
        (folder / "old" / BRANDS).mkdir(parents=True, exist_ok=True)
        old = Version.load(folder / "old", slugs)
        new = Version.load(project, slugs, problems)
        if not pictures:
            yield Versions(old, new, changed, None)
            return
        with Darkroom(folder / "cache", _THUMBNAIL) as darkroom:
            yield Versions(old, new, changed, darkroom)
