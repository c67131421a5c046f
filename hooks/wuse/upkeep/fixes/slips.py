"""Slips of the hand that the reader understands: its own repairs, written into the file.

What keeps a file from being parsed is mended where the reader could; each such repair lets the
parser get further. What is parsed but was meant otherwise is mended where the record then says no
more errors than before. `proof` sees that no repair does harm.
"""

from __future__ import annotations

from collections import Counter
from itertools import takewhile

from pydantic import ValidationError

from wuse.model.base import Record
from wuse.model.vocabulary import builtin
from wuse.source.codes import Code
from wuse.source.parser import Reading, read
from wuse.source.repair import Slip
from wuse.source.rewrite_scalars import UnwritableError
from wuse.source.tree import Node

from .proof import spoilt

NAMES = {
    Code.FULLWIDTH_COLON: "中文冒号",
    Code.COLON_WITHOUT_SPACE: "冒号后面的空格",
    Code.TAB: "制表符",
    Code.WIDE_INDENT: "全角空格",
    Code.LIST_DASH: "列表的短横",
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
        unsure = {slip.number for slip in reading.syntax_slips if not slip.repair.sure}
        wanted = {slip.number for slip in reading.syntax_slips} - unsure
        lines, mended = text.split("\n"), reading.mended.split("\n")
        while wanted:
            better = "\n".join(
                mended[number] if number in wanted else line for number, line in enumerate(lines)
            )
            after = self._read(better)
            harm = spoilt(text, better, reading, after)
            if not harm:
                if not _is_further(after, reading):
                    break
                return better, [slip for slip in reading.syntax_slips if slip.number in wanted]
            wanted -= harm
        return text, []

    def _misread(self, text: str, reading: Reading) -> tuple[str, list[Slip]]:
        """Write the repairs of what was probably meant otherwise that can be proved."""
        sure = [group for group in reading.value_slips if all(slip.repair.sure for slip in group)]
        if not sure:
            return text, []
        state = _State(text.split("\n"), reading, self._errors(reading))
        # From the end to the start, so that what is still to be mended stands where it stood.
        self._prove(state, sorted(sure, key=_place, reverse=True))
        return "\n".join(state.lines), state.mended

    def _prove(self, state: _State, groups: list[list[Slip]]) -> None:
        """Make repairs all at once if that can be proved, else those of either half."""
        lines, made = state.having(groups)
        if not made:
            return
        after = self._read("\n".join(lines))
        errors = self._errors(after)
        harm = spoilt("\n".join(state.lines), "\n".join(lines), state.reading, after)
        if not harm and _fewer(errors, state.errors) and _helps(state.reading, after, made):
            state.lines, state.reading, state.errors = lines, after, errors
            state.mended += [slip for group in made for slip in group]
        elif len(groups) > 1:
            middle = len(groups) // 2
            self._prove(state, groups[:middle])
            self._prove(state, groups[middle:])

    def _errors(self, reading: Reading) -> Counter[str]:
        """Errors of a text, also as a record: how many there are of each kind."""
        wrong = Counter({"": reading.errors})
        if reading.root:
            try:
                self._kind.model_validate(reading.root.plain(), context=builtin())
            except ValidationError as error:
                wrong.update(item["type"] for item in error.errors(include_url=False))
        return wrong


def _fewer(after: Counter[str], before: Counter[str]) -> bool:
    """Whether errors did not grow, and no field appeared that its record does not know."""
    unknown = "extra_forbidden"
    return after.total() <= before.total() and after[unknown] <= before[unknown]


def _is_further(after: Reading, before: Reading) -> bool:
    """Whether the parser gets further than it did."""
    if after.failure is None or before.failure is None:
        return after.failure is None
    return after.failure.reached > before.failure.reached


class _State:
    """A text that is mended step by step, and how it is read at present."""

    def __init__(self, lines: list[str], reading: Reading, errors: Counter[str]) -> None:
        self.lines = lines
        self.reading = reading
        self.errors = errors
        self.mended: list[Slip] = []
        self._written = lines

    def having(self, groups: list[list[Slip]]) -> tuple[list[str], list[list[Slip]]]:
        """The lines with more repairs, and those groups of which every repair fits in."""
        lines, made = [*self.lines], []
        # Of each line, the column before which it is as written.
        starts = {slip.number: self._changed(slip.number) for group in groups for slip in group}
        for group in groups:
            edits = [_edit(self._written[slip.number], slip) for slip in group]
            if any(end > starts[number] for number, _, end, _ in edits):
                continue
            for number, start, end, better in edits:
                lines[number] = lines[number][:start] + better + lines[number][end:]
                starts[number] = start
            made.append(group)
        return lines, made

    def _changed(self, number: int) -> int:
        """Where a line begins to differ from the line as written; its end if it does not."""
        line = self._written[number]
        return len(line) if line == self.lines[number] else _common(line, self.lines[number])


def _edit(line: str, slip: Slip) -> tuple[int, int, int, str]:
    """What a repair exchanges: the line, from where to where in it, and for what."""
    better = slip.repair.line
    start = _common(line, better)
    tail = _common(line[start:][::-1], better[start:][::-1])
    return slip.number, start, len(line) - tail, better[start : len(better) - tail]


_HIDE_NOTHING = frozenset((Code.SMART_QUOTES, Code.TAB))
"""Slips beside or around a value; each of all others hides a field or an item."""


def _helps(before: Reading, after: Reading, groups: list[list[Slip]]) -> bool:
    """Whether slips are gone and what they hid is there."""
    if before.root is None or after.root is None or after.failure:
        return False
    slips = [slip for group in groups for slip in group]
    hidden = sum(slip.repair.code not in _HIDE_NOTHING for slip in slips)
    grown = _size(after.root) - _size(before.root)
    return (grown >= hidden if hidden else grown == 0) and _like(after, slips) < _like(
        before, slips
    )


def _like(reading: Reading, slips: list[Slip]) -> int:
    """How many slips of the same kind there are in the same lines."""
    kinds = {(slip.number, slip.repair.code) for slip in slips}
    found = (slip for group in reading.value_slips for slip in group)
    return sum((slip.number, slip.repair.code) in kinds for slip in found)


def _size(node: Node) -> int:
    """The number of nodes of a tree that are not empty."""
    if isinstance(node.value, dict):
        return 1 + sum(1 + _size(entry.value) for entry in node.value.values())
    if isinstance(node.value, list):
        return 1 + sum(map(_size, node.value))
    return int(node.value is not None)


def _place(group: list[Slip]) -> tuple[int, int]:
    return group[0].number, group[0].repair.start


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common from the start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
