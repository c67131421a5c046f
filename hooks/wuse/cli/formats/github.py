"""Workflow commands: GitHub shows each problem at its line of a pull request.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wuse.printable import printable
from wuse.source import Problem, Severity

from .common import Sources
from .words import Address, sentence, summary

LIMIT = 10
"""Annotations of each level that GitHub keeps of one step; it drops the others without a word.

https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
"""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github(problems: Sequence[Problem], sources: Sources, address: Address) -> Iterator[str]:
    """The worst problems; if that is not all of them, the last notice says what is left out."""
    shown = _worst(problems, LIMIT)
    rest = len(problems) > len(shown)
    if rest:
        shown = _worst(problems, LIMIT - 1)  # room for the notice
    for problem in shown:
        yield _command(_LEVELS[problem.severity], _properties(problem), _said(problem, address))
    if rest:
        more = f"还有 {len(problems) - len(shown)} 个问题没有列在这里，全部是 {summary(problems)}"
        yield _command("notice", {}, more)


def _said(problem: Problem, address: Address) -> str:
    return "\n".join(filter(None, (sentence(problem), address(problem.code))))


def _worst(problems: Sequence[Problem], hints: int) -> list[Problem]:
    """The first of each severity, errors first, and of hints so many."""
    limits = {Severity.ERROR: LIMIT, Severity.WARNING: LIMIT, Severity.HINT: hints}
    return [
        problem
        for severity, limit in limits.items()
        for problem in [item for item in problems if item.severity is severity][:limit]
    ]


def _properties(problem: Problem) -> dict[str, str | int]:
    place: dict[str, str | int] = {
        "file": problem.path, "line": problem.line, "endLine": problem.end_line
    }  # fmt: skip
    if problem.line == problem.end_line:  # GitHub takes columns within one line only
        place |= {"col": problem.column, "endColumn": problem.end_column}
    return {**place, "title": problem.code.value}


def _command(name: str, properties: Mapping[str, str | int], message: str) -> str:
    written = ",".join(
        f"{key}={printable(str(value)).translate(_PROPERTY)}" for key, value in properties.items()
    )
    said = "\n".join(map(printable, message.split("\n"))).translate(_MESSAGE)
    return f"::{name}{' ' if written else ''}{written}::{said}"
