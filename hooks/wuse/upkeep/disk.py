"""Files replaced, given other names and removed, whole or not at all, whatever happens.

After each method returns, its effect survives a power cut; after a crash within one, the file is
as it was before or as it should be. A draft that a crash leaves behind is removed by `sweep`.
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
    """Why a step failed, in Chinese where it is one of the usual reasons."""
    return _CAUSES.get(error.errno or 0) or error.strerror or str(error)


class Disk:
    """The file system. Its single steps are methods, so that a test can fail any of them."""

    def replace(self, path: Path, data: bytes) -> None:
        """Give an existing file new content; its permissions stay. Raises OSError."""
        self._put(path, data, stat.S_IMODE(path.stat().st_mode))

    def create(self, path: Path, data: bytes) -> None:
        """Make a new file; raises FileExistsError where the name is taken, or OSError."""
        draft = self._draft(path)
        try:
            self.write(draft, data, 0o644)
            self.link(draft, path)
        finally:
            with suppress(OSError):
                self.unlink(draft)

    def link(self, old: Path, new: Path) -> None:
        """Give a file a second name; raises FileExistsError where that is taken, or OSError.

        Where the file system knows no hard links (USB sticks), the second name gets a copy.
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
        """Give a file another name in its folder; raises FileExistsError, or OSError.

        Where case does not matter, the new name may already open the file itself. What a move
        that was interrupted left, two names of one file, is completed.
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
        """Remove what runs that were killed have left half written."""
        for draft in folder.glob(_DRAFT):
            with suppress(OSError):  # only untidy
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
        """Write a file that is not there yet, down to the disk."""
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
        """Write a folder's names down to the disk, where the system has a way to do that."""
        try:
            descriptor = os.open(folder, os.O_RDONLY)
        except OSError:  # Windows does not open folders
            return
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            os.close(descriptor)
