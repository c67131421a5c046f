"""Paths from the command line -> the photos of schools that they mean."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wuse.errors import WuseError
from wuse.filenames import KNOWN_SUFFIXES
from wuse.layout import BRANDS, PHOTOS, is_folder
from wuse.printable import printable


class SelectionError(WuseError):
    """A path does not mean any photos of a school."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Photos of one school: its folder, and names of files in its ``photos/``."""

    home: Path
    names: tuple[str, ...]


def select(project: Path, paths: Iterable[Path]) -> list[Selection]:
    """The photos that paths mean: of a school's folder, of its photos folder, or single ones.

    Without paths, all photos of all schools. Links are not followed.

    Raises:
        SelectionError: a path does not mean any photos of a school.
    """
    brands = Path(os.path.realpath(project)) / BRANDS
    chosen: dict[Path, set[str]] = {}
    for path in paths:
        home, names = _resolve(path, brands)
        chosen.setdefault(home, set()).update(names)
    if not chosen:
        chosen = {home: set(_names(home)) for home in _schools(brands)}
    return [Selection(home, tuple(sorted(chosen[home]))) for home in sorted(chosen) if chosen[home]]


def _resolve(path: Path, brands: Path) -> tuple[Path, list[str]]:
    """The school's folder, and the names of the photos that a path means."""
    absolute = Path(os.path.normpath(path.absolute()))
    real = Path(os.path.realpath(absolute.parent)) / absolute.name
    shown = printable(str(path))
    if not os.path.lexists(real):
        raise SelectionError(f"没有“{shown}”这个文件或文件夹")
    if brands not in real.parents:
        raise SelectionError(f"“{shown}”不在这个项目的 brands 文件夹里")
    slug, *inner = real.relative_to(brands).parts
    home = brands / slug
    if not inner or inner == [PHOTOS]:
        if any(folder.is_symlink() for folder in (home, home / PHOTOS)):
            raise SelectionError(f"“{shown}”是一个快捷方式（符号链接），请把文件夹本身复制过来")
        return home, _names(home)
    if len(inner) == 2 and inner[0] == PHOTOS:
        return home, [real.name]
    raise SelectionError(f"“{shown}”不是学校的文件夹，也不是 photos 文件夹里的照片")


def _schools(brands: Path) -> list[Path]:
    if not is_folder(brands):
        raise SelectionError("这里没有 brands 文件夹；用 --project 指明项目文件夹")
    return [
        home
        for home in brands.iterdir()
        if not home.name.startswith(("_", ".")) and is_folder(home)
    ]


def _names(home: Path) -> list[str]:
    folder = home / PHOTOS
    if not is_folder(folder):
        return []
    return [path.name for path in folder.iterdir() if not _is_system_file(path)]


def _is_system_file(path: Path) -> bool:
    """Whether a system or a tool put this hidden file there, such as macOS' ``._`` files."""
    is_hidden, is_apple_double = path.name.startswith("."), path.name.startswith("._")
    is_photo = path.suffix.lower().removeprefix(".") in KNOWN_SUFFIXES
    return is_apple_double or (is_hidden and not is_photo)
