"""Advice is tried before it is given: a line is only shown if putting it into the file helps.

A corrected line is found by looking at a few lines, sometimes at one. Whether the file is better
with it, only reading the file again can tell: the problem must be gone and no other may be there.
Where it is not so, the problem keeps its words and says in general how to mend it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from .codes import Code
from .edits import Edit
from .problems import Problem, Severity

MAX_TRIALS = 24
"""Edits of one file that are tried one by one; of more, all are tried at once."""
MAX_WORK = 1_500_000
"""Characters read on trial per file: well below a second."""

_Key = tuple[str, str, str]
_NUMBER = re.compile(r"\d+")


def proved(
    text: str, problems: list[Problem], read: Callable[[str], Iterable[Problem]]
) -> list[Problem]:
    """Take back the lines that would not help, and what other lines mend along with their own.

    A field that is only missing because it stands at the wrong place is not told as missing.

    Args:
        text: the file, with LF line ends.
        problems: all that is wrong with it.
        read: finds the problems of a text.
    """
    edits = [problem for problem in problems if problem.edit]
    if not edits:
        return problems
    proof = _Proof(text, problems, read)
    if len(edits) > MAX_TRIALS or len(text) * len(edits) > MAX_WORK:
        good = set(map(id, edits)) if proof.together(edits) else set()
    else:
        good = {id(problem) for problem in edits if proof.alone(problem)}
    helpless = {id(problem) for problem in edits} - good
    return [
        _in_words(item) if id(item) in helpless else item
        for item in problems
        if item.code is not Code.MISSING or _key(item) not in proof.mended
    ]


class _Proof:
    def __init__(
        self, text: str, problems: list[Problem], read: Callable[[str], Iterable[Problem]]
    ) -> None:
        self._text = text
        self._read = read
        self._before = _counted(problems)
        self.mended: Counter[_Key] = Counter()
        """What edits mend besides their own problem."""

    def alone(self, problem: Problem) -> bool:
        """Whether an edit ends its problem and begins none, but in what it leaves to be filled."""
        return self._ends([problem], problem.edit.applied(self._text) if problem.edit else "")

    def together(self, problems: list[Problem]) -> bool:
        """Whether many edits do, made at once; of a line, the last one holds the others."""
        lines = self._text.split("\n")
        for edit in _by_place(problem.edit for problem in problems if problem.edit):
            lines[edit.first - 1 : edit.end - 1] = edit.lines
        return self._ends(problems, "\n".join(lines))

    def _ends(self, problems: list[Problem], better: str) -> bool:
        blank = {item.field for item in problems if item.code is Code.MISSING}
        after = _counted(item for item in self._read(better) if item.field not in blank)
        rest = self._before - _counted(problems)
        if after <= rest and all(item.severity is Severity.ERROR for item in problems):
            self.mended += rest - after
        return after <= rest


def _by_place(edits: Iterable[Edit]) -> list[Edit]:
    """The edits from the end of the file to its start, one for each place."""
    places = {edit.first: edit for edit in edits}
    return [places[first] for first in sorted(places, reverse=True)]


def _counted(problems: Iterable[Problem]) -> Counter[_Key]:
    """Problems by what they say, wherever it is."""
    return Counter(map(_key, problems))


def _key(problem: Problem) -> _Key:
    return problem.code, problem.field, _NUMBER.sub("", problem.message)


def _in_words(problem: Problem) -> Problem:
    otherwise = problem.edit.otherwise if problem.edit else ""
    return replace(problem, fix=otherwise or problem.fix, edit=None)
