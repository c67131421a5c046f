"""What the check says of every rule's bad example.

Kept in a file beside this one, so that neither a page nor a command has to write a project and
check it; a test checks that the file is true.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from wuse.source.problems import Code, Problem, Severity

FILE = Path(__file__).with_name("told.json")


def told(code: Code) -> tuple[Problem, ...]:
    """The problems of this code in its bad example, at paths as the example names its files."""
    return _kept().get(code, ())


@cache
def _kept() -> Mapping[Code, tuple[Problem, ...]]:
    rows = json.loads(FILE.read_text("utf-8"))
    problems = [
        Problem(**{**row, "code": Code(row["code"]), "severity": Severity(row["severity"])})
        for row in rows
    ]
    return {code: tuple(p for p in problems if p.code is code) for code in Code}


def written(problems: Iterable[Problem]) -> str:
    """The content of the file for these problems, one to a line."""
    rows = [json.dumps(problem.to_json(), ensure_ascii=False) for problem in problems]
    return "[\n" + ",\n".join(rows) + "\n]\n"
