"""The problems that are reported for examples; as a module, it writes what pages show of them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner
from support.examples import TODAY, propose, write
from support.forms import problems_of_template
from support.imports import problems_of_import
from support.project import ROOT

from wuse.cli import main as wuse
from wuse.pages.parts.site_info import SiteInfo
from wuse.rules import RULES, Example, Rule, check
from wuse.rules.expected_problems import FILE
from wuse.rules.families.scope import AUTHOR
from wuse.site.assemble import assemble
from wuse.source import Problem, load_region
from wuse.source.settings import load_configuration

SCHOOL = "brands/example"
"""The folder that examples are written to."""


def problems_of(rule: Rule, example: Example, root: Path) -> list[Problem]:
    if rule.code.startswith("X6"):
        return problems_of_template(rule.code, is_bad=example is rule.bad)
    if rule.code.startswith("X"):
        return problems_of_import(root, example, rule.code if example is rule.bad else None)
    if rule.code.startswith("O"):
        return problems_of_change(root, propose(example, root))
    write(example, root)
    configuration, problems = load_configuration(root)
    problems = [problem for problem in problems if (root / problem.path).exists()]
    loaded = load_region(root)
    problems += check(root, loaded, settings=configuration.settings, today=TODAY)
    if url := configuration.text("site_url"):  # a site that has cards for link previews
        info = SiteInfo(configuration.text("site_name"), url)
        problems += assemble(root, info, configuration.settings, ROOT / "theme_overrides").problems
    return problems


def problems_of_change(root: Path, since: str) -> list[Problem]:
    asked = ["check", "--since", since, "--author", AUTHOR, "--format", "json"]
    result = CliRunner().invoke(wuse, [*asked, "--project", str(root)])
    listed = json.loads(result.stdout)
    return list(map(Problem.from_json, listed))


def own_problems(rule: Rule, found: list[Problem]) -> list[Problem]:
    """The rule's own problems among those of its bad example, at paths as that names files."""
    return [
        replace(problem, path=_path_in_example(problem.path))
        for problem in found
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
            found = problems_of(rule, rule.bad, Path(folder))
            rows = [problem.to_json() for problem in own_problems(rule, found)]
        lines += [json.dumps(row, ensure_ascii=False) for row in rows]
    text = ",\n".join(lines)
    FILE.write_text(f"[\n{text}\n]\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
