"""Paths as a contributor gives them -> the photos of schools that they mean."""

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
    """A path that means no photos; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Photos of one school: its folder, and the names of files in its ``photos/``."""

    home: Path
    names: tuple[str, ...]


def select(project: Path, paths: Iterable[Path]) -> list[Selection]:
    """Find the photos that paths mean: a school's folder, its photos folder, single photos.

    Without paths, all photos of all schools. Links are not followed, wherever they lead.

    Raises SelectionError.
    """
    brands = Path(os.path.realpath(project)) / BRANDS
    chosen: dict[Path, set[str]] = {}
    for path in paths:
        home, names = _meant(path, brands)
        chosen.setdefault(home, set()).update(names)
    if not chosen:
        chosen = {home: set(_names(home)) for home in _schools(brands)}
    return [Selection(home, tuple(sorted(chosen[home]))) for home in sorted(chosen) if chosen[home]]


def _meant(path: Path, brands: Path) -> tuple[Path, list[str]]:
    whole = Path(os.path.normpath(path.absolute()))
    place = Path(os.path.realpath(whole.parent)) / whole.name
    shown = printable(str(path))
    if not os.path.lexists(place):
        raise SelectionError(f"没有“{shown}”这个文件或文件夹")
    if brands not in place.parents:
        raise SelectionError(f"“{shown}”不在这个项目的 brands 文件夹里")
    slug, *inner = place.relative_to(brands).parts
    home = brands / slug
    if not inner or inner == [PHOTOS]:
        if any(folder.is_symlink() for folder in (home, home / PHOTOS)):
            raise SelectionError(f"“{shown}”是一个快捷方式（符号链接），请把文件夹本身复制过来")
        return home, _names(home)
    if len(inner) == 2 and inner[0] == PHOTOS:
        return home, [place.name]
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
    return [path.name for path in folder.iterdir() if not _is_furniture(path)]


def _is_furniture(path: Path) -> bool:
    """Whether a file is one that systems and tools hide in a folder, macOS beside every photo."""
    hidden, beside = path.name.startswith("."), path.name.startswith("._")
    return beside or (hidden and path.suffix.lower().removeprefix(".") not in KNOWN_SUFFIXES)
