"""Tables in GitHub's Markdown, for a job summary or a comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from wuse.printable import escape_markdown
from wuse.source import Code, Problem

from .common import Address, Sources, summary

_HEAD = "| 行 | 轻重 | 代码 | 栏目 | 哪里不对 | 怎样改 |\n| --: | --- | --- | --- | --- | --- |"


def markdown(problems: Sequence[Problem], sources: Sources, address: Address) -> Iterator[str]:
    """The number of problems, then a table for each file."""
    yield summary(problems)
    for path, items in groupby(problems, lambda problem: problem.path):
        yield f"\n### {escape_markdown(path)}\n\n{_HEAD}"
        for problem in items:
            texts = map(escape_markdown, (problem.field, problem.message, problem.fix))
            cells = (f"{problem.line}", problem.severity.zh, _code(problem.code, address), *texts)
            yield f"| {' | '.join(cells)} |"


def _code(code: Code, address: Address) -> str:
    explained = address(code)
    return f"[{code}]({explained})" if explained else code
