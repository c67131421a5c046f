"""Problems for people at a terminal: the place, what is wrong there, the line, and the way out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from click import style

from wuse.cli.explain import COLOURS
from wuse.printable import printable
from wuse.source import Problem

from .common import Sources
from .excerpt import excerpt
from .words import Address, remedy, summary


def text(problems: Sequence[Problem], sources: Sources, address: Address) -> Iterator[str]:
    """A block for each problem, then how many there are and where to read more."""
    for problem in problems:
        yield "\n".join(_block(problem, sources)) + "\n"
    yield summary(problems)
    if problems:
        yield "wuse rule 代码 可看解释"


def _block(problem: Problem, sources: Sources) -> Iterator[str]:
    colour = COLOURS[problem.severity]
    place = style(f"{printable(problem.path)}:{problem.line}:{problem.column}", bold=True)
    grade = style(f"{problem.severity.zh} {problem.code}", fg=colour)
    field = f"[{printable(problem.field)}] " if problem.field else ""
    yield f"{place}: {grade} {field}{printable(problem.message)}"
    line = sources.shown(problem.path, problem.line)
    if line is not None:
        stops_here = problem.end_line == problem.line
        end = problem.end_column - 1 if stops_here else len(line)
        shown, carets = excerpt(line, problem.column - 1, end)
        yield f"{problem.line:>5} │ {shown}"
        yield f"      │ {style(carets, fg=colour)}"
    if problem.fix:
        yield f"      {printable(remedy(problem))}"
