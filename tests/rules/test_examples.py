"""Every rule keeps the promise of its examples: it reports the bad one and passes the good one."""

from __future__ import annotations

from pathlib import Path

import pytest
from rules.expected_problems import own_problems, problems_of

from wuse.photos.typeface import find_typefaces
from wuse.rules import FAMILIES, RULES, Rule
from wuse.rules.expected_problems import expected_problems
from wuse.source import Code, Severity

named = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)


@named
def test_the_bad_example_is_reported_as_pages_and_the_command_show_it(
    rule: Rule, tmp_path: Path
) -> None:
    found = problems_of(rule, rule.bad, tmp_path)
    if rule.code is not Code.CARD_FONT or find_typefaces():
        assert list(expected_problems(rule.code)) == own_problems(rule, found), "make rules"
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


def test_the_texts_of_rules_can_be_published() -> None:
    for code, rule in RULES.items():
        assert rule.name == rule.name.lower().replace("_", "-").strip(), code
        assert len(rule.title) <= 20, code
        assert rule.why.endswith("。"), code
        assert rule.bad.files or rule.bad.note, code
        assert rule.good.files or rule.good.note, code


def test_every_code_has_a_rule_and_a_family() -> None:
    assert list(RULES) == sorted(RULES, key=lambda code: (list(FAMILIES).index(code[0]), code))
    assert set(RULES) == set(Code)
    assert len({rule.name for rule in RULES.values()}) == len(RULES) >= 60
