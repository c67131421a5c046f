"""A zip file that somebody sent -> its files, within limits.

Names and sizes in an archive need not be true: nothing is unpacked to the disk, no name is used as
a path, and what is read is counted.
"""

from __future__ import annotations

import io
import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath
from zlib import error as zlib_error

from wuse.errors import WuseError
from wuse.filenames import folded, is_portable
from wuse.printable import printable

MAX_ENTRIES = 500
MAX_TOTAL, MAX_FILE = 500_000_000, 40_000_000
"""Bytes of all files together, and of one, unpacked."""
_LEFT_BY_SYSTEMS = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
_UTF8, _ENCRYPTED = 0x800, 0x1
_ANEW = "请老师回到投稿表，重新生成投稿包；用微信发“文件”，不要解压再压缩"
_CHUNK = 1 << 20


class ArchiveError(WuseError):
    """An archive that is not read."""


def read_archive(data: bytes) -> dict[str, bytes]:
    """Name -> content of every file, without what operating systems leave behind.

    A folder that holds everything, as unpacking and packing again makes one, is left out of names.

    Raises:
        ArchiveError: it is damaged, encrypted or too large, or something in it has a name or a kind
            that no honest archive has.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _without_top(dict(_files(archive)))
    except (zipfile.BadZipFile, zlib_error, EOFError, NotImplementedError, ValueError, OSError):
        raise ArchiveError("压缩包坏了，读不了，多半是没有传完整", _ANEW) from None


def _files(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    entries = archive.infolist()
    _check_whole(entries)
    left, seen = MAX_TOTAL, set()
    for entry in entries:
        name = _name(entry)
        if entry.is_dir() or _is_left_by_system(name):
            continue
        _check_entry(entry, name)
        if folded(name) in seen:
            raise ArchiveError(f"压缩包里有两个“{printable(name)}”", _ANEW)
        seen.add(folded(name))
        content = _content(archive, entry, name, min(left, MAX_FILE))
        left -= len(content)
        yield name, content


def _check_whole(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise ArchiveError(f"压缩包里有 {len(entries):,} 个文件，最多 {MAX_ENTRIES} 个", _ANEW)
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise ArchiveError("压缩包解开以后太大", _ANEW)
    # Entries that share bytes are how a small archive holds a very large one.
    spans = sorted((it.header_offset, it.header_offset + it.compress_size) for it in entries)
    if any(after[0] < max(before[1], before[0] + 1) for before, after in pairwise(spans)):
        raise ArchiveError("压缩包里的文件互相重叠，不收", _ANEW)


def _check_entry(entry: zipfile.ZipInfo, name: str) -> None:
    shown = printable(name)
    if entry.flag_bits & _ENCRYPTED:
        raise ArchiveError("压缩包有密码，读不了", "请老师不要加密码")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise ArchiveError(f"“{shown}”是一个快捷方式（符号链接），不收", _ANEW)
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or not all(map(is_portable, parts)):
        raise ArchiveError(f"“{shown}”这个名字不收", _ANEW)


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, limit: int) -> bytes:
    """The bytes of an entry, counted while they are unpacked."""
    content = bytearray()
    try:
        with archive.open(entry) as handle:
            while chunk := handle.read(_CHUNK):
                content += chunk
                if len(content) > limit:
                    raise ArchiveError(f"“{printable(name)}”太大，不收", _ANEW)
    except RuntimeError:  # a password, or a method that needs one
        raise ArchiveError("压缩包有密码，读不了", "请老师不要加密码") from None
    return bytes(content)


def _name(entry: zipfile.ZipInfo) -> str:
    """The name: UTF-8 if the archive says so or it can be, else as Chinese Windows writes it."""
    if entry.flag_bits & _UTF8:
        return unicodedata.normalize("NFC", entry.filename)
    raw = entry.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return unicodedata.normalize("NFC", raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    return entry.filename


def _is_left_by_system(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part in _LEFT_BY_SYSTEMS or part.startswith(("._", "~$")) for part in parts)


def _without_top(files: dict[str, bytes]) -> dict[str, bytes]:
    tops = {name.partition("/")[0] for name in files}
    if len(tops) != 1 or any("/" not in name for name in files):
        return files
    return {name.partition("/")[2]: content for name, content in files.items()}
