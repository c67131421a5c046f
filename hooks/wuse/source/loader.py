"""A whole ``brands/`` folder in; a region and every problem in it out.

The parts are there on their own: the bureau's files (`read_bureau`), and each owner's folder
(`read_owner`), which may be read in any process.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from wuse.layout import BRANDS, BUREAU, SLUG
from wuse.model.bureau import ResourceFile, SiteFile
from wuse.model.edition import Edition
from wuse.model.region import OwnerFolder, Region
from wuse.model.takedown import Takedown, TakedownFile
from wuse.model.terms import TABLES
from wuse.model.vocabulary import Vocabulary

from .bind import read_items, read_sections
from .codes import Code
from .folder_reader import FolderReader
from .loaded import Loaded
from .owner_reader import read_owner
from .problems import Severity

_BUREAU_FILES = ("site.yml", "resources.yml", "takedowns.yml", "editions")
"""What is read in the bureau's folder, which may hold anything else."""

_FEW = 8
"""Owners whose trees may be kept together: those of a large one take some 3 MB."""


def load_region(project: Path, only: Collection[str] | None = None) -> Loaded:
    """Read ``brands/`` below a project folder. Never raises for what a file contains.

    Args:
        project: the folder that holds ``brands/``.
        only: slugs of the owners to read. No file of any other owner is opened, but `Region.slugs`
            has them, so that references to them count as right.
    """
    loaded = read_bureau(project, only)
    bureau, unread = loaded.region, set(loaded.region.unread)
    owners: dict[str, OwnerFolder] = {}
    slugs = [slug for slug in sorted(bureau.slugs) if only is None or slug in only]
    for slug in slugs:
        one = read_owner(project, slug, bureau)
        owners |= one.region.owners
        unread |= one.region.unread
        loaded.problems += one.problems
        loaded.left_out += one.left_out
        if len(slugs) <= _FEW:
            loaded.parsed |= one.parsed
    loaded.region = replace(bureau, owners=owners, unread=frozenset(unread))
    return loaded


def read_bureau(project: Path, only: Collection[str] | None = None) -> Loaded:
    """Read the bureau's files, and look at what lies in ``brands/`` beside the owners' folders.

    Args:
        project: the folder that holds ``brands/``.
        only: slugs of the owners that matter; entries of ``brands/`` that are no owner's folder
            are reported only if their names are among these.

    Returns:
        A region without owners, whose `Region.slugs` names their folders.
    """
    return _BureauReader(project).bureau(only)


class _BureauReader(FolderReader):
    def __init__(self, project: Path) -> None:
        super().__init__(project, Vocabulary())
        self._left_out: list[str] = []

    def bureau(self, only: Collection[str] | None) -> Loaded:
        brands = self.project / BRANDS
        bureau = brands / BUREAU
        # The bureau's file comes first: its vocabulary decides what schools' files may say. A slip
        # in one section must not make the schools' files wrong.
        path = bureau / "site.yml"
        site = self.optional(SiteFile, path)
        if site is None:
            site = read_sections(SiteFile, path, self.display_path(path), self.vocabulary)
        self.vocabulary = extended(site)
        resources = self.optional(ResourceFile, bureau / "resources.yml") or ResourceFile()
        editions = tuple(self.records(Edition, bureau / "editions"))
        if not bureau.is_symlink():
            for entry in self.entries(bureau):
                self.check_name(entry, _BUREAU_FILES)
        takedowns = self._takedowns(bureau / "takedowns.yml")
        slugs = self._slugs(brands, only)
        if not slugs and not self._left_out and only is None:
            self._report_empty(brands)
        region = Region(
            {},
            site,
            resources,
            editions,
            self.vocabulary,
            takedowns,
            frozenset(self.unread),
            frozenset(slugs),
        )
        return Loaded(region, self.problems, self._left_out, self.parsed)

    def _takedowns(self, path: Path) -> tuple[Takedown, ...]:
        """What must stay offline: a slip in one entry must not let the others back in."""
        file = self.optional(TakedownFile, path)
        if file is None and os.path.lexists(path):
            return tuple(read_items(Takedown, path, self.display_path(path), "takedowns", "撤下"))
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
        self.report(brands, Code.NOTHING_TO_SHOW, "brands 里还没有学校", fix, severity)

    def _slugs(self, brands: Path, only: Collection[str] | None) -> set[str]:
        """The owners' folders. Whatever else lies beside them is reported."""
        slugs: set[str] = set()
        for entry in self.entries(brands):
            name = entry.name
            if name.startswith(("_", ".")):
                self.check_name(entry, (BUREAU,))
                continue
            is_folder = entry.is_dir() and not entry.is_symlink()
            if is_folder and SLUG.fullmatch(name):
                slugs.add(name)
            elif only is None or name in only:
                self._report_stray(entry)
        return slugs

    def _report_stray(self, entry: Path) -> None:
        """Report an entry of ``brands/`` that is no owner's folder."""
        if entry.is_symlink():
            self._left_out.append(entry.name)
            self.report_link(entry)
        elif not entry.is_dir():
            if entry.name != "README.md":
                self.report_unread(entry, "brands 里只放学校的文件夹")
        else:
            self._left_out.append(entry.name)
            fix = "改成 2 到 40 个小写字母、数字或连字符，例如 beizao"
            message = f"文件夹名“{entry.name}”不能用作网址"
            self.report(entry, Code.BAD_FOLDER_NAME, message, fix)


def extended(site: SiteFile) -> Vocabulary:
    """The built-in vocabulary with the bureau's additions; rules report unknown schemes."""
    additions: dict[str, dict[str, str]] = {}
    for term in site.vocabulary:
        if term.scheme in TABLES:
            additions.setdefault(term.scheme, {})[term.code] = term.name
    return Vocabulary(additions)
