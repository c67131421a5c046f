"""New files: whole or not there, and never in the place of another."""

from __future__ import annotations

import errno
import os
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


@pytest.mark.parametrize("disk", [Disk(), NoLinks()])
def test_a_file_gets_another_name(tmp_path: Path, disk: Disk) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: 1")
    disk.move(tmp_path / "a.yaml", tmp_path / "a.yml")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.yml": b"a: 1"}


@pytest.mark.parametrize("disk", [Disk(), NoLinks()])
def test_a_name_that_is_taken_is_not_given(tmp_path: Path, disk: Disk) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: 1")
    (tmp_path / "a.yml").write_bytes(b"a: 2")
    with pytest.raises(FileExistsError):
        disk.move(tmp_path / "a.yaml", tmp_path / "a.yml")
    assert (tmp_path / "a.yaml").read_bytes() == b"a: 1"
    assert (tmp_path / "a.yml").read_bytes() == b"a: 2"


def test_a_move_that_was_interrupted_is_completed(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: 1")
    (tmp_path / "a.yml").hardlink_to(tmp_path / "a.yaml")
    Disk().move(tmp_path / "a.yaml", tmp_path / "a.yml")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.yml": b"a: 1"}


def test_case_alone_can_change_where_it_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = tmp_path / "Brand.yml", tmp_path / "brand.yml"
    old.write_bytes(b"a: 1")
    lstat = Path.lstat

    def ignoring_case(path: Path) -> os.stat_result:
        return lstat(old if path == new else path)

    monkeypatch.setattr(Path, "lstat", ignoring_case)
    monkeypatch.setattr(os.path, "lexists", lambda path: path in (old, new))
    Disk().move(old, new)
    assert [path.name for path in tmp_path.iterdir()] == ["brand.yml"]
