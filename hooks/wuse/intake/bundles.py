"""A file, a folder or an archive -> named files, within limits.

What an archive must not hold is left out and said; the rest is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from wuse.archives import MAX_FILE, Archive, ArchiveError, Flaw, is_left_by_system
from wuse.printable import printable
from wuse.source.codes import Code

from .messages import Level, Note
from .refusal import Refusal, RefusedError

_MOST_IN_FOLDER = 20_000
_ANEW = "解开以后重新压缩成 .zip，不加密码，再试"
_IN_PARTS = "分成几个再导入"


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
            below[:] = sorted(it for it in below if not is_left_by_system(it))
            for name in files:
                path = Path(folder, name)
                if is_left_by_system(name) or path.is_symlink():
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
            message = f"超过 {MAX_FILE // 1_000_000} MB"
            raise RefusedError(Refusal.TOO_LARGE, message, _IN_PARTS)
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
            self._archive = Archive(path)
        except ArchiveError as error:
            raise _refused(error) from None
        notes = (
            f"压缩包里的“{printable(name)}”{error}，没有读" for name, error in self._archive.refused
        )
        super().__init__(
            self._archive.names, [Note(Code.X_ENTRY, Level.REFUSED, "", note) for note in notes]
        )

    def read(self, name: str) -> bytes:
        """The content of a file, counted while it is unpacked. Raises RefusedError."""
        try:
            return self._archive.read(name)
        except KeyError:
            raise RefusedError(Refusal.UNREADABLE, "没有这个文件") from None
        except ArchiveError as error:
            raise _refused(error) from None


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


def _refused(error: ArchiveError) -> RefusedError:
    fix = _IN_PARTS if error.flaw is Flaw.TOO_LARGE else _ANEW
    return RefusedError(Refusal[error.flaw.name], error.message, fix)
