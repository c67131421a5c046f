"""Notes on unchanged files, so that a build without changes reads no photo.

They are one SQLite file beside the cache, which only saves time: whatever is wrong with it, the
answer is "not known", and a damaged file is deleted.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

# A file that changes again within one clock tick keeps its time stamp. The coarsest clock of a file
# system (FAT) ticks every 2 s. git applies the same rule to its index.
_RACY_NS = 2_000_000_000

_VERSION = 1
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS notes (
    path TEXT, topic TEXT, size INTEGER, mtime_ns INTEGER, inode INTEGER, value TEXT NOT NULL,
    PRIMARY KEY (path, topic)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS records (
    key TEXT PRIMARY KEY, record TEXT NOT NULL
) WITHOUT ROWID;
PRAGMA user_version = {_VERSION};
"""

Row = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file's size (bytes), time of change (ns) and inode: they change when its content does."""

    size: int
    mtime_ns: int
    inode: int
    settled: bool
    """False for a file changed so recently that another change might not alter the stamp."""

    @classmethod
    def of(cls, status: os.stat_result, seen_ns: int) -> Self:
        """The stamp of a status that was read at `seen_ns` (`time.time_ns()`) or later."""
        settled = seen_ns - status.st_mtime_ns > _RACY_NS
        return cls(status.st_size, status.st_mtime_ns, status.st_ino, settled)


class Index:
    """Notes on files by path and stamp, and copies of the cache's records.

    Without a path they live in memory until it is closed.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._notes: list[Row] = []
        self._records: list[Row] = []
        try:
            self._database = _connect(path or ":memory:")
        except sqlite3.DatabaseError:
            self._discard()
            self._database = _connect(":memory:")

    def recall(self, topic: str, path: str, stamp: Stamp) -> str | None:
        """The note on a file; None if there is none, or if the file has changed since."""
        return self._find(
            "SELECT value FROM notes WHERE path = ? AND topic = ?"
            " AND size = ? AND mtime_ns = ? AND inode = ?",
            (path, topic, stamp.size, stamp.mtime_ns, stamp.inode),
        )

    def note(self, topic: str, path: str, stamp: Stamp, value: str) -> None:
        """Add a note that holds as long as the file does not change."""
        if stamp.settled:
            row = (path, topic, stamp.size, stamp.mtime_ns, stamp.inode, value)
            self._notes.append(row)

    def record(self, key: str) -> str | None:
        """The copy of a cache record."""
        return self._find("SELECT record FROM records WHERE key = ?", (key,))

    def keep(self, key: str, record: str) -> None:
        """Keep a copy of a cache record."""
        self._records.append((key, record))

    def save(self) -> None:
        """Write everything new in one transaction, so that builds at the same time hardly wait."""
        notes, self._notes = self._notes, []
        records, self._records = self._records, []
        if notes or records:
            self._write(notes, records)

    def prune(
        self, is_alive: Callable[[str], bool], is_wanted: Callable[[str], bool] = os.path.exists
    ) -> None:
        """Forget files that are not wanted, and copies of records that no longer exist.

        Their bytes are erased from the file, too: a record holds a tiny picture.
        """
        with suppress(sqlite3.Error), self._database as database:
            database.execute("PRAGMA secure_delete = ON")
            for table, column, lives in (
                ("notes", "path", is_wanted),
                ("records", "key", is_alive),
            ):
                rows = database.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall()  # noqa: S608
                dead = [row for row in rows if not lives(row[0])]
                database.executemany(f"DELETE FROM {table} WHERE {column} = ?", dead)  # noqa: S608

    def close(self) -> None:
        """Save and close the file."""
        self.save()
        self._database.close()

    def _find(self, query: str, values: tuple[object, ...]) -> str | None:
        try:
            row = self._database.execute(query, values).fetchone()
        except (sqlite3.Error, UnicodeEncodeError):  # a file name that is not Unicode
            return None
        return row[0] if row and isinstance(row[0], str) else None

    def _write(self, notes: Iterable[Row], records: Iterable[Row]) -> None:
        try:
            with self._database as database:
                database.executemany("REPLACE INTO notes VALUES (?, ?, ?, ?, ?, ?)", notes)
                database.executemany("REPLACE INTO records VALUES (?, ?)", records)
        except (sqlite3.OperationalError, UnicodeEncodeError):
            pass  # busy too long, read-only, disk full, odd name: the next build reads again
        except sqlite3.DatabaseError:
            self._discard()

    def _discard(self) -> None:
        with suppress(OSError):
            if self._path:
                self._path.unlink()


def _connect(path: Path | str) -> sqlite3.Connection:
    """Open an index, and empty it if it is of another version. Raises sqlite3.DatabaseError."""
    if isinstance(path, Path):
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(path)
    try:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version != _VERSION:
            database.executescript(
                "DROP TABLE IF EXISTS notes; DROP TABLE IF EXISTS records;" + _SCHEMA
            )
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database
