"""Where a new file goes, and writing it without touching existing ones."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from wuse.errors import WuseError
from wuse.layout import BRAND_FILE, BRANDS, CASE_FILE, ID, SLUG
from wuse.model.dates import Edtf
from wuse.photos.naming import is_safe
from wuse.printable import printable
from wuse.upkeep import Disk

_MAX_NAME = 60
"""Characters of a name that a person gives; a date and a hyphen may come before it."""

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")


class PathError(WuseError):
    """No new file can be written at this path."""


def owner_home(project: Path, slug: str) -> Path:
    """The folder of an existing school.

    Raises:
        PathError: there is no such school, or its folder is a link.
    """
    home = _home(project, slug)
    if not (home / BRAND_FILE).is_file():
        names = [path.name for path in home.parent.iterdir() if SLUG.fullmatch(path.name)]
        close = difflib.get_close_matches(slug, names, 1, 0.5)
        fix = f"是不是“{close[0]}”？" if close else f"新学校先运行 wuse new brand --owner {slug}"
        raise PathError(f"brands 里没有“{slug}”这所学校", fix)
    return home


def new_home(project: Path, slug: str) -> Path:
    """The folder for a new school; it may exist already, but without a ``brand.yml``.

    Raises:
        PathError: the slug is invalid or in use, or the folder is a link.
    """
    home = _home(project, slug)
    _check_free(home / BRAND_FILE)
    return home


def _home(project: Path, slug: str) -> Path:
    brands = project / BRANDS
    if not brands.is_dir():
        raise PathError("这里没有 brands 文件夹；用 --project 指明项目文件夹")
    if not SLUG.fullmatch(slug) or not _is_portable(slug):
        fix = "写 2 到 40 个小写字母、数字或连字符，例如 beizao"
        raise PathError(f"文件夹名“{printable(slug)}”不能用作网址", fix)
    home = brands / slug
    _check_no_link(home)
    return home


def file_name(text: str) -> str:
    """The name that a person gives a file, in the form that addresses need.

    Raises:
        PathError: it contains something else than ASCII letters, digits and separators.
    """
    name = re.sub(r"[\s_-]+", "-", text.strip().lower()).strip("-")
    if not ID.fullmatch(name) or len(name) > _MAX_NAME or not _is_portable(name):
        fix = f"写最多 {_MAX_NAME} 个小写字母、数字或连字符，例如 tree-planting"
        raise PathError(f"文件名“{printable(text)}”不能用作网址", fix)
    return name


def date_part(date: Edtf) -> str:
    """The date at the start of a file name: ``2025-10-18``, ``2025-10``, ``2025``, ``undated``."""
    known = _DATE.match(date.start.text) if date.start else None
    return known.group() if known else "undated"


def record_path(folder: Path, prefix: str, name: str) -> Path:
    """The path of a new activity or exemplar: ``<prefix>-<name>.yml``.

    Args:
        folder: ``activities`` or ``exemplars`` of a school; it need not exist.
        prefix: a date, or a word for such files; may be empty if there is a name.
        name: as `file_name` returns it; if empty, the lowest free number is used.

    Raises:
        PathError: the file exists already, or the folder is a link.
    """
    _check_no_link(folder)
    if name:
        path = folder / f"{'-'.join(filter(None, (prefix, name)))}.yml"
        _check_free(path)
        return path
    numbered = (folder / f"{prefix}-{number}.yml" for number in count(1))
    return next(path for path in numbered if not _is_taken(path))


def case_path(home: Path) -> Path:
    """The path of a school's written case.

    Raises:
        PathError: there is one already.
    """
    _check_free(home / CASE_FILE)
    return home / CASE_FILE


def write_new(path: Path, text: str, folders: Sequence[str] = ()) -> None:
    """Write a new file completely or not at all, and make folders beside it.

    Raises:
        PathError: the file has been created meanwhile.
        OSError: it cannot be written.
    """
    for folder in (path.parent, *(path.parent / name for name in folders)):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        Disk().create(path, text.encode())
    except FileExistsError:
        _check_free(path)
        raise


def _check_free(path: Path) -> None:
    if _is_taken(path):
        name = f"{path.parent.name}/{path.name}"
        raise PathError(f"{name} 已经有了，没有改动它", "直接打开它来改，或者换一个名字")


def _is_taken(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _check_no_link(folder: Path) -> None:
    if folder.is_symlink():
        raise PathError(f"“{folder.name}”是一个快捷方式（符号链接），请把文件夹本身复制过来")


def _is_portable(name: str) -> bool:
    """Whether a file of this name works on Windows too."""
    return is_safe(f"{name}.yml", ("yml",))
