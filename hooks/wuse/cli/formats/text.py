"""Problems for people at a terminal: the place, what is wrong there, the line, and the way out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from click import style

from wuse.photos.naming import printable
from wuse.source import Problem, Severity

from .excerpt import excerpt
from .sources import Sources
from .words import summary

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}


def text(problems: Sequence[Problem], sources: Sources) -> Iterator[str]:
    """A block for each problem, then how many there are."""
    for problem in problems:
        yield "\n".join(_block(problem, sources)) + "\n"
    yield summary(problems)


def _block(problem: Problem, sources: Sources) -> Iterator[str]:
    colour = _COLOURS[problem.severity]
    place = style(f"{printable(problem.path)}:{problem.line}:{problem.column}", bold=True)
    grade = style(f"{problem.severity.zh} {problem.code}", fg=colour)
    field = f"[{printable(problem.field)}] " if problem.field else ""
    yield f"{place}: {grade} {field}{printable(problem.message)}"
    line = sources.line(problem.path, problem.line)
    if line is not None:
        stops_here = problem.end_line == problem.line
        end = problem.end_column - 1 if stops_here else len(line)
        shown, carets = excerpt(line, problem.column - 1, end)
        yield f"{problem.line:>5} │ {shown}"
        yield f"      │ {style(carets, fg=colour)}"
    if problem.fix:
        yield f"      改法：{printable(problem.fix)}"
