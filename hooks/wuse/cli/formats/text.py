"""Problems for people at a terminal: the position, what is wrong, the line, and the fix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from click import style

from wuse.cli.explain import COLOURS
from wuse.printable import printable
from wuse.source import Problem

from .common import Address, Sources, remedy, summary
from .excerpt import excerpt


def text(problems: Sequence[Problem], sources: Sources, address: Address) -> Iterator[str]:
    """A block for each problem, then the number of problems and where to read more."""
    for problem in problems:
        yield "\n".join(_block(problem, sources)) + "\n"
    yield summary(problems)
    if problems:
        yield "wuse rule 代码 可看解释"


def _block(problem: Problem, sources: Sources) -> Iterator[str]:
    colour = COLOURS[problem.severity]
    position = style(f"{printable(problem.path)}:{problem.line}:{problem.column}", bold=True)
    severity = style(f"{problem.severity.zh} {problem.code}", fg=colour)
    field = f"[{printable(problem.field)}] " if problem.field else ""
    yield f"{position}: {severity} {field}{printable(problem.message)}"
    line = sources.redacted(problem.path, problem.line)
    if line is not None:
        is_one_line = problem.end_line == problem.line
        end = problem.end_column - 1 if is_one_line else len(line)
        extract, carets = excerpt(line, problem.column - 1, end)
        yield f"{problem.line:>5} │ {extract}"
        yield f"      │ {style(carets, fg=colour)}"
    if problem.fix:
        yield f"      {printable(remedy(problem))}"
