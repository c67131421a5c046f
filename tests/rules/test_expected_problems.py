"""The kept problems, which pages and the command show, are those that the check reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from rules.expected_problems import own_problems

from wuse.photos.typeface import find_typefaces
from wuse.rules import RULES, Rule
from wuse.rules.expected_problems import expected_problems
from wuse.source import Code


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_the_kept_problems_are_those_reported(rule: Rule, tmp_path: Path) -> None:
    if rule.code is Code.CARD_FONT and not find_typefaces():
        pytest.skip("no Chinese font on this machine (Debian: fonts-noto-cjk)")
    assert list(expected_problems(rule.code)) == own_problems(rule, tmp_path), "make rules"
