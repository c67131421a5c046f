"""Reviewdog's Diagnostic Format, which becomes comments on GitHub, GitLab and Gitea.

https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wuse.source import Problem, Severity

from .common import Address, Sources, encode, sentence

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.HINT: "INFO"}


def rdjson(problems: Sequence[Problem], sources: Sources, address: Address) -> Iterator[str]:
    """A DiagnosticResult with one Diagnostic per problem."""
    diagnostics = [_diagnostic(problem, sources, address) for problem in problems]
    yield encode({"source": {"name": "wuse"}, "diagnostics": diagnostics})


def _diagnostic(problem: Problem, sources: Sources, address: Address) -> dict[str, object]:
    path, explained = problem.path, address(problem.code)
    span = {
        "start": _position(path, problem.line, problem.column, sources),
        "end": _position(path, problem.end_line, problem.end_column, sources),
    }
    return {
        "message": sentence(problem),
        "location": {"path": path, "range": span},
        "severity": _SEVERITIES[problem.severity],
        "code": {"value": problem.code.value, **({"url": explained} if explained else {})},
    }


def _position(path: str, line: int, column: int, sources: Sources) -> dict[str, int]:
    """A position in a file. Its column counts bytes of UTF-8, from 1."""
    before = (sources.line(path, line) or "")[: column - 1]
    return {"line": line, "column": column - len(before) + len(before.encode())}
