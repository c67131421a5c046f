"""Paths and addresses from the command line -> the records and photos that they mean."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from urllib.parse import unquote, urlsplit

from wuse.errors import WuseError
from wuse.layout import BRAND_FILE, BRANDS, ID, PHOTOS, SLUG
from wuse.model.region import Region
from wuse.model.takedown import TakedownKind, TakedownOutcome, digest
from wuse.printable import printable
from wuse.source.safe_git import GitError, ask

_RECORD = re.compile(rf"({SLUG.pattern})/(?:(?:activities|exemplars)/{ID.pattern}|case)\.yml")
_PHOTO = re.compile(rf"({SLUG.pattern})/{PHOTOS}/[^/]+")
_PAGE = re.compile(
    rf"(?:^|/)({SLUG.pattern}/(?:(?:activities|exemplars)/{ID.pattern}|case))/?(?:index\.html)?$"
)


class TargetKind(Enum):
    """What can be taken down."""

    RECORD = auto()
    PHOTO = auto()


@dataclass(frozen=True, slots=True)
class Target:
    """A file to take down. Its path is relative to the project, with ``/``."""

    kind: TargetKind
    path: str


class TargetError(WuseError):
    """A path or address does not mean a record or a photo."""


def find_target(project: Path, written: str, region: Region) -> Target | None:
    """The target of a path or of the address of a page; None if it was removed before.

    Raises:
        TargetError: it does not mean a record or a photo.
    """
    shown = printable(written)
    path = _from_address(written) or _below_brands(project, written)
    if path is None:
        exists = any(os.path.lexists(start / written) for start in (Path.cwd(), project))
        raise TargetError(
            f"“{shown}”不在这个项目的 {BRANDS} 文件夹里" if exists else _NO_FILE.format(shown)
        )
    below = path.removeprefix(f"{BRANDS}/")
    kind = TargetKind.RECORD if _RECORD.fullmatch(below) else TargetKind.PHOTO
    if kind is TargetKind.PHOTO and not _PHOTO.fullmatch(below):
        raise TargetError(_no_target(shown, below))
    file = project / path
    home = project / BRANDS / below.split("/")[0]
    if any(link.is_symlink() for link in (file, file.parent, home)):
        raise TargetError(f"“{shown}”是一个快捷方式（符号链接），请写文件本身")
    if file.is_file():
        return Target(kind, path)
    if _is_removed(project, path, kind, region):
        return None
    raise TargetError(_NO_FILE.format(shown))


_NO_FILE = "没有“{}”这个文件。要找文字里的姓名，写 --name 姓名"


def _no_target(shown: str, below: str) -> str:
    if not below or "/" not in below or below.endswith(f"/{BRAND_FILE}"):
        return (
            f"“{shown}”是整所学校。整所学校不公开，在它的 brand.yml 里写一行“公开范围: 内部”；"
            "其中的一件事，写活动、典型、案例的文件，或者照片"
        )
    return f"“{shown}”不是活动、典型、案例的文件，也不是 photos 文件夹里的照片"


def _from_address(written: str) -> str | None:
    """The record file of the page at an address; None if this is not an address.

    Raises TargetError.
    """
    if not written.startswith(("http://", "https://")):
        return None
    match = _PAGE.search(unquote(urlsplit(written).path))
    if not match:
        raise TargetError(
            f"“{printable(written)}”不是活动、典型或案例的网址。"
            "照片请写它的文件：brands/学校/photos/照片，在用到它的活动文件里写着文件名"
        )
    return f"{BRANDS}/{match[1]}.yml"


def _below_brands(project: Path, written: str) -> str | None:
    """A path from here or from the project -> relative to the project; None if outside brands."""
    brands = Path(os.path.realpath(project)) / BRANDS
    for start in (Path.cwd(), project):
        absolute = Path(os.path.normpath(start.absolute() / written))
        # Links among the folders above are fine, but the file itself must not be one.
        real = Path(os.path.realpath(absolute.parent)) / absolute.name
        if brands in real.parents and (os.path.lexists(real) or start is project):
            return f"{BRANDS}/{real.relative_to(brands).as_posix()}"
    return None


def _is_removed(project: Path, path: str, kind: TargetKind, region: Region) -> bool:
    """Whether a missing file was taken down.

    The register holds no names of photos, so a photo is identified by its content in git.
    """
    removed = [entry for entry in region.takedowns if entry.outcome is TakedownOutcome.REMOVED]
    if kind is TargetKind.RECORD:
        return any(entry.kind is TakedownKind.RECORD and entry.place == path for entry in removed)
    log = ("log", "--all", "-1", "--diff-filter=AM", "--format=%H")
    try:
        commit = ask(project, *log, "--", path).decode().strip()
        data = ask(project, "cat-file", "blob", f"{commit}:./{path}")
    except GitError:
        return False
    return any(entry.digest == digest(data) for entry in removed)
