"""A whole ``brands/`` folder in; a region and every problem in it out.

One broken file never takes another with it: a record that cannot be read is left out, and so is a
whole owner if the ``brand.yml`` cannot be read; everything else is there.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from wuse.filenames import KNOWN_SUFFIXES, folded, is_portable, suffix
from wuse.layout import (
    ACTIVITIES,
    BRAND_FILE,
    BRANDS,
    BUREAU,
    CASE_FILE,
    EXEMPLARS,
    ID,
    PHOTOS,
    SLUG,
)
from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.bureau import ResourceFile, SiteFile
from wuse.model.edition import Edition
from wuse.model.records import Activity, Case, Exemplar
from wuse.model.region import OwnerFolder, Region, Sourced
from wuse.model.takedown import Takedown, TakedownFile
from wuse.model.terms import TABLES
from wuse.model.vocabulary import Vocabulary

from .bind import read_items, read_record, read_sections
from .codes import Code
from .problems import FILE_START, Problem, Severity
from .tree import ParsedFile
from .unread_files import KNOWN, advice, describe_unportable, intended_name, rename_advice

_BUREAU_FILES = ("site.yml", "resources.yml", "takedowns.yml", "editions")
"""What is read in the bureau's folder, which may hold anything else."""
_NEW_BRAND = "新建 brand.yml，至少写单位名称和品牌名称"

_FEW = 8
"""Owners whose trees may be kept together: those of a large one take some 3 MB."""

R = TypeVar("R", bound=Record)


@dataclass
class Loaded:
    """The region that was read, and the problems in its files."""

    region: Region
    problems: list[Problem] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    """Slugs of the owners left out because their folder or ``brand.yml`` cannot be read."""
    parsed: dict[str, ParsedFile] = field(default_factory=dict)
    """Path -> tree of each file of a few owners, so that rules need not parse it again to locate
    what they find; empty if many owners were read."""


def load_region(project: Path, only: Collection[str] | None = None) -> Loaded:
    """Read ``brands/`` below a project folder. Never raises for what a file contains.

    Args:
        project: the folder that holds ``brands/``.
        only: slugs of the owners to read. No file of any other owner is opened, but `Region.unread`
            notes that they exist, so that references to them count as right.
    """
    return _Loader(project, only).load()


class _Loader:
    def __init__(self, project: Path, only: Collection[str] | None) -> None:
        self._project = project
        self._only = only
        self._problems: list[Problem] = []
        self._left_out: list[str] = []
        self._unread: set[str] = set()
        keeps_trees = only is not None and len(only) <= _FEW
        self._parsed: dict[str, ParsedFile] | None = {} if keeps_trees else None
        self._vocabulary = Vocabulary()

    def load(self) -> Loaded:
        brands = self._project / BRANDS
        bureau = brands / BUREAU
        # The bureau's file comes first: its vocabulary decides what schools' files may say. A slip
        # in one section must not make the schools' files wrong.
        path = bureau / "site.yml"
        site = self._optional(SiteFile, path)
        if site is None:
            site = read_sections(SiteFile, path, self._display_path(path), self._vocabulary)
        self._vocabulary = extended(site)
        resources = self._optional(ResourceFile, bureau / "resources.yml") or ResourceFile()
        editions = tuple(self._records(Edition, bureau / "editions"))
        if not bureau.is_symlink():
            for entry in self._entries(bureau):
                self._check_name(entry, _BUREAU_FILES)
        takedowns = self._takedowns(bureau / "takedowns.yml")
        owners = {folder.slug: folder for folder in self._owners(brands)}
        if not owners and not self._left_out and self._only is None:
            self._report_empty(brands)
        unread = frozenset(self._unread)
        region = Region(owners, site, resources, editions, self._vocabulary, takedowns, unread)
        return Loaded(region, self._problems, self._left_out, self._parsed or {})

    def _takedowns(self, path: Path) -> tuple[Takedown, ...]:
        """What must stay offline: a slip in one entry must not let the others back in."""
        file = self._optional(TakedownFile, path)
        if file is None and os.path.lexists(path):
            return tuple(read_items(Takedown, path, self._display_path(path), "takedowns", "撤下"))
        return file.takedowns if file else ()

    def _report_empty(self, brands: Path) -> None:
        """Report an empty site: an error, but a warning if the bureau has made a start."""
        fix, severity = "为学校建一个文件夹，里面写好 brand.yml", Severity.WARNING
        if not (brands / BUREAU).is_dir():
            fix, severity = (
                f"资料没有取下来的，先取来（子模块用 git submodule update --init）；"
                f"确实还没有学校的，建一个空文件夹 {BRANDS}/{BUREAU}",
                Severity.ERROR,
            )
        self._report(brands, Code.NOTHING_TO_SHOW, "brands 里还没有学校", fix, severity)

    def _owners(self, brands: Path) -> Iterator[OwnerFolder]:
        for entry in self._entries(brands):
            name = entry.name
            if name.startswith(("_", ".")):
                self._check_name(entry, (BUREAU,))
                continue
            if self._only is not None and name not in self._only:
                self._unread.add(f"{self._display_path(brands)}/{name}/{BRAND_FILE}")
            elif entry.is_symlink():
                self._left_out.append(name)
                self._report_link(entry)
            elif not entry.is_dir():
                if name != "README.md":
                    self._report_unread(entry, "brands 里只放学校的文件夹")
            elif not SLUG.fullmatch(name):
                self._left_out.append(name)
                fix = "改成 2 到 40 个小写字母、数字或连字符，例如 beizao"
                self._report(entry, Code.BAD_FOLDER_NAME, f"文件夹名“{name}”不能用作网址", fix)
            elif folder := self._owner(entry):
                yield folder

    def _owner(self, home: Path) -> OwnerFolder | None:
        path = home / BRAND_FILE
        if not os.access(home, os.R_OK | os.X_OK):
            self._left_out.append(home.name)
            self._unread.add(self._display_path(path))
            self._report_locked(home)
            return None
        entries = {entry.name: entry for entry in self._entries(home)}
        if path.name not in entries:
            self._left_out.append(home.name)
            self._unread.add(self._display_path(path))
            other = next((name for name in entries if intended_name(name) == path.name), "")
            fix = f"把“{other}”改名为 brand.yml" if other else _NEW_BRAND
            self._report(path, Code.NO_BRAND_FILE, "没有 brand.yml，这所学校不会发布", fix)
            self._check_files(entries.values())
            return None
        brand = self._read(BrandFile, path, home.name)
        # Look names up in the listing: another system may open a file by a similar name.
        activities = list(self._records(Activity, entries.get(ACTIVITIES)))
        activities.sort(key=_newest_first, reverse=True)
        exemplars = tuple(self._records(Exemplar, entries.get(EXEMPLARS)))
        case = self._optional(Case, home / CASE_FILE) if "case.yml" in entries else None
        self._check_files(entries.values())
        self._check_photos(entries.get(PHOTOS))
        if brand is None:
            self._left_out.append(home.name)
            return None
        sourced_case = Sourced("case", case, self._display_path(home / CASE_FILE)) if case else None
        return OwnerFolder(home.name, brand, tuple(activities), exemplars, sourced_case)

    def _records(self, kind: type[R], folder: Path | None) -> Iterator[Sourced[R]]:
        for path in self._entries(folder) if folder else ():
            if path.name.startswith("."):
                continue
            if path.suffix != ".yml":
                self._report_unread(path, advice(path.parent.name, path.name, path.is_dir()))
                self._unread.add(self._display_path(path))
            elif not ID.fullmatch(path.stem):
                self._unread.add(self._display_path(path))
                fix = "改成小写字母、数字和连字符，例如 2025-10-18-tree-planting.yml"
                self._report(path, Code.BAD_FILE_NAME, f"文件名“{path.name}”不能用作网址", fix)
            elif record := self._read(kind, path, path.stem):
                yield record

    def _read(self, kind: type[R], path: Path, id: str) -> Sourced[R] | None:
        display_path = self._display_path(path)
        record, problems = read_record(kind, path, display_path, self._vocabulary, self._parsed)
        self._problems += problems
        if record is None:
            self._unread.add(display_path)
            return None
        return Sourced(id, record, display_path)

    def _optional(self, kind: type[R], path: Path) -> R | None:
        if not os.path.lexists(path):
            return None
        sourced = self._read(kind, path, path.stem)
        return sourced.record if sourced else None

    def _check_files(self, entries: Iterable[Path]) -> None:
        for entry in entries:
            if entry.name not in KNOWN and not entry.name.startswith("."):
                self._report_unread(entry, advice("", entry.name, entry.is_dir()))

    def _check_photos(self, folder: Path | None) -> None:
        alike: dict[str, str] = {}
        for entry in self._entries(folder) if folder else ():
            name = entry.name
            if name.startswith("."):
                continue
            if suffix(name) not in KNOWN_SUFFIXES:
                self._report_unread(entry, advice(PHOTOS, name, entry.is_dir()))
            if (other := alike.setdefault(folded(name), name)) != name:
                message = f"“{name}”和“{other}”在 Windows 和苹果电脑上是同一个名字"
                fix = "只留一个，或者给其中一个换一个名字"
                self._report(entry, Code.TWIN_NAMES, message, fix, Severity.WARNING)

    def _check_name(self, entry: Path, known: tuple[str, ...]) -> None:
        """Report a name that is almost one of the known names."""
        if right := intended_name(entry.name, known):
            self._report_unread(entry, rename_advice(right, entry.is_dir()))

    def _entries(self, folder: Path) -> list[Path]:
        """The entries of a folder, sorted by name; a folder that is a link is not followed."""
        if folder.is_symlink():
            self._report_link(folder)
            return []
        entries: list[Path] = []
        try:
            entries = sorted(folder.iterdir(), key=attrgetter("name"))
        except FileNotFoundError:
            pass
        except NotADirectoryError:
            self._report(folder, Code.UNREADABLE, "这里应是文件夹，不是文件", "改名或删掉这个文件")
        except OSError:
            self._report_locked(folder)
        for entry in entries:
            if not is_portable(entry.name):
                self._report(entry, Code.UNPORTABLE_NAME, *describe_unportable(entry.name))
        return entries

    def _report_locked(self, folder: Path) -> None:
        self._report(folder, Code.UNREADABLE, "打不开这个文件夹", "检查有没有权限读它")

    def _report_link(self, path: Path) -> None:
        message = "这是一个快捷方式（符号链接），不会读取"
        self._report(path, Code.SYMLINK, message, "把文件夹本身复制过来")

    def _report_unread(self, path: Path, fix: str) -> None:
        message = f"“{path.name}”不会被读取"
        self._report(path, Code.UNEXPECTED_FILE, message, fix, Severity.WARNING)

    def _report(
        self, path: Path, code: Code, message: str, fix: str, severity: Severity = Severity.ERROR
    ) -> None:
        display_path = self._display_path(path)
        self._problems.append(Problem(code, severity, display_path, FILE_START, message, fix))

    def _display_path(self, path: Path) -> str:
        return path.relative_to(self._project).as_posix()


def extended(site: SiteFile) -> Vocabulary:
    """The built-in vocabulary with the bureau's additions; rules report unknown schemes."""
    additions: dict[str, dict[str, str]] = {}
    for term in site.vocabulary:
        if term.scheme in TABLES:
            additions.setdefault(term.scheme, {})[term.code] = term.name
    return Vocabulary(additions)


def _newest_first(item: Sourced[Activity]) -> tuple[bool, tuple[object, ...]]:
    """Sort key, used in reverse: activities without a certain year come last, as one group."""
    date = item.record.date
    return (date.year is not None, (*date.sort_key, item.id))
