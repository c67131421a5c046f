"""New files: whole or not there, and never in the place of another."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from wuse.upkeep import Disk


class NoLinks(Disk):
    """A file system without hard links, as on a USB stick."""

    def add_name(self, old: Path, new: Path) -> None:
        raise PermissionError(errno.EPERM, "no links")


class Full(Disk):
    """A disk that is full when the content is to be written."""

    def write(self, path: Path, data: bytes, mode: int) -> None:
        path.write_bytes(data[:1])
        raise OSError(errno.ENOSPC, "full")


@pytest.mark.parametrize("disk", [Disk(), NoLinks()])
def test_a_new_file_is_there_alone(tmp_path: Path, disk: Disk) -> None:
    disk.create(tmp_path / "a.yml", b"a: 1")
    assert [path.name for path in tmp_path.iterdir()] == ["a.yml"]
    assert (tmp_path / "a.yml").read_bytes() == b"a: 1"


@pytest.mark.parametrize("disk", [Disk(), NoLinks()])
def test_an_existing_file_stays(tmp_path: Path, disk: Disk) -> None:
    (tmp_path / "a.yml").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        disk.create(tmp_path / "a.yml", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.yml"]
    assert (tmp_path / "a.yml").read_bytes() == b"old"


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="full"):
        Full().create(tmp_path / "a.yml", b"a: 1")
    assert list(tmp_path.iterdir()) == []
