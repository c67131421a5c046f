"""From a change to a report: what it does, folder by folder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from wuse.change.git import Change, Status, changes, merge_base, paths_of
from wuse.layout import BELOW_BRANDS, BUREAU, SLUG, home, owner_of, top
from wuse.model.base import Record
from wuse.model.brand import Visibility
from wuse.model.media import photos_in
from wuse.model.region import OwnerFolder, Sourced
from wuse.source import Problem
from wuse.source.settings import load_configuration

from .model import FileChange, Group, Outcome, RecordChange, Report
from .pages import changed_pages
from .places import record_file
from .telling import RecordReport, Step, tell
from .versions import Versions, versions

_BUREAU = home(BUREAU)
_ADDRESS = re.compile(r"https?://[^\s<>()\"']+/")
"""A web address that no notation of a report takes for anything else."""


def report(
    project: Path, since: str, problems: Collection[Problem], pictures: bool = True
) -> Report:
    """Tell what the work tree changes since it parted from ``since``.

    Broken data is told as such and does not stop the rest.

    Args:
        project: the folder that holds ``brands/``.
        since: a branch, tag or commit.
        problems: what the check says of the change.
        pictures: whether photos are to be shown.

    Raises:
        GitError: as `wuse.change.changes`.
        OSError: there is no room for pictures.
    """
    found = changes(project, since)
    paths = paths_of(found)
    slugs = {slug for slug in map(owner_of, paths) if SLUG.fullmatch(slug)}
    groups: dict[str, list[Step]] = {}
    for step in (step for change in found for step in _steps(change)):
        groups.setdefault(_place(step.path), []).append(step)
    for problem in problems:
        groups.setdefault(_place(problem.path), [])
    base = merge_base(project, since)
    with versions(project, base, slugs, frozenset(paths), problems, pictures) as both:
        # Where the site is, and its name, are as they were: no change may lead readers astray.
        site, _ = load_configuration(both.old.root)
        url = site.text("site_url").rstrip("/") + "/"
        url = url if _ADDRESS.fullmatch(url) else ""
        told = [
            _group(both, place, groups[place], problems, url) for place in sorted(groups, key=_rank)
        ]
        return Report(site.text("site_name"), since, tuple(told), url)


def _steps(change: Change) -> Iterator[Step]:
    """A file that moves to where it is another record goes there and comes here."""
    old = None if change.status is Status.ADDED else change.old_path
    new = None if change.status is Status.DELETED else change.path
    before, after = (record_file(path) if path else None for path in (old, new))
    same = before and after and (before.kind, before.slug) == (after.kind, after.slug)
    if old is None or new is None or old == new or same:
        yield Step(old, new)
    else:
        yield from (Step(old, None), Step(None, new))


def _place(path: str) -> str:
    """The folder below ``brands/`` that a path is in; empty for what is outside of them."""
    place = top(path)
    return place if place.startswith(BELOW_BRANDS) and place != path else ""


def _rank(place: str) -> tuple[bool, bool, str]:
    """Schools first, then the bureau, then the rest."""
    return not place, place == _BUREAU, place


def _group(
    both: Versions, place: str, steps: Sequence[Step], problems: Iterable[Problem], url: str
) -> Group:
    slug = owner_of(f"{place}/")
    folder = both.new.loaded.region.owners.get(slug)
    kept = list(_records(folder, {step.path for step in steps}))
    repictured = [Step(item.path, item.path) for item in kept if _photos(item) & both.changed]
    items = [told for step in (*steps, *repictured) if (told := tell(both, step))]
    told_of = {told.file.path for told in items}
    told_of |= {f"{place}/photos/{photo.file}" for told in items for photo in told.change.photos}
    name = _name(both, place, folder)
    here = sorted(problem for problem in problems if _place(problem.path) == place)
    before = set(map(_said, both.old.problems))
    return Group(
        place=place,
        name=name,
        records=tuple(sorted((told.change for told in items), key=_order)),
        flags=tuple(flag for told in items for flag in told.flags),
        problems=tuple(it for it in here if _said(it) not in before),
        known=tuple(it for it in here if _said(it) in before),
        pages=tuple(changed_pages(items, slug, name, url)) if _is_shown(folder, items) else (),
        files=tuple(
            FileChange(step.outcome, step.path) for step in steps if step.path not in told_of
        ),
        untouched=_counted(item for item in kept if item.path not in told_of),
    )


def _said(problem: Problem) -> tuple[str, ...]:
    """A problem wherever it stands in its file: lines before it may come and go."""
    return problem.path, problem.code, problem.field, problem.message


def _is_shown(folder: OwnerFolder | None, items: Iterable[RecordReport]) -> bool:
    """Whether a folder has pages at all; one that is gone had."""
    if folder is None:
        return all(told.change.outcome is not Outcome.BROKEN for told in items)
    return folder.profile.visibility is Visibility.PUBLIC


def _order(change: RecordChange) -> tuple[int, str]:
    """New ones first, then as in the folder."""
    return list(Outcome).index(change.outcome), change.path


def _name(both: Versions, place: str, folder: OwnerFolder | None) -> str:
    if not place or place == _BUREAU:
        return "主管部门的文件" if place else "其他文件"
    known = folder or both.old.loaded.region.owners.get(owner_of(f"{place}/"))
    return known.name if known else place.removeprefix(BELOW_BRANDS)


def _records(folder: OwnerFolder | None, changed: Collection[str]) -> Iterator[Sourced[Record]]:
    """The records of a folder that are not changed themselves."""
    if folder is None:
        return
    every = (folder.source, *folder.activities, *folder.exemplars, folder.case)
    yield from (item for item in every if item and item.path not in changed)


def _photos(item: Sourced[Record]) -> frozenset[str]:
    """The paths of the photos that a record names."""
    folder = f"{top(item.path)}/photos"
    return frozenset(f"{folder}/{photo.file}" for _, photo in photos_in(item.record))


def _counted(records: Iterable[Sourced[Record]]) -> str:
    names = Counter(file.name for item in records if (file := record_file(item.path)))
    return "、".join(f"{count} 个{name}" for name, count in names.items())
