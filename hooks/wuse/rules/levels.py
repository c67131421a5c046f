"""The levels that the bureau sets: how much a rule matters, and in which folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wuse.layout import home
from wuse.model.bureau import RuleLevel, SeverityLevel, SiteFile
from wuse.source.problems import Problem, Severity

from .registry import RULES


def levelled(problems: Iterable[Problem], site: SiteFile) -> Iterator[Problem]:
    """Yield problems with the severity that the bureau set, without those that it switched off.

    If several entries apply, the last one counts.
    """
    for problem in problems:
        level = _level(problem, site.rules)
        if level is None:
            yield problem
        elif level is not SeverityLevel.OFF:
            yield replace(problem, severity=Severity(level.value))


def withheld(problems: Iterable[Problem]) -> frozenset[str]:
    """Return the paths of files that must not be published before they are corrected."""
    return frozenset(
        problem.path
        for problem in problems
        if problem.severity is Severity.ERROR and RULES[problem.code].withholds
    )


def _level(problem: Problem, entries: Iterable[RuleLevel]) -> SeverityLevel | None:
    level = None
    if RULES[problem.code].adjustable:
        for entry in entries:
            if problem.code.startswith(entry.rule) and _within(problem.path, entry):
                level = entry.level
    return level


def _within(path: str, entry: RuleLevel) -> bool:
    folders = [f"{home(owner)}/" for owner in entry.owners]
    return not folders or any(f"{path}/".startswith(folder) for folder in folders)
