"""The problems that the check reports for bad examples; as a module, it writes them to the file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from rules.test_examples import problems_of

from wuse.rules import RULES, Rule
from wuse.rules.expected_problems import FILE
from wuse.source import Problem

SCHOOL = "brands/example"
"""The folder that examples are written to."""


def own_problems(rule: Rule, root: Path) -> list[Problem]:
    """The rule's own problems in its bad example, at paths as the example names files."""
    return [
        replace(problem, path=_path_in_example(problem.path))
        for problem in problems_of(rule, rule.bad, root)
        if problem.code is rule.code
    ]


def _path_in_example(path: str) -> str:
    if path.startswith(f"{SCHOOL}/"):
        return path.removeprefix(f"{SCHOOL}/")
    inside = path.removeprefix("brands/")
    return inside if inside.startswith("_bureau/") or inside == path else f"../{inside}"


def main() -> None:
    lines = []
    for rule in RULES.values():
        with TemporaryDirectory() as folder:
            rows = [problem.to_json() for problem in own_problems(rule, Path(folder))]
        lines += [json.dumps(row, ensure_ascii=False) for row in rows]
    text = ",\n".join(lines)
    FILE.write_text(f"[\n{text}\n]\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
