"""Atomic changes to files: replace, create, rename, remove.

When a method returns, its effect survives a power cut. After a crash within a method, the file is
either as before or as intended. `sweep` removes drafts that a crash has left behind.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

_DRAFT = ".wuse-*.tmp"
_CAUSES = {
    errno.ENOENT: "文件不见了",
    errno.EEXIST: "这个名称已经有了",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EACCES: "没有写的权限",
    errno.EPERM: "没有写的权限",
    errno.EROFS: "磁盘是只读的",
}
_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM)


def cause(error: OSError) -> str:
    """Why a step failed, in Chinese if it is one of the usual reasons."""
    return _CAUSES.get(error.errno or 0) or error.strerror or str(error)


class Disk:
    """The file system. Each step is a method, so that a test can make any of them fail."""

    def replace(self, path: Path, data: bytes) -> None:
        """Replace the content of a file; its permissions stay. Raises OSError."""
        self._put(path, data, stat.S_IMODE(path.stat().st_mode))

    def create(self, path: Path, data: bytes) -> None:
        """Make a new file. Raises FileExistsError if the name is taken, or OSError."""
        draft = self._draft(path)
        try:
            self.write(draft, data, 0o644)
            self.link(draft, path)
        finally:
            with suppress(OSError):
                self.unlink(draft)

    def link(self, old: Path, new: Path) -> None:
        """Give a file a second name. Raises FileExistsError if that is taken, or OSError.

        On file systems without hard links (USB sticks), the second name becomes a copy.
        """
        try:
            self.add_name(old, new)
        except FileExistsError:
            raise
        except OSError:
            if os.path.lexists(new):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), new) from None
            self._put(new, old.read_bytes(), stat.S_IMODE(old.stat().st_mode))
        else:
            self.sync_folder(new.parent)

    def move(self, old: Path, new: Path) -> None:
        """Rename a file within its folder. Raises FileExistsError if the name is taken, or OSError.

        On a file system that ignores case, the new name may already open the file itself. Two names
        of one file are left by a move that was interrupted, which is completed.
        """
        if os.path.lexists(new) and os.path.samestat(old.lstat(), new.lstat()):
            names = {path.name for path in old.parent.iterdir()}
            if new.name not in names:
                self.rename(old, new)
                self.sync_folder(new.parent)
                return
        else:
            self.link(old, new)
        self.remove(old)

    def remove(self, path: Path) -> None:
        """Remove a name of a file. Raises OSError."""
        self.unlink(path)
        self.sync_folder(path.parent)

    def sweep(self, folder: Path) -> None:
        """Remove drafts that killed runs have left behind."""
        for draft in folder.glob(_DRAFT):
            with suppress(OSError):  # untidy but harmless
                self.unlink(draft)

    def _put(self, path: Path, data: bytes, mode: int) -> None:
        draft = self._draft(path)
        try:
            self.write(draft, data, mode)
            self.rename(draft, path)
        except BaseException:
            with suppress(OSError):
                self.unlink(draft)
            raise
        self.sync_folder(path.parent)

    def _draft(self, path: Path) -> Path:
        return path.with_name(_DRAFT.replace("*", uuid4().hex))  # short, however long the name is

    def write(self, path: Path, data: bytes, mode: int) -> None:
        """Write a new file, flushed to the disk."""
        with path.open("xb") as handle:
            handle.write(data)
            handle.flush()
            path.chmod(mode)
            os.fsync(handle.fileno())

    def rename(self, old: Path, new: Path) -> None:
        """Rename a file over another."""
        old.replace(new)

    def add_name(self, old: Path, new: Path) -> None:
        """Make a hard link."""
        os.link(old, new)

    def unlink(self, path: Path) -> None:
        """Remove a file's name."""
        path.unlink()

    def sync_folder(self, folder: Path) -> None:
        """Flush the names in a folder to the disk, if the system can do that."""
        try:
            descriptor = os.open(folder, os.O_RDONLY)
        except OSError:  # Windows cannot open folders
            return
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            os.close(descriptor)
