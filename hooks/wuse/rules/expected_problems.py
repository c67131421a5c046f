"""The problems that `check` reports for the bad example of every rule.

They are kept in a file beside this module, so that neither a page nor a command has to write a
project and check it. ``make rules`` writes the file; a test checks that it is up to date.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from wuse.source.codes import Code
from wuse.source.problems import Problem

FILE = Path(__file__).with_suffix(".json")


def expected_problems(code: Code) -> tuple[Problem, ...]:
    """Return the problems of this code in its bad example, at paths as the example names files."""
    return tuple(Problem.from_json(row) for row in _rows() if row["code"] == code)


@cache
def _rows() -> list[dict[str, Any]]:
    return json.loads(FILE.read_text("utf-8"))  # type: ignore[no-any-return]
