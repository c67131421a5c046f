"""The photos of a school made fit for committing: content, names, and the references to both.

A photo gets its new name in steps that each leave the school whole: a second name for the same
file (a hard link), the references moved to it one YAML file at a time, the old name removed. Only
then is the content replaced, so that a run that was interrupted is recognised and completed by
the next: two names of one file, of which one is safe.
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
class Report:
    """What was done with one photo, or would be."""

    folder: str
    """The folder of the photo: relative to the project, with ``/``."""
    found: str
    """The name under which it was found: hostile, not fit for a terminal."""
    name: str
    """Its name now."""
    work: Preparation | None = None
    """What its content needed; None when it was left as it was for a problem."""
    reworked: bool = False
    """Whether the content is another."""
    files: tuple[str, ...] = ()
    """YAML files that name it by its new name, relative to the school's folder."""
    problem: str = ""
    """Why it was left as it was, in Chinese."""
    notes: tuple[str, ...] = ()
    """What else its owner should know, in Chinese."""
    in_history: bool = False
    """Whether git has it, under the name that was found, with the place where it was taken."""

    @property
    def path(self) -> str:
        """The photo as it was found, fit for a terminal."""
        return f"{self.folder}/{printable(self.found)}"

    @property
    def path_now(self) -> str:
        """The photo as it is called now, fit for a terminal."""
        return f"{self.folder}/{printable(self.name)}"

    @property
    def changed(self) -> bool:
        """Whether there was anything to do."""
        return self.reworked or self.name != self.found


def prepare_photos(
    project: Path, selection: Selection, disk: Disk | None, history: History
) -> Iterator[Report]:
    """Prepare photos of one school, one at a time; a bad one never affects another.

    Args:
        project: the folder that holds ``brands/``.
        selection: the photos.
        disk: None to change nothing and say what would be done.
        history: tells what is in git already.

    Raises OSError when the school's folder cannot be listed.
    """
    return _School(project, selection.home, disk, history).prepare(selection.names)


class _School:
    def __init__(self, project: Path, home: Path, disk: Disk | None, history: History) -> None:
        self._project = project
        self._folder = home / PHOTOS
        self._disk = disk
        self._history = history
        if disk:
            for folder in (self._folder, *References.folders(home)):
                disk.sweep(folder)
        self._album = Album(self._folder)
        self._references = References(home, self._album.meant)
        # A name that is written somewhere is not free, even if no such photo is there: it would
        # suddenly show another one.
        self._taken = self._album.taken | set(map(folded, self._references.names))
        self._seen: dict[bytes, str] = {}
        """Digest of a photo -> the name that it has now."""

    def prepare(self, names: Sequence[str]) -> Iterator[Report]:
        done: set[str] = set()
        for name in names:
            if name not in done:
                same = self._album.names_of_same_file(name)
                done.update(same)
                yield from self._prepare(same)

    def _prepare(self, names: list[str]) -> Iterator[Report]:
        """Prepare a file, which has several names if its renaming was interrupted."""
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

    def _settle(self, name: str, target: str, data: bytes, prepared: Prepared) -> Report:
        """Give a photo its name (which may be there already; a new one if empty) and content."""
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
        files = self._references.naming(name) if target != name else []
        try:
            if self._disk:
                self._rename(name, target, self._disk, link=is_new)
                if prepared.data != data:
                    self._disk.replace(self._folder / target, prepared.data)
        except (OSError, UnwritableError) as error:
            return self._report(name, problem=_cause(error))
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
        now = target if self._disk else name
        twin = self._seen.setdefault(digest, now)
        if twin != now:
            notes.append(f"和 {printable(twin)} 一模一样，多余的那张可以删掉")
        return tuple(notes)

    def _path(self, name: str) -> str:
        return (self._folder / name).relative_to(self._project).as_posix()

    def _report(self, found: str, name: str = "", **facts: Any) -> Report:
        folder = self._folder.relative_to(self._project).as_posix()
        return Report(folder, found, name or found, **facts)


def _cause(error: OSError | UnwritableError) -> str:
    """What went wrong on writing, in Chinese; nothing is lost, and the next run goes on."""
    if isinstance(error, UnwritableError):
        return str(error)
    return f"写不进去：{cause(error)}。原来的照片还在；排除以后再运行一次"
