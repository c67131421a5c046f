"""A text that does not parse in; the slips that explain why, and the mended text, out.

YAML libraries blame the line where they gave up, not the slip. So every repair that `line_slips`
and `alignment` propose near that line is tried, and kept only if the parser then gets further. That
way several slips are found in one go, and text that merely looks like a slip is left alone.
Text that parses, but not as its writer meant it, is the business of `value_slips`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from .alignment import FAR, align, align_indents
from .codes import Code
from .line_slips import RULES, at_original_columns, list_dash, repairs, tab, wide_indent
from .parser_errors import NAMELESS, Failure
from .problems import Mark, Problem, Severity, Span
from .repair import MAX_LINE, Repair, Slip

MAX_REPAIRS = 50
"""Slips reported per file; nobody reads more."""
MAX_WORK = 8_000_000
"""Characters to parse in all trials of one file: about a second, in the worst file of the largest
size."""
_NEAR = 8
"""Lines above the one that the parser blames in which single slips are looked for."""

_INDENTS = (tab, wide_indent)
"""Mended only together with the rest of the line: a half-mended line would count as a continuation
of the text above."""

LineRepairs = dict[int, list[Repair]]
"""0-based line number -> its repairs in order; the last one holds the line after all of them."""


def mend(
    text: str, failure: Failure, attempt: Callable[[str], Failure | None], display_path: str
) -> tuple[str, list[Slip], list[Problem]]:
    """Find the slips that keep a text from being parsed.

    Args:
        text: the text.
        failure: where and why the parser gave up on it.
        attempt: parses a text and returns where that failed, or None.
        display_path: how messages name the file.

    Returns:
        The text with the same number of lines, mended as far as it could be understood; the slips;
        and the parser's own error if something remains that no slip explains.
    """
    written = text.split("\n")
    trials = _Trials(written, failure, attempt)
    slips: list[Slip] = []
    while trials.failure and len(slips) < MAX_REPAIRS:
        lines = trials.lines
        # Suspect the indent only if nothing else helps.
        change = trials.apply_best(_candidates(lines, trials.failure)) or trials.apply_best(
            _alignments(lines, trials.failure)
        )
        if not change:
            break
        slips += _slips(change, lines, written)
    problems = [failure.problem] if failure.problem.code is Code.NOT_A_MAPPING else []
    if trials.failure and trials.failure.problem not in problems:
        problems.append(_unexplained(trials.lines, trials.failure, display_path))
    return "\n".join(trials.lines), slips, problems


class _Trials:
    """Lines that are mended step by step, and the reason why they do not parse yet."""

    def __init__(
        self, lines: list[str], failure: Failure, attempt: Callable[[str], Failure | None]
    ) -> None:
        self.lines = lines
        self.failure: Failure | None = failure
        self._attempt = attempt
        self._work = MAX_WORK
        self._size = sum(map(len, lines)) + len(lines)

    def apply_best(self, changes: Iterator[LineRepairs]) -> LineRepairs | None:
        """Make the change that lets the parser get furthest, if any helps."""
        lines, before = self.lines, self.failure
        best: LineRepairs | None = None
        for change in changes:
            if before is None or not self._may_try():
                break
            trial = [change[i][-1].line if i in change else line for i, line in enumerate(lines)]
            later = self._attempt("\n".join(trial))
            reached = self.failure.reached if self.failure else before.reached
            if later is None or later.reached > reached:
                best, self.lines, self.failure = change, trial, later
            if later is None:
                break
        return self._keep_needed(best, lines) if best and len(best) > 1 else best

    def _keep_needed(self, change: LineRepairs, before: list[str]) -> LineRepairs:
        """Undo the repairs that did not help: lines of prose that merely look like fields."""
        needed: LineRepairs = {}
        for i, line_repairs in change.items():
            if not self._may_try():
                needed[i] = [replace(repair, sure=False) for repair in line_repairs]
                continue
            trial = [*self.lines[:i], before[i], *self.lines[i + 1 :]]
            later = self._attempt("\n".join(trial))
            if later is None or (self.failure and later.reached >= self.failure.reached):
                self.lines, self.failure = trial, later
            else:
                needed[i] = line_repairs
        return needed

    def _may_try(self) -> bool:
        self._work -= self._size
        return self._work >= 0


def _candidates(lines: list[str], failure: Failure) -> Iterator[LineRepairs]:
    """Propose changes, the smallest first: one slip, one line, all lines."""
    first, last = _suspect_lines(lines, failure)
    all_lines = _repairs(lines, first, last)
    if failure.problem.code is Code.NOT_A_MAPPING:
        yield all_lines
    near = _nearby(first, last)
    for rule in RULES:
        for i in near:
            repair = rule(lines[i]) if i in all_lines else None
            if repair and not any(indent(lines[i]) for indent in _INDENTS):
                yield {i: [repair]}
    for i in near:
        if i in all_lines:
            yield {i: all_lines[i]}
    if len(all_lines) > 1:
        yield all_lines
    yield _dashes(lines, first, last)


def _dashes(lines: list[str], first: int, last: int) -> LineRepairs:
    """Repair a whole list with wrong dashes, even items that the parser took for fields."""
    dashed = [i for i in range(max(0, last - FAR), last + 1) if list_dash(lines[i])]
    if not dashed or dashed[-1] < first:
        return {}
    return _repairs(lines, dashed[0], last)


def _repairs(lines: list[str], first: int, last: int) -> LineRepairs:
    """Every repair from line ``first`` to ``last``; each line is judged below the mended ones."""
    above, change = lines[:first], LineRepairs()
    for number in range(first, last + 1):
        line_repairs = align_indents(above, repairs(lines[number]))
        above.append(line_repairs[-1].line if line_repairs else lines[number])
        if line_repairs:
            change[number] = line_repairs
    return change


def _alignments(lines: list[str], failure: Failure) -> Iterator[LineRepairs]:
    """Propose to change the indent of one line."""
    for i in _nearby(*_suspect_lines(lines, failure)):
        line_repairs = repairs(lines[i])
        moved = align(lines[:i], line_repairs[-1].line if line_repairs else lines[i])
        if moved:
            both = [
                replace(repair, line=moved.line, sure=repair.sure and moved.sure)
                for repair in line_repairs
            ]
            yield {i: both or [moved]}


def _suspect_lines(lines: list[str], failure: Failure) -> tuple[int, int]:
    """The first and the last line in which the slip may be."""
    last = min(failure.last, len(lines) - 1)
    return max(min(failure.first, last), last - FAR), last


def _nearby(first: int, last: int) -> list[int]:
    """The lines in which single slips are looked for, the likeliest first."""
    return list(dict.fromkeys([*range(last, max(first, last - _NEAR) - 1, -1), first]))


def _slips(change: LineRepairs, lines: list[str], written: list[str]) -> Iterator[Slip]:
    """The slips of a change of ``lines``, with columns in the lines as written."""
    for number, line_repairs in change.items():
        for repair in line_repairs:
            whole = replace(repair, line=line_repairs[-1].line)
            yield Slip(number, at_original_columns(whole, lines[number], written[number]))


def _unexplained(lines: list[str], failure: Failure, display_path: str) -> Problem:
    """Pass on the parser's error, unless the line holds something that is wrong anywhere."""
    number = min(failure.last, len(lines) - 1)
    indent = len(lines[number]) - len(lines[number].lstrip(" "))
    if lines[number].startswith(": ", indent):
        span = Span(Mark(number + 1, indent + 1), Mark(number + 1, indent + 2))
        return Problem(Code.BAD_KEY, Severity.ERROR, display_path, span, *NAMELESS)
    for rule in _INDENTS:
        repair = rule(lines[number]) if len(lines[number]) <= MAX_LINE else None
        if repair:
            return Slip(number, repair).problem(display_path)
    return failure.problem
