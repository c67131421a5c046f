"""Words that several formats share."""

from __future__ import annotations

from collections.abc import Sequence

from wuse.source import Problem, Severity


def sentence(problem: Problem) -> str:
    """What is wrong and how to mend it, for a tool that has one text for both."""
    field = f"{problem.field}：" if problem.field else ""
    fix = f"\n改法：{problem.fix}" if problem.fix else ""
    return f"{field}{problem.message}{fix}"


def summary(problems: Sequence[Problem]) -> str:
    """How many problems there are of each severity."""
    counts = [
        f"{sum(problem.severity is severity for problem in problems)} 个{severity.zh}"
        for severity in Severity
    ]
    return "、".join(counts) if problems else "没有发现问题。"
