"""A path -> the bytes of a regular file, without following links or blocking on a pipe."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from .errors import PhotoError, Reason

MAX_BYTES = 40_000_000
"""Largest file that we read. A phone's 200-megapixel JPEG takes 30 to 40 MB."""


def read(path: Path) -> tuple[bytes, os.stat_result]:
    """Read a photo's bytes, and the file's status just before.

    Links in the folders above the file are not checked; the caller has walked them.

    Raises:
        PhotoError: the file is missing, empty, unreadable, too large or not a regular file.
    """
    handle, status = open_regular(path)
    with handle:
        data = handle.read(MAX_BYTES + 1)
    _check_bytes(len(data))
    return data, status


def open_regular(path: Path) -> tuple[BinaryIO, os.stat_result]:
    """Open a photo's file.

    Raises:
        PhotoError: as in `read`.
    """
    flags = os.O_RDONLY
    for name in (
        "O_NOFOLLOW",
        "O_NONBLOCK",
        "O_CLOEXEC",
        "O_BINARY",
    ):  # not every system has all of them
        flags |= getattr(os, name, 0)
    try:
        if stat.S_ISLNK(os.lstat(path).st_mode):
            raise PhotoError(Reason.SYMLINK)
        descriptor = os.open(path, flags)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL in the name
        raise PhotoError(Reason.MISSING) from None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise PhotoError(Reason.MISSING) from None
        detail = "没有读取权限" if isinstance(error, PermissionError) else ""
        raise PhotoError(Reason.UNREADABLE, detail) from error
    status = os.fstat(descriptor)
    try:
        if not stat.S_ISREG(status.st_mode):
            raise PhotoError(Reason.NOT_AN_IMAGE)
        _check_bytes(status.st_size)
        return os.fdopen(descriptor, "rb"), status
    except PhotoError:
        os.close(descriptor)
        raise


def _check_bytes(size: int) -> None:
    if size == 0:
        raise PhotoError(Reason.EMPTY)
    if size > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise PhotoError(Reason.TOO_MANY_BYTES, f"超过 {limit} MB")
