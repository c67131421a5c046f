"""A file, a folder or an archive -> named files, within limits; nothing is unpacked to the disk.

Names and sizes in an archive need not be true. What an archive must not hold is left out and said;
the rest is read.
"""

from __future__ import annotations

import os
import stat
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path, PurePosixPath
from zlib import error as zlib_error

from wuse.filenames import folded, is_portable
from wuse.printable import printable
from wuse.source.codes import Code

from .messages import Level, Note
from .refusal import Refusal, RefusedError

MAX_ENTRIES = 500
MAX_FILE, MAX_TOTAL = 40 << 20, 500 << 20
"""Bytes of one file, and of all files of an archive, unpacked."""
_MOST_IN_FOLDER = 20_000
_UTF8, _ENCRYPTED = 0x800, 0x1
_LEFT_BY_SYSTEMS = ("__MACOSX", "Thumbs.db", "desktop.ini")
_ANEW = "解开以后重新压缩成 .zip，不加密码，再试"


class Bundle:
    """Files by their names, which are written with ``/``."""

    def __init__(self, names: Iterable[str], notes: Iterable[Note] = ()) -> None:
        self.names = tuple(sorted(names, key=_natural))
        self.notes = list(notes)
        """What was left out, and why."""

    def read(self, name: str) -> bytes:
        """The content of a file. Raises RefusedError."""
        raise NotImplementedError


class FolderBundle(Bundle):
    """The files below a folder; links are not followed, and what is hidden is not read."""

    def __init__(self, root: Path, only: str = "") -> None:
        """List the folder.

        Args:
            root: the folder.
            only: the file that is meant; it may need others beside it. Empty for all.
        """
        self._root = root
        names = [only] if only else list(self._walk())
        super().__init__(names)

    def _walk(self) -> Iterator[str]:
        count = 0
        for folder, below, files in os.walk(self._root):
            below[:] = sorted(it for it in below if not _is_left_by_system(it))
            for name in files:
                path = Path(folder, name)
                if _is_left_by_system(name) or path.is_symlink():
                    continue
                count += 1
                if count > _MOST_IN_FOLDER:
                    message = f"文件夹里超过 {_MOST_IN_FOLDER:,} 个文件"
                    raise RefusedError(Refusal.TOO_LARGE, message, "分几次导入")
                yield path.relative_to(self._root).as_posix()

    def read(self, name: str) -> bytes:
        """The content of a file below the folder. Raises RefusedError."""
        parts = PurePosixPath(name).parts
        path = self._root.joinpath(*parts)
        if ".." in parts or name.startswith("/") or self._leads_elsewhere(parts):
            raise RefusedError(Refusal.UNREADABLE, "没有这个文件")
        try:
            if not path.is_file():
                raise RefusedError(Refusal.UNREADABLE, "没有这个文件", "看看名称和文件夹写对没有")
            with path.open("rb") as handle:
                data = handle.read(MAX_FILE + 1)
        except (OSError, ValueError):
            raise RefusedError(
                Refusal.UNREADABLE, "打不开", "如果正在用 WPS 编辑，先关掉"
            ) from None
        if len(data) > MAX_FILE:
            raise _too_large(f"超过 {MAX_FILE >> 20} MB")
        return data

    def _leads_elsewhere(self, parts: tuple[str, ...]) -> bool:
        """Whether a file below the folder, or a folder on the way to it, is a link."""
        below = range(1, len(parts) + 1) if len(parts) > 1 else ()
        return any(self._root.joinpath(*parts[:count]).is_symlink() for count in below)


class ZipBundle(Bundle):
    """The files of an archive."""

    def __init__(self, path: Path) -> None:
        """List the archive.

        Raises:
            RefusedError: it is damaged, or no honest archive is like it.
        """
        try:
            self._archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
            raise RefusedError(Refusal.DAMAGED, "压缩包坏了，读不了", _ANEW) from None
        entries = self._archive.infolist()
        _check_whole(entries)
        self._entries: dict[str, zipfile.ZipInfo] = {}
        self._left = MAX_TOTAL
        notes = []
        known: set[str] = set()
        for entry in entries:
            name = _name(entry)
            if entry.is_dir() or any(map(_is_left_by_system, PurePosixPath(name).parts)):
                continue
            problem = _problem(entry, name)
            if not problem and folded(name) in known:
                problem = "和另一个文件同名"
            if problem:
                message = f"压缩包里的“{printable(name)}”{problem}，没有读"
                notes.append(Note(Code.X_ENTRY, Level.REFUSED, "", message))
                continue
            known.add(folded(name))
            self._entries[name] = entry
        super().__init__(self._entries, notes)

    def read(self, name: str) -> bytes:
        """The content of a file, counted while it is unpacked. Raises RefusedError."""
        entry = self._entries.get(name)
        if entry is None:
            raise RefusedError(Refusal.UNREADABLE, "没有这个文件")
        limit = min(MAX_FILE, self._left)
        try:
            with self._archive.open(entry) as handle:
                data = handle.read(limit + 1)
        except (zipfile.BadZipFile, zlib_error, EOFError, NotImplementedError, ValueError, OSError):
            raise RefusedError(Refusal.DAMAGED, "在压缩包里坏了，读不了", _ANEW) from None
        except RuntimeError:  # a password, or a method that needs one
            raise RefusedError(Refusal.ENCRYPTED, "有密码，读不了", _ANEW) from None
        self._left -= len(data)
        if len(data) > limit:
            raise _too_large("太大")
        return data


def _check_whole(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise _too_large(f"压缩包里有 {len(entries):,} 个文件，最多 {MAX_ENTRIES} 个")
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise _too_large("压缩包解开以后太大")
    # Entries that share bytes are how a small archive holds a very large one.
    spans = sorted((it.header_offset, it.header_offset + it.compress_size) for it in entries)
    if any(after[0] <= before[0] or after[0] < before[1] for before, after in pairwise(spans)):
        raise RefusedError(Refusal.FORBIDDEN, "压缩包里的文件互相重叠，不读", _ANEW)


def _problem(entry: zipfile.ZipInfo, name: str) -> str:
    """Why an entry is not read, in Chinese; empty if it is."""
    parts = PurePosixPath(name).parts
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "是一个快捷方式（符号链接）"
    if entry.flag_bits & _ENCRYPTED:
        return "有密码"
    if name.startswith("/") or ".." in parts or not parts:
        return "的位置不对"
    return "" if all(map(is_portable, parts)) else "的名字不对"


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


def _is_left_by_system(name: str) -> bool:
    hidden = name.startswith((".", "~$")) and name != ".."
    return hidden or name in _LEFT_BY_SYSTEMS


def _natural(name: str) -> list[tuple[int, str]]:
    """The key by which 照片2 comes before 照片10."""
    key, digits = [], ""
    for char in f"{name}\0":
        if char.isascii() and char.isdigit():
            digits += char
            continue
        if digits:
            key.append((int(digits), ""))
            digits = ""
        key.append((-1, char))
    return key


def _too_large(message: str) -> RefusedError:
    return RefusedError(Refusal.TOO_LARGE, message, "分成几个再导入")
