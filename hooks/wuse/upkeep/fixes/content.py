"""Fixes everything in the content of a file that is safe to fix."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from wuse.model.base import Record
from wuse.source.invisible import visible
from wuse.source.problems import Severity
from wuse.source.rewrite_scalars import Replacement, UnwritableError, rewrite
from wuse.source.text import NOT_TEXT, mark_at
from wuse.source.tree import Node

from . import slips, values
from .encoding import decode_any, drop_invisible_escapes
from .former import converted
from .order import sort_fields


@dataclass(frozen=True, slots=True)
class MendResult:
    """The content of a file before and after."""

    before: str
    """The text before, decoded."""
    after: str
    """The text after."""
    data: bytes
    """The content after."""
    done: tuple[str, ...] = ()
    """What was fixed, in Chinese."""
    problems: tuple[str, ...] = ()
    """What could not be fixed, in Chinese."""


def mend(data: bytes, kind: type[Record], sort_keys: bool = False) -> MendResult:
    """Fix the content of a file. What cannot be proved right is left unchanged.

    Args:
        data: the content.
        kind: the record in the file.
        sort_keys: whether to bring the fields into the order of the model.
    """
    before, done = decode_any(data)
    if before is None:
        return MendResult("", "", data, problems=tuple(done))
    text, invisible = visible(before)
    mender = _TextMender(text, kind, invisible)
    mender.run(sort_keys)
    after = mender.text
    if mender.invisible:
        done.append(f"删去看不见的字符 {mender.invisible} 个")
    done += mender.done
    return MendResult(before, after, after.encode(), tuple(done), tuple(mender.problems))


class _TextMender:
    """Fixes a text step by step."""

    def __init__(self, text: str, kind: type[Record], invisible: int) -> None:
        self.text = text
        self.invisible = invisible
        """The number of invisible characters removed."""
        self.done: list[str] = []
        self.problems: list[str] = []
        self._kind = kind

    def run(self, sort_keys: bool) -> None:
        if odd := NOT_TEXT.search(self.text):
            mark = mark_at(self.text, odd.start())
            self.problems.append(
                f"第 {mark.line} 行第 {mark.column} 列有看不见的控制字符，删掉它以后再运行一次"
            )
            return
        try:
            if self._make_readable():
                self._values()
                self._former()
                if sort_keys:
                    self._sort()
        except UnwritableError as error:
            self.problems.append(str(error))

    def _make_readable(self) -> bool:
        """Fix what keeps the file from being read. Whether it can be read now."""
        is_readable = self._slips()
        self.text, dropped = drop_invisible_escapes(self.text)
        if dropped:  # they may have caused an error
            self.invisible += dropped
            self.problems.clear()
            is_readable = self._slips()
        return is_readable

    def _slips(self) -> bool:
        """Fix slips. Whether the file can be read now."""
        reading, self.text, mended = slips.mend_slips(self.text, self._kind)
        counts = Counter[str]()
        for code, count in mended.items():
            counts[slips.NAMES[code]] += count
        self.done += [f"{name} {count} 处" for name, count in counts.items()]
        errors = [item for item in reading.problems if item.severity is Severity.ERROR]
        if not errors:
            return True
        first = min(errors)
        self.problems.append(f"第 {first.line} 行要自己改：{first.message}（{first.fix}）")
        return False

    def _values(self) -> None:
        by_name: dict[str, list[Replacement]] = {}

        def change(root: Node) -> list[Replacement]:
            by_name["改用标准写法的时间"] = list(values.date_changes(root, self._kind))
            by_name["加上引号的文字"] = list(values.quote_changes(root, self._kind))
            return [change for changes in by_name.values() for change in changes]

        self.text = rewrite(self.text.encode(), change).decode()
        self.done += [f"{name} {len(changes)} 处" for name, changes in by_name.items() if changes]

    def _former(self) -> None:
        data, done = converted(self.text.encode(), self._kind)
        self.text = data.decode()
        self.done += done

    def _sort(self) -> None:
        result = sort_fields(self.text, self._kind)
        if result != self.text:
            self.text = result
            self.done.append("栏目的顺序")
