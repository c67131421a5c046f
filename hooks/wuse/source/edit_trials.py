"""Problems with proposed edits in, the same problems out without the edits that would not help.

The modules that propose an edit look at a few lines, sometimes at one. Only reading the edited file
again shows whether it is better: the problem must be gone and no new one may appear. An edit that
fails this trial is dropped, and its problem says in general terms how to mend it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from .codes import Code
from .problems import Edit, Problem, Severity

MAX_TRIALS = 24
"""If a file has at most this many edits, each is tried alone; otherwise all are tried at once."""
MAX_WORK = 1_500_000
"""Characters to read in all trials of one file: well below a second."""

_Key = tuple[str, str, str]
_NUMBER = re.compile(r"\d+")


def keep_helpful_edits(
    text: str, problems: list[Problem], read: Callable[[str], Iterable[Problem]]
) -> list[Problem]:
    """Drop the edits that would not help, and the problems that other edits solve on the way.

    A field that is missing only because it stands at the wrong place is not reported as missing.

    Args:
        text: the file, with LF line ends.
        problems: everything that is wrong with it.
        read: finds the problems of a text.
    """
    with_edit = [problem for problem in problems if problem.edit]
    if not with_edit:
        return problems
    trial = _Trial(text, problems, read)
    if len(with_edit) > MAX_TRIALS or len(text) * len(with_edit) > MAX_WORK:
        helpful = set(map(id, with_edit)) if trial.help_together(with_edit) else set()
    else:
        helpful = {id(problem) for problem in with_edit if trial.helps(problem)}
    useless = {id(problem) for problem in with_edit} - helpful
    return [
        _without_edit(item) if id(item) in useless else item
        for item in problems
        if item.code is not Code.MISSING or _key(item) not in trial.also_solved
    ]


class _Trial:
    def __init__(
        self, text: str, problems: list[Problem], read: Callable[[str], Iterable[Problem]]
    ) -> None:
        self._text = text
        self._read = read
        self._before = _count(problems)
        self.also_solved: Counter[_Key] = Counter()
        """Problems that edits solve besides their own."""

    def helps(self, problem: Problem) -> bool:
        """Whether an edit solves its problem and causes none, except in blanks to be filled in."""
        return self._solves([problem], problem.edit.apply_to(self._text) if problem.edit else "")

    def help_together(self, problems: list[Problem]) -> bool:
        """Whether many edits help if made at once; the last edit of a line includes the others."""
        lines = self._text.split("\n")
        for edit in _last_first(problem.edit for problem in problems if problem.edit):
            lines[edit.first - 1 : edit.end - 1] = edit.lines
        return self._solves(problems, "\n".join(lines))

    def _solves(self, problems: list[Problem], edited: str) -> bool:
        blank = {item.field for item in problems if item.code is Code.MISSING}
        after = _count(item for item in self._read(edited) if item.field not in blank)
        rest = self._before - _count(problems)
        if after <= rest and all(item.severity is Severity.ERROR for item in problems):
            self.also_solved += rest - after
        return after <= rest


def _last_first(edits: Iterable[Edit]) -> list[Edit]:
    """The edits from the end of the file to its start, one for each first line."""
    by_line = {edit.first: edit for edit in edits}
    return [by_line[first] for first in sorted(by_line, reverse=True)]


def _count(problems: Iterable[Problem]) -> Counter[_Key]:
    """Count problems by what they say, wherever they are."""
    return Counter(map(_key, problems))


def _key(problem: Problem) -> _Key:
    return problem.code, problem.field, _NUMBER.sub("", problem.message)


def _without_edit(problem: Problem) -> Problem:
    general_fix = problem.edit.general_fix if problem.edit else ""
    return replace(problem, fix=general_fix or problem.fix, edit=None)
