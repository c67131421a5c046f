"""Paths and addresses as a clerk gives them -> the records and photos that they mean."""

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
    """What may be asked to go."""

    RECORD = auto()
    PHOTO = auto()


@dataclass(frozen=True, slots=True)
class Target:
    """A file that is to go. Its path is relative to the project, with ``/``."""

    kind: TargetKind
    path: str


class TargetError(WuseError):
    """What is no record and no photo; the message says why and what to do, in Chinese."""


def target(project: Path, written: str, region: Region) -> Target | None:
    """What a path or the address of a page means; None for what was removed already.

    Raises TargetError.
    """
    shown = printable(written)
    path = _of_address(written) or _below(project, written)
    if path is None:
        there = any(os.path.lexists(start / written) for start in (Path.cwd(), project))
        raise TargetError(
            f"“{shown}”不在这个项目的 {BRANDS} 文件夹里" if there else _NO_FILE.format(shown)
        )
    below = path.removeprefix(f"{BRANDS}/")
    kind = TargetKind.RECORD if _RECORD.fullmatch(below) else TargetKind.PHOTO
    if kind is TargetKind.PHOTO and not _PHOTO.fullmatch(below):
        raise TargetError(_no_target(shown, below))
    place = project / path
    home = project / BRANDS / below.split("/")[0]
    if any(link.is_symlink() for link in (place, place.parent, home)):
        raise TargetError(f"“{shown}”是一个快捷方式（符号链接），请写文件本身")
    if place.is_file():
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


def _of_address(written: str) -> str | None:
    """The file of a page, whose address somebody copied from a browser."""
    if not written.startswith(("http://", "https://")):
        return None
    found = _PAGE.search(unquote(urlsplit(written).path))
    if not found:
        raise TargetError(
            f"“{printable(written)}”不是活动、典型或案例的网址。"
            "照片请写它的文件：brands/学校/photos/照片，在用到它的活动文件里写着文件名"
        )
    return f"{BRANDS}/{found[1]}.yml"


def _below(project: Path, written: str) -> str | None:
    """The path below the project, of a path from here or from the project."""
    brands = Path(os.path.realpath(project)) / BRANDS
    for start in (Path.cwd(), project):
        whole = Path(os.path.normpath(start.absolute() / written))
        # The folders above may be reached by another way; the file itself may not be a link.
        place = Path(os.path.realpath(whole.parent)) / whole.name
        if brands in place.parents and (os.path.lexists(place) or start is project):
            return f"{BRANDS}/{place.relative_to(brands).as_posix()}"
    return None


def _is_removed(project: Path, path: str, kind: TargetKind, region: Region) -> bool:
    """Whether a file that is not there was taken down: the register knows no names of photos."""
    gone = [entry for entry in region.takedowns if entry.outcome is TakedownOutcome.REMOVED]
    if kind is TargetKind.RECORD:
        return any(entry.kind is TakedownKind.RECORD and entry.place == path for entry in gone)
    asked = ("log", "--all", "-1", "--diff-filter=AM", "--format=%H")
    try:
        commit = ask(project, *asked, "--", path).decode().strip()
        data = ask(project, "cat-file", "blob", f"{commit}:./{path}")
    except GitError:
        return False
    return any(entry.digest == digest(data) for entry in gone)
