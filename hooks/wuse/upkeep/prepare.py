"""Prepares the photos of a school for a commit: their content, names and references.

A photo gets its new name in steps, none of which breaks the school: add a second name for the same
file (a hard link), move the references to it one YAML file at a time, remove the old name. Only
then is the content replaced. The next run recognises an interrupted one by two names of one file,
one of which is safe, and completes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from wuse.filenames import folded
from wuse.layout import PHOTOS
from wuse.photos.errors import PhotoError
from wuse.photos.naming import is_safe, new_name
from wuse.photos.prepare import Preparation, Prepared, prepare
from wuse.photos.private_metadata import PrivateFact
from wuse.photos.safe_read import read
from wuse.printable import printable
from wuse.source.history import History
from wuse.source.rewrite_scalars import UnwritableError

from .album import Album
from .disk import Disk, cause
from .references import References
from .selection import Selection


@dataclass(frozen=True, slots=True)
class PhotoReport:
    """What was done with one photo, or would be done."""

    folder: str
    """The folder of the photo, relative to the project, with ``/``."""
    old_name: str
    """The name before: hostile, not safe for a terminal."""
    name: str
    """The name after."""
    work: Preparation | None = None
    """What the content needed; None if a problem left the photo unchanged."""
    reworked: bool = False
    """Whether the content changes."""
    files: tuple[str, ...] = ()
    """YAML files that now use the new name, relative to the school's folder."""
    problem: str = ""
    """Why the photo was left unchanged, in Chinese."""
    notes: tuple[str, ...] = ()
    """What else its owner should know, in Chinese."""
    in_history: bool = False
    """Whether git has the photo, under its old name, with the location where it was taken."""

    @property
    def path(self) -> str:
        """The path before, safe for a terminal."""
        return f"{self.folder}/{printable(self.old_name)}"

    @property
    def path_now(self) -> str:
        """The path after, safe for a terminal."""
        return f"{self.folder}/{printable(self.name)}"

    @property
    def changed(self) -> bool:
        """Whether there was anything to do."""
        return self.reworked or self.name != self.old_name


def prepare_photos(
    project: Path, selection: Selection, disk: Disk | None, history: History
) -> Iterator[PhotoReport]:
    """Prepare photos of one school, one at a time; a bad one never affects another.

    Args:
        project: the folder that holds ``brands/``.
        selection: the photos.
        disk: None to change nothing and only report what would be done.
        history: knows which files are in git already.

    Raises:
        OSError: the school's folder cannot be listed.
    """
    return _Preparer(project, selection.home, disk, history).prepare(selection.names)


class _Preparer:
    def __init__(self, project: Path, home: Path, disk: Disk | None, history: History) -> None:
        self._project = project
        self._folder = home / PHOTOS
        self._disk = disk
        self._history = history
        if disk:
            for folder in (self._folder, *References.folders(home)):
                disk.sweep(folder)
        self._album = Album(self._folder)
        self._references = References(home, self._album.resolve)
        # A name that a file uses is not free, even if there is no such photo: the file would
        # suddenly show another one.
        self._taken = self._album.folded_names | set(map(folded, self._references.names))
        self._by_digest: dict[bytes, str] = {}
        """Digest of a photo -> its present name."""

    def prepare(self, names: Sequence[str]) -> Iterator[PhotoReport]:
        done: set[str] = set()
        for name in names:
            if name not in done:
                same = self._album.names_of_same_file(name)
                done.update(same)
                yield from self._prepare(same)

    def _prepare(self, names: list[str]) -> Iterator[PhotoReport]:
        """Prepare a file. It has several names if its renaming was interrupted."""
        try:
            data, _ = read(self._folder / names[0])
            prepared = prepare(data)
        except PhotoError as error:
            yield from (self._report(name, problem=str(error)) for name in names)
            return
        safe = [name for name in names if is_safe(name, prepared.suffixes)]
        unsafe = [name for name in names if name not in safe]
        for name in unsafe:
            yield self._settle(name, safe[0] if safe else "", data, prepared)
        for name in safe[1:] if unsafe else safe:
            yield self._settle(name, name, data, prepared)

    def _settle(self, name: str, target: str, data: bytes, prepared: Prepared) -> PhotoReport:
        """Give a photo its name and content.

        Args:
            name: the present name.
            target: the second name from a run that was interrupted; empty to choose a new one.
            data: the present content.
            prepared: the content that it should have.
        """
        is_new = not target
        if is_new:
            day = prepared.work.private_metadata.day
            target = new_name(name, prepared.suffixes[0], day, self._taken)
        obstacle = self._references.obstacle(name, target) if target != name else ""
        if obstacle and not is_new:
            return self._report(name, problem=f"没改完的名称还不能改完，因为{obstacle}")
        kept = [f"名称没有改，因为{obstacle}"] if obstacle else []
        target = name if obstacle else target
        self._taken.add(folded(target))
        files = self._references.files_naming(name) if target != name else []
        try:
            if self._disk:
                self._rename(name, target, self._disk, link=is_new)
                if prepared.data != data:
                    self._disk.replace(self._folder / target, prepared.data)
        except (OSError, UnwritableError) as error:
            return self._report(name, problem=_write_problem(error))
        return self._report(
            name,
            name=target,
            work=prepared.work,
            reworked=prepared.data != data,
            files=tuple(path.relative_to(self._folder.parent).as_posix() for path in files),
            notes=(*self._notes(name, target, prepared), *kept),
            in_history=PrivateFact.PLACE in prepared.work.private_metadata.facts
            and self._history.knows(self._path(name)),
        )

    def _rename(self, old: str, new: str, disk: Disk, link: bool) -> None:
        if new == old:
            return
        if link:
            disk.link(self._folder / old, self._folder / new)
        self._references.rename(old, new, disk)
        disk.remove(self._folder / old)

    def _notes(self, name: str, target: str, prepared: Prepared) -> tuple[str, ...]:
        notes = []
        digest = blake2b(prepared.data, digest_size=16).digest()
        present_name = target if self._disk else name
        twin = self._by_digest.setdefault(digest, present_name)
        if twin != present_name:
            notes.append(f"和 {printable(twin)} 一模一样，多余的那张可以删掉")
        return tuple(notes)

    def _path(self, name: str) -> str:
        return (self._folder / name).relative_to(self._project).as_posix()

    def _report(self, old_name: str, name: str = "", **facts: Any) -> PhotoReport:
        folder = self._folder.relative_to(self._project).as_posix()
        return PhotoReport(folder, old_name, name or old_name, **facts)


def _write_problem(error: OSError | UnwritableError) -> str:
    """What went wrong on writing, in Chinese. Nothing is lost, and the next run continues."""
    if isinstance(error, UnwritableError):
        return str(error)
    return f"写不进去：{cause(error)}。原来的照片还在；排除以后再运行一次"
