"""What a change does, in a reviewer's words; how it is laid out is for the renderers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from wuse.pages.parts import urls
from wuse.source import Problem, Severity


class Kind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    OLD = "old"
    NEW = "new"
    GAP = "gap"
    """Unchanged text that is left out."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text that was compared. Texts may hold line breaks."""

    kind: Kind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field, before and after: its way in labels, such as ``品牌 › 口号``, and the pieces."""

    label: str
    pieces: tuple[Piece, ...]


class Outcome(StrEnum):
    """What the change does to a record, a photo or a file."""

    NEW = "新增"
    CHANGED = "改动"
    REMOVED = "删去"
    BROKEN = "读不出来"


@dataclass(frozen=True, slots=True)
class PhotoChange:
    """A photo that a record names, before and after."""

    outcome: Outcome
    file: str
    caption: str
    """Its caption, or what can be seen in it."""
    differences: tuple[Difference, ...] = ()
    note: str = ""
    before: str = ""
    """The picture as a data URI, without metadata and with what is blurred; may be empty."""
    after: str = ""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A file of records, before and after."""

    outcome: Outcome
    kind: str
    """What such a file is called: 活动, 典型案例 …"""
    title: str
    path: str
    differences: tuple[Difference, ...] = ()
    photos: tuple[PhotoChange, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """What a reviewer must look at for the sake of people's privacy."""

    title: str
    """The record that it is about."""
    text: str


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page of the site that looks different afterwards."""

    outcome: Outcome
    title: str
    path: str
    """Relative to the root of the site."""
    url: str = ""
    """Where the page can be read as it is now; empty when there is none, or nobody knows."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that holds no record."""

    outcome: Outcome
    path: str


@dataclass(frozen=True, slots=True)
class Group:
    """All that a change does in one folder: a school's, or the bureau's."""

    place: str
    """``brands/beizao``; empty for what is outside of ``brands``."""
    name: str
    records: tuple[RecordChange, ...] = ()
    flags: tuple[Flag, ...] = ()
    problems: tuple[Problem, ...] = ()
    """What the change makes wrong."""
    known: tuple[Problem, ...] = ()
    """What has been wrong before."""
    pages: tuple[PageChange, ...] = ()
    files: tuple[FileChange, ...] = ()
    untouched: str = ""
    """What of the folder stays as it is, in a phrase."""

    @property
    def errors(self) -> list[Problem]:
        """The problems that must be mended."""
        return [problem for problem in self.problems if problem.severity is Severity.ERROR]

    @property
    def remarks(self) -> list[Problem]:
        """The problems that need not."""
        return [problem for problem in self.problems if problem.severity is not Severity.ERROR]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole change."""

    site: str
    """What the site is called."""
    since: str
    groups: tuple[Group, ...]
    url: str = ""
    """Where the site is published, with a closing slash; empty when nobody knows."""

    def explained(self, problem: Problem) -> str:
        """Where the site explains what is wrong; empty when nobody knows."""
        return self.url and self.url + urls.rule(problem.code)

    def warning(self) -> str:
        """What to look at first, in a phrase; empty when there is nothing."""
        flags = sum(len(group.flags) for group in self.groups)
        errors = sum(len(group.errors) for group in self.groups)
        counts = ((flags, "处个人信息要核对"), (errors, "个错误要改正"))
        return "，".join(f"{count} {what}" for count, what in counts if count)

    def headline(self) -> str:
        """The change in one phrase, such as 新增 2 个活动；改动 1 个品牌主文件."""
        done = [(it.outcome, it.kind) for group in self.groups for it in group.records]
        done += [(it.outcome, "其他文件") for group in self.groups for it in group.files]
        parts = []
        for outcome in Outcome:
            kinds = Counter(kind for its_fate, kind in done if its_fate is outcome)
            if kinds:
                parts.append(f"{outcome} {'、'.join(f'{n} 个{kind}' for kind, n in kinds.items())}")
        return "；".join(parts)
