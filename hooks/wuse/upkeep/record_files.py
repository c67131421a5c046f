"""The record files of one folder: their content and their names mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from wuse.filenames import folded
from wuse.model.base import Record
from wuse.model.dates import Edtf
from wuse.source.parser import parse
from wuse.source.problems import Problem
from wuse.source.text import read_bytes
from wuse.upkeep.fixes.content import Mended, mend

from .disk import Disk, cause
from .fixed import Fixed
from .fixes import names

_CHANGED = "刚刚被别的程序改过，没有动它；再运行一次"
_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")


class RecordFiles:
    """The files in a folder, as they stand when this is made.

    Args:
        project: the folder that holds ``brands/``.
        folder: one that may hold records.
        disk: None to change nothing and say what would be done.

    Raises OSError when the folder cannot be listed.
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
    ) -> Iterator[Fixed]:
        """Mend those files that are asked for; ``drafts`` takes what would be written."""
        for path in self._paths:
            kind = names.kind_of(path.name, self._kinds)
            if kind and not path.is_dir() and wanted(self._shown(path)):
                data = read_bytes(path, self._shown(path))
                if isinstance(data, Problem):
                    problems = (f"{data.message}（{data.fix}）",)
                    yield Fixed(self._shown(path), problems=problems)
                    continue
                mended = mend(data, kind, sort_keys)
                drafts[path] = mended.data
                yield self._fix(path, kind, data, mended)

    def _fix(self, path: Path, kind: type[Record], data: bytes, mended: Mended) -> Fixed:
        shown = self._shown(path)
        if problem := self._write(path, data, mended.data):
            return Fixed(shown, problems=(problem,))
        done, problems, target = mended.done, mended.problems, ""
        try:
            target = self._move(path, lambda: _prefix(mended.after, kind))
        except names.TakenError as error:
            problems += (str(error),)
        except OSError as error:
            problems += (f"没有改名：{cause(error)}",)
        if target:
            done += ("文件名",)
        return Fixed(shown, target, mended.before, mended.after, done, problems)

    def _write(self, path: Path, data: bytes, better: bytes) -> str:
        """Write new content; say in Chinese why that failed."""
        if not self._disk or better == data:
            return ""
        try:
            if path.read_bytes() != data:
                return _CHANGED
            self._disk.replace(path, better)
        except OSError as error:
            return f"写不进去：{cause(error)}。原来的内容都在；排除以后再运行一次"
        return ""

    def _move(self, path: Path, prefix: Callable[[], str]) -> str:
        """Give a file its name; return its new place, or nothing when it has it already."""

        def is_taken(name: str) -> bool:
            if self._taken[folded(name)] == (folded(name) == folded(path.name)):
                return False
            with suppress(OSError):  # two names of one file: a move that was interrupted
                return not path.with_name(name).samefile(path)
            return True

        name = names.new_name(path.name, self._kinds, prefix, is_taken)
        if name == path.name:
            return ""
        if self._disk:
            self._disk.move(path, path.with_name(name))
        self._taken[folded(name)] += 1
        return self._shown(path.with_name(name))

    def _shown(self, path: Path) -> str:
        return path.relative_to(self._project).as_posix()


def _prefix(text: str, kind: type[Record]) -> str:
    """How to call a record whose name says nothing: its day, or what it is."""
    node, _ = parse(text, "")
    fields = node.value if node and isinstance(node.value, dict) else {}
    date = kind.model_fields.get("date")
    entry = (fields.get("date") or fields.get(str(date.title))) if date else None
    with suppress(ValueError):
        if entry and isinstance(entry.value.value, str):
            found = _DAY.match(Edtf.parse(entry.value.value).text)
            return found.group() if found else "undated"
    return "undated" if date else kind.__name__.lower()
