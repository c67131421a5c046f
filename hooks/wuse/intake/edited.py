"""A file that is there already, with what an import changes in it, and nothing else.

A new entry of a list in ``brand.yml`` would be public at once. So it is added at the end as a
comment, which waits for the person who has read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from wuse.errors import WuseError
from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.vocabulary import Vocabulary
from wuse.scaffold import Answer
from wuse.source.bind import bind
from wuse.source.block_style import Written, as_item, flow, indented, scalar
from wuse.source.codes import Code
from wuse.source.parser import parse
from wuse.source.problems import Problem, Severity
from wuse.source.rewrite_fields import with_fields
from wuse.source.rewrite_scalars import UnwritableError
from wuse.source.text import MAX_BYTES
from wuse.source.unread_drafts import ENTRY_MARK
from wuse.upkeep import Disk

from .messages import Level, Note


class EditError(WuseError):
    """A file that cannot be changed in this way."""


class EditedFile:
    """A file of a record with what is changed in it.

    Raises:
        EditError: it cannot be read.
    """

    def __init__(self, path: Path, vocabulary: Vocabulary, text: str | None = None) -> None:
        self._path = path
        self._vocabulary = vocabulary
        self._old = b""
        if text is None:
            text = self._read()
        self._end = "\r\n" if "\r\n" in text else "\n"
        self.text = text
        """The whole file with all changes."""
        self.added = 0
        self.changed = 0
        """How many entries were added, and how many fields were set."""

    def _read(self) -> str:
        fix = "先运行 wuse fix，再导入"
        if self._path.is_symlink():
            raise EditError(f"{self._path.name} 是一个快捷方式，没有改动它")
        try:
            with self._path.open("rb") as handle:
                self._old = handle.read(MAX_BYTES + 1)
            return self._old.decode("utf-8")
        except OSError:
            raise EditError(f"{self._path.name} 打不开") from None
        except UnicodeDecodeError:
            raise EditError(f"{self._path.name} 不是 UTF-8 编码", fix) from None

    def add_entry(
        self,
        entry: Sequence[str],
        remarks: Sequence[str],
    ) -> None:
        """Add an entry of a list in ``brand.yml``.

        Args:
            entry: as `entry_lines` returns it.
            remarks: where it comes from, one a line.

        Raises:
            EditError: with this entry the file would be invalid or mean something else.
        """
        lines = [
            "",
            f"{ENTRY_MARK}，并到“{entry[0].strip(':')}”一栏里；“来源”一行留着，再导入时才认得出。",
            *(f"# {remark}" for remark in remarks),
            *(f"# {line}" for line in entry),
        ]
        gap = "" if self.text.endswith("\n") or not self.text else self._end
        longer = f"{self.text}{gap}{self._end.join(lines)}{self._end}"
        self._prove(longer, "\n".join(entry))
        self.text = longer
        self.added += 1

    def set(self, kind: type[Record], values: Mapping[tuple[str | int, ...], Written]) -> None:
        """Set fields of the record that the file holds; see `with_fields`.

        Raises:
            EditError: the file would be invalid, or would not hold these values.
        """
        try:
            text = with_fields(self.text.encode(), kind, values).decode()
        except UnwritableError as error:
            fix = f"直接在 {self._path.parent.name}/{self._path.name} 里改"
            raise EditError(error.message, fix) from None
        root, problems = parse(text, "")
        if root:
            problems += bind(kind, root, "", self._vocabulary)[1]
        _raise_for(problems)
        self.text = text
        self.changed += len(values)

    def add_comment(self, lines: Sequence[str]) -> None:
        """Add comments at the end; nothing else changes.

        Raises:
            EditError: the file has errors.
        """
        gap = "" if self.text.endswith("\n") or not self.text else self._end
        longer = self._end.join([f"{self.text}{gap}", *lines, ""])
        self._prove_same(longer)
        self.text = longer
        self.added += 1

    def replace(self, text: str) -> None:
        """Replace the whole file by another valid one."""
        self.text = text
        self.changed += 1

    def _prove(self, longer: str, entry: str) -> None:
        """See that the file means what it meant, and that the entry is one once it counts."""
        self._prove_same(longer)
        alone = f"单位: {{单位名称: x}}\n品牌: {{品牌名称: x}}\n{entry}\n"
        root, problems = parse(alone, "")
        if root:
            problems += bind(BrandFile, root, "", self._vocabulary)[1]
        _raise_for(problems)

    def _prove_same(self, longer: str) -> None:
        before, after = parse(self.text, "")[0], parse(longer, "")[0]
        same = before is not None and after is not None and before.plain() == after.plain()
        if not same or len(longer.encode()) > MAX_BYTES:
            raise EditError(f"{self._path.name} 加不进去", "先运行 wuse check 看它有没有错")

    def write(self) -> Note | None:
        """Replace the file; not if somebody has changed it meanwhile. Returns what went wrong."""
        name = f"{self._path.parent.name}/{self._path.name}"
        try:
            if self._path.read_bytes() != self._old:
                fix = "再运行一次"
                return Note(Code.X_TAKEN, Level.REFUSED, "", f"{name} 刚刚被改过，没有写", fix)
            Disk().replace(self._path, self.text.encode())
        except OSError as error:
            reason = error.strerror or str(error)
            return Note(Code.X_TAKEN, Level.REFUSED, "", f"{name} 写不进去：{reason}")
        return None


def _raise_for(problems: Iterable[Problem]) -> None:
    for problem in problems:
        if problem.severity is Severity.ERROR:
            raise EditError(problem.message, problem.fix)


def entry_lines(section: str, kind: type[Record], answers: Mapping[str, Answer]) -> list[str]:
    """An entry of a list as lines of YAML.

    Args:
        section: the field of ``brand.yml`` that holds the list.
        kind: the record of its entries.
        answers: the entry.
    """
    fields = [
        f"{kind.model_fields[name].title}: {_on_one_line(value)}" for name, value in answers.items()
    ]
    return [f"{BrandFile.model_fields[section].title}:", *indented(as_item(fields))]


def _on_one_line(value: Answer) -> str:
    return scalar(" ".join(value.split())) if isinstance(value, str) else flow(value)
