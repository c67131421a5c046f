"""Workflow commands: GitHub shows each problem at its line of a pull request.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wuse.printable import printable
from wuse.source import Problem, Severity

from .common import Address, Sources, sentence, summary

LIMIT = 10
"""How many annotations of each level GitHub keeps per step; it silently drops the others.

https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
"""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_MESSAGE_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github(problems: Sequence[Problem], sources: Sources, address: Address) -> Iterator[str]:
    """The worst problems. If some are left out, the last notice says how many."""
    worst = _worst(problems, LIMIT)
    has_more = len(problems) > len(worst)
    if has_more:
        worst = _worst(problems, LIMIT - 1)  # room for the notice
    for problem in worst:
        yield _command(_LEVELS[problem.severity], _properties(problem), _message(problem, address))
    if has_more:
        notice = f"还有 {len(problems) - len(worst)} 个问题没有列在这里，全部是 {summary(problems)}"
        yield _command("notice", {}, notice)


def _message(problem: Problem, address: Address) -> str:
    return "\n".join(filter(None, (sentence(problem), address(problem.code))))


def _worst(problems: Sequence[Problem], hints: int) -> list[Problem]:
    """The first problems of each severity, errors first, with at most ``hints`` hints."""
    limits = {Severity.ERROR: LIMIT, Severity.WARNING: LIMIT, Severity.HINT: hints}
    return [
        problem
        for severity, limit in limits.items()
        for problem in [item for item in problems if item.severity is severity][:limit]
    ]


def _properties(problem: Problem) -> dict[str, str | int]:
    location: dict[str, str | int] = {
        "file": problem.path, "line": problem.line, "endLine": problem.end_line
    }  # fmt: skip
    if problem.line == problem.end_line:  # GitHub accepts columns within one line only
        location |= {"col": problem.column, "endColumn": problem.end_column}
    return {**location, "title": problem.code.value}


def _command(name: str, properties: Mapping[str, str | int], message: str) -> str:
    assignments = ",".join(
        f"{key}={printable(str(value)).translate(_PROPERTY_ESCAPES)}"
        for key, value in properties.items()
    )
    text = "\n".join(map(printable, message.split("\n"))).translate(_MESSAGE_ESCAPES)
    return f"::{name}{' ' if assignments else ''}{assignments}::{text}"
