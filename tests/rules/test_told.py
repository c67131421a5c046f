"""What pages and the command say of a bad example is what the check says of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from rules.told import say

from wuse.photos.typeface import find_typefaces
from wuse.rules import RULES, Rule
from wuse.rules.told import told
from wuse.source import Code


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_what_is_kept_is_what_is_said(rule: Rule, tmp_path: Path) -> None:
    if rule.code is Code.CARD_FONT and not find_typefaces():
        pytest.skip("no Chinese font on this machine (Debian: fonts-noto-cjk)")
    assert list(told(rule.code)) == say(rule, tmp_path), "make rules"
