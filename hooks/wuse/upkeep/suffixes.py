"""Gives photos with the ending of another format their proper one, also where files name them."""

from __future__ import annotations

import filecmp
from collections.abc import Callable, Iterator
from pathlib import Path

from wuse.filenames import folded
from wuse.layout import PHOTOS
from wuse.photos import inspect
from wuse.printable import printable
from wuse.source.codes import Code
from wuse.source.rewrite_scalars import UnwritableError

from .album import Album
from .disk import Disk, cause
from .record_files import FixReport
from .references import References

CODES = frozenset((Code.PHOTO_SUFFIX,))


def fix_suffixes(
    project: Path,
    home: Path,
    wanted: Callable[[str], bool],
    disk: Disk | None,
    drafts: dict[Path, bytes],
) -> Iterator[FixReport]:
    """Give the photos of a school the endings of their formats.

    Args:
        project: the folder that holds ``brands/``.
        home: the school's folder; its ``photos`` must be a folder.
        wanted: whether to rename a photo (relative to the project, with ``/``).
        disk: None to change nothing and only report what would be done.
        drafts: content that the school's files would have by now; it is kept up to date.

    Raises:
        OSError: a folder cannot be listed.
    """
    photos = home / PHOTOS
    if disk:
        disk.sweep(photos)
    folder = photos.relative_to(project).as_posix()
    album = Album(photos)
    chosen = {
        name: f"{Path(name).stem}.{suffix}"
        for name in album
        if not name.startswith(".")
        and wanted(f"{folder}/{name}")
        and (suffix := inspect(photos / name).expected_suffix(name))
    }
    if chosen:
        references = References(home, album.resolve, drafts)
        renamer = _Renamer(project, photos, album, references, drafts)
        for old, new in chosen.items():
            yield from renamer.run(old, new, disk)


class _Renamer:
    def __init__(
        self,
        project: Path,
        photos: Path,
        album: Album,
        references: References,
        drafts: dict[Path, bytes],
    ) -> None:
        self._project = project
        self._photos = photos
        self._references = references
        self._drafts = drafts
        self._taken = {*album.folded_names, *map(folded, references.names)}

    def run(self, old: str, new: str, disk: Disk | None) -> Iterator[FixReport]:
        path = self._relative(self._photos / old)
        if obstacle := self._obstacle(old, new):
            yield FixReport(path, problems=(f"后缀名没有改，因为{obstacle}",))
            return
        self._taken.add(folded(new))
        try:
            texts = list(self._texts(old, new, keep=disk is None))
            if disk:
                self._rename(old, new, disk)
        except (OSError, UnwritableError) as error:
            reason = cause(error) if isinstance(error, OSError) else error
            yield FixReport(path, problems=(f"后缀名没有改完：{reason}。排除以后再运行一次",))
            return
        yield FixReport(path, self._relative(self._photos / new), done=("换成真正的后缀名",))
        yield from texts

    def _obstacle(self, old: str, new: str) -> str:
        if folded(new) in self._taken and not self._is_half_done(old, new):
            return f"{printable(new)} 这个名称已经有了，或者已经写在别处"
        return self._references.obstacle(old, new)

    def _is_half_done(self, old: str, new: str) -> bool:
        """Whether an interrupted run has given the photo its second name already."""
        one, other = self._photos / old, self._photos / new
        return other.is_file() and not other.is_symlink() and filecmp.cmp(one, other, shallow=False)

    def _texts(self, old: str, new: str, keep: bool) -> Iterator[FixReport]:
        """Report on the files that name the photo; ``keep`` their new content as drafts."""
        for path in self._references.files_naming(old):
            before = self._references.content(path)
            after = self._references.rewritten(path, old, new)
            if keep:
                self._drafts[path] = after
            yield FixReport(
                self._relative(path),
                before=before.decode("utf-8-sig"),
                after=after.decode("utf-8-sig"),
                done=(f"照片改名为 {printable(new)}",),
            )

    def _rename(self, old: str, new: str, disk: Disk) -> None:
        if not (self._photos / new).exists():
            disk.link(self._photos / old, self._photos / new)
        self._references.rename(old, new, disk)
        disk.remove(self._photos / old)

    def _relative(self, path: Path) -> str:
        return path.relative_to(self._project).as_posix()
