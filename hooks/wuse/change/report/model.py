"""What a change does, in a reviewer's words. The renderers decide on the layout."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from wuse.pages.parts import urls
from wuse.source import Problem, Severity


class PieceKind(StrEnum):
    """What happened to a piece of text."""

    SAME = "same"
    OLD = "old"
    NEW = "new"
    GAP = "gap"
    """Unchanged text, left out."""


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A piece of a compared text. It may hold line breaks."""

    kind: PieceKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field, before and after: its path in labels, such as ``品牌 › 口号``, and the pieces."""

    label: str
    pieces: tuple[TextPiece, ...]


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
    """Its caption or, if it has none, its alternative text."""
    differences: tuple[Difference, ...] = ()
    note: str = ""
    before: str = ""
    """The picture as a data URI, without metadata and with blurs applied; may be empty."""
    after: str = ""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record file, before and after."""

    outcome: Outcome
    kind: str
    """The Chinese name of such files: 活动, 典型案例 …"""
    title: str
    path: str
    differences: tuple[Difference, ...] = ()
    photos: tuple[PhotoChange, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that a reviewer must check to protect people's privacy."""

    title: str
    """The title of the record."""
    text: str


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page of the site that looks different afterwards."""

    outcome: Outcome
    title: str
    path: str
    """Relative to the root of the site."""
    url: str = ""
    """Address of the page as it is now; empty if there is none, or it is unknown."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that is no record."""

    outcome: Outcome
    path: str


@dataclass(frozen=True, slots=True)
class FolderChange:
    """Everything that a change does in one folder: a school's, or the bureau's."""

    path: str
    """``brands/beizao``; empty for everything outside ``brands``."""
    name: str
    records: tuple[RecordChange, ...] = ()
    flags: tuple[Flag, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Problems that the change introduces."""
    known: tuple[Problem, ...] = ()
    """Problems that were there before."""
    pages: tuple[PageChange, ...] = ()
    files: tuple[FileChange, ...] = ()
    untouched: str = ""
    """The records that stay as they are, counted, in one phrase."""

    @property
    def errors(self) -> list[Problem]:
        """The new problems that must be fixed."""
        return [problem for problem in self.problems if problem.severity is Severity.ERROR]

    @property
    def remarks(self) -> list[Problem]:
        """The new problems that need not be fixed."""
        return [problem for problem in self.problems if problem.severity is not Severity.ERROR]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole change."""

    site: str
    """The name of the site."""
    since: str
    folders: tuple[FolderChange, ...]
    url: str = ""
    """The address of the published site, with a trailing slash; empty if unknown."""

    def explained(self, problem: Problem) -> str:
        """The address of the page that explains a problem; empty if unknown."""
        return self.url and self.url + urls.rule(problem.code)

    def warning(self) -> str:
        """What to look at first, in one phrase; empty if there is nothing."""
        flags = sum(len(folder.flags) for folder in self.folders)
        errors = sum(len(folder.errors) for folder in self.folders)
        counts = ((flags, "处个人信息要核对"), (errors, "个错误要改正"))
        return "，".join(f"{count} {what}" for count, what in counts if count)

    def headline(self) -> str:
        """The change in one phrase, such as 新增 2 个活动；改动 1 个品牌主文件."""
        records = [record for folder in self.folders for record in folder.records]
        files = [file for folder in self.folders for file in folder.files]
        changes = [(record.outcome, record.kind) for record in records]
        changes += [(file.outcome, "其他文件") for file in files]
        parts = []
        for outcome in Outcome:
            kinds = Counter(kind for changed, kind in changes if changed is outcome)
            if kinds:
                parts.append(f"{outcome} {'、'.join(f'{n} 个{kind}' for kind, n in kinds.items())}")
        return "；".join(parts)
