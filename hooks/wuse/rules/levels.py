"""The bureau's own levels: which rules matter how much, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wuse.layout import home
from wuse.model.bureau import RuleLevel, SeverityLevel, SiteFile
from wuse.source.problems import Problem, Severity

from .registry import RULES


def levelled(problems: Iterable[Problem], site: SiteFile) -> Iterator[Problem]:
    """Problems with the severity that the bureau gives them, without those that it switched off.

    Of several entries that fit, the last counts.
    """
    for problem in problems:
        level = _level(problem, site.rules)
        if level is None:
            yield problem
        elif level is not SeverityLevel.OFF:
            yield replace(problem, severity=Severity(level.value))


def withheld(problems: Iterable[Problem]) -> frozenset[str]:
    """Paths of the files that must not be published before they are mended."""
    return frozenset(
        problem.path
        for problem in problems
        if problem.severity is Severity.ERROR and RULES[problem.code].withholds
    )


def _level(problem: Problem, entries: Iterable[RuleLevel]) -> SeverityLevel | None:
    found = None
    if RULES[problem.code].adjustable:
        for entry in entries:
            if problem.code.startswith(entry.rule) and _within(problem.path, entry):
                found = entry.level
    return found


def _within(path: str, entry: RuleLevel) -> bool:
    folders = [f"{home(owner)}/" for owner in entry.owners]
    return not folders or any(f"{path}/".startswith(folder) for folder in folders)
