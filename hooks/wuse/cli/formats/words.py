"""Words that several formats share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wuse.source import Code, Problem, Severity

Address = Callable[[Code], str]
"""Code -> address of the page that explains it; empty when the site's address is unknown."""


def sentence(problem: Problem) -> str:
    """What is wrong and how to mend it, for a tool that has one text for both."""
    field = f"{problem.field}：" if problem.field else ""
    return "\n".join(filter(None, (f"{field}{problem.message}", remedy(problem))))


def remedy(problem: Problem) -> str:
    """How to mend it, as a sentence of its own; empty when nobody knows."""
    if not problem.fix or problem.fix.startswith("改成"):
        return problem.fix
    return f"改法：{problem.fix}"


def summary(problems: Sequence[Problem]) -> str:
    """How many problems there are of each severity."""
    counts = [
        f"{sum(problem.severity is severity for problem in problems)} 个{severity.zh}"
        for severity in Severity
    ]
    return "、".join(counts) if problems else "没有发现问题。"
