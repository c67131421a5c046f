"""The content of a file with everything mended that is safe to mend."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from wuse.model.base import Record
from wuse.source.invisible import visible
from wuse.source.problems import Severity
from wuse.source.rewrite_scalars import Change, UnwritableError, rewrite
from wuse.source.text import NOT_TEXT, mark_at
from wuse.source.tree import Node

from . import slips, values
from .encoding import decoded, unspelt
from .order import ordered


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of the content of a file."""

    before: str
    """The text as it was, decoded."""
    after: str
    """The text as it should be."""
    data: bytes
    """The content as it should be."""
    done: tuple[str, ...] = ()
    """What was mended, in Chinese."""
    problems: tuple[str, ...] = ()
    """What could not be mended, in Chinese."""


def mend(data: bytes, kind: type[Record], sort_keys: bool = False) -> Mended:
    """Mend the content of a file; what cannot be proved is left as it is.

    Args:
        data: the content.
        kind: the record that the file holds.
        sort_keys: whether to bring the fields into the order of the model.
    """
    before, done = decoded(data)
    if before is None:
        return Mended("", "", data, problems=tuple(done))
    text, unseen = visible(before)
    mending = _Mending(text, kind, unseen)
    mending.run(sort_keys)
    after = mending.text
    if mending.unseen:
        done.append(f"删去看不见的字符 {mending.unseen} 个")
    done += mending.done
    return Mended(before, after, after.encode(), tuple(done), tuple(mending.problems))


class _Mending:
    """A text on its way."""

    def __init__(self, text: str, kind: type[Record], unseen: int) -> None:
        self.text = text
        self.unseen = unseen
        self.done: list[str] = []
        self.problems: list[str] = []
        self._kind = kind

    def run(self, sort_keys: bool) -> None:
        if odd := NOT_TEXT.search(self.text):
            where = mark_at(self.text, odd.start())
            self.problems.append(
                f"第 {where.line} 行第 {where.column} 列有看不见的控制字符，删掉它以后再运行一次"
            )
            return
        try:
            if self._readable():
                self._values()
                if sort_keys:
                    self._sort()
        except UnwritableError as error:
            self.problems.append(str(error))

    def _readable(self) -> bool:
        """Mend what keeps the file from being read; whether it is all."""
        done = self._slips()
        self.text, spelt = unspelt(self.text)
        if spelt:  # which may have been an error
            self.unseen += spelt
            self.problems.clear()
            done = self._slips()
        return done

    def _slips(self) -> bool:
        """Mend slips; whether nothing is left that keeps the file from being read."""
        reading, self.text, found = slips.mended(self.text, self._kind)
        counts = Counter[str]()
        for code, count in found.items():
            counts[slips.NAMES[code]] += count
        self.done += [f"{name} {count} 处" for name, count in counts.items()]
        errors = [item for item in reading.problems if item.severity is Severity.ERROR]
        if not errors:
            return True
        first = min(errors)
        self.problems.append(f"第 {first.line} 行要自己改：{first.message}（{first.fix}）")
        return False

    def _values(self) -> None:
        found: dict[str, list[Change]] = {}

        def change(root: Node) -> list[Change]:
            found["改用标准写法的时间"] = list(values.dates(root, self._kind))
            found["加上引号的文字"] = list(values.quotes(root, self._kind))
            return [change for changes in found.values() for change in changes]

        self.text = rewrite(self.text.encode(), change).decode()
        self.done += [f"{name} {len(changes)} 处" for name, changes in found.items() if changes]

    def _sort(self) -> None:
        better = ordered(self.text, self._kind)
        if better != self.text:
            self.text = better
            self.done.append("栏目的顺序")
