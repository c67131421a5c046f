"""Slips of the hand that the reader understands: its own repairs, written into the file.

What keeps a file from being parsed is mended where the reader could; each such repair lets the
parser get further. What is parsed but was meant otherwise is mended where the record then says no
more errors than before. No repair may change a word.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import takewhile

from wuse.model.base import Record
from wuse.model.vocabulary import builtin
from wuse.source.bind import bind
from wuse.source.columns import kept
from wuse.source.mend import Slip
from wuse.source.nodes import Reading, read
from wuse.source.problems import Code
from wuse.source.rewrite import UnwritableError
from wuse.source.tree import Node

NAMES = {
    Code.FULLWIDTH_COLON: "中文冒号",
    Code.COLON_WITHOUT_SPACE: "冒号后面的空格",
    Code.TAB: "制表符",
    Code.WIDE_INDENT: "全角空格",
    Code.LIST_DASH: "列表的短横",
    Code.FULLWIDTH_COMMA: "括号里的中文逗号",
    Code.SMART_QUOTES: "中文引号",
    Code.RESERVED_START: "要加引号的内容",
    Code.COLON_IN_VALUE: "要加引号的内容",
    Code.CUT_OFF: "要加引号的内容",
    Code.BACKSLASH: "双引号里的反斜杠",
    Code.TEXT_AFTER_QUOTE: "要加引号的内容",
    Code.UNCLOSED: "没写完的引号或括号",
    Code.INDENTATION: "没对齐的行首",
    Code.MISSING_COLON: "漏写的冒号",
}
"""What is mended, in Chinese."""

CODES = frozenset(NAMES)

_ROUNDS = 10
"""Times that a file is read anew: each time, slips appear that others had hidden."""
_MAX_WORK = 16_000_000
"""Characters parsed to prove what is mended in one file: about two seconds."""
_TOO_MANY = "笔误太多，一次改不完，没有改动它们；先照 wuse check 说的改一部分，再运行一次"


def mended(text: str, kind: type[Record]) -> tuple[Reading, str, Counter[Code]]:
    """Mend all slips of a text that can only be meant in one way.

    Returns the text then, how it is read, and how many slips of each code are mended.

    Raises UnwritableError when there are more than can be proved in a few seconds.
    """
    return _Mending(kind).run(text)


class _Mending:
    def __init__(self, kind: type[Record]) -> None:
        self._kind = kind
        self._work = _MAX_WORK

    def run(self, text: str) -> tuple[Reading, str, Counter[Code]]:
        done: Counter[Code] = Counter()
        for _ in range(_ROUNDS):
            reading = self._read(text)
            step = self._unparsed if reading.failure else self._misread
            better, found = step(text, reading)
            if better == text:
                return reading, text, done
            text = better
            done.update(slip.repair.code for slip in found)
        raise UnwritableError(_TOO_MANY)

    def _read(self, text: str) -> Reading:
        self._work -= len(text)
        if self._work < 0:
            raise UnwritableError(_TOO_MANY)
        return read(text, "")

    def _unparsed(self, text: str, reading: Reading) -> tuple[str, list[Slip]]:
        """Write those lines of the text that the reader has mended, and could not otherwise."""
        unsure = {slip.number for slip in reading.slips if not slip.repair.sure}
        wanted = {slip.number for slip in reading.slips} - unsure
        lines, mended = text.split("\n"), reading.mended.split("\n")
        better = "\n".join(
            mended[number] if number in wanted else line for number, line in enumerate(lines)
        )
        failure = self._read(better).failure
        further = failure is None or (
            reading.failure is not None and failure.reached > reading.failure.reached
        )
        if not further or kept(better) != kept(text):
            return text, []
        return better, [slip for slip in reading.slips if slip.number in wanted]

    def _misread(self, text: str, reading: Reading) -> tuple[str, list[Slip]]:
        """Write the repairs of what was probably meant otherwise that can be proved."""
        found: list[Slip] = []
        if not reading.misread:
            return text, found
        draft, wrong = _Draft.of(text), self._errors(reading)
        for group in sorted(reading.misread, key=_place, reverse=True):
            trial = draft.having(group)
            if not trial or not all(slip.repair.sure for slip in group):
                continue
            better = self._read(trial.text)
            errors = self._errors(better)
            if (
                errors <= wrong
                and kept(trial.text) == kept(text)
                and _helps(reading, better, group)
            ):
                draft, reading, wrong = trial, better, errors
                found += group
        return draft.text, found

    def _errors(self, reading: Reading) -> int:
        """Errors of a text, also as a record."""
        if reading.root is None:
            return reading.errors
        return reading.errors + len(bind(self._kind, reading.root, "", builtin())[1])


_HIDE_NOTHING = frozenset((Code.SMART_QUOTES, Code.TAB))
"""Slips beside or around a value; all others hide fields or items."""


def _helps(before: Reading, after: Reading, group: list[Slip]) -> bool:
    """Whether slips are gone, and what they hid is there."""
    if before.root is None or after.root is None or after.failure:
        return False
    codes = {slip.repair.code for slip in group}
    grown = _size(after.root) - _size(before.root)
    as_expected = grown == 0 if codes <= _HIDE_NOTHING else grown > 0
    return as_expected and _like(after, group) < _like(before, group)


def _like(reading: Reading, group: list[Slip]) -> int:
    """How many slips of the same kind there are in the same lines."""
    kinds = {(slip.number, slip.repair.code) for slip in group}
    slips = (slip for group in reading.misread for slip in group)
    return sum((slip.number, slip.repair.code) in kinds for slip in slips)


def _size(node: Node) -> int:
    """The number of nodes of a tree that are not empty."""
    if isinstance(node.value, dict):
        return 1 + sum(1 + _size(entry.value) for entry in node.value.values())
    if isinstance(node.value, list):
        return 1 + sum(map(_size, node.value))
    return int(node.value is not None)


def _place(group: list[Slip]) -> tuple[int, int]:
    return group[0].number, group[0].repair.start


@dataclass(frozen=True, slots=True)
class _Draft:
    """A text in which repairs are made from the end to the start."""

    written: list[str]
    lines: list[str]
    start: dict[int, int]
    """Line -> the column before which it is as written."""

    @classmethod
    def of(cls, text: str) -> _Draft:
        lines = text.split("\n")
        return cls(lines, lines, {})

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def having(self, group: list[Slip]) -> _Draft | None:
        """The draft with more repairs; None where they concern what is changed already."""
        lines, starts = [*self.lines], {**self.start}
        for slip in group:
            number, line, better = slip.number, self.written[slip.number], slip.repair.line
            start = _common(line, better)
            tail = _common(line[start:][::-1], better[start:][::-1])
            end = len(line) - tail
            if end > starts.get(number, len(line)):
                return None
            changed = lines[number]
            lines[number] = changed[:start] + better[start : len(better) - tail] + changed[end:]
            starts[number] = start
        return _Draft(self.written, lines, starts)


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common from the start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
