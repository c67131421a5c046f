"""Titles break after punctuation, quotations are marked once, opening marks hang."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from wuse.pages.parts.typography import clauses, hanging, quoted

TEXT = st.text("甲乙，。：“”‘’（）<>&—…！ a1", max_size=30)


def words(markup: str) -> str:
    """What a reader sees."""
    return html.unescape(re.sub(r"</?span[^>]*>", "", markup))


@given(TEXT)
def test_no_sign_is_lost_and_none_becomes_markup(text: str) -> None:
    assert words(clauses(text)) == text
    assert words(hanging(text)) == text


def test_a_title_breaks_after_its_punctuation_and_the_marks_that_close() -> None:
    title = "党员先锋岗：“门开着，话就进来了。”走廊口的一年"
    found = re.findall(r'<span class="clause">(.*?)</span>', clauses(title))
    assert found == ["党员先锋岗：", "“门开着，", "话就进来了。”", "走廊口的一年"]
    assert clauses("红帆领航") == "红帆领航"


def test_a_quotation_has_marks_once_and_single_ones_within() -> None:
    assert quoted("门开着") == "“门开着”"
    assert quoted("他说“门开着”就好") == "“他说‘门开着’就好”"
    assert quoted("“门开着。”我们说") == "“门开着。”我们说"


def test_only_an_opening_mark_hangs() -> None:
    assert hanging("“门”") == '<span class="hang">“</span>门”'
    assert hanging("门“开”") == "门“开”"
