"""Fixes typing slips that the reader understands, by writing the reader's repairs into the file.

A repair of something that keeps the file from being parsed must let the parser get further. A
repair of something that was parsed, but meant otherwise, must not add errors to the record. `proof`
makes sure that no repair does harm.
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

from .proof import harmful_lines

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
"""What is fixed, in Chinese."""

CODES = frozenset(NAMES)

_ROUNDS = 10
"""How often a file is read again: each time, slips appear that others had hidden."""
_MAX_WORK = 16_000_000
"""Characters to parse for the proofs of one file: about two seconds."""
_TOO_MANY = "笔误太多，一次改不完，没有改动它们；先照 wuse check 说的改一部分，再运行一次"


def mend_slips(text: str, kind: type[Record]) -> tuple[Reading, str, Counter[Code]]:
    """Fix all slips in a text that can be meant in one way only.

    Returns:
        The reading of the result, the result, and the number of fixed slips of each code.

    Raises:
        UnwritableError: there are more slips than can be proved in a few seconds.
    """
    return _SlipMender(kind).run(text)


class _SlipMender:
    def __init__(self, kind: type[Record]) -> None:
        self._kind = kind
        self._work = _MAX_WORK

    def run(self, text: str) -> tuple[Reading, str, Counter[Code]]:
        done: Counter[Code] = Counter()
        for _ in range(_ROUNDS):
            reading = self._read(text)
            step = self._unparsed if reading.failure else self._misread
            result, mended = step(text, reading)
            if result == text:
                return reading, text, done
            text = result
            done.update(slip.repair.code for slip in mended)
        raise UnwritableError(_TOO_MANY)

    def _read(self, text: str) -> Reading:
        self._work -= len(text)
        if self._work < 0:
            raise UnwritableError(_TOO_MANY)
        return read(text, "")

    def _unparsed(self, text: str, reading: Reading) -> tuple[str, list[Slip]]:
        """Repair lines that keep the text from being parsed, where only one repair is possible."""
        unsure = {slip.number for slip in reading.syntax_slips if not slip.repair.sure}
        chosen = {slip.number for slip in reading.syntax_slips} - unsure
        lines, mended = text.split("\n"), reading.mended.split("\n")
        while chosen:
            result = "\n".join(
                mended[number] if number in chosen else line for number, line in enumerate(lines)
            )
            after = self._read(result)
            harm = harmful_lines(text, result, reading, after)
            if not harm:
                if not _gets_further(after, reading):
                    break
                return result, [slip for slip in reading.syntax_slips if slip.number in chosen]
            chosen -= harm
        return text, []

    def _misread(self, text: str, reading: Reading) -> tuple[str, list[Slip]]:
        """Repair what is parsed but was probably meant otherwise, where this can be proved."""
        sure = [group for group in reading.value_slips if all(slip.repair.sure for slip in group)]
        if not sure:
            return text, []
        state = _State(text.split("\n"), reading, self._errors(reading))
        # From the end to the start, so that the remaining slips keep their positions.
        self._apply(state, sorted(sure, key=_position, reverse=True))
        return "\n".join(state.lines), state.mended

    def _apply(self, state: _State, groups: list[list[Slip]]) -> None:
        """Make all repairs at once if they can be proved together, else try each half."""
        lines, fitting = state.repaired(groups)
        if not fitting:
            return
        after = self._read("\n".join(lines))
        errors = self._errors(after)
        harm = harmful_lines("\n".join(state.lines), "\n".join(lines), state.reading, after)
        is_no_worse = not harm and _is_no_worse(errors, state.errors)
        if is_no_worse and _helps(state.reading, after, fitting):
            state.lines, state.reading, state.errors = lines, after, errors
            state.mended += [slip for group in fitting for slip in group]
        elif len(groups) > 1:
            middle = len(groups) // 2
            self._apply(state, groups[:middle])
            self._apply(state, groups[middle:])

    def _errors(self, reading: Reading) -> Counter[str]:
        """The number of errors of each kind, both in the YAML and in the record."""
        errors = Counter({"": reading.errors})
        if reading.root:
            try:
                self._kind.model_validate(reading.root.plain(), context=builtin())
            except ValidationError as error:
                errors.update(item["type"] for item in error.errors(include_url=False))
        return errors


def _is_no_worse(after: Counter[str], before: Counter[str]) -> bool:
    """Whether there are no more errors than before, and no more unknown fields."""
    unknown = "extra_forbidden"
    return after.total() <= before.total() and after[unknown] <= before[unknown]


def _gets_further(after: Reading, before: Reading) -> bool:
    """Whether the parser gets further than before."""
    if after.failure is None or before.failure is None:
        return after.failure is None
    return after.failure.reached > before.failure.reached


class _State:
    """A text that is repaired step by step, and its present reading."""

    def __init__(self, lines: list[str], reading: Reading, errors: Counter[str]) -> None:
        self.lines = lines
        self.reading = reading
        self.errors = errors
        self.mended: list[Slip] = []
        self._written = lines

    def repaired(self, groups: list[list[Slip]]) -> tuple[list[str], list[list[Slip]]]:
        """The lines with more repairs, and the groups in which no repair overlaps with others."""
        lines, fitting = [*self.lines], []
        # Line -> the column up to which it is still as written.
        starts = {slip.number: self._changed(slip.number) for group in groups for slip in group}
        for group in groups:
            edits = [_edit(self._written[slip.number], slip) for slip in group]
            if any(end > starts[number] for number, _, end, _ in edits):
                continue
            for number, start, end, text in edits:
                lines[number] = lines[number][:start] + text + lines[number][end:]
                starts[number] = start
            fitting.append(group)
        return lines, fitting

    def _changed(self, number: int) -> int:
        """The first column that differs from the line as written; its length if none does."""
        line = self._written[number]
        is_same = line == self.lines[number]
        return len(line) if is_same else _common_prefix(line, self.lines[number])


def _edit(line: str, slip: Slip) -> tuple[int, int, int, str]:
    """(line number, start, end, new text) of what a repair replaces."""
    repaired = slip.repair.line
    start = _common_prefix(line, repaired)
    tail = _common_prefix(line[start:][::-1], repaired[start:][::-1])
    return slip.number, start, len(line) - tail, repaired[start : len(repaired) - tail]


_HIDE_NOTHING = frozenset((Code.SMART_QUOTES, Code.TAB))
"""Slips next to a value or around it. Each of the others hides a field or an item."""


def _helps(before: Reading, after: Reading, groups: list[list[Slip]]) -> bool:
    """Whether slips have disappeared, and the fields and items that they hid have appeared."""
    if before.root is None or after.root is None or after.failure:
        return False
    slips = [slip for group in groups for slip in group]
    hidden = sum(slip.repair.code not in _HIDE_NOTHING for slip in slips)
    grown = _size(after.root) - _size(before.root)
    has_appeared = grown >= hidden if hidden else grown == 0
    return has_appeared and _count_similar(after, slips) < _count_similar(before, slips)


def _count_similar(reading: Reading, slips: list[Slip]) -> int:
    """The number of slips of the same kind in the same lines."""
    kinds = {(slip.number, slip.repair.code) for slip in slips}
    misread = (slip for group in reading.value_slips for slip in group)
    return sum((slip.number, slip.repair.code) in kinds for slip in misread)


def _size(node: Node) -> int:
    """The number of nodes in a tree that are not empty."""
    if isinstance(node.value, dict):
        return 1 + sum(1 + _size(entry.value) for entry in node.value.values())
    if isinstance(node.value, list):
        return 1 + sum(map(_size, node.value))
    return int(node.value is not None)


def _position(group: list[Slip]) -> tuple[int, int]:
    return group[0].number, group[0].repair.start


def _common_prefix(one: str, other: str) -> int:
    """The number of characters at the start that two texts have in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
