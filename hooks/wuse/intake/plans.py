"""What an import would write, decided before anything is written, and writing it."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from wuse.errors import WuseError
from wuse.layout import ACTIVITIES, BRAND_FILE, EXEMPLARS, PHOTOS
from wuse.scaffold import write_new
from wuse.source.codes import Code
from wuse.upkeep import Disk

from .edited import EditedFile
from .messages import Level, Note
from .tables import Row, Table

_WRITERS = 8
"""Files that are on their way to the disk at once: each waits for it."""


class Word(StrEnum):
    """What becomes of a row."""

    NEW = "新写"
    KNOWN = "已导入过"
    RETURNED = "退回"
    CHANGED = "改动"
    SAME = "没有改动"
    UNREAD = "没有读"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one row, document or photo."""

    word: Word
    place: str
    """Where it comes from, see `Note.place`."""
    title: str = ""
    target: Path | None = None
    """The file that it is written to."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A row that was not written."""

    table: Table
    row: Row
    reason: str


@dataclass
class Plan:
    """What an import would write, and all that there is to say of it."""

    notes: list[Note] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    returned: list[Returned] = field(default_factory=list)
    new_files: dict[Path, str] = field(default_factory=dict)
    edited: dict[Path, EditedFile] = field(default_factory=dict)
    """File that is there -> what changes in it."""
    photos: dict[Path, bytes] = field(default_factory=dict)
    """New photo -> its content, without metadata."""

    @property
    def counts(self) -> Counter[Word]:
        """How many rows become what."""
        return Counter(outcome.word for outcome in self.outcomes)

    def write(self) -> list[Note]:
        """Write all drafts; a file that has come into being meanwhile is left as it is.

        Returns:
            What could not be written.
        """
        brands = [path for path in self.new_files if path.name == BRAND_FILE]
        others = [path for path in self.new_files if path.name != BRAND_FILE]
        failed = [note for path in brands if (note := self._write(path))]
        with ThreadPoolExecutor(_WRITERS) as pool:
            failed += [note for note in pool.map(self._write, others) if note]
        failed += [note for path in self.photos if (note := self._write_photo(path))]
        return failed + [note for it in self.edited.values() if (note := it.write())]

    def _write_photo(self, path: Path) -> Note | None:
        try:
            path.parent.mkdir(exist_ok=True)
            Disk().create(path, self.photos[path])
        except OSError as error:
            reason = error.strerror or str(error)
            return Note(Code.X_TAKEN, Level.REFUSED, "", f"{path.name} 写不进去：{reason}")
        return None

    def _write(self, path: Path) -> Note | None:
        folders = (ACTIVITIES, EXEMPLARS, PHOTOS) if path.name == BRAND_FILE else ()
        try:
            write_new(path, self.new_files[path], folders)
        except WuseError as error:
            return Note(Code.X_TAKEN, Level.REFUSED, "", error.message, error.fix)
        except OSError as error:
            reason = error.strerror or str(error)
            return Note(Code.X_TAKEN, Level.REFUSED, "", f"{path.name} 写不进去：{reason}")
        return None


class RowError(WuseError):
    """A row that becomes nothing."""

    def __init__(self, code: Code, message: str, fix: str = "") -> None:
        super().__init__(message, fix)
        self.code = code
