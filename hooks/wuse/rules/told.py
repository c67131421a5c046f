"""What the check says of every rule's bad example.

Kept in a file beside this one, so that neither a page nor a command has to write a project and
check it; a test checks that the file is true.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from wuse.source.codes import Code
from wuse.source.problems import Problem

FILE = Path(__file__).with_name("told.json")


def told(code: Code) -> tuple[Problem, ...]:
    """The problems of this code in its bad example, at paths as the example names its files."""
    return tuple(Problem.from_json(row) for row in _kept() if row["code"] == code)


@cache
def _kept() -> list[dict[str, Any]]:
    return json.loads(FILE.read_text("utf-8"))  # type: ignore[no-any-return]
