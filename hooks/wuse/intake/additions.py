"""Entries for the lists of ``brand.yml``, added at its end as comments: nothing else changes.

Such an entry would be public at once; a comment waits for the person who has read it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from wuse.errors import WuseError
from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.vocabulary import Vocabulary
from wuse.scaffold import Answer
from wuse.scaffold.template import scalar
from wuse.source.bind import bind
from wuse.source.parser import parse
from wuse.source.problems import Severity
from wuse.source.text import MAX_BYTES
from wuse.upkeep import Disk

from .messages import Code, Level, Note


class AdditionError(WuseError):
    """A ``brand.yml`` to which nothing can be added."""


class Additions:
    """A ``brand.yml`` with what is added to it.

    Raises:
        AdditionError: it cannot be read.
    """

    def __init__(self, path: Path, vocabulary: Vocabulary, text: str | None = None) -> None:
        self._path = path
        self._vocabulary = vocabulary
        self._old = b""
        if text is None:
            text = self._read()
        self._end = "\r\n" if "\r\n" in text else "\n"
        self.text = text
        """The whole file with all additions."""

    def _read(self) -> str:
        fix = "先运行 wuse fix，再导入"
        if self._path.is_symlink():
            raise AdditionError(f"{self._path.name} 是一个快捷方式，没有改动它")
        try:
            with self._path.open("rb") as handle:
                self._old = handle.read(MAX_BYTES + 1)
            return self._old.decode("utf-8")
        except OSError:
            raise AdditionError(f"{self._path.name} 打不开") from None
        except UnicodeDecodeError:
            raise AdditionError(f"{self._path.name} 不是 UTF-8 编码", fix) from None

    def add(
        self,
        section: str,
        kind: type[Record],
        answers: Mapping[str, Answer],
        remarks: Sequence[str],
    ) -> None:
        """Add an entry of a list.

        Args:
            section: the field of ``brand.yml`` that holds the list.
            kind: the record of its entries.
            answers: the entry.
            remarks: where it comes from, one a line.

        Raises:
            AdditionError: with this entry the file would be invalid or mean something else.
        """
        label = str(BrandFile.model_fields[section].title)
        entry = list(_entry(label, kind, answers))
        lines = [
            "",
            f"# 导入的草稿，还没有核对：核对以后去掉各行开头的“# ”，并到“{label}”一栏里；"
            "“来源”一行留着，再导入时才认得出。",
            *(f"# {remark}" for remark in remarks),
            *(f"# {line}" for line in entry),
        ]
        gap = "" if self.text.endswith("\n") or not self.text else self._end
        longer = f"{self.text}{gap}{self._end.join(lines)}{self._end}"
        self._prove(longer, section, "\n".join(entry))
        self.text = longer

    def _prove(self, longer: str, section: str, entry: str) -> None:
        """See that the file means what it meant, and that the entry is one once it counts."""
        before, after = parse(self.text, "")[0], parse(longer, "")[0]
        same = before is not None and after is not None and before.plain() == after.plain()
        if not same or len(longer.encode()) > MAX_BYTES:
            raise AdditionError(f"{self._path.name} 加不进去", "先运行 wuse check 看它有没有错")
        alone = f"单位: {{单位名称: x}}\n品牌: {{品牌名称: x}}\n{entry}\n"
        root, problems = parse(alone, "")
        if root:
            problems += bind(BrandFile, root, "", self._vocabulary)[1]
        for problem in problems:
            if problem.severity is Severity.ERROR:
                raise AdditionError(problem.message, problem.fix)

    def write(self) -> Note | None:
        """Replace the file; not if somebody has changed it meanwhile. Returns what went wrong."""
        name = f"{self._path.parent.name}/{self._path.name}"
        try:
            if self._path.read_bytes() != self._old:
                fix = "再运行一次"
                return Note(Code.TAKEN, Level.REFUSED, "", f"{name} 刚刚被改过，没有写", fix)
            Disk().replace(self._path, self.text.encode())
        except OSError as error:
            reason = error.strerror or str(error)
            return Note(Code.TAKEN, Level.REFUSED, "", f"{name} 写不进去：{reason}")
        return None


def _entry(label: str, kind: type[Record], answers: Mapping[str, Answer]) -> Iterator[str]:
    yield f"{label}:"
    for number, (name, value) in enumerate(answers.items()):
        key = kind.model_fields[name].title
        text = " ".join(str(value).split())
        yield f"  {'  ' if number else '- '}{key}: {scalar(text)}"
