"""An owner's folder in; its records and every problem in its files out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from wuse.filenames import KNOWN_SUFFIXES, folded, suffix
from wuse.layout import (
    ACTIVITIES,
    BRAND_FILE,
    BRANDS,
    CASE_FILE,
    EXEMPLARS,
    PHOTOS,
)
from wuse.model.brand import BrandFile
from wuse.model.records import Activity, Case, Exemplar
from wuse.model.region import OwnerFolder, Region, Sourced

from .codes import Code
from .folder_reader import FolderReader
from .loaded import Loaded
from .problems import Severity
from .unread_files import KNOWN, advice, intended_name

Carried = TypeVar("Carried", Activity, Exemplar)
_NEW_BRAND = "新建 brand.yml，至少写单位名称和品牌名称"


def read_owner(project: Path, slug: str, bureau: Region) -> Loaded:
    """Read one owner's folder, which must exist. Never raises for what a file contains.

    Args:
        project: the folder that holds ``brands/``.
        slug: the name of the folder.
        bureau: the region without its owners (`read_bureau`).

    Returns:
        The region with no other owner; without any if the folder or ``brand.yml`` cannot be read.
    """
    reader = _OwnerReader(project, bureau.vocabulary)
    folder = reader.owner(project / BRANDS / slug)
    owners = {slug: folder} if folder else {}
    region = replace(bureau, owners=owners, unread=bureau.unread | reader.unread)
    return Loaded(region, reader.problems, [] if folder else [slug], reader.parsed)


class _OwnerReader(FolderReader):
    def owner(self, home: Path) -> OwnerFolder | None:
        path = home / BRAND_FILE
        if not os.access(home, os.R_OK | os.X_OK):
            self.unread.add(self.display_path(path))
            self.report_locked(home)
            return None
        entries = {entry.name: entry for entry in self.entries(home)}
        if path.name not in entries:
            self.unread.add(self.display_path(path))
            other = next((name for name in entries if intended_name(name) == path.name), "")
            fix = f"把“{other}”改名为 brand.yml" if other else _NEW_BRAND
            self.report(path, Code.NO_BRAND_FILE, "没有 brand.yml，这所学校不会发布", fix)
            self._check_files(entries.values())
            return None
        brand = self.read(BrandFile, path, home.name)
        # Look names up in the listing: another system may open a file by a similar name.
        activities = list(self.records(Activity, entries.get(ACTIVITIES)))
        activities.sort(key=_newest_first, reverse=True)
        exemplars = tuple(self.records(Exemplar, entries.get(EXEMPLARS)))
        case = self.optional(Case, home / CASE_FILE) if CASE_FILE in entries else None
        self._check_files(entries.values())
        self._check_photos(entries.get(PHOTOS))
        if brand is None:
            return None
        ids = brand.record.initiative_ids()
        activities = [_by_id(item, ids) for item in activities]
        exemplars = tuple(_by_id(item, ids) for item in exemplars)
        sourced_case = Sourced("case", case, self.display_path(home / CASE_FILE)) if case else None
        return OwnerFolder(home.name, brand, tuple(activities), exemplars, sourced_case)

    def _check_files(self, entries: Iterable[Path]) -> None:
        for entry in entries:
            if entry.name not in KNOWN and not entry.name.startswith("."):
                self.report_unread(entry, advice("", entry.name, entry.is_dir()))

    def _check_photos(self, folder: Path | None) -> None:
        alike: dict[str, str] = {}
        for entry in self.entries(folder) if folder else ():
            name = entry.name
            if name.startswith("."):
                continue
            if suffix(name) not in KNOWN_SUFFIXES:
                self.report_unread(entry, advice(PHOTOS, name, entry.is_dir()))
            if (other := alike.setdefault(folded(name), name)) != name:
                message = f"“{name}”和“{other}”在 Windows 和苹果电脑上是同一个名字"
                fix = "只留一个，或者给其中一个换一个名字"
                self.report(entry, Code.TWIN_NAMES, message, fix, Severity.WARNING)


def _by_id(item: Sourced[Carried], ids: Mapping[str, str]) -> Sourced[Carried]:
    """The record with the ids of the initiatives that it names by name; others stay as written."""
    named = item.record.initiative
    found = tuple(ids.get(name, name) for name in named)
    return (
        item
        if found == named
        else replace(item, record=item.record.model_copy(update={"initiative": found}))
    )


def _newest_first(item: Sourced[Activity]) -> tuple[bool, tuple[object, ...]]:
    """Sort key, used in reverse: activities without a certain year come last, as one group."""
    date = item.record.date
    return (date.year is not None, (*date.sort_key, item.id))
