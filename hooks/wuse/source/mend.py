"""Why a file does not parse: YAML libraries blame the line where they gave up, not the slip.

Each slip that `slips` proposes near that line is mended on trial. It is believed, and told, only
when the parser then gets further; so several slips are found in one go, and text that merely
looks like a slip is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from .problems import Code, Mark, Problem, Severity, Span
from .slips import MAX_LINE, RULES, Repair, repairs, tab, wide_indent

MAX_REPAIRS = 50
"""Slips told per file; who made more would not read on."""
MAX_WORK = 8_000_000
"""Characters parsed on trial per file: about a second, in the worst file of the largest size."""
_NEAR = 8
"""Lines above the parser's complaint in which one slip alone is looked for."""
_FAR = 200
"""Lines above the parser's complaint in which slips that must be mended together are looked for."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Where and why the parser gave up. Lines are 0-based, as in a list of lines."""

    first: int
    """The line where what it could not finish began."""
    last: int
    """The line where it noticed. The slip is somewhere between the two."""
    reached: int
    """A repair helps when this moves down."""
    problem: Problem
    """What to say when no slip explains it."""


_INDENTS = (tab, wide_indent)
"""Mended only with all else in the line: half mended, it would pass for more of the text above."""

Change = dict[int, list[Repair]]


def mend(
    text: str, failure: Failure, attempt: Callable[[str], Failure | None], shown: str
) -> tuple[str, list[Problem]]:
    """Find the slips that keep a text from being parsed.

    Args:
        text: the text.
        failure: what the parser said about it.
        attempt: parses a text, and returns where that failed, or None.
        shown: how messages name the file.

    Returns:
        the text, mended as far as it could be understood, with the same lines; and the problems:
        the slips, and the parser's own complaint if something remains that no slip explains.
    """
    lines = text.split("\n")
    whole = failure.problem.code is Code.NOT_A_MAPPING
    problems = [failure.problem] if whole else []
    work = MAX_WORK
    left: Failure | None = failure
    while left and len(problems) < MAX_REPAIRS:
        best: tuple[list[str], Change] | None = None
        furthest: Failure | None = left
        for change in _changes(lines, left):
            work -= len(text)
            if work < 0:
                break
            trial = [change[i][-1].line if i in change else line for i, line in enumerate(lines)]
            later = attempt("\n".join(trial))
            if later is None or (furthest and later.reached > furthest.reached):
                best, furthest = (trial, change), later
            if later is None:
                break
        if best is None:
            break
        lines, left = best[0], furthest
        problems += _told(best[1], shown)
    if left and left.problem not in problems:
        problems.append(_unexplained(lines, left, shown))
    return "\n".join(lines), problems


def _changes(lines: list[str], failure: Failure) -> Iterator[Change]:
    """Propose changes, the smallest first: one slip, one line, all lines, at last the indent."""
    last = min(failure.last, len(lines) - 1)
    first = max(min(failure.first, last), last - _FAR)
    all_lines = {i: found for i in range(first, last + 1) if (found := repairs(lines[i]))}
    if failure.problem.code is Code.NOT_A_MAPPING:
        yield all_lines
    near = dict.fromkeys([*range(last, max(first, last - _NEAR) - 1, -1), first])
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
    for i in near:
        found = all_lines.get(i, [])
        aligned = _aligned(lines[:i], found[-1].line if found else lines[i])
        if aligned:
            yield {i: [replace(repair, line=aligned.line) for repair in found] or [aligned]}


_LEAD = re.compile(r" *(?:- +)*")


def _aligned(above: list[str], line: str) -> Repair | None:
    """Move a line to the nearest column at which a line above it starts."""
    text = line.lstrip(" ")
    indent = len(line) - len(text)
    columns = set() if any(map(str.strip, above)) else {0}
    lowest = MAX_LINE
    for other in reversed(above[-_FAR:]):
        lead = _LEAD.match(other)
        width = len(other) - len(other.lstrip(" "))
        if lead and width < lowest and other.strip() and other[width] != "#":
            lowest = width
            columns.add(width if text.startswith("- ") else lead.end())
    columns.discard(indent)
    if not text or not columns:
        return None
    nearest = min(columns, key=lambda column: (abs(column - indent), column))
    message = "这一行没有和上面的行对齐"
    return Repair(Code.INDENTATION, 0, max(indent, 1), " " * nearest + text, message)


def _told(change: Change, shown: str) -> Iterator[Problem]:
    for number, found in change.items():
        for repair in found:
            yield told(replace(repair, line=found[-1].line), number, Severity.ERROR, shown)


def told(repair: Repair, number: int, severity: Severity, shown: str, fix: str = "") -> Problem:
    """Say what a repair of line ``number`` (0-based) mends; ``fix`` overrides its own."""
    start, end = Mark(number + 1, repair.start + 1), Mark(number + 1, repair.end + 1)
    span = Span(start, end)
    return Problem.at(span, repair.code, severity, shown, repair.message, fix or repair.fix)


def _unexplained(lines: list[str], failure: Failure, shown: str) -> Problem:
    """Say what the parser said, unless the line shows what nobody may write at all."""
    number = min(failure.last, len(lines) - 1)
    for rule in _INDENTS:
        repair = rule(lines[number]) if len(lines[number]) <= MAX_LINE else None
        if repair:
            return told(repair, number, Severity.ERROR, shown)
    return failure.problem
