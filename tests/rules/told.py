"""What the check says of a rule's bad example. Run as a module, it writes all of that anew."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from rules.test_examples import told as found_in

from wuse.rules import RULES, Rule
from wuse.rules.told import FILE
from wuse.source import Problem

SCHOOL = "brands/example"
"""Where examples are written."""


def say(rule: Rule, root: Path) -> list[Problem]:
    """The rule's own problems in its bad example, at paths as the example names its files."""
    return [
        replace(problem, path=_named(problem.path))
        for problem in found_in(rule, rule.bad, root)
        if problem.code is rule.code
    ]


def _named(path: str) -> str:
    if path.startswith(f"{SCHOOL}/"):
        return path.removeprefix(f"{SCHOOL}/")
    inside = path.removeprefix("brands/")
    return inside if inside.startswith("_bureau/") or inside == path else f"../{inside}"


def main() -> None:
    lines = []
    for rule in RULES.values():
        with TemporaryDirectory() as folder:
            told = [problem.to_json() for problem in say(rule, Path(folder))]
        lines += [json.dumps(row, ensure_ascii=False) for row in told]
    rows = ",\n".join(lines)
    FILE.write_text(f"[\n{rows}\n]\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
