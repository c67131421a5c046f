"""Reads the files of one folder below ``brands/``, an owner's or the bureau's.

One broken file never takes another with it: a record that cannot be read is left out, with a
problem that says why.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from wuse.filenames import is_portable
from wuse.layout import ID
from wuse.model.base import Record
from wuse.model.region import Sourced
from wuse.model.vocabulary import Vocabulary

from .bind import read_record
from .codes import Code
from .problems import FILE_START, Problem, Severity
from .tree import ParsedFile
from .unread_drafts import unread_drafts
from .unread_files import advice, describe_unportable, intended_name, rename_advice

R = TypeVar("R", bound=Record)


class FolderReader:
    """Reads records and collects what is wrong with their files."""

    def __init__(self, project: Path, vocabulary: Vocabulary) -> None:
        """Prepare to read.

        Args:
            project: the folder that holds ``brands/``; the paths of problems are relative to it.
            vocabulary: the words that records may use.
        """
        self.project = project
        self.vocabulary = vocabulary
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        """Paths of record files that exist but cannot be read."""
        self.parsed: dict[str, ParsedFile] = {}
        """Path -> tree of each file, so that rules need not parse it again."""

    def records(self, kind: type[R], folder: Path | None) -> Iterator[Sourced[R]]:
        """Yield the records in a folder, one a file, by the names of the files."""
        for path in self.entries(folder) if folder else ():
            if path.name.startswith("."):
                continue
            if path.suffix != ".yml":
                self.report_unread(path, advice(path.parent.name, path.name, path.is_dir()))
                self.unread.add(self.display_path(path))
            elif not ID.fullmatch(path.stem):
                self.unread.add(self.display_path(path))
                fix = "改成小写字母、数字和连字符，例如 2025-10-18-tree-planting.yml"
                self.report(path, Code.BAD_FILE_NAME, f"文件名“{path.name}”不能用作网址", fix)
            elif record := self.read(kind, path, path.stem):
                yield record

    def read(self, kind: type[R], path: Path, id: str) -> Sourced[R] | None:
        """Read a record; None if that fails."""
        display_path = self.display_path(path)
        record, problems = read_record(kind, path, display_path, self.vocabulary, self.parsed)
        self.problems += problems
        if record is None:
            self.unread.add(display_path)
            return None
        lines = self.parsed[display_path].lines
        self.problems += unread_drafts(lines, record, display_path)
        return Sourced(id, record, display_path)

    def optional(self, kind: type[R], path: Path) -> R | None:
        """Read a record that need not exist."""
        if not os.path.lexists(path):
            return None
        sourced = self.read(kind, path, path.stem)
        return sourced.record if sourced else None

    def entries(self, folder: Path) -> list[Path]:
        """The entries of a folder, sorted by name; a folder that is a link is not followed."""
        if folder.is_symlink():
            self.report_link(folder)
            return []
        entries: list[Path] = []
        try:
            entries = sorted(folder.iterdir(), key=attrgetter("name"))
        except FileNotFoundError:
            pass
        except NotADirectoryError:
            self.report(folder, Code.UNREADABLE, "这里应是文件夹，不是文件", "改名或删掉这个文件")
        except OSError:
            self.report_locked(folder)
        for entry in entries:
            if not is_portable(entry.name):
                self.report(entry, Code.UNPORTABLE_NAME, *describe_unportable(entry.name))
        return entries

    def check_name(self, entry: Path, known: tuple[str, ...]) -> None:
        """Report a name that is almost one of the known names."""
        if right := intended_name(entry.name, known):
            self.report_unread(entry, rename_advice(right, entry.is_dir()))

    def report_locked(self, folder: Path) -> None:
        """Report a folder that cannot be listed."""
        self.report(folder, Code.UNREADABLE, "打不开这个文件夹", "检查有没有权限读它")

    def report_link(self, path: Path) -> None:
        """Report a symbolic link in place of a folder."""
        message = "这是一个快捷方式（符号链接），不会读取"
        self.report(path, Code.SYMLINK, message, "把文件夹本身复制过来")

    def report_unread(self, path: Path, fix: str) -> None:
        """Report a file or folder that nothing reads."""
        message = f"“{path.name}”不会被读取"
        self.report(path, Code.UNEXPECTED_FILE, message, fix, Severity.WARNING)

    def report(
        self, path: Path, code: Code, message: str, fix: str, severity: Severity = Severity.ERROR
    ) -> None:
        """Report a problem with a file or folder as a whole."""
        display_path = self.display_path(path)
        self.problems.append(Problem(code, severity, display_path, FILE_START, message, fix))

    def display_path(self, path: Path) -> str:
        """A path relative to the project, with ``/``."""
        return path.relative_to(self.project).as_posix()
