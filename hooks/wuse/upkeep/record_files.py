"""Fixes the content and the names of the record files in one folder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from wuse.filenames import folded
from wuse.model.base import Record
from wuse.model.dates import Edtf
from wuse.source.parser import parse
from wuse.source.problems import Problem
from wuse.source.text import read_bytes
from wuse.upkeep.fixes.content import MendResult, mend

from .disk import Disk, cause
from .fixes import names

_CHANGED = "刚刚被别的程序改过，没有动它；再运行一次"
_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")


@dataclass(frozen=True, slots=True)
class FixReport:
    """What was done with one file, or would be done. Only the Chinese is safe for a terminal."""

    path: str
    """The path before, relative to the project, with ``/``."""
    target: str = ""
    """The path after; empty if the name stays."""
    before: str = ""
    """The text before, decoded; empty if the text does not change."""
    after: str = ""
    """The text after."""
    done: tuple[str, ...] = ()
    """What was fixed, in Chinese; empty if nothing was."""
    problems: tuple[str, ...] = ()
    """What could not be fixed, in Chinese."""


class RecordFiles:
    """The files in a folder at the time of construction.

    Args:
        project: the folder that holds ``brands/``.
        folder: a folder that may hold records.
        disk: None to change nothing and only report what would be done.

    Raises:
        OSError: the folder cannot be listed.
    """

    def __init__(self, project: Path, folder: Path, disk: Disk | None) -> None:
        self._project = project
        self._disk = disk
        if disk:
            disk.sweep(folder)
        self._kinds = names.kinds_in(folder.relative_to(project).as_posix())
        self._paths = sorted(folder.iterdir())
        self._taken = Counter(folded(path.name) for path in self._paths)

    def fix(
        self, wanted: Callable[[str], bool], sort_keys: bool, drafts: dict[Path, bytes]
    ) -> Iterator[FixReport]:
        """Fix the wanted files.

        Args:
            wanted: whether to fix a file (relative to the project, with ``/``).
            sort_keys: whether to bring the fields into the order of the model.
            drafts: gets the content that each file has or would have afterwards.
        """
        for path in self._paths:
            kind = names.kind_of(path.name, self._kinds)
            if kind and not path.is_dir() and wanted(self._relative(path)):
                data = read_bytes(path, self._relative(path))
                if isinstance(data, Problem):
                    problems = (f"{data.message}（{data.fix}）",)
                    yield FixReport(self._relative(path), problems=problems)
                    continue
                result = mend(data, kind, sort_keys)
                drafts[path] = result.data
                yield self._fix(path, kind, data, result)

    def _fix(self, path: Path, kind: type[Record], data: bytes, result: MendResult) -> FixReport:
        if problem := self._write(path, data, result.data):
            return FixReport(self._relative(path), problems=(problem,))
        done, problems, target = result.done, result.problems, ""
        try:
            target = self._move(path, lambda: _prefix(result.after, kind))
        except names.NameTakenError as error:
            problems += (str(error),)
        except OSError as error:
            problems += (f"没有改名：{cause(error)}",)
        if target:
            done += ("文件名",)
        relative = self._relative(path)
        return FixReport(relative, target, result.before, result.after, done, problems)

    def _write(self, path: Path, data: bytes, new_data: bytes) -> str:
        """Write new content. Returns why that failed, in Chinese; empty if it did not."""
        if not self._disk or new_data == data:
            return ""
        try:
            if path.read_bytes() != data:
                return _CHANGED
            self._disk.replace(path, new_data)
        except OSError as error:
            return f"写不进去：{cause(error)}。原来的内容都在；排除以后再运行一次"
        return ""

    def _move(self, path: Path, prefix: Callable[[], str]) -> str:
        """Give a file its proper name. Returns the new path; empty if the name stays."""

        def is_taken(name: str) -> bool:
            if self._taken[folded(name)] == (folded(name) == folded(path.name)):
                return False
            with suppress(OSError):  # two names of one file are left by an interrupted move
                return not path.with_name(name).samefile(path)
            return True

        name = names.new_name(path.name, self._kinds, prefix, is_taken)
        if name == path.name:
            return ""
        if self._disk:
            self._disk.move(path, path.with_name(name))
        self._taken[folded(name)] += 1
        return self._relative(path.with_name(name))

    def _relative(self, path: Path) -> str:
        return path.relative_to(self._project).as_posix()


def _prefix(text: str, kind: type[Record]) -> str:
    """The start of a new name for a record that has no usable one: its date, or its kind."""
    node, _ = parse(text, "")
    fields = node.value if node and isinstance(node.value, dict) else {}
    date = kind.model_fields.get("date")
    keys = kind.keys_of("date") if date else ()
    entry = next((fields[key] for key in keys if key in fields), None)
    with suppress(ValueError):
        if entry and isinstance(entry.value.value, str):
            match = _DAY.match(Edtf.parse(entry.value.value).edtf)
            return match.group() if match else "undated"
    return "undated" if date else kind.__name__.lower()
