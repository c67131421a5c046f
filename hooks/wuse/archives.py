"""A zip file that somebody sent -> its files, within limits.

Names and sizes in an archive need not be true: nothing is unpacked to the disk, no name is used as
a path, and what is read is counted.
"""

from __future__ import annotations

import stat
import unicodedata
import zipfile
from enum import StrEnum
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zlib import error as zlib_error

from wuse.errors import WuseError
from wuse.filenames import folded, is_portable

MAX_ENTRIES = 500
MAX_TOTAL, MAX_FILE = 500_000_000, 40_000_000
"""Bytes of all files together, and of one, unpacked."""
ZIP_ERRORS = (
    zipfile.BadZipFile, zlib_error, EOFError, NotImplementedError, ValueError, OSError,
)  # fmt: skip
"""What `zipfile` raises for bytes that are no archive, or a damaged one."""

_UTF8, _ENCRYPTED = 0x800, 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What programs of offices and phones write. Of others, `zipfile` unpacks more than it is asked."""
_LEFT_BY_SYSTEMS = ("__MACOSX", "Thumbs.db", "desktop.ini")


class Flaw(StrEnum):
    """What is wrong with an archive, or with a file in it."""

    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too large"
    FORBIDDEN = "forbidden"
    """No honest archive has it."""


class ArchiveError(WuseError):
    """An archive, or a file in it, that is not read.

    The message says of the whole archive what is wrong; of a file, only what follows its name.
    """

    def __init__(self, flaw: Flaw, message: str) -> None:
        super().__init__(message)
        self.flaw = flaw


class Archive:
    """The files of an archive, without folders and what operating systems leave behind."""

    def __init__(self, file: Path | BinaryIO) -> None:
        """List the archive.

        Raises:
            ArchiveError: it is damaged or too large, or no honest archive is like it.
        """
        try:
            self._zip = zipfile.ZipFile(file)
        except ZIP_ERRORS:
            raise ArchiveError(Flaw.DAMAGED, "压缩包坏了，读不了，多半是没有传完整") from None
        _check_whole(self._zip.infolist())
        self._left = MAX_TOTAL
        self._entries: dict[str, zipfile.ZipInfo] = {}
        self.refused: list[tuple[str, ArchiveError]] = []
        """Names of files that are not read, and why."""
        self._list()

    def _list(self) -> None:
        known: set[str] = set()
        for entry in self._zip.infolist():
            name = _name(entry)
            if entry.is_dir() or any(map(is_left_by_system, PurePosixPath(name).parts)):
                continue
            error = _error(entry, name)
            if not error and folded(name) in known:
                error = ArchiveError(Flaw.FORBIDDEN, "和另一个文件同名")
            if error:
                self.refused.append((name, error))
            else:
                known.add(folded(name))
                self._entries[name] = entry

    @property
    def names(self) -> tuple[str, ...]:
        """The files that can be read, each at most once in the eyes of any system."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """The content of a file, counted while it is unpacked.

        Raises:
            KeyError: there is no such file.
            ArchiveError: it is damaged, or larger than what is read of one file or of all.
        """
        entry, limit = self._entries[name], min(MAX_FILE, self._left)
        try:
            with self._zip.open(entry) as handle:
                content = handle.read(limit + 1)
        except ZIP_ERRORS:
            raise ArchiveError(Flaw.DAMAGED, "坏了，读不了") from None
        self._left -= len(content)
        if len(content) > limit:
            raise ArchiveError(Flaw.TOO_LARGE, "太大")
        return content


def is_left_by_system(name: str) -> bool:
    """Whether a part of a path is hidden, a lock of an office program, or a system's own file."""
    return (name.startswith((".", "~$")) and name != "..") or name in _LEFT_BY_SYSTEMS


def _check_whole(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        message = f"压缩包里有 {len(entries):,} 个文件，最多 {MAX_ENTRIES} 个"
        raise ArchiveError(Flaw.TOO_LARGE, message)
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise ArchiveError(Flaw.TOO_LARGE, "压缩包解开以后太大")
    # Entries that share bytes are how a small archive holds a very large one.
    spans = sorted((it.header_offset, it.header_offset + it.compress_size) for it in entries)
    if any(after[0] < max(before[1], before[0] + 1) for before, after in pairwise(spans)):
        raise ArchiveError(Flaw.FORBIDDEN, "压缩包里的文件互相重叠，不读")


def _error(entry: zipfile.ZipInfo, name: str) -> ArchiveError | None:
    """Why an entry is not read; None if it is."""
    parts = PurePosixPath(name).parts
    if entry.flag_bits & _ENCRYPTED:
        return ArchiveError(Flaw.ENCRYPTED, "有密码")
    if stat.S_ISLNK(entry.external_attr >> 16):
        return ArchiveError(Flaw.FORBIDDEN, "是一个快捷方式（符号链接）")
    if name.startswith("/") or ".." in parts or not parts:
        return ArchiveError(Flaw.FORBIDDEN, "的位置不对")
    if not all(map(is_portable, parts)):
        return ArchiveError(Flaw.FORBIDDEN, "的名字不对")
    if entry.compress_type not in _METHODS:
        return ArchiveError(Flaw.FORBIDDEN, "的压缩方法少见")
    return None


def _name(entry: zipfile.ZipInfo) -> str:
    """The name: UTF-8 if the archive says so or it can be, else as Chinese Windows writes it."""
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return unicodedata.normalize("NFC", name)
