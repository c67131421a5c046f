"""The schools of a project, found by any of their names; and what has been imported for them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

from wuse.layout import ACTIVITIES, BRAND_FILE, BRANDS, EXEMPLARS, is_folder
from wuse.model.achievements import Honour
from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.initiative import Initiative
from wuse.model.records import Activity
from wuse.model.vocabulary import Vocabulary
from wuse.source.bind import read_record
from wuse.source.text import read_text

from .sheets import Sheet
from .words import fold, with_digits

_ID = re.compile(r"来源: (.*?) · 导入编号 ([0-9a-f]{10})(?: · 内容 ([0-9a-f]{10}))?")
_BRACKETS = re.compile(r"[（(][^）)]*[）)]")
_BRANCH = re.compile(r"(?:党支部|党总支|党委)$")
_PLACE = re.compile(r"^([一-鿿]{1,6}?)([省市区县旗镇乡])(?=[一-鿿]{3})")
_SAME_TITLE = 0.8
"""The ratio from which two titles on one day may mean one activity."""


R = TypeVar("R", bound=Record)


class Imported(NamedTuple):
    """A draft, or what has become of it."""

    path: Path
    text: str
    """Of the whole file."""
    source: str
    """Where it came from, see `Source.where`."""
    digest: str
    """Of the draft as it was written; empty if the file does not tell."""


@dataclass
class School:
    """A school, there already or new in the file that is imported."""

    home: Path
    name: str
    initiatives: Mapping[str, str] = field(default_factory=dict)
    """Name, alias or identifier -> identifier."""
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    _titles: dict[str, list[tuple[str, str | None]]] = field(default_factory=dict)

    @cached_property
    def imported(self) -> Mapping[str, Imported]:
        """What has been imported before, by the number of its row."""
        return {
            number: Imported(path, text, source, digest)
            for path, text in self._texts()
            for source, number, digest in _ID.findall(text)
        }

    def similar(self, sheet: Sheet, title: str, date: str | None) -> str:
        """The title of a record that may be the same one; empty if there is none.

        Args:
            sheet: the sheet for such records.
            title: the title of an activity or an honour, the name of anything else.
            date: the date of the activity or honour; None for anything else.
        """
        for known, when in self._known(sheet):
            if when != date:
                continue
            if difflib.SequenceMatcher(None, fold(known), fold(title)).ratio() >= _SAME_TITLE:
                return known
        return ""

    def _known(self, sheet: Sheet) -> list[tuple[str, str | None]]:
        """Title and date of every record of a kind; only activities and honours have a date."""
        if sheet.name not in self._titles:
            records = self._entries(sheet) if sheet.section else self._records(sheet)
            self._titles[sheet.name] = [
                (title, record.date.text if record.date else "")
                if isinstance(record, Activity | Honour)
                else (title, None)
                for record in records
                if (title := str(getattr(record, sheet.key)))
            ]
        return self._titles[sheet.name]

    def records(self, folder: str, kind: type[R]) -> Iterator[tuple[Path, R]]:
        """The records in one of the school's folders that can be read, with their files."""
        for path in self._paths(folder):
            record, _ = read_record(kind, path, path.name, self.vocabulary)
            if record:
                yield path, record

    def _records(self, sheet: Sheet) -> Iterator[Record]:
        folder = ACTIVITIES if sheet.kind is Activity else EXEMPLARS
        return (record for _, record in self.records(folder, sheet.kind))

    def _entries(self, sheet: Sheet) -> Iterator[Record]:
        path = self.home / BRAND_FILE
        file, _ = read_record(BrandFile, path, path.name, self.vocabulary)
        if file:
            yield from (
                file.all_initiatives() if sheet.kind is Initiative else getattr(file, sheet.section)
            )

    def _texts(self) -> Iterator[tuple[Path, str]]:
        paths = [self.home / BRAND_FILE, *self._paths(ACTIVITIES), *self._paths(EXEMPLARS)]
        for path in paths:
            text, _ = read_text(path, path.name)
            yield path, text or ""

    def _paths(self, folder: str) -> list[Path]:
        below = self.home / folder
        return sorted(below.glob("*.yml")) if is_folder(below) else []


class Schools:
    """All schools of a project."""

    def __init__(self, project: Path, vocabulary: Vocabulary) -> None:
        self._by_name: dict[str, dict[Path, School]] = {}
        self._with_place: dict[str, dict[Path, School]] = {}
        """The same with and without the places that full names begin with."""
        self.names: list[str] = []
        """As their own files write them."""
        self.by_folder: dict[str, School] = {}
        self.broken: list[str] = []
        """Folders whose ``brand.yml`` has errors, so that their names are not known."""
        for path in sorted(project.glob(f"{BRANDS}/[!_.]*/{BRAND_FILE}")):
            if not is_folder(path.parent):
                continue
            file, _ = read_record(BrandFile, path, path.name, vocabulary)
            if file is None:
                self.broken.append(path.parent.name)
                continue
            known = {
                name: item.id
                for item in file.all_initiatives()
                for name in (item.id, item.name, *item.aliases)
            }
            owner = file.owner
            others = (owner.short_name, owner.organisation, *owner.aliases)
            self.add(School(path.parent, owner.name, known, vocabulary), others)

    def add(self, school: School, others: Iterable[str] = ()) -> None:
        """Make a school known by its name, and by others that it has."""
        self.names.append(school.name)
        self.by_folder[school.home.name] = school
        names = [name for name in (school.name, *others) if name]
        places = _places(school.name)
        for name in names:
            for spelling in _spellings(name):
                self._by_name.setdefault(spelling, {})[school.home] = school
            bare = name.removeprefix(
                max((it for it in places if name.startswith(it)), default="", key=len)
            )
            for place in ("", *places):
                for spelling in _spellings(f"{place}{bare}"):
                    self._with_place.setdefault(spelling, {})[school.home] = school

    def find(self, name: str) -> School | None:
        """The school of this name; None if there is none, or more than one."""
        return _only(self._by_name, name)

    def find_by_place(self, name: str) -> School | None:
        """The school of this name but for a place: 海城三中, 第三中学 for 海城市第三中学, 三中."""
        return _only(self._with_place, name)

    def mentioned(self, text: str) -> School | None:
        """The school that a text names; None if it names none, or several.

        A name within a longer one does not count: 临海小学 in 新临海小学.
        """
        folded = with_digits(fold(text))
        found: dict[Path, School] = {}
        names = [it for it in self._by_name if len(it) > 1 and it in folded]
        for name in sorted(names, key=len, reverse=True):
            if name in folded and len(schools := self._by_name[name]) == 1:
                found |= schools
            folded = folded.replace(name, "\0")
        return next(iter(found.values())) if len(found) == 1 else None

    def closest(self, name: str) -> str:
        """The name that is most like this one; empty if none is."""
        number = _digits(name)
        names = [it for it in self.names if not number or _digits(it) in ("", number)]
        return next(iter(difflib.get_close_matches(name, names, 1, 0.5)), "")


def _only(known: Mapping[str, Mapping[Path, School]], name: str) -> School | None:
    for spelling in _spellings(name):
        found = known.get(spelling, {})
        if len(found) == 1:
            return next(iter(found.values()))
    return None


def _digits(name: str) -> str:
    """The number of a school: 第三中学 is surely not 二中."""
    return "".join(filter(str.isdecimal, with_digits(fold(name))))


def _spellings(name: str) -> list[str]:
    """A name for comparing: whole, without brackets, without the word for its branch."""
    short = _BRACKETS.sub("", name)
    names = (name, short, _BRANCH.sub("", short))
    return list(dict.fromkeys(with_digits(fold(it)) for it in names))


def _places(name: str) -> list[str]:
    """What a full name may begin with: 海城市, 海城; the longest first."""
    places: list[str] = []
    rest = name
    while match := _PLACE.match(rest):
        rest = rest[match.end() :]
        before = name[: len(name) - len(rest)]
        places = [before, before[:-1], match[0], match[1], *places]
    return sorted((place for place in places if len(place) > 1), key=len, reverse=True)
