"""A change -> a report of what it does, folder by folder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from wuse.change.git import Change, ChangeStatus, changes, merge_base, paths_of
from wuse.layout import BELOW_BRANDS, BUREAU, PHOTOS, SLUG, home, owner_of, top
from wuse.model.base import Record
from wuse.model.brand import Visibility
from wuse.model.media import photos_in
from wuse.model.region import OwnerFolder, Sourced
from wuse.source import Problem
from wuse.source.settings import load_configuration

from .model import FileChange, FolderChange, Outcome, RecordChange, Report
from .pages import changed_pages
from .record_file import record_file
from .records import PathChange, RecordReport, record_report
from .versions import Versions, versions

_BUREAU = home(BUREAU)
_ADDRESS = re.compile(r"https?://[^\s<>()\"']+/")
"""A web address that is safe in every format of the report."""


def report(
    project: Path, since: str, problems: Collection[Problem], pictures: bool = True
) -> Report:
    """Report what the work tree changes since it branched off from ``since``.

    Broken data is reported as such and does not stop the rest.

    Args:
        project: the folder that holds ``brands/``.
        since: a branch, tag or commit.
        problems: what the check of the change reported.
        pictures: whether to show photos.

    Raises:
        GitError: as `wuse.change.changes`.
        OSError: there is no room for pictures.
    """
    touched = changes(project, since)
    paths = paths_of(touched)
    slugs = {slug for slug in map(owner_of, paths) if SLUG.fullmatch(slug)}
    by_folder: dict[str, list[PathChange]] = {}
    for item in (item for change in touched for item in _path_changes(change)):
        by_folder.setdefault(_folder(item.path), []).append(item)
    for problem in problems:
        by_folder.setdefault(_folder(problem.path), [])
    base = merge_base(project, since)
    with versions(project, base, slugs, frozenset(paths), problems, pictures) as both:
        # The name and address of the site are the old ones: no change may mislead the reviewer.
        site, _ = load_configuration(both.old.root)
        url = site.text("site_url").rstrip("/") + "/"
        url = url if _ADDRESS.fullmatch(url) else ""
        folders = [
            _folder_change(both, folder, by_folder[folder], problems, url)
            for folder in sorted(by_folder, key=_rank)
        ]
        return Report(site.text("site_name"), since, tuple(folders), url)


def _path_changes(change: Change) -> Iterator[PathChange]:
    """A file that moves and thereby becomes another record counts as removed and added."""
    old = None if change.status is ChangeStatus.ADDED else change.old_path
    new = None if change.status is ChangeStatus.DELETED else change.path
    before, after = (record_file(path) if path else None for path in (old, new))
    same = before and after and (before.kind, before.slug) == (after.kind, after.slug)
    if old is None or new is None or old == new or same:
        yield PathChange(old, new)
    else:
        yield from (PathChange(old, None), PathChange(None, new))


def _folder(path: str) -> str:
    """The folder below ``brands/`` that contains a path; empty for everything else."""
    folder = top(path)
    return folder if folder.startswith(BELOW_BRANDS) and folder != path else ""


def _rank(folder: str) -> tuple[bool, bool, str]:
    """Schools first, then the bureau, then the rest."""
    return not folder, folder == _BUREAU, folder


def _folder_change(
    both: Versions,
    folder: str,
    path_changes: Sequence[PathChange],
    problems: Iterable[Problem],
    url: str,
) -> FolderChange:
    slug = owner_of(f"{folder}/")
    owner = both.new.loaded.region.owners.get(slug)
    kept = list(_unchanged_records(owner, {item.path for item in path_changes}))
    # A record changes, too, if one of its photos does.
    by_photo = [PathChange(item.path, item.path) for item in kept if _photos(item) & both.changed]
    candidates = (record_report(both, item) for item in (*path_changes, *by_photo))
    reports = [report for report in candidates if report]
    covered = {report.file.path for report in reports}
    covered |= {
        f"{folder}/{PHOTOS}/{photo.file}" for report in reports for photo in report.change.photos
    }
    name = _name(both, folder, owner)
    here = sorted(problem for problem in problems if _folder(problem.path) == folder)
    before = set(map(_identity, both.old.problems))
    return FolderChange(
        path=folder,
        name=name,
        records=tuple(sorted((report.change for report in reports), key=_order)),
        flags=tuple(flag for report in reports for flag in report.flags),
        problems=tuple(problem for problem in here if _identity(problem) not in before),
        known=tuple(problem for problem in here if _identity(problem) in before),
        pages=tuple(changed_pages(reports, slug, name, url)) if _is_public(owner, reports) else (),
        files=tuple(
            FileChange(item.outcome, item.path) for item in path_changes if item.path not in covered
        ),
        untouched=_counted(item for item in kept if item.path not in covered),
    )


def _identity(problem: Problem) -> tuple[str, ...]:
    """What identifies a problem in both versions: not its line, as lines above come and go."""
    return problem.path, problem.code, problem.field, problem.message


def _is_public(owner: OwnerFolder | None, reports: Iterable[RecordReport]) -> bool:
    """Whether an owner has pages; one that was removed had some."""
    if owner is None:
        return all(report.change.outcome is not Outcome.BROKEN for report in reports)
    return owner.profile.visibility is Visibility.PUBLIC


def _order(change: RecordChange) -> tuple[int, str]:
    """New records first, then by path."""
    return list(Outcome).index(change.outcome), change.path


def _name(both: Versions, folder: str, owner: OwnerFolder | None) -> str:
    if not folder or folder == _BUREAU:
        return "主管部门的文件" if folder else "其他文件"
    known = owner or both.old.loaded.region.owners.get(owner_of(f"{folder}/"))
    return known.name if known else folder.removeprefix(BELOW_BRANDS)


def _unchanged_records(
    owner: OwnerFolder | None, changed: Collection[str]
) -> Iterator[Sourced[Record]]:
    """The records of an owner that are not changed themselves."""
    if owner is None:
        return
    every = (owner.source, *owner.activities, *owner.exemplars, owner.case)
    yield from (item for item in every if item and item.path not in changed)


def _photos(item: Sourced[Record]) -> frozenset[str]:
    """The paths of the photos that a record names."""
    folder = f"{top(item.path)}/{PHOTOS}"
    return frozenset(f"{folder}/{photo.file}" for _, photo in photos_in(item.record))


def _counted(records: Iterable[Sourced[Record]]) -> str:
    names = Counter(file.name for item in records if (file := record_file(item.path)))
    return "、".join(f"{count} 个{name}" for name, count in names.items())
