"""Why a file does not parse: YAML libraries blame the line where they gave up, not the slip.

Each slip that `slips` proposes near that line is mended on trial. It is believed, and told, only
when the parser then gets further; so several slips are found in one go, and text that merely
looks like a slip is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from .alignment import FAR, aligned, settled
from .codes import Code
from .edits import Edit
from .problems import Mark, Problem, Severity, Span
from .repair import MAX_LINE, Repair
from .slips import RULES, list_dash, moved, repairs, tab, wide_indent

MAX_REPAIRS = 50
"""Slips told per file; who made more would not read on."""
MAX_WORK = 8_000_000
"""Characters parsed on trial per file: about a second, in the worst file of the largest size."""
_NEAR = 8
"""Lines above the parser's complaint in which one slip alone is looked for."""


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


@dataclass(frozen=True, slots=True)
class Slip:
    """A repair in its place in a file."""

    number: int
    """The line, 0-based."""
    repair: Repair
    severity: Severity = Severity.ERROR
    advice: str = ""
    """How to mend it, where there is more to say than the repaired line."""

    def told(self, shown: str) -> Problem:
        """Say what is wrong and how to mend it."""
        line, repair = self.number + 1, self.repair
        span = Span(Mark(line, repair.start + 1), Mark(line, repair.end + 1))
        fix = self.advice or repair.fix
        lines = (repair.line.rstrip(),) if repair.lines is None else repair.lines
        otherwise = repair.otherwise
        if self.severity is Severity.WARNING and repair.code in _FIELDS:
            otherwise = f"如果是栏目，{otherwise}；如果整段都是正文，用引号括起来"
        edit = Edit(line, line + 1, lines, otherwise)
        return Problem(repair.code, self.severity, shown, span, repair.message, fix, edit=edit)


NAMELESS = ("冒号前面缺少名称", "在冒号前面写上栏目的名称")
"""What is wrong with a field without a name, and how to mend it."""

_FIELDS = (Code.FULLWIDTH_COLON, Code.COLON_WITHOUT_SPACE, Code.LIST_DASH)
"""Slips that hide a field or an item, where it may as well be text."""
_INDENTS = (tab, wide_indent)
"""Mended only with all else in the line: half mended, it would pass for more of the text above."""

Change = dict[int, list[Repair]]


def mend(
    text: str, failure: Failure, attempt: Callable[[str], Failure | None], shown: str
) -> tuple[str, list[Slip], list[Problem]]:
    """Find the slips that keep a text from being parsed.

    Args:
        text: the text.
        failure: what the parser said about it.
        attempt: parses a text, and returns where that failed, or None.
        shown: how messages name the file.

    Returns:
        the text, mended as far as it could be understood, with the same lines; the slips; and the
        parser's own complaint if something remains that no slip explains.
    """
    written = text.split("\n")
    trials = _Trials(written, failure, attempt)
    slips: list[Slip] = []
    while trials.failure and len(slips) < MAX_REPAIRS:
        lines = trials.lines
        # The indent is doubted only where nothing else helps.
        change = trials.best(_changes(lines, trials.failure)) or trials.best(
            _alignments(lines, trials.failure)
        )
        if not change:
            break
        slips += _slips(change, lines, written)
    complaints = [failure.problem] if failure.problem.code is Code.NOT_A_MAPPING else []
    if trials.failure and trials.failure.problem not in complaints:
        complaints.append(_unexplained(trials.lines, trials.failure, shown))
    return "\n".join(trials.lines), slips, complaints


class _Trials:
    """Lines that are mended step by step, and why they do not parse yet."""

    def __init__(
        self, lines: list[str], failure: Failure, attempt: Callable[[str], Failure | None]
    ) -> None:
        self.lines = lines
        self.failure: Failure | None = failure
        self._attempt = attempt
        self._work = MAX_WORK
        self._size = sum(map(len, lines)) + len(lines)

    def best(self, changes: Iterator[Change]) -> Change | None:
        """Make the change with which the parser gets furthest, if any helps."""
        lines, before = self.lines, self.failure
        best: Change | None = None
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
        return self._needed(best, lines) if best and len(best) > 1 else best

    def _needed(self, change: Change, before: list[str]) -> Change:
        """Take back what did not help: lines of a text that merely look like fields."""
        needed: Change = {}
        for i, found in change.items():
            if not self._may_try():
                needed[i] = [replace(repair, sure=False) for repair in found]
                continue
            trial = [*self.lines[:i], before[i], *self.lines[i + 1 :]]
            later = self._attempt("\n".join(trial))
            if later is None or (self.failure and later.reached >= self.failure.reached):
                self.lines, self.failure = trial, later
            else:
                needed[i] = found
        return needed

    def _may_try(self) -> bool:
        self._work -= self._size
        return self._work >= 0


def _changes(lines: list[str], failure: Failure) -> Iterator[Change]:
    """Propose changes, the smallest first: one slip, one line, all lines."""
    first, last = _stretch(lines, failure)
    all_lines = _repairs(lines, first, last)
    if failure.problem.code is Code.NOT_A_MAPPING:
        yield all_lines
    near = _near(first, last)
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


def _dashes(lines: list[str], first: int, last: int) -> Change:
    """A whole list with wrong dashes: items above were read as fields, and seemed in order."""
    dashed = [i for i in range(max(0, last - FAR), last + 1) if list_dash(lines[i])]
    if not dashed or dashed[-1] < first:
        return {}
    return _repairs(lines, dashed[0], last)


def _repairs(lines: list[str], first: int, last: int) -> Change:
    """All that may be mended in a stretch, each line below the mended ones above it."""
    above, change = lines[:first], Change()
    for number in range(first, last + 1):
        found = settled(above, repairs(lines[number]))
        above.append(found[-1].line if found else lines[number])
        if found:
            change[number] = found
    return change


def _alignments(lines: list[str], failure: Failure) -> Iterator[Change]:
    """Propose to move one line."""
    for i in _near(*_stretch(lines, failure)):
        found = repairs(lines[i])
        moved_line = aligned(lines[:i], found[-1].line if found else lines[i])
        if moved_line:
            better, sure = moved_line.line, moved_line.sure
            whole = [replace(item, line=better, sure=item.sure and sure) for item in found]
            yield {i: whole or [moved_line]}


def _stretch(lines: list[str], failure: Failure) -> tuple[int, int]:
    """The first and the last line in which the slip may be."""
    last = min(failure.last, len(lines) - 1)
    return max(min(failure.first, last), last - FAR), last


def _near(first: int, last: int) -> list[int]:
    """The lines in which one slip alone is looked for, the likeliest first."""
    return list(dict.fromkeys([*range(last, max(first, last - _NEAR) - 1, -1), first]))


def _slips(change: Change, lines: list[str], written: list[str]) -> Iterator[Slip]:
    """The slips of a change of ``lines``, at their places in the lines as written."""
    for number, found in change.items():
        for repair in found:
            whole = replace(repair, line=found[-1].line)
            yield Slip(number, moved(whole, lines[number], written[number]))


def _unexplained(lines: list[str], failure: Failure, shown: str) -> Problem:
    """Say what the parser said, unless the line shows what nobody may write at all."""
    number = min(failure.last, len(lines) - 1)
    indent = len(lines[number]) - len(lines[number].lstrip(" "))
    if lines[number].startswith(": ", indent):
        span = Span(Mark(number + 1, indent + 1), Mark(number + 1, indent + 2))
        return Problem(Code.BAD_KEY, Severity.ERROR, shown, span, *NAMELESS)
    for rule in _INDENTS:
        repair = rule(lines[number]) if len(lines[number]) <= MAX_LINE else None
        if repair:
            return Slip(number, repair).told(shown)
    return failure.problem
