"""Every rule keeps the promise of its examples: it reports the bad one and passes the good one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.examples import TODAY, propose, write
from support.forms import problems_of_template
from support.imports import problems_of_import
from support.project import ROOT

from wuse.cli import main
from wuse.pages.parts.site_info import SiteInfo
from wuse.photos.typeface import find_typefaces
from wuse.rules import FAMILIES, RULES, Example, Rule, check
from wuse.rules.families.scope import AUTHOR
from wuse.site.assemble import assemble
from wuse.source import Code, Problem, Severity, load_region
from wuse.source.settings import load_configuration


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
    result = CliRunner().invoke(main, [*asked, "--project", str(root)])
    listed = json.loads(result.stdout)
    return list(map(Problem.from_json, listed))


named = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)


@named
def test_the_bad_example_is_reported(rule: Rule, tmp_path: Path) -> None:
    found = problems_of(rule, rule.bad, tmp_path)
    assert {problem.severity for problem in found if problem.code is rule.code} == {rule.severity}
    others = [str(problem) for problem in found if problem.code is not rule.code]
    assert [line for line in others if "错误" in line] == []


@named
def test_the_good_example_is_clean(rule: Rule, tmp_path: Path) -> None:
    if rule.code is Code.CARD_FONT and not find_typefaces():
        pytest.skip("no Chinese font on this machine (Debian: fonts-noto-cjk)")
    found = problems_of(rule, rule.good, tmp_path)
    grave = [p for p in found if p.code is rule.code or p.severity is not Severity.HINT]
    assert [str(problem) for problem in grave] == []


@named
def test_the_texts_of_a_rule_can_be_published(rule: Rule) -> None:
    assert rule.name == rule.name.lower().replace("_", "-").strip()
    assert len(rule.title) <= 20
    assert rule.why.endswith("。")
    assert rule.bad.files or rule.bad.note
    assert rule.good.files or rule.good.note


def test_every_code_has_a_rule_and_a_family() -> None:
    assert list(RULES) == sorted(RULES, key=lambda code: (list(FAMILIES).index(code[0]), code))
    assert set(RULES) == set(Code)
    assert len({rule.name for rule in RULES.values()}) == len(RULES) >= 60
