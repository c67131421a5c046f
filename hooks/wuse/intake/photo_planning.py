"""Photos from a folder or an archive -> the school's folder, each beside the activity it may be of.

The name of the folder, the name of the file and the day on which it was taken say which activity
that is. A photo that fits none, or several, is kept and told.
"""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from wuse.filenames import KNOWN_SUFFIXES, suffix
from wuse.layout import ACTIVITIES
from wuse.model.records import Activity
from wuse.photos import PhotoError
from wuse.photos.prepare import prepare
from wuse.printable import printable
from wuse.source.codes import Code

from .bundles import Bundle
from .edited import EditedFile, EditError
from .messages import Level, Note
from .new_photos import NewPhoto, NewPhotos, photo_lines
from .plans import Outcome, Plan, Word
from .refusal import RefusedError
from .schools import School
from .target import Target
from .words import fold

_DAY = re.compile(r"(?<!\d)(20\d{2})\s*[年._-]?\s*(\d{1,2})\s*[月._-]?\s*(\d{1,2})(?!\d{3}(?!\d))")
_COMPACT = re.compile(r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{6})?(?!\d)")
_MONTH_AND_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})[日号]?")
_MILLISECONDS = re.compile(r"(?<!\d)(1[5-9]\d{11})(?!\d)")  # WeChat: mmexport1761633300000.jpg
_CHINA = datetime.timezone(datetime.timedelta(hours=8))
_ALIKE = 0.6
"""The ratio from which the name of a folder may mean the title of an activity."""


class _Event(NamedTuple):
    """An activity that photos may be of."""

    path: Path
    title: str
    day: datetime.date | None


def is_photo(name: str) -> bool:
    """Whether a file is a photo by its name, and no part of a saved page."""
    folders = PurePosixPath(name).parts[:-1]
    saved = any(folder.endswith(("_files", ".files")) for folder in folders)
    return suffix(name) in KNOWN_SUFFIXES and not saved


def plan_photos(bundle: Bundle, names: Sequence[str], target: Target, where: str) -> Iterator[Plan]:
    """Decide what photos become, folder by folder.

    Args:
        bundle: where they are.
        names: the photos.
        target: the project.
        where: the folder or archive, as messages call it.
    """
    folders: dict[str, list[str]] = {}
    for name in names:
        folders.setdefault(name.rpartition("/")[0], []).append(name)
    for folder, found in folders.items():
        yield _Planner(bundle, target, f"{where}/{folder}").plan(found)


class _Planner:
    def __init__(self, bundle: Bundle, target: Target, folder: str) -> None:
        self._bundle = bundle
        self._target = target
        self._folder = folder
        self._plan = Plan()
        self._telling: list[str] = []
        """The folders that may tell the activity, the nearest first; others name the school."""

    def plan(self, names: Sequence[str]) -> Plan:
        parts = [*reversed(PurePosixPath(self._folder).parts)]
        school = self._target.school_in(*parts)
        if school is None:
            message = (
                f"“{self._folder.rstrip('/')}”里的 {len(names)} 张照片看不出是哪所学校的；没有写"
            )
            fix = "加 --owner 文件夹，或者把学校的名称写进文件夹的名称"
            self._note(Code.X_NO_SCHOOL, Level.REFUSED, message, fix)
            self._plan.outcomes += [Outcome(Word.RETURNED, name) for name in names]
            return self._plan
        known = self._target.schools
        self._telling = [it for it in parts if not (known.find(it) or known.find_by_place(it))]
        events = list(_events(school))
        photos = NewPhotos(self._plan, self._target, school.home)
        by_event: dict[Path, list[NewPhoto]] = {}
        for name in names:
            self._add(name, school, events, photos, by_event)
        for path, found in by_event.items():
            self._register(path, found)
        return self._plan

    def _note(self, code: Code, level: Level, message: str, fix: str = "", place: str = "") -> None:
        self._plan.notes.append(Note(code, level, place, message, fix))

    def _add(
        self,
        name: str,
        school: School,
        events: Sequence[_Event],
        photos: NewPhotos,
        by_event: dict[Path, list[NewPhoto]],
    ) -> None:
        file = name.rpartition("/")[2]
        place = printable(name)
        try:
            data = self._bundle.read(name)
            taken = _day_in(file, events) or prepare(data).work.private_metadata.day
            found = _matching(self._telling, file, taken, events)
            event = found[0] if len(found) == 1 else None
            photo = photos.add(data, file, (event and event.day) or taken)
        except (RefusedError, PhotoError) as error:
            self._note(Code.X_PHOTO, Level.REFUSED, error.message, error.fix, place)
            self._plan.outcomes.append(Outcome(Word.RETURNED, place))
            return
        if photo is None:
            self._note(Code.X_DECORATION, Level.NOTE, "太小，像是图标，没有取", place=place)
            return
        if not photo.is_new:
            self._note(Code.X_KNOWN, Level.NOTE, f"和 {photo.name} 一样，没有再写", place=place)
            self._plan.outcomes.append(Outcome(Word.KNOWN, place, file))
            return
        path = school.home / "photos" / photo.name
        title = f"{file}（{event.title}）" if event else file
        self._plan.outcomes.append(Outcome(Word.NEW, place, title, path))
        if event:
            by_event.setdefault(event.path, []).append(photo)
        else:
            several = "、".join(f"“{it.title}”" for it in found[:3])
            message = f"像是几项活动的：{several}" if found else "没有对上哪一项活动"
            fix = "看过照片，自己写进那项活动的“照片”一栏"
            self._note(Code.X_NO_EVENT, Level.DOUBT, message, fix, place)

    def _register(self, path: Path, photos: Sequence[NewPhoto]) -> None:
        try:
            edited = EditedFile(path, self._target.vocabulary)
            edited.add_comment(photo_lines(photos))
        except EditError as error:
            self._note(Code.X_INVALID, Level.DOUBT, error.message, error.fix)
            return
        self._plan.edited[path] = edited


def _events(school: School) -> Iterator[_Event]:
    for path, record in school.records(ACTIVITIES, Activity):
        is_one_day = record.date.day and not record.date.is_interval
        day = record.date.earliest if is_one_day else None
        yield _Event(path, record.title, day)


def _matching(
    folders: Sequence[str], file: str, taken: datetime.date | None, events: Sequence[_Event]
) -> list[_Event]:
    """The activities that a photo may be of: by the names around it, else by its day.

    Args:
        folders: where it lies, the nearest first.
        file: its own name, which may tell the day on which it was sent.
        taken: the day that it tells itself.
        events: the school's activities.
    """
    if found := _by_title(file.rpartition(".")[0], taken, events):
        return found
    for folder in folders:
        found = _by_title(folder, taken, events) or _on_day(_day_in(folder, events), events)
        if found:
            return found
    return _on_day(taken, events)


def _by_title(name: str, taken: datetime.date | None, events: Sequence[_Event]) -> list[_Event]:
    """The activities that a name may mean."""
    word = fold(re.sub(r"[\d()（）_-]+", "", name))
    if len(word) < 3:
        return []
    alike = {
        event: 1.0
        if word in fold(event.title) or fold(event.title) in word
        else difflib.SequenceMatcher(None, word, fold(event.title)).ratio()
        for event in events
    }
    best = max(alike.values(), default=0)
    found = [event for event, ratio in alike.items() if ratio == best >= _ALIKE]
    return _on_day(taken, found) or found


def _on_day(day: datetime.date | None, events: Sequence[_Event]) -> list[_Event]:
    return [event for event in events if day and event.day == day]


def _day_in(name: str, events: Sequence[_Event]) -> datetime.date | None:
    """The day that a name tells; the year may be that of the only activity on such a day."""
    for pattern in (_COMPACT, _DAY):
        if match := pattern.search(name):
            try:
                return datetime.date(*map(int, match.groups()))
            except ValueError:
                continue
    if match := _MILLISECONDS.search(name):
        return datetime.datetime.fromtimestamp(int(match[1]) / 1000, _CHINA).date()
    if match := _MONTH_AND_DAY.search(name):
        month, day = map(int, match.groups())
        days = {it.day for it in events if it.day and (it.day.month, it.day.day) == (month, day)}
        return days.pop() if len(days) == 1 else None
    return None
